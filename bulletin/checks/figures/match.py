"""Figures of two texts, matched by meaning."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bulletin.checks.figures.noun import Approx, Day, Figure, Kind, Reading, Weight
from bulletin.checks.figures.units import SIZES

_HEDGED = Decimal("0.025")
_NUMERIC = {
    Kind.COUNT,
    Kind.MONEY,
    Kind.MEASURE,
    Kind.DURATION,
    Kind.ORDINAL,
    Kind.FACTOR,
    Kind.CODE,
    Kind.DATE,
}
_APART = {
    frozenset(pair)
    for pair in (
        (Kind.MONEY, Kind.DURATION), (Kind.MONEY, Kind.MEASURE), (Kind.MEASURE, Kind.DURATION), (Kind.MONEY, Kind.ORDINAL),
        (Kind.MONEY, Kind.DATE), (Kind.MEASURE, Kind.DATE), (Kind.MEASURE, Kind.ORDINAL), (Kind.MONEY, Kind.FACTOR),
        (Kind.DURATION, Kind.DATE), (Kind.DURATION, Kind.FACTOR), (Kind.MEASURE, Kind.FACTOR), (Kind.FACTOR, Kind.DATE),
    )
}  # fmt: skip


@dataclass(slots=True)
class Matching:
    """What found a counterpart, and what is left on either side."""

    pairs: list[tuple[Figure, Figure]] = field(default_factory=list)
    zh: list[Figure] = field(default_factory=list)
    en: list[Figure] = field(default_factory=list)


def match(zh: tuple[Figure, ...], en: tuple[Figure, ...]) -> Matching:
    """Pair the figures in passes, from the same meaning to hedged rounding."""
    found = Matching(zh=list(zh), en=list(en))
    for test in (_same_hedged, _same, agree, _loosely, _rounded):
        _pair(found, test)
    _drop_repeated(found)
    return found


def _pair(found: Matching, test: Callable[[Figure, Figure], bool]) -> None:
    for chinese in list(found.zh):
        candidates = [each for each in found.en if test(chinese, each)]
        if candidates:
            best = max(candidates, key=lambda each: each.weight)
            found.pairs.append((chinese, best))
            found.zh.remove(chinese)
            found.en.remove(best)


def _same(first: Figure, second: Figure) -> bool:
    """Whether both say the same at first reading."""
    if first.day and second.day:
        return first.day == second.day or _bare(first.day) == _bare(second.day)
    return _equal(first.readings[0], second.readings[0]) and (
        first.kind is not Kind.CODE or first.code == second.code
    )


def _bare(day: Day) -> tuple[int | None, int | None, int | None, bool]:
    return (day.year, day.month, day.day, day.is_relative)


def _same_hedged(first: Figure, second: Figure) -> bool:
    return first.approx is second.approx and _same(first, second)


def agree(first: Figure, second: Figure) -> bool:
    """Whether some reading of one is a reading of the other."""
    if first.day and second.day:
        return _days_agree(first.day, second.day)
    return any(_equal(one, other) for one in first.readings for other in second.readings)


def _equal(one: Reading, other: Reading) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind in {Kind.MEASURE, Kind.DURATION}:
        return _sizes_equal(one, other)
    if one.kind is Kind.PERCENT:
        return abs(one.value - other.value) <= (
            Decimal("0.5") if _is_fraction(one) or _is_fraction(other) else 0
        )
    if one.kind is Kind.POINTS:
        return _points(one) == _points(other)
    if one.kind in {Kind.ORDINAL, Kind.VAGUE} and not (one.unit and other.unit):
        return one.value == other.value
    if one.kind is Kind.DATE:
        return False
    return one.value == other.value and one.unit == other.unit


def _points(reading: Reading) -> Decimal:
    return reading.value / 100 if reading.unit == "bp" else reading.value


def _is_fraction(reading: Reading) -> bool:
    return reading.value != round(reading.value, 4)


_DAYS_A_MONTH = Decimal("30.4")


def _sizes_equal(one: Reading, other: Reading) -> bool:
    if one.unit == other.unit:
        return one.value == other.value
    (first, size), (second, scale) = SIZES[one.unit], SIZES[other.unit]
    mine, theirs = one.value * size, other.value * scale
    tolerance = Decimal("0.03")
    if {first, second} == {"time", "months"}:
        mine *= _DAYS_A_MONTH * 86400 if first == "months" else 1
        theirs *= _DAYS_A_MONTH * 86400 if second == "months" else 1
        tolerance = Decimal("0.08")
    elif first != second:
        if {first, second} == {"temperature", "fahrenheit"}:
            celsius = one.value if first == "temperature" else other.value
            degrees = other.value if first == "temperature" else one.value
            return abs(celsius * 9 / 5 + 32 - degrees) <= 2  # noqa: PLR2004 - whole degrees
        return False
    return abs(mine - theirs) <= tolerance * max(mine, theirs)


def _days_agree(first: Day, second: Day) -> bool:
    if first.is_relative or second.is_relative:
        return first.is_relative and second.is_relative and (first.part == second.part)
    pairs = ((first.year, second.year), (first.month, second.month), (first.day, second.day))
    if any(one is not None and other is not None and one != other for one, other in pairs):
        return False
    return _finest(first) == _finest(second)


def _finest(day: Day) -> str:
    return "day" if day.day is not None else "month" if day.month is not None else "year"


def _loosely(first: Figure, second: Figure) -> bool:
    """Whether the same number is said of kinds that languages exchange: 第26, 26日, "the 26th", 26."""
    if Kind.CODE in {first.kind, second.kind} and first.code and second.code:
        return bool(re.sub(r"\D", "", first.code) == re.sub(r"\D", "", second.code))
    for one in first.readings:
        for other in second.readings:
            kinds = frozenset((one.kind, other.kind))
            if {one.kind, other.kind} <= _NUMERIC and len(kinds) > 1 and kinds not in _APART:
                if one.value == other.value and one.value:
                    return True
    return False


def _rounded(first: Figure, second: Figure) -> bool:
    """Whether one is the other rounded, and says so."""
    if first.approx is Approx.EXACT and second.approx is Approx.EXACT:
        return False
    if first.kind not in _NUMERIC | {Kind.PERCENT} or first.day or second.day:
        return False
    if first.kind is not second.kind and Kind.COUNT not in {first.kind, second.kind}:
        return False
    if first.unit != second.unit and first.unit and second.unit:
        return False
    return (
        is_near(first.value, second.value)
        or _is_rounding(first.value, second)
        or _is_rounding(second.value, first)
    )


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by no more than a hedge covers."""
    return one > 0 and other > 0 and abs(one - other) <= _HEDGED * max(one, other)


def _is_rounding(exact: Decimal, hedged: Figure) -> bool:
    """Whether "more than 1,200" may stand for 1,278: within the hedged number's own last digit."""
    value = hedged.value
    if hedged.approx is Approx.EXACT or value <= 0 or significant(value) < 2:  # noqa: PLR2004
        return False
    step = (
        Decimal(10) ** value.normalize().as_tuple().exponent
        if isinstance(value.normalize().as_tuple().exponent, int)
        else Decimal(1)
    )
    low = value if hedged.approx is Approx.OVER else value - step
    high = value if hedged.approx is Approx.UNDER else value + step
    return low <= exact <= high and abs(exact - value) <= exact / 10


def significant(value: Decimal) -> int:
    """Return how many significant digits a number is said with."""
    return len(value.normalize().as_tuple().digits)


def _drop_repeated(found: Matching) -> None:
    """Forget what only repeats, splits or implies something that was matched."""
    chinese = [one for one, _ in found.pairs]
    english = [other for _, other in found.pairs]
    found.zh = [each for each in found.zh if not _is_said(each, english + found.en)]
    found.en = [each for each in found.en if not _is_said(each, chinese + found.zh)]


def _is_said(figure: Figure, others: list[Figure]) -> bool:
    if figure.day:
        return _is_covered(figure.day, [each.day for each in others if each.day])
    return any(agree(figure, each) or agree(each, figure) for each in others)


def _is_covered(day: Day, others: list[Day]) -> bool:
    """Whether every part of a date is said somewhere by dates of the other text."""
    if day.is_relative:
        return True
    said = [
        {each.year for each in others if not each.is_relative},
        {each.month for each in others},
        {each.day for each in others},
    ]
    parts = (day.year, day.month, day.day)
    return all(part is None or part in known for part, known in zip(parts, said, strict=True))


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


def absorbed(
    left: Matching, zh: tuple[Figure, ...], en: tuple[Figure, ...], on: dt.date | None
) -> None:
    """Forget dates that the other text says another way: a weekday, 当天, "last year"."""
    left.zh = [each for each in left.zh if not _is_absorbed(each, en, on)]
    left.en = [each for each in left.en if not _is_absorbed(each, zh, on)]


def _is_absorbed(figure: Figure, others: tuple[Figure, ...], on: dt.date | None) -> bool:
    relative = {each.day.part for each in others if each.day and each.day.is_relative}
    if figure.kind is Kind.WEEKDAY:
        return "day" in relative or any(each.day and each.day.day for each in others)
    day = figure.day
    if day is None:
        return False
    if day.day is not None and day.year is None:
        if "day" in relative or any(each.kind is Kind.WEEKDAY for each in others):
            return True
    if day.day is None and day.month is not None and day.year is None and "month" in relative:
        return True
    if _finest(day) == "year":
        return bool(relative & {"year", "early", "late"}) or (
            on is not None and day.year == on.year
        )
    return False


def glosses(text: str, figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Yield conversions that a translator adds: "50 million yuan ($7 million)", "3 km (2 miles)"."""
    for before, figure in zip(figures, figures[1:], strict=False):
        between = text[before.end : figure.start]
        is_other_unit = (
            figure.kind is before.kind
            and figure.unit != before.unit
            and figure.kind in {Kind.MONEY, Kind.MEASURE}
        )
        if (
            is_other_unit
            and len(between) < 40
            and re.search(r"[(（]|\bor\b|合|约", between)
            and not re.search(r"[.;。；]\s", between)
        ):  # noqa: PLR2004
            yield figure


def is_loose_pair(one: Figure, other: Figure) -> bool:
    """Whether weights allow to say that two leftovers contradict each other."""
    return min(one.weight, other.weight) >= Weight.FAIR
