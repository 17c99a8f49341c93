"""What a body may ask of the Markdown engine, counted beforehand in linear time.

Python-Markdown needs minutes, or ends in RecursionError, on a few kilobytes of some patterns.
Each limit stops one of them and lets ordinary articles of 250 KB pass. Counts do not depend on the
machine, so neither does what is published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from bulletin.model.finding import Message
from bulletin.parse.limit_messages import MESSAGES


@dataclass(frozen=True, slots=True)
class Excess:
    """The first limit that a body breaks: its name, the line (from 1) and words for the editor."""

    limit: str
    line: int
    message: Message


def limits(text: str) -> Excess | None:
    """Return the first limit that the Markdown breaks, or None."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    if len(text) > _BYTES or len(text.encode(errors="surrogatepass")) > _BYTES:
        return _excess("bytes", text, 0)
    for measure in (_counts, _marks, _runs, _loads, _tables, _raw, _nesting):
        for name, position in measure(text):
            return _excess(name, text, position)
    return None


class _Count(NamedTuple):
    """No more than `most` matches of `pattern`; `sign` is a character that each one holds."""

    name: str
    sign: str
    pattern: re.Pattern[str]
    most: int


_BYTES = 512 * 1024
_COUNTS = (
    _Count("lines", "\n", re.compile(r"\n"), 6_000),
    _Count("blocks", "\n", re.compile(r"\n[ ]*\n\s*+"), 2_500),
    _Count("headings", "#", re.compile(r"^[ >]*#", re.MULTILINE), 500),
    _Count("headings", "\n", re.compile(r"^[ >]*(?:=+|-+)[ ]*$", re.MULTILINE), 500),
    _Count("fences", "\n", re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE), 200),
    _Count("links", "](", re.compile(r"\]\("), 4_000),
    _Count("links", "://", re.compile(r"://"), 4_000),
    _Count("footnotes", "^", re.compile(r"\[\^"), 600),
    _Count("definitions", ":", re.compile(r"^[ >]*:[ ]", re.MULTILINE), 250),
    _Count("tags", "<", re.compile(r"<"), 3_000),
    _Count("declarations", "<", re.compile(r"<!(?!--)"), 20),
    _Count("markdown_blocks", "<", re.compile(r"\bmarkdown\b(?=[\s=>/])", re.IGNORECASE), 50),
    _Count(
        "containers",
        "",
        re.compile(
            r"^(?![ ]*+(?:[-*_][ ]*+)++$)(?:[ ]*+(?:>|(?:[*+:-]|\d++\.)[ ])){7}", re.MULTILINE
        ),
        0,
    ),
    _Count("indent", "  ", re.compile(r"^[ ]{52}", re.MULTILINE), 0),
    _Count("spaces", "  ", re.compile(r"[ ]{1000}"), 0),
)


def _counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield each exceeded count of the whole text with the position of what is too much."""
    for name, sign, pattern, most in _COUNTS:
        if text.count(sign) <= most:
            continue
        for number, match in enumerate(pattern.finditer(text)):
            if number == most:
                yield name, match.start()


_MARKS = 30_000
_MARK = re.compile(r"[*_`\\&\[]")


def _marks(text: str) -> Iterator[tuple[str, int]]:
    """Yield the first mark beyond those that one text needs, whatever blocks they stand in."""
    if sum(map(text.count, "*_`\\&[")) > _MARKS:
        yield "marks", next(islice(_MARK.finditer(text), _MARKS, None)).start()


_RUN = 250
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_TICKS = "`" * 40


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield signs repeated too many times in a row."""
    for run in (_TICKS, *(sign * _RUN for sign in _SIGNS)):
        if run in text:
            yield "runs", text.index(run)


class _Load(NamedTuple):
    """The most that the blocks together may put on the engine: each its matches × its length.

    Each match holds one of `signs`.
    """

    name: str
    signs: str
    pattern: re.Pattern[str]
    most: int


_MILLION = 1_000_000
_LOADS = (
    _Load("brackets", "[", re.compile(r"\["), 3 * _MILLION),
    _Load("backticks", "`", re.compile(r"`"), 15 * _MILLION),
    _Load("braces", "{", re.compile(r"\{"), 20 * _MILLION),
    _Load("signs", "*_`\\&<[\n:", re.compile(r"[*_`\\&<\[]|  \n|://"), 400 * _MILLION),
    _Load(
        "divisions",
        "\n",
        re.compile(r"^[ >]*(?:#|>|\[|[-=*_ |:]+$|:|(?:表|Table)[^|\n]*[:：])", re.MULTILINE),
        40 * _MILLION,
    ),
)
_GAP = re.compile(r"\n[ ]*\n")


def _loads(text: str) -> Iterator[tuple[str, int]]:
    """Yield each kind of load that is too much, with the block that made it so."""
    for name, signs, pattern, most in _LOADS:
        if (sum(map(text.count, signs)) + 1) * len(text) <= most:
            continue
        load = 0
        for start, block in _blocks(text):
            load += len(pattern.findall(block)) * len(block)
            if load > most:
                yield name, start
                break


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block, as blank lines divide the text, after its position."""
    start = 0
    for gap in _GAP.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


_CELLS = 30_000
_TICKS_AND_PIPES = _MILLION
_RULE = re.compile(r"^[ >]*[|:-][-|: ]*$", re.MULTILINE)


def _tables(text: str) -> Iterator[tuple[str, int]]:
    """Yield tables of too many cells (columns × rows), and rows of too much code."""
    if "|" not in text:
        return
    cells = 0
    for start, block in _blocks(text):
        if "|" not in block:
            continue
        columns = max((rule.count("|") for rule in _RULE.findall(block)), default=-1) + 1
        cells += columns * block.count("\n")
        if cells > _CELLS:
            yield "cells", start
            break
    if text.count("`") * text.count("|") > _TICKS_AND_PIPES:
        for line in re.finditer(r"[^\n]+", text):
            if line[0].count("`") * line[0].count("|") > _TICKS_AND_PIPES:
                yield "ticks", line.start()


_OPEN_TAGS = 20 * _MILLION
_COMMENTS = 5_000 * _MILLION


def _raw(text: str) -> Iterator[tuple[str, int]]:
    """Yield raw HTML that is read to the end of the text again and again."""
    signs = text.count("<")
    if not signs:
        return
    unclosed = signs - len(re.findall(r"<[^<>]*>", text))
    if unclosed * len(text) > _OPEN_TAGS:
        yield "open_tags", text.index("<")
    if text.count("<!--") * signs * len(text) > _COMMENTS:
        yield "comments", text.index("<!--")


_DEPTH = 30
_BRACKETS = re.compile(r"(\[)|\]")
_EMPHASIS = re.compile(r"(?<![^\s*_])([*_]+)(?=[^\s*_])|(?<=[^\s*_])[*_]+(?![^\s*_])")


def _nesting(text: str) -> Iterator[tuple[str, int]]:
    """Yield pairs of brackets or of emphasis that stand too deep in one another."""
    for pattern, signs in ((_BRACKETS, "["), (_EMPHASIS, "*_")):
        if sum(map(text.count, signs)) <= _DEPTH:
            continue
        for start, block in _blocks(text):
            # Each pair takes a sign of its own to open.
            if sum(map(block.count, signs)) > _DEPTH and _depth(pattern, block) > _DEPTH:
                yield "nesting", start
                break


def _depth(pattern: re.Pattern[str], block: str) -> int:
    """Return how deep matched pairs nest; a match with a group opens a pair, others close one."""
    deepest = 0
    inner: list[int] = []  # for each open pair, the depth of what it holds
    for match in pattern.finditer(block):
        if match[1]:
            inner.append(0)
        elif inner:
            depth = inner.pop() + 1
            deepest = max(deepest, depth)
            if inner:
                inner[-1] = max(inner[-1], depth)
    return deepest


def _excess(name: str, text: str, position: int) -> Excess:
    return Excess(name, text.count("\n", 0, position) + 1, MESSAGES[name])
