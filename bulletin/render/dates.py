"""Dates as each language writes them (CLDR; GB/T 15835 and the government's form for Chinese).

All functions are independent of the machine's locale and time zone; digits are ASCII.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.render.locales import locale_of

if TYPE_CHECKING:
    import datetime as dt

    from bulletin.model.site import Language


@lru_cache(maxsize=8192)
def long_date(day: dt.date, language: Language) -> str:
    """Return 2024年9月27日, 27 September 2024."""
    return _formatted(day, "long", language)


@lru_cache(maxsize=8192)
def short_date(day: dt.date, language: Language) -> str:
    """Return 2024-09-27, 27 Sept 2024: for lists."""
    return day.isoformat() if language.is_han else _formatted(day, "medium", language)


@lru_cache(maxsize=1024)
def days(first: dt.date, last: dt.date, language: Language) -> tuple[str, ...]:
    """Return both ends of some days, joined: 2024年9月23日至 and 24日, 23– and 24 September 2024.

    A single day is one text.
    """
    if first == last:
        return (long_date(first, language),)
    from babel.dates import parse_pattern  # noqa: PLC0415 - costs 50 ms, not always needed

    locale = locale_of(language.tag)
    unlike = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][unlike]
    return tuple(
        parse_pattern(pattern.replace("MMM", "MMMM").replace("\u2009", " ")).apply(day, locale)
        for pattern, day in zip(patterns, (first, last), strict=True)
    )


@lru_cache(maxsize=1024)
def month(day: dt.date, language: Language) -> str:
    """Return 2024年9月, September 2024."""
    return _of_parts(day, "yMMMM", language)


@lru_cache(maxsize=256)
def year(day: dt.date, language: Language) -> str:
    """Return 2024年, 2024."""
    return _of_parts(day, "y", language)


def time_of_day(moment: dt.datetime) -> str:
    """Return 08:30."""
    return f"{moment.hour:02}:{moment.minute:02}"


def date_and_time(moment: dt.datetime, language: Language) -> str:
    """Return 2024-09-27 08:30 (国办发〔2017〕47号), or 27 September 2024, 08:30."""
    if language.is_han:
        return f"{moment.date().isoformat()} {time_of_day(moment)}"
    return f"{long_date(moment.date(), language)}, {time_of_day(moment)}"


def stamp(moment: dt.datetime, language: Language) -> str:
    """Return when something was published; a day without a time is written as a day only."""
    if moment.hour or moment.minute:
        return date_and_time(moment, language)
    return long_date(moment.date(), language)


def _formatted(day: dt.date, width: str, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - costs 50 ms, not always needed

    return format_date(day, width, locale_of(language.tag))


def _of_parts(day: dt.date, skeleton: str, language: Language) -> str:
    from babel.dates import format_skeleton  # noqa: PLC0415 - costs 50 ms, not always needed

    return format_skeleton(skeleton, day, locale=locale_of(language.tag))
