"""Figures of two texts, matched by meaning."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from bulletin.checks.figures.noun import Approx, Day, Figure, Kind, Reading, Weight
from bulletin.checks.figures.sizes import sizes_equal

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


@dataclass(slots=True)
class Matching:
    """What found a counterpart, and what is left on either side."""

    pairs: list[tuple[Figure, Figure]] = field(default_factory=list)
    zh: list[Figure] = field(default_factory=list)
    en: list[Figure] = field(default_factory=list)
    zh_again: list[Figure] = field(default_factory=list)  # said a second time
    en_again: list[Figure] = field(default_factory=list)


def match(zh: tuple[Figure, ...], en: tuple[Figure, ...]) -> Matching:
    """Pair the figures in passes, from the same meaning to hedged rounding."""
    found = Matching(zh=list(zh), en=list(en))
    for test in (_same_name, _same_hedged, _same):
        _pair(found, test, is_anywhere=True)
    is_short = len(found.zh) * len(found.en) <= _MANY
    for test in (agree, _loosely_hedged, _loosely, _rounded):
        _pair(found, test, is_anywhere=is_short)
    if is_short:
        _drop_repeated(found)
    return found


_MANY = 10_000  # pairs without counterpart that are still compared each with each
_REACH = 10


def _pair(found: Matching, test: Callable[[Figure, Figure], bool], *, is_anywhere: bool) -> None:
    count = max(1, len(found.zh))
    for index, chinese in enumerate(list(found.zh)):
        middle = index * len(found.en) // count
        near = found.en if is_anywhere else found.en[max(0, middle - _REACH) : middle + _REACH]
        candidates = [each for each in near if test(chinese, each)]
        if candidates:
            best = max(candidates, key=lambda each: each.weight)
            found.pairs.append((chinese, best))
            found.zh.remove(chinese)
            found.en.remove(best)


def _same_name(first: Figure, second: Figure) -> bool:
    """Whether both number what bears a name: 天宫一号, "Tiangong-1", before it is "the first"."""
    return second.kind is Kind.CODE and first.text[-1] == "号" and first.value == second.value


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
    is_plain = first.approx is second.approx and first.unit == second.unit
    return is_plain and _same(first, second)


def agree(first: Figure, second: Figure) -> bool:
    """Whether some reading of one is a reading of the other."""
    if first.day and second.day:
        return _days_agree(first.day, second.day)
    if first.kind is second.kind is Kind.FACTOR and "ed" in {first.text[-2:], second.text[-2:]}:
        mine, theirs = ({each.value for each in _factors(side)} for side in (first, second))
        return bool(mine & theirs)  # 增长两倍 is by 200%, "doubled" to 200%
    return any(_equal(one, other) for one in first.readings for other in second.readings)


def _factors(figure: Figure) -> list[Reading]:
    return [each for each in figure.readings if each.kind is Kind.FACTOR]


def _equal(one: Reading, other: Reading) -> bool:
    if one.kind is not other.kind or one.kind is Kind.DATE:
        return False
    special = {
        Kind.MEASURE: sizes_equal,
        Kind.DURATION: sizes_equal,
        Kind.PERCENT: _shares_equal,
        Kind.POINTS: _points_equal,
    }
    if one.kind in special:
        return special[one.kind](one, other)
    is_unit_free = one.kind in {Kind.ORDINAL, Kind.VAGUE} and not (one.unit and other.unit)
    return one.value == other.value and (is_unit_free or one.unit == other.unit)


_PLACES = 9  # more have only quotients, as of a third


def _shares_equal(one: Reading, other: Reading) -> bool:
    if {one.unit, other.unit} == {"off", "paid"}:
        return False
    is_fraction = any(len(f"{each.value:f}".partition(".")[2]) > _PLACES for each in (one, other))
    return abs(one.value - other.value) <= (Decimal("0.5") if is_fraction else 0)


def _points_equal(one: Reading, other: Reading) -> bool:
    first, second = (each.value / (100 if each.unit == "bp" else 1) for each in (one, other))
    return first == second


def _days_agree(first: Day, second: Day) -> bool:
    if first.is_relative or second.is_relative:
        return first.is_relative and second.is_relative and (first.part == second.part)
    pairs = ((first.year, second.year), (first.month, second.month), (first.day, second.day))
    if any(one is not None and other is not None and one != other for one, other in pairs):
        return False
    return _finest(first) == _finest(second)


def _finest(day: Day) -> str:
    return "day" if day.day is not None else "month" if day.month is not None else "year"


def _loosely_hedged(first: Figure, second: Figure) -> bool:
    """Whether both are hedged alike as well: 60岁以上 is "over 60" before 60元 is."""
    return first.approx is second.approx is not Approx.EXACT and _loosely(first, second)


def _loosely(first: Figure, second: Figure) -> bool:
    """Whether the same number is said of kinds that languages exchange: 第26, 26日, "26"."""
    if first.code and second.code:
        numbers = (re.sub(r"[^\d.]", "", each.code).strip(".") for each in (first, second))
        return next(numbers) == next(numbers)
    is_size = second.kind in {Kind.DURATION, Kind.MEASURE}
    if first.weight is Weight.WEAK and is_size and second.value == 1:
        return False  # 一起, "a mile"
    if second.kind is Kind.ORDINAL and _is_single(first):
        return False
    spans = {each.unit for each in second.also if each.kind is Kind.DURATION}
    if first.kind is Kind.DURATION and second.kind is Kind.ORDINAL and spans - {first.unit}:
        return False  # 29小时, "the 29th minute"
    if second.day and first.text.endswith("号") and first.value == second.day.day:
        return True  # 三号, "November 3"
    pairs = ((one, other) for one in first.readings for other in second.readings)
    return any(
        one.value == other.value
        and _exchange(one.kind, other.kind)
        and (one.value or Kind.DATE not in {one.kind, other.kind})  # of several parts: no number
        and not {one.unit, other.unit} & {"half", "quarter"}
        for one, other in pairs
    )


def _exchange(one: Kind, other: Kind) -> bool:
    kinds = {one, other}
    if not kinds <= _NUMERIC:
        return False
    is_ordinal = Kind.ORDINAL in kinds and bool(kinds & {Kind.DATE, Kind.DURATION})
    return one is not other and (bool(kinds & {Kind.COUNT, Kind.CODE}) or is_ordinal)


def _rounded(first: Figure, second: Figure) -> bool:
    """Whether one is the other rounded, and says so."""
    rough, fine = sorted((first, second), key=lambda each: significant(each.value))
    if rough.approx in {Approx.EXACT, Approx.LOOSE} or fine.approx is not Approx.EXACT:
        return _is_next(first, second)
    if first.kind not in _NUMERIC | {Kind.PERCENT} or first.day or second.day:
        return False
    if first.kind is not second.kind and Kind.COUNT not in {first.kind, second.kind}:
        return False
    if first.unit != second.unit and first.unit and second.unit:
        return False
    if significant(rough.value) == significant(fine.value):
        return False
    return is_near(first.value, second.value) or _is_rounding(fine.value, rough)


def _is_next(first: Figure, second: Figure) -> bool:
    """Whether one is the least that the other can mean: 13省, "over 12 regions"."""
    low, high = sorted((first, second), key=lambda each: each.value)
    is_over = low.approx is Approx.OVER and high.approx is Approx.EXACT
    return is_over and low.kind is high.kind is Kind.COUNT and high.value - low.value == 1


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by no more than a hedge covers."""
    return one > 0 and other > 0 and abs(one - other) <= _HEDGED * max(one, other)


def _is_rounding(exact: Decimal, hedged: Figure) -> bool:
    """Whether "more than 1,200" may stand for 1,278: within the hedged number's own last digit."""
    value = hedged.value
    if value <= 0 or significant(value) < 2:  # noqa: PLR2004 - "over 1,000" says too little
        return False
    step = Decimal(1).scaleb(value.adjusted() - significant(value) + 1)
    low = value if hedged.approx is Approx.OVER else value - step
    high = value if hedged.approx in {Approx.UNDER, Approx.NEARLY} else value + step
    return low <= exact <= high and abs(exact - value) <= exact / 10


def significant(value: Decimal) -> int:
    """Return how many significant digits a number is said with."""
    return len(value.normalize().as_tuple().digits)


def _drop_repeated(found: Matching) -> None:
    """Forget what only repeats, splits or implies something that was matched."""
    chinese = [one for one, _ in found.pairs]
    english = [other for _, other in found.pairs]
    others = english + found.en
    said = [
        each
        for each in found.zh
        if _is_said(each, others) or any(_ranks(each, other) for other in others)
    ]
    dated = [each for each in found.zh if each.day]
    found.zh = [each for each in found.zh if each not in said]
    counted = {each.start for each in english if each.kind is Kind.COUNT}
    counted -= {each.start for each in found.en if each.kind is Kind.COUNT}
    named = {each.value for each in english if each.kind is Kind.CODE}
    told = [
        each
        for each in found.en
        if _is_said(each, [*chinese, *found.zh, *(dated if each.day else ())])
        or (each.kind is Kind.PERCENT and each.start in counted)  # three in ten: 10人中3人
        or (each.kind is Kind.CODE and each.value in named)  # "Tiangong-1, or Heavenly Palace-1"
    ]
    found.en = [each for each in found.en if each not in told]
    found.zh_again = [each for each in said if any(_repeats(each, one) for one in chinese)]
    found.en_again = [each for each in told if any(_repeats(each, one) for one in english)]


def _repeats(figure: Figure, other: Figure) -> bool:
    """Whether one says the other again: 7月26日电 … 26日."""
    if figure.day and other.day and figure.day.day:
        return figure.day.day == other.day.day
    return _same(figure, other) or figure.value == other.value >= _LARGE


def _is_said(figure: Figure, others: list[Figure]) -> bool:
    if figure.day:
        ranks = {int(each.value) for each in others if each.kind is Kind.ORDINAL and not each.unit}
        return _is_covered(figure.day, [each.day for each in others if each.day], ranks)
    return any(
        agree(figure, each) or (figure.value >= _LARGE and _loosely(figure, each))
        for each in others
    )


_LARGE = 10**6  # so large a number, said twice, is the same with and without its unit


def _ranks(figure: Figure, other: Figure) -> bool:
    """Whether one counts what the other ranks: 7枚金牌, "his seventh gold medal"."""
    kinds = {figure.kind, other.kind}
    is_rank = kinds == {Kind.COUNT, Kind.ORDINAL} and figure.value == other.value
    return is_rank and not _is_single(figure)


def _is_single(figure: Figure) -> bool:
    """Whether it counts one in digits: 1种 is no "first"."""
    return figure.kind is Kind.COUNT and figure.value == 1 and figure.text[0] == "1"


def _is_covered(day: Day, others: list[Day], ranks: set[int]) -> bool:
    """Whether every part of a date is said somewhere by dates and ordinals of the other text."""
    if day.is_relative:
        return False
    said = [
        {each.year for each in others if not each.is_relative},
        {each.month for each in others} | ranks,
        {each.day for each in others} | ranks,
    ]
    parts = (day.year, day.month, day.day)
    of_month = {each.year for each in others if each.month == day.month}
    if day.year and day.month and of_month and not of_month & {None, day.year}:
        return False  # 2022年11月至2023年12月, "November 2023"
    return all(part is None or part in known for part, known in zip(parts, said, strict=True))
