"""Times of day, and the clock readings and running times of an English text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures.noun import Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import EN_SMALL
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.words_en import TO_TWELVE


def clock(text: str, start: int, hour: int, minute: int, shift: int | None) -> Figure:
    """Make a time of day; `shift` is 0 before noon, 12 after, 11 about it, None where not said."""
    noon = 12
    also: tuple[Reading, ...] = ()
    if shift == noon:
        hour = hour % noon + noon if hour != noon or "夜" not in text else 0
    elif shift == 0:
        hour %= noon
    elif shift is not None and hour < 3:  # noqa: PLR2004 - 中午1点
        hour += noon
    elif shift is None and hour <= noon:
        other = hour % noon + (noon if hour < noon else 0)
        also = (Reading(Kind.TIME, Decimal(other * 60 + minute)),)
    weight = Weight.STRONG if any(char.isdecimal() for char in text) else Weight.FAIR
    value = hour % 24 * 60 + minute
    return said(text, start, Kind.TIME, value, weight=weight, also=also)


def weekend(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 周末, weekend as the two days that it may be said of."""
    for value in (6, 7):
        yield said(text[start:end], start, Kind.WEEKDAY, value, weight=Weight.WEAK)


def whole_day(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 0—24时, "0:00 to 24:00", which goes without saying beside the day."""
    for _ in range(2):
        yield said(text[start:end], start, Kind.TIME, 0, weight=Weight.WEAK)


def _span(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 1 hour and 30 minutes, 2 min 15.3 s."""
    found = text[start:end]
    words = re.findall(rf"\d+(?:\.\d+)?|\b(?:{TO_TWELVE})\b", found.lower())
    numbers = [Decimal(EN_SMALL.get(word, word)) for word in words]
    sizes = (3600, 60, 1) if re.match(r"\w+(?:[- ]hours?| ?h)", found.lower()) else (60, 1)
    parts = zip(numbers, sizes, strict=False)
    seconds = sum((number * size for number, size in parts), Decimal(0))
    yield said(found, start, Kind.DURATION, seconds, "second")


def _noon(text: str, start: int, end: int) -> Iterator[Figure]:
    value = 0 if text[start:end] == "midnight" else 720
    yield said(text[start:end], start, Kind.TIME, value, weight=Weight.FAIR)


def signal(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 2345 GMT, 0730 hours, 当地时间1800."""
    found = text[start:end]
    yield said(found, start, Kind.TIME, int(found[:2]) * 60 + int(found[2:]))


def _clock(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    numbers = [int(number) for number in re.findall(r"\d+", found)]
    hour = numbers[0] if numbers else EN_SMALL[re.split(r"\s", found.lower())[0]]
    minute = numbers[1] if len(numbers) > 1 else 0
    nearby = text[start : end + 24].lower()
    shift = None
    if re.search(r"\dp\.?m|\sp\.?m", found.lower()) or _says("(?:afternoon|evening|night)", nearby):
        shift = 12
    elif re.search(r"\da\.?m|\sa\.?m", found.lower()) or _says("morning", nearby):
        shift = 0
    figure = clock(found, start, hour, minute, shift)
    yield replace(figure, also=(*figure.also, *_as_duration(numbers)))


def _says(part_of_day: str, nearby: str) -> bool:
    pattern = rf"^[\w:.]+(?:\so'clock)?\s(?:on \w+ |in the |in the early |at |\w+ )?{part_of_day}\b"
    return re.search(pattern, nearby) is not None


def _as_duration(numbers: list[int]) -> Iterator[Reading]:
    """A clock reading may be a running time: 2:13:38, 2:13."""
    if len(numbers) > 1:
        minutes = Decimal(numbers[0] * 60 + numbers[1])
        rest = numbers[2] if len(numbers) > 2 else 0  # noqa: PLR2004
        yield Reading(Kind.DURATION, minutes * 60 + rest, "second")
        yield Reading(Kind.DURATION, minutes, "second")


_PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
_AMPM = r"(?:\s?(?:[ap]\.m\.|[AaPp]\.?[Mm]\b\.?))"
_HOUR = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?"
_SPOKEN = (
    rf"(?:\s(?:in the (?:early )?(?:morning|afternoon|evening)|at night|noon|o'clock"
    rf"(?:\s(?:in the (?:morning|afternoon|evening)|at night|{_PART_OF_DAY}))?))"
)
EN_RULES: tuple[tuple[str, Reader], ...] = (
    (r"(?<![\d:.,])00?:00(?:\s?[-–—]\s?| to )24\b(?::00)?(?![:.,]?\d)", whole_day),
    (
        (
            rf"\b(?i:\d+|{TO_TWELVE})(?:[- ]hours?| ?h)(?:,? and |,? )(?:\d+|{TO_TWELVE})"
            r"(?:[- ]minutes?| ?m(?:ins?)?)\b"
            r"(?:(?:,? and |,? )\d+(?:\.\d+)? ?(?:seconds?|s)\b)?"
            r"|\b\d+ ?(?:minutes?|min)(?:,? and |,? )\d+(?:\.\d+)?(?: ?seconds?| ?s)\b"
            r"|(?<![\d:])\d{1,2}:[0-5]\d\.\d+"
        ),
        _span,
    ),
    (r"\b(?:noon|midday|midnight)\b", _noon),
    (
        (
            r"(?<![\d:.,$€£])(?:[01]\d|2[0-3])[0-5]\d"
            r"(?= (?:local time|GMT|UTC|BST|E[SD]T|hours\b))"
        ),
        signal,
    ),
    (
        (
            rf"(?<![\d:.,$€£])(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?{_AMPM}"
            rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)(?::[0-5]\d)?(?:{_SPOKEN})?|(?:1[0-2]|0?[1-9]){_AMPM}"
            rf"|(?:1[0-2]|[1-9]|{TO_TWELVE}){_SPOKEN}"
            rf"|{_HOUR}(?=\s?(?:[-–—]|to|and)\s?{_HOUR}{_AMPM}))"
        ),
        _clock,
    ),
)
