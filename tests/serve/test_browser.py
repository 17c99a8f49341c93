"""What an editor sees in Chromium while writing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import reading
from tests.builder import SiteBuilder
from tests.serve.running import preview

LONG = "\n\n".join(f"第{number}段，足够长，要滚动才能看到。" for number in range(200))
LONG_EN = "\n\n".join(f"Paragraph {number}, below the fold." for number in range(200))


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    builder = SiteBuilder(tmp_path / "site")
    return builder.article("2024/story", "zh", LONG).article("2024/story", "en", LONG_EN)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if a script or the content security policy complains."""
    with reading(browser, may_lose=True) as page:
        yield page


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [("zh", LONG, "刚刚写下的一句。"), ("en", LONG_EN, "A sentence of this minute.")],
)
def test_a_save_shows_without_a_reload_by_hand_and_the_place_is_kept(
    builder: SiteBuilder, page: Page, language: str, text: str, new: str
) -> None:
    """In both languages."""
    with preview(builder.root) as running:
        page.goto(f"http://localhost:{running.port}/{language}/articles/2024/story/")
        page.evaluate("scrollTo(0, 1500)")
        builder.article("2024/story", language, f"{text}\n\n{new}")
        expect(page.get_by_text(new)).to_be_attached(timeout=15_000)
        page.wait_for_function("Math.abs(scrollY - 1500) < 2")


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(
    builder: SiteBuilder, page: Page
) -> None:
    """As text, in a dialog that the keyboard closes and a button brings back."""
    with preview(builder.root) as running:
        page.goto(f"http://localhost:{running.port}/zh/articles/2024/story/")
        builder.article(
            "2024/story", "zh", LONG, published='"2024-02-31 <img src=x onerror=alert(1)>"'
        )
        dialog = page.get_by_role("alertdialog")
        expect(dialog).to_contain_text("2024-02-31 <img src=x onerror=alert(1)>", timeout=15_000)
        expect(dialog).to_contain_text("content/articles/2024/story/index.zh.md:3:")
        expect(dialog).to_have_accessible_name(re.compile("not updated"))
        expect(dialog.get_by_role("button", name="Close")).to_be_focused()
        expect(page.get_by_text("第0段")).to_be_attached()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.get_by_role("button", name="Show the errors").click()
        expect(dialog).to_be_visible()
        builder.article("2024/story", "zh", f"{LONG}\n\n已经改正。")
        expect(page.get_by_text("已经改正。")).to_be_attached(timeout=15_000)
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name="Show the errors")).to_be_hidden()


def test_an_error_that_goes_leaves_no_trace_when_nothing_else_changed(
    builder: SiteBuilder, page: Page
) -> None:
    """The page is not even loaded again."""
    with preview(builder.root) as running:
        page.goto(f"http://localhost:{running.port}/zh/articles/2024/story/")
        page.evaluate("window.isSame = true")
        builder.article("2024/story", "zh", LONG, published="2024-02-31")
        expect(page.get_by_role("alertdialog")).to_be_visible(timeout=15_000)
        builder.article("2024/story", "zh", LONG)
        expect(page.get_by_role("alertdialog")).to_be_hidden(timeout=15_000)
        assert page.evaluate("window.isSame") is True


def test_a_page_that_is_gone_says_so_and_comes_back(builder: SiteBuilder, page: Page) -> None:
    """A renamed story must not leave the editor with an old page that looks alive."""
    builder.pair("2024/other")
    with preview(builder.root) as running:
        page.goto(f"http://localhost:{running.port}/en/articles/2024/other/")
        shutil.rmtree(builder.root / "content/articles/2024/other")
        expect(page.get_by_role("status")).to_contain_text("no longer there", timeout=15_000)
        expect(page.get_by_role("status").get_by_role("link")).to_have_attribute("href", "/")
        builder.pair("2024/other").article("2024/other", "en", "It is back.")
        expect(page.get_by_text("It is back.")).to_be_attached(timeout=15_000)
        expect(page.get_by_role("status")).to_have_count(0)


def test_a_page_says_when_the_preview_has_stopped(builder: SiteBuilder, page: Page) -> None:
    """It would look alive otherwise."""
    with preview(builder.root, language="zh") as running:
        page.goto(f"http://localhost:{running.port}/en/")
        page.wait_for_load_state("load")
        page.wait_for_timeout(500)
        assert running.stop() == 0
        expect(page.get_by_role("status")).to_contain_text("预览已停止", timeout=15_000)
