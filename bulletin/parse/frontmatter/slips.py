"""The slips editors make in front matter, found line by line and mended before YAML is read.

PyYAML reports most of them on another line, or not at all. Each slip here stands at its own line
and column, with the line as it should be.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from bulletin.model.finding import Finding, Message, Severity
from bulletin.parse.frontmatter.slip import Slip, Value
from bulletin.parse.frontmatter.slip_flow import mend_flow
from bulletin.parse.frontmatter.slip_values import mend_value
from bulletin.parse.report import SourceText

_SPACES: Final = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_INDENT: Final = re.compile(f"[{_SPACES}]*")
_BULLET: Final = re.compile(f"([-－—–−•·*+])([{_SPACES}]+|$)")
_TIGHT_DASH: Final = re.compile(r"-(?=[^\s\-0-9])")
_NAME: Final = r"[A-Za-z_][\w-]{0,60}"
_ANY_NAME: Final = r"\w[\w/-]{0,60}|<<"  # a slash: columns of config.yaml, as topics/youth
_QUOTED_NAME: Final = r"\"[^\"]*\"|'[^']*'"
_KEY: Final = re.compile(f"({_ANY_NAME}|{_QUOTED_NAME}) *:(?:([{_SPACES}]+)|$)")
_WIDE_COLON: Final = re.compile(f"({_NAME})[{_SPACES}]*：[{_SPACES}]*")
_TIGHT_COLON: Final = re.compile(f"({_NAME}) *:(?=[^\\s/])")
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "ftp"})
_BLOCK: Final = re.compile(r"[|>][-+]?[1-9]?[-+]?\s*(?:#.*)?")


def mend(source: SourceText, start: int, stop: int) -> tuple[list[str], list[Finding]]:
    """Return `lines[start:stop]` of a file with the certain slips mended, and what they were."""
    mender = _Mender(source, start, list(source.lines[start:stop]))
    return mender.run(), mender.findings


@dataclass(slots=True)
class _Mender:
    source: SourceText
    start: int
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    block: int = -1  # indentation of the key whose block scalar is being passed
    parent: int = -1  # indentation of the last key with a plain value, which may be continued

    def run(self) -> list[str]:
        index = 0
        while index < len(self.lines):
            index = self._line(index)
        return self.lines

    def _line(self, index: int) -> int:
        """Mend one line and return the index of the next one to look at."""
        original = self.lines[index]
        indent = len(original) - len(original.lstrip(" "))
        if self.block >= 0:
            if not original.strip() or indent > self.block:
                return index + 1
            self.block = -1
        slips: list[Slip] = []
        prefix, rest = self._prefix(original, slips)
        end = index
        if rest and not rest.startswith("#"):
            rest, end = self._content(index, prefix, rest, slips)
        mended = prefix + rest
        is_doubtful = any(not slip.is_certain and slip.severity is Severity.ERROR for slip in slips)
        for slip in slips:
            self._report(index, slip, "" if is_doubtful else mended)
        self.lines[index] = mended
        return end + 1

    def _prefix(self, line: str, slips: list[Slip]) -> tuple[str, str]:
        """Return indentation and list dashes with plain spaces, and the rest of the line."""
        match = _INDENT.match(line)
        width = match.end() if match else 0
        prefix = line[:width]
        if prefix.strip(" ") and line.strip():
            slips.append(_odd_space(prefix, 0))
            prefix = _plain_spaces(prefix)
        rest = line[width:]
        while bullet := _BULLET.match(rest):
            spaces = bullet[2]
            column = len(line) - len(rest)
            if bullet[1] != "-":
                slips.append(_bullet(column, bullet[1]))
            if spaces.strip(" "):
                slips.append(_odd_space(spaces, column + 1))
            prefix += "-" + (_plain_spaces(spaces) if spaces else "")
            rest = rest[bullet.end() :]
        if (self.parent < 0 or len(prefix) <= self.parent) and _TIGHT_DASH.match(rest):
            slips.append(_tight_dash(len(line) - len(rest)))
            prefix, rest = prefix + "- ", rest[1:]
        return prefix, rest

    def _content(self, index: int, prefix: str, rest: str, slips: list[Slip]) -> tuple[str, int]:
        """Mend what follows indentation and dashes: a key with its value, or a value."""
        offset = len(self.lines[index]) - len(rest)
        if rest.startswith("＃"):
            slips.append(_wide_hash(offset))
            return "#" + rest[1:], index
        name, text, column = self._key(rest, offset, slips)
        indent = len(prefix)
        if name is not None:
            value = Value(self.lines, index, text, column, f"{name}: ", indent)
        elif prefix.rstrip().endswith("-"):
            value = Value(self.lines, index, text, column, "", indent - 2)
        elif rest[0] in "[{":
            value = Value(self.lines, index, text, column, "", 0)
        else:
            return self._continuation(index, indent, rest, slips)
        mended, end = self._value(value, slips)
        return (value.head + mended).rstrip(), end

    def _value(self, value: Value, slips: list[Slip]) -> tuple[str, int]:
        """Mend a value, and note what the next lines may continue."""
        self.parent = -1
        if not value.text:
            return "", value.index
        if _BLOCK.fullmatch(value.text):
            self.block = max(value.indent, 0)
            return value.text, value.index
        if value.text[0] in "[{":
            mended, end, later = mend_flow(value, slips)
            for index, line, line_slips in later:
                for slip in line_slips:
                    self._report(index, slip, line)
                self.lines[index] = line
            return mended, end
        self.parent = value.indent
        return mend_value(value, slips)

    def _continuation(
        self, index: int, indent: int, rest: str, slips: list[Slip]
    ) -> tuple[str, int]:
        """Leave a line that continues the value above; report any other that has no key."""
        if 0 <= self.parent < indent:
            return rest, index
        slips.append(_no_key(len(self.lines[index]) - len(rest), len(rest)))
        return "# " + rest, index

    def _key(self, rest: str, offset: int, slips: list[Slip]) -> tuple[str | None, str, int]:
        """Return the key as written (or None), the value, and the value's column from 0."""
        if match := _KEY.match(rest):
            spaces = match[2] or ""
            if spaces.strip(" "):
                slips.append(_odd_space(spaces, offset + match.start(2)))
        elif match := _WIDE_COLON.match(rest):
            slips.append(_wide_colon(offset + rest.index("：")))
        elif (match := _TIGHT_COLON.match(rest)) and match[1] not in _SCHEMES:
            slips.append(_tight_colon(offset + match.end() - 1))
        else:
            return None, rest, offset
        value = rest[match.end() :]
        return match[1], value.strip(" \t"), offset + match.end()

    def _report(self, index: int, slip: Slip, mended: str) -> None:
        line = self.start + index + 1
        self.findings.append(
            self.source.finding(
                slip.rule,
                line,
                slip.column + 1,
                slip.message,
                slip.hint,
                length=slip.length,
                severity=slip.severity,
                replacement=mended if slip.is_certain else "",
            )
        )


def _plain_spaces(spaces: str) -> str:
    return "".join(
        "  " if each in "\t\u3000" else "" if each in "\u200b\u2060\ufeff" else " "
        for each in spaces
    )


def _odd_space(spaces: str, column: int) -> Slip:
    at = len(spaces) - len(spaces.lstrip(" "))
    character = spaces[at]
    if character == "\t":
        return Slip(
            column + at,
            "front-matter-tab",
            Message(
                "这里是制表符（Tab），YAML 只认空格。", "a tab stands here; YAML takes spaces only"
            ),
            Message("改成两个空格。", "Write two spaces."),
        )
    zh, en = {
        "\u3000": ("全角空格", "an ideographic space"),
        "\u00a0": ("不换行空格", "a no-break space"),
    }.get(character, ("特殊空格", "an unusual space"))
    return Slip(
        column + at,
        "front-matter-space",
        Message(
            f"这里是{zh}（U+{ord(character):04X}），YAML 只认普通空格。",
            f"{en} (U+{ord(character):04X}) stands here; YAML takes plain spaces only",
        ),
        Message("改成普通空格。", "Write a plain space."),
    )


def _bullet(column: int, written: str) -> Slip:
    return Slip(
        column,
        "front-matter-dash",
        Message(
            f"列表项要用半角“-”，不是“{written}”。", f"a list item begins with “-”, not “{written}”"
        ),
        Message("写成“- ”加内容。", "Write “- ” and the item."),
    )


def _tight_dash(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-dash",
        Message("“-”后面缺一个空格。", "a space is missing after “-”"),
        Message("写成“- ”加内容。", "Write “- ” and the item."),
    )


def _wide_hash(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-hash",
        Message(
            "注释要用半角“#”，不是“＃”。", "a comment begins with “#”, not the full-width “＃”"
        ),
        Message("写成“# ”加注释。", "Write “# ” and the comment."),
    )


def _wide_colon(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号是全角“：”。", "the colon is full-width (：)"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
    )


def _tight_colon(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号后面缺一个空格。", "a space is missing after the colon"),
        Message("在冒号后加一个空格。", "Put a space after the colon."),
    )


def _no_key(column: int, length: int) -> Slip:
    return Slip(
        column,
        "front-matter-line",
        Message("这一行没有写成“键: 值”。", "this line is not written as “key: value”"),
        Message(
            "例如 title: 标题。上一行没写完的，本行开头空两格。",
            "For example, title: Headline. To continue the line above, begin with two spaces.",
        ),
        length=length,
        is_certain=False,
    )
