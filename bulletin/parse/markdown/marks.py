"""Marks of other programs and other keyboards: the page would print them as they stand."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from bulletin.model.body import TAGS
from bulletin.model.finding import Message
from bulletin.model.han import HAN
from bulletin.parse.markdown.foreign import FOREIGN, ForeignMark
from bulletin.parse.markdown.text import Body, Slip, holds

_NOTE: Final = re.compile(r"\[\^([^\[\]\s]{1,60})\](:|：)?")
_DEFINITION: Final = re.compile(r" {0,3}\[([^\[\]^\n]{1,80})\](:|：)[ \t]*\S")
_REFERENCE: Final = re.compile(r"(?<![\]!\\])!?\[([^\[\]^\n]{1,80})\]\[([^\[\]^\n]{0,80})\]")
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/>])[^<>]{0,500}>")
_HAN: Final = re.compile(f"[{HAN}]")
_CODE_LINE: Final = re.compile(r"(?: {4,}|\t[ \t]*)(?=\S)")
_EMPTY_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t#]*")
_KEY_LINE: Final = re.compile(r"[A-Za-z_]{1,40}:(?: |$)")
_MOST_KEYS: Final = 20  # of a front matter
_CELLS: Final = re.compile(r"\S[^\t]*\t+\S")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]|[ \t]*\[\^")


def mark_slips(body: Body) -> Iterator[Slip]:
    """Yield the marks of a body that the page would print or drop."""
    text = body.blanked
    marks = [each for each in FOREIGN if holds(text, each[0]) and each[1].search(text)]
    for index, line in enumerate(body.plain) if marks or "#" in body.source else ():
        if marks:
            yield from _foreign(index, line, marks)
        if "#" in line and _EMPTY_HEADING.fullmatch(line):
            yield _empty_heading(index, line)
    if "<" in body.source:
        yield from _tags(body)
        yield from _open_comments(body)
    if "[^" in body.source:
        yield from _notes(body)
    if "][" in body.source or "]：" in body.source:
        yield from _references(body)
    if "---\n" in body.source:
        yield from _second_story(body)
    if "\t" in body.source:
        yield from _pasted_rows(body)
    if "\n    " in body.source or "\n\t" in body.source:
        yield from _indented(body)


def _foreign(index: int, line: str, marks: Iterable[ForeignMark]) -> Iterator[Slip]:
    for _, pattern, what, hint in marks:
        for match in pattern.finditer(line):
            length = max(1, len(match[0].rstrip()))
            yield Slip(index, match.start(), "foreign-markup", what, hint, length=length)


def _empty_heading(index: int, line: str) -> Slip:
    return Slip(
        index,
        0,
        "heading-marker",
        Message("小标题是空的。", "the heading is empty"),
        Message("写上标题，或删去这一行。", "Write the heading, or delete the line."),
        length=len(line),
    )


def _tags(body: Body) -> Iterator[Slip]:
    """Yield HTML that no page keeps: each tag once a line, where it opens."""
    for index, line in enumerate(body.plain):
        for match in _TAG.finditer(line) if "<" in line else ():
            name = match[1].lower()
            if name in TAGS or match[0].startswith("</"):
                continue
            yield Slip(
                index,
                match.start(),
                "foreign-markup",
                Message(
                    f"网页上没有 <{name}>，会被去掉。", f"no page keeps <{name}>; it is dropped"
                ),
                Message(
                    "用 Markdown 写；视频和地图给一个链接。",
                    "Write Markdown; give videos and maps a link.",
                ),
                length=len(match[0]),
            )


def _open_comments(body: Body) -> Iterator[Slip]:
    """Yield the start of a comment that is never closed: all below it is at risk."""
    start = body.source.rfind("<!--")
    if start < 0 or "-->" in body.source[start:]:
        return
    index = body.source.count("\n", 0, start)
    column = start - body.source.rfind("\n", 0, start) - 1
    if "`" in body.written[index][:column]:  # in code, and shown as it stands
        return
    yield Slip(
        index,
        column,
        "unclosed-comment",
        Message("注释“<!--”没有结束。", "the comment “<!--” is never closed"),
        Message("在注释后面写“-->”。", "Write “-->” after the comment."),
        length=4,
    )


def _notes(body: Body) -> Iterator[Slip]:
    """Yield footnotes that are called and not written, or written and not called."""
    called: dict[str, tuple[int, int, int]] = {}
    written: dict[str, tuple[int, int, int]] = {}
    for index, line in enumerate(body.plain):
        for match in _NOTE.finditer(line) if "[^" in line else ():
            place = (index, match.start(), len(match[0]))
            is_definition = match[2] is not None and not line[: match.start()].strip()
            if is_definition and match[2] == "：":
                yield _wide_note(*place, body.written[index], match.end())
            (written if is_definition else called).setdefault(match[1], place)
    for label, place in called.items():
        if label not in written:
            yield _note(
                place,
                Message(f"脚注 [^{label}] 没有内容。", f"footnote [^{label}] has no text"),
                Message(f"在文末写“[^{label}]: 内容”。", f"Write “[^{label}]: text” at the end."),
            )
    for label, place in written.items():
        if label not in called:
            yield _note(
                place,
                Message(
                    f"正文里没有用到脚注 [^{label}]。",
                    f"nothing in the text calls footnote [^{label}]",
                ),
                Message(
                    f"在正文里写 [^{label}]，或删去这一条。",
                    f"Write [^{label}] in the text, or delete the note.",
                ),
            )


def _note(place: tuple[int, int, int], message: Message, hint: Message) -> Slip:
    index, column, length = place
    return Slip(index, column, "footnote", message, hint, length=length)


def _wide_note(index: int, column: int, length: int, written: str, end: int) -> Slip:
    return Slip(
        index,
        column + length - 1,
        "footnote",
        Message("脚注的冒号是全角“：”。", "the footnote's colon is full-width (：)"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
        replacement=f"{written[: end - 1]}: {written[end:].lstrip()}",
    )


def _references(body: Body) -> Iterator[Slip]:
    """Yield `[text][id]` whose id nothing defines, and definitions with a full-width colon."""
    known: set[str] = set()
    for index, line in enumerate(body.plain):
        if match := _DEFINITION.match(line) if "]" in line else None:
            known.add(match[1].casefold())
            if match[2] == "：":
                written = body.written[index]
                at = match.start(2)
                yield Slip(
                    index,
                    at,
                    "link-mark",
                    Message("冒号是全角“：”。", "the colon is full-width (：)"),
                    Message("写成“[编号]: 网址”。", "Write “[id]: address”."),
                    replacement=f"{written[:at]}: {written[at + 1 :].lstrip()}",
                )
    for index, line in enumerate(body.plain):
        for match in _REFERENCE.finditer(line) if "][" in line else ():
            label = (match[2] or match[1]).casefold()
            if label not in known:
                yield Slip(
                    index,
                    match.start(),
                    "link-mark",
                    Message(
                        f"没有定义“{match[2] or match[1]}”指向哪里，会原样印出来。",
                        f"nothing says where “{match[2] or match[1]}” leads; it would be printed",
                    ),
                    Message("写成 [文字](网址)。", "Write [words](address)."),
                    length=len(match[0]),
                )


def _indented(body: Body) -> Iterator[Slip]:
    """Yield Chinese paragraphs that four spaces or a tab turn into code."""
    below_list = False
    for first, last in body.paragraphs:
        line = body.written[first]
        is_list = any(_ITEM.match(body.plain[index]) for index in range(first, last + 1))
        match = _CODE_LINE.match(line)
        if first and match and not below_list and not is_list and _HAN.match(line, match.end()):
            yield Slip(
                first,
                0,
                "foreign-markup",
                Message(
                    "开头有四个空格或制表符，这一段会变成代码。",
                    "four spaces or a tab make code of this paragraph",
                ),
                Message(
                    "删去开头的空格；段首缩进由网页安排。",
                    "Delete them; the page sees to indentation.",
                ),
                length=match.end(),
                replacement=line[match.end() :],
            )
        elif not match:
            below_list = is_list


def _second_story(body: Body) -> Iterator[Slip]:
    """Yield where front matter begins within a text: two stories in one file."""
    for index, line in enumerate(body.plain):
        if line.rstrip() != "---":
            continue
        keys = list(takewhile(_KEY_LINE.match, body.plain[index + 1 : index + 1 + _MOST_KEYS]))
        if any(each.startswith("title:") for each in keys):
            yield Slip(
                index,
                0,
                "foreign-markup",
                Message(
                    "这里又是一段前置信息，会原样印出来。",
                    "a second front matter begins here; it would be printed",
                ),
                Message(
                    "一个文件只写一篇稿件：另一篇放进自己的文件夹。",
                    "A file holds one story: give the other a folder of its own.",
                ),
                length=3,
            )


def _pasted_rows(body: Body) -> Iterator[Slip]:
    """Yield paragraphs of rows whose cells are set apart by tabs, as spreadsheets copy them."""
    for first, last in body.paragraphs:
        rows = body.plain[first : last + 1]
        if len(rows) > 1 and all(map(_CELLS.match, rows)):
            cells = len(re.split(r"\t+", rows[0].strip()))
            yield Slip(
                first,
                0,
                "table-rule",
                Message(
                    "从表格里粘贴来的几行会并成一段。",
                    "rows pasted from a spreadsheet are joined to one paragraph",
                ),
                Message(
                    f"格与格之间写“|”，第一行下面加：|{'---|' * cells}",
                    f"Put “|” between the cells, and below the first row: |{'---|' * cells}",
                ),
                length=len(rows[0]),
            )
