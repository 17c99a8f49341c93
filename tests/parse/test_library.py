"""All of content/ becomes the library; what would not be published is named."""

import pytest

from bulletin.model.finding import Severity
from tests.parse.samples import EN, FACTS, STORY, ZH, build, found, rules

GOOD_ZH = f"---\ntitle: 标题\n{FACTS}---\n正文。\n"
GOOD_EN = "---\ntitle: Headline\n---\nText.\n"


def story(front: str, body: str = "正文。") -> str:
    """Return a Chinese version with the needed facts and more."""
    return f"---\ntitle: 标题\n{FACTS}{front}\n---\n{body}\n"


def test_facts_are_taken_over_from_the_other_file() -> None:
    """Stated once, true in both languages; the translation is known by its translator."""
    made, findings = build({ZH: GOOD_ZH, EN: "---\ntitle: A\ntranslator: Li\n---\nText.\n"})
    assert findings == []
    (one,) = made.stories
    assert (one.id, one.key) == ("2024/talent-day", "articles/2024/talent-day/")
    assert list(one.versions) == ["zh", "en"]
    assert one.facts.topics == ("youth",)
    assert one.facts.original == "zh"


def test_facts_may_be_split_over_both_files() -> None:
    """No language is privileged."""
    made, findings = build(
        {
            ZH: "---\ntitle: 标题\ntopics: [youth]\n---\n正文。\n",
            EN: "---\ntitle: A\npublished: 2024-09-27\n---\nText.\n",
        }
    )
    assert findings == []
    assert made.stories[0].facts.original == ""


def test_the_same_fact_in_other_words_agrees() -> None:
    """Values are compared, not spellings."""
    english = "---\ntitle: A\npublished: 27 Sep 2024 00:30Z\ntopics: youth\n---\nText.\n"
    assert build({ZH: GOOD_ZH, EN: english.replace("00:30Z", "08:30")})[1] == []


def test_a_disagreement_names_both_places() -> None:
    """One error, at the later file, with the place in the other."""
    english = "---\ntitle: A\npublished: 2024-09-28\n---\nText.\n"
    _, (finding,) = build({ZH: GOOD_ZH, EN: english})
    assert (finding.rule, finding.severity) == ("fact-disagreement", Severity.ERROR)
    assert (finding.place.path, finding.place.line, finding.place.column) == (EN, 3, 12)
    assert finding.excerpt == "published: 2024-09-28"
    assert [(each.path, each.line) for each in finding.related] == [(ZH, 3)]


def test_needed_facts_left_empty_are_told_at_their_place() -> None:
    """The line with the key and no value, not the first line."""
    front = "---\ntitle: 标题\npublished:\ntopics: [youth]\n---\n正文。\n"
    _, (finding,) = build({ZH: front, EN: GOOD_EN})
    assert found([finding]) == [("missing-key", 3, 1)]


def test_needed_facts_missing_everywhere_are_told_once() -> None:
    """`published` and `topics` may stand in either file, but somewhere."""
    made, findings = build({ZH: "---\ntitle: 标题\n---\n正文。\n", EN: GOOD_EN})
    assert made.stories == ()
    assert [(each.rule, each.place.path) for each in findings] == [("missing-key", ZH)] * 2
    assert "published" in findings[0].message.en


def test_a_fact_stated_wrongly_is_told_once() -> None:
    """The bad date is the fault; that the date is missing is not told as well."""
    text = GOOD_ZH.replace("2024-09-27 08:30", "2024-02-30")
    assert rules(build({ZH: text, EN: GOOD_EN})[1]) == ["bad-date"]


def test_words_need_every_language_the_story_is_told_in() -> None:
    """A brief needs them too; a language without a version does not."""
    front = "lead: {file: a.jpg, alt: {zh: 会场}}\nbyline: [{name: {zh: 张三}}]"
    names = (f"{STORY}/a.jpg",)
    assert build({ZH: story(front)}, names)[1] == []
    brief = "---\ntitle: A\ncoverage: brief\n---\nText.\n"
    _, findings = build({ZH: story(front), EN: brief}, names)
    assert found(findings) == [("missing-language", 5, 26), ("missing-language", 6, 17)]
    assert "English" in findings[0].message.en


def test_event_ids_are_unique_within_a_story() -> None:
    """The second of two equal ids is the fault."""
    row = "  - {id: a, start: 2024-10-01, title: x}\n"
    assert found(build({ZH: story(f"events:\n{row}{row}".rstrip())})[1]) == [
        ("repeated-event", 7, 10)
    ]


def test_stories_come_newest_first() -> None:
    """By moment of publication, then by id."""
    files = {
        f"content/articles/2024/{name}/index.zh.md": GOOD_ZH.replace("08:30", time)
        for name, time in [("b", "08:30"), ("c", "09:30"), ("a", "08:30")]
    }
    assert [each.slug for each in build(files)[0].stories] == ["c", "a", "b"]


def test_a_year_other_than_the_folders_is_a_warning() -> None:
    """The year is that of the site's time zone."""
    eve = GOOD_ZH.replace("2024-09-27 08:30", "2023-12-31T17:00Z")
    assert build({ZH: eve})[1] == []
    _, (finding,) = build({ZH: GOOD_ZH.replace("2024-09-27", "2023-09-27")})
    assert (finding.rule, finding.severity) == ("year-folder", Severity.WARNING)


@pytest.mark.parametrize(
    ("paths", "hint"),
    [
        (["content/会议纪要.docx"], "Save its text as content/articles/2025/my-story/index.zh.md"),
        (["content/articles/2023/fair.en.txt"], "content/articles/2023/fair/index.en.md"),
        (["content/articles/a.jpg", "content/articles/b.pdf"], "content/articles/2025/talent-day/"),
        (["content/articles/2025/a.jpg"], "Move it into the folder of the text that shows it"),
    ],
)
def test_a_file_in_no_texts_folder_is_a_warning(paths: list[str], hint: str) -> None:
    """Told once a folder, with the newest year that there is."""
    files = {ZH: GOOD_ZH, ZH.replace("2024", "2025"): GOOD_ZH.replace("2024-09", "2025-09")}
    findings = build(files, tuple(paths))[1]
    told = [each for each in findings if each.rule == "misplaced-file"]
    assert [(each.place.path, each.severity) for each in told] == [(paths[0], Severity.WARNING)]
    assert [each.path for each in told[0].related] == paths[1:]
    assert told[0].hint is not None
    assert hint in told[0].hint.en


@pytest.mark.parametrize(
    ("path", "rule", "hint"),
    [
        (f"{STORY}/index.fr.md", "unknown-language", "Known: zh, en."),
        (f"{STORY}/index.ZH.md", "unknown-language", "index.zh.md"),
        (f"{STORY}/index.md", "misplaced-file", "Rename it to index.zh.md"),
        (
            "content/articles/2024/fair.en.md",
            "misplaced-file",
            "content/articles/2024/fair/index.en.md",
        ),
        ("content/articles/fair/index.zh.md", "misplaced-file", "articles/2024/fair/index.zh.md"),
        ("content/articles/24/fair/index.zh.md", "misplaced-file", "articles/2024/"),
        ("content/about.zh.md", "misplaced-file", "about/index.zh.md"),
        ("content/pages/about.en.md", "misplaced-file", "content/pages/about/index.en.md"),
        ("content/districts/xihuu/index.zh.md", "unknown-term", "xihu"),
        ("content/articles/2024/Fair/index.zh.md", "bad-slug", "as fair."),
        ("content/articles/2024/人才/index.zh.md", "bad-slug", "talent-day-2024"),
        ("content/articles/2024/con/index.zh.md", "bad-slug", ""),
        (f"content/articles/2024/{'a' * 81}/index.zh.md", "bad-slug", ""),
        ("content/pages/search/index.zh.md", "bad-slug", ""),
        ("content/pages/en/index.zh.md", "bad-slug", ""),
    ],
)
def test_files_that_make_no_page_are_named(path: str, rule: str, hint: str) -> None:
    """An article that will not appear is always named, with where it belongs."""
    _, findings = build({path: GOOD_ZH if "/pages/" not in path else "---\ntitle: a\n---\nb\n"})
    assert rules(findings) == [rule]
    assert findings[0].place.path == path
    assert hint in findings[0].hint.en


def test_folders_that_make_one_page_are_an_error_naming_both() -> None:
    """Case and width make no difference to a web server or a disk."""
    paths = [f"content/articles/2024/{name}/index.zh.md" for name in ("fair", "Fair")]
    _, findings = build(dict.fromkeys(paths, GOOD_ZH))
    (collision,) = [each for each in findings if each.rule == "path-collision"]
    assert {collision.place.path, collision.related[0].path} == set(paths)


def test_pictures_must_lie_beside_the_text() -> None:
    """Missing ones and wrong case are told apart; names are decoded, far pictures not seen."""
    body = "![a](照片%201.jpg) ![b](B.JPG) ![c](c.pgn) ![d](https://a.cn/d.png) ![e](img/e.png)"
    names = tuple(f"{STORY}/{name}" for name in ("照片 1.jpg", "b.jpg", "c.png", "img/e.png"))
    made, findings = build({ZH: story("lead: {file: d.jpg, alt: x}", body)}, names)
    assert made.stories[0].files == ("b.jpg", "c.png", "img/e.png", "照片 1.jpg")
    assert found(findings) == [
        ("missing-picture", 5, 14),
        ("picture-case", 7, 23),
        ("missing-picture", 7, 35),
        ("picture-remote", 7, 47),
    ]
    assert "b.jpg" in findings[1].message.en
    assert "c.png" in findings[2].hint.en
    assert findings[0].excerpt == "lead: {file: d.jpg, alt: x}"


def test_files_that_no_text_names_are_told_in_one_finding() -> None:
    """A reader would never see them; what one of the two languages names is used."""
    names = tuple(f"{STORY}/{name}" for name in ("a.jpg", "b 2.jpg", "img/c.png", "d.pdf", "e.pdf"))
    body = "![一](a.jpg) ![二](./b%202.jpg) [名单](d.pdf#page=2)"
    _, findings = build({ZH: story("", body), EN: "---\ntitle: A\n---\n![C](img/c.png)\n"}, names)
    assert [(each.rule, each.place.path) for each in findings] == [
        ("unused-file", f"{STORY}/e.pdf")
    ]
    _, findings = build({ZH: story("", "正文。")}, names)
    assert [(each.place.path, len(each.related)) for each in findings] == [(f"{STORY}/a.jpg", 4)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(story("", "![一](b.jpg)"), id="a name that is wrong"),
        pytest.param("---\ntitle: [\n---\n正文。\n", id="a text that cannot be read"),
    ],
)
def test_a_file_is_not_called_unused_where_a_text_may_mean_it(text: str) -> None:
    """One cause, one finding."""
    _, findings = build({ZH: text}, (f"{STORY}/a.jpg",))
    assert findings
    assert "unused-file" not in rules(findings)


def test_files_without_a_text_are_named() -> None:
    """Pictures in a folder without index file belong to no story."""
    _, findings = build({}, ("content/articles/2024/fair/a.jpg",))
    assert rules(findings) == ["story-without-text"]


def test_pages_and_introductions_are_kept_by_their_key() -> None:
    """Standalone pages by slug, introductions by the key of the index page."""
    made, findings = build(
        {
            "content/pages/about/index.zh.md": "---\ntitle: 关于\n---\n正文\n",
            "content/topics/youth/index.en.md": "---\ntitle: Young\n---\nText\n",
        }
    )
    assert findings == []
    assert [each.key for each in made.pages] == ["about/"]
    assert made.introductions["topics/youth/"]["en"].title == "Young"


def test_the_glossary_is_read() -> None:
    """Entries in their order; faults at their place."""
    text = """\
- id: gongshu
  zh: 拱墅区
  zh_alt:
  - 拱墅
  en: Gongshu District
  en_alt: []
  en_forbidden:
  - Gong Shu
  kind: district
- id: one_plus
  zh: “1+46+N”
  en: "1+46+N"
  kind: policy
  unsure: true
  note: a, b; c
- id: gongshu
  zh: a
  en: b
- id: x
  zh: a
"""
    made, findings = build({"content/glossary.yaml": text})
    assert [each.id for each in made.glossary] == ["gongshu", "one_plus"]
    assert made.glossary[0].zh_alt == ("拱墅",)
    assert made.glossary[1].unsure
    assert found(findings) == [("duplicate-term", 16, 1), ("missing-key", 19, 3)]


def test_one_broken_file_leaves_the_others_whole() -> None:
    """All findings of all files come at once, in order."""
    made, findings = build({ZH: "\0", EN: "---\ntitle：A\npublished: x\n---\nText.\n"})
    assert made.stories == ()
    assert [(each.place.path, each.rule) for each in findings] == [
        (EN, "front-matter-colon"),
        (EN, "bad-date"),
        (ZH, "control-character"),
        (ZH, "front-matter-missing"),
    ]
