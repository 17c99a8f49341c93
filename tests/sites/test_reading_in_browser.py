"""A reader's walk in a real browser: home, a district, a story, and the other language."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import reading
from tests.builder import Built


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's window; a request that fails ends the walk, too."""
    failed: list[str] = []
    with reading(browser, viewport={"width": 360, "height": 800}) as window:
        window.on("requestfailed", lambda request: failed.append(request.url))
        yield window
    assert failed == []


@pytest.mark.parametrize(
    ("language", "district", "other", "tag", "other_tag"),
    [("zh", "拱墅区", "en", "zh-Hans", "en"), ("en", "Gongshu District", "zh", "en", "zh-Hans")],
)
def test_a_reader_walks_from_home_to_the_same_story_in_the_other_language(
    page: Page,
    real_address: str,
    language: str,
    district: str,
    other: str,
    tag: str,
    other_tag: str,
) -> None:
    """Home → district → story → the same story in the other language, and back."""
    page.goto(f"{real_address}/{language}/")
    assert page.locator("html").get_attribute("lang") == tag
    page.locator("main a", has_text=district).first.click()
    assert page.url.endswith(f"/{language}/districts/gongshu/")
    assert page.locator("h1").inner_text() == district
    story = page.locator(f'main .card-title a[href^="/{language}/articles/"]:not([lang])')
    story.filter(has_not=page.locator(".badge")).nth(2).click()
    path = page.url.removeprefix(real_address)
    assert path.startswith(f"/{language}/articles/2024/")
    headline = page.locator("h1").inner_text()
    page.locator(f'nav.languages a[hreflang="{other_tag}"]').click()
    assert page.url == real_address + path.replace(f"/{language}/", f"/{other}/", 1)
    assert page.locator("html").get_attribute("lang") == other_tag
    assert page.locator("h1").inner_text() != headline
    page.locator(f'nav.languages a[hreflang="{tag}"]').click()
    assert page.locator("h1").inner_text() == headline


def test_the_keyboard_reaches_the_text_first(page: Page, real_address: str) -> None:
    """The first stop is the skip link; it leads past the navigation."""
    page.goto(f"{real_address}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-content"


@pytest.mark.parametrize("path", ["/zh/", "/en/districts/gongshu/", "/"])
def test_nothing_needs_scrolling_sideways_on_a_small_phone(
    page: Page, real_address: str, path: str
) -> None:
    """320 CSS pixels, which is also 400 % zoom on a desktop (WCAG 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(real_address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_screen_of_a_phone_shows_how_the_text_begins(
    page: Page, real_address: str, real_site: Built
) -> None:
    """A lead picture, a fact a line and a long nameplate had pushed it below."""
    stories = sorted(real_site.public.glob("*/articles/*/*/index.html"))
    assert len(stories) > 20
    below = {}
    for story in stories:
        path = story.parent.relative_to(real_site.public).as_posix()
        page.goto(f"{real_address}/{path}/")
        top = page.locator(".prose > p").first.evaluate("text => text.getBoundingClientRect().top")
        if top > 700:
            below[path] = top
    assert below == {}


@pytest.mark.parametrize("path", ["/en/", "/zh/", "/en/articles/2024/hangzhou-talent-terms/"])
def test_the_nameplate_is_one_line_on_a_small_phone(
    page: Page, real_address: str, path: str
) -> None:
    """The way to a place near, where a story is not told, had broken it in two."""
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(real_address + path)
    for part in (".nameplate-titles", ".languages"):
        assert page.locator(part).evaluate("part => part.clientHeight") < 48


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_keyboard_shows_what_a_term_means(page: Page, real_address: str, language: str) -> None:
    """A title shows on hover only; focus writes it into the line, where it covers nothing."""
    page.goto(f"{real_address}/{language}/articles/2024/gongshu-global-talent/")
    shown = "term => getComputedStyle(term, '::after').content"
    term = page.locator(".term").first
    assert term.evaluate(shown) == "none"
    while not term.evaluate("term => term === document.activeElement"):
        page.keyboard.press("Tab")
    assert (term.get_attribute("title") or "-") in term.evaluate(shown)
