"""The differences between the figures of two texts that tell one story."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import message
from bulletin.checks.figures.chinese import figures_zh
from bulletin.checks.figures.english import figures_en
from bulletin.checks.figures.gloss import glosses
from bulletin.checks.figures.match import Matching, is_plainly_rounded, match
from bulletin.checks.figures.noun import Approx, Day, Difference, Fault, Figure, Kind, Weight
from bulletin.checks.figures.when import absorb, resolve
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
    """Return the figures of a text in `zh` or `en`; `on` is the story's day, for 去年."""
    if language == "zh":
        compact, places = without_spaces(text)
        found = tuple(
            replace(each, start=places[each.start], end=places[each.end - 1] + 1)
            for each in figures_zh(compact)
        )
    else:
        found = figures_en(text)
    return tuple(resolve(replace(each, text=text[each.start : each.end]), on) for each in found)


def without_spaces(text: str) -> tuple[str, list[int]]:
    """Drop spaces and line breaks that Chinese does not need, and say where each character was."""
    places = [
        place
        for place, char in enumerate(text)
        if not char.isspace()
        or (_is_word(text[place - 1 : place]) and _is_word(text[place + 1 : place + 2]))
    ]
    return "".join(text[place] for place in places), places


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "()$")


def compare(zh: str, en: str, on: dt.date | None = None) -> tuple[Difference, ...]:
    """Return where the figures of two texts contradict each other, orders of magnitude first."""
    chinese, english = figures(zh, "zh", on), figures(en, "en", on)
    left = match(chinese, english)
    absorb(left, on)
    found = [*_hedges(left), *_contradictions(left, len(zh), len(en))]
    left.zh = [each for each in left.zh if each not in glosses(zh, chinese)]
    left.en = [each for each in left.en if each not in glosses(en, english)]
    found += _lost(left, on)
    return tuple(sorted(found, key=_rank))


def _rank(difference: Difference) -> tuple[bool, bool]:
    return (difference.fault is not Fault.MAGNITUDE, difference.severity is not Severity.ERROR)


def _hedges(matching: Matching) -> Iterator[Difference]:
    for zh, en in matching.pairs:
        if (
            zh.weight is Weight.WEAK
            or en.weight is Weight.WEAK
            or zh.kind in {Kind.DATE, Kind.CODE, Kind.TIME, Kind.VAGUE, Kind.ORDINAL}
            or Approx.LOOSE in {zh.approx, en.approx}
        ):
            continue
        approx = {zh.approx, en.approx}
        if approx & {Approx.OVER, Approx.EITHER} and approx & {Approx.UNDER, Approx.UP_TO}:
            yield _difference(Fault.REVERSED, Severity.ERROR, zh, en)
        elif zh.value == en.value and _is_one_hedged(zh.approx, en.approx):
            yield _difference(Fault.HEDGE, Severity.WARNING, zh, en)


def _is_one_hedged(one: Approx, other: Approx) -> bool:
    silent = {Approx.UP_TO, Approx.EITHER}
    return one is not other and Approx.EXACT in {one, other} and not silent & {one, other}


def _difference(fault: Fault, severity: Severity, zh: Figure, en: Figure) -> Difference:
    return Difference(fault, severity, message.differs(fault, zh, en), zh, en)


def _contradictions(left: Matching, zh_length: int, en_length: int) -> Iterator[Difference]:
    """Pair what is left by likeness, then nearness, and say what differs."""
    for zh, en in [(zh, en) for zh in left.zh for en in left.en if is_plainly_rounded(zh, en)]:
        if zh in left.zh and en in left.en:
            left.zh.remove(zh)
            left.en.remove(en)
            yield Difference(Fault.HEDGE, Severity.WARNING, message.rounded(zh, en), zh, en)
    rated: list[tuple[int, float, Fault, Figure, Figure]] = []
    for zh in (*left.zh, *left.again):
        for en in left.en:
            if (rating := _fault(zh, en)) and (zh in left.zh or _is_alike(zh, en)):
                distance = abs(zh.start / max(zh_length, 1) - en.start / max(en_length, 1))
                rated.append((rating[0], distance, rating[1], zh, en))
    rated.sort(key=lambda each: each[:2])
    for _, _, fault, zh, en in rated:
        side = left.zh if zh in left.zh else left.again
        if zh in side and en in left.en:
            side.remove(zh)
            left.en.remove(en)
            yield _difference(fault, Severity.ERROR, zh, en)


def _fault(zh: Figure, en: Figure) -> tuple[int, Fault] | None:  # noqa: PLR0911 - a ladder
    """Rate how two leftovers may belong together (0 the likeliest) and what then differs."""
    kinds = {zh.kind, en.kind}
    if min(zh.weight, en.weight) is Weight.WEAK and not _is_telling(zh, en):
        return None
    if zh.day and en.day:
        return _date_fault(zh.day, en.day)
    if kinds & {Kind.DATE, Kind.TIME, Kind.WEEKDAY}:
        is_day = Kind.DATE in kinds and kinds <= {Kind.DATE, Kind.ORDINAL, Kind.COUNT}
        if kinds == {Kind.DATE, Kind.WEEKDAY}:
            return (3, Fault.DATE)
        is_like = is_day and _calendar(zh.value) is _calendar(en.value) is not None
        return (2, Fault.DATE) if len(kinds) == 1 or is_like else None
    if kinds & {Kind.CODE, Kind.VAGUE}:
        return (
            (2, Fault.MAGNITUDE if _is_power(zh, en) else Fault.VALUE) if len(kinds) == 1 else None
        )
    if zh.value == en.value:
        return (0, Fault.CURRENCY if kinds == {Kind.MONEY} else Fault.UNIT)
    if _is_power(zh, en):
        return (1, Fault.MAGNITUDE)
    if not _is_comparable(zh, en):
        return None
    if len(kinds) == 1:
        return (2 if zh.unit == en.unit else 4, Fault.VALUE)
    is_sure = zh.weight is en.weight is Weight.STRONG
    is_share = kinds == {Kind.PERCENT, Kind.POINTS}
    return (5, Fault.VALUE) if is_share or (Kind.COUNT in kinds and is_sure) else None


def _calendar(value: Decimal) -> str | None:
    """Say what a bare number of a date may be: 26 a day, 1998 a year."""
    if value == int(value) and 1 <= value <= 31:  # noqa: PLR2004
        return "day"
    return "year" if 1000 <= value < 3000 else None  # noqa: PLR2004


def _is_comparable(zh: Figure, en: Figure) -> bool:
    """Whether a slip could have made one of the other: 三个 and "1.45 billion" are two matters."""
    low, high = sorted((zh.value, en.value))
    return zh.weight is en.weight is Weight.STRONG or high <= low * 100


def _is_telling(zh: Figure, en: Figure) -> bool:
    """Whether even a weak figure contradicts: 两个 and "three", 万亿 and "a billion"."""
    weak, other = sorted((zh, en), key=lambda each: each.weight)
    if _is_rate(zh, en) or (_is_alike(zh, en) and zh.unit in _TELLING):
        return True
    if other.weight is Weight.WEAK:
        return False
    if _is_power(zh, en) and min(zh.value, en.value) >= _MILLION:
        return True
    is_two = weak.value == 2 and 2 < other.value <= 10  # noqa: PLR2004 - 两 alone
    return is_two and _is_alike(zh, en) and len(weak.text) > 1


_TELLING = {"%", "second", "minute", "hour", "day", "week", "month", "year", "decade"}


def _is_alike(zh: Figure, en: Figure) -> bool:
    """Whether both may count the same: both years, both ordinals."""
    mine, theirs = ({(each.kind, each.unit) for each in side.readings} for side in (zh, en))
    return bool(mine & theirs)


def _is_rate(zh: Figure, en: Figure) -> bool:
    """Whether one says 每平方米 and the other "per square foot"."""
    is_per = re.match(r"(?i:per|each|every|an?)\b", en.text) is not None
    return zh.text[0] in "每/" and is_per


_MILLION = 10**6


def _date_fault(zh: Day, en: Day) -> tuple[int, Fault] | None:
    if zh.is_relative or en.is_relative:
        return None
    pairs = ((zh.year, en.year), (zh.month, en.month), (zh.day, en.day))
    return (2 - sum(one is not None and one == other for one, other in pairs), Fault.DATE)


def _is_power(zh: Figure, en: Figure) -> bool:
    """Whether two amounts of the same kind differ by a power of ten and nothing else."""
    kinds = {zh.kind, en.kind}
    is_mixed = len(kinds) > 1 and not kinds <= {Kind.COUNT, Kind.MONEY, Kind.MEASURE}
    if is_mixed or Kind.ORDINAL in kinds:
        return False
    low, high = sorted((zh.value, en.value))
    if (zh.unit and en.unit and zh.unit != en.unit) or low <= 0 or low == high:
        return False
    return (high / low).normalize().as_tuple().digits == (1,)


def _lost(left: Matching, on: dt.date | None) -> Iterator[Difference]:
    for zh in left.zh:
        if zh.weight is not Weight.WEAK:
            is_implied = _is_implied(zh, [en for _, en in left.pairs], on) or _is_beside(zh, left)
            severity = (
                Severity.WARNING if is_implied or zh.weight is Weight.FAIR else Severity.ERROR
            )
            yield Difference(Fault.MISSING, severity, message.missing(zh), zh, None)
    for en in left.en:
        if en.weight is not Weight.WEAK and en.code not in _HAN_NAMES:
            is_implied = _is_implied(en, [zh for zh, _ in left.pairs], on)
            is_name = en.kind is Kind.CODE and re.search("[a-z]", en.code) is not None
            is_mild = is_implied or is_name or en.weight is Weight.FAIR
            severity = Severity.WARNING if is_mild else Severity.ERROR
            yield Difference(Fault.ADDED, severity, message.added(en), None, en)


def _is_beside(zh: Figure, left: Matching) -> bool:
    """Whether a date only adds to a weekday that came over: 周一（7月18日）, "Monday"."""
    weekdays = [one for one, _ in left.pairs if one.kind is Kind.WEEKDAY]
    is_day = zh.day is not None and zh.day.day is not None and zh.day.year is None
    return is_day and any(
        0 <= zh.start - each.end <= 1 or 0 <= each.start - zh.end <= 1 for each in weekdays
    )


def _is_implied(figure: Figure, others: list[Figure], on: dt.date | None) -> bool:
    """Whether a year goes without saying: the story's own, or that of a date said without one."""
    day = figure.day
    if day is None or day.year is None or day.month is not None or day.part == "decade":
        return False
    if on is not None and abs(on.year - day.year) <= 1:
        return True
    return any(
        (each.day and not each.day.is_relative and each.day.year is None)
        or each.unit in {"half", "quarter"}
        for each in others
    )
