"""Dates that two texts say in different ways: 16日 and "on Monday", 去年 and "in 2025"."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from bulletin.checks.figures.match import Matching
from bulletin.checks.figures.noun import Day, Figure, Kind


def resolve(figure: Figure, on: dt.date | None) -> Figure:
    """Give 去年, "next year" the year they mean for a story of that day."""
    day = figure.day
    if (
        on is None
        or day is None
        or not day.is_relative
        or day.part in {"month", "day"}
        or day.year is None
    ):
        return figure
    year = on.year + day.year
    return replace(
        figure, value=Decimal(year), day=Day(year=year, part="" if day.part == "year" else day.part)
    )


def absorb(left: Matching, on: dt.date | None) -> None:
    """Forget dates that the other text says another way: a weekday, 当天, "last year"."""
    said = (*left.zh, *left.en, *chain.from_iterable(left.pairs))
    has_month = any(each.day and each.day.month for each in said)  # which a bare 26日 may be of
    zh, en = (
        tuple(each if has_month else _near(each, on) for each in side)
        for side in (left.zh, left.en)
    )
    left.zh = [
        each for each, near in zip(left.zh, zh, strict=True) if not _is_absorbed(near, en, on)
    ]
    left.en = [
        each for each, near in zip(left.en, en, strict=True) if not _is_absorbed(near, zh, on)
    ]


def _near(figure: Figure, on: dt.date | None) -> Figure:
    """Take a bare 26日 for the one within some days of the story."""
    day = figure.day
    if on is None or day is None or day.day is None or day.month is not None:
        return figure
    dates = (on + dt.timedelta(days) for days in range(-_CLOSE, _CLOSE + 1))
    month = next((date.month for date in dates if date.day == day.day), None)
    return replace(figure, day=replace(day, month=month))


def _is_absorbed(figure: Figure, others: tuple[Figure, ...], on: dt.date | None) -> bool:
    relative = {each.day.part for each in others if each.day and each.day.is_relative}
    if figure.kind is Kind.WEEKDAY:
        if any(each.kind is Kind.WEEKDAY for each in others):
            return False
        days = [each.day for each in others if each.day and each.day.day]
        return "day" in relative or any(_falls_on(day, figure, on) for day in days)
    day = figure.day
    if day is None or day.is_relative:
        return False
    if day.day is not None and (day.year is None or _weekday(day, on)):
        weekdays = [each for each in others if each.kind is Kind.WEEKDAY]
        is_disputed = any(each.day and each.day.day is not None for each in others)
        is_told = day.year is None and "day" in relative and not is_disputed
        return is_told or any(_falls_on(day, each, on) for each in weekdays)
    if day.month is not None:
        return "month" in relative
    is_rival = any(_is_year(each.day) for each in others)
    return bool(relative & {"year", "early", "late"}) and not is_rival


def _is_year(day: Day | None) -> bool:
    """Whether a year is written out, and nothing else: it then answers no 去年."""
    is_written = day is not None and not day.is_relative and day.year is not None
    return is_written and day is not None and day.month is None and day.part != "decade"


def _falls_on(day: Day, weekday: Figure, on: dt.date | None) -> bool:
    """Whether a date is that weekday, as far as its year is known."""
    return _weekday(day, on) in {None, int(weekday.value)}


_CLOSE = 10  # days from the story within which a date without a year is of its year


def _weekday(day: Day, on: dt.date | None) -> int | None:
    if day.month is None:  # a bare 26日 may be of any month
        return None
    years = [day.year] if day.year else [on.year, on.year - 1, on.year + 1] if on else []
    for year in years:
        try:
            date = dt.date(year, day.month, day.day or 0)
        except ValueError:
            continue
        if day.year or (on and abs((date - on).days) <= _CLOSE):
            return date.isoweekday()
    return None
