"""Numbers as each language writes them, never rounded (GB/T 15835, CLDR)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.render.locales import locale_of

if TYPE_CHECKING:
    from bulletin.model.site import Language

MINUS = "\N{MINUS SIGN}"
_GROUPED_FROM_HAN = 10_000  # Chinese writes 6800, and 10,001 where no magnitude fits


def plain_number(value: Decimal | int, language: Language) -> str:
    """Write a number in full, with its digits grouped where the language does so."""
    return f"{MINUS}{digits(-value, language)}" if value < 0 else digits(value, language)


def digits(value: Decimal | int, language: Language) -> str:
    """Write a number that is not negative with the language's separators."""
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
