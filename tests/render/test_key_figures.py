"""Figures are written in each language's own magnitudes and never change their value."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.article import About
from bulletin.model.site import Language
from bulletin.render.key_figures import figure_text
from bulletin.render.numbers import plain_number
from bulletin.render.strings import load_strings
from tests.render.samples import EN, SITE, ZH, figure, templates

STRINGS = load_strings(SITE, templates())
SCALES = {"万亿": 12, "亿": 8, "万": 4, "million": 6, "billion": 9, "trillion": 12, "": 0}
PEOPLE = {"zh": "人次", "en": "visits"}


def read_back(text: str) -> Decimal:
    """Return the value that a reader would take from a figure's text."""
    found = re.search(r"([\d,.]+)\s?(万亿|亿|万|million|billion|trillion|)", text)
    assert found
    number = Decimal(found[1].replace(",", "")).scaleb(SCALES[found[2]])
    return -number if "−" in text else number


@given(
    value=st.decimals(-(10**13), 10**13, allow_nan=False, allow_infinity=False, places=3)
    | st.integers(-(10**9), 10**9).map(lambda each: Decimal(each) * 10**4)
    | st.integers(-(10**13), 10**13).map(Decimal),
    language=st.sampled_from([ZH, EN]),
    unit=st.sampled_from(["CNY", "%", PEOPLE, ""]),
)
def test_a_figure_reads_back_to_its_value(
    value: Decimal, language: Language, unit: dict[str, str] | str
) -> None:
    """Whatever the magnitude, nothing is rounded."""
    text = str(figure_text(figure(str(value), unit), language, STRINGS))
    assert read_back(text) == value
    assert read_back(plain_number(value, language)) == value


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("1521000000", "CNY", "15.21亿元", "RMB 1.521 billion"),
        ("6800", PEOPLE, "6800人次", "6,800 visits"),
        ("12", {"zh": "个", "en": "projects"}, "12个", "12 projects"),
        ("35.5", "%", "35.5%", "35.5%"),
        ("12000", "%", "12,000%", "12,000%"),
        ("168000", PEOPLE, "16.8万人次", "168,000 visits"),
        ("1000000", PEOPLE, "100万人次", "1 million visits"),
        ("1000001", PEOPLE, "100.0001万人次", "1,000,001 visits"),
        ("123456789", "CNY", "12,345.6789万元", "RMB 123,456,789"),
        ("10000.12345", PEOPLE, "10,000.12345人次", "10,000.12345 visits"),
        ("2300000000000", "CNY", "2.3万亿元", "RMB 2.3 trillion"),
        ("-52000000", "CNY", "−5200万元", "−RMB 52 million"),
        ("0", "", "0", "0"),
        ("9999", "", "9999", "9,999"),
        ("10000", "", "1万", "10,000"),
        ("1.5E+9", "", "15亿", "1.5 billion"),
    ],
)
def test_magnitudes(value: str, unit: dict[str, str] | str, zh: str, en: str) -> None:
    """Chinese counts in 万 and 亿, English in millions; short exact forms only."""
    found = [str(figure_text(figure(value, unit), each, STRINGS)) for each in (ZH, EN)]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in found] == [zh, en]


def test_pieces_stand_in_reading_order() -> None:
    """Currency comes before the number in English, after its magnitude in Chinese."""
    over = figure("1521000000", "CNY", about=About.OVER)
    zh, en = (figure_text(over, each, STRINGS) for each in (ZH, EN))
    assert (zh.about, zh.prefix, zh.number, zh.suffix) == ("超", "", "15.21", "亿元")
    assert (en.about, en.prefix, en.number, en.suffix) == (
        "more than ",
        "RMB\N{NO-BREAK SPACE}",
        "1.521",
        "\N{NO-BREAK SPACE}billion",
    )


def test_nearly_is_a_word() -> None:
    """“Nearly” is said, never left to a sign."""
    nearly = figure("300", PEOPLE, about=About.NEARLY)
    assert str(figure_text(nearly, ZH, STRINGS)) == "近300人次"
    assert str(figure_text(nearly, EN, STRINGS)) == "nearly 300\N{NO-BREAK SPACE}visits"
