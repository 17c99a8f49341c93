"""Figures that follow from others: "5.1% in August" from 4.9% and 比上月下降0.2个百分点."""

from bulletin.checks.figures.match import Matching
from bulletin.checks.figures.noun import Figure, Kind


def derive(left: Matching, zh: tuple[Figure, ...], en: tuple[Figure, ...]) -> None:
    """Forget pairs that say one change as a difference and as what it was before."""
    _changes(left)
    _gaps(left)
    if _has_month(zh) and _has_month(en):
        _months(left)


def _changes(left: Matching) -> None:
    """A rise of so many points beside the value it rose from."""
    shares = {one.value for one, _ in left.pairs if one.kind is Kind.PERCENT}
    for zh in list(left.zh):
        for en in list(left.en):
            if {zh.kind, en.kind} != {Kind.PERCENT, Kind.POINTS} or "bp" in {zh.unit, en.unit}:
                continue
            if zh.value == en.value:  # 15%, "15 percentage points" is no change but a slip
                continue
            points, before = sorted((zh, en), key=lambda each: each.kind is Kind.PERCENT)
            if zh in left.zh and any(abs(before.value - now) == points.value for now in shares):
                left.zh.remove(zh)
                left.en.remove(en)


def _gaps(left: Matching) -> None:
    """The points between two shares that came over: 0.53% and 0.57%, 下降0.04个百分点."""
    shares = [one.value for one, _ in left.pairs if one.kind is Kind.PERCENT]
    gaps = {abs(one - other) for one in shares[:_FEW] for other in shares[:_FEW]}
    left.zh = [each for each in left.zh if not (each.unit == "point" and each.value in gaps)]
    left.en = [each for each in left.en if not (each.unit == "point" and each.value in gaps)]


_FEW = 20


def _has_month(figures: tuple[Figure, ...]) -> bool:
    """Whether a text says 上月, "last month"."""
    return any(
        each.day is not None and each.day.is_relative and each.day.part == "month"
        for each in figures
    )


def _months(left: Matching) -> None:
    """Told in May of "last month, compared with April", or of 5月份, 较上月."""
    for zh in list(left.zh):
        for en in list(left.en):
            if zh in left.zh and _is_before(zh, en):
                left.zh.remove(zh)
                left.en.remove(en)


def _is_before(zh: Figure, en: Figure) -> bool:
    if not (zh.day and en.day and zh.day.month and en.day.month) or zh.day.day or en.day.day:
        return False
    return (zh.day.month - en.day.month) % 12 == 1
