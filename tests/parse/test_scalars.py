"""Text becomes the value a key asks for, or is explained."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse import addresses, scalars
from bulletin.parse.wrong import WrongError
from tests.parse.samples import instead


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1521000000", "1521000000"), ("1,521,000,000", "1521000000"), ("63.5", "63.5"),
        ("-3", "-3"), ("0123", "123"), ("1.10", "1.10"), ("0", "0"),
    ],
)  # fmt: skip
def test_numbers(text: str, value: str) -> None:
    """Plain numbers, with thousands set apart or not."""
    assert str(scalars.number(text)) == value


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("15.21亿", "1521000000"), ("3.5万", "35000"), ("2千万", "20000000"),
        ("1.2万亿", "1200000000000"),
        ("1.5 billion", "1500000000"), ("2 million", "2000000"), ("１５", "15"),
        ("２．５万", "25000"),
        ("15.21亿元", "1521000000"), ("200余", "200"), ("约30万人", "300000"), ("¥30", "30"),
        ("63%", ""),
        ("1,52", ""), ("abc", ""), ("1e9", ""), ("", ""), ("9" * 40, ""), ("٣", ""),
    ],
)  # fmt: skip
def test_other_numbers_are_explained(text: str, plain: str) -> None:
    """Magnitudes and full-width digits are written out; what is unclear is not guessed."""
    assert instead(scalars.number, text) == plain


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12
    )
)
def test_any_plain_number_is_kept(value: Decimal) -> None:
    """A number comes back as it was written."""
    assert scalars.number(f"{value:f}") == value
    assert scalars.number(f"{value:,f}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("Yes", True), ("是", True), ("no", False), ("FALSE", False), ("否", False)],
)
def test_flags(text: str, *, value: bool) -> None:
    """What editors write for yes and no."""
    assert scalars.flag(text) is value


def test_other_words_are_no_flags() -> None:
    """0, 1 and anything else are refused."""
    assert [instead(scalars.flag, text) for text in ("1", "maybe", "")] == ["", "", ""]


def test_misspelt_flags_are_offered() -> None:
    """What is near to yes or no in either language."""
    assert [instead(scalars.flag, text) for text in ("ture", "是的", "不是")] == [
        "true", "true", "false",
    ]  # fmt: skip


def test_file_names() -> None:
    """A picture is named by its file alone."""
    assert scalars.file_name("照片 1.jpg") == "照片 1.jpg"
    assert scalars.file_name("e\u0301.jpg") == "\u00e9.jpg"
    assert instead(scalars.file_name, "./a.jpg") == "a.jpg"
    for text in ("../a.jpg", "img/a.jpg", "/a.jpg", "a\\b", ".hidden"):
        assert instead(scalars.file_name, text) == ""


def test_ids() -> None:
    """Lower-case ASCII with hyphens; a near one is mended, another is not guessed."""
    assert scalars.identifier("talent-day-2024") == "talent-day-2024"
    assert instead(scalars.identifier, "Talent Day") == "talent-day"
    assert instead(scalars.identifier, "talent_day") == "talent-day"
    assert [instead(scalars.identifier, text) for text in ("人才日", "", "a" * 81)] == ["", "", ""]


@given(st.text(max_size=40))
def test_no_text_breaks_a_conversion(text: str) -> None:
    """Every function answers or explains; what it offers instead is right."""
    for function in (
        scalars.flag, scalars.number, addresses.url, addresses.path,
        scalars.file_name, scalars.identifier, scalars.fingerprint,
    ):  # fmt: skip
        try:
            function(text)
        except WrongError as wrong:
            if wrong.instead:
                function(wrong.instead)
