"""The keys of config.yaml, declared as those of articles are."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from bulletin.model.finding import Message
from bulletin.model.keys import Choice, Key, Kind, ListOf, Record, Scalar, key
from bulletin.model.site import (
    Divisions,
    Filings,
    Government,
    Publisher,
    SecurityContact,
    SharePictures,
)

FACT: Final = Kind.FACT
# ruff: noqa: RUF009 - key() is dataclasses.field with a declaration


@dataclass(frozen=True, slots=True)
class LanguageKeys:
    """One language of `languages`."""

    tag: str = key(Scalar.TEXT, FACT, "BCP 47 语言标记，如 zh-Hans", "BCP 47 tag, as zh-Hans")
    name: str = key(Scalar.TEXT, FACT, "语言自己的名称", "the language's own name")
    title: str = key(Scalar.TEXT, FACT, "报头：网站在这种语言里的名称", "name of the site in it")
    locale: str = key(
        Scalar.TEXT, FACT, "语言与地区，如 zh_CN", "language and territory, as en_GB", default=""
    )


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """The plain keys of config.yaml; the blocks with ids of their own are read one by one."""

    base_url: str = key(Scalar.URL, FACT, "网站地址", "address of the site")
    timezone: str = key(Scalar.TEXT, FACT, "时区，如 Asia/Shanghai", "time zone, as Asia/Shanghai")
    x_default: str = key(
        Scalar.TEXT, FACT, "其他语言的读者看哪种语言", "language for all other readers", default=""
    )
    id_host: str = key(
        Scalar.TEXT,
        FACT,
        "订阅源与日历编号里的域名：网站搬家后仍写原来的域名",
        "host in the ids of feeds and calendars: the first one, once the site has moved",
        default="",
    )
    divisions: str = key(
        Choice(get_args(Divisions)),
        FACT,
        "英文区名的写法：Xihu District 或 Xihu district",
        "how English writes districts: Xihu District, or Xihu district",
        default="District",
    )
    page_size: Decimal = key(Scalar.NUMBER, FACT, "每页篇数", "stories a page", default=Decimal(20))
    explain_terms: bool = key(
        Scalar.FLAG,
        FACT,
        "正文里的术语是否链接到术语表",
        "link terms to the glossary",
        default=True,
    )
    side_by_side: bool = key(
        Scalar.FLAG,
        FACT,
        "是否生成双语对照页",
        "whether pairs get a side-by-side page",
        default=False,
    )
    publisher: Publisher | None = key(
        Record(Publisher, plain="name"), FACT, "主办单位", "publisher", default=None
    )
    government: Government | None = key(
        Record(Government, plain="site_code"),
        FACT,
        "政府网站页面标签",
        "page tags of government sites",
        default=None,
    )
    share_pictures: SharePictures | None = key(
        Record(SharePictures, plain="font"),
        FACT,
        "分享用的图片",
        "pictures for shared links",
        default=None,
    )
    report_errors: str = key(
        Scalar.URL,
        FACT,
        "读者报告差错的地方：mailto:… 或网址，可含 {url} 和 {title}",
        "where readers report errors: mailto:… or an address, which may hold {url} and {title}",
        default="",
    )
    security: SecurityContact | None = key(
        Record(SecurityContact),
        FACT,
        "安全联系人（security.txt）",
        "contact for security reports (security.txt)",
        default=None,
    )
    filings: Filings | None = key(
        Record(Filings), FACT, "备案信息", "registration numbers", default=None
    )


# Blocks whose keys are ids; each is read in a way of its own.
BLOCKS: Final = ("languages", "districts", "topics", "severities", "cadence")
BLOCK: Final = Key(Scalar.TEXT, FACT, required=False, help=Message("", ""))
ALIASES: Final = Key(
    ListOf(Scalar.TEXT), FACT, required=False, help=Message("其他写法", "other spellings")
)
