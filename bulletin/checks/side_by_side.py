"""Whether two versions can be read side by side, block by block."""

from collections.abc import Iterable, Iterator

from bulletin.checks.alignment import Link
from bulletin.checks.lines import BlockKind
from bulletin.checks.pairs import Pair
from bulletin.checks.places import place_of
from bulletin.checks.story_rules import SIDE_BY_SIDE
from bulletin.checks.structure import KINDS
from bulletin.model.alignment import Agreement
from bulletin.model.finding import Finding, Message, Place
from bulletin.model.rules import broken

RULE = SIDE_BY_SIDE


def agreements(pairs: Iterable[Pair]) -> Iterator[Agreement]:
    """Yield the pairs of whole versions in which every block answers one of its own kind."""
    for pair in pairs:
        if not pair.is_brief and all(_agrees(pair, each) for each in pair.links):
            languages = (pair.original.language, pair.translation.language)
            yield Agreement(languages, tuple(_sections(pair)))


def check(pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Two whole versions have the same blocks in the same order, or get no side-by-side view.

    Reported is the first place at which they part.
    """
    for pair in pairs:
        parting = next((each for each in pair.links if not _agrees(pair, each)), None)
        if parting and not pair.is_brief:
            yield _finding(pair, parting)


def _agrees(pair: Pair, link: Link) -> bool:
    kinds = {pair.a[index].kind for index in link.a}, {pair.b[index].kind for index in link.b}
    return kinds[0] == kinds[1]


def _sections(pair: Pair) -> Iterator[tuple[tuple[int, int], ...]]:
    section: list[tuple[int, int]] = []
    for link in pair.links:
        first = pair.a[link.a[0]]
        if first.kind is BlockKind.HEADING:
            yield tuple(section)
            section = []
        elif first.kind is BlockKind.PARAGRAPH and first.level == 0:
            section.append((len(link.a), len(link.b)))
    yield tuple(section)


def _finding(pair: Pair, parting: Link) -> Finding:
    at = pair.links.index(parting)
    original = [place_of(pair.original, pair.a[index]) for index in parting.a]
    if parting.b:
        place = place_of(pair.translation, pair.b[parting.b[0]])
    else:
        before = [index for link in pair.links[:at] for index in link.b]
        place = Place(pair.translation.path, pair.b[before[-1]].line if before else 0)
    return broken(
        place=place,
        rule=RULE,
        message=_reason(pair, parting),
        hint=Message(
            "两边结构一致后，会自动生成双语对照页。",
            "Once both are built alike, the side-by-side page appears by itself.",
        ),
        related=tuple(original),
    )


def _reason(pair: Pair, parting: Link) -> Message:
    blocks = [pair.a[index] for index in parting.a], [pair.b[index] for index in parting.b]
    one, two = (KINDS[side[0].kind] if side else None for side in blocks)
    lead = Message("没有双语对照页：", "there is no side-by-side page: ")
    if one and two:
        return Message(
            f"{lead.zh}原文这里是{one.zh}，译文是{two.zh}。",
            f"{lead.en}the original has a {one.en} here, the translation a {two.en}",
        )
    if one:
        line = blocks[0][0].line
        return Message(
            f"{lead.zh}原文第 {line} 行的{one.zh}在译文里没有对应。",
            f"{lead.en}the {one.en} on line {line} of the original has no counterpart",
        )
    return Message(
        f"{lead.zh}这里的{two.zh if two else ''}在原文里没有对应。",
        f"{lead.en}this {two.en if two else ''} has no counterpart in the original",
    )
