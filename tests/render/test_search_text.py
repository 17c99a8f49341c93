"""Texts taken apart into the words they are found by."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.render import search_text
from bulletin.render.search_text import counted_words, folded, stem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青年人才", {"青年", "年人", "人才", "才"}),
        ("人", {"人"}),
        ("投资3.5亿元", {"投资", "资", "3.5", "3.5亿", "亿元", "元", "350000000"}),
        ("2024年", {"2024", "2024年", "年"}),
        ("1,521 flats", {"1521", "flat"}),
        ("ＡＩ人才", {"ai", "人才", "才"}),
        ("人\n才", {"人才", "才"}),
        ("**人**才", {"人才", "才"}),
        ("臺灣人才", {"台湾", "湾人", "人才", "才"}),
        ("Lin’an District’s e-commerce", {"linan", "district", "e", "commerc"}),
        ("Société", {"societ"}),
        ("まつり 서울 Москва", {"まつ", "つり", "り", "서울", "москва"}),
        ("", set()),
    ],
)
def test_a_text_is_taken_apart_into_what_it_is_found_by(text: str, found: set[str]) -> None:
    """Pairs of Han characters, whole words, numbers with the character behind them."""
    assert set(counted_words(text)) == found


def test_words_are_counted() -> None:
    """A text that says a word often is about it."""
    found = counted_words("人才，人才。Talent and talents.")
    assert (found["人才"], found["talent"], found["and"]) == (2, 2, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3.5亿元", "350000000"),
        ("350 million", "350000000"),
        ("RMB 1.521 billion", "1521000000"),
        ("15.21亿", "1521000000"),
        ("2万亿", "2000000000000"),
        ("2 trillion", "2000000000000"),
        ("300余万", "3000000"),
        ("0.5万", "5000"),
        ("６８００万", "68000000"),
    ],
)
def test_a_magnitude_gives_the_value(written: str, value: str) -> None:
    """3.5亿 and 350 million are one number."""
    assert counted_words(written)[value] == 1


def test_what_is_no_whole_number_has_no_value() -> None:
    """Half a person is nobody’s query; years and versions are no magnitudes."""
    assert set(counted_words("0.00001万 1.2.3万")) >= {"0.00001", "1.2.3"}
    assert not [each for each in counted_words("0.00001万 1.2.3万") if each.isdigit()]


@pytest.mark.parametrize(
    "together",
    [
        "flat flats",
        "house houses housing housed",
        "plan plans planned planning",
        "policy policies",
        "study studies studied studying",
        "train training trained trainings",
        "class classes",
        "hire hires hired hiring",
        "company companies",
        "service services",
        "box boxes",
    ],
)
def test_forms_of_an_english_word_have_one_stem(together: str) -> None:
    """Whichever the reader types."""
    assert len({stem(each) for each in together.split()}) == 1


@pytest.mark.parametrize("apart", ["need ned", "bus bu", "spring spr", "bed b", "this thi", "is i"])
def test_short_words_and_endings_that_are_none_stay(apart: str) -> None:
    """What is left must be a word."""
    one, other = apart.split()
    assert stem(one) == one != other


@given(st.text(alphabet="人才青年西湖", min_size=2, max_size=12), st.data())
def test_every_substring_of_two_characters_is_found(text: str, data: st.DataObject) -> None:
    """No dictionary decides what is a word: any part of a text finds it."""
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    asked = {text[at : at + 2] for at in range(start, end - 1)}
    assert asked <= set(counted_words(text))


@given(st.text(max_size=60))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    """What is typed again as it was shown finds the same."""
    once = folded(text)
    assert set(counted_words(once)) == set(counted_words(text)) or "<" in text or "{" in text


@given(st.text(alphabet="人才ab's sS9012.,\t\n*_`~(é\u3000", max_size=24))
def test_what_parts_words_is_found_where_it_would_be_from_left_to_right(text: str) -> None:
    """The pattern that begins with a set finds just what the plain one does."""
    plainly = re.compile(
        r"(?<=[人才])\s+(?=[人才])|(?<=[0-9]),(?=[0-9]{3})|[*_`~]+"
        r"|'s(?![a-z0-9])|(?<=[a-z])'(?=[a-z])"
    )
    quickly = search_text._JOINED  # noqa: SLF001 - two ways to say one pattern
    assert quickly.sub("", text) == plainly.sub("", text)


@given(st.text(alphabet="019. 万亿千余a,bn", max_size=40))
def test_values_begin_where_no_number_goes_on(text: str) -> None:
    """The pattern that begins with a digit finds just what the plain one does."""
    plainly = re.compile(
        r"(?<![0-9.])([0-9]{1,15})(?:\.([0-9]{1,12}))? ?[余多]?"
        r"(万亿|亿|千万|百万|万|thousand|million|billion|bn|trillion)(?![a-z])"
    )
    quickly = search_text._VALUE  # noqa: SLF001 - the same
    assert quickly.findall(text) == plainly.findall(text)
