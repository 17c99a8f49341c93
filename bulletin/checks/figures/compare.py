"""The differences between the figures of two texts that tell one story."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import message
from bulletin.checks.figures.chinese import figures_zh
from bulletin.checks.figures.english import figures_en
from bulletin.checks.figures.match import (
    Matching,
    absorbed,
    glosses,
    is_near,
    match,
    resolve,
    significant,
)
from bulletin.checks.figures.noun import Approx, Difference, Fault, Figure, Kind, Weight
from bulletin.checks.figures.units import SIZES
from bulletin.model.finding import Severity

_HAN_NAMES = {
    "covid19",
    "h1n1",
    "h7n9",
    "h5n1",
    "co2",
    "f1",
    "mp3",
    "sars2",
    "b2b",
    "p2p",
    "b2c",
    "o2o",
    "c2c",
}


def figures(text: str, language: str, on: dt.date | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text in `zh` or `en`; `on` is the story's day, for 去年 and the like."""
    found = figures_zh(text) if language == "zh" else figures_en(text)
    return tuple(resolve(replace(each, text=text[each.start : each.end]), on) for each in found)


def compare(zh: str, en: str, on: dt.date | None = None) -> tuple[Difference, ...]:
    """Return where the figures of two texts contradict each other, orders of magnitude first."""
    chinese, english = figures(zh, "zh", on), figures(en, "en", on)
    left = match(chinese, english)
    absorbed(left, chinese, english, on)
    left.zh = [each for each in left.zh if each not in set(glosses(zh, chinese))]
    left.en = [each for each in left.en if each not in set(glosses(en, english))]
    found = [*_hedges(left), *_contradictions(left, len(zh), len(en)), *_lost(left)]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.fault is not Fault.MAGNITUDE,
                each.severity is not Severity.ERROR,
            ),
        )
    )


def _hedges(matching: Matching) -> Iterator[Difference]:
    for zh, en in matching.pairs:
        if (
            zh.weight is Weight.WEAK
            or en.weight is Weight.WEAK
            or zh.kind in {Kind.DATE, Kind.CODE, Kind.TIME, Kind.VAGUE, Kind.ORDINAL}
        ):
            continue
        if {zh.approx, en.approx} == {Approx.OVER, Approx.UNDER}:
            yield _difference(Fault.REVERSED, Severity.ERROR, zh, en)
        elif (zh.approx is Approx.EXACT) != (en.approx is Approx.EXACT) and zh.value == en.value:
            yield _difference(Fault.HEDGE, Severity.WARNING, zh, en)


def _difference(fault: Fault, severity: Severity, zh: Figure, en: Figure) -> Difference:
    return Difference(fault, severity, message.differs(fault, zh, en), zh, en)


def _contradictions(left: Matching, zh_length: int, en_length: int) -> Iterator[Difference]:
    """Pair what is left by likeness, then nearness, and say what differs."""
    rated = []
    for zh in left.zh:
        for en in left.en:
            fault = _fault(zh, en)
            if fault:
                distance = abs(zh.start / max(zh_length, 1) - en.start / max(en_length, 1))
                rated.append((fault[0], distance, fault[1], zh, en))
    rated.sort(key=lambda each: each[:2])
    for _, _, fault, zh, en in rated:
        if zh in left.zh and en in left.en:
            left.zh.remove(zh)
            left.en.remove(en)
            is_rounding = fault is Fault.VALUE and _is_bare_rounding(zh, en)
            yield _difference(fault, Severity.WARNING if is_rounding else Severity.ERROR, zh, en)


def _fault(zh: Figure, en: Figure) -> tuple[int, Fault] | None:
    """Rate how two leftovers may belong together: 0 the likeliest."""
    weights = sorted((zh.weight, en.weight))
    if weights[0] is Weight.WEAK and not _is_small_pair(zh, en):
        return None
    if (
        Kind.DATE in {zh.kind, en.kind}
        or Kind.TIME in {zh.kind, en.kind}
        or Kind.WEEKDAY in {zh.kind, en.kind}
    ):
        return _date_fault(zh, en)
    if zh.kind is Kind.CODE or en.kind is Kind.CODE:
        return (2, Fault.VALUE) if zh.kind is en.kind else None
    if (
        zh.value == en.value
        and zh.kind is not en.kind
        and {zh.kind, en.kind}
        & {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.FACTOR}
    ):
        return (0, Fault.UNIT)
    if zh.value == en.value and zh.unit != en.unit:
        return (0, Fault.CURRENCY if zh.kind is Kind.MONEY else Fault.UNIT)
    if _is_power(zh, en):
        return (1, Fault.MAGNITUDE)
    if zh.kind is en.kind and (zh.unit == en.unit or _same_dimension(zh, en)):
        return (2 if zh.unit == en.unit else 3, Fault.VALUE)
    if {zh.kind, en.kind} <= {Kind.PERCENT, Kind.POINTS} or {zh.kind, en.kind} == {
        Kind.COUNT,
        Kind.MONEY,
    }:
        return (4, Fault.VALUE)
    return None


def _is_small_pair(zh: Figure, en: Figure) -> bool:
    """Whether 两 stands against another small number of the same kind ("three")."""
    weak, other = sorted((zh, en), key=lambda each: each.weight)
    return (
        weak.value == 2
        and other.weight is not Weight.WEAK
        and weak.kind is other.kind
        and weak.unit == other.unit
        and other.value <= 10
        and len(weak.text) > 1
    )  # noqa: PLR2004


def _date_fault(zh: Figure, en: Figure) -> tuple[int, Fault] | None:
    if zh.kind is not en.kind:
        return None
    if zh.day and en.day:
        if zh.day.is_relative or en.day.is_relative:
            return None
        shared = sum(
            one is not None and one == other
            for one, other in (
                (zh.day.year, en.day.year),
                (zh.day.month, en.day.month),
                (zh.day.day, en.day.day),
            )
        )
        return (2 - shared, Fault.DATE)
    return (2, Fault.DATE)


def _is_power(zh: Figure, en: Figure) -> bool:
    if zh.kind is not en.kind and not {zh.kind, en.kind} <= {Kind.COUNT, Kind.MONEY, Kind.MEASURE}:
        return False
    if zh.unit != en.unit and zh.unit and en.unit:
        return False
    if (
        zh.kind in {Kind.PERCENT, Kind.ORDINAL}
        and max(zh.value, en.value) > 100
        or not zh.value
        or not en.value
    ):  # noqa: PLR2004
        return False
    ratio = max(zh.value, en.value) / min(zh.value, en.value)
    return ratio > 1 and ratio == Decimal(10) ** (len(str(int(ratio))) - 1)


def _same_dimension(zh: Figure, en: Figure) -> bool:
    if zh.unit in SIZES and en.unit in SIZES:
        return SIZES[zh.unit][0] == SIZES[en.unit][0]
    return not zh.unit or not en.unit


def _is_bare_rounding(zh: Figure, en: Figure) -> bool:
    """Whether one is plainly the other said with fewer digits (1.278 → 1.28), without a hedge."""
    if zh.value <= 0 or en.value <= 0 or zh.unit != en.unit:
        return False
    rough, fine = sorted((zh.value, en.value), key=significant)
    digits = significant(rough)
    if digits >= significant(fine) or digits < 2:  # noqa: PLR2004
        return False
    rounded = Decimal(f"{fine:.{digits - 1}e}")
    return rounded == rough and is_near(zh.value, en.value)


def _lost(left: Matching) -> Iterator[Difference]:
    for zh in left.zh:
        if zh.weight is not Weight.WEAK:
            severity = Severity.ERROR if zh.weight is Weight.STRONG else Severity.WARNING
            yield Difference(Fault.MISSING, severity, message.missing(zh), zh, None)
    for en in left.en:
        if en.weight is Weight.WEAK or en.code in _HAN_NAMES:
            continue
        is_name = en.kind is Kind.CODE and re.search("[a-z]", en.code)
        severity = (
            Severity.ERROR if en.weight is Weight.STRONG and not is_name else Severity.WARNING
        )
        yield Difference(Fault.ADDED, severity, message.added(en), None, en)
