"""Line breaks of the source: no gap between Han characters, one space between Latin words."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from bulletin.model.han import SHARED_MARKS, WIDE

_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_WIDE = re.compile(f"[{WIDE}]")
_SHARED = frozenset(SHARED_MARKS)
_INLINE_NAMES = (
    "a abbr b bdi br cite code del em i img ins kbd mark q s samp small span strong sub sup "
    "time u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_VERBATIM = frozenset({"code", "kbd", "pre", "samp"})
Slot = tuple[Element, bool]  # the element, and whether it is its tail


def join_lines(root: Element, *, is_han: bool) -> None:
    """Replace each line break in running text by a space or by nothing, in place.

    Nothing stands between two characters of full width. In Chinese, nothing stands beside one:
    the style sheet sets the gap between Han and Latin.
    """
    for block in root.iter():
        if block.tag in _INLINE or block.tag in _VERBATIM or not _has_break(block):
            continue
        run: list[Slot] = []
        for slot in _slots(block):
            if slot is None:
                _join(run, is_han=is_han)
                run = []
            else:
                run.append(slot)
        _join(run, is_han=is_han)


def _has_break(block: Element) -> bool:
    if block.text and "\n" in block.text:
        return True
    return any(
        (child.tail and "\n" in child.tail) or (child.tag in _INLINE and _has_break(child))
        for child in block
    )


def _slots(element: Element) -> Iterator[Slot | None]:
    """Yield the places of an element's running text in order; None where a block interrupts it."""
    yield element, False
    for child in element:
        if child.tag in _INLINE:
            yield from _slots(child)
        else:
            yield None
        yield child, True


def _join(run: list[Slot], *, is_han: bool) -> None:
    texts = [(slot[0].tail if slot[1] else slot[0].text) or "" for slot in run]
    for number, (element, is_tail) in enumerate(run):
        if "\n" not in texts[number] or (not is_tail and element.tag in _VERBATIM):
            continue
        texts[number] = _joined(texts, number, is_han=is_han)
        if is_tail:
            element.tail = texts[number]
        else:
            element.text = texts[number]


def _joined(texts: list[str], number: int, *, is_han: bool) -> str:
    text = texts[number]

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        before = text[start - 1] if start else _visible(texts, number, -1)
        after = text[end] if end < len(text) else _visible(texts, number, 1)
        if not before or not after:
            return match[0]
        return "" if _sticks(before, after, is_han=is_han) else " "

    return _BREAK.sub(gap, text)


def _visible(texts: list[str], number: int, step: int) -> str:
    """Return the nearest character before (-1) or after (1) a text; raw HTML tags are passed."""
    number += step
    while 0 <= number < len(texts):
        if visible := HTML_PLACEHOLDER_RE.sub("", texts[number]):
            return visible[0 if step > 0 else -1]
        number += step
    return ""


def _sticks(before: str, after: str, *, is_han: bool) -> bool:
    wide = (_WIDE.match(before) is not None) + (_WIDE.match(after) is not None)
    shared = (before in _SHARED) + (after in _SHARED)
    if is_han:
        return wide > 0 or shared == len("ab")
    return wide + shared == len("ab") and wide > 0
