"""What pages may weigh and ask for, on the bulletin's own site as a browser loads it."""

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser import reading
from tests.builder import SiteBuilder
from tests.pictures import photograph
from tests.served import served

STORY = "articles/2024/gongshu-global-talent/"
UNPICTURED = "articles/2024/gongshu-talent-services/"
KINDS = (
    "",
    STORY,
    UNPICTURED,
    f"{STORY}en-zh/",
    "districts/",
    "districts/gongshu/",
    "search/",
    "archive/",
)
PAGES = [f"/{language}/{key}" for language in ("zh", "en") for key in KINDS]
ARTICLES = [f"/{language}/{UNPICTURED}" for language in ("zh", "en")]
QUERIES = ["/zh/search/?q=人才", "/en/search/?q=talent"]
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A story with a picture, which the site itself has none of."""
    builder = SiteBuilder(tmp_path_factory.mktemp("budgets"))
    lead = "{file: hall.jpg, alt: {zh: 大厅, en: A hall}}"
    builder.pair("2024/pictured", lead=lead)
    builder.write("content/articles/2024/pictured/hall.jpg", photograph())
    built = builder.run()
    assert built.status == 0, built.out + built.err
    with served(built.public) as url:
        yield f"{url}/zh/articles/2024/pictured/"


class Visit:
    """A first visit of a page: what was asked for, and what came."""

    def __init__(self, page: Page, url: str) -> None:
        self.asked: list[str] = []
        self.came: list[Response] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", lambda response: self.came.append(response))  # noqa: PLW0108 - Playwright looks into it
        page.goto(url, wait_until="networkidle")

    def on_the_wire(self) -> int:
        """Return how many bytes came, compressed as servers do."""
        return sum(len(gzip.compress(each.body(), 6)) for each in self.came)

    def script(self) -> int:
        """Return how many bytes of script came, not compressed."""
        scripts = (each for each in self.came if each.request.resource_type == "script")
        return sum(len(each.body()) for each in scripts)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that was never here before."""
    with reading(browser, viewport={"width": 412, "height": 823}) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_pages_ask_nobody_else_and_bring_little_script(
    page: Page, real_address: str, path: str
) -> None:
    """No third party learns of a reader; at most 5 KB of script before search is used."""
    visit = Visit(page, real_address + path)
    assert [url for url in visit.asked if not url.startswith(f"{real_address}/")] == []
    if not path.endswith("search/"):
        assert visit.script() <= 5_000


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_without_picture_is_light(page: Page, real_address: str, path: str) -> None:
    """At most 30 KB over the wire in at most 3 requests."""
    visit = Visit(page, real_address + path)
    assert visit.on_the_wire() <= 30_000
    assert len(visit.asked) <= 3


@pytest.mark.parametrize("path", ["/zh/", "/en/"])
def test_the_home_page_is_light(page: Page, real_address: str, path: str) -> None:
    """At most 50 KB over the wire."""
    assert Visit(page, real_address + path).on_the_wire() <= 50_000


@pytest.mark.parametrize("path", [*PAGES, *QUERIES])
@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_while_a_page_loads(
    page: Page, real_address: str, path: str, width: int
) -> None:
    """Cumulative layout shift is 0."""
    page.set_viewport_size({"width": width, "height": 823})
    page.goto(real_address + path, wait_until="load")
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_where_a_picture_comes_late(page: Page, pictured: str, width: int) -> None:
    """Its place is kept."""
    page.set_viewport_size({"width": width, "height": 823})
    page.goto(pictured, wait_until="load")
    assert page.evaluate(SHIFTS) == 0


def test_the_budget_counts_what_a_reader_loads(page: Page, pictured: str) -> None:
    """A page with a picture asks for more: the measure sees it."""
    visit = Visit(page, pictured)
    assert len(visit.asked) > 3
    assert any(each.request.resource_type == "image" for each in visit.came)
