"""RSS, Atom and JSON feeds beside the home page and every index, and the page that lists them."""

from collections.abc import Iterator

from bulletin.model.article import Story
from bulletin.model.localized import Localized
from bulletin.model.machine import FeedEntry, FeedView
from bulletin.model.plan import Page
from bulletin.model.site import AXES, Language
from bulletin.model.views import FeedListView
from bulletin.plan.cards import told_version
from bulletin.plan.context import Context
from bulletin.plan.events import calendars
from bulletin.plan.identity import identity, last_change
from bulletin.plan.pages import shared_page, titles_of, unlisted

ENTRIES = 20
FORMATS = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
LIST_KEY = "feeds/"


def plan_feeds(context: Context) -> Iterator[Page]:
    """Plan the feeds of each language × (everything, each district, each topic)."""
    site = context.library.site
    if not context.shelf.stories:
        return
    groups = tuple(_groups(context))
    for language in site.languages:
        for name, key, stories in groups:
            title = f"{language.title} · {name.text(language.id)}" if key else language.title
            yield from _feeds(context, language, key, title, stories)
        yield shared_page(
            context,
            language,
            key=LIST_KEY,
            kind="feeds",
            titles=titles_of(context, "nav.feeds"),
            view=FeedListView(tuple((name, key) for name, key, _ in groups), calendars(context)),
            description=context.words.text(language.id, "description.feeds"),
            section=LIST_KEY,
        )


def _groups(context: Context) -> Iterator[tuple[Localized, str, tuple[Story, ...]]]:
    titles = Localized({each.id: each.title for each in context.library.site.languages})
    yield titles, "", context.shelf.stories
    for axis in AXES:
        for term, stories in context.shelf.terms(axis):
            yield term.name, term.key, stories


def _feeds(
    context: Context, language: Language, key: str, title: str, stories: tuple[Story, ...]
) -> Iterator[Page]:
    entries = tuple(_entry(context, story, language.id) for story in stories[:ENTRIES])
    for format_name, file_name in FORMATS.items():
        yield unlisted(
            key + file_name,
            f"feed-{format_name}",
            FeedView(
                format=format_name,
                title=title,
                home_key=key,
                entries=entries,
                updated=max(entry.updated for entry in entries),
            ),
            language=language.id,
            title=title,
            feeds=key,
        )


def _entry(context: Context, story: Story, language: str) -> FeedEntry:
    site = context.library.site
    return FeedEntry(
        identity=identity(story),
        card=context.card(story, language),
        version=told_version(story, language, site),
        updated=last_change(site, story),
        links=(),
    )
