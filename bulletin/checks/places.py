"""Where the words of a version stand in its file."""

from collections.abc import Callable, Iterator

from bulletin.checks.blocks import Block
from bulletin.model.article import TEXT_KEYS, Version
from bulletin.model.finding import Place

Locate = Callable[[int, int], Place]  # offset and length in a text → place


def values_of(version: Version) -> Iterator[tuple[str, Place]]:
    """Yield the values of the front matter that are read as prose; where each begins is known."""
    for key in TEXT_KEYS:
        if text := getattr(version, key):
            yield text, Place(version.path, *version.marks.get(key, (0, 0)), len(text))


def place_of(version: Version, block: Block, offset: int = 0, length: int = 0) -> Place:
    """Return where `length` characters of a block stand, or the rest of the line they are on."""
    line, column = block.position(offset)
    return Place(version.path, line, column, length or len(line_at(version, line)) - column + 1)


def line_at(version: Version, line: int) -> str:
    """Return a line of the body by its number in the file."""
    lines = version.body.split("\n", line - version.body_line + 1)
    return lines[line - version.body_line].rstrip("\r") if line >= version.body_line else ""


def in_block(version: Version, block: Block) -> Locate:
    """Locate words in a block."""
    return lambda offset, length: place_of(version, block, offset, length)


def as_a_whole(place: Place) -> Locate:
    """Locate words of a value: all at the place of the value itself."""
    return lambda _offset, _length: place
