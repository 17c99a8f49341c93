"""Figures and dates that disagree are found where the translation says them."""

import datetime as dt
from dataclasses import replace

import pytest

from bulletin.checks.pairs import pair_up
from bulletin.checks.parity import check
from bulletin.model.article import Coverage, Facts, Story, Version
from bulletin.model.finding import Finding, Severity
from bulletin.model.text import Text

PUBLISHED = dt.datetime(2024, 9, 28, 1, 0, tzinfo=dt.UTC)
ON = dt.date(2024, 9, 28)


def _version(language: str, body: str, title: str = "") -> Version:
    return Version(
        title=title,
        language=language,
        path=f"content/articles/2024/a/index.{language}.md",
        text=Text.of(body),
        body_line=5,
        marks={"title": (2, 8)},
    )


def _story(zh: Version, en: Version) -> Story:
    facts = Facts(published=PUBLISHED, topics=("youth",), original="zh")
    return Story("2024/a", facts, {"zh": zh, "en": en})


def _found(zh: str, en: str) -> list[Finding]:
    story = _story(_version("zh", zh), _version("en", en))
    return list(check(story, pair_up(story), ON))


def test_texts_that_agree_are_silent() -> None:
    """Each language in its own magnitudes."""
    zh = "落地项目营收9.79亿元，融资11.02亿元。\n\n9月27日，培训班招收30人。"
    en = (
        "The projects earned RMB 979 million and raised RMB 1.102 billion.\n\n"
        "On 27 September the course took 30 people."
    )
    assert _found(zh, en) == []


def test_ten_times_is_said_first_at_the_place_in_the_translation() -> None:
    """File, line and column of the English figure; the Chinese one is related."""
    zh = "第一段没有数字。\n\n落地项目营收9.79亿元。"
    en = "The first paragraph has none.\n\nThe projects earned RMB 9.79 billion."
    (finding,) = _found(zh, en)
    assert finding.severity is Severity.ERROR
    assert finding.rule == "figures"
    assert (finding.place.path, finding.place.line) == ("content/articles/2024/a/index.en.md", 7)
    assert finding.related[0].path == "content/articles/2024/a/index.zh.md"
    assert finding.related[0].line == 7
    assert "ten times" in finding.message.en.lower()


@pytest.mark.parametrize(
    ("zh", "en", "rule"),
    [
        ("项目落地219个。", "It settled 291 projects.", "figures"),
        ("占比63%。", "The share is 65 percent.", "figures"),
        ("7月15日开幕。", "It opens on 16 July.", "dates"),
        ("周期缩短至3个月。", "The cycle is now 3 weeks.", "figures"),
    ],
)
def test_a_changed_figure_is_an_error(zh: str, en: str, rule: str) -> None:
    """Value, share, date and unit."""
    findings = _found(zh, en)
    assert [(each.rule, each.severity) for each in findings] == [(rule, Severity.ERROR)]


def test_a_headline_may_take_its_figure_from_the_text() -> None:
    """What the headline says stands in the other language's text, if not in its headline."""
    zh = _version("zh", "落地项目13个，覆盖19个国家。", title="中欧中心引才成效显著")
    en = _version("en", "It settled 13 projects from 19 countries.", title="13 projects settle")
    story = _story(zh, en)
    assert list(check(story, pair_up(story), ON)) == []


def test_a_headline_with_a_figure_of_its_own_is_found() -> None:
    """At the headline's place."""
    zh = _version("zh", "落地项目13个。", title="引才成效显著")
    en = _version("en", "It settled 13 projects.", title="It settled 31 projects")
    story = _story(zh, en)
    (finding,) = check(story, pair_up(story), ON)
    assert (finding.place.line, finding.place.column) == (2, 8)


def test_a_figure_turned_round_in_the_text_is_not_told_of_the_headline_too() -> None:
    """One cause is one finding, at the text that has it."""
    zh = _version("zh", "达成合作20余项。", title="达成合作20余项")
    en = _version("en", "It led to nearly 20 projects.", title="Projects settle")
    story = _story(zh, en)
    (finding,) = check(story, pair_up(story), ON)
    assert finding.message.en.startswith("approximation turned round")


def test_a_brief_may_leave_out_but_not_change() -> None:
    """Missing figures are no fault of a short version, wrong ones are."""
    zh = "落地项目13个。\n\n覆盖19个国家。\n\n营收9.79亿元。"
    for en, count in (("It settled 13 projects.", 0), ("They earned RMB 97.9 million.", 1)):
        short = _version("en", en, title="Short")
        brief = replace(short, coverage=Coverage.BRIEF)
        story = _story(_version("zh", zh), brief)
        assert len(list(check(story, pair_up(story), ON))) == count


def test_data_by_the_thousand_is_not_compared_and_says_so() -> None:
    """480 KB of numbers took more than 20 seconds; a table of 200 rows is still compared."""
    table = "\n\n".join(f"落地{number}个。" for number in range(200, 400))
    assert _found(table, table.replace("落地", "It has ").replace("个。", " projects.")) == []
    many = "\n\n".join(["1 2 3 4 5 6 7 8 9 " * 10] * 50)
    (finding,) = _found(many, many)
    assert finding.severity is Severity.WARNING
    assert finding.message.en.startswith("too many figures")
