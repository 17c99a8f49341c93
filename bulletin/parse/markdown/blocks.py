"""Slips in headings, lists, tables and code fences."""

import re
from collections.abc import Iterator
from typing import Final

from bulletin.model.finding import Message, Severity
from bulletin.model.han import HAN
from bulletin.parse.markdown.text import Body, Slip
from bulletin.parse.targets import fences

_HEADING: Final = re.compile(r" {0,3}([#＃]{1,6})([ \t\u3000]*)(?=[^\s#＃])")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_NUMBERED: Final = re.compile(
    rf" {{0,3}}([0-9]{{1,2}})([、．)）]|\.(?=[{HAN}“《]))[ \t\u3000]*(?=\S)"
)
_BRACKETED: Final = re.compile(r" {0,3}(?:（[0-9]{1,2}）|\([0-9]{1,2}\)|[①-⑳])")
_DOT: Final = re.compile(r" {0,3}([•·●○◆■▪–—－])[ \t\u3000]*(?=[^\s•·●○◆■▪–—－])")
_TIGHT: Final = re.compile(r" {0,3}([-+])(?=[^\s\-+0-9.|=])")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\S")
_OTHER_BLOCK: Final = re.compile(r"[ \t]*(?:[-*+>|#<]|[0-9]{1,9}[.)][ \t]|```|~~~|\[)|[ \t]{2,}|　")
_ROW: Final = re.compile(r" {0,3}\|.*\|[ \t]*")
_RULE_ROW: Final = frozenset(" \t|:-")
_SENTENCE_END: Final = ("。", "！", "？", "；", "：", ".", "!", "?", ";", "”", "’")
_LONG: Final = 60  # characters that no heading has


def block_slips(body: Body) -> Iterator[Slip]:
    """Yield the slips of a body's blocks."""
    signs = {line.lstrip()[:1] for line in body.written}
    for beginnings, find in _FINDERS:
        if not signs.isdisjoint(beginnings):
            yield from find(body)


def _headings(body: Body) -> Iterator[Slip]:
    """Yield headings whose sign is not written as it ought, and those that skip a level."""
    above = 0
    for index, line in enumerate(body.plain):
        match = _HEADING.match(line)
        if match is None:
            continue
        column, level = match.start(1), len(match[1])
        rest = body.written[index][match.end() :]
        if "＃" in match[1] or not match[2].startswith((" ", "\t")):
            yield _marker(index, column, match[1], "#" * max(2, level) + " " + rest)
        if level > max(above, 1) + 1:
            yield _skipped(index, column, level, above, rest)
        above = level


def _marker(index: int, column: int, written: str, instead: str) -> Slip:
    is_wide = "＃" in written
    return Slip(
        index,
        column,
        "heading-marker",
        Message("标题要用半角“#”，不是“＃”。", "a heading begins with “#”, not the full-width “＃”")
        if is_wide
        else Message("“#”后面缺一个空格。", "a space is missing after “#”"),
        Message("写成“## 标题”。", "Write “## Heading”."),
        length=len(written),
        replacement=instead,
    )


def _skipped(index: int, column: int, level: int, above: int, words: str) -> Slip:
    right = "#" * (max(above, 1) + 1)
    return Slip(
        index,
        column,
        "heading-level",
        Message(
            f"标题跳了级：上一级是 {above} 级，这里是 {level} 级。"
            if above
            else f"第一个小标题是 {level} 级，应为 2 级。",
            f"this heading skips a level: from {above} to {level}"
            if above
            else f"the first heading has level {level} instead of 2",
        ),
        Message(f"写成“{right} ”。", f"Write “{right} ”."),
        length=level,
        replacement=f"{right} {words}",
    )


def _glued(body: Body) -> Iterator[Slip]:
    """Yield lines numbered in a way that makes no list: the page would join them to one line."""
    for first, last in body.paragraphs:
        for index in range(first, last + 1):
            line = body.plain[index]
            if match := _NUMBERED.match(line):
                written = body.written[index]
                yield Slip(
                    index,
                    match.start(1),
                    "list-marker",
                    Message(
                        f"“1{match[2]}”不是列表，连着的几行会并成一段。",
                        f"“1{match[2]}” makes no list; lines in a row are joined to one paragraph",
                    ),
                    Message("写成“1. 内容”。", "Write “1. item”."),
                    length=len(match[0].strip()),
                    replacement=f"{written[: match.start(1)]}{match[1]}. {written[match.end() :]}",
                    severity=Severity.WARNING if last > first else Severity.INFO,
                )
            elif index > first and (match := _BRACKETED.match(line)):
                yield Slip(
                    index,
                    len(line) - len(line.lstrip()),
                    "list-marker",
                    Message(
                        "这一行会和上一行并成一段。", "this line is joined to the one above it"
                    ),
                    Message(
                        "前面空一行，或写成列表“1. 内容”。",
                        "Put a blank line before it, or write a list: “1. item”.",
                    ),
                    length=len(match[0].strip()),
                )


def _bullets(body: Body) -> Iterator[Slip]:
    """Yield lines that were meant as items of a list: `• item`, and `-item` without a space."""
    for first, last in body.paragraphs:
        for index in range(first, last + 1):
            line, written = body.plain[index], body.written[index]
            for pattern in (_DOT, _TIGHT):
                match = pattern.match(line)
                if match is None:
                    continue
                around = body.plain[max(first, index - 1) : min(last, index + 1) + 1]
                if sum(pattern.match(each) is not None for each in around) <= 1:
                    continue
                is_tight = pattern is _TIGHT
                yield Slip(
                    index,
                    match.start(1),
                    "list-marker",
                    Message(
                        "“-”后面缺一个空格，不成列表。",
                        "without a space after it, “-” makes no list",
                    )
                    if is_tight
                    else Message(f"“{match[1]}”不成列表。", f"“{match[1]}” makes no list"),
                    Message("写成“- 内容”。", "Write “- item”."),
                    replacement=f"{written[: match.start(1)]}- {written[match.end() :]}",
                )


def _underlines(body: Body) -> Iterator[Slip]:
    """Yield sentences that a line of dashes below them turns into a heading."""
    for index, line in enumerate(body.plain[1:], 1):
        above = body.plain[index - 1].strip()
        if not above or not _UNDERLINE.fullmatch(line) or _OTHER_BLOCK.match(above):
            continue
        if len(above) > _LONG or above.endswith(_SENTENCE_END):
            yield Slip(
                index,
                len(line) - len(line.lstrip()),
                "blank-line",
                Message(
                    "这条线会把上一段变成标题。",
                    "this line turns the paragraph above into a heading",
                ),
                Message("线的前面空一行。", "Put a blank line before it."),
                length=len(line.strip()),
            )


def _joined(body: Body) -> Iterator[Slip]:
    """Yield paragraphs that stand right below a list: they become part of its last item."""
    for index, line in enumerate(body.plain[1:], 1):
        above = body.plain[index - 1]
        if (
            line.strip()
            and _ITEM.match(above)
            and above.rstrip().endswith(_SENTENCE_END)
            and not _OTHER_BLOCK.match(line)
            and not (line[0].isascii() and line[0].islower())
        ):
            yield Slip(
                index,
                0,
                "blank-line",
                Message(
                    "这一段会并进上面列表的最后一项。",
                    "this paragraph becomes part of the list's last item",
                ),
                Message(
                    "前面空一行；若属于上一项，开头空四格。",
                    "Put a blank line before it; to belong to the item, indent it by four spaces.",
                ),
                length=min(len(line), 12),
            )


def _tables(body: Body) -> Iterator[Slip]:
    """Yield tables without the row of dashes below their head."""
    for first, last in body.paragraphs:
        if first == last:
            continue
        yield from _wide_rows(body, first, last)
        rows = [index for index in range(first, last + 1) if _ROW.fullmatch(body.plain[index])]
        if len(rows) < 2 or any(set(body.plain[index]) <= _RULE_ROW for index in rows[:2]):  # noqa: PLR2004 - head and one row
            continue
        head = rows[0]
        cells = max(1, body.plain[head].strip().strip("|").count("|") + 1)
        yield Slip(
            head,
            0,
            "table-rule",
            Message(
                "表头下面缺一行短横线。", "the row of dashes below the table's head is missing"
            ),
            Message(
                f"在第一行下面加：|{'---|' * cells}", f"Add below the first row: |{'---|' * cells}"
            ),
            length=len(body.plain[head]),
        )


def _wide_rows(body: Body, first: int, last: int) -> Iterator[Slip]:
    """Yield the rows of a table that have more cells than its head: the page drops them."""
    rule = next((each for each in range(first + 1, last + 1) if _is_rule(body.plain[each])), last)
    head = _cells(body.plain[rule])
    for index in range(rule + 1, last + 1):
        if (cells := _cells(body.plain[index])) > head:
            yield Slip(
                index,
                0,
                "table-rule",
                Message(
                    f"这一行有 {cells} 格，表头只有 {head} 格，多出来的会丢掉。",
                    f"this row has {cells} cells, the head {head}: the page drops the others",
                ),
                Message(
                    "去掉多的“|”，或给表头补上；文字里的竖线写“\\|”。",
                    "Take out a “|”, or add to the head; for a bar in the text write “\\|”.",
                ),
                length=len(body.plain[index].rstrip()),
            )


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and set(line) <= _RULE_ROW


def _cells(line: str) -> int:
    text = line.replace("\\|", "").strip().removeprefix("|").removesuffix("|")
    return text.count("|") + 1


def _fences(body: Body) -> Iterator[Slip]:
    """Yield a code fence that is never closed."""
    for opened, last, fence in fences(body.written):
        if last is None:
            yield Slip(
                opened,
                len(body.written[opened]) - len(body.written[opened].lstrip()),
                "code-fence",
                Message(f"“{fence}”没有结束。", f"“{fence}” is never closed"),
                Message(
                    f"在代码后面另起一行写“{fence}”。", f"Write “{fence}” on a line after the code."
                ),
                length=len(fence),
            )


_DIGITS: Final = "0123456789"
# A body is searched for a slip only if some line begins with a sign that the slip begins with.
_FINDERS: Final = (
    ("#＃", _headings),
    (_DIGITS + "（(" + "".join(map(chr, range(ord("①"), ord("⑳") + 1))), _glued),
    ("-+•·●○◆■▪–—－", _bullets),
    ("=-", _underlines),
    ("-*+" + _DIGITS, _joined),
    ("|", _tables),
    ("`~", _fences),
)
