"""Decades, those born in them, and ages in tens: 80年代, 90后, 九旬, the 1980s, her nineties."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures.noun import Day, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import read_zh
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.units import words


def dated(
    text: str, start: int, day: Day, weight: Weight = Weight.STRONG, also: tuple[Reading, ...] = ()
) -> Figure:
    """Make a date; a lone year or day may also be read as that number (the 26th, 26)."""
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    value = parts[0] if len(parts) == 1 and day.month is None else 0
    return replace(said(text, start, Kind.DATE, value, weight=weight, also=also), day=day)


def _decade_zh(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 上世纪80年代; 六七十年代 and 6、70年代 are two."""
    found = text[start:end]
    tens = re.search(
        r"(?:([二三四五六七八九1-9])[、和至到-]?)?([二三四五六七八九1-9])[0十]年?年代", found
    )
    assert tens is not None  # noqa: S101 - the pattern requires it
    explicit = re.match(r"(1[0-9]|20)(?=\d0年代)", found)
    is_ours = "21世纪" in found or "本世纪" in found or tens[2] == "1"
    century = int(explicit[1]) * 100 if explicit else 2000 if is_ours else 1900
    weight = Weight.STRONG if explicit else Weight.FAIR
    numbers = [tens[2]] if explicit else [digit for digit in tens.groups() if digit]
    for number in numbers:
        year = century + int(read_zh(number).values[0]) * 10
        yield dated(found, start, Day(year, part="decade"), weight)


def _new_century(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 本世纪初 as "the early 2000s"."""
    yield dated(text[start:end], start, Day(2000, part="decade"), Weight.WEAK)


def _reign(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read (618-907), (206 BC-AD 220), with which translators explain a dynasty."""
    years = [int(year) for year in re.findall(r"\d+", text[start:end])]
    if max(years) - min(years) > _LONGEST_REIGN:
        for year in years:
            yield said(text[start:end], start, Kind.COUNT, year)
        return
    for year in years:
        also = (Reading(Kind.COUNT, Decimal(year)), Reading(Kind.DURATION, Decimal(year), "year"))
        yield dated(text[start:end], start, Day(year), Weight.FAIR, also)


_LONGEST_REIGN = 1000  # years of a dynasty: (2210-206 BC) is a slip


def _cohort(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 90后 as those born in the 1990s."""
    years = int("".join(str(int(read_zh(char).values[0])) for char in text[start : end - 1]))
    day = Day((2000 if years < 30 else 1900) + years, part="decade")  # noqa: PLR2004
    also = (Reading(Kind.COUNT, Decimal(years)),)
    yield dated(text[start:end], start, day, Weight.FAIR, also)


def _tens_zh(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 九旬 as an age of ninety and more."""
    years = read_zh(text[start]).values[0] * 10
    yield _age(text[start:end], start, years)


def _age(found: str, start: int, years: Decimal) -> Figure:
    also = (Reading(Kind.COUNT, years),)
    return said(found, start, Kind.DURATION, years, "year", weight=Weight.FAIR, also=also)


_DECADES = dict(
    zip(
        words("twenties thirties forties fifties sixties seventies eighties nineties"),
        range(20, 100, 10),
        strict=True,
    )
)


def _decade_en(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    number = int(re.sub(r"\D", "", found))
    is_short = number < 100  # noqa: PLR2004 - the 90s
    year = number + (2000 if number < 20 else 1900) if is_short else number  # noqa: PLR2004
    also = [
        Reading(Kind.COUNT, Decimal(number % 100)),
        Reading(Kind.DURATION, Decimal(number % 100), "year"),
    ]
    if year % 100 == 0:
        also.append(Reading(Kind.ORDINAL, Decimal(year // 100 + 1)))  # the 2000s: 21世纪
    weight = Weight.FAIR if is_short else Weight.STRONG
    yield dated(found, start, Day(year, part="decade"), weight, tuple(also))


def _tens_en(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "in her thirties" as an age."""
    found = text[start:end]
    yield _age(found, start, Decimal(_DECADES[found.rpartition(" ")[2]]))


def _spoken_en(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read the nineteen fifties, "in the sixties"."""
    found = text[start:end]
    tens = _DECADES[re.split("[ -]", found)[-1]]
    number = Decimal(tens)
    also = (Reading(Kind.COUNT, number), Reading(Kind.DURATION, number, "year"))
    yield dated(found, start, Day(1900 + tens, part="decade"), Weight.FAIR, also)


ZH_RULES: tuple[tuple[str, Reader], ...] = (
    (
        (
            r"(?:(?:上个?世纪|二十世纪|20世纪|本世纪|21世纪|19|20))?(?:[二三四五六七八九1-9][、和至到-]?)?"
            r"[二三四五六七八九1-9][0十]年?年代(?:初期?|中期|末期?|中?后期)?"
        ),
        _decade_zh,
    ),
    ("(?:本|新|21)世纪之?初", _new_century),
    (r"[5-90]0后|[五六七八九零][零〇]后|[九八七零]五后|[890]5后", _cohort),
    (r"[六七八九]旬", _tens_zh),
)
EN_RULES: tuple[tuple[str, Reader], ...] = (
    (
        (
            r"(?<=\()(?:\d{1,4}[-–—](?:[2-9]\d\d|1[0-4]\d\d)"
            r"|\d{1,4}(?: BCE?[-–—](?:AD )?\d{1,4}|[-–—]AD \d{1,4}|[-–—]\d{1,4}(?= (?:AD|BC|CE)))"
            r"(?: (?:AD|BCE?|CE))?)(?=\))"
        ),
        _reign,
    ),
    (rf"\b(?:his|her|their|my|our) (?:\w+[- ])?(?:{'|'.join(_DECADES)})\b", _tens_en),
    (
        rf"\bnineteen[- ](?:{'|'.join(_DECADES)})\b|(?<=[Tt]he )(?:{'|'.join(_DECADES)})\b",
        _spoken_en,
    ),
    (r"(?<![\w,.])(?:1[0-9]|20)?[0-9]0'?s\b|'[2-9]0s\b", _decade_en),
)
