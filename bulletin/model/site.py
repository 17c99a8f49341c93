"""The site's own facts, from config.yaml."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bulletin.model.finding import Message
from bulletin.model.keys import Kind, ListOf, Scalar, Words, key
from bulletin.model.localized import Localized

# ruff: noqa: RUF009 - key() is dataclasses.field with a declaration
FACT = Kind.FACT
_CALLED = {"zh": Message("中文", "Chinese"), "en": Message("英文", "English")}

Axis = Literal["districts", "topics"]
AXES: tuple[Axis, ...] = ("districts", "topics")
Divisions = Literal["District", "district"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: `id` is the URL prefix, `tag` the BCP 47 tag."""

    id: str
    tag: str
    name: str
    title: str
    locale: str = ""  # language_TERRITORY for Open Graph; empty: the tag's likely territory

    @property
    def called(self) -> Message:
        """What editors call it in their own language; one of a third language, its own name."""
        return _CALLED.get(self.tag.split("-", maxsplit=1)[0], Message(self.name, self.name))

    @property
    def is_han(self) -> bool:
        """Whether its text is written without spaces between words."""
        return self.tag.split("-", maxsplit=1)[0] in {"zh", "yue", "wuu"}


@dataclass(frozen=True, slots=True)
class Term:
    """A district or a topic: stable id, a name per language, other spellings editors may write."""

    id: str
    axis: Axis
    name: Localized
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of its index page."""
        return f"{self.axis}/{self.id}/"

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in all languages, each once."""
        return tuple(dict.fromkeys(self.name.by_language.values()))

    @property
    def spellings(self) -> tuple[str, ...]:
        """Whatever editors may call it."""
        return (*self.names, *self.aliases)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who is responsible for the site; shown in the footer and in machine-readable data."""

    name: Localized = key(Words(), FACT, "主办单位", "publisher")
    email: str = key(Scalar.TEXT, FACT, "联系邮箱", "e-mail address", default="")
    url: str = key(Scalar.URL, FACT, "主办单位网址", "address of its site", default="")


@dataclass(frozen=True, slots=True)
class Filings:
    """Registration numbers that sites in China show in the footer; absent ones are not shown."""

    icp: str = key(Scalar.TEXT, FACT, "ICP备案号", "ICP filing number", default="")
    police: str = key(Scalar.TEXT, FACT, "公安备案号", "public security filing number", default="")
    site_code: str = key(Scalar.TEXT, FACT, "网站标识码", "government site code", default="")


@dataclass(frozen=True, slots=True)
class Government:
    """What page tags of government sites in China say besides the page (国办发〔2017〕47号).

    Without `name` they say the site's title, without `column_type` the name of the section.
    """

    site_code: str = key(Scalar.TEXT, FACT, "网站标识码", "government site code")
    name: Localized | None = key(Words(), FACT, "网站名称", "name of the site", default=None)
    column_type: Localized | None = key(
        Words(), FACT, "栏目类别", "type of its columns", default=None
    )


@dataclass(frozen=True, slots=True)
class SecurityContact:
    """How to report a hole in the site, and until when that holds (RFC 9116)."""

    contact: tuple[str, ...] = key(
        ListOf(Scalar.URL, 1), FACT, "联系方式，如 mailto:…", "where to report, as mailto:…"
    )
    expires: dt.date = key(Scalar.DATE, FACT, "有效期至", "until when that holds")
    policy: str = key(
        Scalar.URL, FACT, "漏洞处理办法的网址", "address of the disclosure policy", default=""
    )


@dataclass(frozen=True, slots=True)
class SharePictures:
    """Pictures for links that are shared: the font they are set in, and for how many stories."""

    font: str = key(Scalar.TEXT, FACT, "字体文件，在 templates/ 里", "font file, within templates/")
    newest: int = key(
        Scalar.NUMBER, FACT, "给最近多少篇报道配图", "for how many stories", default=100
    )


@dataclass(frozen=True, slots=True)
class Site:
    """config.yaml, checked; `x_default` is the language for readers of neither."""

    base_url: str  # ends with a slash
    timezone: str
    languages: tuple[Language, ...]
    districts: tuple[Term, ...]
    topics: tuple[Term, ...]
    x_default: str
    page_size: int = 20
    explains_terms: bool = True  # links terms of the glossary in stories
    publisher: Publisher | None = None
    filings: Filings = Filings()
    severities: tuple[tuple[str, str], ...] = ()  # rule → severity or "off"
    divisions: Divisions = "District"  # the house's choice: Xihu District, or Xihu district
    government: Government | None = None
    cadence: tuple[tuple[str, int], ...] = ()  # column (home, topics/youth) → days it may rest
    share_pictures: SharePictures | None = None
    side_by_side: bool = False  # whether whole pairs can also be read block by block
    security: SecurityContact | None = None
    report_errors: str = ""  # where readers report errors; may hold {url} and {title}
    id_host: str = ""  # the host named by ids of feeds and calendars; empty: that of base_url

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which dates without offset are meant."""
        return ZoneInfo(self.timezone)

    @property
    def host(self) -> str:
        """The host that serves the site."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def authority(self) -> str:
        """The host that ids are made with: it stays when the site moves."""
        return self.id_host or self.host

    def language(self, language_id: str) -> Language:
        """Return a language by its id."""
        return next(each for each in self.languages if each.id == language_id)

    def terms(self, axis: Axis) -> tuple[Term, ...]:
        """Return the terms of one axis in the order of config.yaml."""
        return self.districts if axis == "districts" else self.topics

    def term(self, axis: Axis, term_id: str) -> Term:
        """Return a district or topic by its id."""
        return next(each for each in self.terms(axis) if each.id == term_id)

    def terms_by_id(self, districts: Iterable[str], topics: Iterable[str]) -> tuple[Term, ...]:
        """Return districts, then topics, by their ids: what a story is filed under."""
        return (
            *(self.term("districts", each) for each in districts),
            *(self.term("topics", each) for each in topics),
        )

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment in the site's time zone, in which one without offset is meant."""
        zone = self.zone
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
