"""Markdown body → the line ranges of its blocks, before their inline markup is read."""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    QUOTE = "quote"
    PICTURE = "picture"
    CODE = "code"
    FOOTNOTE = "footnote"
    DEFINITION = "definition"
    HTML = "html"


@dataclass(slots=True)
class Chunk:
    """Lines that make one block: (index of the line, first column, end column), from 0.

    `level` is a heading's level, a list item's depth, a quotation's depth, or 1 for a definition
    and 0 for the term it defines. `label` is a footnote's.
    """

    kind: BlockKind
    level: int = 0
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    columns: int = 0
    label: str = ""
    quote: int = 0


@dataclass(slots=True)
class Outline:
    """The blocks of a body in order, and the URLs of its reference links by lower-case id."""

    chunks: list[Chunk]
    references: dict[str, str]


_QUOTE = re.compile(r"(?: {0,3}>[ ]?)+")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]*(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_DELIMITER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$")
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:[ \t]*")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]]+)\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+[\"'(].*)?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}:[ \t]+(?=\S)")
_ITEM = re.compile(r"([ \t]*)(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+(?=\S)|$)")
_HTML = re.compile(r" {0,3}<(/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|!--)")
_SKIPPED = re.compile(r"[ \t]*(?:\[TOC\]|\{:[^{}]*\})[ \t]*$")
_BLANKS = " \t\r\u3000"
_BLOCK_TAG = re.compile(
    r"/?(?:address|article|aside|blockquote|center|d[dlt]|details|dialog|div|fieldset"
    r"|figcaption|figure|footer|form|h[1-6r]|header|iframe|li|main|nav|[ou]l|p|pre|script|section"
    r"|style|summary|table|t[dhr]|tbody|tfoot|thead|video|audio)"
)


def outline(lines: list[str]) -> Outline:
    """Find the blocks of a body given as lines without their terminators."""
    reader = _Reader(lines)
    index = 0
    while index < len(lines):
        index = reader.read(index)
    return Outline(reader.chunks, reader.references)


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    chunks: list[Chunk] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    open: Chunk | None = None  # the block a plain line continues
    items: list[int] = field(default_factory=list)  # indents of the list items around
    note: str = ""  # label of the footnote around
    quote: int = 0

    def read(self, index: int) -> int:
        """Take the line at `index` and return the index of the next one to read."""
        line = self.lines[index]
        start = self.read_quote(line)
        rest = line[start:]
        if not rest.strip(_BLANKS):
            self.open = None
            return index + 1
        for read in (self.read_code, self.read_html, self.read_table):
            if after := read(index, start):
                self.open = None
                return after
        if not self.read_leaf(index, start):
            self.read_prose(index, start)
        return index + 1

    def read_quote(self, line: str) -> int:
        found = _QUOTE.match(line)
        depth = found[0].count(">") if found else 0
        is_lazy = depth == 0 and self.quote and self.open and line.strip(_BLANKS)
        if depth != self.quote and not is_lazy:
            self.open, self.items, self.note = None, [], ""
            self.quote = depth
        return found.end() if found else 0

    def start_chunk(self, kind: BlockKind, level: int = 0, *, label: str = "") -> Chunk:
        chunk = Chunk(kind, level, label=label, quote=self.quote)
        self.chunks.append(chunk)
        return chunk

    def read_code(self, index: int, start: int) -> int:
        """Take a fenced or an indented code block whole."""
        fence = _FENCE.match(self.lines[index], start)
        indent = 0
        if fence and (fence[1][0] == "~" or "`" not in self.lines[index][fence.end() :]):
            first, after = index + 1, self.fence_end(index + 1, fence[1])
            last = after - 1 if after <= len(self.lines) else len(self.lines)
        elif self.open is None and not self.items and not self.note and self.is_code(index, start):
            first, after, indent = index, index + 1, 4
            while after < len(self.lines) and self.is_code(after, start):
                after += 1
            last = after
        else:
            return 0
        chunk = self.start_chunk(BlockKind.CODE)
        for number in range(first, last):
            line = self.lines[number]
            spaces = 1 if line.startswith("\t", start) else indent
            end = len(line.rstrip(_BLANKS))
            chunk.spans.append((number, min(start + (spaces if indent else 0), end), end))
        if not chunk.spans:
            chunk.spans.append((index, start, start))
        return min(after, len(self.lines))

    def is_code(self, index: int, start: int) -> bool:
        line = self.lines[index]
        return line.startswith(("    ", "\t"), start) and bool(line.strip(_BLANKS))

    def fence_end(self, index: int, fence: str) -> int:
        """Return the index after the closing fence, or beyond the last line without one."""
        for number in range(index, len(self.lines)):
            text = self.lines[number].lstrip(" \t>").rstrip(_BLANKS)
            if text.startswith(fence) and not text.strip(fence[0]):
                return number + 1
        return len(self.lines) + 1

    def read_html(self, index: int, start: int) -> int:
        found = _HTML.match(self.lines[index], start)
        name = found[1].lower() if found else ""
        if name != "!--" and not _BLOCK_TAG.fullmatch(name):
            return 0
        closer = {"!--": "-->", "script": "</script", "style": "</style", "pre": "</pre"}.get(name)
        after = index
        while after < len(self.lines):
            line = self.lines[after]
            if not closer and not line[start:].strip(_BLANKS):
                break
            after += 1
            if closer and closer in line.lower():
                break
        if name in {"!--", "script", "style"}:
            return after
        chunk = self.start_chunk(BlockKind.HTML)
        for number in range(index, after):
            self.add(chunk, number, start)
        return after

    def read_table(self, index: int, start: int) -> int:
        """Take a table: a row of cells, a delimiter row, and rows until a blank line."""
        following = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        delimiter = following[min(start, len(following)) :]
        if "|" not in self.lines[index] or "|" not in delimiter or not _DELIMITER.match(delimiter):
            return 0
        chunk = self.start_chunk(BlockKind.TABLE)
        chunk.columns = len(delimiter.strip(" \t|").split("|"))
        self.add_row(chunk, index, start)
        after = index + 2
        while after < len(self.lines) and self.lines[after][start:].strip(_BLANKS):
            self.add_row(chunk, after, start)
            after += 1
        return after

    def add_row(self, chunk: Chunk, index: int, start: int) -> None:
        line = self.lines[index].rstrip(_BLANKS)
        first = len(line) - len(line[start:].lstrip(_BLANKS))
        is_closed = line.endswith("|") and not line.endswith("\\|")
        first += line.startswith("|", first)
        chunk.spans.append((index, first, max(first, len(line) - is_closed)))

    def add(self, chunk: Chunk, index: int, start: int, end: int | None = None) -> None:
        """Give a line to a block without the blanks around it, but with a hard break's spaces."""
        line = self.lines[index].rstrip("\r")[:end]
        first = len(line) - len(line[start:].lstrip(_BLANKS))
        last = max(first, len(line.rstrip(_BLANKS)))
        chunk.spans.append((index, first, last + (2 if line.endswith("  ") else 0)))

    def read_leaf(self, index: int, start: int) -> bool:
        """Take a line that is whole by itself: heading, underline, rule, reference, skipped."""
        line = self.lines[index].rstrip(_BLANKS)
        is_underline = (
            self.open is not None
            and self.open.kind is BlockKind.PARAGRAPH
            and len(self.open.spans) == 1
            and _UNDERLINE.match(line, start)
        )
        if is_underline and self.open:
            self.open.kind, self.open.level = BlockKind.HEADING, 1 if "=" in line else 2
        elif found := _HEADING.match(line, start):
            chunk = self.start_chunk(BlockKind.HEADING, len(found[1]))
            words = line.rstrip("#")
            end = len(words) if words.endswith((" ", "\t")) else len(line)
            self.add(chunk, index, found.end(), end)
            self.items, self.note = [], ""
        elif reference := _REFERENCE.match(line, start):
            if reference[1][0] == "^":
                return False
            self.references.setdefault(reference[1].casefold(), reference[2])
        elif not _RULE.match(line, start) and not _SKIPPED.match(line, start):
            return False
        self.open = None
        return True

    def read_prose(self, index: int, start: int) -> None:
        """Take a line of a footnote, definition, list item or paragraph."""
        line = self.lines[index]
        if note := _NOTE.match(line, start):
            self.items, self.note = [], note[1]
            self.open = self.start_chunk(BlockKind.FOOTNOTE, label=note[1])
            start = note.end()
        elif (definition := _DEFINITION.match(line, start)) and self.can_define():
            self.open = self.start_chunk(BlockKind.DEFINITION, 1)
            start = definition.end()
        elif (item := _ITEM.match(line, start)) and self.can_list(item):
            depth = self.enter_item(_width(item[1]))
            self.open = self.start_chunk(BlockKind.LIST_ITEM, depth)
            start = item.end()
        elif self.open is None:
            self.open = self.start_paragraph(_width(line[start:]))
        self.add(self.open, index, start)

    def can_define(self) -> bool:
        """Say whether the block before may be a term, and make it one."""
        before = self.open or (self.chunks[-1] if self.chunks else None)
        if before is None or before.quote != self.quote:
            return False
        if before.kind is BlockKind.PARAGRAPH:
            before.kind, before.level = BlockKind.DEFINITION, 0
        return before.kind is BlockKind.DEFINITION

    def can_list(self, item: re.Match[str]) -> bool:
        """Say whether a marker begins an item: of numbers only 1 interrupts a paragraph."""
        is_paragraph = self.open is not None and self.open.kind is not BlockKind.LIST_ITEM
        return not (is_paragraph and item[2] and item[2] != "1")

    def enter_item(self, indent: int) -> int:
        while self.items and self.items[-1] > indent:
            self.items.pop()
        if not self.items or indent >= self.items[-1] + 2:
            self.items.append(indent)
        return len(self.items)

    def start_paragraph(self, indent: int) -> Chunk:
        if indent == 0:
            self.items, self.note = [], ""
        if self.note:
            return self.start_chunk(BlockKind.FOOTNOTE, label=self.note)
        return self.start_chunk(BlockKind.PARAGRAPH, len(self.items))


def _width(text: str) -> int:
    """Return the columns of the spaces a line begins with; a tab counts four."""
    return sum(4 if each == "\t" else 1 for each in text[: len(text) - len(text.lstrip(" \t"))])
