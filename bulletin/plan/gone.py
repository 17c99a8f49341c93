"""Addresses that no longer lead where they did: given up, moved, or of a story that expired."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bulletin.model.article import Story
from bulletin.model.ledger import RETIRED_PATH, Recorded, Retired
from bulletin.model.machine import RedirectView
from bulletin.model.plan import Page, View, page_path, site_path
from bulletin.model.views import GoneView
from bulletin.plan.context import Context
from bulletin.plan.pages import titles_of, unlisted
from bulletin.plan.shelf import arrange


def plan_gone(context: Context) -> Iterator[Page]:
    """Plan a page at each address that was given up, and at those of expired stories.

    Feeds and calendars get none: their readers are programs, which heed only what a server says.
    """
    for retired in context.library.retired:
        for url in retired.urls:
            if url.endswith(("/", ".html", ".htm")):
                yield _page(context, url, _retired(context, retired), RETIRED_PATH)
    recorded = {each.url for each in context.library.ledger}
    for story in _expired(context) if recorded else ():
        yield from _expired_pages(context, story, recorded)


def owed(
    context: Context, pages: Iterable[Page], kinds: Iterable[Callable[[Context], Iterator[Page]]]
) -> tuple[Recorded, ...]:
    """Return what was published by now and has to stay.

    Lists that only expired stories held up may go with them. While some text can't be read
    nothing is owed: its fault is told, and keeps the site as it is.
    """
    library, now = context.library, context.clock.now
    if library.unreadable:
        return ()
    due = tuple(each for each in library.ledger if each.since <= now)
    standing = {site_path(page.output) for page in pages}
    if not _expired(context) or all(each.url in standing for each in due):
        return due
    for_ever = tuple(
        replace(story, facts=replace(story.facts, expires=None)) for story in library.stories
    )
    eternal = replace(library, stories=for_ever)
    then = Context(eternal, arrange(eternal, context.clock), context.words, context.clock)
    held_up = {site_path(page.output) for kind in kinds for page in kind(then)} - standing
    return tuple(each for each in due if each.url not in held_up)


def _expired(context: Context) -> tuple[Story, ...]:
    ids = {each.story for each in context.shelf.withheld if each.reason == "expired"}
    return tuple(story for story in context.library.stories if story.id in ids) if ids else ()


def _retired(context: Context, retired: Retired) -> View:
    languages = tuple(each.id for each in context.library.site.languages)
    target = retired.replacement
    if not target:
        day = dt.datetime.combine(retired.date, dt.time(), context.library.site.zone)
        return GoneView(languages, day, retired.reason)
    spoken = next((each for each in languages if target.startswith(f"/{each}/")), languages[0])
    return RedirectView(target, target, spoken, retired.line)


def _expired_pages(context: Context, story: Story, recorded: set[str]) -> Iterator[Page]:
    site, expires = context.library.site, story.facts.expires
    urls = {page_path(story.key, language): each for language, each in story.versions.items()}
    urls |= dict.fromkeys(story.facts.aliases, next(iter(story.versions.values())))
    for url, version in urls.items():
        if url in recorded and expires is not None:
            languages = tuple(each.id for each in site.languages)
            yield _page(context, url, GoneView(languages, expires), version.path)


def _page(context: Context, url: str, view: View, source: str) -> Page:
    key, sources = url.removeprefix("/"), (source,)
    if isinstance(view, RedirectView):
        return unlisted(key, "redirect", view, title=url, sources=sources)
    title = " · ".join(titles_of(context, "gone.title").values())
    return unlisted(key, "gone", view, title=title, sources=sources)
