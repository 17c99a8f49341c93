"""Whether two versions of a story are built alike."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bulletin.checks.alignment import Link
from bulletin.checks.blocks import Block
from bulletin.checks.lines import BlockKind
from bulletin.checks.pairs import Pair
from bulletin.checks.places import place_of
from bulletin.checks.targets import notes, structure_finding, targets
from bulletin.model.article import Version
from bulletin.model.finding import Finding, Message, Place

KINDS = {
    BlockKind.HEADING: Message("小标题", "heading"),
    BlockKind.PARAGRAPH: Message("段落", "paragraph"),
    BlockKind.LIST_ITEM: Message("列表项", "list item"),
    BlockKind.TABLE: Message("表格", "table"),
    BlockKind.QUOTE: Message("引用块", "block quotation"),
    BlockKind.PICTURE: Message("图片", "picture"),
    BlockKind.CODE: Message("代码块", "code block"),
    BlockKind.FOOTNOTE: Message("脚注", "footnote"),
    BlockKind.DEFINITION: Message("释义条目", "definition"),
    BlockKind.HTML: Message("HTML 块", "block of HTML"),
}
_WIDE = re.compile("[\u2e80-\uffef]")
_HAN_SIZE = 4.0  # English characters that say what one Chinese character says
_LEAST, _MOST = 0.5, 1.75  # 2 and 7 English characters to a Chinese one
_SHORT = 30 * _HAN_SIZE
_SNIPPET = 24
_INNER_QUOTES = str.maketrans("“”", "‘’")  # the snippet stands in quotation marks itself


def check(pairs: Iterable[Pair], explained: frozenset[Place] = frozenset()) -> Iterator[Finding]:
    """A translation has its original's blocks, headings, lists, tables, pictures, links and notes.

    Reported are: blocks without counterpart (neighbours in one finding), headings of another
    level, tables of another shape, quotations told as plain text, pictures and links that differ
    (modulo language), missing footnotes, and text outside 2 to 7 English characters for each
    Chinese one where the block is longer than 30 characters. Briefs are exempt. Blocks whose
    places are `explained` have no counterpart, or another length, for a reason told elsewhere.
    """
    for pair in pairs:
        if not pair.is_brief:
            yield from _lone_blocks(pair, explained)
            yield from _unlike_blocks(pair)
            misfits = [each for each in pair.links if not _fits(pair, each)]
            for each in misfits:
                if not _are_explained(pair.original, (pair.a[x] for x in each.a), explained):
                    yield _misfit(pair, each)
            yield from targets(pair, misfits)
            yield from notes(pair)


def _are_explained(version: Version, blocks: Iterable[Block], explained: frozenset[Place]) -> bool:
    return bool(explained) and all(place_of(version, each) in explained for each in blocks)


def _lone_blocks(pair: Pair, explained: frozenset[Place]) -> Iterator[Finding]:
    """Yield one finding for each run of neighbouring blocks without counterpart."""
    following = 0
    for is_lone, group in groupby(pair.links, key=lambda each: not (each.a and each.b)):
        links = list(group)
        a = [pair.a[index] for link in links for index in link.a]
        b = [pair.b[index] for link in links for index in link.b]
        whose = (pair.original, a) if a else (pair.translation, b[:1])
        if is_lone and not _are_explained(*whose, explained):
            yield _lone(pair, links[0], (a, b), following)
        following += len(b)


def _lone(
    pair: Pair, first: Link, blocks: tuple[list[Block], list[Block]], following: int
) -> Finding:
    """Say that blocks have no counterpart; `following` is the translation's block after them."""
    a, b = blocks
    if a and b:
        return _told_differently(pair, a, b)
    if a:
        return _missing(pair, a, following)
    return _added(pair, b, pair.a[_last(pair.links, first)] if pair.a else None)


def _last(links: Sequence[Link], until: Link) -> int:
    """Return the last block of the original that stands before a link, or its first block."""
    before = links[: links.index(until)]
    return max((index for link in before for index in link.a), default=0)


def _missing(pair: Pair, lost: list[Block], following: int) -> Finding:
    what = _several(lost, pair.original.path)
    side, place = Message("应在此处", "it belongs here"), Place(pair.translation.path)
    if following < len(pair.b):
        side = Message("应在这一块之前", "it belongs before this block")
        place = place_of(pair.translation, pair.b[following])
    elif pair.b:
        side = Message("应在这一块之后", "it belongs after this block")
        place = place_of(pair.translation, pair.b[-1])
    return structure_finding(
        place,
        Message(
            f"原文的{what.zh}在译文里没有对应。",
            f"the original's {what.en} {_has(lost)} no counterpart here",
        ),
        Message(
            f"补上译文（{side.zh}），或从原文删去。",
            f"Translate it ({side.en}), or take it out of the original.",
        ),
        [place_of(pair.original, each) for each in lost],
    )


def _added(pair: Pair, added: list[Block], near: Block | None) -> Finding:
    what = _several(added, "")
    return structure_finding(
        place_of(pair.translation, added[0]),
        Message(
            f"这里的{what.zh}在原文里没有对应。",
            f"the translation's {what.en} {_has(added)} no counterpart in the original",
        ),
        Message("补进原文，或从译文删去。", "Add it to the original, or take it out here."),
        [place_of(pair.original, near)] if near else [Place(pair.original.path)],
    )


def _told_differently(pair: Pair, a: list[Block], b: list[Block]) -> Finding:
    original, here = _several(a, pair.original.path), _several(b, "")
    return structure_finding(
        place_of(pair.translation, b[0]),
        Message(
            f"原文的{original.zh}与这里的{here.zh}对不上。",
            f"the original's {original.en} and the {here.en} here do not match",
        ),
        Message(
            "两边用同样的结构写同样的内容。",
            "Say the same things in the same structure on both sides.",
        ),
        [place_of(pair.original, each) for each in a],
    )


def _unlike_blocks(pair: Pair) -> Iterator[Finding]:
    """Yield headings of another level, tables of another shape, and quotations that are none."""
    shifts: set[int] = set()
    for a, b in _linked(pair):
        message = None
        if a.kind is not b.kind and {a.kind, b.kind} & {BlockKind.QUOTE, BlockKind.LIST_ITEM}:
            one, two = KINDS[a.kind], KINDS[b.kind]
            message = Message(
                f"原文这里是{one.zh}，译文成了{two.zh}。",
                f"the original has a {one.en} here, the translation a {two.en}",
            )
        elif a.kind is b.kind is BlockKind.HEADING and b.level - a.level not in {0, *shifts}:
            shifts.add(b.level - a.level)
            message = Message(
                f"原文是 {a.level} 级标题，译文是 {b.level} 级。",
                f"the original has a heading of level {a.level} here, the translation of level "
                f"{b.level}",
            )
        elif (a.rows, a.columns) != (b.rows, b.columns):
            message = Message(
                f"原文的表格是 {a.rows} 行 {a.columns} 列，译文是 {b.rows} 行 {b.columns} 列。",
                f"the original's table has {a.rows} rows and {a.columns} columns, the "
                f"translation's {b.rows} and {b.columns}",
            )
        if message:
            hint = Message("两边改成一致。", "Make both sides alike.")
            yield structure_finding(
                place_of(pair.translation, b), message, hint, [place_of(pair.original, a)]
            )


def _sizes(pair: Pair, link: Link) -> tuple[float, float]:
    return sum(_size(pair.a[x]) for x in link.a), sum(_size(pair.b[x]) for x in link.b)


def _fits(pair: Pair, link: Link) -> bool:
    """Say whether a text is about as long as its original, or too short for it to matter."""
    kinds = {pair.a[index].kind for index in link.a}
    if not (link.a and link.b) or kinds & {BlockKind.CODE, BlockKind.TABLE, BlockKind.PICTURE}:
        return True
    original, here = _sizes(pair, link)
    return max(original, here) <= _SHORT or _LEAST <= here / max(1, original) <= _MOST


def _misfit(pair: Pair, link: Link) -> Finding:
    original, here = _sizes(pair, link)
    share = round(100 * here / max(1, original))
    rest = Message("像是多出了内容", "it says more")
    if here < original:
        rest = Message("像是漏译了一部分", "part of the original seems to be missing")
    return structure_finding(
        place_of(pair.translation, pair.b[link.b[0]]),
        Message(
            f"译文篇幅约为应有的 {share}%，{rest.zh}。",
            f"this is about {share}% of the length to expect: {rest.en}",
        ),
        Message("对照原文补全或删减。", "Compare it with the original."),
        [place_of(pair.original, pair.a[index]) for index in link.a],
    )


def _linked(pair: Pair) -> Iterator[tuple[Block, Block]]:
    """Yield the blocks that answer each other one to one."""
    for link in pair.links:
        if len(link.a) == len(link.b) == 1:
            yield pair.a[link.a[0]], pair.b[link.b[0]]


def _size(block: Block) -> float:
    """Return how much a text says, in English characters."""
    wide = len(_WIDE.findall(block.text))
    return wide * _HAN_SIZE + len(block.text) - wide


def _several(blocks: list[Block], path: str) -> Message:
    """Name one block by its first words, or several neighbours by the first one's."""
    first = blocks[0]
    kind, words = KINDS[first.kind], _snippet(first.text or first.raw)
    file = path.rpartition("/")[2]
    zh = f"（{file} 第 {first.line} 行起）" if file else ""
    en = f" ({file} line {first.line})" if file else ""
    if len(blocks) == 1:
        return Message(f"{kind.zh}“{words}”{zh}", f"{kind.en} “{words}”{en}")
    return Message(
        f"连续 {len(blocks)} 个块（从{kind.zh}“{words}”起）{zh}",
        f"{len(blocks)} neighbouring blocks from the {kind.en} “{words}”{en}",
    )


def _has(blocks: list[Block]) -> str:
    return "has" if len(blocks) == 1 else "have"


def _snippet(text: str) -> str:
    words = " ".join(text.split()).translate(_INNER_QUOTES)
    return words if len(words) <= _SNIPPET else words[: _SNIPPET - 1].rstrip() + "…"
