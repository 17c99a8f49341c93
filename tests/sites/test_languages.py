"""Two languages, honestly: what a site shows of stories told in one, both, or briefly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.builder import Built, SiteBuilder

FACTS = {"districts": "[gongshu]", "topics": "[youth]"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    builder = SiteBuilder(tmp_path_factory.mktemp("languages"))
    builder.pair("2024/both", **FACTS)
    builder.article(
        "2024/chinese-only",
        "zh",
        title="只有中文的稿件",
        events="[{id: day, start: 2030-01-05, title: {zh: 只有中文的活动}, place: {zh: 运河边}}]",
        figures="[{value: 30, unit: {zh: 人}, label: {zh: 招收}}]",
        byline="[{name: {zh: 张三}}]",
        source="{name: {zh: 示例报}}",
        corrections="[{date: 2024-09-28, text: {zh: 更正一处}}]",
        **FACTS,
    )
    builder.article(
        "2024/english-only",
        "en",
        title="Told in English only",
        published="2024-09-20",
        topics="[skills]",
    )
    builder.article("2024/brief", "zh", **FACTS)
    builder.article("2024/brief", "en", coverage="brief", title="A brief")
    built = builder.run()
    assert built.status == 0, built.out + built.err
    return built


class Page:
    """A published page, parsed as a browser would."""

    def __init__(self, built: Built, path: str) -> None:
        self.tree: Any = html5lib.parse(built.page(path), namespaceHTMLElements=False)

    def hreflang(self) -> dict[str, str]:
        return {
            link.get("hreflang", ""): link.get("href", "")
            for link in self.tree.iter("link")
            if link.get("rel") == "alternate" and link.get("hreflang") and not link.get("type")
        }

    def links(self) -> Iterator[tuple[str, str, str]]:
        """Yield href, lang and text of every link."""
        for link in self.tree.iter("a"):
            yield link.get("href", ""), link.get("lang", ""), "".join(link.itertext())

    def text(self) -> str:
        return " ".join("".join(self.tree.find("body").itertext()).split())


def test_a_story_told_in_both_languages_claims_both_and_a_default(site: Built) -> None:
    """hreflang: self, the translation and x-default, all absolute."""
    base = "https://bulletin.example.org"
    expected = {
        "zh-Hans": f"{base}/zh/articles/2024/both/",
        "en": f"{base}/en/articles/2024/both/",
        "x-default": f"{base}/en/articles/2024/both/",
    }
    assert Page(site, "zh/articles/2024/both/index.html").hreflang() == expected
    assert Page(site, "en/articles/2024/both/index.html").hreflang() == expected


def test_a_story_told_in_one_language_claims_no_translation(site: Built) -> None:
    """Only real translations are claimed."""
    own = "https://bulletin.example.org/zh/articles/2024/chinese-only/"
    page = Page(site, "zh/articles/2024/chinese-only/index.html")
    assert page.hreflang() == {"zh-Hans": own, "x-default": own}


def test_words_that_are_said_in_one_language_only_are_marked_in_the_other_s_lists(
    site: Built,
) -> None:
    """An event, a figure's label or a correction of a Chinese story, on an English page."""
    for path, words in (
        ("en/events/index.html", "只有中文的活动"),
        ("en/events/index.html", "运河边"),
        ("en/corrections/index.html", "更正一处"),
        ("en/districts/gongshu/index.html", "招收"),
    ):
        assert f'<span lang="zh-Hans">{words}</span>' in site.page(path).replace("<wbr>", ""), path


def test_a_brief_is_not_a_translation(site: Built) -> None:
    """Neither the whole nor the short version claims the other."""
    zh = Page(site, "zh/articles/2024/brief/index.html").hreflang()
    en = Page(site, "en/articles/2024/brief/index.html").hreflang()
    assert "en" not in zh
    assert "zh-Hans" not in en


def test_a_brief_points_its_reader_to_the_whole_story(site: Built) -> None:
    """The English brief links to the Chinese text, marked as Chinese."""
    links = list(Page(site, "en/articles/2024/brief/index.html").links())
    assert any(href == "/zh/articles/2024/brief/" and lang == "zh-Hans" for href, lang, _ in links)


def test_the_other_language_s_lists_show_the_story_as_what_it_is(site: Built) -> None:
    """A Chinese headline in the English list: its lang, a badge, an English date, its own URL."""
    page = Page(site, "en/districts/gongshu/index.html")
    assert ("/zh/articles/2024/chinese-only/", "zh-Hans", "只有中文的稿件") in list(page.links())
    assert "in Chinese" in page.text()
    assert "27 September 2024" in page.text()
    other = Page(site, "zh/topics/skills/index.html")
    assert ("/en/articles/2024/english-only/", "en", "Told in English only") in list(other.links())
    assert "英文" in other.text()
    assert "2024年9月20日" in other.text()


def test_no_page_is_written_in_a_language_that_does_not_tell_the_story(site: Built) -> None:
    """There is no Chinese text under /en/."""
    assert not (site.public / "en/articles/2024/chinese-only").exists()
    assert not (site.public / "zh/articles/2024/english-only").exists()


def test_the_switch_of_an_untranslated_story_says_so_and_leads_to_its_district(site: Built) -> None:
    """Never to a 404, never to a bare home page."""
    page = Page(site, "zh/articles/2024/chinese-only/index.html")
    targets = [href for href, _, _ in page.links() if href.startswith("/en/")]
    assert "/en/districts/gongshu/" in targets
    assert "/en/" not in targets[:1]
    assert "/en/articles/2024/chinese-only/" not in targets


def test_the_switch_of_every_page_leads_to_a_page_that_exists(site: Built) -> None:
    """From each page of one language, every link into the other is published."""
    files = set(site.files())
    for path in sorted(file for file in files if file.endswith(".html")):
        for href, _, _ in Page(site, path).links():
            if href.startswith("/"):
                target = href.lstrip("/").partition("#")[0]
                name = f"{target}index.html" if target == "" or target.endswith("/") else target
                assert name in files, f"{path} links to {href}"


def test_each_page_declares_its_language(site: Built) -> None:
    """<html lang> is the BCP 47 tag of the configuration."""
    assert '<html lang="zh-Hans"' in site.page("zh/index.html")
    assert '<html lang="en"' in site.page("en/index.html")


def test_a_link_to_a_story_told_in_the_other_language_only_says_so(tmp_path: Path) -> None:
    """Readers know before they follow it; the story's own page says the same."""
    builder = SiteBuilder(tmp_path / "site").article("2024/only", "zh")
    builder.article("2024/both", "zh", "见[另一篇](../only/)。")
    builder.article("2024/both", "en", "See [the other](../only/).")
    built = builder.run()
    assert built.status == 0, built.out
    link = '<a href="/zh/articles/2024/only/" hreflang="zh-Hans">the other (in Chinese)</a>'
    assert link in built.page("en/articles/2024/both/index.html")
    assert '<a href="/zh/articles/2024/only/">另一篇</a>' in built.page(
        "zh/articles/2024/both/index.html"
    )
