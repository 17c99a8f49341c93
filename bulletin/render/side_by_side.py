"""Two bodies of HTML → rows in which the blocks that answer each other stand side by side."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")  # bodies hold < and > as tags only
_EMPTY = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_NAMED = re.compile(r'<[a-z][^<>]*? (?:id="|href="#)[^<>]*>')
_NAME = re.compile(r' (id="|href="#)')
_HEADINGS = ("<h2", "<h3", "<h4", "<h5", "<h6")

Paragraphs = tuple[tuple[int, int], ...]
Row = tuple[Markup, Markup]


def side_by_side(
    one: str, two: str, languages: tuple[str, str], sections: Sequence[Paragraphs]
) -> list[Row]:
    """Return the rows of two bodies, every id with its language before it.

    `sections` tell how many paragraphs of either side answer each other under each heading.
    Where the HTML holds something else than that, a section is one row, or the text is.
    """
    left, right = (
        _sections(blocks_of(with_prefix(html, f"{language}:")))
        for html, language in zip((one, two), languages, strict=True)
    )
    if len(left) == len(right) == len(sections):
        rows = [
            row for parts in zip(left, right, sections, strict=True) for row in _matched(*parts)
        ]
    else:
        rows = [([*chain(*left)], [*chain(*right)])]
    return [(_joined(a), _joined(b)) for a, b in rows if a or b]


def blocks_of(html: str) -> list[str]:
    """Split sanitised HTML into its outermost elements, each with what follows it."""
    blocks: list[str] = []
    depth = start = 0
    for tag in _TAG.finditer(html):
        if depth == 0 and not tag[1] and html[start : tag.start()].strip():
            blocks.append(html[start : tag.start()])
            start = tag.start()
        if tag[2] not in _EMPTY:
            depth += -1 if tag[1] else 1
        if depth == 0:
            blocks.append(html[start : tag.end()])
            start = tag.end()
    return [*blocks, html[start:]] if html[start:].strip() else blocks


def with_prefix(html: str, prefix: str) -> str:
    """Return sanitised HTML with a prefix before each id, and in the links that lead to one."""
    return _NAMED.sub(lambda tag: _NAME.sub(lambda name: f" {name[1]}{prefix}", tag[0]), html)


def _sections(blocks: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for block in blocks:
        if block.lstrip().startswith(_HEADINGS):
            found.append([])
        found[-1].append(block)
    return found


def _matched(
    left: list[str], right: list[str], paragraphs: Paragraphs
) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the rows of a section: by its paragraphs, else one to one, else all at once."""
    rows = _by_paragraphs(left, right, paragraphs)
    if rows is None and [_kind(each) for each in left] == [_kind(each) for each in right]:
        rows = [([a], [b]) for a, b in zip(left, right, strict=True)]
    yield from rows if rows is not None else [(left, right)]


def _by_paragraphs(
    left: list[str], right: list[str], paragraphs: Paragraphs
) -> list[tuple[list[str], list[str]]] | None:
    rows: list[tuple[list[str], list[str]]] = []
    steps = iter(paragraphs)
    i = j = 0
    while i < len(left) and j < len(right):
        kinds = _kind(left[i]), _kind(right[j])
        a, b = next(steps, (0, 0)) if kinds == ("p", "p") else (1, 1)
        rows.append((left[i : i + a], right[j : j + b]))
        is_sound = all(_kind(each) == kinds[0] for side in rows[-1] for each in side)
        if kinds[0] != kinds[1] or not a or not is_sound:
            return None
        i, j = i + a, j + b
    return rows if (i, j) == (len(left), len(right)) and next(steps, None) is None else None


def _kind(block: str) -> str:
    """Return a block's outermost tag; a paragraph that is only a picture is no text."""
    tag = _TAG.match(block.lstrip())
    name = tag[2] if tag else ""
    is_picture = name == "p" and block.lstrip().startswith(("<p><img", "<p><picture"))
    return "img" if is_picture else name


def _joined(blocks: list[str]) -> Markup:
    return Markup("".join(blocks))  # noqa: S704 - parts of a body that the engine sanitised
