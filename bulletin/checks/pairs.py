"""A story's original and each translation of it, block by block: made once for all checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.checks.alignment import Link, align
from bulletin.checks.blocks import Block, blocks_of
from bulletin.model.article import Coverage, Story, Version


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions and how their blocks answer each other; in `links`, `a` is the original.

    Where either is a brief there is no answering block by block: one link holds everything.
    """

    original: Version
    translation: Version
    a: tuple[Block, ...]
    b: tuple[Block, ...]
    links: tuple[Link, ...]
    is_brief: bool


def pair_up(story: Story) -> tuple[Pair, ...]:
    """Align the story's original with each of its other versions."""
    first, *others = _original_first(story)
    return tuple(_pair(first, each) for each in others)


def _pair(original: Version, translation: Version) -> Pair:
    a, b = blocks_of(original), blocks_of(translation)
    is_brief = Coverage.BRIEF in {original.coverage, translation.coverage}
    links = (Link(tuple(range(len(a))), tuple(range(len(b)))),) if is_brief else align(a, b)
    return Pair(original, translation, a, b, links, is_brief)


def _original_first(story: Story) -> Iterator[Version]:
    """Yield the version the story was written in, then the others by language.

    Where nobody says which that is, it is one that is nobody's translation, tells the whole, and
    states the story's facts.
    """
    versions = sorted(
        story.versions.values(),
        key=lambda each: (
            each.language != story.facts.original,
            bool(each.translator or each.translation or each.translated_from),
            each.coverage is Coverage.BRIEF,
            "published" not in each.marks,
            each.language,
        ),
    )
    yield from versions
