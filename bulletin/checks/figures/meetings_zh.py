"""Plans and meetings that Chinese calls by a number alone: 十四五, 三中全会, 二十大."""

from collections.abc import Iterator

from bulletin.checks.figures.noun import Figure, Kind, Weight, said
from bulletin.checks.figures.numerals import read_zh
from bulletin.checks.figures.scan import Reader


def _plan(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 十四五 as the 14th (five-year plan)."""
    number = read_zh(text[start : end - 1]).values[0]
    yield said(text[start:end], start, Kind.ORDINAL, number, weight=Weight.FAIR)


def _plenum(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 三中全会 as the third plenary session."""
    number = read_zh(text[start:end]).values[0]
    yield said(text[start:end], start, Kind.ORDINAL, number, weight=Weight.FAIR)


def _congress(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 二十大 as the 20th (national congress)."""
    number = read_zh(text[start : end - 1]).values[0]
    yield said(text[start:end], start, Kind.ORDINAL, number)


RULES: tuple[tuple[str, Reader], ...] = (
    (r"十[一二三四五]五(?!年前|个|岁|名|人)", _plan),
    (r"[一二三四五六七八](?=中全会)", _plenum),
    (r"(?<=[党的共])[一二]?十[一二三四五六七八九]?大(?![类个项])", _congress),
)
