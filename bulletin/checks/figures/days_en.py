"""Dates, weekdays, times of day and clock durations of an English text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures.days_zh import clock
from bulletin.checks.figures.noun import Approx, Day, Figure, Kind, Reading, Weight
from bulletin.checks.figures.numerals import EN_SMALL
from bulletin.checks.figures.scan import Found

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_LONG_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|Sept)(?![a-z])"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)"
_TO = r"(?:\s?(?:[-–—~/&]|,\s?and|,|and|to|until|till|through|or)\s?(?:the )?)"
_AFTER_DAY = r"(?=\s*(?:$|[.,;:!?)\]’'\"”–—-]|(?:in|at|on|for|to|from|as|by|with|when|this|last|and|until|through|is|are|was|were|will|respectively|next|each|of|the|after|before|local|Beijing|because|that|it|he|she|we|they|[12]\d{3})\b))"
_YEAR = r"[12]\d{3}(?![\d%,]\d|\d|[.]\d|%)"
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)"
_WEEKDAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat)\.)"
_AMPM = r"(?:\s?(?:[ap]\.m\.|[AaPp]\.?[Mm]\b\.?))"
_DAYPART = r"(?:\s(?:in the (?:early )?(?:morning|afternoon|evening)|at night|o['’]clock(?:\s(?:in the (?:morning|afternoon|evening)|at night|(?:on \w+ )?(?:morning|afternoon|evening|night)))?|noon))"
_ORD = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|1?\d)"

_PATTERNS: dict[str, str] = {
    "iso": r"(?<![\d/-])[12]\d{3}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)|(?<![\d/-])(?:3[01]|[12]\d|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:[12]\d{3})(?!\d)",
    "span": r"\b\d+(?:[- ]hours?| ?h)(?:,? and |,? )\d+(?:[- ]minutes?| ?m(?:ins?)?)\b(?:(?:,? and |,? )\d+(?:\.\d+)? ?(?:seconds?|s)\b)?"
    r"|\b\d+ ?(?:minutes?|min)(?:,? and |,? )\d+(?:\.\d+)?(?: ?seconds?| ?s)\b|(?<![\d:])\d{1,2}:[0-5]\d\.\d+",
    "clock": rf"(?<![\d:.,$€£])(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?{_AMPM}|(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)(?::[0-5]\d)?(?:{_DAYPART})?|(?:1[0-2]|0?[1-9]){_AMPM}"
    rf"|(?:1[0-2]|[1-9]|(?:{_SMALL})){_DAYPART})|\b(?:noon|midnight)\b",
    "dmy": rf"(?<![\d,.:-]){_D}(?:{_TO}{_D})*(?:\s(?:of\s)?|-){_MONTH}(?:,?\s(?:{_YEAR}))?",
    "mdy": rf"\b{_MONTH}\s{_D}(?!\s(?:million|billion|percent|per cent|people|thousand))(?:{_TO}(?<!\d){_D}(?!\s?{_LONG_MONTH}){_AFTER_DAY})*(?:,?\s(?:{_YEAR}))?|\b{_MONTH}\sthe\s{_D}",
    "my": rf"\b{_MONTH}(?:{_TO}{_MONTH})*,?\s(?:of\s)?(?:{_YEAR})",
    "months": rf"\b{_LONG_MONTH}(?:{_TO}{_LONG_MONTH})*|(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=[Ss]ince )|(?<=\bby )|(?<=[Uu]ntil )|(?<=[Ff]rom )|(?<=\bto )|(?<=\band )|(?<=early )|(?<=late )|(?<=mid-)|(?<=\b[Ll]ast )|(?<=\bnext )|(?<=\bthis )|(?<=[Dd]uring )|(?<=through )|(?<=between )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Ee]very )|(?<=[Ee]nd-))(?:March|May)(?![a-z])",
    "decade": r"(?<![\w,.])(?:1[0-9]|20)?[0-9]0['’]?s\b|['’][2-9]0s\b",
    "season": rf"(?<![\d.,/-])[12]\d{{3}}\s?[-–—/]\s?(?:[12]\d{{3}}|\d{{2}})(?![\d%,.]\d|\d|%)",
    "years": rf"(?<![\d.,$€£¥/-])(?<!RMB )(?<!CNY )[12]\d{{3}}(?![\d%]|,\d|\.\d|[-–]\d|-(?:m|k|y|s|p|f|h|t|b|c|r|w|l)[a-z]|\s(?:million|billion|yuan|dollars|percent|people|meters|metres|km|kilometers|kilometres|hectares|mu|tonnes|tons|euros|yen|pounds|square|cubic|years|families|households|companies|enterprises|students|workers|kg|kilograms|jobs|residents|villages|cases|MW|megawatts|miles|feet|hours|days|times|schools)\b)",
    "quarter": r"\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)[- ](?:quarter|half)\b(?:s\b)?(?! of an? (?:hour|century|mile))|\bQ[1-4]\b|\bH[12]\b|\b[12]H(?=\s?\d)",
    "firstn": rf"\b(?:first|last|past|previous) (?:{_COUNTS}|twelve|1\d)[- ](?:months?|quarters)\b",
    "relative": r"\b(?:this|last|next|the (?:previous|following|preceding|same|current|prior)|previous|following|that|each|every) (?:year|month|day|night|morning|afternoon|evening)\b|\b(?:a|one) year (?:earlier|ago|before)|\bover the (?:previous|same)|\btoday\b|\byesterday\b|\btomorrow\b|\btonight\b|\byear[- ]end\b",
    "week": rf"\b{_WEEKDAY}",
    "weekend": r"\b[Ww]eekends?\b",
    "theday": rf"(?<=the )(?:{_D}(?<=[a-z]))(?![\s-](?:century|anniversary|edition|session|Five|five|plenary|place|floor|National|CPC|Asian|China|birthday|meeting|time|year|day|congress|Congress|Central))",
}
PATTERN = "|".join(_PATTERNS.values())
_DISPATCH = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_PART = re.compile(
    r"\b(early|late|mid|the beginning of|the start of|the end of|end of|beginning of|start of|the middle of|the first ten days of|the last ten days of)[- ](?:in )?$",
    re.IGNORECASE,
)
_PARTS = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "beginning": "early",
    "start": "early",
    "end": "late",
}


def read(text: str, start: int, end: int) -> Iterator[Found]:
    """Read whatever `PATTERN` found."""
    match = _DISPATCH.match(text, start)
    assert match is not None and match.lastgroup is not None  # noqa: PT018, S101 - PATTERN is the same
    for figure in _READERS[match.lastgroup](match[0], start, text):
        yield Found(figure, has_unit=True)


def _date(
    found: str, start: int, day: Day, weight: Weight = Weight.STRONG, *also: Reading
) -> Figure:
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    value = Decimal(parts[0]) if len(parts) == 1 else Decimal(0)
    return Figure(
        Kind.DATE, value, "", Approx.EXACT, start, start + len(found), found, weight, also, day
    )


def _part(text: str, start: int) -> str:
    found = _PART.search(text, max(0, start - 24), start)
    return next((part for word, part in _PARTS.items() if found and word in found[1].lower()), "")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(found: str, start: int, _text: str) -> Iterator[Figure]:
    first, second, third = (int(part) for part in re.findall(r"\d+", found))
    if first > 31:  # noqa: PLR2004 - a year
        yield _date(found, start, Day(first, second, third))
    elif second > 12:  # noqa: PLR2004 - no month
        yield _date(found, start, Day(third, first, second))
    else:
        yield _date(found, start, Day(third, second, first))


def _with_days(found: str, start: int, _text: str) -> Iterator[Figure]:
    year = re.search(r"[12]\d{3}", found)
    month = re.search(_MONTH, found)
    assert month is not None  # noqa: S101 - PATTERN requires it
    days = found.replace(year[0], "") if year else found
    for number in re.findall(r"\d+", days):
        yield _date(
            found, start, Day(int(year[0]) if year else None, _month(month[0]), int(number))
        )


def _months(found: str, start: int, text: str) -> Iterator[Figure]:
    year = re.search(r"[12]\d{3}", found)
    names = re.findall(_MONTH, found)
    for position, name in enumerate(names):
        number = _month(name)
        also = (
            (Reading(Kind.DURATION, Decimal(number), "month"),)
            if position and _month(names[0]) == 1
            else ()
        )
        weight = Weight.FAIR if len(names) > 1 and number == 1 else Weight.STRONG
        yield _date(
            found,
            start,
            Day(int(year[0]) if year else None, number, part=_part(text, start)),
            weight,
            *also,
        )


def _decade(found: str, start: int, _text: str) -> Iterator[Figure]:
    number = int(re.sub(r"\D", "", found))
    is_short = number < 100  # noqa: PLR2004
    year = number + (2000 if number < 20 else 1900) if is_short else number  # noqa: PLR2004
    also = (
        Reading(Kind.COUNT, Decimal(number % 100)),
        Reading(Kind.DURATION, Decimal(number % 100), "year"),
    )
    if year % 100 == 0:
        also = (*also, Reading(Kind.ORDINAL, Decimal(year // 100 + 1)))  # the 2000s: 21世纪
    weight = Weight.FAIR if is_short else Weight.STRONG
    yield _date(found, start, Day(year, part="decade"), weight, *also)


def _years(found: str, start: int, text: str) -> Iterator[Figure]:
    first = 0
    for piece in re.findall(r"\d+", found):
        number = int(piece) + (first // 100 * 100 if first and len(piece) == 2 else 0)  # noqa: PLR2004 - 2024-26
        also = (
            Reading(Kind.COUNT, Decimal(piece)),
            Reading(Kind.DURATION, Decimal(number), "year"),
        )
        yield _date(found, start, Day(number, part=_part(text, start)), Weight.STRONG, *also)
        first = first or number


def _quarter(found: str, start: int, _text: str) -> Iterator[Figure]:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    digit = re.search(r"\d", found)
    unit = "half" if "half" in found or "H" in found else "quarter"
    value = int(digit[0]) if digit else words[re.split(r"[- ]", found)[0]]
    also: tuple[Reading, ...] = ()
    if unit == "half":
        value = min(value, 2)
        also = (Reading(Kind.DURATION, Decimal(6), "month"),) if value == 1 else ()
    end = start + len(found)
    yield Figure(
        Kind.ORDINAL, Decimal(value), unit, Approx.EXACT, start, end, found, Weight.FAIR, also
    )


def _first_n(found: str, start: int, _text: str) -> Iterator[Figure]:
    word = re.split(r"[- ]", found)[1]
    number = int(word) if word.isdecimal() else EN_SMALL[word]
    unit = "quarter-year" if "quarter" in found else "month"
    also = (
        (Reading(Kind.ORDINAL, Decimal(number), "quarter"),)
        if "quarter" in found
        else (Reading(Kind.DATE, Decimal(number)),)
    )
    yield Figure(
        Kind.DURATION,
        Decimal(number),
        unit,
        Approx.EXACT,
        start,
        start + len(found),
        found,
        Weight.FAIR,
        also,
    )


def _relative(found: str, start: int, _text: str) -> Iterator[Figure]:
    low = found.lower()
    unit = "year" if "year" in low or "over the" in low else "month" if "month" in low else "day"
    offset = (
        -1
        if low.startswith(("last", "a year", "one year", "yester"))
        else 1
        if low.startswith(("next", "tomorrow"))
        else 0
        if low.startswith(("this", "today", "tonight"))
        else None
    )
    yield _date(found, start, Day(year=offset, part=unit, is_relative=True), Weight.WEAK)


def _week(found: str, start: int, _text: str) -> Iterator[Figure]:
    value = "mon tue wed thu fri sat sun".split().index(found[:3].lower()) + 1
    yield Figure(
        Kind.WEEKDAY,
        Decimal(value),
        "",
        Approx.EXACT,
        start,
        start + len(found),
        found,
        Weight.FAIR,
    )


def _weekend(found: str, start: int, _text: str) -> Iterator[Figure]:
    for value in (6, 7):
        yield Figure(
            Kind.WEEKDAY,
            Decimal(value),
            "",
            Approx.EXACT,
            start,
            start + len(found),
            found,
            Weight.WEAK,
        )


def _the_day(found: str, start: int, _text: str) -> Iterator[Figure]:
    number = int(re.sub(r"\D", "", found))
    yield _date(
        found,
        start,
        Day(day=number),
        Weight.FAIR,
        Reading(Kind.ORDINAL, Decimal(number)),
        Reading(Kind.COUNT, Decimal(number)),
    )


def _span(found: str, start: int, _text: str) -> Iterator[Figure]:
    numbers = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", found)]
    sizes = [3600, 60, 1] if re.match(r"\d+(?:[- ]hours?| ?h)", found) else [60, 1]
    seconds = sum((number * size for number, size in zip(numbers, sizes, strict=False)), Decimal(0))
    yield Figure(Kind.DURATION, seconds, "second", Approx.EXACT, start, start + len(found), found)


def _clock(found: str, start: int, text: str) -> Iterator[Figure]:
    low = found.lower()
    if low in {"noon", "midnight"}:
        value = Decimal(720 if low == "noon" else 0)
        yield Figure(
            Kind.TIME, value, "", Approx.EXACT, start, start + len(found), found, Weight.FAIR
        )
        return
    numbers = [int(number) for number in re.findall(r"\d+", found)]
    hour = numbers[0] if numbers else EN_SMALL[re.split(r"[\s]", low)[0]]
    minute = numbers[1] if len(numbers) > 1 else 0
    tail = text[start + len(found) : start + len(found) + 24].lower()
    shift = None
    if re.search(r"p\.?m|afternoon|evening|night", low) or re.match(
        r"\s(?:on \w+ |in the |\w+ )?(?:afternoon|evening|night)\b", tail
    ):
        shift = 12
    elif re.search(r"a\.?m|morning", low) or re.match(
        r"\s(?:on \w+ |in the |\w+ )?morning\b", tail
    ):
        shift = 0
    for figure in clock(found, start, hour, minute, shift):
        yield replace(figure, also=(*figure.also, *_as_duration(numbers)))


def _as_duration(numbers: list[int]) -> Iterator[Reading]:
    """A clock reading may be a running time: 2:13:38, 2:13."""
    if len(numbers) > 1:
        seconds = Decimal(numbers[0] * 60 + numbers[1])
        yield Reading(
            Kind.DURATION, seconds * 60 + (numbers[2] if len(numbers) > 2 else 0), "second"
        )  # noqa: PLR2004
        yield Reading(Kind.DURATION, seconds, "second")


_READERS: dict[str, Callable[[str, int, str], Iterator[Figure]]] = {
    "iso": _iso,
    "span": _span,
    "clock": _clock,
    "dmy": _with_days,
    "mdy": _with_days,
    "my": _months,
    "months": _months,
    "decade": _decade,
    "season": _years,
    "years": _years,
    "quarter": _quarter,
    "firstn": _first_n,
    "relative": _relative,
    "week": _week,
    "weekend": _weekend,
    "theday": _the_day,
}
