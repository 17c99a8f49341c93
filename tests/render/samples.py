"""A small site of two languages, and nouns made of few words, for the tests of this room."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletin.model.article import Facts, KeyFigure, Story, Version
from bulletin.model.localized import Localized
from bulletin.model.plan import Crumb, Page, Plan, View
from bulletin.model.site import Language, Publisher, Site, Term
from bulletin.model.text import Text
from bulletin.model.views import ArticleView, Card, Headline

ZH = Language("zh", "zh-Hans", "中文", "杭州人才快讯")
EN = Language("en", "en", "English", "Hangzhou Talent Bulletin")
SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = dt.datetime(2024, 9, 27, 8, 30, tzinfo=SHANGHAI)
KEY = "articles/2024/fair/"

SITE = Site(
    base_url="https://bulletin.example.org/",
    timezone="Asia/Shanghai",
    languages=(ZH, EN),
    districts=(
        Term("gongshu", "districts", Localized({"zh": "拱墅区", "en": "Gongshu District"})),
    ),
    topics=(Term("youth", "topics", Localized({"zh": "青年人才", "en": "Young talent"})),),
    x_default="en",
    publisher=Publisher(Localized({"zh": "编辑部", "en": "Newsroom"})),
)

STRINGS = {
    "strings/zh.yaml": """\
about.over: 超
about.nearly: 近
body.table: 表格
body.footnote: 回到正文
chart.title: 关键数字比较
chart.item: "{label}：{value}。"
currency.CNY: "{number}元"
redirect.moved: 本页已移到：
stories: "{count}篇报道"
""",
    "strings/en.yaml": """\
about:
  over: more than
  nearly: nearly
body:
  table: Table
  footnote: Back to
chart:
  title: Key figures compared
  item: "{label}: {value}."
currency:
  CNY: "RMB {number}"
redirect.moved: "This page is now at "
stories:
  one: "{count} story"
  other: "{count} stories"
""",
}


def templates(**files: str) -> dict[str, bytes]:
    """Return templates: the strings above, and files by name with `__` for a dot, `_slash_`."""
    named = {name.replace("__", ".").replace("_slash_", "/"): text for name, text in files.items()}
    return {name: text.encode() for name, text in {**STRINGS, **named}.items()}


def real_templates() -> dict[str, bytes]:
    """Return the templates of the site for machines: sitemap, feeds, robots.txt, redirects."""
    folder = Path(__file__).parents[2] / "templates"
    names = ("sitemap.xml", "sitemap_index.xml", "robots.txt", "redirect.html")
    feeds = ("feeds/rss.xml", "feeds/atom.xml")
    return {name: (folder / name).read_bytes() for name in (*names, *feeds)}


def plan(*pages: Page, site: Site = SITE, keys: tuple[str, ...] = ()) -> Plan:
    """Return a plan of pages, and of further keys in both languages."""
    known = {
        each.id: frozenset([*keys, *(page.key for page in pages if page.language == each.id)])
        for each in site.languages
    }
    navigation: dict[str, tuple[Crumb, ...]] = {
        each.id: (Crumb("", {"zh": "首页", "en": "Home"}[each.id]),) for each in site.languages
    }
    return Plan(site, pages, (), navigation, known)


def page(view: View, language: str = "zh", kind: str = "article", key: str = KEY) -> Page:
    """Return a page that shows a view."""
    return Page(
        key=key,
        language=language,
        kind=kind,
        output=f"{language}/{key}index.html",
        title="标题",
        description="",
        view=view,
    )


def card(language: str = "zh", *, key: str = KEY, title: str = "人才日", **changes: object) -> Card:
    """Return a story in a list."""
    plain = Card(
        key=key,
        language=language,
        title=title,
        kicker="",
        deck="",
        abstract="摘要",
        published=MORNING,
        districts=("gongshu",),
        topics=("youth",),
        is_brief=False,
        is_draft=False,
        others=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def article(
    language: str = "zh",
    body: str = "正文",
    *,
    facts: Facts | None = None,
    version: Version | None = None,
    originals: tuple[Headline, ...] = (),
    links: tuple[tuple[str, str], ...] = (),
) -> ArticleView:
    """Return a story as its page shows it."""
    facts = facts or Facts(published=MORNING, topics=("youth",), districts=("gongshu",))
    version = version or Version(
        title="人才日", language=language, text=Text.of(body), abstract="摘要"
    )
    return ArticleView(
        story=Story("2024/fair", facts, {}),
        version=version,
        card=card(language),
        links=links,
        lead_url="",
        originals=originals,
        previous=None,
        next=None,
        related=(),
    )


def figure(value: str, unit: dict[str, str] | str = "", **changes: object) -> KeyFigure:
    """Return a key figure with the label 数字, “number”."""
    words = Localized.everywhere(unit) if isinstance(unit, str) else Localized(unit)
    plain = KeyFigure(
        value=Decimal(value),
        label=Localized({"zh": "数字", "en": "number"}),
        unit=words if unit else None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
