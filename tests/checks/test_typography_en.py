"""English punctuation and styles."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin.checks.correct import corrections
from bulletin.checks.prose import apply
from bulletin.checks.typography_en import check
from bulletin.model.finding import Finding
from tests.checks.stories import story, version

NOISY = st.text(
    st.sampled_from("ab AB1 9:00am billon \n，。：；！？（）、“”’'\"人才８ａ*_`[]|#.,~"),
    max_size=50,
)


def found(body: str, title: str = "") -> list[Finding]:
    return list(check(story(version("en", body, title=title))))


def fixed(source: str) -> str:
    return apply(source, corrections(source, "en"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("In spring，shops opened", "In spring, shops opened"),
        ("One、two and three。", "One, two and three."),
        ("He said：“Yes”", "He said: “Yes”"),
        ("The street（east）is new", "The street (east) is new"),
        ("In ２０２４ it grew by １．５％", "In 2024 it grew by 1.5%"),
        ("two  spaces", "two spaces"),
        ("One , two  , three ; four", "One, two, three; four"),
        ("from 8:00am to 9pm", "from 8:00 am to 9 pm"),
        ("Six billon yuan and Fourty shops", "Six billion yuan and Forty shops"),
    ],
)
def test_what_is_certain_is_corrected(wrong: str, right: str) -> None:
    """The correction, and that the check finds the fault."""
    assert fixed(wrong) == right
    assert found(wrong)
    assert not found(right)


@pytest.mark.parametrize(
    "text",
    [
        "Lin'an (临安) is west of the city.",
        '<span lang="zh">人才</span> means talent.',
        "See `a  b` and <https://example.org/，>.",
        "| a   | b  |\n|-----|----|\n| 1   | 2  |",
        "A line  \nand another",
        "In May 2024, on May 5, 2024 and May 6.",
        "“It’s here,” she said.",
        "The 5 percent rise cost 300 yuan; the 3-million-yuan fund, too.",
        "The caf\u00e9 costs \u20ac5 \u2013 or so \u2014 on 3 May.",
        "I am at the programme.",
        "“A quotation of two paragraphs opens each.",
        "A 6” screen, “wide enough,” she said.",
    ],
)
def test_good_english_is_left_alone(text: str) -> None:
    """Glosses, tagged Chinese, code, tables, hard breaks and consistent styles."""
    assert found(text) == []
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "subject", "column"),
    [
        ('“One” and "two"', "quotation marks", 11),
        ("It’s what they’d say isn't", "apostrophes", 25),
        ("5 percent, 6 percent and 7 per cent", "percentages", 28),
        ("RMB 5 million, RMB 6 and 300 yuan", "sums of money", 28),
        ("On May 5, June 6 and 7 August", "dates", 22),
    ],
)
def test_two_styles_in_one_text_are_one_finding(text: str, subject: str, column: int) -> None:
    """It stands at the rarer style and names both with their number."""
    (finding,) = found(text)
    assert f"two styles of {subject}" in finding.message.en
    assert (finding.place.line, finding.place.column) == (5, column)


def test_styles_are_compared_with_the_title() -> None:
    """The headline is part of the text."""
    (finding,) = found("He said “no”, then “yes”.", title='The "yes"')
    assert (finding.place.line, finding.place.column) == (2, 8)


def test_chinese_left_behind_is_reported_once_a_run() -> None:
    """With its place and what to do."""
    (finding,) = found("The 人才码、服务 code is here.")
    assert (finding.place.column, finding.place.length) == (5, 6)
    assert "人才码、服务" in finding.message.en


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("He said, “Welcome.“", 19),
        ("He said, ”Welcome.“", 10),
        ("He said, “Welcome.", 10),
        ("He said, Welcome.”", 18),
    ],
)
def test_a_quotation_mark_without_partner_is_reported(text: str, column: int) -> None:
    """The first that does not pair; which of the two is wrong only the editor knows."""
    (finding,) = found(text)
    assert finding.message.en == "quotation marks that do not pair"
    assert finding.place.column == column
    assert not finding.replacement


def test_a_currency_said_twice_is_reported() -> None:
    """RMB and yuan say the same."""
    findings = [each.message.en for each in found("It cost RMB 5 million yuan.")]
    assert "the currency is said twice" in findings


@pytest.mark.parametrize(
    "text", ["１am", "1ａm", "１ａｍ", "at 9:３0pm", "ｍillon", "ｍｉｌｌｏｎ"]
)
def test_full_width_letters_that_hide_another_slip_are_left_to_the_editor(text: str) -> None:
    """Correcting them would need a second correction."""
    assert any("full-width" in each.message.en for each in found(text))
    assert fixed(text) == text


@given(NOISY)
@example("word ，am")
@example("word ； ， word")
@example("word ％1am word")
def test_correcting_twice_is_correcting_once(source: str) -> None:
    """Whatever the input."""
    once = fixed(source)
    assert fixed(once) == once
