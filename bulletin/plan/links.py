"""The second pass over the planned pages: the links of their texts become URLs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bulletin.model.alignment import Side, SideBySideView
from bulletin.model.article import LeadPicture, Target, Version
from bulletin.model.library import PageText
from bulletin.model.machine import FeedEntry, FeedView
from bulletin.model.picture import Picture
from bulletin.model.plan import BrokenLink, FragmentLink, Page
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
        view = page.view
        if not self.pictures or not isinstance(
            view, ArticleView | HomeView | SideBySideView | StandaloneView | TermView
        ):
            return page
        urls = [url for _, url in _links(view)]
        if isinstance(view, ArticleView | HomeView):
            urls.insert(0, view.lead_url)
        shown = {url: self.pictures[url] for url in urls if url in self.pictures}
        return replace(page, pictures=tuple(shown.items())) if shown else page

    def _page(self, page: Page) -> Page:
        view = page.view
        if isinstance(view, ArticleView):
            return replace(page, view=self._article(view, page))
        if isinstance(view, HomeView):
            page = replace(page, view=self._home(view))
        if isinstance(view, SideBySideView):
            page = replace(page, view=self._side_by_side(view))
        if isinstance(view, StandaloneView):
            links = self._gather(self._resolved(view.text, page.key))
            text = _without_places(view.text)
            return replace(page, view=replace(view, text=text, links=links))
        if isinstance(view, TermView) and view.introduction is not None:
            links = self._gather(self._resolved(view.introduction, page.key))
            text = _without_places(view.introduction)
            return replace(page, view=replace(view, introduction=text, introduction_links=links))
        if isinstance(view, FeedView):
            return replace(page, view=replace(view, entries=tuple(map(self._entry, view.entries))))
        return page

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


def _links(view: ArticleView | HomeView | SideBySideView | StandaloneView | TermView) -> Links:
    if isinstance(view, HomeView):
        return ()
    if isinstance(view, SideBySideView):
        return view.sides[0].links + view.sides[1].links
    return view.introduction_links if isinstance(view, TermView) else view.links


def _without_places(text: Text) -> Text:
    """Drop what only findings need, so that moving a line of front matter changes no page."""
    if isinstance(text, Version):
        return replace(text, targets=(), marks={}, body_line=1)
    return replace(text, targets=(), body_line=1)
