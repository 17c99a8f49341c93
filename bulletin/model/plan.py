"""Every page that will exist, before any is drawn. `(key, language)` names a page."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from bulletin.model.glossary import GlossaryTerm
from bulletin.model.ledger import Recorded, Retired
from bulletin.model.machine import MachineView
from bulletin.model.picture import Picture, PlannedPicture
from bulletin.model.search import SearchFile
from bulletin.model.site import Site
from bulletin.model.views import ReaderView

View = ReaderView | MachineView


class Relation(StrEnum):
    """What the language switch of a page offers in another language."""

    SAME = "same"  # the same page, or the story in full
    BRIEF = "brief"  # the story, as a short version
    ABSENT = "absent"  # not told in that language: the nearest honest place


@dataclass(frozen=True, slots=True)
class Switch:
    """Where the language switch leads for one other language.

    `key` names a page that exists in `language`. `title` is its headline, in that language.
    """

    language: str
    key: str
    relation: Relation
    title: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """One `hreflang` line: a BCP 47 tag or `x-default`, and an absolute URL."""

    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    `language` is empty where a file speaks no single language (front door, sitemap, redirects).
    `kind` names the template. `output` is the path under public/. `section` is the key of the
    navigation entry that is current. `feeds` is the key of the index whose feeds belong here.
    """

    key: str
    language: str
    kind: str
    output: str
    title: str
    description: str
    view: View
    section: str = ""
    feeds: str = ""
    switches: tuple[Switch, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = ()
    is_indexed: bool = True
    sources: tuple[str, ...] = ()  # content files it is made from
    share: str = ""  # key of the picture that stands for it where it is shared
    pictures: tuple[tuple[str, Picture], ...] = ()  # site path in its texts → what is shown there


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it is: `source` relative to the site, `output` under public/."""

    source: str
    output: str
    digest: str


class LinkFault(StrEnum):
    """Why a link of a text leads nowhere."""

    NO_SUCH_PAGE = "no-such-page"
    NO_SUCH_FILE = "no-such-file"
    NOT_PUBLISHED = "not-published"  # a draft, a scheduled or an expired story
    OUTSIDE = "outside"  # climbs out of the site


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A destination in a text that the plan has no page or file for."""

    path: str
    line: int
    column: int
    url: str
    fault: LinkFault
    nearest: str  # the most similar destination that exists, or empty
    is_picture: bool = False  # of the text's own folder: the parse stage has reported it


@dataclass(frozen=True, slots=True)
class FragmentLink:
    """A link to a place within a page; whether the place exists is known once pages are drawn."""

    path: str
    line: int
    column: int
    url: str
    output: str  # of the page it leads to
    fragment: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A story that will not appear, and why: draft, scheduled or expired, since or until when."""

    story: str
    path: str
    reason: str
    moment: dt.datetime | None
    line: int = 0  # of the key that says so
    column: int = 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """A published story's date of something done that lies in the future, where it is written."""

    key: str
    day: dt.date
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Resting:
    """A column without a new story for more days than config.yaml lets it rest."""

    column: str  # as config.yaml names it
    days: int
    newest: dt.date | None  # day of its newest story, if it has any


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages and copies; `navigation` and `footer` hold each language's entries."""

    site: Site
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    navigation: dict[str, tuple[Crumb, ...]]
    keys: dict[str, frozenset[str]]  # language → keys of its pages
    footer: dict[str, tuple[Crumb, ...]] = field(default_factory=dict)
    broken_links: tuple[BrokenLink, ...] = ()
    fragment_links: tuple[FragmentLink, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    resting: tuple[Resting, ...] = ()
    pictures: tuple[PlannedPicture, ...] = ()
    search: tuple[SearchFile, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()  # to be explained in the stories
    ledger: tuple[Recorded, ...] = ()  # what had been published by the moment of the plan
    retired: tuple[Retired, ...] = ()

    def url(self, key: str, language: str) -> str:
        """Return the site path of a page; KeyError where the plan has no such page."""
        if key not in self.keys[language]:
            raise KeyError(f"{language}: {key}")
        return page_path(key, language)


def page_path(key: str, language: str) -> str:
    """Return the site path of `(key, language)`: the one URL formula of the whole program."""
    return f"/{language}/{key}" if language else f"/{key}"


def output_path(key: str, language: str) -> str:
    """Return the file under public/ that holds `(key, language)`."""
    path = page_path(key, language).lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def site_path(output: str) -> str:
    """Return the site path at which a file under public/ is found: the way back."""
    folder, slash, name = output.rpartition("/")
    return f"/{folder}{slash}" if name == "index.html" else f"/{output}"
