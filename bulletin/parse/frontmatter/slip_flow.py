"""The slips inside brackets: commas, colons, and brackets that never close."""

import re
from dataclasses import dataclass, field
from typing import Final

from bulletin.model.finding import Message
from bulletin.parse.frontmatter.slip import AFTER, NEXT_KEY, Slip, Value, quoted, sign_slip

LaterLine = tuple[int, str, list[Slip]]

_TOKEN: Final = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?P<comment>[ ]\#.*)"""
    r"""|(?P<mark>[\[\]{},，、：:])|(?P<other>[^\[\]{},，、：:"' ]+|.)"""
)
_THOUSAND: Final = re.compile(r"[0-9]{3}(?![0-9A-Za-z])")
_LIST_OF_IDS: Final = re.compile(r"\[[A-Za-z0-9_\- ,，、]*")
_BEGUN_MAP: Final = re.compile(r"\{ *[A-Za-z_]\w*:(?: |$)")
_KEY_AHEAD: Final = re.compile(r"\s*[A-Za-z_][\w-]*\s*[:：]")
_KEY_BEHIND: Final = re.compile(r"[A-Za-z_][\w-]*")


def mend_flow(value: Value, slips: list[Slip]) -> tuple[str, int, list[LaterLine]]:
    """Return a bracketed value mended, the line on which it ends, and its further lines."""
    stack: list[str] = []
    first = _Line(value.text, value.column, stack)
    mended = first.mend()
    if not stack:
        if first.rest and not AFTER.fullmatch(first.rest):
            slips.append(sign_slip(value.column, value.text[0]))
            return quoted(value.text), value.index, []
        slips += first.slips
        return mended + first.rest, value.index, []
    later: list[LaterLine] = []
    end = value.index
    while stack and end + 1 < len(value.lines):
        text = value.lines[end + 1]
        depth = len(text) - len(text.lstrip(" "))
        if text.strip() and depth <= value.indent and NEXT_KEY.match(text):
            break
        end += 1
        line = _Line(text, 0, stack)
        later.append((end, line.mend() + line.rest, line.slips))
    if stack:
        is_certain = not any(text.strip() for _, text, _ in later) and bool(
            _LIST_OF_IDS.fullmatch(value.text) or _BEGUN_MAP.match(value.text)
        )
        slips.append(_unclosed(value.column, value.text[0], is_certain=is_certain))
        if is_certain:
            slips += first.slips
            closing = "".join("]" if each == "[" else "}" for each in reversed(stack))
            return mended + closing, value.index, []
        return quoted(value.text), value.index, []
    slips += first.slips
    return mended, end, later


@dataclass(slots=True)
class _Line:
    """One line of brackets; `stack` holds the brackets open, `rest` what follows the last."""

    text: str
    column: int
    stack: list[str]
    slips: list[Slip] = field(default_factory=list)
    rest: str = ""

    def mend(self) -> str:
        parts: list[str] = []
        behind = ""  # what stands before
        follows = ","  # and what before that: keys follow a bracket or comma
        for match in _TOKEN.finditer(self.text):
            written = match[0]
            if match.lastgroup == "comment":
                parts.append(self.text[match.start() :])
                break
            if match.lastgroup == "mark":
                written = self._mark(match, behind if follows in "{," else "", behind.strip())
            parts.append(written)
            if match[0] in ("]", "}") and not self.stack:
                self.rest = self.text[match.end() :]
                break
            if written.strip():
                follows, behind = behind.strip() or ",", written.strip()
        return "".join(parts)

    def _mark(self, match: re.Match[str], behind: str, before: str) -> str:
        mark, inside = match[0], self.stack[-1] if self.stack else ""
        column, following = self.column + match.start(), self.text[match.end() : match.end() + 1]
        gap = "" if following.isspace() else " "
        if mark in "[{":
            self.stack.append(mark)
        elif mark in "]}":
            del self.stack[-1:]
        elif mark == "," and before in {",", "[", "{"}:
            self.slips.append(_second_comma(column))
            return ""
        elif mark == "," and inside == "{" and _is_within_number(self.text, match.start()):
            self.slips.append(_comma_in_number(column))
            return ""
        elif mark in "，、" and (inside == "[" or _KEY_AHEAD.match(self.text, match.end())):
            self.slips.append(_comma(column, mark))
            return f",{gap}"
        elif mark in "：:" and inside == "{" and _KEY_BEHIND.fullmatch(behind):
            is_tight = bool(following) and not following.isspace() and following not in ",}/"
            if mark == "：" or is_tight:
                self.slips.append(_colon(column, is_wide=mark == "："))
                return f":{gap}"
        return mark


def _is_within_number(text: str, comma: int) -> bool:
    """Whether a comma sets thousands apart, as in `value: 1,521`."""
    return bool(text[comma - 1 : comma].isdigit() and _THOUSAND.match(text, comma + 1))


def _second_comma(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-comma",
        Message("多了一个逗号。", "one comma too many"),
        Message("删去它。", "Delete it."),
    )


def _comma_in_number(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-comma",
        Message(
            "花括号里，数字中的逗号会把数字拆成两项。",
            "within braces, a comma splits the number in two",
        ),
        Message("数字里不写逗号。", "Write the number without commas."),
    )


def _unclosed(column: int, bracket: str, *, is_certain: bool) -> Slip:
    return Slip(
        column,
        "front-matter-bracket",
        Message(f"括号“{bracket}”没有配对。", f"the bracket “{bracket}” is never closed"),
        Message(
            "补上右括号；若是文字，放进单引号。", "Close it, or put the text in single quotes."
        ),
        is_certain=is_certain,
    )


def _comma(column: int, written: str) -> Slip:
    return Slip(
        column,
        "front-matter-comma",
        Message(
            f"“{written}”分不开列表项，要用半角逗号。",
            f"“{written}” does not separate items; a plain comma does",
        ),
        Message("改成半角逗号加空格：“, ”。", "Write a plain comma and a space: “, ”."),
    )


def _colon(column: int, *, is_wide: bool) -> Slip:
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号是全角“：”。", "the colon is full-width (：)")
        if is_wide
        else Message("冒号后面缺一个空格。", "a space is missing after the colon"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
    )
