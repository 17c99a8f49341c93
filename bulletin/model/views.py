"""What each page kind shows, one frozen noun a kind: templates read these and nothing else."""

import datetime as dt
from dataclasses import dataclass

from bulletin.model.alignment import SideBySideView
from bulletin.model.article import Correction, Event, KeyFigure, LeadPicture, Story, Version
from bulletin.model.library import PageText
from bulletin.model.localized import Localized
from bulletin.model.lookup import GlossaryView, SearchView
from bulletin.model.site import Axis


@dataclass(frozen=True, slots=True)
class Headline:
    """The same story's headline in another language, and the page that tells it."""

    language: str
    title: str
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list, as readers of one language see it.

    `language` is the language its headline and abstract are in: the reader's own, or the story's
    only one, which the list then marks. `others` are the headlines in further languages.
    """

    key: str
    language: str
    title: str
    kicker: str
    deck: str
    abstract: str
    published: dt.datetime
    districts: tuple[str, ...]
    topics: tuple[str, ...]
    is_brief: bool
    is_draft: bool
    others: tuple[Headline, ...]
    is_scheduled: bool = False  # seen before its time, in a preview

    def __hash__(self) -> int:
        """Hash what tells most cards apart; equality looks at everything."""
        return hash((self.key, self.language))


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A district or topic with its newest stories and how many there are in all."""

    axis: Axis
    term_id: str
    count: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event and the story that announces it."""

    event: Event
    card: Card


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A key figure and the story that it comes from."""

    figure: KeyFigure
    card: Card


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front door: both nameplates and the newest headline of each language."""

    leads: tuple[Card, ...]  # one per language of the site, in its order


@dataclass(frozen=True, slots=True)
class HomeView:
    """A language's home."""

    lead: Card | None
    lead_figures: tuple[KeyFigure, ...]
    latest: tuple[Card, ...]
    by_district: tuple[TermGroup, ...]
    by_topic: tuple[TermGroup, ...]
    events: tuple[EventEntry, ...]  # not yet over, soonest first
    figures: tuple[FigureEntry, ...]
    period: tuple[dt.date, dt.date] | None  # first and last day the figures stand for
    lead_picture: LeadPicture | None = None
    lead_url: str = ""  # site path of the lead's picture, or empty


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A story in one language."""

    story: Story  # its facts; the versions' bodies are left out
    version: Version
    card: Card
    links: tuple[tuple[str, str], ...]  # destination as written → URL
    lead_url: str  # site path of the lead picture, or empty
    originals: tuple[Headline, ...]  # the story in other languages
    previous: Card | None  # the next older story
    next: Card | None
    related: tuple[Card, ...]
    side_by_side: tuple[tuple[str, str], ...] = ()  # other language, key of the page with both
    changed: dt.datetime | None = None  # when it last changed, where that is after publication


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice on the other axis of an index page; `key` leads to the combination."""

    axis: Axis
    term_id: str
    key: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list page stands among its siblings; `keys` holds every page's key in order."""

    number: int
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the page itself."""
        return self.keys[self.number - 1]

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class TermView:
    """An index page: of one district, of one topic, or of a district and a topic together."""

    axis: Axis
    term_id: str
    cards: tuple[Card, ...]
    count: int
    pagination: Pagination
    filters: tuple[Filter, ...]
    other_term_id: str = ""  # the topic of a combination
    introduction: PageText | None = None
    introduction_links: tuple[tuple[str, str], ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    calendar: str = ""  # key of the calendar of its events, if it has any


@dataclass(frozen=True, slots=True)
class TermListView:
    """All districts, or all topics, that have stories."""

    axis: Axis
    groups: tuple[TermGroup, ...]


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """A month that has stories."""

    key: str
    first_day: dt.date
    count: int


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A year that has stories, newest month first."""

    key: str
    first_day: dt.date
    count: int
    months: tuple[MonthEntry, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All years (no `year`), one year, or one month with its stories."""

    years: tuple[YearEntry, ...]
    year: dt.date | None
    month: dt.date | None
    cards: tuple[Card, ...]
    pagination: Pagination | None  # of a month's stories


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction and the story that it corrects."""

    correction: Correction
    card: Card


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Corrections of all stories, newest first."""

    entries: tuple[CorrectionEntry, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class StandaloneView:
    """A page that is no story."""

    text: PageText
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """404: of one language, or the root's, which speaks all of them."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoneView:
    """An address that was given up on a day, told in every language; no reason: it expired."""

    languages: tuple[str, ...]
    moment: dt.datetime
    reason: Localized | None = None


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """A calendar that readers may subscribe to: its name, its key, how many events it holds."""

    name: Localized
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedListView:
    """The page that lists the feeds: keys of the indexes that have them, and the calendars."""

    groups: tuple[tuple[Localized, str], ...]  # name, key of the index page
    calendars: tuple[CalendarGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsView:
    """Events: those to come, soonest first, then those that are over, newest first."""

    coming: tuple[EventEntry, ...]
    past: tuple[EventEntry, ...]
    calendars: tuple[CalendarGroup, ...]
    pagination: Pagination  # of the past ones


ReaderView = (
    FrontView
    | HomeView
    | ArticleView
    | SideBySideView
    | TermView
    | TermListView
    | ArchiveView
    | StandaloneView
    | GlossaryView
    | SearchView
    | NotFoundView
    | GoneView
    | FeedListView
    | EventsView
    | CorrectionsView
)
