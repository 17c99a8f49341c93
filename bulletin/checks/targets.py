"""Pictures, links and footnotes of two versions: each has what the other has."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.checks.alignment import Link
from bulletin.checks.pairs import Pair
from bulletin.checks.places import place_of
from bulletin.model.article import Target, Version
from bulletin.model.finding import Finding, Message, Place
from bulletin.model.rules import broken

RULE = "structure"


def targets(pair: Pair, misfits: Sequence[Link]) -> Iterator[Finding]:
    """Yield pictures and links of one side that the other lacks, wherever they stand in it.

    In `misfits`, text is missing or added already, and what it held with it.
    """
    for is_picture in (True, False):
        original, here = _entries(pair, is_picture=is_picture)
        lost, added = _unmatched(pair, original, here), _unmatched(pair, here, original)
        # A link out of the site may well lead to the other language's own page.
        spare = min(sum(map(_is_external, each)) for each in (lost, added))
        lost, added = (
            [each for each in _without_external(side, spare) if each.link not in misfits]
            for side in (lost, added)
        )
        for entry in lost:
            other = next((each for each in added if each.link is entry.link), None)
            if other:
                added.remove(other)
                yield _other_target(pair, entry, other)
            else:
                yield _lost_target(pair, entry)
        for entry in added:
            yield _added_target(pair, entry)


def notes(pair: Pair) -> Iterator[Finding]:
    """Yield the first block whose footnote marks the other side has not as many of."""
    counts = [sum(len(each.notes) for each in side) for side in (pair.a, pair.b)]
    if counts[0] == counts[1]:
        return
    for link in pair.links:
        a, b = [pair.a[index] for index in link.a], [pair.b[index] for index in link.b]
        if a and b and sum(len(x.notes) for x in a) != sum(len(x.notes) for x in b):
            yield structure_finding(
                place_of(pair.translation, b[0]),
                Message(
                    f"原文有 {counts[0]} 处脚注标记，译文有 {counts[1]} 处，从这里开始不一致。",
                    f"footnote marks: {counts[0]} in the original, {counts[1]} in the translation;"
                    " they differ from here on",
                ),
                Message(
                    "在对应的句子加上或删去脚注标记。",
                    "Add or remove the mark at the same sentence.",
                ),
                [place_of(pair.original, a[0])],
            )
            return


@dataclass(frozen=True, slots=True)
class _Entry:
    """A link or picture, and the blocks on both sides among which it stands."""

    target: Target
    link: Link


def _entries(pair: Pair, *, is_picture: bool) -> tuple[list[_Entry], list[_Entry]]:
    """Collect the links or pictures of the blocks that have a counterpart."""
    original, here = (
        [
            _Entry(target, link)
            for link in pair.links
            if link.a and link.b
            for index in (link.b if is_here else link.a)
            for target in (blocks[index].pictures if is_picture else blocks[index].links)
        ]
        for is_here, blocks in ((False, pair.a), (True, pair.b))
    )
    return original, here


def _unmatched(pair: Pair, entries: list[_Entry], others: list[_Entry]) -> list[_Entry]:
    """Return the entries whose target the other side does not have, or not as often."""
    rest = Counter(_neutral(pair, each.target.url) for each in others)
    lone = []
    for entry in entries:
        url = _neutral(pair, entry.target.url)
        if rest[url]:
            rest[url] -= 1
        else:
            lone.append(entry)
    return lone


def _neutral(pair: Pair, url: str) -> str:
    """Return a target without what may differ between languages: their ids, and anchors."""
    languages = "|".join(re.escape(each.language) for each in (pair.original, pair.translation))
    url = re.sub(rf"^/(?:{languages})(?=/)", "", url.partition("#")[0])
    url = re.sub(rf"(?:^|(?<=/))index(?:\.(?:{languages}))?\.(?:md|html)$", "", url)
    return re.sub(rf"[._-](?:{languages})(?=\.[A-Za-z0-9]+$)", "", url)


def _is_external(entry: _Entry) -> bool:
    return "://" in entry.target.url


def _without_external(entries: list[_Entry], spare: int) -> list[_Entry]:
    external = [each for each in entries if _is_external(each)][:spare]
    return [each for each in entries if each not in external]


def _name(entry: _Entry) -> Message:
    return Message("图片", "picture") if entry.target.is_picture else Message("链接", "link")


def _target_place(version: Version, target: Target) -> Place:
    return Place(version.path, target.line, target.column, max(1, len(target.url)))


def _other_target(pair: Pair, original: _Entry, here: _Entry) -> Finding:
    name = _name(original)
    return structure_finding(
        _target_place(pair.translation, here.target),
        Message(
            f"原文的{name.zh}指向 {original.target.url}，译文指向 {here.target.url}。",
            f"the original's {name.en} leads to {original.target.url}, the translation's to "
            f"{here.target.url}",
        ),
        Message("两边指向同一处。", "Let both lead to the same place."),
        [_target_place(pair.original, original.target)],
    )


def _lost_target(pair: Pair, entry: _Entry) -> Finding:
    name = _name(entry)
    return structure_finding(
        place_of(pair.translation, pair.b[entry.link.b[0]]),
        Message(
            f"译文缺少原文的{name.zh} {entry.target.url}。",
            f"the original's {name.en} {entry.target.url} is missing here",
        ),
        Message(f"在这一段补上{name.zh}。", f"Add the {name.en} to this block."),
        [_target_place(pair.original, entry.target)],
    )


def _added_target(pair: Pair, entry: _Entry) -> Finding:
    name = _name(entry)
    return structure_finding(
        _target_place(pair.translation, entry.target),
        Message(
            f"{name.zh} {entry.target.url} 在原文里没有。",
            f"the {name.en} {entry.target.url} is not in the original",
        ),
        Message("补进原文，或从译文删去。", "Add it to the original, or take it out here."),
        [place_of(pair.original, pair.a[entry.link.a[0]])],
    )


def structure_finding(
    place: Place, message: Message, hint: Message, related: list[Place]
) -> Finding:
    """Make a finding of the rule `structure`; `related` are the places in the other file."""
    return broken(place, RULE, message, hint, related=tuple(related))
