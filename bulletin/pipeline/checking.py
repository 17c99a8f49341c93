"""The checks within stories, each answer kept in the memo: one edit costs the story it is in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import msgspec

from bulletin.checks import (
    SIDE_BY_SIDE,
    STORY_RULES,
    check_recorded,
    check_story,
    outdated,
    read_glossary,
)
from bulletin.memo import Memo, digest
from bulletin.model.alignment import Agreement, Examined
from bulletin.model.article import Outdated, Story, Version
from bulletin.model.finding import Finding
from bulletin.model.library import Library
from bulletin.model.plan import page_path
from bulletin.model.rules import RULES
from bulletin.model.site import Site
from bulletin.pipeline.losses import lost_finding
from bulletin.remember import Batch, remembered
from bulletin.workers import Lost


def rules_to_run(site: Site, *, everything: bool) -> frozenset[str]:
    """Return the rules within stories to run: all but those switched off, or the configured ones.

    `check` and strict builds run everything; a plain build what `severities` in config.yaml names.
    """
    given = dict(site.severities)
    said = {rule: given.get(rule, given.get(RULES[rule].family, "")) for rule in STORY_RULES}
    rules = frozenset(
        rule for rule, severity in said.items() if severity != "off" and (everything or severity)
    )
    # What agrees is shown side by side, whether or not anybody wants to hear of the rest.
    return rules | {SIDE_BY_SIDE} if site.side_by_side else rules - {SIDE_BY_SIDE}


def check_stories(
    library: Library, rules: frozenset[str], program: bytes, memo: Memo, jobs: int
) -> tuple[list[Finding], dict[str, tuple[Agreement, ...]]]:
    """Return what is wrong within stories by the given rules, and which pairs agree, by story."""
    findings: list[Finding] = []
    agreements: dict[str, tuple[Agreement, ...]] = {}
    if rules:
        for story, answer in _examined(library, rules, program, memo, jobs):
            if isinstance(answer, Lost):
                findings.append(lost_finding(_path(story), answer))
                continue
            findings += answer.findings
            if answer.agreements:
                agreements[story.id] = answer.agreements
    return findings, agreements


def _examined(
    library: Library, rules: frozenset[str], program: bytes, memo: Memo, jobs: int
) -> Iterator[tuple[Story, Examined | Lost]]:
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    glossary = read_glossary(library.glossary, library.site.divisions)
    common = digest(
        b"story", program, encoder.encode((sorted(rules), library.site, library.glossary))
    )
    items = [(digest(common, encoder.encode(story)), story) for story in library.stories]
    task = partial(check_story, rules=rules, lexicon=glossary, site=library.site)
    for index, answer in remembered(memo, Batch(task, items, Examined), jobs):
        yield library.stories[index], answer


def check_published(library: Library, program: bytes, memo: Memo, jobs: int) -> list[Finding]:
    """Return what of the published texts has changed without a word, by the ledger."""
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    by_url = defaultdict(list)
    for recorded in library.ledger:
        by_url[recorded.url].append(recorded)
    asked = [
        (story, lines)
        for story in library.stories
        if (
            lines := [
                each
                for language in story.versions
                for each in by_url.get(page_path(story.key, language), ())
            ]
        )
    ]
    items = [(digest(b"recorded", program, encoder.encode(each)), each) for each in asked]
    task = lambda each: check_recorded(*each)  # noqa: E731 - names its inputs
    findings: list[Finding] = []
    for index, answer in remembered(memo, Batch(task, items, tuple[Finding, ...]), jobs):
        if isinstance(answer, Lost):
            findings.append(lost_finding(_path(asked[index][0]), answer))
        else:
            findings += answer
    return findings


def mark_outdated(library: Library, program: bytes, memo: Memo) -> Library:
    """Return the library with each translation marked whose original has changed since."""
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    recorded = [
        (story, version)
        for story in library.stories
        for version in story.versions.values()
        if version.translated_from
    ]
    items = [
        (digest(b"outdated", program, encoder.encode((story, version.language))), (story, version))
        for story, version in recorded
    ]
    marks: dict[str, dict[str, Version]] = {}
    task = lambda item: (outdated(*item),)  # noqa: E731 - a memo keeps no bare None
    for index, answer in remembered(memo, Batch(task, items, tuple[Outdated | None]), 1):
        story, version = recorded[index]
        if not isinstance(answer, Lost) and answer[0]:
            marks.setdefault(story.id, {})[version.language] = replace(version, outdated=answer[0])
    if not marks:
        return library
    stories = tuple(
        replace(story, versions=story.versions | marks.get(story.id, {}))
        for story in library.stories
    )
    return replace(library, stories=stories)


def _path(story: Story) -> str:
    return next(iter(story.versions.values())).path
