"""Spans of months as the quarters and halves they are: 1-3月 is the first quarter."""

from decimal import Decimal

from bulletin.checks.figures.noun import Kind, Reading

_PERIODS = {
    (1, 3): (1, "quarter"),
    (4, 6): (2, "quarter"),
    (7, 9): (3, "quarter"),
    (10, 12): (4, "quarter"),
    (1, 6): (1, "half"),
    (7, 12): (2, "half"),
    (1, 9): (3, "quarter"),  # the first three quarters
}


def span(months: list[int], position: int) -> tuple[Reading, ...]:
    """Return what else the month at `position` of a list or range may be said as."""
    if position == 0:
        return ()
    first, last = months[0], months[position]
    found = [Reading(Kind.DURATION, Decimal(last), "month")] if first == 1 else []
    if (first, last) in _PERIODS:
        number, unit = _PERIODS[first, last]
        found.append(Reading(Kind.ORDINAL, Decimal(number), unit))
    return tuple(found)
