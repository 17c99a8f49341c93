"""All checks of one story, in both its languages: a pure function whose answers the memo keeps."""

from collections.abc import Iterable, Iterator

from bulletin.checks import (
    parity,
    side_by_side,
    stale,
    structure,
    terms,
    typography_en,
    typography_zh,
)
from bulletin.checks.lexicon import Lexicon
from bulletin.checks.pairs import Pair, pair_up
from bulletin.checks.story_rules import BETWEEN_LANGUAGES
from bulletin.model.alignment import Examined
from bulletin.model.article import Story
from bulletin.model.finding import Finding, Place, few_alike
from bulletin.model.site import Site


def check_story(story: Story, rules: frozenset[str], lexicon: Lexicon, site: Site) -> Examined:
    """Examine a story by the given rules, which are among STORY_RULES.

    Its versions are aligned once, for the checks and for the side-by-side view.
    """
    are_compared = len(story.versions) > 1 and rules & BETWEEN_LANGUAGES
    pairs = pair_up(story) if are_compared else ()
    found = _checked(story, pairs, rules, lexicon, site)
    return Examined(
        tuple(few_alike(each for each in found if each.rule in rules)),
        tuple(side_by_side.agreements(pairs)) if side_by_side.RULE in rules else (),
    )


def _checked(
    story: Story, pairs: tuple[Pair, ...], rules: frozenset[str], lexicon: Lexicon, site: Site
) -> Iterator[Finding]:
    if "typography-zh" in rules:
        yield from typography_zh.check(story)
    if "typography-en" in rules:
        yield from typography_en.check(story)
    if rules & {"figures", "dates"}:
        yield from parity.check(story, pairs, site.local(story.facts.published).date())
    # One finding for one cause: what changed in the original has no counterpart yet.
    changed = tuple(stale.check(pairs)) if stale.RULE in rules else ()
    yield from changed
    said = frozenset(_places(changed))
    if "structure" in rules:
        unlike = tuple(structure.check(pairs, said))
        yield from unlike
        said = said.union(_places(unlike))
    for finding in side_by_side.check(pairs):
        if said.isdisjoint({finding.place, *finding.related}):
            yield finding
    if "terms" in rules:
        yield from terms.check(pairs, lexicon)


def _places(findings: Iterable[Finding]) -> Iterator[Place]:
    for each in findings:
        yield from (each.place, *each.related)
