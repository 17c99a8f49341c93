"""Text size and colours, as a reader sets them in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import reading
from tests.builder import SiteBuilder
from tests.served import served

PATH = "/zh/articles/2024/fair/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    builder = SiteBuilder(tmp_path_factory.mktemp("settings")).pair("2024/fair")
    built = builder.run()
    assert built.status == 0, built.err
    with served(built.public) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    viewport = {"width": 320, "height": 700}
    with reading(browser, base_url=address, viewport=viewport) as opened:
        opened.goto(PATH)
        yield opened


def body_size(page: Page) -> float:
    """Return the size of running text in CSS pixels."""
    return float(
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)")
    )


def test_large_print_has_at_least_eighteen_points_and_fits_a_phone(page: Page) -> None:
    """18 pt are 24 px; nothing scrolls sideways at 320 px."""
    page.get_by_role("group", name="文字大小").get_by_role("button", name="大字版").press("Enter")
    assert body_size(page) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.get_by_role("button", name="大字版", pressed=True).count() == 2


def test_the_short_way_switches_large_print_on_and_off(page: Page) -> None:
    """The button beside the sections says its state and takes it back."""
    short = page.get_by_role("navigation", name="栏目").get_by_role("button", name="大字版")
    assert short.get_attribute("aria-pressed") == "false"
    short.press("Space")
    assert short.get_attribute("aria-pressed") == "true"
    short.press("Space")
    assert page.evaluate("document.documentElement.dataset.size") is None


def test_a_choice_holds_on_every_page_before_anything_is_drawn(page: Page) -> None:
    """The attribute stands on the root while the head is still being read: nothing flashes."""
    page.get_by_role("button", name="深色").click()
    page.add_init_script(
        "new MutationObserver(() => { if (document.body) window.early ??= "
        "document.documentElement.dataset.theme })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto("/en/")
    assert page.evaluate("window.early") == "dark"
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.body.parentElement).colorScheme") == "dark"


def test_following_the_system_forgets_the_choice(page: Page) -> None:
    """Nothing stays stored once a reader goes back."""
    page.get_by_role("button", name="浅色").click()
    assert page.evaluate("localStorage.getItem('theme')") == "light"
    page.get_by_role("button", name="跟随系统").click()
    assert page.evaluate("localStorage.length") == 0


def test_unknown_stored_values_do_nothing(page: Page) -> None:
    """What an older version or another site left behind is ignored."""
    page.evaluate("localStorage.setItem('theme', '\"><b>'); localStorage.setItem('size', '9')")
    page.reload()
    assert page.evaluate("Object.keys(document.documentElement.dataset).join()") == "script"


def test_without_script_there_are_no_buttons(browser: Browser, address: str) -> None:
    """A control that does nothing is not shown."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PATH)
    assert page.get_by_role("button").count() == 0
    context.close()


def test_where_storage_is_forbidden_the_choice_holds_for_the_page(page: Page) -> None:
    """No fault is thrown, and the page obeys."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.reload()
    page.get_by_role("button", name="深色").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert faults == []
