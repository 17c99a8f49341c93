"""The checks within stories, each answer kept in the memo: one edit costs the story it is in."""

from collections.abc import Iterator

import msgspec

from bulletin.checks import STORY_RULES, check_story, read_glossary
from bulletin.memo import Memo, digest
from bulletin.model.article import Story
from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.library import Library
from bulletin.model.rules import RULES
from bulletin.model.site import Site
from bulletin.remember import remembered
from bulletin.workers import Lost


def rules_to_run(site: Site, *, everything: bool) -> frozenset[str]:
    """Return the rules within stories to run: all but those switched off, or the configured ones.

    `check` and strict builds run everything; a plain build what `severities` in config.yaml names.
    """
    given = dict(site.severities)
    said = {rule: given.get(rule, given.get(RULES[rule].family, "")) for rule in STORY_RULES}
    return frozenset(
        rule for rule, severity in said.items() if severity != "off" and (everything or severity)
    )


def check_stories(
    library: Library, rules: frozenset[str], program: bytes, memo: Memo, jobs: int
) -> Iterator[Finding]:
    """Yield what is wrong within each story by the given rules."""
    if not rules:
        return
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    glossary = read_glossary(library.glossary, library.site.divisions)
    common = digest(
        b"story", program, encoder.encode((sorted(rules), library.site, library.glossary))
    )
    items = [(digest(common, encoder.encode(story)), story) for story in library.stories]
    answers = remembered(
        memo,
        lambda story: check_story(story, rules, glossary, library.site),
        items,
        tuple[Finding, ...],
        jobs,
    )
    for index, answer in answers:
        if isinstance(answer, Lost):
            yield _lost(library.stories[index], answer)
        else:
            yield from answer


def _lost(story: Story, lost: Lost) -> Finding:
    return Finding(
        place=Place(next(iter(story.versions.values())).path),
        rule="too-costly",
        severity=Severity.ERROR,
        message=Message(
            f"检查这篇稿件时进程中断（{lost.why}）",
            f"the story could not be checked: {lost.why}",
        ),
    )
