"""The differences between the figures of two texts that tell one story."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin.checks.figures import message
from bulletin.checks.figures.blur import blurred
from bulletin.checks.figures.chinese import figures_zh
from bulletin.checks.figures.contradict import contradictions
from bulletin.checks.figures.derived import derive
from bulletin.checks.figures.direction import turned
from bulletin.checks.figures.english import figures_en
from bulletin.checks.figures.gloss import glosses, thresholds
from bulletin.checks.figures.match import Matching, match
from bulletin.checks.figures.noun import Approx, Difference, Fault, Figure, Kind, Weight
from bulletin.checks.figures.order import exchanged
from bulletin.checks.figures.pairs import between
from bulletin.checks.figures.scales import rescaled
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
    """Return the figures of a text in `zh` or `en`; `on` is the story's day, for 去年.

    No figure reaches from one cell of a table into the next.
    """
    found = [each for part in _PART.finditer(text) for each in _of_part(part, language)]
    return tuple(resolve(replace(each, text=text[each.start : each.end]), on) for each in found)


_PART = re.compile(r"(?:[^|\n]|(?<! )\n|\n(?! ))+")  # rows of a table stand apart as " \n "


def _of_part(part: re.Match[str], language: str) -> Iterator[Figure]:
    text, begin = part[0], part.start()
    if language == "zh":
        compact, places = without_spaces(text)
        for each in figures_zh(compact):
            start, end = places[each.start], places[each.end - 1] + 1
            yield replace(each, start=begin + start, end=begin + end)
    else:
        for each in figures_en(text):
            yield replace(each, start=begin + each.start, end=begin + each.end)


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
    found: list[Difference] = []
    for chinese, english in _portions(figures(zh, "zh", on), figures(en, "en", on)):
        left = match(chinese, english)
        absorb(left, on)
        derive(left, chinese, english)
        found += between(left.pairs, chinese, english, on)
        found += turned(left.pairs, zh, en)
        found += exchanged(left, zh, en)
        found += contradictions(left, len(zh), len(en))
        home = {each for each in glosses(zh, chinese) if each.unit == "CNY"}
        left.zh = [each for each in left.zh if each not in home]
        foreign = glosses(en, english) | thresholds(zh, en, english)
        left.en = [each for each in left.en if each not in foreign]
        asides = _bracketed(zh, chinese) | _bracketed(en, english)
        lost = _lost(left, on, chinese, english, asides)
        found += blurred(lost, zh, en)
    return tuple(sorted(rescaled(found, zh, en), key=_rank))


_MANY = 400  # figures of one block that are still compared each with each
_PORTION = 25
_Figures = tuple[Figure, ...]


def _portions(zh: _Figures, en: _Figures) -> Iterator[tuple[_Figures, _Figures]]:
    """Keep the time linear: blocks of very many figures are compared a stretch at a time."""
    count = max(len(zh), len(en))
    parts = 1 if count <= _MANY else -(-count // _PORTION)
    for part in range(parts):
        yield _portion(zh, part, parts), _portion(en, part, parts)


def _portion(figures: _Figures, part: int, parts: int) -> _Figures:
    return figures[len(figures) * part // parts : len(figures) * (part + 1) // parts]


def _rank(difference: Difference) -> tuple[bool, bool]:
    return (difference.fault is not Fault.MAGNITUDE, difference.severity is not Severity.ERROR)


def _bracketed(text: str, figures: _Figures) -> set[Figure]:
    """Find dates and codes in brackets, where one language explains more: (1644-1911), (10+1)."""
    inside = [(part.start(), part.end()) for part in _BRACKET.finditer(text)]
    return {
        each
        for each in figures
        if each.kind in _EXPLAINED and any(a <= each.start < b for a, b in inside)
    }


_EXPLAINED = {Kind.CODE, Kind.DATE, Kind.TIME}
_BRACKET = re.compile(r"[(（][^()（）]{0,60}[)）]")


def _lost(
    left: Matching, on: dt.date | None, chinese: _Figures, english: _Figures, asides: set[Figure]
) -> Iterator[Difference]:
    for zh in left.zh:
        if zh.weight is not Weight.WEAK:
            is_implied = _is_implied(zh, [one for one, _ in left.pairs], on) or _is_beside(zh, left)
            is_coarser = any(_is_within(zh, each) for each in english)
            is_bare_day = zh.day is not None and _BARE_DAY.fullmatch(zh.text) is not None
            is_sure = is_bare_day or _is_other_weekday(zh, english)
            is_faint = zh.weight is Weight.FAIR and not is_sure
            is_mild = is_implied or is_coarser or zh in asides or is_faint
            severity = Severity.WARNING if is_mild else Severity.ERROR
            yield Difference(Fault.MISSING, severity, message.missing(zh), zh, None)
    for en in left.en:
        if en.weight is not Weight.WEAK and en.code not in _HAN_NAMES:
            is_implied = _is_implied(en, [other for _, other in left.pairs], on) or _is_supplied(
                en, left, chinese, tuple(each for each in english if each not in asides)
            )
            is_name = en.kind is Kind.CODE and re.search("[a-z]", en.code) is not None
            is_aside = en in asides and not any(_is_other_day(en, each) for each in left.zh)
            is_faint = en.weight is Weight.FAIR and not _is_other_weekday(en, chinese)
            is_mild = is_implied or is_name or is_aside or is_faint
            severity = Severity.WARNING if is_mild else Severity.ERROR
            yield Difference(Fault.ADDED, severity, message.added(en), None, en)


_BARE_DAY = re.compile(r"\d{1,2}日")


def _is_other_weekday(figure: Figure, others: _Figures) -> bool:
    """Whether the other text names weekdays, but not this one."""
    told = {each.value for each in others if each.kind is Kind.WEEKDAY}
    return figure.kind is Kind.WEEKDAY and bool(told) and figure.value not in told


def _is_supplied(en: Figure, left: Matching, chinese: _Figures, english: _Figures) -> bool:
    """Whether it is a year or month more than the Chinese has: 入世以来, "since … in 2001".

    Likewise the end of holidays that are named for their first day: 五一, "May 1 to 5".
    """
    holidays = (other for one, other in left.pairs if one.weight is Weight.WEAK)
    if en.day and any(each.start == en.start for each in holidays):
        return True
    spans = (*left.zh, *left.zh_again)  # 前三季度, "in January-July"
    is_told = any(each.unit in _PERIODS for each in spans)
    if is_told or en.day is None or en.day.day or not _is_modern(en.day.year):
        return False
    part = "month" if en.day.month else "year"
    return _roughly(english, part) > _roughly(chinese, part)


_PERIODS = {"quarter", "half", "quarter-year", "month"}


def _is_modern(year: int | None) -> bool:
    """Whether a bare number is of a year at all, as far as it says: 1100 may be anything."""
    return year is None or 1500 <= year < 2100  # noqa: PLR2004


def _roughly(figures: _Figures, part: str) -> int:
    """Count the years or months that are said without a day."""
    days = [each.day for each in figures if each.day and not each.day.day]
    return sum(getattr(day, part) is not None for day in days)


def _is_other_day(en: Figure, zh: Figure) -> bool:
    """Whether both name a day of a month: 双十一, "Singles' Day (Sept. 11)"."""
    return all(each.day is not None and each.day.month and each.day.day for each in (en, zh))


def _is_within(zh: Figure, en: Figure) -> bool:
    """Whether the English says the year alone of a month: 2005年5月, "in 2005"."""
    if zh.day is None or en.day is None or zh.day.day is not None:
        return False
    return zh.day.year == en.day.year is not None and en.day.month is None


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
    if any(each.kind is Kind.DURATION and each.approx is Approx.LOOSE for each in others):
        return True  # 73年前, "seventy-three years ago in 1949"
    if on is not None:
        return abs(on.year - day.year) <= 1
    return any(
        abs(each.start - figure.end) <= _ADJACENT
        and ((each.day and each.day.year is None) or each.unit in {"half", "quarter"})
        for each in others
    )


_ADJACENT = 2  # characters between a year and the month or half it is said of: 2025年上半年
