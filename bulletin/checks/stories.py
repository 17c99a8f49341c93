"""All checks of one story, in both its languages: a pure function whose answers the memo keeps."""

from collections.abc import Iterator

from bulletin.checks import parity, structure, terms, typography_en, typography_zh
from bulletin.checks.lexicon import Lexicon
from bulletin.checks.pairs import pair_up
from bulletin.model.article import Story
from bulletin.model.finding import Finding
from bulletin.model.site import Site

BETWEEN_LANGUAGES = frozenset({"figures", "dates", "structure", "terms"})
STORY_RULES = BETWEEN_LANGUAGES | {"typography-zh", "typography-en"}


def check_story(
    story: Story, rules: frozenset[str], lexicon: Lexicon, site: Site
) -> tuple[Finding, ...]:
    """Return what is wrong within a story by the given rules, which are among STORY_RULES."""
    return tuple(each for each in _checked(story, rules, lexicon, site) if each.rule in rules)


def _checked(
    story: Story, rules: frozenset[str], lexicon: Lexicon, site: Site
) -> Iterator[Finding]:
    if "typography-zh" in rules:
        yield from typography_zh.check(story)
    if "typography-en" in rules:
        yield from typography_en.check(story)
    if len(story.versions) < 2 or not rules & BETWEEN_LANGUAGES:  # noqa: PLR2004 - a pair is two
        return
    pairs = pair_up(story)
    if rules & {"figures", "dates"}:
        yield from parity.check(story, pairs, site.local(story.facts.published).date())
    if "structure" in rules:
        yield from structure.check(story, pairs)
    if "terms" in rules:
        yield from terms.check(story, pairs, lexicon)
