"""Bars of a story's key figures as inline SVG: no style, no script, numbers as text.

Lengths along the bar are percentages and all others are in em, so that the drawing fills its
column while its words keep the size of the text around it, on a phone and at 400 % zoom alike.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from bulletin.render.key_figures import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.model.article import KeyFigure
    from bulletin.model.site import Language
    from bulletin.render.strings import Strings

_AT_LEAST = 2  # one bar compares nothing
_WIDTH = 20.0  # em that a line of words may take: a column of 320 px at 16 px
_LINE, _BAR, _GAP = 1.5, 0.75, 1.0  # heights in em
_ASCENT = 1.1  # em from the top of a line to its baseline
_THINNEST = Decimal("0.5")  # per cent: what is not nothing must be seen


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with its words; `start` and `width` in per cent."""

    label: str
    value: str
    lines: tuple[str, ...]  # the label broken into lines; the value follows the last
    start: Decimal
    width: Decimal


def draw_chart(figures: Sequence[KeyFigure], language: Language, strings: Strings) -> Markup:
    """Draw the figures that share a unit, a drawing for each unit; nothing where none do."""
    drawings = [_draw(group, language, strings) for group in _comparable(figures)]
    return Markup("\n").join(drawings)


def _comparable(figures: Iterable[KeyFigure]) -> Iterator[tuple[KeyFigure, ...]]:
    """Yield the figures of each unit; figures without unit count different things."""
    groups: dict[tuple[tuple[str, str], ...], list[KeyFigure]] = {}
    for figure in figures:
        if figure.unit:
            groups.setdefault(tuple(sorted(figure.unit.by_language.items())), []).append(figure)
    return (tuple(group) for group in groups.values() if len(group) >= _AT_LEAST)


def _draw(group: tuple[KeyFigure, ...], language: Language, strings: Strings) -> Markup:
    rows = tuple(_rows(group, language, strings))
    items = [strings.text(language, "chart.item", label=row.label, value=row.value) for row in rows]
    told = ("" if language.is_han else " ").join(items)
    name = f"chart-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:8]}"
    drawn, height = "", 0.0
    for row in rows:
        drawn += _draw_row(row, height)
        height += _LINE * len(row.lines) + _BAR + _GAP
    return Markup(  # noqa: S704 - all words are escaped
        f'<svg class="chart" role="img" width="100%" height="{_em(height - _GAP)}"'
        f' aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{escape(strings.text(language, "chart.title"))}</title>'
        f'<desc id="{name}-text">{escape(told)}</desc>{drawn}</svg>'
    )


def _draw_row(row: _Row, top: float) -> str:
    words = ""
    for number, line in enumerate(row.lines):
        said = escape(line)
        if number == len(row.lines) - 1:
            said += Markup(' <tspan class="chart-value">{}</tspan>').format(row.value)
        baseline = _em(top + number * _LINE + _ASCENT)
        words += f'<text class="chart-label" x="0" y="{baseline}">{said}</text>'
    if not row.width:
        return words
    place = f'x="{row.start}%" y="{_em(top + _LINE * len(row.lines))}"'
    return f'{words}<rect class="chart-bar" {place} width="{row.width}%" height="{_em(_BAR)}"/>'


def _rows(group: tuple[KeyFigure, ...], language: Language, strings: Strings) -> Iterator[_Row]:
    least = min(Decimal(0), *(figure.value for figure in group))
    most = max(Decimal(0), *(figure.value for figure in group))
    for figure in group:
        label, value = figure.label.text(language.id), str(figure_text(figure, language, strings))
        start, width = _extent(figure.value, least, most)
        yield _Row(label, value, tuple(_wrapped(label, value)), start, width)


def _extent(value: Decimal, least: Decimal, most: Decimal) -> tuple[Decimal, Decimal]:
    """Return where a bar begins and how long it is, in per cent; zero lies where it must."""
    if not value:
        return Decimal(0), Decimal(0)
    span = most - least
    with localcontext(prec=20):
        zero = -least * 100 / span
        width = max(abs(value) * 100 / span, _THINNEST)
        start = zero - width if value < 0 else min(zero, 100 - width)
    return _percent(max(start, Decimal(0))), _percent(width)


def _wrapped(label: str, value: str) -> Iterator[str]:
    """Break a label into lines; the last leaves room for the value, or is empty for it."""
    line = ""
    for piece in _pieces(label):
        if line and _width(line + piece.rstrip()) > _WIDTH:
            yield line.strip()
            line = ""
        line += piece
    if line and _width(f"{line} {value}") > _WIDTH:
        yield line.strip()
        line = ""
    yield line.strip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line may not break: words with their space, Han characters one by one."""
    piece = ""
    for character in text:
        if piece and (_is_wide(character) or _is_wide(piece[-1]) or piece[-1].isspace()):
            if unicodedata.category(character).startswith("P") and _is_wide(character):
                piece += character  # no line begins with 、or ）
                continue
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _width(text: str) -> float:
    """Estimate the width of words in em."""
    return sum(1.0 if _is_wide(each) else 0.55 for each in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _percent(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_EVEN).normalize() + 0


def _em(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "em"
