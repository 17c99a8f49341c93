"""Numbers as each language writes them, never rounded (GB/T 15835, CLDR)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.model.article import About
from bulletin.render.locales import locale_of

if TYPE_CHECKING:
    from bulletin.model.article import KeyFigure
    from bulletin.model.site import Language
    from bulletin.render.strings import Strings

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
_DECIMALS_HAN, _DECIMALS = 4, 3  # digits after the point that a magnitude may leave
_GROUPED_FROM_HAN = 10_000  # Chinese writes 6800, and 10,001 where no magnitude fits
_SMALLEST_SCALE = 4  # nobody writes 6.8 thousand


@dataclass(frozen=True, slots=True)
class FigureText:
    """A key figure in words: the pieces carry their own spaces, so that joined they read right.

    超 + 15.21 + 亿元, “more than ” + “RMB ” + 1.521 + “ billion”.
    """

    about: str
    prefix: str
    number: str
    suffix: str

    def __str__(self) -> str:
        return f"{self.about}{self.prefix}{self.number}{self.suffix}"


def figure_text(figure: KeyFigure, language: Language, strings: Strings) -> FigureText:
    """Write a key figure in a language's own magnitudes."""
    unit = (figure.unit.get(language.id) or "") if figure.unit else ""
    value: Decimal = abs(figure.value)
    number, magnitude = (
        (_digits(value, language), "") if unit == "%" else _in_magnitude(value, language)
    )
    gap = "" if language.is_han else NO_BREAK
    amount = f"{gap}{magnitude}" if magnitude else ""
    before, after = _around(unit, gap, language, strings)
    about = _about(figure.about, language, strings)
    sign = MINUS if figure.value < 0 else ""
    return FigureText(about, f"{sign}{before}", number, f"{amount}{after}")


def plain_number(value: Decimal | int, language: Language) -> str:
    """Write a number in full, with its digits grouped where the language does so."""
    digits = _digits(-value if value < 0 else value, language)
    return f"{MINUS}{digits}" if value < 0 else digits


def _about(about: About, language: Language, strings: Strings) -> str:
    if about is About.EXACTLY:
        return ""
    word = strings.text(language, f"about.{about}")
    return word if language.is_han else f"{word} "


def _around(unit: str, gap: str, language: Language, strings: Strings) -> tuple[str, str]:
    """Return what stands before and after the amount."""
    if strings.has(f"currency.{unit}"):
        pattern = strings.text(language, f"currency.{unit}", number="\0")
        before, _, after = pattern.partition("\0")
        return before.replace(" ", NO_BREAK), after.replace(" ", NO_BREAK)
    if unit in {"", "%"}:
        return "", unit
    return "", f"{gap}{unit}"


def _in_magnitude(value: Decimal, language: Language) -> tuple[str, str]:
    """Return the number and its magnitude (亿, billion): the greatest that keeps it short."""
    most = _DECIMALS_HAN if language.is_han else _DECIMALS
    for power, name in _scales(language):
        if value.adjusted() >= power:
            shifted = _shifted(value, power)
            if _decimals(shifted) <= most:
                return _digits(shifted, language), name
    return _digits(value, language), ""


@lru_cache(maxsize=16)
def _scales(language: Language) -> tuple[tuple[int, str], ...]:
    """Return the language's magnitudes as powers of ten with their names, greatest first."""
    formats = locale_of(language.tag).compact_decimal_formats
    patterns = formats["long" if "long" in formats else "short"]["other"]
    found = (
        (len(power) - 1, str(pattern.pattern).replace("0", "").strip())
        for power, pattern in patterns.items()
        if str(pattern.pattern).count("0") == 1
    )
    return tuple(sorted((each for each in found if each[0] >= _SMALLEST_SCALE), reverse=True))


def _shifted(value: Decimal, power: int) -> Decimal:
    """Divide by a power of ten without a context that could round."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) - power))


def _decimals(value: Decimal) -> int:
    _, _, fraction = f"{value:f}".partition(".")
    return len(fraction.rstrip("0"))


def _digits(value: Decimal | int, language: Language) -> str:
    return _grouped(f"{value:f}" if isinstance(value, Decimal) else str(value), language)


@lru_cache(maxsize=4096)
def _grouped(plain: str, language: Language) -> str:
    """Write plain digits with the language's separators; 5.0 and 5 are not the same text."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - costs 50 ms, not always needed

    value = Decimal(plain)
    return format_decimal(
        value,
        locale=locale_of(language.tag),
        decimal_quantization=False,
        group_separator=not language.is_han or value >= _GROUPED_FROM_HAN,
    )
