"""Emphasis and code that begin and never end, and bold lines that stand for headings."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from bulletin.model.finding import Message
from bulletin.model.han import HAN
from bulletin.parse.markdown.text import Body, Slip

# Bold words as they should be: nothing is amiss with them, wherever they stand in a line.
_BOLD_WORDS: Final = re.compile(r"\*\*(?<![\\*]\*\*)(?=[^\s*])[^*_\n]*(?<=[^\s*\\])\*\*(?!\*)")
_STARS: Final = re.compile(r"(?<![\\*])\*{1,3}(?!\*)")
_UNDERSCORE: Final = re.compile(r"(?<![\w\\])_(?=[^\s_])|(?<=[^\s_\\])_(?!\w)")
_TICKS: Final = re.compile(r"(?<![\\`])`{1,3}(?!`)")
_NEW_BLOCK: Final = re.compile(r"[ \t]*(?:[-*+>|#]|[0-9]{1,9}[.)])[ \t|]")
_BULLET: Final = re.compile(r"[ \t>]*\*[ \t]")
_RULE: Final = re.compile(r"[ \t]*(?:\*[ \t]*){3,}")
# A star that calls a note stands before one of these, as no emphasis begins.
_AFTER_CALL: Final = frozenset("，。、；：！？）》」』”’,.;:!?)]|%0123456789")
_NOTE: Final = re.compile(
    r"[ \t>]*\*(?:注|备注|附注|说明|来源|数据|截至|不含"
    r"|(?:notes?|sources?|figures?|data|as of|excluding)\b)",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(r"(?<=[A-Za-z0-9])\*(?=[A-Za-z0-9])")  # as in A*STAR
_FACTOR: Final = re.compile(r"(?<=[0-9])\*(?=[0-9])")
_CALL: Final = re.compile(r"(?<![\\*])\*(?!\*)")
_BOLD_LINE: Final = re.compile(r"(\*\*|__)(?=\S)([^*_`|\[\]]{1,100})(?<=\S)\1[ \t]*")
_NO_HEADING: Final = tuple("。！？；：，、…”.!?;:,")
_HAN: Final = re.compile(f"[{HAN}]")
_LONGEST_HEADING: Final = {True: 30, False: 70}  # characters of text with Han, and without


class _Mark(NamedTuple):
    """A mark in a line: whether it may close and may open what it stands for.

    `is_meant` is false where nobody begins emphasis: in `3*4`, after a word that a note explains.
    """

    line: int
    column: int
    text: str
    closes: bool
    opens: bool
    is_meant: bool = True


def emphasis_slips(body: Body) -> Iterator[Slip]:
    """Yield marks of emphasis and code that the page would print, or take for what they are not."""
    has_code = body.plain is not body.written  # which may hold one mark of a pair
    doubtful = body.source if has_code else _BOLD_WORDS.sub("", body.source)
    finders = [find for sign, find in _FINDERS if sign in doubtful]
    has_bold = "**" in body.source or "__" in body.source
    for first, last in body.paragraphs if finders or has_bold else ():
        for find in finders:
            yield from _unpaired(body, first, last, find)
        yield from _bold_heading(body, first, last)
    for index, line in enumerate(body.plain) if "`" in body.source else ():
        for match in _TICKS.finditer(line) if line.lstrip()[:3] != "```" else ():
            yield _unclosed(_Mark(index, match.start(), match[0], closes=False, opens=True))


def _unpaired(
    body: Body, first: int, last: int, find: Callable[[int, str], Iterator[_Mark]]
) -> Iterator[Slip]:
    """Yield marks that open no emphasis, that their paragraph never closes, or that meant none."""
    opened: _Mark | None = None
    taken = -1
    for index in range(first, last + 1):
        line = body.plain[index]
        if opened and _NEW_BLOCK.match(line):
            if opened.is_meant:
                yield _unclosed(opened)
            opened = None
        for mark in find(index, line):
            if opened and mark.closes:
                if not opened.is_meant and opened.line != taken:  # one correction mends a line
                    yield _taken(opened, body.written[opened.line])
                    taken = opened.line
                opened = None
            elif opened and opened.is_meant:  # meant to close, but a space stands before it
                yield _spaced(mark)
                opened = None
            elif mark.opens:
                opened = mark
    if opened and opened.is_meant:
        yield _unclosed(opened)


def _bold(index: int, line: str) -> Iterator[_Mark]:
    return (each for each in _stars(index, line) if len(each.text) > 1)


def _italic(index: int, line: str) -> Iterator[_Mark]:
    bullet = _BULLET.match(line)
    first = bullet.end() - 1 if bullet else 0
    is_note = _NOTE.match(line) is not None
    for mark in _stars(index, line):
        if len(mark.text) == 1 and mark.column >= first:
            after = line[mark.column + 1 : mark.column + 2]
            is_call = after in _AFTER_CALL or _WITHIN.match(line, mark.column)
            yield mark._replace(is_meant=not (is_note or is_call))


def _stars(index: int, line: str) -> Iterator[_Mark]:
    if "*" in line and not _RULE.fullmatch(line):
        for match in _STARS.finditer(line):
            yield _mark(index, line, match)


def _underscores(index: int, line: str) -> Iterator[_Mark]:
    """Yield single underscores at the edge of a word: within one they mean nothing."""
    if "_" in line and "://" not in line:
        for match in _UNDERSCORE.finditer(line):
            mark = _mark(index, line, match)
            is_first = not line[max(0, match.start() - 1) : match.start()].strip(" \t（(“\"'")
            if mark.closes or is_first:
                yield mark._replace(opens=is_first and mark.opens)


_FINDERS: Final = (("**", _bold), ("*", _italic), ("_", _underscores))


def _mark(index: int, line: str, match: re.Match[str]) -> _Mark:
    before = line[max(0, match.start() - 1) : match.start()]
    after = line[match.end() : match.end() + 1]
    return _Mark(index, match.start(), match[0], bool(before.strip()), bool(after.strip()))


def _bold_heading(body: Body, first: int, last: int) -> Iterator[Slip]:
    """Yield a line that is bold as a whole where a heading was meant."""
    line = body.plain[first]
    match = _BOLD_LINE.fullmatch(line)
    if match is None or match[2].endswith(_NO_HEADING):
        return
    below = range(last + 1, len(body.plain))
    if first == last and not any(body.plain[each].strip() for each in below):  # a closing word
        return
    if len(match[2]) > _LONGEST_HEADING[bool(_HAN.search(match[2]))]:
        return
    yield Slip(
        first,
        0,
        "bold-heading",
        Message(
            "整行加粗不是小标题：目录和读屏软件都找不到它。",
            "a bold line is not a heading: contents and screen readers don't find it",
        ),
        Message("写成“## 小标题”，下面空一行。", "Write “## Heading”, and a blank line below it."),
        length=len(line.rstrip()),
        replacement=f"## {match[2]}",
    )


def _spaced(mark: _Mark) -> Slip:
    return Slip(
        mark.line,
        mark.column,
        "emphasis",
        Message(
            f"“{mark.text}”前面多了空格，不成强调，会原样印出来。",
            f"a space stands before this “{mark.text}”: nothing is set off and it would be printed",
        ),
        Message(
            f"两个“{mark.text}”都紧贴着文字写。",
            f"Write both “{mark.text}” right beside the words.",
        ),
        length=len(mark.text),
    )


def _unclosed(mark: _Mark) -> Slip:
    sign = mark.text
    escaped = "".join(f"\\{each}" for each in sign)
    return Slip(
        mark.line,
        mark.column,
        "emphasis",
        Message(
            f"“{sign}”没有结束，会原样印出来。",
            f"this “{sign}” is never closed and would be printed",
        ),
        Message(
            f"在所标的文字后面紧接着再写“{sign}”，中间不留空格；若就是要印它，写“{escaped}”。",
            f"Write “{sign}” right after the last word, without a space between; "
            f"if the mark itself is meant, write “{escaped}”.",
        ),
        length=len(sign),
    )


def _taken(mark: _Mark, written: str) -> Slip:
    is_factor = _FACTOR.match(written, mark.column) is not None
    return Slip(
        mark.line,
        mark.column,
        "emphasis",
        Message(
            "这个“*”会和后面的“*”一起变成斜体，两个都印不出来。",
            "this “*” and the next one make the words between them italic; neither is printed",
        ),
        Message("乘号写“×”。", "Write “×” for times.")
        if is_factor
        else Message("要印星号，写“\\*”。", "Write “\\*” for an asterisk."),
        replacement=_FACTOR.sub("×", written) if is_factor else _CALL.sub(r"\\*", written),
    )
