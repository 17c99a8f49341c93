"""The plain subset of YAML, read line by line: what nearly every front matter is written in.

It gives up at the first thing that is not plainly plain; then the whole is mended and composed.
Where it answers, it gives the very nodes that `compose` gives: a property test holds both together.
"""

import re
from collections.abc import Sequence
from typing import Final

from bulletin.model.han import HAN
from bulletin.parse.frontmatter.compose import Limits, size
from bulletin.parse.frontmatter.nodes import ListNode, MapNode, Node, TextNode

_NOT_IN_QUOTES: Final = (
    "\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
)
_NOT_IN_PLAIN: Final = f"{_NOT_IN_QUOTES}#\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_START: Final = f"0-9A-Za-z_/.“《（{HAN}"
_TEXT: Final = rf"[{_START}](?:[^{_NOT_IN_PLAIN}:]|:(?=[^ :]))*"
_FLOW_TEXT: Final = (
    rf"[{_START}](?:[^{_NOT_IN_PLAIN}:?\[\]{{}},，、]|[，、](?=[{HAN}“《])|:(?=[^ :?\[\]{{}},]))*"
)
_QUOTED: Final = rf"\"[^\"\\{_NOT_IN_QUOTES}]*\"|'[^'{_NOT_IN_QUOTES}]*'"
_KEY: Final = r"[A-Za-z_][0-9A-Za-z_-]{0,60}"
_LINE: Final = re.compile(rf"( *)(- )?(?:({_KEY}):(?: (?=\S)|$))?({_TEXT}|{_QUOTED}|[\[{{].*)?")
_TOKEN: Final = re.compile(rf" *(?:([\[\]{{}},])|({_KEY}): (?=\S)|({_FLOW_TEXT}|{_QUOTED}))")


class _NotPlainError(Exception):
    """Something that only the full reader may judge."""


def read_plain(lines: Sequence[str], start: int, stop: int, limits: Limits) -> Node | None:
    """Return the node of `lines[start:stop]`, or None where they are not plainly plain."""
    if size(lines[start:stop]) > limits.characters:
        return None
    try:
        return _Plain(lines, start, stop, limits).read()
    except _NotPlainError:
        return None


class _Plain:
    """Reads from line to line; `match` is the line at hand, None behind the last."""

    __slots__ = ("depth", "index", "limits", "lines", "match", "nodes", "stop")

    def __init__(self, lines: Sequence[str], start: int, stop: int, limits: Limits) -> None:
        self.lines = lines
        self.index = start - 1
        self.stop = stop
        self.limits = limits
        self.nodes = 0
        self.depth = 0
        self.match: re.Match[str] | None = None

    def read(self) -> Node:
        self._next()
        first = self.match
        if first is None or first[1]:
            raise _NotPlainError
        node = self._block(0)
        if self.match is not None or self.nodes > self.limits.nodes:
            raise _NotPlainError
        return node

    def _next(self) -> None:
        """Go to the next line that is neither blank nor a comment."""
        while (index := self.index + 1) < self.stop:
            self.index = index
            line = self.lines[index]
            if not line or line.lstrip(" ")[:1] == "#":
                continue
            match = _LINE.fullmatch(line)
            if match is None or line[-1] == " ":
                raise _NotPlainError
            self.match = match
            return
        self.match = None

    def _block(self, indent: int) -> Node:
        self._deeper()
        if self.match is not None and self.match[2]:
            node: Node = self._list(indent)
        else:
            node = self._map(indent, indent)
        self.depth -= 1
        return node

    def _list(self, indent: int) -> ListNode:
        line = self.index + 1
        items: list[Node] = []
        while (match := self.match) and len(match[1]) == indent and match[2]:
            items.append(self._item(match, indent))
        if match and len(match[1]) > indent:
            raise _NotPlainError
        return ListNode(tuple(items), line, indent + 1)

    def _item(self, match: re.Match[str], indent: int) -> Node:
        if match[3] is not None:
            self._deeper()
            node = self._map(indent, indent + 2)
            self.depth -= 1
            return node
        text = match[4]
        if text is None or (text[0] not in "[{\"'" and (":" in text or "：" in text)):
            raise _NotPlainError
        value = self._value(match)
        self._next()
        return value

    def _map(self, first: int, indent: int) -> MapNode:
        """Read a mapping; `first` is the indentation of its first line, that of the dash if any."""
        line = self.index + 1
        entries: dict[str, tuple[TextNode, Node]] = {}
        expected = first
        while (match := self.match) and len(match[1]) == expected and (name := match[3]):
            if (match[2] and expected == indent) or name in entries:
                break
            key = TextNode(name, self.index + 1, match.start(3) + 1, len(name))
            self.nodes += 1
            entries[name] = (key, self._entry(match, indent))
            expected = indent
        if not entries or (match and len(match[1]) >= indent):
            raise _NotPlainError
        return MapNode(tuple(entries.values()), line, indent + 1)

    def _entry(self, match: re.Match[str], indent: int) -> Node:
        """Read the value of a key, and go to the line behind it."""
        if match[4] is not None:
            value = self._value(match)
            self._next()
            return value
        line, column = self.index + 1, match.end(3) + 2
        self._next()
        after = self.match
        if after is not None:
            depth = len(after[1])
            if depth > indent or (depth == indent and after[2]):
                return self._block(depth)
        self.nodes += 1
        return TextNode("", line, column, 1)

    def _value(self, match: re.Match[str]) -> Node:
        text, line, column = match[4], self.index + 1, match.start(4) + 1
        if text[0] in "[{":
            return self._flow(text, line, column)
        return self._text(text, line, column)

    def _text(self, text: str, line: int, column: int) -> TextNode:
        self.nodes += 1
        mark = text[0]
        if mark in "\"'":
            return TextNode(text[1:-1], line, column, len(text), mark)
        if mark == "“" and text[-1] == "”":
            raise _NotPlainError
        return TextNode(text, line, column, len(text))

    def _flow(self, text: str, line: int, column: int) -> Node:
        """Read a `[…]` or `{…}` that ends with its line."""
        self._deeper()
        position, node = self._inside(text, 1, line, column, is_map=text[0] == "{")
        self.depth -= 1
        if position != len(text):
            raise _NotPlainError
        return node

    def _inside(
        self, text: str, position: int, line: int, column: int, *, is_map: bool
    ) -> tuple[int, Node]:
        """Read up to the closing bracket; `column` is that of the text's first character."""
        begin = position - 1
        entries: dict[str, tuple[TextNode, Node]] = {}
        items: list[Node] = []
        end = "}" if is_map else "]"
        while True:
            match = _TOKEN.match(text, position)
            if match is None:
                raise _NotPlainError
            if match[1] == end and not entries and not items:
                break
            name = match[2]
            if (name is not None) != is_map or name in entries:
                raise _NotPlainError
            key = match
            if name is not None:
                match = _TOKEN.match(text, match.end())
                if match is None or match[2]:
                    raise _NotPlainError
            position, node = self._flow_value(text, match, line, column, is_map=is_map)
            if name is None:
                items.append(node)
            else:
                self.nodes += 1
                at = column + key.start(2)
                entries[name] = (TextNode(name, line, at, len(name)), node)
            match = _TOKEN.match(text, position)
            if match is None or match[1] not in (",", end):
                raise _NotPlainError
            position = match.end()
            if match[1] == end:
                break
        made = MapNode(tuple(entries.values()), line, column + begin) if is_map else None
        return match.end(), made or ListNode(tuple(items), line, column + begin)

    def _flow_value(
        self, text: str, match: re.Match[str], line: int, column: int, *, is_map: bool
    ) -> tuple[int, Node]:
        opening = match[1]
        if opening is not None:
            if opening not in "[{":
                raise _NotPlainError
            self._deeper()
            found = self._inside(text, match.end(), line, column, is_map=opening == "{")
            self.depth -= 1
            return found
        written = match[3].rstrip(" ")
        if not is_map and ("，" in written or "、" in written) and written[0] not in "\"'":
            raise _NotPlainError
        self.nodes += 1
        at = column + match.start(3)
        if written[0] in "\"'":
            return match.end(), TextNode(written[1:-1], line, at, len(written), written[0])
        return match.end(), TextNode(written, line, at, len(written))

    def _deeper(self) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > self.limits.depth:
            raise _NotPlainError
