"""What axe cannot see: the way of the focus, zoom, text spacing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.rich import LANGUAGES, representatives
from tests.browser import reading
from tests.builder import Built

SPACING = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
"""
# Boxes whose text is cut: it is larger than they are, and they hide what flows over.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
  return hides && !element.closest(".visually-hidden, .table-scroll, pre, svg") &&
    element.checkVisibility() &&
    (element.scrollWidth > element.clientWidth + 1 ||
      element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""
# Boxes that stick out of the window, besides those that scroll by themselves.
WIDE = """() => [...document.querySelectorAll("body *")].filter((element) =>
  element.checkVisibility() &&
  !element.closest(".visually-hidden, .table-scroll *, pre, svg *, .skip") &&
  element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map((element) => element.outerHTML.slice(0, 120))"""
FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const order = [...document.querySelectorAll("*")].indexOf(element);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return element === document.body ? null :
    { what: element.outerHTML.slice(0, 120), order, seen: ringed && inside && box.width > 0 };
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A window as wide as one of 1280 px at 400 %."""
    viewport = {"width": 320, "height": 640}
    with reading(browser, base_url=address, viewport=viewport, reduced_motion="reduce") as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_need_no_scrolling_in_two_directions(page: Page, site: Built, language: str) -> None:
    """At 400 % only tables and code scroll sideways, in boxes of their own (WCAG 1.4.10)."""
    found: dict[str, list[str]] = {}
    for path in representatives(site, language):
        page.goto(path)
        if wide := page.evaluate(WIDE):
            found[path] = wide
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_wider_text_spacing_cuts_nothing(page: Page, site: Built, language: str) -> None:
    """Lines, letters, words and paragraphs as far apart as WCAG 1.4.12 asks, also on a phone."""
    found: dict[str, list[str]] = {}
    for path in representatives(site, language):
        page.goto(path)
        page.evaluate(SPACING)
        if cut := [*page.evaluate(CLIPPED), *page.evaluate(WIDE)]:
            found[path] = cut
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_goes_through_a_page_in_order(page: Page, site: Built, language: str) -> None:
    """The skip link first, then as the text goes; each stop has a ring and is in sight."""
    for path in representatives(site, language):
        page.goto(path)
        if page.locator(".skip").count() == 0:
            continue  # the front door and the 404 of all languages have nothing to skip
        stops = list(stops_of(page))
        assert 'href="#page-content"' in str(stops[0]["what"]), path
        assert [each["what"] for each in stops if not each["seen"]] == [], path
        orders = [int(str(each["order"])) for each in stops]
        assert orders == sorted(set(orders)), path
        assert len(stops) > 8, path


def stops_of(page: Page) -> Iterator[dict[str, object]]:
    """Yield where Tab stops, until it leaves the page; long pages are left halfway."""
    first = None
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["order"] == first:  # it has left, or begun again
            return
        first = stop["order"] if first is None else first
        yield stop


def test_the_skip_link_leads_past_the_nameplate(page: Page) -> None:
    """The next stop after it lies in the content."""
    page.goto("/zh/articles/2026/rich/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_stand_in_one_line_on_a_phone(page: Page, language: str) -> None:
    """The last of them, which sets large print, had a line of its own in English."""
    page.goto(f"/{language}/")
    tops = page.eval_on_selector_all(
        ".sections li", "entries => entries.map((entry) => entry.offsetTop)"
    )
    assert len(tops) > 3
    assert max(tops) - min(tops) < 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_figure_is_broken_within_a_word(page: Page, language: str) -> None:
    """“RMB 1.521 billion” stood as “billio” and “n” in a narrow column."""
    page.goto(f"/{language}/")
    cut = page.eval_on_selector_all(
        ".figure-value",
        """values => values.filter((value) => {
          value.style.overflowWrap = "normal";
          return value.scrollWidth > value.clientWidth;
        }).map((value) => value.textContent)""",
    )
    assert page.locator(".figure-value").count()
    assert cut == []


def test_no_term_is_broken_in_a_headline(page: Page) -> None:
    """Browsers break Han anywhere; “人才” ended one line and began the next."""
    for path in ("/zh/", "/zh/articles/2026/rich/", "/zh/topics/youth/", "/en/"):
        page.goto(path)
        broken, seen = page.evaluate(
            """() => {
              const broken = [];
              let seen = 0;
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                if (!text.parentElement.closest("h1, h2, .headlines, .switch")) continue;
                for (const found of text.data.matchAll(/人才|报道|中文/g)) {
                  const range = new Range();
                  range.setStart(text, found.index);
                  range.setEnd(text, found.index + found[0].length);
                  seen += 1;
                  const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
                  if (new Set(tops).size > 1) broken.push(text.data);
                }
              }
              return [broken, seen];
            }"""
        )
        assert broken == [], path
        assert seen, path


def test_large_print_stands_in_one_column_on_a_wide_screen(page: Page) -> None:
    """The second edition of the front door had kept the indent of a second column."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    page.evaluate("document.documentElement.dataset.size = 'print'")
    left = page.eval_on_selector_all(
        ".door-title", "titles => titles.map((title) => title.getBoundingClientRect().left)"
    )
    assert len(left) == len(LANGUAGES)
    assert len(set(left)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_what_is_cancelled_without_a_background(page: Page, language: str) -> None:
    """Printers leave backgrounds out: white on the seal's colour was white on white."""
    page.emulate_media(media="print")
    page.goto(f"/{language}/articles/2026/rich/")
    badge = page.locator(".event-cancelled .badge")
    assert badge.evaluate("badge => getComputedStyle(badge).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_page_does_not_fill_a_sheet(page: Page, language: str) -> None:
    """A footer held at the foot of a screen stood on a sheet of its own."""
    page.emulate_media(media="print")
    page.goto(f"/{language}/corrections/")
    assert page.evaluate("document.body.getBoundingClientRect().height < innerHeight")
