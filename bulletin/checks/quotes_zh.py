"""Chinese quotation marks: “ ” outside, ‘ ’ within, each pair closed in its block."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from bulletin.checks.prose import Prose, Slip
from bulletin.checks.sides import HAN, Sides
from bulletin.model.finding import Message

_QUOTE = re.compile("[\"'“”‘’「」『』]")
_IS_HAN = re.compile(f"[{HAN}]")
_ELISION = re.compile(r"['‘’](?:n['’](?= )|[0-9]0s\b|(?:til|tis|twas|em)\b)", re.IGNORECASE)
_OPENING, _CLOSING = "“‘「『", "”’」』"
_PARTNER = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_STRAIGHT = Message("直引号应改为弯引号。", "straight quotation marks")
_CORNER = Message("直角引号应改为弯引号。", "corner brackets used as quotation marks")
BROKEN = Message("引号没有成对。", "quotation marks that do not pair")
PAIR_UP = Message(
    "补上缺的一半，或删去多的一半。", "Add the missing one, or delete the one too many."
)


@dataclass(slots=True)
class _Reader:
    """Walks over the marks of a block; `open` holds (offset, mark as written, mark as it ought)."""

    prose: Prose
    opens: dict[int, bool]  # straight marks that are to be corrected → whether they open
    open: list[tuple[int, str, str]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    broken: int = -1  # offset of the first mark that does not pair

    def read(self, at: int) -> None:
        mark = self.prose.text[at]
        if mark in "\"'" and at not in self.opens:
            return
        if self.opens.get(at, mark in _OPENING):
            is_inside = bool(self.open) and self.open[-1][2] == "“"
            wanted = mark if mark in "“‘" else "‘" if is_inside else "“"
            self.open.append((at, mark, wanted))
        elif not self.open or not _pairs(self.open[-1][1], mark):
            self.broken = at if self.broken < 0 else self.broken
        else:
            start, written, wanted = self.open.pop()
            if written != wanted:
                self.slips.append(self.slip(start, at, wanted))

    def slip(self, start: int, end: int, wanted: str) -> Slip:
        opened = self.prose.edit(start, start + 1, wanted)
        closed = self.prose.edit(end, end + 1, _PARTNER[wanted])
        message = _STRAIGHT if self.prose.text[start] in "\"'" else _CORNER
        right = f"{wanted} {_PARTNER[wanted]}"
        hint = Message(f"写成 {right}", f"Write {right}")
        edits = (opened, closed) if opened and closed else ()
        return Slip(start, end + 1, message, edits, hint)


def find_quotes(prose: Prose) -> Iterator[Slip]:
    """Yield straight and corner quotation marks, and those left open or closed twice."""
    text = prose.text
    marks = [each.start() for each in _QUOTE.finditer(text) if not _is_apostrophe(text, each)]
    if not marks:
        return
    opens, odd = _straight_pairs(text, marks)
    reader = _Reader(prose, opens)
    for at in marks:
        reader.read(at)
    # A quotation of several paragraphs opens each of them and closes only the last.
    left = [each for each in reader.open if each[0] > 0]
    broken = min(
        (each for each in (reader.broken, odd, *(a for a, _, _ in left)) if each >= 0), default=-1
    )
    if broken < 0:
        yield from reader.slips
    else:
        yield Slip(broken, broken + 1, BROKEN, (), PAIR_UP)


def _pairs(opening: str, closing: str) -> bool:
    return _PARTNER.get(opening, opening) == closing


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Say whether a mark belongs to a Latin word, as in Lin'an, youths’ or rock 'n' roll."""
    before = unicodedata.normalize("NFKC", text[mark.start() - 1 : mark.start()] or " ")
    after = text[mark.end() : mark.end() + 1] or " "
    is_after_latin = before.isascii() and before.isalnum()
    is_before_latin = after.isascii() and after.isalpha()
    if mark[0] in "'’" and is_after_latin and (mark[0] == "'" or is_before_latin):
        return True
    return not is_after_latin and _ELISION.match(text, mark.start()) is not None


def _straight_pairs(text: str, marks: list[int]) -> tuple[dict[int, bool], int]:
    """Pair the straight marks that have Chinese inside or around; also say where one is left."""
    opens: dict[int, bool] = {}
    odd = -1
    han = [0, *accumulate(bool(_IS_HAN.match(each)) for each in text)]
    sides = Sides(text)
    for kind in "\"'":
        places = [each for each in marks if text[each] == kind]
        if len(places) % 2:
            places = [each for each in places if not text[each - 1 : each].isdigit()]  # inches
        if len(places) % 2:
            odd = places[-1] if han[-1] else odd
            continue
        for start, end in zip(places[::2], places[1::2], strict=True):
            if han[end] > han[start] or sides.are_chinese(start, end + 1):
                opens[start], opens[end] = True, False
    return opens, odd
