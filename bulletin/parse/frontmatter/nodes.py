"""YAML as read: text, lists and mappings with their positions in the file.

Tuples rather than dataclasses, since every story makes dozens of them.
Lines and columns count from 1, columns in Unicode code points.
"""

import re
from typing import Final, NamedTuple, TypeAlias

# Spaces, and letters and marks that show nothing by themselves (Default_Ignorable, Unicode 15).
_SEEN: Final = re.compile(
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})


class TextNode(NamedTuple):
    """A scalar, always text; `width` is how many characters it takes on its first line.

    `style` is YAML's: empty for plain, a quotation mark, or `|` and `>` for blocks.
    """

    text: str
    line: int
    column: int
    width: int
    style: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `key:` and no value."""
        return not self.text and not self.style

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said: nothing to see, or YAML's own word for nothing."""
        return not _SEEN.search(self.text) or (not self.style and self.text in _NULLS)

    def replaced_in(self, line: str, instead: str) -> str:
        """Return its line with other text; empty where its own is not written out there."""
        start, stop = self.column - 1, self.column - 1 + self.width
        written = line[start:stop]
        if written.strip("'\"") != self.text:
            return ""
        mark = written[0] if written[:1] in ("'", '"') and instead[0] != "[" else ""
        return f"{line[:start]}{mark}{instead}{mark}{line[stop:]}"


class ListNode(NamedTuple):
    """A sequence."""

    items: tuple["Node", ...]
    line: int
    column: int


class MapNode(NamedTuple):
    """A mapping; its keys are unique text."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    line: int
    column: int


Node: TypeAlias = TextNode | ListNode | MapNode
