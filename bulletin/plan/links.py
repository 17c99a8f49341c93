"""The second pass over the planned pages: the links of their texts become URLs."""

from collections.abc import Iterable
from dataclasses import replace

from bulletin.model.article import Target, Version
from bulletin.model.library import PageText
from bulletin.model.plan import BrokenLink, Page
from bulletin.model.views import ArticleView, FeedEntry, FeedView, StandaloneView, TermView
from bulletin.plan.destinations import Destinations, TextPlace, resolve

Links = tuple[tuple[str, str], ...]


def with_links(page: Page, destinations: Destinations, broken: list[BrokenLink]) -> Page:
    """Return the page with its texts' links resolved; what leads nowhere is added to `broken`."""
    view = page.view
    if isinstance(view, ArticleView):
        return replace(page, view=_article(view, page, destinations, broken))
    if isinstance(view, StandaloneView):
        links = _text_links(view.text, page.key, destinations, broken)
        return replace(page, view=replace(view, text=_told(view.text), links=links))
    if isinstance(view, TermView) and view.introduction is not None:
        text = view.introduction
        links = _text_links(text, page.key, destinations, broken)
        return replace(page, view=replace(view, introduction=_told(text), introduction_links=links))
    if isinstance(view, FeedView):
        entries = tuple(_entry(entry, destinations) for entry in view.entries)
        return replace(page, view=replace(view, entries=entries))
    return page


def _article(
    view: ArticleView, page: Page, destinations: Destinations, broken: list[BrokenLink]
) -> ArticleView:
    version, lead = view.version, view.story.facts.lead
    place = TextPlace(version.path, page.key, page.language)
    resolved = resolve(version.targets, place, destinations)
    broken += resolved.broken
    lead_url = ""
    if lead is not None:
        line, column = version.marks.get("lead.file", (0, 0))
        found = resolve((Target(lead.file, line, column, is_picture=True),), place, destinations)
        lead_url = next((url for _, url in found.links), "")
        broken += found.broken if line else ()
    return replace(view, version=_without_places(version), links=resolved.links, lead_url=lead_url)


def _text_links(
    text: PageText, key: str, destinations: Destinations, broken: list[BrokenLink]
) -> Links:
    resolved = resolve(text.targets, TextPlace(text.path, key, text.language), destinations)
    broken += resolved.broken
    return resolved.links


def _entry(entry: FeedEntry, destinations: Destinations) -> FeedEntry:
    version = entry.version
    place = TextPlace(version.path, entry.card.key, version.language)
    links = resolve(version.targets, place, destinations).links
    return replace(entry, version=_without_places(version), links=links)


def _without_places(version: Version) -> Version:
    """Drop what only findings need, so that moving a key's line changes no page."""
    return replace(version, targets=(), marks={}, body_line=1)


def _told(text: PageText) -> PageText:
    return replace(text, targets=(), body_line=1)


def linked(
    pages: Iterable[Page], destinations: Destinations
) -> tuple[tuple[Page, ...], tuple[BrokenLink, ...]]:
    """Resolve the links of all pages."""
    broken: list[BrokenLink] = []
    return tuple(with_links(page, destinations, broken) for page in pages), tuple(broken)
