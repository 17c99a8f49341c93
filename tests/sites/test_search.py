"""Search as a reader uses it, in a browser."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import reading
from tests.builder import CONFIG, Built, SiteBuilder
from tests.served import served
from tests.sites.searching import found

GLOSSARY = """\
- {id: talent, zh: 人才, en: talent, kind: term}
- {id: flat, zh: 人才公寓, en: talent flats, kind: term}
- {id: zju, zh: 浙江大学, zh_alt: [浙大], en: Zhejiang University, kind: institution}
"""
STORIES = {
    "2023/flats": {"zh": ("人才公寓交付", "三百套。"), "en": ("Talent flats are ready", "300.")},
    "2024/youth": {"zh": ("青年人才新政", "投资3.5亿元。"), "en": ("New rules", "For the young.")},
    "2024/lake": {"zh": ("西湖边的夜校", "夜校开课，人才新选择。")},
    "2024/zju": {"en": ("A lab opens", "At Zhejiang University, with AI.")},
    "2024/canal": {"zh": ("运河畔", "青山绿水，年年有人来，才艺展示。")},
}
PLACES = {"2023/flats": "gongshu", "2024/youth": "gongshu", "2024/lake": "xihu"}

TOPICS = {"2023/flats": "services"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    builder = SiteBuilder(tmp_path_factory.mktemp("search"))
    builder.write("content/glossary.yaml", GLOSSARY)
    builder.write("config.yaml", CONFIG.replace("人才", "").replace("Young talent", "Youth"))
    for day, (story, versions) in enumerate(STORIES.items(), start=1):
        for number, (language, (title, text)) in enumerate(versions.items()):
            facts = {
                "published": f"{story[:4]}-09-{day:02}",
                "topics": f"[{TOPICS.get(story, 'youth')}]",
            }
            facts |= {"districts": f"[{PLACES[story]}]"} if story in PLACES else {}
            builder.article(story, language, text, title=title, **(facts if number == 0 else {}))
    done = builder.run()
    assert done.status == 0, done.out + done.err
    return done


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with served(built.public) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with reading(browser, may_lose=True, base_url=address) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "stories"),
    [
        ("人才", {"2023/flats", "2024/youth", "2024/lake"}),
        ("青年人才", {"2024/youth"}),
        ("3.5亿", {"2024/youth"}),
        ("西湖", {"2024/lake"}),
        ("才新", {"2024/youth", "2024/lake"}),
        ("talent flat", {"2023/flats"}),
        ("夜", {"2024/lake"}),
        ("AI", {"2024/zju"}),
        ("浙大", {"2024/zju"}),
        ("Gongshu", {"2023/flats", "2024/youth"}),
        ("拱墅", {"2023/flats", "2024/youth"}),
        ("夜校 选择", {"2024/lake"}),
        ("zhejiang univ", {"2024/zju"}),
        ("恐龙", set()),
        ("   ", set()),
        ("%", set()),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_query_finds_what_a_reader_expects(
    page: Page, language: str, query: str, stories: set[str]
) -> None:
    """The same stories on both sides, whichever language the query is in."""
    assert set(found(page, query, language)) == stories


def test_a_pair_is_shown_once_with_both_headlines_each_labelled(page: Page) -> None:
    """The reader's own language stands first; every headline says which it is."""
    assert found(page, "talent flats", "en") == ["2023/flats"]
    (card,) = page.locator(".card").all()
    title, other = card.locator(".card-title"), card.locator(".card-other")
    assert title.inner_text() == "Talent flats are ready English"
    assert other.inner_text() == "人才公寓交付 中文"
    assert title.locator("a").get_attribute("lang") == "en"
    assert other.locator("a").get_attribute("lang") == "zh-Hans"
    assert title.locator("mark").all_inner_texts() == ["Talent flats"]
    assert page.locator("#page-status").inner_text() == "1 story found"


def test_headlines_of_results_break_between_words(page: Page) -> None:
    """As on all other pages, though these are drawn in the browser; marks stay where they are."""
    page.goto(f"/zh/search/?q={quote('夜校')}")
    link = page.locator(".card-title a").first
    link.wait_for()
    assert link.inner_html() == "西湖<wbr>边的<mark><wbr>夜校</mark>"
    assert link.text_content() == "西湖边的夜校"


@pytest.mark.parametrize(
    ("more", "stories"),
    [
        ("", ["2024/youth", "2023/flats", "2024/lake"]),
        ("&district=gongshu", ["2024/youth", "2023/flats"]),
        ("&year=2023", ["2023/flats"]),
        ("&language=en", ["2023/flats"]),
        ("&sort=date", ["2024/lake", "2024/youth", "2023/flats"]),
        ("&topic=youth", ["2024/youth", "2024/lake"]),
        ("&district=nowhere&sort=bogus", ["2024/youth", "2023/flats", "2024/lake"]),
    ],
)
def test_results_can_be_narrowed_and_sorted(page: Page, more: str, stories: list[str]) -> None:
    """By address, as the form writes it; values that mean nothing are passed over."""
    assert found(page, "人才", "zh", more) == stories


def test_the_form_works_by_keyboard_and_keeps_the_way_back(page: Page) -> None:
    """Enter searches, the address holds the query, back brings the one before."""
    page.goto("/zh/search/")
    box = page.get_by_role("search").get_by_role("searchbox", name="搜索词")
    box.press_sequentially("夜校")
    box.press("Enter")
    page.wait_for_selector(".card")
    assert page.url.endswith(f"/zh/search/?q={quote('夜校')}")
    assert page.title().startswith("夜校 · ")
    box.fill("恐龙")
    box.press("Enter")
    page.get_by_role("status").filter(has_text="没有找到“恐龙”").wait_for()
    page.go_back()
    page.wait_for_selector(".card")
    assert box.input_value() == "夜校"


def test_some_of_the_words_are_better_than_nothing(page: Page) -> None:
    """Said plainly, rare words first."""
    assert found(page, "恐龙 夜校") == ["2024/lake"]
    assert "没有一篇报道提到：恐龙" in page.get_by_role("status").inner_text()


def test_a_query_is_never_markup(page: Page) -> None:
    """What is typed is shown as text, in the message and in the form."""
    query = '"><img src=x onerror="document.title=1">'
    assert found(page, query) == []
    assert page.locator("main img").count() == 0
    assert query in page.get_by_role("status").inner_text()


def test_a_lost_connection_is_told_and_the_next_try_works(page: Page) -> None:
    """No page hangs on a search that can't be finished."""
    page.route("**/search/*.json*", lambda route: route.abort())
    assert found(page, "夜校") == []
    assert "请再试一次" in page.get_by_role("status").inner_text()
    page.unroute("**/search/*.json*")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector(".card")


def test_without_script_the_page_says_so_and_offers_other_ways(
    browser: Browser, address: str
) -> None:
    """No form that does nothing."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/search/")
    assert page.get_by_role("search").count() == 0
    assert page.get_by_text("Search needs JavaScript").is_visible()
    assert page.locator("main").get_by_role("link", name="Archive").is_visible()
    context.close()


def test_closed_years_are_not_indexed_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A new story of this year leaves the files of all years before as they are."""
    builder = SiteBuilder(tmp_path_factory.mktemp("years")).pair("2022/a").pair("2023/b")
    builder.pair("2024/c")
    before = builder.run().files()
    after = builder.pair("2024/d").run().files()
    archive = [path for path in before if path.startswith("search/archive-")]
    assert len(archive) == 4  # two indexes, a list and its facets
    assert all(after[path] == before[path] for path in archive)
    assert before["search/index.json"] != after["search/index.json"]


def test_no_search_without_stories(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing to find, nothing to offer."""
    builder = SiteBuilder(tmp_path_factory.mktemp("empty"))
    built = builder.run()
    assert not any(path.startswith("search/") or "/search/" in path for path in built.files())
