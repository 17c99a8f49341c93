"""The page of all events, and calendars: of everything, of each district, of each event."""

import datetime as dt
from collections.abc import Iterator

from bulletin.model.article import Event, Story
from bulletin.model.localized import Localized
from bulletin.model.machine import CalendarEntry, CalendarView
from bulletin.model.plan import Page
from bulletin.model.site import Language, Site
from bulletin.model.views import CalendarGroup, EventsView
from bulletin.plan.context import Context
from bulletin.plan.entries import event_entries
from bulletin.plan.identity import identity, last_change
from bulletin.plan.pages import paginated, shared_page, titles_of, unlisted

KEY = "events/"
FILE = "events.ics"


def plan_events(context: Context) -> Iterator[Page]:
    """Plan events/, where there are any, and their calendars in every language."""
    announcing = tuple(story for story in context.shelf.stories if story.facts.events)
    if not announcing:
        return
    for language in context.library.site.languages:
        yield from _lists(context, language, announcing)
        yield from _calendars(context, language, announcing)
        for story in announcing:
            for event in story.facts.events:
                title = event.title.text(language.id)
                entries = (_entry(context, language, story, event),)
                key = event_file(story.key, event.id)
                about = context.card(story, language.id).abstract
                yield _calendar(language, key, (title, about), story.key, entries)


def calendars(context: Context) -> tuple[CalendarGroup, ...]:
    """Return the calendars that readers may subscribe to: all events, then by district."""
    shelf = context.shelf
    everything = Localized(titles_of(context, "events.title"))
    found = [CalendarGroup(everything, FILE, _count(shelf.stories))]
    for district, stories in shelf.terms("districts"):
        found.append(CalendarGroup(district.name, district.key + FILE, _count(stories)))
    return tuple(each for each in found if each.count)


def is_over(event: Event, now: dt.datetime, site: Site) -> bool:
    """Tell whether an event has ended; one that states no end lasts its day."""
    if event.end is not None and not event.all_day:
        return event.end < now
    return site.local(event.end or event.start).date() < site.local(now).date()


def event_file(story_key: str, event_id: str) -> str:
    """Return the key of the calendar that holds one event of a story."""
    return f"{KEY}{story_key.removeprefix('articles/')}{event_id}.ics"


def _count(stories: tuple[Story, ...]) -> int:
    return sum(len(story.facts.events) for story in stories)


def _lists(context: Context, language: Language, announcing: tuple[Story, ...]) -> Iterator[Page]:
    site, now = context.library.site, context.clock.now
    entries = event_entries(context, announcing, language.id)
    coming = tuple(each for each in entries if not is_over(each.event, now, site))
    past = tuple(each for each in reversed(entries) if is_over(each.event, now, site))
    for pagination, shown in paginated(context, KEY, past):
        is_first = pagination.number == 1
        yield shared_page(
            context,
            language,
            key=pagination.key,
            kind="events",
            titles=titles_of(context, "nav.events"),
            view=EventsView(
                coming if is_first else (), tuple(shown), calendars(context), pagination
            ),
            description=context.words.text(language.id, "description.events"),
            section=KEY,
        )


def _calendars(
    context: Context, language: Language, announcing: tuple[Story, ...]
) -> Iterator[Page]:
    words = context.words
    for group in calendars(context):
        folder = group.key.removesuffix(FILE)
        district = folder.removeprefix("districts/").rstrip("/")
        entries = tuple(
            _entry(context, language, story, event)
            for story in announcing
            if not district or district in story.facts.districts
            for event in story.facts.events
        )
        named = words.text(language.id, "events.in_district").format(
            district=group.name.text(language.id)
        )
        label = named if district else group.name.text(language.id)
        title = f"{language.title} · {label}"
        about = words.text(language.id, "description.events")
        yield _calendar(language, group.key, (title, about), folder or KEY, entries)


def _calendar(
    language: Language,
    key: str,
    words: tuple[str, str],
    home_key: str,
    entries: tuple[CalendarEntry, ...],
) -> Page:
    """Plan a calendar; `words` are its title and what it is about."""
    title, about = words
    view = CalendarView(title, home_key, entries)
    return unlisted(key, "calendar", view, language=language.id, title=title, description=about)


def _entry(context: Context, language: Language, story: Story, event: Event) -> CalendarEntry:
    """Number a revision by the minutes from publication to the last change (RFC 5545, 3.8.7.4).

    A cancellation counts by itself: editors may forget to state the time of the update.
    """
    site = context.library.site
    changed = last_change(site, story)
    since = int((changed - story.facts.published).total_seconds()) // 60
    return CalendarEntry(
        uid=f"{identity(story).replace('/', '-')}-{event.id}@{site.authority}",
        event=event,
        card=context.card(story, language.id),
        changed=changed,
        sequence=since + (1 if event.cancelled else 0),
    )
