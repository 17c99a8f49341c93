"""What is told in which language: every story, then every district and topic."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bulletin.checks.stale import changes
from bulletin.desk.library import Desk
from bulletin.model.article import Coverage, Story, Translation
from bulletin.model.finding import Place
from bulletin.model.site import Axis
from bulletin.plan import Clock
from bulletin.plan.shelf import arrange


class State(StrEnum):
    """How a story stands in one language; the first that applies, from the top."""

    INVALID = "invalid"  # the file has errors
    MISSING = "missing"
    STALE = "stale"  # its original has changed since
    MACHINE = "machine"  # translated by a machine and read by nobody
    BRIEF = "brief"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph of an original that changed after it was translated into `language`.

    `before` and `after` are its fingerprints, empty where it was not there; `place` and `words`
    are the original's.
    """

    language: str
    place: Place
    before: str
    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A story; `withheld` is why it is not on the site: draft, scheduled, expired, or empty.

    `changed` tells why translations are stale.
    """

    story: str
    title: str
    withheld: str
    states: dict[str, State]  # by language
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class TermRow:
    """A district or topic; `counts` are its stories by language and state."""

    axis: Axis
    term_id: str
    counts: dict[str, dict[State, int]]


@dataclass(frozen=True, slots=True)
class Survey:
    """All stories, newest first, and all districts and topics."""

    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    terms: tuple[TermRow, ...]


def survey(desk: Desk, now: dt.datetime) -> Survey:
    """Survey a site at a moment."""
    languages = tuple(each.id for each in desk.site.languages)
    shelf = arrange(desk.library, Clock(now).on_site(desk.site))
    withheld = {each.story: each.reason for each in shelf.withheld}
    rows = [
        Row(
            story.id,
            next(iter(story.versions.values())).title,
            withheld.get(story.id, ""),
            {each: state(desk, story.id, story, each) for each in languages},
            tuple(_changed(story)),
        )
        for story in desk.library.stories
    ]
    known = {story.id for story in desk.library.stories}
    rows += [
        Row(story_id, "", "", {each: state(desk, story_id, None, each) for each in languages})
        for story_id in desk.story_ids()
        if story_id not in known
    ]
    return Survey(languages, tuple(rows), _terms(desk, languages))


def state(desk: Desk, story_id: str, story: Story | None, language: str) -> State:
    """Return how a story stands in one language."""
    version = story.versions.get(language) if story else None
    if version is None or story is None:
        is_written = desk.path(story_id, language) in desk.inputs.content
        return State.INVALID if is_written else State.MISSING
    if version.outdated:
        return State.STALE
    if version.translation is Translation.MACHINE:
        return State.MACHINE
    return State.BRIEF if version.coverage is Coverage.BRIEF else State.FULL


def _changed(story: Story) -> Iterator[Changed]:
    for version in story.versions.values():
        for change, place, words in changes(story, version):
            yield Changed(version.language, place, change.before, change.after, words)


def _terms(desk: Desk, languages: tuple[str, ...]) -> tuple[TermRow, ...]:
    axes: tuple[Axis, ...] = ("districts", "topics")
    return tuple(
        TermRow(
            axis,
            term.id,
            {
                language: dict(
                    Counter(
                        state(desk, story.id, story, language)
                        for story in desk.library.stories
                        if term.id in getattr(story.facts, axis)
                    )
                )
                for language in languages
            },
        )
        for axis in axes
        for term in desk.site.terms(axis)
    )
