"""The keys of config.yaml, declared as those of articles are."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from bulletin.model.finding import Message
from bulletin.model.keys import Choice, Key, Kind, ListOf, Record, Scalar, Words, key
from bulletin.model.localized import Localized
from bulletin.model.site import Divisions

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
class PublisherKeys:
    """Who is responsible for the site."""

    name: Localized = key(Words(), FACT, "主办单位", "publisher")
    email: str = key(Scalar.TEXT, FACT, "联系邮箱", "e-mail address", default="")
    url: str = key(Scalar.URL, FACT, "主办单位网址", "address of its site", default="")


@dataclass(frozen=True, slots=True)
class FilingsKeys:
    """Registration numbers for the footer."""

    icp: str = key(Scalar.TEXT, FACT, "ICP备案号", "ICP filing number", default="")
    police: str = key(Scalar.TEXT, FACT, "公安备案号", "public security filing number", default="")
    site_code: str = key(Scalar.TEXT, FACT, "网站标识码", "government site code", default="")


@dataclass(frozen=True, slots=True)
class GovernmentKeys:
    """The page tags that government sites in China must carry."""

    site_code: str = key(Scalar.TEXT, FACT, "网站标识码", "government site code")
    name: Localized | None = key(Words(), FACT, "网站名称", "name of the site", default=None)
    column_type: Localized | None = key(
        Words(), FACT, "栏目类别", "type of its columns", default=None
    )


@dataclass(frozen=True, slots=True)
class ShareKeys:
    """Pictures for links that are shared."""

    font: str = key(Scalar.TEXT, FACT, "字体文件，在 templates/ 里", "font file, within templates/")
    newest: Decimal = key(
        Scalar.NUMBER, FACT, "给最近多少篇报道配图", "for how many stories", default=Decimal(100)
    )


@dataclass(frozen=True, slots=True)
class SecurityKeys:
    """What security.txt says."""

    contact: tuple[str, ...] = key(
        ListOf(Scalar.URL, 1), FACT, "联系方式，如 mailto:…", "where to report, as mailto:…"
    )
    expires: dt.date = key(Scalar.DATE, FACT, "有效期至", "until when that holds")
    policy: str = key(
        Scalar.URL, FACT, "漏洞处理办法的网址", "address of the disclosure policy", default=""
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
    publisher: PublisherKeys | None = key(
        Record(PublisherKeys, plain="name"), FACT, "主办单位", "publisher", default=None
    )
    government: GovernmentKeys | None = key(
        Record(GovernmentKeys, plain="site_code"),
        FACT,
        "政府网站页面标签",
        "page tags of government sites",
        default=None,
    )
    share_pictures: ShareKeys | None = key(
        Record(ShareKeys, plain="font"),
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
    security: SecurityKeys | None = key(
        Record(SecurityKeys),
        FACT,
        "安全联系人（security.txt）",
        "contact for security reports (security.txt)",
        default=None,
    )
    filings: FilingsKeys | None = key(
        Record(FilingsKeys), FACT, "备案信息", "registration numbers", default=None
    )


# Blocks whose keys are ids; each is read in a way of its own.
BLOCKS: Final = ("languages", "districts", "topics", "severities", "cadence")
BLOCK: Final = Key(Scalar.TEXT, FACT, required=False, help=Message("", ""))
ALIASES: Final = Key(
    ListOf(Scalar.TEXT), FACT, required=False, help=Message("其他写法", "other spellings")
)
