"""The words of a file that may be corrected, and what is wrong with them.

Everything else (front-matter keys, code, addresses, tags, attribute lists, markup) is out of
reach: an edit can only replace characters that the block scanner found to be prose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.checks.blocks import Block, read_blocks
from bulletin.checks.lines import BlockKind
from bulletin.model.finding import NO_MESSAGE, Message


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `source[start:end]` by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one block or front-matter value.

    `sources` holds, for each character, its offset in the source, or -1 where it is not to be
    corrected. `block` is none for front matter.
    """

    text: str
    sources: tuple[int, ...]
    block: Block | None = None

    def edit(self, start: int, end: int, new: str) -> Edit | None:
        """Return the edit of a stretch of the text, or none where it is not all prose."""
        places = self.sources[start:end]
        if not places or places[0] < 0 or places[-1] - places[0] != end - start - 1:
            return None
        return None if -1 in places else Edit(places[0], places[-1] + 1, new)

    def stands_together(self, start: int, end: int) -> bool:
        """Say whether a stretch of the text is prose without markup in between."""
        return self.edit(start, end, "") is not None


@dataclass(frozen=True, slots=True)
class Slip:
    """One fault of typography: where in the text, and its correction where that is certain."""

    start: int
    end: int
    message: Message
    edits: tuple[Edit, ...] = ()
    hint: Message = NO_MESSAGE


def prose_of_body(body: str, offset: int = 0) -> Iterator[Prose]:
    """Yield the prose of a Markdown body that begins at `offset` of its source."""
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for block in read_blocks(body):
        if block.kind is BlockKind.CODE or not block.runs:
            continue
        sources: list[int] = []
        ends = [*(run.start for run in block.runs[1:]), len(block.text)]
        for run, end in zip(block.runs, ends, strict=True):
            first = offset + starts[run.line - 1] + run.column - 1
            length = end - run.start
            sources += range(first, first + length) if run.is_prose else [-1] * length
        yield Prose(block.text, tuple(sources), block)


def prose_of_value(value: str, offset: int = 0) -> Prose:
    """Return a front-matter value as prose."""
    return Prose(value, tuple(range(offset, offset + len(value))))


_KEY = re.compile(r"(?:title|kicker|deck|summary|editor_note):[ \t]+")
_QUOTED = re.compile(r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'")
_INDICATORS = "[]{}&*!|>%@`\"'#,?-:"  # what a plain YAML value may not begin with


def prose_of_file(source: str) -> Iterator[Prose]:
    """Yield the prose of a whole file: its own-language front-matter values, then its body.

    Of the front matter only values that stand on one line are taken; the rest is left to the
    editor, as are values with escapes.
    """
    first, _, rest = source.partition("\n")
    if first.rstrip() != "---":
        yield from prose_of_body(source)
        return
    offset = len(first) + 1
    for line in rest.split("\n"):
        if line.rstrip() == "---":
            offset += len(line) + 1
            yield from prose_of_body(source[offset:], offset)
            return
        if found := _value(line):
            start, end = found
            yield prose_of_value(line[start:end], offset + start)
        offset += len(line) + 1


def _value(line: str) -> tuple[int, int] | None:
    key = _KEY.match(line)
    if key is None:
        return None
    end = len(line.rstrip())
    if quoted := _QUOTED.match(line, key.end()):
        is_whole = not line[quoted.end() : end].partition("#")[0].strip()
        return quoted.span(quoted.lastgroup or 0) if is_whole else None
    comment = line.find(" #", key.end())
    end = len(line[:comment].rstrip()) if comment >= 0 else end
    return (key.end(), end) if end > key.end() and line[key.end()] not in _INDICATORS else None


def apply(source: str, edits: tuple[Edit, ...]) -> str:
    """Return the source with its edits made; they are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (source[position : edit.start], edit.new)
        position = edit.end
    return "".join((*parts, source[position:]))


def in_order(edits: Iterator[Edit]) -> tuple[Edit, ...]:
    """Sort edits and drop those that touch what an earlier one has changed."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
