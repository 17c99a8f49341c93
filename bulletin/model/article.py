"""A story: facts stated once, and a version in each language it is told in."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bulletin.model.keys import Choice, Kind, ListOf, Record, Scalar, TermId, Words, key
from bulletin.model.localized import Localized
from bulletin.model.text import EMPTY, Text

LANGUAGE = Kind.LANGUAGE
FACT = Kind.FACT
TEXT_KEYS = ("kicker", "title", "deck", "summary", "editor_note")  # read as prose, in page order


class Role(StrEnum):
    """What a person in the byline did."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    EDITOR = "editor"


class Coverage(StrEnum):
    """How much of the story a version tells."""

    FULL = "full"
    BRIEF = "brief"


class Translation(StrEnum):
    """How a version came about when it is a translation."""

    HUMAN = "human"
    MACHINE = "machine"
    MACHINE_REVIEWED = "machine-reviewed"


class About(StrEnum):
    """How exact a key figure is."""

    EXACTLY = "exactly"
    OVER = "over"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Person:
    """One name of the byline (署名)."""

    name: Localized = key(Words(), FACT, "姓名", "name")
    role: Role = key(Choice(tuple(Role)), FACT, "身份", "role", default=Role.REPORTER)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the story was first published (来源)."""

    name: Localized = key(Words(), FACT, "首发媒体或机构", "first publisher")
    url: str = key(Scalar.URL, FACT, "首发网址", "address of the first publication", default="")
    date: dt.date | None = key(
        Scalar.DATE, FACT, "首发日期", "date of first publication", default=None
    )


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """The picture above the text; `file` lies in the story's folder."""

    file: str = key(Scalar.FILE, FACT, "图片文件名", "file name of the picture")
    alt: Localized = key(
        Words(), FACT, "替代文字：给看不到图的读者", "text for those who can't see it"
    )
    caption: Localized | None = key(Words(), FACT, "图说", "caption", default=None)
    credit: Localized | None = key(Words(), FACT, "图片来源", "credit", default=None)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the story: the plain number and its unit; each language writes it its own way."""

    value: Decimal = key(
        Scalar.NUMBER, FACT, "完整数字，如 1521000000", "plain number, as 1521000000"
    )
    label: Localized = key(Words(), FACT, "数字说明", "what it counts")
    unit: Localized | None = key(
        Words(), FACT, "单位：CNY、% 或 {zh, en}", "CNY, % or {zh, en}", default=None
    )
    about: About = key(Choice(tuple(About)), FACT, "确切程度", "how exact", default=About.EXACTLY)


@dataclass(frozen=True, slots=True)
class Event:
    """Something readers may attend; `all_day` where `start` was written as a date only."""

    id: str = key(Scalar.IDENTIFIER, FACT, "活动编号", "id of the event")
    start: dt.datetime = key(Scalar.MOMENT, FACT, "开始", "start")
    title: Localized = key(Words(), FACT, "活动名称", "name of the event")
    end: dt.datetime | None = key(Scalar.MOMENT, FACT, "结束", "end", default=None)
    place: Localized | None = key(Words(), FACT, "地点", "place", default=None)
    url: str = key(Scalar.URL, FACT, "报名或详情网址", "address for details", default="")
    cancelled: bool = key(Scalar.FLAG, FACT, "是否取消", "whether it is cancelled", default=False)
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated notice of what was wrong (更正)."""

    date: dt.date = key(Scalar.DATE, FACT, "更正日期", "date of the correction")
    text: Localized = key(Words(), FACT, "更正内容", "what was corrected")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of the story in every language; stated in either file and merged."""

    published: dt.datetime = key(Scalar.MOMENT, FACT, "发布时间", "time of publication")
    topics: tuple[str, ...] = key(ListOf(TermId("topics"), 1), FACT, "主题编号", "topic ids")
    districts: tuple[str, ...] = key(
        ListOf(TermId("districts")), FACT, "区县编号", "district ids", default=()
    )
    updated: dt.datetime | None = key(
        Scalar.MOMENT, FACT, "更新时间", "time of the last update", default=None
    )
    expires: dt.datetime | None = key(
        Scalar.MOMENT, FACT, "到期时间", "when it leaves the site", default=None
    )
    original: str = key(
        Scalar.LANGUAGE_ID, FACT, "原文语言", "language it was written in", default=""
    )
    byline: tuple[Person, ...] = key(
        ListOf(Record(Person, plain="name")), FACT, "署名", "byline", default=()
    )
    source: Source | None = key(Record(Source, plain="name"), FACT, "来源", "source", default=None)
    lead: LeadPicture | None = key(Record(LeadPicture), FACT, "题图", "lead picture", default=None)
    figures: tuple[KeyFigure, ...] = key(
        ListOf(Record(KeyFigure)), FACT, "关键数字", "key figures", default=()
    )
    events: tuple[Event, ...] = key(ListOf(Record(Event)), FACT, "活动", "events", default=())
    corrections: tuple[Correction, ...] = key(
        ListOf(Record(Correction)), FACT, "更正", "corrections", default=()
    )
    aliases: tuple[str, ...] = key(
        ListOf(Scalar.PATH), FACT, "旧网址", "old paths that redirect here", default=()
    )
    featured: bool = key(
        Scalar.FLAG, FACT, "是否头条", "lead story of the front page", default=False
    )
    draft: bool = key(Scalar.FLAG, FACT, "是否草稿", "not to be published yet", default=False)


@dataclass(frozen=True, slots=True)
class Target:
    """A link or picture destination as written in Markdown, and where it stands in the file."""

    url: str
    line: int
    column: int
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Outdated:
    """The language a version was translated from, and the day; that text has changed since."""

    language: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Version:
    """The story in one language: the keys of its file, and its Markdown."""

    title: str = key(Scalar.TEXT, LANGUAGE, "主题", "headline")
    kicker: str = key(
        Scalar.TEXT, LANGUAGE, "引题：标题上方的一行", "line above the headline", default=""
    )
    deck: str = key(
        Scalar.TEXT, LANGUAGE, "副题：标题下方的一行", "line below the headline", default=""
    )
    summary: str = key(Scalar.TEXT, LANGUAGE, "一两句摘要", "one or two sentences", default="")
    editor_note: str = key(Scalar.TEXT, LANGUAGE, "编者按", "editor's note", default="")
    translator: str = key(Scalar.TEXT, LANGUAGE, "译者", "translator", default="")
    translation: Translation | None = key(
        Choice(tuple(Translation)), LANGUAGE, "翻译方式", "how it was translated", default=None
    )
    coverage: Coverage = key(
        Choice(tuple(Coverage)),
        LANGUAGE,
        "全文或简讯",
        "whole story or short version",
        default=Coverage.FULL,
    )
    translated_from: str = key(
        Scalar.FINGERPRINT,
        LANGUAGE,
        "所译原文的指纹（由工具填写）",
        "fingerprint of the text translated (written by the tool)",
        default="",
    )
    language: str = ""
    path: str = ""  # of its file, relative to the site
    text: Text = EMPTY  # Markdown after the front matter
    body_line: int = 1  # line of the file on which the body begins
    abstract: str = ""  # the summary, or the first paragraph cut at a sentence; plain text
    han_count: int = 0  # Han characters of the body, for the reading time
    word_count: int = 0  # words of the body in other scripts
    targets: tuple[Target, ...] = ()
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)  # key path → line, column
    outdated: Outdated | None = None  # where the text it was translated from has changed

    @property
    def body(self) -> str:
        """What the text says, read each time."""
        return str(self.text)

    @property
    def headlines(self) -> str:
        """What stands above the text, a line each: a change of it is a change of the text."""
        return f"{self.kicker}\n{self.title}\n{self.deck}\n{self.editor_note}"


@dataclass(frozen=True, slots=True)
class Story:
    """Two languages, one story: `id` is `<year>/<slug>`, `versions` is keyed by language id."""

    id: str
    facts: Facts
    versions: dict[str, Version]
    files: tuple[str, ...] = ()  # names of the other files in its folder

    @property
    def key(self) -> str:
        """The page key, the same in every language."""
        return story_key(self.id)

    @property
    def slug(self) -> str:
        """The last step of the URL."""
        return self.id.rpartition("/")[2]


def story_key(story_id: str) -> str:
    """Return the page key of a story that may be none yet, or no longer."""
    return f"articles/{story_id}/"
