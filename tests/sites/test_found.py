"""How the site is found and shown elsewhere: search engines, link previews, programs that read."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest

from bulletin.render.qr import qr_svg
from tests.builder import CONFIG, Built, SiteBuilder

BASE = "https://bulletin.example.org/"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
PLAIN = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BODY = (
    "见[另一篇](../other/index.zh.md)、[文件](plan.txt)和[注](#甲)。\n\n## 甲\n\n`[码](../other/)`"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site of two stories, one of them new, updated, corrected and linking."""
    builder = SiteBuilder(tmp_path_factory.mktemp("found"))
    corrected = "[{date: 2026-11-23, text: {zh: 应为*12*。, en: It is *12*.}}]"
    builder.article(
        "2026/new",
        "zh",
        BODY,
        published="2026-11-22 08:30",
        districts="[gongshu]",
        source="{name: {zh: 日报, en: Daily}}",
        byline="[{name: {zh: 张三, en: Zhang San}}]",
        corrections=corrected,
        title="'标题*一*'",
    )
    builder.article("2026/new", "en")
    builder.write("content/articles/2026/new/plan.txt", "x")
    builder.pair("2026/other", published="2026-11-20 08:30")
    return built(builder)


def built(builder: SiteBuilder) -> Built:
    """Build a site that has no errors."""
    done = builder.run()
    assert done.status == 0, done.out + done.err
    return done


def heads(site: Built) -> dict[str, Any]:
    """Return the head of every page that readers may find."""
    pages = {name: site.page(name) for name in site.files() if name.endswith(".html")}
    return {
        name: html5lib.parse(text, namespaceHTMLElements=False).find("head")
        for name, text in pages.items()
        if "noindex" not in text
    }


def metas(head: Any, name: str) -> list[str]:  # noqa: ANN401 - html5lib's trees have no public type
    """Return the contents of the metadata of a name."""
    return [
        each.get("content")
        for each in head.iter("meta")
        if name in {each.get("name"), each.get("property")}
    ]


def test_every_page_describes_itself_in_its_language(site: Built) -> None:
    """A title, one description, one canonical address; Han in Chinese only."""
    for name, head in heads(site).items():
        (said,) = metas(head, "description")
        assert said, name
        is_chinese = bool(re.search("[\u4e00-\u9fff]", said.replace("标题", "")))
        if not name.startswith("en/"):
            assert is_chinese or name == "index.html", (name, said)
        else:
            assert not is_chinese, (name, said)
        canonical = [
            each.get("href") for each in head.iter("link") if each.get("rel") == "canonical"
        ]
        assert canonical == [BASE + name.removesuffix("index.html")]


def test_shared_links_say_what_they_lead_to(site: Built) -> None:
    """Open Graph: locale as language_TERRITORY, its alternates, and an article's own data."""
    head = heads(site)["zh/articles/2026/new/index.html"]
    assert metas(head, "og:locale") == ["zh_CN"]
    assert metas(head, "og:locale:alternate") == ["en_US"]
    assert metas(head, "og:type") == ["article"]
    assert metas(head, "article:published_time") == ["2026-11-22T08:30:00+08:00"]
    assert metas(head, "article:modified_time") == ["2026-11-23T00:00:00+08:00"]
    assert metas(head, "article:tag") == ["拱墅区", "青年人才"]


def test_a_configured_locale_is_told(tmp_path: Path) -> None:
    """British readers are told en_GB where the site says so."""
    builder = SiteBuilder(tmp_path).pair("2026/new")
    builder.write("config.yaml", CONFIG.replace("tag: en,", "tag: en, locale: en_GB,"))
    head = heads(built(builder))["en/index.html"]
    assert metas(head, "og:locale") == ["en_GB"]


def test_a_story_is_there_as_markdown(site: Built) -> None:
    """Headline, facts, text with absolute links, corrections; linked from its page."""
    page = site.page("zh/articles/2026/new/index.html")
    assert 'type="text/markdown" href="/zh/articles/2026/new/index.md"' in page
    assert site.page("zh/articles/2026/new/index.md") == (
        "# 标题\\*一\\*\n"
        "\n"
        "- 发布：2026-11-22 08:30\n"
        "- 署名：张三\n"
        "- 来源：日报\n"
        f"- 区县与主题： [拱墅区]({BASE}zh/districts/gongshu/)、"
        f"[青年人才]({BASE}zh/topics/youth/)\n"
        f"- 网页：{BASE}zh/articles/2026/new/\n"
        f"- English: [en 2026/new]({BASE}en/articles/2026/new/index.md)\n"
        "\n"
        f"见[另一篇]({BASE}zh/articles/2026/other/)、[文件]({BASE}media/2026/new/plan.txt)"
        f"和[注]({BASE}zh/articles/2026/new/#甲)。\n"
        "\n"
        "## 甲\n"
        "\n"
        "`[码](../other/)`\n"
        "\n"
        "## 更正\n"
        "\n"
        "- 2026年11月23日 应为\\*12\\*。\n"
    )


def test_llms_txt_leads_to_the_texts(site: Built) -> None:
    """One heading, a summary, and lists of links that exist."""
    text = site.page("llms.txt")
    assert text.startswith("# 测试快讯 · Test Bulletin\n\n> ")
    addresses = re.findall(r"^- \[.*\]\((\S+)\)", text, re.MULTILINE)
    assert f"{BASE}en/articles/2026/new/index.md" in addresses
    files = set(site.files())
    for address in addresses:
        path = address.removeprefix(BASE)
        assert (f"{path}index.html" if path.endswith("/") else path) in files


def test_the_news_sitemap_holds_two_days(site: Built) -> None:
    """By the clock of the build; robots.txt names it."""
    root = ET.fromstring(site.page("news-sitemap.xml").encode())  # noqa: S314 - our own
    found = [
        (
            each.findtext(f"{PLAIN}loc"),
            each.findtext(f".//{NEWS}language"),
            each.findtext(f".//{NEWS}name"),
            each.findtext(f".//{NEWS}publication_date"),
        )
        for each in root
    ]
    when = "2026-11-22T08:30:00+08:00"
    assert found == [
        (f"{BASE}zh/articles/2026/new/", "zh-cn", "测试快讯", when),
        (f"{BASE}en/articles/2026/new/", "en", "Test Bulletin", when),
    ]
    assert f"Sitemap: {BASE}news-sitemap.xml" in site.page("robots.txt")


def test_a_quiet_site_has_an_empty_news_sitemap(tmp_path: Path) -> None:
    """Its address holds on quiet days."""
    site = built(SiteBuilder(tmp_path).pair("2025/old"))
    assert len(ET.fromstring(site.page("news-sitemap.xml").encode())) == 0  # noqa: S314 - our own


def test_the_way_to_each_page_is_told(site: Built) -> None:
    """Breadcrumbs from home to the page itself, on every page below home."""
    for name, head in heads(site).items():
        if name.count("/") < 2 or name.endswith("404.html"):
            continue
        (script,) = (each for each in head.iter("script") if each.get("type"))
        graph = json.loads(script.text)["@graph"]
        (crumbs,) = (each for each in graph if each["@type"] == "BreadcrumbList")
        steps = [each["item"] for each in crumbs["itemListElement"]]
        assert steps[0] == f"{BASE}{name[:3]}"
        assert steps[-1] == BASE + name.removesuffix("index.html")


def test_corrections_are_listed(site: Built, tmp_path: Path) -> None:
    """Newest first, in both languages, reached from the footer; absent where there are none."""
    for language, words in (("zh", "应为*12*。"), ("en", "It is *12*.")):
        page = site.page(f"{language}/corrections/index.html")
        assert words in page
        assert f'href="/{language}/articles/2026/new/"' in page
        assert f'href="/{language}/corrections/"' in site.page(f"{language}/index.html")
    quiet = built(SiteBuilder(tmp_path).pair("2025/old"))
    assert "en/corrections/index.html" not in quiet.files()
    assert "/corrections/" not in quiet.page("en/index.html")


def test_columns_past_their_cadence_are_named(tmp_path: Path) -> None:
    """Only those that are configured, with the day of the newest story."""
    builder = SiteBuilder(tmp_path).pair("2026/old", published="2026-10-01 08:30")
    cadence = "cadence: {home: 14, topics/youth: 90, districts/xihu: 30}\n"
    builder.write("config.yaml", CONFIG + cadence)
    done = builder.run("check", "--format", "json")
    found = [
        each["message"]
        for each in json.loads(done.out)["findings"]
        if each["rule"] == "column-resting"
    ]
    assert done.status == 0
    assert found == [
        (
            "栏目 home 超过14天没有更新，最近一篇发布于2026-10-01。 / "
            "the column home has had no story for more than 14 days; the newest is of 2026-10-01"
        ),
        "栏目 districts/xihu 还没有稿件。 / the column districts/xihu has no story",
    ]


def test_a_story_offers_its_address_and_a_code(site: Built) -> None:
    """Without a script: an address to copy, and a code of that very address."""
    page = site.page("zh/articles/2026/new/index.html")
    address = f"{BASE}zh/articles/2026/new/"
    assert f'<a href="{address}">{address}</a>' in page
    assert str(qr_svg(address)) in page


GOVERNMENT = """\
government: {site_code: "3301000000", name: {zh: 市人才网, en: Talent site}}
publisher: {name: {zh: 市人才办, en: Talent Office}}
"""
SHARE = "share_pictures: {font: share/NotoSerifCJKsc-Bold-GB2312.otf, newest: 1}\n"


def test_government_sites_carry_their_page_tags(tmp_path: Path) -> None:
    """Site, column and article; none is empty; other sites have none."""
    builder = SiteBuilder(tmp_path)
    builder.article(
        "2026/new", "zh", districts="[gongshu]", source="日报", title="标题", summary="摘要。"
    )
    assert not metas(heads(built(builder))["zh/index.html"], "SiteName")
    builder.write("config.yaml", CONFIG + GOVERNMENT)
    found = heads(built(builder))
    assert metas(found["zh/index.html"], "SiteName") == ["市人才网"]
    assert metas(found["zh/index.html"], "ColumnName") == ["首页"]
    assert metas(found["en/districts/gongshu/index.html"], "ColumnName") == ["Gongshu District"]
    article = found["zh/articles/2026/new/index.html"]
    tags = {
        "SiteDomain": "bulletin.example.org",
        "SiteIDCode": "3301000000",
        "ColumnName": "拱墅区",
        "ColumnType": "区县",
        "ArticleTitle": "标题",
        "PubDate": "2026-09-27 08:30",
        "ContentSource": "日报",
        "Author": "市人才办",
        "Keywords": "拱墅区,青年人才",
        "Description": "摘要。",
        "Url": f"{BASE}zh/articles/2026/new/",
    }
    assert {name: metas(article, name) for name in tags} == {
        name: [value] for name, value in tags.items()
    }
    for head in found.values():
        assert all(each.get("content") for each in head.iter("meta") if each.get("name"))


def test_shared_links_have_a_picture(tmp_path: Path) -> None:
    """Their own for the newest stories and each index, that of the language for all others."""
    builder = SiteBuilder(tmp_path).pair("2026/new", districts="[gongshu]").pair("2025/old")
    plain = built(builder)
    assert not metas(heads(plain)["en/index.html"], "og:image")
    assert not [name for name in plain.files() if name.endswith(".png")]
    builder.write("config.yaml", CONFIG + SHARE)
    site = built(builder)
    for page, picture in (
        ("en/articles/2026/new/", "en/articles/2026/new/share.png"),
        ("en/articles/2025/old/", "en/share.png"),
        ("zh/districts/gongshu/", "zh/districts/gongshu/share.png"),
        ("zh/districts/gongshu/topics/youth/", "zh/districts/gongshu/share.png"),
        ("zh/archive/", "zh/archive/share.png"),
        ("zh/archive/2025/", "zh/archive/share.png"),
        ("zh/search/", "zh/share.png"),
    ):
        head = heads(site)[f"{page}index.html"]
        assert metas(head, "og:image") == [BASE + picture]
        assert metas(head, "twitter:card") == ["summary_large_image"]
        assert (site.public / picture).read_bytes().startswith(b"\x89PNG")


def test_the_sitemap_says_when_pages_truly_changed(site: Built) -> None:
    """A story by its correction, a list and home by their newest story; others don't say."""
    root = ET.fromstring(site.page("sitemap.xml").encode())  # noqa: S314 - our own
    changed = {each.findtext(f"{PLAIN}loc"): each.findtext(f"{PLAIN}lastmod") for each in root}
    newest = "2026-11-22T08:30:00+08:00"
    assert changed[f"{BASE}zh/articles/2026/new/"] == "2026-11-23T00:00:00+08:00"
    assert changed[f"{BASE}zh/topics/youth/"] == changed[f"{BASE}en/"] == newest
    assert changed[f"{BASE}en/archive/2026/11/"] == newest
    assert changed[f"{BASE}en/feeds/"] is None


def test_readers_may_report_an_error_where_the_site_says_how(tmp_path: Path) -> None:
    """With the story’s address in it; where nothing is configured, nothing is offered."""
    builder = SiteBuilder(tmp_path).pair("2026/new")
    assert "story-report" not in built(builder).page("en/articles/2026/new/index.html")
    builder.write("config.yaml", f"{CONFIG}report_errors: https://example.org/new?body={{url}}\n")
    page = built(builder).page("en/articles/2026/new/index.html")
    address = "https%3A%2F%2Fbulletin.example.org%2Fen%2Farticles%2F2026%2Fnew%2F"
    assert f'href="https://example.org/new?body={address}">Report an error in this story' in page
