"""YAML → nodes by PyYAML's parser, with every scalar as text and no surprises.

Anchors, aliases, merge keys, explicit tags, duplicate and non-text keys are refused; depth, size
and number of nodes are bounded before and while parsing, so that no input takes long.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Protocol

import yaml

from bulletin.model.finding import Finding, Message, Place
from bulletin.model.han import WIDE
from bulletin.parse.encoding import has_control
from bulletin.parse.frontmatter.nodes import ListNode, MapNode, Node, TextNode
from bulletin.parse.frontmatter.yaml_errors import unreadable
from bulletin.parse.report import SourceText

_WIDE: Final = re.compile(f"[{WIDE}]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML one file may hold."""

    characters: int
    nodes: int
    depth: int = 6


FRONT_MATTER: Final = Limits(16 * 1024, 2_000)
CONFIG: Final = Limits(256 * 1024, 20_000)
GLOSSARY: Final = Limits(2 * 1024 * 1024, 200_000)
_BRACKETS: Final = 1_000


def size(lines: Sequence[str]) -> int:
    """Return how many characters lines take, their ends included."""
    return sum(map(len, lines)) + len(lines)


class _Mark(Protocol):
    """Where PyYAML stands, from 0."""

    line: int
    column: int


class _StopError(Exception):
    """Nothing more of this YAML is read; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping still being read."""

    line: int
    column: int
    is_map: bool
    children: list[Node] = field(default_factory=list)


def compose(
    source: SourceText, lines: list[str], first: int, limits: Limits
) -> tuple[Node | None, list[Finding]]:
    """Return the node of the YAML in `lines`, whose first one is line `first` of the file.

    `source` holds the lines as written, `lines` may be mended. None where there is no node.
    """
    builder = _Builder(source, lines, first, limits)
    try:
        builder.check_size()
        builder.build()
    except _StopError as stop:
        builder.findings.append(stop.finding)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        builder.findings.append(unreadable(source, first, error))
        return None, builder.findings
    return builder.root, builder.findings


class _Builder:
    def __init__(self, source: SourceText, lines: list[str], first: int, limits: Limits) -> None:
        self.source = source
        self.lines = lines
        self.first = first
        self.limits = limits
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.count = 0

    def check_size(self) -> None:
        characters = size(self.lines)
        if characters > self.limits.characters:
            raise _StopError(self._too_much(f"{characters:,}", f"{self.limits.characters:,}"))
        brackets = sum(line.count("[") + line.count("{") for line in self.lines)
        if brackets > max(_BRACKETS, self.limits.nodes):
            raise _StopError(self._too_deep(self.first, 1))

    def build(self) -> None:
        documents = 0
        for event in yaml.parse("\n".join(self.lines) + "\n", Loader=yaml.SafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _StopError(self._second_document(_position(event.start_mark)[0]))
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()

    def _node(self, event: yaml.NodeEvent) -> None:
        line, column = _position(event.start_mark)
        line, column = line + self.first, column + 1
        self.count += 1
        if self.count > self.limits.nodes:
            raise _StopError(self._too_much(f"{self.count:,}", f"{self.limits.nodes:,}"))
        if isinstance(event, yaml.AliasEvent):
            self._refuse(line, column, f"*{event.anchor}")
            self._add(TextNode("", line, column, 1))
            return
        if event.anchor is not None:
            self._refuse(line, column, f"&{event.anchor}")
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None:
                self._refuse(line, column, event.tag)
            self._add(self._text(event, line, column))
        elif isinstance(event, yaml.CollectionStartEvent):
            if event.tag is not None:
                self._refuse(line, column, event.tag)
            if len(self.stack) == self.limits.depth:
                raise _StopError(self._too_deep(line, column))
            self.stack.append(_Open(line, column, isinstance(event, yaml.MappingStartEvent)))

    def _text(self, event: yaml.ScalarEvent, line: int, column: int) -> TextNode:
        text: str = event.value
        style: str = event.style or ""
        start = line - self.first
        end, width = _position(event.end_mark)
        width -= column - 1
        if end != start:
            width = len(self.lines[start]) - column + 1
            if style != "|":
                text = self._without_han_gaps(text, start, end)
        if style == '"' and has_control(text):
            self.findings.append(self._control(line, column, width))
            text = ""
        return TextNode(text, line, column, max(1, width), style)

    def _without_han_gaps(self, text: str, first: int, last: int) -> str:
        """Join folded lines of Chinese without the space that YAML puts between lines."""
        lines = [line.strip() for line in self.lines[first : last + 1]]
        for above, below in pairwise(lines):
            if above and below and _WIDE.match(above[-1]) and _WIDE.match(below[0]):
                tail, head = above[-12:].split(" ")[-1], below[:12].split(" ")[0]
                text = text.replace(f"{tail} {head}", f"{tail}{head}", 1)
        return text

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _close(self) -> None:
        opened = self.stack.pop()
        if opened.is_map:
            self._add(MapNode(self._entries(opened), opened.line, opened.column))
        else:
            self._add(ListNode(tuple(opened.children), opened.line, opened.column))

    def _entries(self, opened: _Open) -> tuple[tuple[TextNode, Node], ...]:
        entries: dict[str, tuple[TextNode, Node]] = {}
        for name, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if not isinstance(name, TextNode):
                self.findings.append(self._key_is_no_text(name))
            elif name.text == "<<" and not name.style:
                self._refuse(name.line, name.column, "<<")
            elif name.text in entries:
                self.findings.append(self._duplicate(name, entries[name.text][0]))
            else:
                entries[name.text] = (name, value)
        return tuple(entries.values())

    def _refuse(self, line: int, column: int, what: str) -> None:
        self.findings.append(
            self.source.finding(
                "front-matter-anchor",
                line,
                column,
                Message(
                    f"这里不用 YAML 的锚点、别名、合并和类型标签（{what}）。",
                    f"YAML anchors, aliases, merge keys and tags are not used here ({what})",
                ),
                Message(
                    "把内容直接写出来；若是文字，用单引号括起来：'…'。",
                    "Write the value out; if it is text, put it in single quotes: '…'.",
                ),
                length=len(what),
            )
        )

    def _duplicate(self, second: TextNode, first: TextNode) -> Finding:
        return self.source.finding(
            "duplicate-key",
            second.line,
            second.column,
            Message(
                f"“{second.text}”写了两次，第一次在第 {first.line} 行。",
                f"“{second.text}” is written twice, first on line {first.line}",
            ),
            Message("只留一处。", "Keep one of the two."),
            length=second.width,
            related=(Place(self.source.path, first.line, first.column, first.width),),
        )

    def _key_is_no_text(self, node: Node) -> Finding:
        return self.source.finding(
            "front-matter-key",
            node.line,
            node.column,
            Message("键必须是一个词。", "a key must be a word"),
            Message("例如 title: 标题", "For example, title: Headline"),
        )

    def _control(self, line: int, column: int, width: int) -> Finding:
        return self.source.finding(
            "control-character",
            line,
            column,
            Message(
                "双引号里的转义写出了控制字符。",
                "an escape in these quotes makes a control character",
            ),
            Message("删去反斜杠转义。", "Delete the backslash escape."),
            length=width,
        )

    def _too_much(self, count: str, limit: str) -> Finding:
        return self.source.finding(
            "front-matter-too-large",
            self.first,
            1,
            Message(
                f"YAML 太长：{count}，上限 {limit}。",
                f"too much YAML: {count}; the limit is {limit}",
            ),
            Message("长文字写在正文里。", "Long text belongs in the body."),
        )

    def _too_deep(self, line: int, column: int) -> Finding:
        return self.source.finding(
            "front-matter-too-deep",
            line,
            column,
            Message(
                f"括号或缩进嵌套超过 {self.limits.depth} 层。",
                f"brackets or indentation nest more than {self.limits.depth} deep",
            ),
            Message("检查有没有多写的 [ 或 {。", "Look for a [ or { too many."),
        )

    def _second_document(self, line: int) -> Finding:
        return self.source.finding(
            "front-matter-fence",
            line + self.first,
            1,
            Message("“---”只能出现在开头。", "“---” may stand at the beginning only"),
            Message("删去这一行。", "Delete this line."),
            length=3,
        )


def _position(mark: _Mark | None) -> tuple[int, int]:
    """Return line and column from 0; PyYAML marks every event it makes from text."""
    return (0, 0) if mark is None else (mark.line, mark.column)
