"""What each file for machines says: feeds, calendars, sitemaps, robots.txt, redirects."""

import datetime as dt
from dataclasses import dataclass

from bulletin.model.article import Event, Facts, Version
from bulletin.model.views import Card, Headline


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story in a feed, whole; `identity` is `<year>/<slug>` as it first was."""

    identity: str
    card: Card
    version: Version
    updated: dt.datetime
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of a language, or of a district or topic in it; `format` is rss, atom or json."""

    format: str
    title: str
    home_key: str
    entries: tuple[FeedEntry, ...]
    updated: dt.datetime


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event in a calendar.

    `uid` is the same in every language and in every calendar, and outlives a change of address.
    `sequence` grows whenever the story changes.
    """

    uid: str
    event: Event
    card: Card
    changed: dt.datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A calendar of a language, of a district in it, or of a single event."""

    title: str
    home_key: str  # of the page that shows the same events
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """One page in the sitemap with its true translations (hreflang tag, absolute URL)."""

    url: str
    updated: dt.datetime | None
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """All pages that readers may find."""

    urls: tuple[SitemapUrl, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The list of sitemaps, where one file can't hold all pages."""

    parts: tuple[str, ...]  # absolute URLs


@dataclass(frozen=True, slots=True)
class NewsUrl:
    """A new story in one language."""

    url: str
    language: str
    title: str
    published: dt.datetime


@dataclass(frozen=True, slots=True)
class NewsSitemapView:
    """The stories of the last two days."""

    urls: tuple[NewsUrl, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """robots.txt."""

    sitemaps: tuple[str, ...]  # absolute URLs


@dataclass(frozen=True, slots=True)
class SecurityView:
    """security.txt; `is_expired` by the clock of the plan."""

    contacts: tuple[str, ...]
    expires: dt.date
    languages: tuple[str, ...]  # BCP 47 tags
    canonical: str  # absolute URL
    policy: str
    is_expired: bool


@dataclass(frozen=True, slots=True)
class MarkdownView:
    """A story as Markdown; `key` is of its page.

    `links` are those of the text, as in ArticleView; `places` are where they are to be written in
    full: line and column in the text, from 0, the destination as it is there, its absolute URL.
    """

    key: str
    facts: Facts
    version: Version
    links: tuple[tuple[str, str], ...]
    places: tuple[tuple[int, int, str, str], ...]
    originals: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class TextsLanguage:
    """What llms.txt lists in one language: standing pages, by key and title, and new stories."""

    language: str
    about: str
    pages: tuple[tuple[str, str], ...]
    stories: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TextsView:
    """llms.txt."""

    languages: tuple[TextsLanguage, ...]


@dataclass(frozen=True, slots=True)
class ShareView:
    """A picture for a shared link: a headline, and the same in another language."""

    headline: str
    kicker: str
    other: str
    place: str  # names of districts or topics
    published: dt.datetime | None


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old path that leads to where the story is now."""

    target: str  # site path
    title: str
    language: str
    line: int = 0  # of the file that states the old path


MachineView = (
    FeedView
    | CalendarView
    | SitemapView
    | SitemapIndexView
    | NewsSitemapView
    | RobotsView
    | SecurityView
    | MarkdownView
    | TextsView
    | ShareView
    | RedirectView
)
