"""Dates in the one form that every tool reads, without changing the moment they name."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from bulletin.model.article import Facts
from bulletin.model.keys import ListOf, Record, Scalar, Shape, declared_keys
from bulletin.model.site import Site
from bulletin.parse.frontmatter import ListNode, MapNode, Node, TextNode, read_front_matter
from bulletin.parse.moments import date, moment
from bulletin.parse.report import SourceText
from bulletin.parse.wrong import WrongError

_PLAIN: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def plain_dates(text: str, site: Site) -> str:
    """Return a story's text with every date of its facts as 2024-09-27 or 2024-09-27 08:30."""
    lines = text.split("\n")
    front = read_front_matter(SourceText("", lines))
    if front.mapping is None:
        return text
    for node, shape in _dates(front.mapping):
        written = node.text.strip()
        if not _PLAIN.fullmatch(written) and (plain := _plain(written, shape, site)):
            lines[node.line - 1] = (
                node.replaced_in(lines[node.line - 1], plain) or lines[node.line - 1]
            )
    return "\n".join(lines)


def _dates(mapping: MapNode) -> Iterator[tuple[TextNode, Shape]]:
    """Yield the dates of a story's facts, the last of each line first."""
    keys = declared_keys(Facts)
    found = [
        each
        for name, node in mapping.entries
        if name.text in keys
        for each in _within(node, keys[name.text].shape)
    ]
    yield from sorted(found, key=lambda each: (each[0].line, -each[0].column))


def _within(node: Node, shape: Shape) -> Iterator[tuple[TextNode, Shape]]:
    if isinstance(shape, ListOf):
        for item in node.items if isinstance(node, ListNode) else (node,):
            yield from _within(item, shape.item)
    elif isinstance(shape, Record) and isinstance(node, MapNode):
        keys = declared_keys(shape.noun)
        for name, child in node.entries:
            if name.text in keys:
                yield from _within(child, keys[name.text].shape)
    elif isinstance(node, TextNode) and shape in {Scalar.DATE, Scalar.MOMENT}:
        yield node, shape


def _plain(written: str, shape: Shape, site: Site) -> str:
    try:
        if shape is Scalar.DATE:
            return date(written).isoformat()
        made, is_day = moment(written, site.zone)
    except WrongError:
        return ""
    local = site.local(made)
    if is_day:
        return f"{local:%Y-%m-%d}"
    plain = f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"
    return plain if _same(plain, made, site) else ""


def _same(plain: str, made: dt.datetime, site: Site) -> bool:
    """Say whether the plain form names the same moment: once a year an hour comes twice."""
    return moment(plain, site.zone)[0] == made
