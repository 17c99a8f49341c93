"""The slips editors make in front matter, found line by line and mended before YAML is read.

PyYAML reports most of them on another line, or not at all. Each slip here stands at its own line
and column, with the line as it should be.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from bulletin.model.finding import Finding, Severity
from bulletin.parse.frontmatter.slip import Slip, Value
from bulletin.parse.frontmatter.slip_flow import mend_flow
from bulletin.parse.frontmatter.slip_lines import (
    no_key,
    not_indented,
    odd_space,
    other_bullet,
    other_comment,
    other_sign,
    plain_spaces,
    space_in_key,
    tight_colon,
    tight_dash,
    wide_colon,
    wide_hash,
)
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
# Colons of other scripts and presentation forms, and what stands beside the colon on a keyboard.
_OTHER_SIGN: Final = re.compile(f"({_NAME})[ ]*([︰﹕∶꞉ː；;=])[ ]*(?=\\S)")
_KEY_IN_WORDS: Final = re.compile(r"([a-z]{2,20}(?: [a-z]{2,20}){1,2})(?:: +|：)(?=\S)")
_BARE: Final = re.compile(r" *(?!-|#|\w[\w/-]{0,60} *:(?: |$))\S")
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "ftp"})
_BLOCK: Final = re.compile(r"[|>][-+]?[1-9]?[-+]?\s*(?:#.*)?")


def mend(source: SourceText, start: int, lines: list[str]) -> tuple[list[str], list[Finding]]:
    """Return lines of a file, from index `start`, with certain slips mended, and what they were.

    `lines` are those of `source`, without characters that nobody sees.
    """
    mender = _Mender(source, start, list(lines))
    return mender.run(), mender.findings


@dataclass(slots=True)
class _Mender:
    source: SourceText
    start: int
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    block: int = -1  # indentation of the key whose block scalar is being passed
    parent: int = -1  # indentation of the last key with a plain value, which may be continued
    waiting: int = -1  # indentation of the last key, where its value has yet to come
    is_list: bool = False  # and whether that value is a list

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
            slips.append(odd_space(prefix, 0))
            prefix = plain_spaces(prefix)
        rest = line[width:]
        while bullet := _BULLET.match(rest):
            spaces = bullet[2]
            column = len(line) - len(rest)
            if bullet[1] != "-":
                slips.append(other_bullet(column, bullet[1]))
            if spaces.strip(" "):
                slips.append(odd_space(spaces, column + 1))
            prefix += "-" + (plain_spaces(spaces) if spaces else "")
            rest = rest[bullet.end() :]
        if (self.parent < 0 or len(prefix) <= self.parent) and _TIGHT_DASH.match(rest):
            slips.append(tight_dash(len(line) - len(rest)))
            prefix, rest = prefix + "- ", rest[1:]
        return prefix, rest

    def _content(self, index: int, prefix: str, rest: str, slips: list[Slip]) -> tuple[str, int]:
        """Mend what follows indentation and dashes: a key with its value, or a value."""
        offset = len(self.lines[index]) - len(rest)
        if rest.startswith("＃"):
            slips.append(wide_hash(offset))
            return "#" + rest[1:], index
        if rest.startswith(("//", "<!--")):
            slips.append(other_comment(offset, len(rest)))
            return f"# {rest.strip('/<!-> ')}", index
        indent = len(prefix)
        name, text, column = self._key(rest, offset, slips, is_inside=0 <= self.parent < indent)
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
        self.parent = self.waiting = -1
        if not value.text:
            self.waiting, self.is_list = max(value.indent, 0), False
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
        if 0 <= self.waiting < indent:
            self.parent = self.waiting
        if 0 <= self.parent < indent:
            return rest, index
        if indent <= self.waiting:
            self.is_list = self.is_list or self._is_bare(index + 1)
            slips.append(not_indented(len(self.lines[index]) - len(rest), len(rest)))
            if not self.is_list:
                self.parent, self.waiting = self.waiting, -1
            return " " * (max(self.parent, self.waiting) - indent + 2) + (
                f"- {rest}" if self.is_list else rest
            ), index
        slips.append(no_key(len(self.lines[index]) - len(rest), len(rest)))
        return "# " + rest, index

    def _is_bare(self, index: int) -> bool:
        """Whether a line holds a value and no key."""
        line = self.lines[index] if index < len(self.lines) else ""
        return bool(_BARE.match(line)) and not _WIDE_COLON.match(line)

    def _key(
        self, rest: str, offset: int, slips: list[Slip], *, is_inside: bool
    ) -> tuple[str | None, str, int]:
        """Return the key (or None), the value, and the value's column from 0.

        `is_inside` says that the line may continue the value above.
        """
        if match := _KEY.match(rest):
            spaces = match[2] or ""
            if spaces.strip(" "):
                slips.append(odd_space(spaces, offset + match.start(2)))
        elif match := _WIDE_COLON.match(rest):
            slips.append(wide_colon(offset + rest.index("：")))
        elif (match := _TIGHT_COLON.match(rest)) and match[1] not in _SCHEMES:
            slips.append(tight_colon(offset + match.end() - 1))
        elif not is_inside and (match := _OTHER_SIGN.match(rest)):
            slips.append(other_sign(offset + match.start(2), match[2]))
        elif not is_inside and (match := _KEY_IN_WORDS.match(rest)):
            slips.append(space_in_key(offset + match[1].index(" ")))
            return (
                match[1].replace(" ", "_"),
                rest[match.end() :].strip(" \t"),
                offset + match.end(),
            )
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
