"""Key figures of a story in words, in each language's own magnitudes (万, million)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.model.article import About
from bulletin.render.locales import locale_of
from bulletin.render.numbers import MINUS, digits

if TYPE_CHECKING:
    from bulletin.model.article import KeyFigure
    from bulletin.model.site import Language
    from bulletin.render.strings import Strings

NO_BREAK = "\N{NO-BREAK SPACE}"
_DECIMALS_HAN, _DECIMALS = 4, 3  # digits after the point that a magnitude may leave
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
    value = abs(figure.value)
    number, magnitude = (
        (digits(value, language), "") if unit == "%" else _in_magnitude(value, language)
    )
    gap = "" if language.is_han else NO_BREAK
    amount = f"{gap}{magnitude}" if magnitude else ""
    before, after = _around(unit, gap, language, strings)
    about = _about(figure.about, language, strings)
    sign = MINUS if figure.value < 0 else ""
    return FigureText(about, f"{sign}{before}", number, f"{amount}{after}")


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
                return digits(shifted, language), name
    return digits(value, language), ""


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
    sign, coefficient, exponent = value.as_tuple()
    return Decimal((sign, coefficient, int(exponent) - power))


def _decimals(value: Decimal) -> int:
    _, _, fraction = f"{value:f}".partition(".")
    return len(fraction.rstrip("0"))
