"""Keys become values by their declared shapes; each fault stands at its place."""

import pytest

from bulletin.model.article import About, Coverage, Person, Role, Source
from bulletin.model.finding import Severity
from bulletin.model.localized import Localized
from tests.parse.samples import FACTS, file, found, rules

TITLE = "title: 标题\n"


def test_every_kind_of_fact_is_read() -> None:
    """People, source, picture, figures, events, corrections, aliases, flags."""
    parsed = file(
        TITLE
        + FACTS
        + """\
districts: gongshu
byline:
  - {name: {zh: 张三, en: Zhang San}, role: photographer}
  - 李四
source: 杭州日报
figures:
  - {value: "1,521,000,000", unit: CNY, label: 投资, about: over}
events:
  - id: fair
    start: 2024-10-01
    title: {zh: 招聘会, en: Job fair}
    cancelled: no
corrections: {date: 2024-09-28, text: 改了一处}
aliases: [/zh/old/, /en/old/]
featured: 是"""
    )
    facts = parsed.facts
    assert parsed.findings == ()
    assert facts.districts == ("gongshu",)
    assert facts.byline == (
        Person(Localized({"zh": "张三", "en": "Zhang San"}), Role.PHOTOGRAPHER),
        Person(Localized.everywhere("李四")),
    )
    assert facts.source == Source(Localized.everywhere("杭州日报"))
    assert (facts.figures[0].about, int(facts.figures[0].value)) == (About.OVER, 1_521_000_000)
    assert facts.events[0].all_day
    assert not facts.events[0].cancelled
    assert facts.corrections[0].date.isoformat() == "2024-09-28"
    assert facts.aliases == ("/zh/old/", "/en/old/")
    assert facts.featured
    assert "draft" not in parsed.stated


def test_an_event_with_a_time_is_not_all_day() -> None:
    """Only a start without a time of day makes an event of the whole day."""
    parsed = file(TITLE + FACTS + "events: {id: a, start: 2024-10-01 09:00, title: x}")
    assert not parsed.facts.events[0].all_day


def test_marks_are_the_places_of_keys() -> None:
    """Checks find every key again, nested ones and list items too."""
    marks = file(TITLE + FACTS + "byline:\n  - name: {zh: 张三}").marks
    assert marks["title"] == (2, 8)
    assert marks["topics.0"] == (4, 10)
    assert marks["byline"] == (5, 1)
    assert marks["byline.0.name.zh"] == (6, 16)


@pytest.mark.parametrize(
    ("line", "rule", "column", "replacement"),
    [
        ("titel: x", "unknown-key", 1, "title: x"),
        ("标题: x", "unknown-key", 1, "title: x"),
        ("zzz: x", "unknown-key", 1, ""),
        ("districts: [拱墅区]", "term-name", 13, "districts: [gongshu]"),
        ("districts: [Gongshu]", "term-name", 13, "districts: [gongshu]"),
        ("districts: ['拱墅']", "term-name", 13, "districts: ['gongshu']"),
        ("districts: [xihuu]", "unknown-term", 13, "districts: [xihu]"),
        ("districts: [youth]", "unknown-term", 13, ""),
        ("districts: [“xihu”]", "front-matter-quotes", 13, "districts: [xihu]"),
        ("districts: {a: b}", "wrong-shape", 12, ""),
        ("coverage: breif", "bad-value", 11, "coverage: brief"),
        ("coverage: 简讯", "bad-value", 11, "coverage: brief"),
        ("translation: by hand", "bad-value", 14, ""),
        ("original: cn", "unknown-language", 11, "original: zh"),
        ("original: English", "unknown-language", 11, "original: en"),
        ("updated: 2024-02-30", "bad-date", 10, ""),
        ("updated: 30/04/2024", "ambiguous-date", 10, "updated: 2024-04-30"),
        ("kicker: [a, b]", "wrong-shape", 9, ""),
        ("source: {name: {fr: x}}", "unknown-language", 17, ""),
        ("source: {url: https://a.cn}", "missing-key", 9, ""),
        ("source: {name: x, ulr: tel:1}", "unknown-key", 19, "source: {name: x, url: tel:1}"),
        ("figures: {value: 3万, label: x}", "bad-number", 18, "figures: {value: 30000, label: x}"),
        ("lead: photo.jpg", "wrong-shape", 7, ""),
        ("byline: [a, '']", "empty-item", 13, ""),
        ("events: {id: a, start: 2024-10-02, end: 2024-10-01, title: x}", "event-order", 41, ""),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_place(line: str, rule: str, column: int, replacement: str) -> None:
    """One fault, one finding, with the corrected line where it is certain."""
    (finding,) = file(TITLE + FACTS + line).findings
    assert found([finding]) == [(rule, 5, column)]
    assert finding.replacement == replacement
    assert finding.excerpt == line


def test_the_title_must_be_there() -> None:
    """No title, or an empty one, is an error."""
    assert rules(file(FACTS.strip()).findings) == ["missing-key"]
    assert rules(file("title:\n" + FACTS.strip()).findings) == ["missing-value"]


def test_empty_keys_count_as_not_written() -> None:
    """A template's empty keys do no harm."""
    parsed = file(TITLE + FACTS + "kicker:\nbyline:\nupdated: ''")
    assert parsed.findings == ()
    assert parsed.stated == ("published", "topics")


def test_an_item_written_twice_is_a_warning() -> None:
    """The second is dropped with a word."""
    parsed = file(TITLE + "topics: [youth, youth]")
    assert parsed.facts.topics == ("youth",)
    assert [(each.rule, each.severity) for each in parsed.findings] == [
        ("repeated-item", Severity.WARNING)
    ]


def test_a_list_needs_what_it_needs() -> None:
    """A story has at least one topic."""
    assert rules(file(TITLE + "topics: []").findings) == ["missing-value"]


def test_texts_that_look_like_other_things_stay_texts() -> None:
    """`no`, `0123`, `12:30` and `1.10` are what the editor wrote."""
    version = file("title: no\nkicker: 0123\ndeck: 12:30\nsummary: 1.10\ncoverage: brief").version
    assert version is not None
    assert (version.title, version.kicker, version.deck, version.summary) == (
        "no", "0123", "12:30", "1.10",
    )  # fmt: skip
    assert version.coverage is Coverage.BRIEF


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("date", "published"), ("发布日期", "published"), ("pubDate", "published"),
        ("tags", "topics"), ("栏目", "topics"), ("author", "byline"), ("作者", "byline"),
        ("description", "summary"), ("subtitle", "deck"), ("副标题", "deck"), ("cover", "lead"),
        ("lastmod", "updated"), ("Title", "title"), ("tittle", "title"), ("地区", "districts"),
    ],
)  # fmt: skip
def test_names_of_other_programs_lead_to_our_key(written: str, key: str) -> None:
    """The key is offered in place of its name elsewhere; a needed one is not missed as well."""
    lines = dict(line.split(": ") for line in (TITLE + FACTS).strip().split("\n"))
    value = lines.pop(key, "x")
    front = "".join(f"{name}: {text}\n" for name, text in lines.items())
    parsed = file(f"{front}{written}: {value}")
    (finding,) = parsed.findings
    assert (finding.rule, finding.replacement) == ("unknown-key", f"{key}: {value}")


def test_keys_that_something_else_says_already_are_explained() -> None:
    """A slug is the folder's name; nothing else is offered."""
    (finding,) = file(f"{TITLE}{FACTS}slug: abc").findings
    assert (finding.rule, finding.replacement) == ("unknown-key", "")
    assert "folder" in finding.hint.en


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("topics: youth, skills", "topics: [youth, skills]"),
        ("topics: 青年人才、工匠", "topics: [youth, skills]"),
        ("topics: youth skills", "topics: [youth, skills]"),
        ("byline: 张三、李四", "byline: [张三, 李四]"),
    ],
)
def test_several_items_in_one_text_are_offered_as_a_list(line: str, instead: str) -> None:
    """None of them is lost in the correction."""
    (finding,) = file(f"{TITLE}published: 2024-09-27\n{line}").findings
    assert (finding.rule, finding.replacement) == ("wrong-shape", instead)


def test_a_word_of_several_topics_is_no_topic() -> None:
    """All that have it are named, and none is chosen."""
    (finding,) = file(f"{TITLE}published: 2024-09-27\ntopics: [人才]").findings
    assert (finding.rule, finding.replacement) == ("unknown-term", "")
    assert finding.hint.en == "Known: skills, youth."


@pytest.mark.parametrize("written", ["cn", "zh-CN", "中文", "Chinese"])
def test_languages_are_known_by_other_names(written: str) -> None:
    """A tag or a name leads to the site's own id."""
    (finding,) = file(f"{TITLE}{FACTS}original: {written}").findings
    assert (finding.rule, finding.replacement) == ("unknown-language", "original: zh")


def test_a_needed_key_on_a_line_that_lacks_its_colon_is_not_missed_as_well() -> None:
    """One slip, one finding."""
    assert rules(file(f"title 标题\n{FACTS}").findings) == ["front-matter-line"]
