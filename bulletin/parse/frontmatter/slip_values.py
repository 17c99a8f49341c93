"""The slips inside one value of front matter: signs, quotes, colons, hashes."""

import re
from typing import Final

from bulletin.model.finding import Message, Severity
from bulletin.parse.frontmatter.slip import AFTER, NEXT_KEY, Slip, Value, quoted, sign_slip

_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
# A backslash that YAML gives no meaning, or that begins a number it does not end.
_BAD_ESCAPE: Final = re.compile(
    r'(?<!\\)(?:\\\\)*\\(?![0abt\tnvfre "/\\N_LP]'
    r"|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
)
_SIGNS: Final = "*&!%@`>|,]}"
_CURLY: Final = re.compile(r"“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")
_WIDE_LIST: Final = re.compile(r"[［【][A-Za-z0-9_\- ,，、]*[］】]")
_WIDE_MAP: Final = re.compile(r"｛ *[A-Za-z_]\w*[:：][^｛｝{}]*｝")
_WIDE_SEPARATOR: Final = re.compile(r"([，、：]) *")
_NARROW: Final = {"，": ",", "、": ",", "：": ":"}
_CURLY_ENDS: Final = "”“’"


def mend_value(value: Value, slips: list[Slip]) -> tuple[str, int]:
    """Return a scalar value mended, and the index of the line on which it ends."""
    text, column = value.text, value.column
    if text[0] in "\"'":
        return _quoted(value, slips)
    # "title: # Words" was pasted with the sign of a heading; no other value is meant by it.
    if text == "#" or (text.startswith("# ") and value.head != "title: "):
        return text, value.index
    if text[0] in _SIGNS or text[0] == "#" or text == "?" or text.startswith(("? ", "- ")):
        slips.append(sign_slip(column, text[0]))
        return quoted(text.removeprefix("# ")), value.index
    if mended := _wide_brackets(text, column, slips):
        return mended, value.index
    if _CURLY.fullmatch(text):
        slips.append(_curly(column, len(text)))
        return text, value.index
    return _plain(value, slips), value.index


def _quoted(value: Value, slips: list[Slip]) -> tuple[str, int]:
    text, column = value.text, value.column
    match = (_DOUBLE if text[0] == '"' else _SINGLE).match(text)
    if match:
        if AFTER.fullmatch(text, match.end()):
            return _without_escapes(match[0], column, slips) + text[match.end() :], value.index
        slips.append(_text_after_quote(column + match.end(), len(text) - match.end()))
        return quoted(_inside(text)), value.index
    if text[-1] in _CURLY_ENDS and len(text) > 1:
        slips.append(_unclosed_quote(column + len(text) - 1, text[0]))
        return quoted(text[1:-1]), value.index
    end = _closing_line(value)
    if end is not None:
        return text, end
    slips.append(_unclosed_quote(column, text[0]))
    return quoted(text[1:]), value.index


def _wide_brackets(text: str, column: int, slips: list[Slip]) -> str:
    """Return a list or mapping in full-width brackets as YAML writes it; empty for other text."""
    if _WIDE_LIST.fullmatch(text):
        left, right = "[", "]"
    elif _WIDE_MAP.fullmatch(text):
        left, right = "{", "}"
    else:
        return ""
    slips.append(_wide_bracket(column, text[0], left))
    return left + _WIDE_SEPARATOR.sub(lambda m: f"{_NARROW[m[1]]} ", text[1:-1]) + right


def _inside(text: str) -> str:
    """Return what quotation marks around a whole value hold; else the value as it is."""
    mark = text[0]
    is_around = text.endswith(mark) and (text.count(mark) % 2 or text.endswith(mark * 2))
    return text[1:-1] if is_around else text


def _without_escapes(text: str, column: int, slips: list[Slip]) -> str:
    """Return a quoted value in single quotes where its backslashes are no escapes of YAML's."""
    if text[0] != '"' or not (match := _BAD_ESCAPE.search(text)):
        return text
    slips.append(_backslash(column + match.end() - 1))
    return quoted(text[1:-1].replace('\\"', '"'))


def _closing_line(value: Value) -> int | None:
    """Return the line that closes a quotation, unless a key comes first."""
    for end in range(value.index + 1, len(value.lines)):
        if NEXT_KEY.match(value.lines[end]):
            return None
        if value.lines[end].rstrip().endswith(value.text[0]):
            return end
    return None


def _plain(value: Value, slips: list[Slip]) -> str:
    text = value.text
    hash_at = text.find(" #")
    colon_at = _inner_colon(text)
    if colon_at >= 0 and (hash_at < 0 or colon_at < hash_at):
        slips.append(_inner_colon_slip(value, colon_at))
        return quoted(text)
    if hash_at < 0:
        return text
    is_comment = text[hash_at + 2 : hash_at + 3] in ("", " ")
    slips.append(_hash(value, hash_at + 1, is_comment=is_comment))
    return text if is_comment else quoted(text)


def _inner_colon(text: str) -> int:
    found = text.find(": ")
    if found < 0:
        found = text.find(":\t")
    if found < 0 and text.endswith(":"):
        found = len(text) - 1
    return found


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


def _wide_bracket(column: int, written: str, instead: str) -> Slip:
    return Slip(
        column,
        "front-matter-bracket",
        Message(
            f"括号要用半角“{instead}”，不是“{written}”。",
            f"the bracket is “{instead}”, not “{written}”",
        ),
        Message("改成半角括号。", "Write plain brackets."),
    )


def _backslash(column: int) -> Slip:
    return Slip(
        column,
        "front-matter-quotes",
        Message(
            "双引号里的反斜杠有特殊作用。", "a backslash has a meaning of its own in double quotes"
        ),
        Message("改用单引号。", "Use single quotes."),
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


def _inner_colon_slip(value: Value, at: int) -> Slip:
    return Slip(
        value.column + at,
        "front-matter-colon",
        Message("值里有“: ”，要放进引号。", "a value with “: ” in it needs quotes"),
        Message("把整个值放进单引号。", "Put the whole value in single quotes."),
    )


def _hash(value: Value, at: int, *, is_comment: bool) -> Slip:
    return Slip(
        value.column + at,
        "front-matter-hash",
        Message(
            "“ #”后面的文字会被当作注释丢掉。", "the text after “ #” is a comment and is dropped"
        ),
        Message(
            "若是内容，把整个值放进单引号；若是注释，另起一行写。",
            "If it belongs to the value, put all of it in single quotes; "
            "if it is a comment, write it on a line of its own.",
        ),
        length=len(value.text) - at,
        severity=Severity.WARNING if is_comment else Severity.ERROR,
        is_certain=not is_comment,
    )
