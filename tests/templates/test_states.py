"""What readers see in each state of a story or of the site, in one small built site."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.builder import Built, SiteBuilder

FIGURES = "[{value: 1521000000, unit: CNY, label: {zh: 交易额, en: Transactions}, about: over}]"
CORRECTION = (
    "[{date: 2026-10-02, text: {zh: 应为15.21亿元。, en: The figure is RMB 1.521 billion.}}]"
)
EVENT = (
    "[{id: open-day, start: 2026-12-01 14:00, end: 2026-12-01 17:00, cancelled: true,"
    " title: {zh: 开放日, en: Open day}, place: {zh: 运河边, en: By the canal}}]"
)
BYLINE = (
    "[{name: {zh: 张三, en: Zhang San}}, {name: {zh: 李四, en: Li Si}},"
    " {name: {zh: 王五, en: Wang Wu}}, {name: {zh: 赵六, en: Zhao Liu}, role: photographer}]"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with a whole, a brief and an untranslated story."""
    builder = SiteBuilder(tmp_path_factory.mktemp("states"))
    builder.pair(
        "2026/whole",
        figures=FIGURES,
        corrections=CORRECTION,
        events=EVENT,
        byline=BYLINE,
        districts="[gongshu]",
    )
    builder.article("2026/short", "zh", title="全文在此")
    builder.article("2026/short", "en", title="In short", coverage="brief")
    builder.article("2026/untold", "zh", title="只有中文", districts="[xihu]")
    built = builder.run()
    assert built.status == 0, built.err
    return built


def words(html: str) -> str:
    """Return what a page says, without its tags."""
    body = html[html.index("<body") :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", body)))


def test_a_story_in_one_language_is_marked_in_the_other_languages_lists(site: Built) -> None:
    """Its headline carries its language, and the badge and the date are the reader's."""
    card = re.search(
        r"<article class=\"card\">(?:(?!</article>).)*只有中文.*?</article>",
        site.page("en/districts/xihu/index.html").replace("<wbr>", ""),
        re.DOTALL,
    )
    assert card is not None
    link = '<a href="/zh/articles/2026/untold/" lang="zh-Hans" hreflang="zh-Hans">只有中文</a>'
    assert link in card[0]
    assert "in Chinese" in card[0]
    assert "27 September 2026" in card[0]


def test_the_switch_of_an_untranslated_story_says_so_and_where_it_leads(site: Built) -> None:
    """Readers of English are told in English, and sent to the story's district."""
    page = site.page("zh/articles/2026/untold/index.html")
    assert "Not told in English. More from Xihu District (English)" in words(page)
    assert 'href="/en/districts/xihu/" hreflang="en"' in page


def test_a_brief_leads_to_the_whole_story(site: Built) -> None:
    """The short version says that it is one and names the whole story in its language."""
    said = words(site.page("en/articles/2026/short/index.html"))
    assert "This is a short version. The full story: 全文在此 (Chinese)" in said
    assert "In English, in brief In short" in words(site.page("zh/articles/2026/short/index.html"))


def test_a_story_names_everyone_in_the_words_of_their_trade(site: Built) -> None:
    """Reporters and photographers are told apart; lists of names read naturally."""
    english = words(site.page("en/articles/2026/whole/index.html"))
    assert "By Zhang San, Li Si and Wang Wu Photographs: Zhao Liu" in english
    chinese = words(site.page("zh/articles/2026/whole/index.html"))
    assert "记者 张三 李四 王五 赵六 摄" in chinese


def test_figures_corrections_and_events_are_shown(site: Built) -> None:
    """Each language reads them in its own way of writing."""
    english = words(site.page("en/articles/2026/whole/index.html"))
    assert "more than RMB\xa01.521\xa0billion".replace("\xa0", " ") in english
    assert "Corrections 2 October 2026 The figure is RMB 1.521 billion." in english
    assert "Open day 1 December 2026, 14:00 – 17:00 cancelled By the canal" in english
    chinese = words(site.page("zh/articles/2026/whole/index.html"))
    assert "超15.21亿元" in chinese
    assert "2026-12-01 14:00—17:00 已取消" in chinese


def test_every_page_has_one_first_heading_and_a_way_to_the_text(site: Built) -> None:
    """One h1 on every page, and a skip link on every page of a language."""
    pages = [name for name in site.files() if name.endswith(".html")]
    assert len(pages) > 20
    for name in pages:
        html = site.page(name)
        assert html.count("<h1") == 1, name
        in_language = name.startswith(("zh/", "en/"))
        assert ('<a class="skip" href="#page-content">' in html) == in_language, name


def test_a_site_without_stories_says_so(tmp_path: Path) -> None:
    """The home page is whole, and offers nothing that is not there."""
    built = SiteBuilder(tmp_path).run()
    assert built.status == 0, built.err
    home = built.page("en/index.html")
    assert "No stories yet." in home
    assert "atom.xml" not in home
    assert "/districts/" not in home


def test_a_single_story_is_not_repeated(tmp_path: Path) -> None:
    """With one story the home page shows it once."""
    built = SiteBuilder(tmp_path).pair("2026/only", districts="[xihu]").run()
    main = built.page("en/index.html").partition("<main")[2]
    assert main.count(">en 2026/only</a>") == 1
