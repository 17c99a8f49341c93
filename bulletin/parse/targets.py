"""Where a Markdown text links to: one linear scan, without drawing anything."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bulletin.model.article import Target

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_TICKS: Final = re.compile(r"`+")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*(?=\n)")
_ESCAPED: Final = re.compile(r"\\[\\\[\]()<>!`]")
_BRACKET: Final = re.compile(r"[\[\]\n](?:(?<!\n)|[ \t]*\n)")  # a set first: searched faster
_DESTINATION: Final = re.compile(
    r"\([ \t]*(?:<([^<>\n]*)>|([^\s()<>\"']*))(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_TITLE: Final = re.compile(r"[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*')[ \t]*")
_DEFINITION: Final = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]+)\]:[ \t]*(?:\n[ \t]*)?<?([^\s<>]+)", re.MULTILINE
)
_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])([^<>]*)>?")
_ATTRIBUTE: Final = re.compile(
    r"\b(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_AUTOLINK: Final = re.compile(r"<((?:https?|ftp|mailto|tel):[^<>\s]*)>", re.IGNORECASE)
_DESTINATION_LIMIT: Final = 1_000


@dataclass(frozen=True, slots=True)
class BarePicture:
    """A picture without alternative text: where it stands, and how long it is as written."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class _Scan:
    text: str  # Markdown with code, comments and escapes blanked out; as long as the original
    found: list[tuple[int, str, bool]] = field(default_factory=list)  # offset, url, is picture
    bare: list[tuple[int, int]] = field(default_factory=list)  # offset, length
    picture_ids: set[str] = field(default_factory=set)


def find_targets(body: str, first_line: int) -> tuple[tuple[Target, ...], tuple[BarePicture, ...]]:
    """Return link and picture destinations in order, and pictures without alternative text.

    `first_line` is the line of the file on which the body begins; columns count from 1.
    """
    if "[" not in body and "<" not in body:
        return (), ()
    scan = _Scan(without_code(body))
    _brackets(scan, body)
    _definitions(scan)
    _tags(scan)
    if not scan.found and not scan.bare:
        return (), ()
    starts = [0, *(match.end() for match in re.finditer("\n", body))]

    def position(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return first_line + line - 1, offset - starts[line - 1] + 1

    targets = tuple(
        Target(url, *position(offset), is_picture) for offset, url, is_picture in sorted(scan.found)
    )
    bare = tuple(BarePicture(*position(offset), length) for offset, length in sorted(scan.bare))
    return targets, bare


def without_code(body: str) -> str:
    """Return Markdown with code, HTML comments and escaped marks blanked, at equal length."""
    if "```" in body or "~~~" in body:
        body = _without_fences(body)
    if "`" in body:
        body = _without_spans(body)
    if "<!--" in body:
        body = _without_comments(body)
    return _ESCAPED.sub("  ", body) if "\\" in body else body


def fences(lines: Sequence[str]) -> Iterator[tuple[int, int | None, str]]:
    """Yield the first and last line of each block of fenced code, and its mark.

    The last line is None where the block is never closed.
    """
    first, mark = -1, ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        if first >= 0:
            if match[1].startswith(mark) and not match[2].strip():
                yield first, index, mark
                first = -1
        elif not (match[1][0] == "`" and "`" in match[2]):
            first, mark = index, match[1]
    if first >= 0:
        yield first, None, mark


def _without_fences(body: str) -> str:
    lines = body.split("\n")
    for first, last, _ in fences(tuple(lines)):
        for index in range(first, len(lines) if last is None else last + 1):
            lines[index] = " " * len(lines[index])
    return "\n".join(lines)


def _without_spans(body: str) -> str:
    """Blank code spans: a run of backticks up to the next run as long in the same paragraph."""
    parts: list[str] = []
    done = 0
    for first, last in _paragraphs(body):
        runs = [(m.start(), m.end()) for m in _TICKS.finditer(body, first, last)]
        closing: dict[int, int] = {}
        following: list[int | None] = [None] * len(runs)
        for index in range(len(runs) - 1, -1, -1):
            length = runs[index][1] - runs[index][0]
            following[index] = closing.get(length)
            closing[length] = index
        index = 0
        while index < len(runs):
            close = following[index]
            if close is None or (runs[index][0] and body[runs[index][0] - 1] == "\\"):
                index += 1
                continue
            start, end = runs[index][0], runs[close][1]
            parts += [body[done:start], _blank(body[start:end])]
            done, index = end, close + 1
    return "".join([*parts, body[done:]])


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLANK_LINE.finditer(body):
        yield start, match.start()
        start = match.end()
    yield start, len(body)


def _blank(text: str) -> str:
    """Return as many characters that mean nothing, with the line ends kept."""
    return "\n".join("x" * len(line) for line in text.split("\n"))


def _without_comments(body: str) -> str:
    parts: list[str] = []
    done = 0
    while (start := body.find("<!--", done)) >= 0:
        end = body.find("-->", start + 4)
        end = len(body) if end < 0 else end + 3
        parts += [
            body[done:start],
            "\n".join(" " * len(line) for line in body[start:end].split("\n")),
        ]
        done = end
    return "".join([*parts, body[done:]])


def _brackets(scan: _Scan, body: str) -> None:
    """Find `[text](url)`, `![alt](url)` and the ids of `![alt][id]`."""
    opened: list[int] = []
    text = scan.text
    passed = 0
    for match in _BRACKET.finditer(text):
        if match.start() < passed:
            continue
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] != "]":
            opened.clear()
        elif opened:
            start = opened.pop()
            end = match.end()
            is_picture = start > 0 and text[start - 1] == "!"
            label = text[start + 1 : end - 1]
            if text.startswith("(", end):
                passed = _inline(scan, body, end, is_picture=is_picture) or passed
            elif is_picture and text.startswith("[", end):
                close = text.find("]", end, end + 200)
                scan.picture_ids.add((text[end + 1 : close] or label).casefold())
            elif is_picture:
                scan.picture_ids.add(label.casefold())
            if is_picture and not label.strip() and text.startswith(("(", "["), end):
                scan.bare.append((start - 1, end - start + 1))


def _inline(scan: _Scan, body: str, start: int, *, is_picture: bool) -> int:
    """Note the destination in the parentheses at `start`; return where they end, 0 for nowhere."""
    match = _DESTINATION.match(scan.text, start)
    if match:
        group = 1 if match[1] is not None else 2
        offset, end = match.start(group), match.end()
        url = body[offset : match.end(group)]
    else:
        end = _closing_parenthesis(scan.text, start)
        if not end:
            return 0
        inner = body[start + 1 : end - 1]
        title = next(
            (m.start() for m in _TITLE.finditer(inner) if m.end() == len(inner)), len(inner)
        )
        url = inner[:title].strip()
        offset = start + 1 + len(inner) - len(inner.lstrip())
        if url.startswith("<") and url.endswith(">"):
            url, offset = url[1:-1], offset + 1
    scan.found.append((offset, url, is_picture))
    return end


def _closing_parenthesis(text: str, start: int) -> int:
    depth = 0
    limit = min(len(text), start + _DESTINATION_LIMIT)
    if text.find(")", start, limit) < 0:
        return 0
    for offset in range(start, limit):
        character = text[offset]
        if character == "\n" and text.startswith("\n", offset + 1):
            return 0
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return offset + 1
    return 0


def _definitions(scan: _Scan) -> None:
    for match in _DEFINITION.finditer(scan.text) if "]:" in scan.text else ():
        is_picture = match[1].casefold() in scan.picture_ids
        scan.found.append((match.start(2), match[2], is_picture))


def _tags(scan: _Scan) -> None:
    scan.found += [(each.start(1), each[1], False) for each in _AUTOLINK.finditer(scan.text)]
    for tag in _TAG.finditer(scan.text):
        is_image = tag[1].lower() == "img"
        alt = ""
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            group = next(each for each in (2, 3, 4) if attribute[each] is not None)
            if attribute[1].lower() == "alt":
                alt = attribute[group]
            else:
                offset = tag.start(2) + attribute.start(group)
                scan.found.append((offset, attribute[group], is_image))
        if is_image and not alt.strip():
            scan.bare.append((tag.start(), len(tag[0])))
