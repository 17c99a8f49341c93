"""The slips inside one value of front matter: signs, quotes, colons, hashes, brackets, commas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Message, Severity


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip on one line; `column` counts from 0. A certain one comes with the line mended."""

    column: int
    rule: str
    message: Message
    hint: Message
    length: int = 1
    severity: Severity = Severity.ERROR
    is_certain: bool = True


LaterLine = tuple[int, str, list[Slip]]

_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
_AFTER: Final = re.compile(r"[ \t]*(?:[ \t]#.*)?")
_NEXT_KEY: Final = re.compile(r" *(?:- +)?[A-Za-z_][\w-]*:(?: |$)")
_SIGNS: Final = "*&!%@`>|,]}"
_CURLY: Final = re.compile(r"“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")
_CURLY_ENDS: Final = "”“’"
_FLOW_TOKEN: Final = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?P<comment>[ ]\#.*)|(?P<mark>[\[\]{},，、：:])"""
    r"""|(?P<other>[^\[\]{},，、：:"' ]+|.)"""
)
_FLOW_KEY_AHEAD: Final = re.compile(r"\s*[A-Za-z_][\w-]*\s*[:：]")
_FLOW_KEY_BEHIND: Final = re.compile(r"[A-Za-z_][\w-]*")


def quoted(text: str) -> str:
    """Return text in single quotes, as YAML reads it back."""
    return "'" + text.replace("'", "''") + "'"


def mend_value(  # noqa: PLR0913 - position and text of one value
    lines: list[str], index: int, value: str, column: int, head: str, slips: list[Slip]
) -> tuple[str, int]:
    """Return a scalar value mended, and the index of the line on which it ends."""
    if value[0] in "\"'":
        return _quoted(lines, index, value, column, slips)
    if value.startswith("#"):
        if value.startswith("# ") or value == "#":
            return value, index
        slips.append(_sign(column, "#"))
        return quoted(value), index
    if value[0] in _SIGNS or value == "?" or value.startswith(("? ", "- ")):
        slips.append(_sign(column, value[0]))
        return quoted(value), index
    if _CURLY.fullmatch(value):
        slips.append(_curly(column, len(value)))
        return value, index
    return _plain(value, column, head, slips), index


def mend_flow(  # noqa: PLR0913 - position and text of one value
    lines: list[str], index: int, value: str, column: int, indent: int, slips: list[Slip]
) -> tuple[str, int, list[LaterLine]]:
    """Return a bracketed value mended, the line on which it ends, and its further lines."""
    stack: list[str] = []
    mended, rest = _flow_line(value, column, stack, slips)
    if not stack:
        if rest and not _AFTER.fullmatch(rest):
            slips[:] = [each for each in slips if each.column < column]
            slips.append(_sign(column, value[0]))
            return quoted(value), index, []
        return mended + rest, index, []
    later: list[LaterLine] = []
    end = index
    while stack and end + 1 < len(lines):
        line = lines[end + 1]
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth <= indent and _NEXT_KEY.match(line):
            break
        end += 1
        line_slips: list[Slip] = []
        line_mended, line_rest = _flow_line(line, 0, stack, line_slips)
        later.append((end, line_mended + line_rest, line_slips))
    if stack:
        slips.append(_unclosed_bracket(column, value[0]))
        return quoted(value), index, []
    return mended, end, later


def _flow_line(text: str, column: int, stack: list[str], slips: list[Slip]) -> tuple[str, str]:
    """Mend one line of brackets; return it, and what follows after the last bracket closed."""
    parts: list[str] = []
    behind = ""  # the token before, without spaces, to tell keys
    for match in _FLOW_TOKEN.finditer(text):
        token, at = match[0], column + match.start()
        if match.lastgroup == "comment":
            parts.append(text[match.start() :])
            return "".join(parts), ""
        if match.lastgroup == "mark":
            token = _flow_mark(token, text, match.end(), at, behind, stack, slips)
        parts.append(token)
        if token in ("]", "}") and not stack:
            return "".join(parts), text[match.end() :]
        if token.strip():
            behind = token
    return "".join(parts), ""


def _flow_mark(  # noqa: PLR0913 - a token and what stands around it
    token: str, text: str, end: int, column: int, behind: str, stack: list[str], slips: list[Slip]
) -> str:
    if token in "[{":
        stack.append(token)
    elif token in "]}":
        if stack:
            stack.pop()
    elif token in "，、" and stack:
        is_separator = stack[-1] == "[" or _FLOW_KEY_AHEAD.match(text, end)
        if is_separator:
            slips.append(_comma(column, token))
            return ", " if not text[end : end + 1].isspace() else ","
    elif token in "：:" and stack and stack[-1] == "{" and _FLOW_KEY_BEHIND.fullmatch(behind):
        following = text[end : end + 1]
        if token == "：":
            slips.append(_flow_colon(column, is_wide=True))
            return ":" if following.isspace() else ": "
        if following and not following.isspace() and following not in ",}/":
            slips.append(_flow_colon(column, is_wide=False))
            return ": "
    return token


def _quoted(
    lines: list[str], index: int, value: str, column: int, slips: list[Slip]
) -> tuple[str, int]:
    pattern = _DOUBLE if value[0] == '"' else _SINGLE
    match = pattern.match(value)
    if match:
        if _AFTER.fullmatch(value, match.end()):
            return value, index
        slips.append(_text_after_quote(column + match.end(), len(value) - match.end()))
        return quoted(value), index
    if value[-1] in _CURLY_ENDS and len(value) > 1:
        slips.append(_unclosed_quote(column + len(value) - 1, value[0]))
        return quoted(value[1:-1]), index
    end = _closing_line(lines, index, value[0])
    if end is not None:
        return value, end
    slips.append(_unclosed_quote(column, value[0]))
    return quoted(value[1:]), index


def _closing_line(lines: list[str], index: int, mark: str) -> int | None:
    """Return the line that closes a quotation, unless a key comes first."""
    for end in _following(lines, index):
        line = lines[end].rstrip()
        if line.endswith(mark):
            return end
    return None


def _following(lines: list[str], index: int) -> Iterator[int]:
    for end in range(index + 1, len(lines)):
        if _NEXT_KEY.match(lines[end]):
            return
        yield end


def _plain(value: str, column: int, head: str, slips: list[Slip]) -> str:
    hash_at = value.find(" #")
    colon_at = _inner_colon(value)
    if colon_at >= 0 and (hash_at < 0 or colon_at < hash_at):
        slips.append(_inner_colon_slip(column + colon_at, head, value))
        return quoted(value)
    if hash_at < 0:
        return value
    is_comment = value[hash_at + 2 : hash_at + 3] in ("", " ")
    slips.append(_hash(column + hash_at + 1, head, value, is_comment=is_comment))
    return value if is_comment else quoted(value)


def _inner_colon(value: str) -> int:
    found = value.find(": ")
    if found < 0:
        found = value.find(":\t")
    if found < 0 and value.endswith(":"):
        found = len(value) - 1
    return found


def _sign(column: int, sign: str) -> Slip:
    return Slip(
        column,
        "front-matter-sign",
        Message(
            f"值以“{sign}”开头，YAML 会当作符号。",
            f"the value begins with “{sign}”, a sign of YAML's",
        ),
        Message("把整个值放进单引号。", "Put the whole value in single quotes."),
    )


def _curly(column: int, length: int) -> Slip:
    return Slip(
        column,
        "front-matter-quotes",
        Message(
            "弯引号会原样印在页面上。", "curly quotes are printed as they stand, they quote nothing"
        ),
        Message(
            "若是 YAML 的引号，改成直引号；若是标题的一部分，外面再加单引号：'“…”'。",
            "If they are YAML's, write straight ones; if they belong to the text, write '“…”'.",
        ),
        length=length,
        severity=Severity.WARNING,
        is_certain=False,
    )


def _text_after_quote(column: int, length: int) -> Slip:
    return Slip(
        column,
        "front-matter-quotes",
        Message("引号后面还有文字。", "text follows the closing quotation mark"),
        Message("把整个值放进单引号。", "Put the whole value in single quotes."),
        length=length,
    )


def _unclosed_quote(column: int, mark: str) -> Slip:
    return Slip(
        column,
        "front-matter-quotes",
        Message(f"引号 {mark} 没有配对。", f"the quotation mark {mark} is never closed"),
        Message(
            "在值的末尾补上同样的引号。", "Close it with the same mark at the end of the value."
        ),
    )


def _unclosed_bracket(column: int, bracket: str) -> Slip:
    return Slip(
        column,
        "front-matter-bracket",
        Message(f"括号“{bracket}”没有配对。", f"the bracket “{bracket}” is never closed"),
        Message(
            "补上右括号；若是文字，放进单引号。", "Close it, or put the text in single quotes."
        ),
        is_certain=False,
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


def _flow_colon(column: int, *, is_wide: bool) -> Slip:
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号是全角“：”。", "the colon is full-width (：)")
        if is_wide
        else Message("冒号后面缺一个空格。", "a space is missing after the colon"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
    )


def _inner_colon_slip(column: int, head: str, value: str) -> Slip:
    return Slip(
        column,
        "front-matter-colon",
        Message("值里有“: ”，要放进引号。", "a value with “: ” in it needs quotes"),
        Message(f"写成 {head}{quoted(value)}", f"Write {head}{quoted(value)}"),
    )


def _hash(column: int, head: str, value: str, *, is_comment: bool) -> Slip:
    return Slip(
        column,
        "front-matter-hash",
        Message(
            "“ #”后面的文字会被当作注释丢掉。", "the text after “ #” is a comment and is dropped"
        ),
        Message(
            f"若是内容，写成 {head}{quoted(value)}",
            f"If it belongs to the value, write {head}{quoted(value)}",
        ),
        length=len(value),
        severity=Severity.WARNING if is_comment else Severity.ERROR,
        is_certain=not is_comment,
    )
