"""Where stories stand: in which languages, on the site or not, and translations gone stale."""

import json
from pathlib import Path

import pytest

from tests.builder import SiteBuilder

ORIGINAL = "第一段说了一百人。\n\n第二段。\n\n## 报名\n\n- 一\n- 二\n\n最后一段。"
TRANSLATION = "First: a hundred people.\n\nSecond.\n\n## Apply\n\n- one\n- two\n\nThe last one."
STORY = "content/articles/2024/one"


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    site = SiteBuilder(tmp_path).article("2024/one", "zh", ORIGINAL, districts="[xihu]")
    return site.article("2024/one", "en", TRANSLATION)


def stale(builder: SiteBuilder) -> list[tuple[str, int, int]]:
    """Line in the translation and line in the original of each stale paragraph."""
    built = builder.run("check", "--select", "stale", "--format", "json", language="en")
    return [
        (each["message"], each["line"], each["related"][0]["line"])
        for each in json.loads(built.out)["findings"]
    ]


def test_a_translation_goes_stale_where_its_original_changes(builder: SiteBuilder) -> None:
    """The changed paragraph is named with both fingerprints and both places, the reader is told."""
    assert builder.run("translated", "one", "en", today="2024-10-01").status == 0
    assert stale(builder) == []
    assert "has changed since" not in builder.run().page("en/articles/2024/one/index.html")
    builder.article("2024/one", "zh", ORIGINAL.replace("一百", "三百"), districts="[xihu]")
    ((message, here, there),) = stale(builder)
    assert message.startswith("since the translation of 2024-10-01, this paragraph")
    assert message.count(" → ") == 1
    assert (here, there) == (5, 7)
    page = builder.run().page("en/articles/2024/one/index.html")
    assert "Translated from the Chinese version of" in page
    assert 'datetime="2024-10-01"' in page
    notice = page.partition("Translated from the Chinese version of")[2].partition("</p>")[0]
    assert 'href="/zh/articles/2024/one/"' in notice
    told = json.loads(builder.run("status", "--format", "json").out)
    assert told["stories"][0]["states"] == {"zh": "full", "en": "stale"}


def test_gained_and_lost_paragraphs_and_headlines_are_named(builder: SiteBuilder) -> None:
    """Each is a finding of its own."""
    builder.run("translated", "one", "en")
    changed = ORIGINAL.replace("第二段。", "第二段。\n\n新的一段。").replace("- 二\n", "")
    builder.article("2024/one", "zh", changed, districts="[xihu]", title="新标题")
    messages = [message for message, _, _ in stale(builder)]
    assert len(messages) == 3
    assert "has changed" in messages[0]
    assert "has gained" in messages[1]
    assert "has lost" in messages[2]


def test_cosmetic_edits_do_not_count(builder: SiteBuilder) -> None:
    """Spaces, punctuation width and the targets of links change no words."""
    builder.article("2024/two", "zh")
    builder.article("2024/one", "zh", "见[通知](../two/)：第一段,很好。", districts="[xihu]")
    builder.run("translated", "one", "en")
    builder.article(
        "2024/one", "zh", "见[通知](/zh/articles/2024/two/):  第一段，\n很好。", districts="[xihu]"
    )
    assert stale(builder) == []


def test_recording_changes_one_line_and_no_other_byte(builder: SiteBuilder) -> None:
    """Line ends, comments and order stay; a second record replaces the first."""
    path = f"{STORY}/index.en.md"
    source = b"---\r\n# kept\r\ntitle:   One \r\n---\r\nText.  \r\n\r\n"
    builder.write(path, source)
    builder.run("translated", "2024/one", "en", today="2024-10-01")
    file = builder.root / path
    before, line, after = file.read_bytes().partition(b"translated_from: zh 2024-10-01 ")
    prints, end, rest = after.partition(b"\r\n")
    assert before + rest == source.replace(b"title:   One \r\n", b"title:   One \r\n" + end[2:])
    assert line
    assert len(prints.split()) == 7
    again = builder.run("translated", f"{STORY}/index.en.md", "en", "--minor", language="en")
    assert again.out == f"{path}: already current\n"
    builder.run("translated", "one", "en", today="2024-11-01")
    assert file.read_bytes().count(b"translated_from: zh 2024-11-01 ") == 1


def test_a_typo_keeps_the_day_of_the_translation(builder: SiteBuilder) -> None:
    """`--minor` records the words, not another day's work."""
    builder.run("translated", "one", "en", today="2024-10-01")
    builder.article("2024/one", "zh", ORIGINAL.replace("第二段", "第二节"), districts="[xihu]")
    builder.run("translated", "one", "en", "--minor", today="2024-12-01")
    assert stale(builder) == []
    text = (builder.root / f"{STORY}/index.en.md").read_text(encoding="utf-8")
    assert "translated_from: zh 2024-10-01 " in text


def test_a_machine_translation_is_its_own_state_and_readers_are_told(builder: SiteBuilder) -> None:
    """Before the text, not below it."""
    builder.article("2024/one", "en", TRANSLATION, translation="machine")
    page = builder.run().page("en/articles/2024/one/index.html")
    assert page.index("Machine translation, not checked") < page.index("<p>First: a hundred")
    assert page.count("Machine translation, not checked") == 1
    told = json.loads(builder.run("status", "--format", "json").out)
    assert told["summary"] == {"zh": {"full": 1}, "en": {"machine": 1}}


def test_status_counts_by_language_district_and_topic(builder: SiteBuilder) -> None:
    """As a table, as JSON and as a page that shows editors' words as words."""
    builder.article("2024/two", "zh", title="<b>二</b>", draft="true")
    builder.article("2024/three", "en", coverage="brief", published="2024-01-01", topics="[skills]")
    builder.article("2024/broken", "zh", topics="[yuoth]")
    table = builder.run("status", language="en").out
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert "2024/two full missing draft <b>二</b>" in lines
    assert "2024/three missing brief en 2024/three" in lines
    assert "2024/broken invalid missing" in lines
    assert "districts/xihu full 1 full 1" in lines
    assert "topics/skills missing 1 brief 1" in lines
    page = builder.run("status", "--format", "html", language="en").out
    assert "&lt;b&gt;二&lt;/b&gt;" in page
    assert page.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({}, "zh: on the site: /zh/articles/2024/two/"),
        ({"draft": "true"}, "zh: not on the site: a draft (index.zh.md:5)"),
        (
            {"published": "2027-01-01 09:00"},
            "zh: not on the site until 2027-01-01 09:00 Asia/Shanghai (index.zh.md:3)",
        ),
        (
            {"expires": "2025-01-01"},
            "zh: no longer on the site: it expired at 2025-01-01 00:00 Asia/Shanghai",
        ),
        (
            {"topics": "[yuoth]"},
            "zh: not on the site: 1 error, the first on line 4: config.yaml has no topic",
        ),
        ({"coverage": "brief"}, "zh: on the site: /zh/articles/2024/two/, as a short version"),
    ],
)
def test_why_says_in_one_line_a_language_where_a_story_is(
    builder: SiteBuilder, keys: dict[str, str], line: str
) -> None:
    """Draft, scheduled, expired, invalid, brief; and what to do about a missing language."""
    builder.article("2024/two", "zh", **keys)
    told = builder.run("why", "two", language="en").out.splitlines()
    assert told[0].startswith(line)
    assert told[1] == (
        "en: not on the site: there is no text in this language. To translate it: "
        "bulletin new --translation 2024/two en"
    )


def test_why_names_the_next_moment_the_site_changes_by_itself(builder: SiteBuilder) -> None:
    """The earliest of publications, expiries and ends of events; drafts never come alone."""
    assert builder.run("why", "one", language="en").out.endswith("no rebuild is due by the clock\n")
    builder.article("2024/two", "zh", published="2026-12-24 09:00")
    builder.article("2024/three", "zh", expires="2026-12-01")
    builder.article("2024/four", "zh", published="2026-11-24", draft="true")
    assert builder.run("why", "one", language="en").out.endswith(
        "next rebuild due: 2026-12-01 00:00 Asia/Shanghai (2024/three)\n"
    )


def test_an_unknown_story_is_answered_with_the_nearest(builder: SiteBuilder) -> None:
    """By id or by slug."""
    built = builder.run("why", "2024/onee", language="en")
    assert (built.status, built.err) == (
        2,
        "bulletin: there is no story “2024/onee”; the nearest is 2024/one\n",
    )


def test_status_names_the_paragraphs_that_changed(builder: SiteBuilder) -> None:
    """With the fingerprints before and after, the place and the first words."""
    builder.run("translated", "one", "en", today="2024-10-01")
    changed = (
        ORIGINAL.replace("一百", "三百").replace("- 二\n", "").replace("## 报名", "新。\n\n## 报名")
    )
    builder.article("2024/one", "zh", changed, districts="[xihu]")
    told = json.loads(builder.run("status", "--format", "json").out)["stories"][0]["changed"]
    assert [(each["language"], each["line"], each["text"]) for each in told] == [
        ("en", 7, "第一段说了三百人。"),
        ("en", 11, "新。"),
        ("en", 15, ""),
    ]
    assert [(bool(each["before"]), bool(each["after"])) for each in told] == [
        (True, True),
        (False, True),
        (True, False),
    ]
    table = builder.run("status", language="en").out
    assert f"index.zh.md:7   {told[0]['before']} → {told[0]['after']}  第一段说了三百人。" in table


def test_what_changed_in_the_original_is_told_once(builder: SiteBuilder) -> None:
    """As stale, not also as a block without counterpart, unless only structure is asked for."""
    builder.run("translated", "one", "en")
    changed = ORIGINAL.replace("第二段。", "第二段。\n\n新的一段。").replace("- 二\n", "")
    builder.article("2024/one", "zh", changed, districts="[xihu]")
    for rules, expected in (("languages", "stale"), ("structure", "structure")):
        built = builder.run("check", "--select", rules, "--format", "json")
        told = json.loads(built.out)["findings"]
        assert [(each["rule"], each["line"]) for each in told] == [(expected, 9), (expected, 12)]


def test_why_tells_what_only_the_planned_site_shows(builder: SiteBuilder) -> None:
    """A link that leads nowhere, and errors of other files that hold the whole site back."""
    builder.article("2024/one", "zh", "见[无](../nothing/)。")
    first, second, *_ = builder.run("why", "one", language="en").out.splitlines()
    assert first.startswith("zh: not on the site: 1 error, the first on line 6: “../nothing/”")
    assert second.startswith("en: on the site")
    builder.pair("2024/two")
    told = builder.run("why", "two", language="en").out
    assert "other files have 1 error" in told
    assert "content/articles/2024/one/index.zh.md:6" in told
