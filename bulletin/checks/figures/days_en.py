"""Dates, weekdays, times of day and running times of an English text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.figures import clocks, decades
from bulletin.checks.figures.clocks import weekend
from bulletin.checks.figures.decades import dated
from bulletin.checks.figures.noun import Day, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import EN_SMALL
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.spans import span
from bulletin.checks.figures.units import alternation, words
from bulletin.checks.figures.words_en import ORDINAL, TO_TWELVE, rank

_MONTHS = words("jan feb mar apr may jun jul aug sep oct nov dec")
_LONG_MONTH = "(?i:January|February|April|June|July|September|October|November|December)"
_MONTH = (
    rf"(?:{_LONG_MONTH}|(?:March|May|August|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?))"
    r"(?![A-Za-z])"
)
# Months that no other word looks like; March and May need a word before them that says so.
_SURE_MONTH = rf"(?:{_LONG_MONTH}|August|Sept|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)(?![A-Za-z])"
_HINTS = (
    "in |of |since |by |until |from |to |and |early |late |mid-|last |next |this |during |through "
    "|till |between |before |after |every |end-"
)
_HINTED_MONTH = (
    "(?=Ma)(?:"
    + "|".join(rf"(?<=\b(?i:{hint}))" for hint in _HINTS.split("|"))
    + r")(?:March|May)(?![a-z])"
)
_ENDING = r"(?:(?<=[-–—])|(?<=[-–—] )|(?<=\bto )|(?<=l )|(?<=through ))"  # January till March
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d|-to-)"
_TO = r"(?:\s?(?:[-–—~/&]|,\s?and|,|and|to|until|till|through|or)\s?(?:the )?)"
# What may follow the second day of "July 7 and 8", so that "July 7 and 30 people" has one.
_AFTER_DAY = (
    r"(?=\s*(?:$|[.,;:!?)\]'\"”–—-]|\d{1,2}:\d\d"
    r"|(?:in|at|on|for|to(?! \d)|from|as|by|with|when|this|last|and|until"
    r"|through|is|are|was|were|will|respectively|next|each|of|the|after|before|local|Beijing"
    r"|because|that|it|he|she|we|they|an?|rose|fell|grew|saw|came|went|[a-z]+(?:ed|ing)|[12]\d{3})"
    r"\b))"
)
_YEAR = r"[12]\d{3}(?![\d%,]\d|\d|[.]\d|%)"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat)\.)"
)
_PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
_COUNTED = (
    "million|billion|yuan|dollars|percent|per cent|people|meters|metres|km|kilometers|kilometres"
    "|hectares|mu|tonnes|tons|euros|yen|pounds|square|cubic|years|families|households|companies"
    "|enterprises|students|workers|kg|kilograms|jobs|residents|villages|cases|MW|megawatts|miles"
    "|feet|hours|days|times|schools"
)
_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "late": "late",
    "end": "late",
}
_BEFORE = re.compile(
    r"\b(early|late|mid|(?:the )?(?:beginning|start|middle|end) of)[- ](?:in )?$", re.IGNORECASE
)


def _part(text: str, start: int) -> str:
    found = _BEFORE.search(text, max(0, start - 24), start)
    return next((part for word, part in _PARTS.items() if found and word in found[1].lower()), "")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(text: str, start: int, end: int) -> Iterator[Figure]:
    first, second, third = (int(part) for part in re.findall(r"\d+", text[start:end]))
    if first > 31:  # noqa: PLR2004 - 2024-09-27
        day = Day(first, second, third)
    elif second > 12:  # noqa: PLR2004 - 9/27/2024
        day = Day(third, first, second)
    else:
        day = Day(third, second, first)
    yield dated(text[start:end], start, day)


def _days(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read September 23-25, 2024; 23 and 24 September; May 1 to 5."""
    found = text[start:end]
    year = re.search(r"[12]\d{3}", found)
    month = re.search(_MONTH, found)
    assert month is not None  # noqa: S101 - the pattern requires it
    rest = found.replace(year[0], "") if year else found
    numbers = re.findall(r"\d+", rest) or [rank(word) for word in re.findall(ORDINAL, rest)]
    for number in numbers:
        day = Day(int(year[0]) if year else None, _month(month[0]), int(number))
        yield dated(found, start, day)


def _festival(text: str, start: int, end: int) -> Iterator[Figure]:
    month, day = _FESTIVALS[text[start:end]]
    yield dated(text[start:end], start, Day(month=month, day=day), Weight.WEAK)


_FESTIVALS = {
    "New Year's Day": (1, 1),
    "May Day": (5, 1),
    "National Day": (10, 1),
    "Christmas Day": (12, 25),
}


def _months(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read mid-May, July and August; January to August are the first eight months."""
    found = text[start:end]
    year = re.search(r"[12]\d{3}", found)
    numbers = [_month(name) for name in re.findall(_MONTH, found)]
    for position, number in enumerate(numbers):
        is_span = len(numbers) > 1 and bool(span(numbers, len(numbers) - 1))
        also = span(numbers, position)
        weight = Weight.WEAK if is_span and not position else Weight.STRONG
        day = Day(int(year[0]) if year else None, number, part=_part(text, start))
        yield dated(found, start, day, weight, also)


# "the Beijing 2022 Olympic Village": the year is part of a name that may go without it.
_EVENT = re.compile(r"\b(?!In |Since |By |From |Until |During |After |Before |Of )[A-Z][a-z]+ $")
_NAMED = re.compile(r" [A-Z]")


def _years(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    first = 0
    for piece in re.findall(r"\d+", found):
        number = int(piece)
        if len(piece) == 2:  # noqa: PLR2004 - 2024-26
            number += first // 100 * 100
        first = first or number
        also = (
            Reading(Kind.COUNT, Decimal(piece)),
            Reading(Kind.DURATION, Decimal(number), "year"),
        )
        is_name = _EVENT.search(text, max(0, start - 12), start) and _NAMED.match(text, end)
        weight = Weight.FAIR if is_name else Weight.STRONG
        yield dated(found, start, Day(number, part=_part(text, start)), weight, also)


def _quarter(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    named = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    digit = re.search(r"\d", found)
    value = int(digit[0]) if digit else named[re.split(r"[- ]", found)[0]]
    unit = "half" if "half" in found or "H" in found else "quarter"
    also: tuple[Reading, ...] = ()
    if unit == "half":
        value = min(value, 2)
        also = (Reading(Kind.DURATION, Decimal(6), "month"),) if value == 1 else ()
    yield said(found, start, Kind.ORDINAL, value, unit, weight=Weight.FAIR, also=also)


def _first_n(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    word = re.split(r"[- ]", found)[1]
    value = Decimal(word) if word.isdecimal() else Decimal(EN_SMALL[word])
    is_quarters = "quarter" in found
    unit = "quarter-year" if is_quarters else "month"
    also = (Reading(Kind.ORDINAL, value, "quarter") if is_quarters else Reading(Kind.DATE, value),)
    yield said(found, start, Kind.DURATION, value, unit, weight=Weight.FAIR, also=also)


def _relative(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    low = found.lower()
    unit = next((word for word in ("year", "month") if word in low), "day")
    unit = "year" if "of the" in low else unit  # by the end of the decade: 到2030年
    offset = None
    if unit == "year":
        starts = {"last": -1, "a ": -1, "one": -1, "next": 1, "this": 0}
        offset = next((years for word, years in starts.items() if low.startswith(word)), None)
    yield dated(found, start, Day(year=offset, part=unit, is_relative=True), Weight.WEAK)


def _week(text: str, start: int, end: int) -> Iterator[Figure]:
    value = words("mon tue wed thu fri sat sun").index(text[start : start + 3].lower()) + 1
    yield said(text[start:end], start, Kind.WEEKDAY, value, weight=Weight.FAIR)


def _the_day(text: str, start: int, end: int) -> Iterator[Figure]:
    number = Decimal(re.sub(r"\D", "", text[start:end]))
    also = (Reading(Kind.ORDINAL, number), Reading(Kind.COUNT, number))
    yield dated(text[start:end], start, Day(day=int(number)), Weight.FAIR, also)


MONTH_OF_YEAR: tuple[str, Reader] = (
    rf"\b{_MONTH}(?:{_TO}{_MONTH}){{0,9}},?\s(?:of\s)?{_YEAR}",
    _months,
)
RULES: tuple[tuple[str, Reader], ...] = (
    (
        (
            r"(?<![\d/-])[12]\d{3}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)"
            r"|(?<![\d/-])(?:3[01]|[12]\d|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/[12]\d{3}(?!\d)"
        ),
        _iso,
    ),
    *clocks.EN_RULES,
    (rf"\b(?:{alternation(_FESTIVALS)})\b", _festival),
    (rf"(?<![\d,.:-]){_D}(?:{_TO}{_D}){{0,9}}(?:\s(?:of\s)?|-){_MONTH}(?:,?\s{_YEAR})?", _days),
    (
        (
            rf"(?<!Long )\b{_MONTH}\s{_D}(?!\s(?:million|billion|percent|per cent|people|thousand))"
            rf"(?:[-–]{_D}(?!\s?{_SURE_MONTH}))?"
            rf"(?:{_TO}(?<!\d){_D}(?!\s?{_SURE_MONTH}){_AFTER_DAY}){{0,9}}(?:,?\s{_YEAR})?"
            rf"|\b{_MONTH}\sthe\s{_D}"
            rf"|\b{_SURE_MONTH}\s(?:the\s)?{ORDINAL}(?:,?\s{_YEAR})?"
            rf"|{ORDINAL}\s(?:day\s)?of\s{_SURE_MONTH}(?:,?\s{_YEAR})?"
        ),
        _days,
    ),
    MONTH_OF_YEAR,
    (
        rf"\b{_SURE_MONTH}(?:{_TO}(?:{_SURE_MONTH}|{_ENDING}Ma(?:rch|y)\b)){{0,9}}|{_HINTED_MONTH}",
        _months,
    ),
    *decades.EN_RULES,
    (
        (
            r"(?<![\d.,/-])[12]\d{3}\s?[-–—/]\s?(?:[12]\d{3}|\d{2})(?![\d%,.]\d|\d|%)"
            r"|(?<![\d.,$€£¥/])(?<![^a-z]-)(?<!RMB )(?<!CNY )[12]\d{3}(?![\d%]|th\b|,\d|\.\d|[-–]\d"
            rf"|-(?:[mkyspfhtbcrwl])[a-z]|\s(?:{_COUNTED})\b)"
        ),
        _years,
    ),
    (
        (
            r"\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)[- ](?:quarter|half)\b"
            r"(?! of an? (?:hour|century|mile))|\bQ[1-4]\b|\bH[12]\b|\b[12]H(?=\s?\d)"
        ),
        _quarter,
    ),
    (rf"\b(?:first|last|past|previous) (?:{TO_TWELVE}|1?\d)[- ](?:months?|quarters)\b", _first_n),
    (
        (
            r"\b(?i:this|last|next|the (?:previous|following|preceding|same|current|prior)|previous"
            rf"|following|that|each|every) (?:year|month|day|{_PART_OF_DAY})\b"
            r"|\b(?i:a|one) year (?:earlier|ago|before)|\b(?i:today|yesterday|tomorrow|tonight)\b"
            r"|\b(?i:year[- ]end)\b|\bend of the (?:decade|century)\b"
        ),
        _relative,
    ),
    (rf"\b{_WEEKDAY}", _week),
    (r"\b[Ww]eekends?\b", weekend),
    (
        (
            rf"(?<=the )(?:{_D}(?<=[a-z]))(?![\s-](?:century|anniversary|edition|session|[Ff]ive"
            r"|plenary|place|floor|National|CPC|Asian|China|birthday|meeting|time|year|day|minute|hour|[Cc]ongress"
            r"|Central))"
        ),
        _the_day,
    ),
)
