"""The second pass over the planned pages: the links of their texts become URLs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bulletin.model.alignment import Side, SideBySideView
from bulletin.model.article import LeadPicture, Target, Version
from bulletin.model.library import PageText
from bulletin.model.machine import FeedEntry, FeedView
from bulletin.model.picture import Picture
from bulletin.model.plan import BrokenLink, FragmentLink, Page, View
from bulletin.model.views import ArticleView, HomeView, StandaloneView, TermView
from bulletin.plan.destinations import Destinations, Resolved, TextPlace, resolve

Links = tuple[tuple[str, str], ...]
Text = TypeVar("Text", Version, PageText)


@dataclass(slots=True)
class Linker:
    """Resolves the links of pages, and gathers what leads nowhere or into a page."""

    destinations: Destinations
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # by site path
    broken: list[BrokenLink] = field(default_factory=list)
    fragments: list[FragmentLink] = field(default_factory=list)
    _entries: dict[int, FeedEntry] = field(default_factory=dict)  # by identity: feeds share them

    def linked(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Return the pages with their texts' links resolved."""
        return tuple(self._with_pictures(self._page(page)) for page in pages)

    def _with_pictures(self, page: Page) -> Page:
        shown = {url: self.pictures[url] for url in _urls(page.view) if url in self.pictures}
        return replace(page, pictures=tuple(shown.items())) if shown else page

    def _page(self, page: Page) -> Page:
        view = page.view
        match view:
            case ArticleView():
                view = self._article(view, page)
            case HomeView():
                view = self._home(view)
            case SideBySideView():
                view = self._side_by_side(view)
            case StandaloneView(text=text):
                links = self._gather(self._resolved(text, page.key))
                view = replace(view, text=_without_places(text), links=links)
            case TermView(introduction=PageText() as text):
                links = self._gather(self._resolved(text, page.key))
                view = replace(view, introduction=_without_places(text), introduction_links=links)
            case FeedView():
                view = replace(view, entries=tuple(map(self._entry, view.entries)))
        return page if view is page.view else replace(page, view=view)

    def _article(self, view: ArticleView, page: Page) -> ArticleView:
        version, lead = view.version, view.story.facts.lead
        links = self._gather(self._resolved(version, page.key))
        lead_url = ""
        if lead is not None:
            line, column = version.marks.get("lead.file", (0, 0))
            target = _target(lead, line, column)
            place = TextPlace(version.path, page.key, page.language)
            found = resolve((target,), place, self.destinations)
            lead_url = self._shown(found)
            self.broken += found.broken if line else ()
        return replace(view, version=_without_places(version), links=links, lead_url=lead_url)

    def _shown(self, found: Resolved) -> str:
        return next((url for _, url in found.links if url in self.pictures), "")

    def _home(self, view: HomeView) -> HomeView:
        if view.lead is None or view.lead_picture is None:
            return view
        place = TextPlace(f"content/{view.lead.key}", view.lead.key, view.lead.language)
        found = resolve((_target(view.lead_picture),), place, self.destinations)
        return replace(view, lead_url=self._shown(found))

    def _side_by_side(self, view: SideBySideView) -> SideBySideView:
        """The texts' faults are their articles', which have reported them."""
        first, second = (self._side(each, view.story.key) for each in view.sides)
        return replace(view, sides=(first, second))

    def _side(self, side: Side, key: str) -> Side:
        return Side(_without_places(side.version), self._resolved(side.version, key).links)

    def _entry(self, entry: FeedEntry) -> FeedEntry:
        """An entry's faults are its article's, which has reported them."""
        found = self._entries.get(id(entry))
        if found is None:
            links = self._resolved(entry.version, entry.card.key).links
            found = replace(entry, version=_without_places(entry.version), links=links)
            self._entries[id(entry)] = found
        return found

    def _resolved(self, text: Version | PageText, key: str) -> Resolved:
        place = TextPlace(text.path, key, text.language)
        return resolve(text.targets, place, self.destinations)

    def _gather(self, resolved: Resolved) -> Links:
        self.broken += resolved.broken
        self.fragments += resolved.fragments
        return resolved.links


def _target(lead: LeadPicture, line: int = 0, column: int = 0) -> Target:
    return Target(lead.file, line, column, is_picture=True)


def _urls(view: View) -> Iterator[str]:
    """Yield the addresses that a page may show the pictures of, its lead's first."""
    if isinstance(view, ArticleView | HomeView):
        yield view.lead_url
    links: Links = ()
    match view:
        case ArticleView() | StandaloneView():
            links = view.links
        case SideBySideView():
            links = view.sides[0].links + view.sides[1].links
        case TermView():
            links = view.introduction_links
    yield from (url for _, url in links)


def _without_places(text: Text) -> Text:
    """Drop what only findings need, so that moving a line of front matter changes no page."""
    if isinstance(text, Version):
        return replace(text, targets=(), marks={}, body_line=1)
    return replace(text, targets=(), body_line=1)
