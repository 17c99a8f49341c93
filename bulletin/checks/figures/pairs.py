"""What figures that belong together still say differently: hedges, years, months."""

import datetime as dt
from collections.abc import Iterator

from bulletin.checks.figures.contradict import difference
from bulletin.checks.figures.noun import Approx, Day, Difference, Fault, Figure, Kind, Weight
from bulletin.model.finding import Severity

Pairs = list[tuple[Figure, Figure]]
_Figures = tuple[Figure, ...]


def between(
    pairs: Pairs, chinese: _Figures, english: _Figures, on: dt.date | None
) -> Iterator[Difference]:
    """Find hedges that were lost or turned round, years left out, months that cannot be meant."""
    yield from _hedges(pairs)
    yield from _yearless(pairs, english, on)
    yield from _misdated(pairs, chinese)
    yield from _overdated(pairs, chinese, on)


def _hedges(pairs: Pairs) -> Iterator[Difference]:
    for zh, en in pairs:
        approx = {zh.approx, en.approx}
        is_fixed = zh.kind in {Kind.DATE, Kind.CODE, Kind.TIME, Kind.VAGUE, Kind.ORDINAL}
        if is_fixed or Approx.LOOSE in approx or max(zh.value, en.value) <= 1:
            continue
        is_turned = approx & {Approx.OVER, Approx.EITHER} and approx & _BELOW
        is_less = zh.value == en.value and approx == {Approx.UNDER, Approx.EXACT}
        if is_turned or (is_less and _is_bare(zh, en)):
            yield difference(Fault.REVERSED, Severity.ERROR, zh, en)
        elif zh.value == en.value and _is_one_hedged(zh.approx, en.approx):
            yield difference(Fault.HEDGE, Severity.WARNING, zh, en)


_BELOW = {Approx.UNDER, Approx.NEARLY, Approx.UP_TO}


def _is_bare(zh: Figure, en: Figure) -> bool:
    """Whether an exact number is said as such: not 30%以内, nor "under four managers"."""
    return zh.text[0].isdecimal() and not zh.text.endswith("内") and en.value > _FEW


_FEW = 12


def _is_one_hedged(one: Approx, other: Approx) -> bool:
    silent = {Approx.UP_TO, Approx.EITHER}
    return one is not other and Approx.EXACT in {one, other} and not silent & {one, other}


def _yearless(pairs: Pairs, english: _Figures, on: dt.date | None) -> Iterator[Difference]:
    """Find full dates whose year the English says nowhere, unless it is about the story's own."""
    days = [each.day for each in english if each.day]
    if any(each.is_relative for each in days):
        return
    said = {each.year for each in days}
    for zh, en in pairs:
        year = zh.day.year if zh.day and en.day and zh.day.month else None
        if year is not None and year not in said and (on is None or abs(on.year - year) > 1):
            yield difference(Fault.DATE, Severity.ERROR, zh, en)


def _misdated(pairs: Pairs, chinese: _Figures) -> Iterator[Difference]:
    """Find months that a bare 26日 cannot mean: 7月26日电 … 26日, "June 26".

    It is of the month of another 26日, else of a month next to one that is said.
    """
    days = [each.day for each in chinese if each.day and each.day.month]
    for zh, en in pairs:
        if zh.day and zh.day.day and not zh.day.month and en.day and en.day.month:
            same = [day for day in days if day.day == zh.day.day]
            near = 0 if same else 1
            if days and all(_apart(day, en.day) > near for day in same or days):
                yield difference(Fault.DATE, Severity.ERROR, zh, en)


def _overdated(pairs: Pairs, chinese: _Figures, on: dt.date | None) -> Iterator[Difference]:
    """Find years given to a bare 9月30日 that are neither said nor about the story's own."""
    days = [each.day for each in chinese if each.day]
    said = [(day.year, day.month or 0) for day in days if day.year and not day.is_relative]
    if any(day.is_relative and day.part != "day" for day in days) or not (said or on):
        return
    for zh, en in pairs:
        if not (zh.day and zh.day.month and zh.day.day and en.day and en.day.year):
            continue
        if zh.weight is not Weight.STRONG:  # “7.20”特大暴雨 was of any year
            continue
        year, month = en.day.year, en.day.month or 0
        follows = any(year == one or (year == one + 1 and month < last) for one, last in said)
        is_near = on is not None and abs(on.year - year) <= 1
        if zh.day.year is None and not follows and not is_near:
            yield difference(Fault.DATE, Severity.ERROR, zh, en)


def _apart(one: Day, other: Day) -> int:
    """Count the months between two dates of any year."""
    months = abs((one.month or 0) - (other.month or 0))
    return min(months, 12 - months)
