"""Markdown body → its blocks, as the checks that compare two languages see them.

It need not agree with the renderer on every corner of Markdown, only read both languages alike
and know where each word stands in the file.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bulletin.checks.inline import Inline, Piece, scan_inline
from bulletin.checks.lines import BlockKind, Chunk, outline
from bulletin.model.article import Target, Version

DIGITS = 6  # hexadecimal: as many of a fingerprint are written into files

_QUOTATION_MARKS = str.maketrans("“”„‟「」『』＂‘’‚‛＇。、｡､—–", '"""""""""\'\'\'\'\'.,.,--')
_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a block's text that stand side by side in the file.

    `start` is their offset in the text, `line` and `column` are from 1. What is no prose (code,
    an entity, the joint between lines or table cells) is never to be corrected.
    """

    start: int
    line: int
    column: int
    is_prose: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `text` is what its reader sees, `raw` the lines as written.

    `level` is a heading's level, a list item's or quotation's depth, 1 for a definition and 0 for
    the term it defines. `rows` and `columns` are a table's, header included. `label` is a
    footnote's, `notes` those it calls. `fingerprint` names the text without spaces, punctuation
    width and link targets.
    """

    kind: BlockKind
    level: int
    text: str
    raw: str
    line: int
    column: int
    runs: tuple[Run, ...]
    links: tuple[Target, ...] = ()
    pictures: tuple[Target, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    rows: int = 0
    columns: int = 0
    fingerprint: str = ""

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column in the file of a character of `text`."""
        if not self.runs:
            return self.line, self.column
        run = self.runs[max(0, bisect_right(self.runs, offset, key=lambda each: each.start) - 1)]
        return run.line, run.column + max(0, offset - run.start)


def blocks_of(version: Version) -> tuple[Block, ...]:
    """Return the blocks of a version's body."""
    return read_blocks(version.body, version.body_line)


@lru_cache(8)  # the rules of a story, one after the other, read the same few bodies
def read_blocks(body: str, first_line: int = 1) -> tuple[Block, ...]:
    """Read a Markdown body whose first line is line `first_line` of its file."""
    lines = body.split("\n")
    found = outline(lines)
    return tuple(
        block
        for chunk in found.chunks
        for block in _blocks(chunk, lines, first_line, found.references)
    )


def plain(text: str) -> str:
    """Return a text without what may differ for its looks: spaces and the width of marks."""
    narrow = text.translate(_QUOTATION_MARKS).translate(_WIDTH)
    narrow = narrow.replace("…", "...").replace("--", "-").replace("......", "...")
    return "".join(narrow.split())


def fingerprint(text: str) -> str:
    """Return 12 hexadecimal digits that only change when words, figures or marks do."""
    return hashlib.sha256(plain(text).encode("utf-8", "replace")).hexdigest()[:12]


def _blocks(
    chunk: Chunk, lines: list[str], first_line: int, references: dict[str, str]
) -> Iterator[Block]:
    """Finish one block; a block without any words, link or picture is none."""
    source = "\n".join(lines[number][start:end] for number, start, end in chunk.spans)
    is_code = chunk.kind is BlockKind.CODE
    inline = (
        _verbatim(source)
        if is_code
        else scan_inline(source, references, is_table=chunk.kind is BlockKind.TABLE)
    )
    where = _where(chunk, first_line)
    text, runs = _text(inline, where)
    targets = [
        Target(each.url, *where.position(each.start), is_picture=each.is_picture)
        for each in inline.destinations
    ]
    links = tuple(each for each in targets if not each.is_picture)
    pictures = tuple(each for each in targets if each.is_picture)
    if not (text.strip() or targets or is_code):
        return
    first, last = chunk.spans[0], chunk.spans[-1]
    yield Block(
        kind=_kind(chunk, inline),
        level=chunk.level or (chunk.quote if chunk.kind is BlockKind.PARAGRAPH else 0),
        text=text,
        raw="\n".join(lines[first[0] : last[0] + 1]),
        line=first_line + first[0],
        column=first[1] + 1,
        runs=runs,
        links=links,
        pictures=pictures,
        notes=inline.notes,
        label=chunk.label,
        rows=len(chunk.spans) if chunk.columns else 0,
        columns=chunk.columns,
        fingerprint=fingerprint(text),
    )


def _kind(chunk: Chunk, inline: Inline) -> BlockKind:
    """Tell quotations and pictures from other paragraphs."""
    if any(each.is_picture for each in inline.destinations) and (
        chunk.kind is BlockKind.HTML or (chunk.kind is BlockKind.PARAGRAPH and inline.is_bare)
    ):
        return BlockKind.PICTURE
    return BlockKind.QUOTE if chunk.kind is BlockKind.PARAGRAPH and chunk.quote else chunk.kind


def _verbatim(source: str) -> Inline:
    return Inline((Piece(source, 0, is_prose=False),), (), ())


@dataclass(frozen=True, slots=True)
class _Where:
    """Offsets in a block's source → positions in the file."""

    spans: list[tuple[int, int, int]]
    starts: list[int]  # offset in the source at which each line begins
    first_line: int

    def position(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.starts, offset) - 1
        number, column, _ = self.spans[index]
        return self.first_line + number, column + 1 + offset - self.starts[index]


def _where(chunk: Chunk, first_line: int) -> _Where:
    starts, offset = [], 0
    for _, start, end in chunk.spans:
        starts.append(offset)
        offset += end - start + 1
    return _Where(chunk.spans, starts, first_line)


def _text(inline: Inline, where: _Where) -> tuple[str, tuple[Run, ...]]:
    """Join the pieces and note where each run of them stands."""
    runs: list[Run] = []
    length = 0
    for piece in inline.pieces:
        offset = piece.start
        for part in piece.text.split("\n") if len(piece.text) > 1 else (piece.text,):
            line, column = where.position(offset)
            runs.append(Run(length + offset - piece.start, line, column, piece.is_prose))
            offset += len(part) + 1
        length += len(piece.text)
    return "".join(piece.text for piece in inline.pieces), tuple(runs)
