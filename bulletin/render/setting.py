"""Setting text in lines of a given width, as Chinese and English are broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bulletin.model.han import WIDE

Measure = Callable[[str], float]
Ends = Callable[[str], Iterable[int]]

_CLOSING = "，。、：；？！）》」』”’…·%％"  # may not begin a line (GB/T 15834)
_OPENING = "（《「『“‘"  # may not end one
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[^\s{WIDE}{_CLOSING}{_OPENING}]+|[^\s{_OPENING}])[{_CLOSING}]*|\s+|."
)
_ELLIPSIS = "…"


def set_lines(words: str, measure: Measure, width: int, most: int, ends_of: Ends) -> list[str]:
    """Break words into at most so many lines of about equal length; what is left over is cut.

    `ends_of` says where words end that no space or mark parts; a word that fits is not broken.
    """
    text = " ".join(words.split())
    pieces = [
        (piece, measure(piece), measure(piece.rstrip()))
        for word in _words(text, frozenset(ends_of(text)))
        for piece in ([word] if measure(word) <= width else _PIECE.findall(word))
    ]
    lines = _greedy(pieces, width)
    if len(lines) > most:
        gap = " " if lines[most - 1].isascii() else ""
        return [*lines[: most - 1], _cut(gap.join(lines[most - 1 : most + 1]), measure, width)]
    narrow, wide = width // 2, width
    while len(lines) > 1 and wide - narrow > 8:  # noqa: PLR2004 - pixels nobody sees
        middle = (narrow + wide) // 2
        if len(_greedy(pieces, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return _greedy(pieces, wide)


def _words(text: str, ends: frozenset[int]) -> list[str]:
    words = [""]
    place = 0
    for piece in _PIECE.findall(text):
        if words[-1][-1:].isalnum() and piece[0].isalnum() and place not in ends:
            words[-1] += piece
        else:
            words.append(piece)
        place += len(piece)
    return words[1:]


def _greedy(pieces: list[tuple[str, float, float]], width: int) -> list[str]:
    """Fill lines; a piece comes with its width, and its width without space at its end."""
    lines: list[str] = []
    line, long = "", 0.0
    for piece, wide, inked in pieces:
        if line and long + inked > width:
            lines.append(line.rstrip())
            line, long = "", 0.0
        if line or not piece.isspace():
            line, long = line + piece, long + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _cut(line: str, measure: Measure, width: int) -> str:
    while line and measure(line + _ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS
