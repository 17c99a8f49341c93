"""The stories that readers may see, arranged once: by language, term, combination and month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from bulletin.model.article import Story
from bulletin.model.library import Library
from bulletin.model.plan import Ahead, Withheld
from bulletin.model.site import Axis, Site, Term


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment the site is built for, and what is shown besides the published stories.

    A moment without offset is meant in the site's time zone.
    """

    now: dt.datetime
    drafts: bool = False
    future: bool = False

    def on_site(self, site: Site) -> "Clock":
        """Return the clock with its moment in the site's time zone."""
        return Clock(site.local(self.now), self.drafts, self.future)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Visible stories, newest first everywhere."""

    site: Site
    stories: tuple[Story, ...]
    by_id: dict[str, Story]
    by_term: dict[tuple[Axis, str], tuple[Story, ...]]
    by_pair: dict[tuple[str, str], tuple[Story, ...]]  # (district, topic)
    by_month: dict[dt.date, tuple[Story, ...]]  # first day of the month, in the site's zone
    by_language: dict[str, tuple[Story, ...]]
    withheld: tuple[Withheld, ...]

    def terms(self, axis: Axis) -> tuple[tuple[Term, tuple[Story, ...]], ...]:
        """Return the terms of an axis that have stories, each with them."""
        return tuple(
            (term, stories)
            for term in self.site.terms(axis)
            if (stories := self.by_term.get((axis, term.id), ()))
        )


def arrange(library: Library, clock: Clock) -> Shelf:
    """Choose the visible stories and arrange them."""
    withheld = tuple(_withheld(library, clock))
    hidden = {each.story for each in withheld}
    stories = tuple(story for story in library.stories if story.id not in hidden)
    by_term: dict[tuple[Axis, str], list[Story]] = defaultdict(list)
    by_pair: dict[tuple[str, str], list[Story]] = defaultdict(list)
    by_month: dict[dt.date, list[Story]] = defaultdict(list)
    by_language: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for district in story.facts.districts:
            by_term["districts", district].append(story)
            for topic in story.facts.topics:
                by_pair[district, topic].append(story)
        for topic in story.facts.topics:
            by_term["topics", topic].append(story)
        by_month[library.site.local(story.facts.published).date().replace(day=1)].append(story)
        for language in story.versions:
            by_language[language].append(story)
    return Shelf(
        site=library.site,
        stories=stories,
        by_id={story.id: story for story in stories},
        by_term=_frozen(by_term),
        by_pair=_frozen(by_pair),
        by_month=_frozen(by_month),
        by_language=_frozen(by_language),
        withheld=withheld,
    )


def dates_ahead(shelf: Shelf, clock: Clock) -> Iterator[Ahead]:
    """Yield the updates and corrections that are dated after the clock's moment."""
    for story in shelf.stories if not clock.future else ():
        facts = story.facts
        if facts.updated is not None and facts.updated > clock.now:
            day = shelf.site.local(facts.updated).date()
            yield Ahead("updated", day, *stated(story, "updated"))
        for number, correction in enumerate(facts.corrections):
            if correction.date > clock.now.date():
                place = stated(story, f"corrections.{number}.date")
                yield Ahead("date", correction.date, *place)


def _withheld(library: Library, clock: Clock) -> Iterator[Withheld]:
    for story in library.stories:
        facts = story.facts
        local = library.site.local
        if facts.draft and not clock.drafts:
            yield _withheld_by(story, "draft", "draft", None)
        elif facts.published > clock.now and not clock.future:
            yield _withheld_by(story, "published", "scheduled", local(facts.published))
        elif facts.expires is not None and facts.expires <= clock.now:
            yield _withheld_by(story, "expires", "expired", local(facts.expires))


def _withheld_by(story: Story, key: str, reason: str, moment: dt.datetime | None) -> Withheld:
    """Name the story by the file that states the key."""
    path, line, column = stated(story, key)
    return Withheld(story.id, path, reason, moment, line, column)


def stated(story: Story, key: str) -> tuple[str, int, int]:
    """Return file, line and column of a fact; the first file and no line where it is unstated."""
    versions = [*story.versions.values()]
    owner = next((each for each in versions if key in each.marks), versions[0])
    return owner.path, *owner.marks.get(key, (0, 0))


K = TypeVar("K")


def _frozen(groups: dict[K, list[Story]]) -> dict[K, tuple[Story, ...]]:
    return {group: tuple(stories) for group, stories in groups.items()}
