"""Inline Markdown → the words a reader sees, each with its place in the source.

A small linear scanner, tolerant of anything: what it cannot read as markup is text.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

SEPARATOR = " | "  # stands between table cells, and between a picture's words and its caption

_TEXT, _HIDDEN, _VERBATIM, _SEPARATOR, _BREAK, _ENTITY = range(6)

_FIRST_WIDE = "\u2e80"  # CJK radicals: from here on scripts are written without spaces

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<autolink><(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:|[^\s<>@]{1,64}@)[^\s<>]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<note>\[\^[^\[\]\s]+\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<emphasis>\*+|_+|~~)"
    r"|(?P<attributes>\{(?::|[#.][A-Za-z])[^{}\n]*\})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<url>(?:https?://|www\.)[!-;=?-Z_a-z~]+)"
    r"|(?P<email>@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<cell>\|)"
    r"|(?P<line>(?:(?<![ \t])[ \t]{2,}|\\)?\n)"
)
_DESTINATION = re.compile(
    r"\(\s{0,9}(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*"
    r"(?: [^\s()<>\"'][^\s()<>\"']*)*))"  # "photo 1.jpg" is no Markdown, and what people write
    r"(?:\s{1,9}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'))?\s{0,9}\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_ATTRIBUTE = re.compile(r"\b(?P<name>src|href)\s*=\s*[\"']?(?P<url>[^\s\"'>]+)")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words a reader sees; `start` is their offset in the source, `is_prose` false for code."""

    text: str
    start: int
    is_prose: bool = True


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link or picture leads, and the offset in the source where that is written."""

    url: str
    start: int
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """One block's words, its links and pictures, and the labels of the footnotes it calls."""

    pieces: tuple[Piece, ...]
    destinations: tuple[Destination, ...]
    notes: tuple[str, ...]
    is_bare: bool = False  # nothing but pictures, linked or not


def scan_inline(source: str, references: Mapping[str, str], *, is_table: bool = False) -> Inline:
    """Read the inline markup of one block; `references` maps lower-case link ids to URLs."""
    scan = _Scan(source, references, is_table, bytearray(len(source)), code_ends(source))
    position = 0
    while match := _TOKEN.search(source, position):
        position = scan.read(match)
    pieces = tuple(scan.pieces())
    return Inline(pieces, tuple(scan.destinations), tuple(scan.notes), scan.is_bare(pieces))


def code_ends(source: str) -> dict[int, int]:
    """Map the start of each run of backticks to that of the next run of the same length."""
    ends: dict[int, int] = {}
    latest: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", source))):
        length = len(run[0])
        if length in latest:
            ends[run.start()] = latest[length]
        latest[length] = run.start()
    return ends


@dataclass(slots=True)
class _Scan:
    source: str
    references: Mapping[str, str]
    is_table: bool
    flags: bytearray
    code_ends: dict[int, int]
    destinations: list[Destination] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)  # start, end
    emphases: dict[str, int] = field(default_factory=dict)  # run → start of its last opener
    shown: list[tuple[int, int]] = field(default_factory=list)  # pictures: start, end

    def read(self, match: re.Match[str]) -> int:
        """Take one token and return the offset after it."""
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "escape":
            self.mark(start, start + 1, _HIDDEN)
        elif kind in {"code", "comment"}:
            return self.read_verbatim(match)
        elif kind == "open":
            self.brackets.append((start, end))
        elif kind == "close":
            return self.read_close(end)
        elif kind == "emphasis":
            self.read_emphasis(match)
        elif kind == "cell":
            self.mark(start, end, _SEPARATOR if self.is_table else _TEXT)
        elif kind == "line":
            self.mark(start, end, _HIDDEN)
            self.mark(end - 1, end, _BREAK)
        elif kind == "entity":
            self.mark(start, end, _ENTITY)
        elif kind == "email":
            mailbox = _MAILBOX.search(self.source, max(0, start - 64), start)
            self.mark(mailbox.start() if mailbox else start, end, _VERBATIM)
        else:
            return self.read_address(match)
        return end

    def mark(self, start: int, end: int, flag: int) -> None:
        self.flags[start:end] = bytes((flag,)) * (end - start)

    def read_verbatim(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if match.lastgroup == "comment":
            closed = self.source.find("-->", end)
            close = len(self.source) if closed < 0 else closed + 3
            self.mark(start, close, _HIDDEN)
            return close
        closing = self.code_ends.get(start)
        if closing is None:
            return end
        self.mark(start, closing + (end - start), _HIDDEN)
        self.mark(end, closing, _VERBATIM)
        return closing + (end - start)

    def read_close(self, end: int) -> int:
        if not self.brackets:
            return end
        opened, words = self.brackets.pop()
        is_picture = self.source[opened] == "!"
        if found := _DESTINATION.match(self.source, end):
            group = "bare" if found["angle"] is None else "angle"
            url, at = found[group], found.start(group)
        else:
            found = _REFERENCE.match(self.source, end)
            label = (found[1] if found else "") or self.source[words : min(end - 1, words + 200)]
            url, at = self.references.get(label.casefold(), ""), opened
        if not url:
            return end
        self.destinations.append(Destination(url, at, is_picture))
        self.mark(opened, words, _HIDDEN)
        after = found.end() if found else end
        self.mark(end - 1, after, _HIDDEN)
        if is_picture:
            self.shown.append((opened, after))
            self.show_caption(found)
        return after

    def show_caption(self, found: re.Match[str] | None) -> None:
        if found is None or found.re is not _DESTINATION:
            return
        group = "double" if found["double"] else "single"
        if found[group]:
            start, end = found.span(group)
            self.mark(start - 1, start, _SEPARATOR)
            self.mark(start, end, _TEXT)

    def read_emphasis(self, match: re.Match[str]) -> None:
        run, start, end = match[0], match.start(), match.end()
        before = self.source[start - 1 : start] or " "
        after = self.source[end : end + 1] or " "
        is_word_mark = run[0] == "_"
        closes = not before.isspace() and not (is_word_mark and after.isalnum())
        opens = not after.isspace() and not (is_word_mark and before.isalnum())
        if closes and run in self.emphases:
            opened = self.emphases.pop(run)
            self.mark(opened, opened + len(run), _HIDDEN)
            self.mark(start, end, _HIDDEN)
        elif opens:
            self.emphases[run] = start

    def read_address(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if match.lastgroup == "note":
            self.notes.append(match[0][2:-1])
        elif match.lastgroup == "autolink":
            self.destinations.append(Destination(match[0][1:-1], start + 1))
        elif match.lastgroup == "url":
            url = match[0].rstrip(".,;:!?'\"*_)")
            end = start + len(url)
            self.destinations.append(Destination(url, start))
        elif match.lastgroup == "tag":
            self.destinations += (
                Destination(each["url"], start + each.start("url"), each["name"] == "src")
                for each in _ATTRIBUTE.finditer(match[0])
            )
            is_break = match[0][:3].lower() == "<br"
            self.mark(start, end, _HIDDEN)
            self.mark(end - 1, end, _BREAK if is_break else _HIDDEN)
            return end
        self.mark(start, end, _HIDDEN)
        return end

    def pieces(self) -> Iterator[Piece]:
        """Collect what is not hidden, joining lines as the two scripts want it."""
        start = 0
        for flag, group in groupby(self.flags):
            end = start + sum(1 for _ in group)
            text = self.source[start:end]
            if flag in {_TEXT, _VERBATIM}:
                yield Piece(text, start, flag == _TEXT)
            elif flag == _ENTITY:
                yield Piece(html.unescape(text), start, is_prose=False)
            elif flag == _SEPARATOR:
                yield Piece(SEPARATOR, start, is_prose=False)
            elif flag == _BREAK and (joint := self.joint(start, end)):
                yield Piece(joint, start, is_prose=False)
            start = end

    def is_bare(self, pieces: tuple[Piece, ...]) -> bool:
        """Say whether all words belong to pictures."""
        inside = bytearray(len(self.source))
        for start, end in self.shown:
            inside[start:end] = b"\1" * (end - start)
        return all(inside[each.start] or not each.text.strip() for each in pieces)

    def joint(self, start: int, end: int) -> str:
        """Return what stands for a line break: nothing between two wide characters."""
        before, after = self.source[start - 1 : start], self.source[end : end + 1]
        if self.is_table or before in {" ", "\t", "\\"} or self.source[start] != "\n":
            return "\n"
        is_wide = max(before, after) >= _FIRST_WIDE
        return "" if is_wide and all(_joins(each) for each in (before, after)) else " "


def _joins(character: str) -> bool:
    return character >= _FIRST_WIDE or character in "“”‘’—…·"
