"""One pass over a text: at each place the first rule that fits reads a figure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight, said


class Found(NamedTuple):
    """A figure, and what a range may still add to it."""

    figure: Figure
    has_unit: bool
    scale: Decimal = Decimal(1)  # 万 of 5-10万, million of "5 to 10 million"


Reader = Callable[[str, int, int], Iterable[Figure | Found]]


class Rules:
    """Patterns without named groups, each with the reader of what it matched, as one expression.

    At the same place of a text the pattern that comes first wins; `begin` says cheaply where none
    of them can.
    """

    def __init__(self, *rules: tuple[str, Reader], begin: str = "") -> None:
        self._readers = dict(enumerate((read for _, read in rules), 1))
        either = "|".join(f"({pattern})" for pattern, _ in rules)
        self._pattern = re.compile(f"{begin}(?:{either})")

    def scan(self, text: str) -> list[Found]:
        """Read the figures; a reader may take in more than its pattern matched."""
        found: list[Found] = []
        position = 0
        while len(found) < _MOST and (match := self._pattern.search(text, position)):
            position = match.end()
            for each in self._readers[match.lastindex or 0](text, match.start(), match.end()):
                found.append(each if isinstance(each, Found) else Found(each, has_unit=True))
                position = max(position, found[-1].figure.end)
        return found


_MOST = 10_000  # figures of one block that are read: beyond that it is data, not text
LONGEST = 30  # characters of a number that somebody may have meant as one


def nothing(_text: str, _start: int, _end: int) -> Iterator[Figure]:
    """Read no figure: addresses of the web, and what else only looks like one."""
    return iter(())


def code(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read what must come over unchanged: D771, 1+46+N, telephone numbers."""
    written = text[start:end]
    decimal = re.fullmatch(r"\D*(\d{1,9}\.\d{1,9})\D*", written)  # of 1.5C: no 15
    digits = "".join(char for char in written if char.isdecimal())[:20]
    figure = said(written, start, Kind.CODE, decimal[1] if decimal else digits or 0)
    yield replace(figure, code=re.sub(r"[^0-9a-z+.]", "", written.lower().replace("×", "x")))


WEB = r"(?:https?://|www\.)[^\s，。；）)]+|(?<![\w.+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+"
PHONE = (
    r"(?<![\d-])(?:\+?86[- ])?(?:0\d{2,3}[- ]\d{7,8}|400[- ]?\d{3}[- ]?\d{4}|400-\d{4}-\d{3}"
    r"|1[3-9]\d{9}|\d{3}(?: \d{2,3}){2,3})(?![\d-])"
)
NOTE = r"(?:(?<=[a-z][.,;])|(?<=[a-z][.,;][”\"])|(?<=注))\d{1,3}(?=\s[A-Z]|\s*$|[)）])"  # its mark
RELAY = r"(?<![\d.])\d{1,2}\s?[x×*]\s?\d{2,4}(?=\s?(?:米|m\b|-?met))"  # 4×100米
SUM = r"(?<![\d.])\d++(?:\+(?:\d++|[NXnx](?![a-z])))++"


def share_units(text: str, found: list[Found], connector: re.Pattern[str]) -> Iterator[Figure]:
    """Let the first figures of a range or list take the unit said once at its end (3至5天)."""
    taken: list[Found] = []
    is_list = False
    for each in reversed(found):
        joined = _LISTED if is_list else connector
        shared = _shared(text, each, taken[-1], joined) if taken else each
        is_list = shared is not each
        taken.append(shared)
    taken.reverse()
    previous: Figure | None = None
    for figure, has_unit, _ in taken:
        shown = figure
        is_bare = figure.kind is Kind.COUNT and not has_unit and figure.text[0].isdecimal()
        if previous and previous.kind is Kind.MONEY and is_bare:  # RMB 100,000-150,000
            is_range = connector.fullmatch(text, previous.end, figure.start)
            shown = replace(figure, kind=Kind.MONEY, unit=previous.unit) if is_range else figure
        if previous and previous.approx is Approx.ABOUT and shown.approx is Approx.EXACT:
            is_range = connector.fullmatch(text, previous.end, shown.start)  # about 4 to 5 seconds
            shown = replace(shown, approx=Approx.ABOUT) if is_range else shown
        yield shown
        previous = shown


_LISTED = re.compile(r"\s?(?:[-–—~～、至到和或]|,|,?\s(?:to|and|or))\s?")  # 27.8, 26.7 and 34.6%


def _shared(text: str, first: Found, second: Found, connector: re.Pattern[str]) -> Found:
    figure, model = first.figure, second.figure
    if first.has_unit or figure.kind is not Kind.COUNT or model.start < figure.end:
        return first
    if first.scale > second.scale or not connector.fullmatch(text, figure.end, model.start):
        return first
    also = figure.also
    value = figure.value
    if second.scale > 1 and first.scale == 1 and value < model.value / second.scale * 10:
        also = (*also, Reading(Kind.COUNT, value))
        if second.scale == _DOZEN:
            also = (*also, Reading(Kind.COUNT, value * 10))
        value *= second.scale
    if second.has_unit and model.kind in _SHARED:
        also = tuple(Reading(model.kind, each.value, model.unit) for each in also)
        if model.kind is Kind.FACTOR:  # up 6 to 7 times: 增长6倍至7倍
            also = (*also, Reading(Kind.PERCENT, value * 100, "%"))
        figure = replace(figure, kind=model.kind, unit=model.unit)
    is_small = figure.value in {0, 1, 2}
    weight = figure.weight if is_small else max(figure.weight, min(model.weight, Weight.FAIR))
    shared = replace(figure, value=value, also=also, weight=weight)
    if model.text.endswith("左右"):  # 四到五秒左右
        shared = replace(shared, approx=model.approx)
    return Found(shared, second.has_unit, second.scale)


_DOZEN = 12
_SHARED = {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.FACTOR, Kind.DURATION, Kind.MEASURE}
