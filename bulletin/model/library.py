"""Everything editors wrote, parsed and merged."""

from dataclasses import dataclass, field

from bulletin.model.alignment import Agreement
from bulletin.model.article import Story, Target
from bulletin.model.finding import Acceptance
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.inputs import Attachment
from bulletin.model.ledger import Recorded, Retired
from bulletin.model.picture import PictureFacts
from bulletin.model.site import Site


@dataclass(frozen=True, slots=True)
class PageText:
    """One language of a standalone page or of an index page's introduction."""

    title: str
    body: str
    body_line: int
    path: str
    language: str
    summary: str = ""
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class StandalonePage:
    """A page that is no story (about, accessibility statement): content/pages/<slug>/."""

    slug: str
    texts: dict[str, PageText]

    @property
    def key(self) -> str:
        """The page key, the same in every language."""
        return f"{self.slug}/"


@dataclass(frozen=True, slots=True)
class Library:
    """Site facts, stories newest first, standalone pages, introductions by page key, glossary.

    `synonyms` are words of the glossary that mean the same to somebody who searches; they are
    neither shown nor checked.

    `unreadable` holds the keys of pages some text of which has faults that keep it out: links to
    them are no faults of their own.
    """

    site: Site
    stories: tuple[Story, ...]
    pages: tuple[StandalonePage, ...]
    introductions: dict[str, dict[str, PageText]]  # term page key → language → text
    glossary: tuple[GlossaryTerm, ...]
    attachments: dict[str, Attachment]
    unreadable: frozenset[str] = frozenset()
    pictures: dict[str, PictureFacts] = field(default_factory=dict)  # by path, what they hold
    agreements: dict[str, tuple[Agreement, ...]] = field(default_factory=dict)  # by story id
    ledger: tuple[Recorded, ...] = ()
    retired: tuple[Retired, ...] = ()
    synonyms: tuple[GlossaryTerm, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()  # in the order of content/review.yaml
