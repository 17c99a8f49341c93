"""What the keys of a record say of each other: pictures, units, dates, addresses."""

import pytest

from bulletin.model.finding import Severity
from tests.parse.samples import FACTS, STORY, ZH, build, file, found, rules

TITLE = "title: 标题\n"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("{file: a.jpg, alt: {zh: 会场, en: Hall}, caption: {zh: 会场, en: The fair}}",
         [("picture-caption", 5, 31)]),
        ("{file: a.jpg, alt: 会场, caption: 会场}", [("picture-caption", 5, 26)]),
        ("{file: a.jpg, alt: {zh: 会场, en: Hall}, caption: {zh: 招聘会, en: The fair}}", []),
        ("{file: a.jpg, alt: {zh: a.jpg, en: photo}}",
         [("picture-alt", 5, 31), ("picture-alt", 5, 42)]),
        ("{file: a.pdf, alt: 会场}", [("bad-file-name", 5, 14)]),
    ],
)  # fmt: skip
def test_a_lead_picture_s_words_say_what_it_shows(
    lead: str, expected: list[tuple[str, int, int]]
) -> None:
    """In each language by itself; a caption said twice or a file's name say nothing."""
    assert found(file(f"{TITLE}{FACTS}lead: {lead}").findings) == expected


def test_a_lead_picture_without_words_shows_how_it_is_written() -> None:
    """The file's name is put where it belongs."""
    (finding,) = file(f"{TITLE}{FACTS}lead: a.jpg").findings
    assert finding.hint.en == "Write {file: a.jpg, alt: …}"


@pytest.mark.parametrize(
    ("written", "instead"),
    [("元", "CNY"), ("RMB", "CNY"), ("cny", "CNY"), ("percent", "'%'"), ("％", "'%'")],
)
def test_units_that_each_language_writes_its_own_way(written: str, instead: str) -> None:
    """One language's word for it would be printed in the other."""
    figure = "figures: [{{value: 15, unit: {}, label: 投资}}]"
    (finding,) = file(TITLE + FACTS + figure.format(written)).findings
    assert finding.replacement == figure.format(instead)
    assert rules(file(TITLE + FACTS + figure.format("{zh: 个, en: projects}")).findings) == []


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("value: 50, unit: 万元", "value: 500000 和 unit: CNY"),
        ("value: 3.5, unit: {zh: 亿人次, en: visits}", "value: 350000000 和 unit: 人次"),
        ("value: 1.25, unit: {zh: 个, en: million of items}", "value: 1250000 和 unit: items"),
        ("value: 5, unit: 千米", ""),
        ("value: 5, unit: {zh: 千瓦时, en: kWh}", ""),
    ],
)
def test_a_magnitude_is_no_part_of_a_unit(figure: str, hint: str) -> None:
    """50 with 万元 would be told as fifty in the other language."""
    findings = file(f"{TITLE}{FACTS}figures: [{{{figure}, label: 投资}}]").findings
    assert [each.hint.zh for each in findings] == ([f"写成 {hint}"] if hint else [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("expires: 2024-01-01", [("date-order", 5, 10)]),
        ("updated: 2024-09-26", [("date-order", 5, 10)]),
        ("aliases: [/zh/articles/2024/talent-day/]", [("bad-path", 5, 11)]),
        ("aliases: [/zh/articles/2023/talent-day/]", []),
    ],
)
def test_dates_and_addresses_fit_the_story(line: str, expected: list[tuple[str, int, int]]) -> None:
    """What would keep it from ever appearing, or lead to itself."""
    made, findings = build({ZH: f"---\n{TITLE}{FACTS}{line}\n---\n正文。\n"})
    assert found(findings) == expected
    assert f"/zh/{STORY.removeprefix('content/')}/" not in made.stories[0].facts.aliases


def test_an_event_told_twice_is_kept_once() -> None:
    """So that its second page does not collide with its first."""
    events = "events:\n" + "".join(
        f"  - {{id: fair, start: 2024-10-0{day}, title: 会}}\n" for day in (1, 2)
    )
    made, findings = build({ZH: f"---\n{TITLE}{FACTS}{events}---\n正文。\n"})
    assert rules(findings) == ["repeated-event"]
    assert [each.start.day for each in made.stories[0].facts.events] == [30]


def test_a_text_in_the_other_language_s_file_is_named() -> None:
    """Both ways; a few words or a quotation are none."""
    english = "The talent service opened its doors to all newcomers of the city on Friday. " * 3
    (finding,) = file(TITLE + FACTS, english).findings
    assert found([finding]) == [("wrong-language", 7, 1)]
    path = ZH.replace(".zh.", ".en.")
    assert rules(file(TITLE, "人才服务上线。" * 8, path).findings) == ["wrong-language"]
    assert file(TITLE + FACTS, f"他说：“{english[:60]}”").findings == ()


def test_a_translation_below_its_original_is_told_to_have_a_file_of_its_own() -> None:
    """Two paragraphs of the other language end a file; one alone, or code, may be its own."""
    english = "The service opened in Hangzhou on Monday, and 160 people came to see it. " * 4
    (finding,) = file(TITLE, f"人才服务上线。\n\n## In English\n\n{english}").findings
    assert found([finding]) == [("wrong-language", 7, 1)]
    assert not file(TITLE, f"{'人才服务上线。' * 20}\n\n{english}").findings
    assert not file(TITLE, f"{'人才服务上线。' * 20}\n\n{english}\n\n{english}\n\n以上。").findings
    assert not file(TITLE, f"{'人才服务上线。' * 20}\n\n```\n{english}\n\n{english}\n```").findings


def test_a_text_that_was_never_written_is_told() -> None:
    """The line that `bulletin new` puts in its place, and a comment alone."""
    (finding,) = file(TITLE + FACTS, "\n正文写在这里。").findings
    assert found([finding]) == [("empty-body", 8, 1)]
    assert finding.severity is Severity.WARNING
    assert rules(file(TITLE + FACTS, "<!-- 待写 -->").findings) == ["empty-body"]
