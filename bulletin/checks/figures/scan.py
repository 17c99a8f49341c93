"""One pass over a text: at each place the first rule that fits reads a figure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bulletin.checks.figures.noun import Figure, Kind, Reading, Weight


class Found(NamedTuple):
    """A figure, and what a range may still add to it."""

    figure: Figure
    has_unit: bool
    scale: Decimal = Decimal(1)  # 万 of 5-10万, million of "5 to 10 million"


class Rule(NamedTuple):
    """A pattern without named groups, and the reader of what it matched."""

    name: str
    pattern: str
    read: Callable[[str, int, int], Iterable[Found]]


@lru_cache(maxsize=4)
def _compiled(rules: tuple[Rule, ...], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules), flags)


def scan(text: str, rules: tuple[Rule, ...], flags: int = 0) -> list[Found]:
    """Read every figure; a rule earlier in the list wins at the same place."""
    readers = {rule.name: rule.read for rule in rules}
    found: list[Found] = []
    pattern, position = _compiled(rules, flags), 0
    while match := pattern.search(text, position):
        assert match.lastgroup is not None  # noqa: S101 - every alternative is a named group
        position = match.end()
        for each in readers[match.lastgroup](text, match.start(), match.end()):
            found.append(each)
            position = max(position, each.figure.end)
    return found


def share_units(text: str, found: list[Found], connector: re.Pattern[str]) -> Iterator[Figure]:
    """Let the first figures of a range or list take the unit said once at its end (3至5天)."""
    taken: list[Found] = []
    for each in reversed(found):
        following = taken[-1] if taken else None
        taken.append(_shared(text, each, following, connector) if following else each)
    taken.reverse()
    previous: Figure | None = None
    for figure, has_unit, _ in taken:
        if previous and previous.kind is Kind.MONEY and figure.kind is Kind.COUNT and not has_unit:
            if connector.fullmatch(text, previous.end, figure.start):  # RMB 100,000-150,000
                figure = replace(figure, kind=Kind.MONEY, unit=previous.unit)  # noqa: PLW2901
        yield figure
        previous = figure


def _shared(text: str, first: Found, second: Found, connector: re.Pattern[str]) -> Found:
    figure, model = first.figure, second.figure
    if first.has_unit or figure.kind is not Kind.COUNT or model.start < figure.end:
        return first
    if not connector.fullmatch(text, figure.end, model.start):
        return first
    also = figure.also
    value = figure.value
    if second.scale > 1 and first.scale == 1 and value < model.value / second.scale * 10:
        also = (*also, Reading(Kind.COUNT, value))
        value *= second.scale
    if second.has_unit and model.kind not in {
        Kind.DATE,
        Kind.WEEKDAY,
        Kind.TIME,
        Kind.CODE,
        Kind.ORDINAL,
        Kind.VAGUE,
    }:
        also = tuple(Reading(model.kind, each.value, model.unit) for each in also)
        figure = replace(figure, kind=model.kind, unit=model.unit)
    weight = (
        max(figure.weight, min(model.weight, Weight.FAIR)) if figure.value > 2 else figure.weight
    )  # noqa: PLR2004
    return Found(
        replace(figure, value=value, also=also, weight=weight), second.has_unit, second.scale
    )
