"""Blocks of two versions of a story → which of them tell the same.

Structure decides first: a heading, table or picture only ever answers its like. Then a dynamic
programme weighs length, figures, Latin words, sentences and quotations (after Gale and Church
1993, with a Gaussian on the logarithm of the length ratio), so that it survives missing, added,
split and merged blocks.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bulletin.checks.blocks import Block
from bulletin.checks.lines import BlockKind

_NULL = 3.2  # a block without counterpart
_MERGE = 3.0  # one block told in two
_SPREAD = 0.24  # of the logarithm of the length ratio, for long blocks
_SHORT = 3.0  # what shortness adds to the variance
_LENGTH_CAP = 7.0  # a text cut short can still be recognised by its figures
_SHARED, _ALONE = 2.2, 1.0  # a rare word or figure on both sides; on one side only
_QUOTATION, _SENTENCE = 0.5, 0.4  # one more on one side
_MOST_OFF = 3  # figures, quotations or sentences that count: a wrong figure parts no blocks
_SAME_STRUCTURE = 1.5  # headings, tables and pictures hold the rest in place
_OTHER_KIND = 1.5  # a list item told as a paragraph
_NEVER = 1000.0
_WHOLE = frozenset({BlockKind.HEADING, BlockKind.TABLE, BlockKind.PICTURE, BlockKind.CODE})
_HAN_SIZE = 4.0  # English characters that say what one Chinese character says
_MAX_CELLS = 1_500_000
_MARGIN = 12  # blocks by which the two texts may drift apart beside their difference in number

_NUMBER = re.compile(r"[0-9０-９]+(?:[,.，．][0-9０-９]+)*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_HAN_NUMBER = re.compile(r"[二两三四五六七八九][十百千]?|十[二三四五六七八九]")
_HAN_DIGITS = str.maketrans("两二三四五六七八九", "223456789", "十百千")
_WIDE = re.compile("[\u2e80-\uffef]")
_STOP = re.compile(r"[。！？]|[.!?](?=[\s”’\"')\]]|$)")
_PLACE = re.compile(r"^/[a-z]{2}(?:-[A-Za-z]+)?/")
_NUMBER_WORDS = {
    word: str(value)
    for value, words in {
        2: "two twice twenty second february feb",
        3: "three thirty third march mar",
        4: "four forty fourth april apr",
        5: "five fifty fifth may",
        6: "six sixty sixth june jun",
        7: "seven seventy seventh july jul",
        8: "eight eighty eighth august aug",
        9: "nine ninety ninth september sept sep",
        11: "eleven november nov",
        12: "twelve december dec",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Link:
    """Blocks that tell the same, as indices on both sides; one side is empty for a lone block."""

    a: tuple[int, ...]
    b: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Feature:
    """What the alignment weighs of one block, or of two told as one."""

    kind: BlockKind
    level: int
    size: float
    figures: frozenset[str]
    words: frozenset[str]
    is_latin: bool
    shape: tuple[int, int]
    quotations: int
    sentences: int


def align(a: Sequence[Block], b: Sequence[Block]) -> tuple[Link, ...]:
    """Match the blocks of two versions, in the order of both."""
    left, right = [_feature(each) for each in a], [_feature(each) for each in b]
    rarity = _rarity(left, right)
    pairs = [_merged(one, two) for one, two in pairwise(left)]
    twins = [_merged(one, two) for one, two in pairwise(right)]
    best: list[dict[int, tuple[float, int, int]]] = []  # row → column → cost, last step
    for i, columns in enumerate(_bands(len(left), len(right))):
        best.append({})
        for j in columns:
            ways = [(0.0, 0, 0)] if i == j == 0 else []
            if i and j - 1 in best[i - 1]:
                cost = _cost(left[i - 1], right[j - 1], rarity)
                ways.append((best[i - 1][j - 1][0] + cost, 1, 1))
            if i and j in best[i - 1]:
                ways.append((best[i - 1][j][0] + _NULL, 1, 0))
            if j - 1 in best[i]:
                ways.append((best[i][j - 1][0] + _NULL, 0, 1))
            if i > 1 and j - 1 in best[i - 2] and (merged := pairs[i - 2]):
                cost = _cost(merged, right[j - 1], rarity) + _MERGE
                ways.append((best[i - 2][j - 1][0] + cost, 2, 1))
            if i and j - 2 in best[i - 1] and (merged := twins[j - 2]):
                cost = _cost(left[i - 1], merged, rarity) + _MERGE
                ways.append((best[i - 1][j - 2][0] + cost, 1, 2))
            best[i][j] = min(ways)
    return _trace(best, len(left), len(right))


def _bands(rows: int, columns: int) -> Iterator[range]:
    """Yield the columns to look at in each row: on long texts only those near the diagonal."""
    slope = columns / max(1, rows)
    width = min(abs(rows - columns) + _MARGIN, _MAX_CELLS // (2 * rows + 1))
    width = max(width, math.ceil(slope) + 1) if rows else columns
    for i in range(rows + 1):
        middle = round(i * slope)
        yield range(max(0, middle - width), min(columns, middle + width) + 1)


def _trace(
    best: list[dict[int, tuple[float, int, int]]], rows: int, columns: int
) -> tuple[Link, ...]:
    links: list[Link] = []
    i, j = rows, columns
    while i or j:
        _, up, back = best[i][j]
        links.append(Link(tuple(range(i - up, i)), tuple(range(j - back, j))))
        i, j = i - up, j - back
    return tuple(reversed(links))


def _feature(block: Block) -> _Feature:
    text = block.text
    wide = len(_WIDE.findall(text))
    is_latin = wide * 3 < len(text)
    figures = {_significant(each) for each in _NUMBER.findall(text)}
    words = {each.casefold() for each in _WORD.findall(text)}
    if is_latin:
        figures |= {_NUMBER_WORDS[each] for each in words if each in _NUMBER_WORDS}
    else:
        figures |= {each.translate(_HAN_DIGITS) for each in _HAN_NUMBER.findall(text)}
    targets = {_PLACE.sub("/", each.url) for each in (*block.links, *block.pictures)}
    size = wide * _HAN_SIZE + len(text) - wide
    figures.discard("")
    return _Feature(
        kind=block.kind,
        level=block.level,
        size=max(1.0, size),
        figures=frozenset(figures | targets),
        words=frozenset(words),
        is_latin=is_latin,
        shape=(block.rows, block.columns),
        quotations=text.count("“") or text.count('"') // 2,
        sentences=len(_STOP.findall(text)),
    )


def _significant(number: str) -> str:
    """Return the significant digits alone: 9.79亿, 979 million and 979,000,000 give 979."""
    digits = unicodedata.normalize("NFKC", number).replace(",", "").replace(".", "")
    return digits.strip("0")


def _rarity(left: list[_Feature], right: list[_Feature]) -> dict[str, float]:
    """Weigh a figure or word by the number of blocks that share it on its more crowded side."""
    counts = [
        Counter(each for one in side for each in one.figures | one.words) for side in (left, right)
    ]
    return {each: 1 / max(counts[0][each], counts[1][each]) for each in counts[0] | counts[1]}


def _merged(one: _Feature, two: _Feature) -> _Feature | None:
    """Return two neighbours as one block, where a translator may have told them as one."""
    if one.kind is not two.kind or one.kind in _WHOLE:
        return None
    return replace(
        one,
        size=one.size + two.size,
        figures=one.figures | two.figures,
        words=one.words | two.words,
        is_latin=one.is_latin and two.is_latin,
        quotations=one.quotations + two.quotations,
        sentences=one.sentences + two.sentences,
    )


def _cost(one: _Feature, two: _Feature, rarity: dict[str, float]) -> float:
    """Return how unlikely it is that two blocks tell the same, as a negative logarithm."""
    cost = 0.0
    if one.kind is not two.kind:
        if one.kind in _WHOLE or two.kind in _WHOLE:
            return _NEVER
        cost = _OTHER_KIND
    elif one.kind in _WHOLE:
        cost = -_SAME_STRUCTURE
        cost += abs(one.level - two.level) * 0.7 + (one.shape != two.shape)
    spread = _SPREAD**2 + _SHORT / min(one.size, two.size)
    cost += min(_LENGTH_CAP, math.log(two.size / one.size) ** 2 / spread / 2)
    shared = one.figures & two.figures
    alone = len(one.figures ^ two.figures)
    common = sum(rarity[each] for each in shared) + sum(
        rarity[each] for each in one.words & two.words
    )
    cost += _QUOTATION * min(_MOST_OFF, abs(one.quotations - two.quotations))
    cost += _SENTENCE * min(_MOST_OFF, abs(one.sentences - two.sentences))
    return cost - _SHARED * min(common, 2.5) + _ALONE * min(_MOST_OFF, alone)
