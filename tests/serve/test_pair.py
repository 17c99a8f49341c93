"""Two texts side by side in the preview: what differs is marked in both, and follows each save."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.test_axe import AXE, COLOURS, SIZES, TAGS, violations
from tests.browser import reading
from tests.builder import SiteBuilder
from tests.serve.running import Running, preview

ZH = "共引进30人，投资9.79亿元。\n\n## 名单\n\n- 甲\n- 乙\n\n这一段还没有译成英文，讲的是另一件事。"
EN = "In all 35 people were hired and RMB 9.79 billion was invested.\n\n## List\n\n- A\n- B"
PAGE = "/_bulletin/pair/2024/one"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    builder = SiteBuilder(tmp_path_factory.mktemp("pair") / "site").pair("2024/other")
    builder.article("2024/one", "zh", ZH, title="名单公布").article(
        "2024/one", "en", EN, title="A list"
    )
    builder.article("2024/alone", "zh", ZH, title="只有中文")
    with preview(builder.root) as running:
        yield running


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """A page that fails the test if a script or the content security policy complains."""
    address = f"http://localhost:{running.port}"
    with reading(browser, base_url=address, viewport={"width": 320, "height": 800}) as page:
        yield page


def test_what_differs_is_marked_in_both_texts(page: Page) -> None:
    """Reached from the story's page; each mark leads to the words about it."""
    page.goto("/en/articles/2024/one/")
    page.get_by_role("link", name="Side by side").click()
    rows = page.locator(".rows > li")
    figures = rows.filter(has_text="30人")
    assert figures.locator("mark").all_inner_texts() == [
        "30人",
        "9.79亿元",
        "35",
        "RMB 9.79 billion",
    ]
    lone = rows.filter(has_text="这一段还没有译成英文")
    expect(lone).to_contain_text("Nothing on this side matches it")
    expect(lone.locator(".notes")).to_contain_text("has no counterpart")
    figures.locator("[lang=en] sup a").first.click()
    expect(page.locator(":target")).to_contain_text(
        "different number: 30人 = 30; the English has 35"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    names = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
    assert len(names) == len(set(names))


def test_it_follows_each_save_also_one_that_publishes_nothing(page: Page, running: Running) -> None:
    """A text that can't be read yet says what to mend; mended, it is compared again."""
    file = running.site / "content/articles/2024/one/index.en.md"
    before = file.read_text(encoding="utf-8")
    page.goto(PAGE)
    expect(page.get_by_text("35", exact=True)).to_be_attached()
    file.write_text(before.replace("title: A list", "titel: A list"), encoding="utf-8")
    expect(page.get_by_text("mend this first")).to_be_attached(timeout=15_000)
    file.write_text(before.replace("35 people", "30 people"), encoding="utf-8")
    expect(page.locator("mark", has_text="RMB 9.79 billion")).to_be_attached(timeout=15_000)
    expect(page.locator("mark", has_text="30人")).to_have_count(0)
    file.write_text(before, encoding="utf-8")
    expect(page.locator("mark", has_text="30人")).to_be_attached(timeout=15_000)


def test_axe_finds_nothing(browser: Browser, running: Running) -> None:
    """In light and dark, on a phone and on a desk."""
    if not AXE.exists():
        pytest.fail("no axe-core: run `sh .ci/setup test`, which installs it")
    found: list[str] = []
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        for width, scheme, asked in ((320, "dark", [*COLOURS, *SIZES]), (1280, "light", TAGS)):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(f"http://localhost:{running.port}{PAGE}")
            page.add_script_tag(content=AXE.read_text("utf-8"))
            found += violations(page, asked)
    assert found == []


def test_it_is_the_previews_alone(running: Running) -> None:
    """Its own policy lets nothing in from elsewhere; what is published knows nothing of it."""
    answer = running.get(PAGE)
    assert "default-src 'none'" in answer.fields["content-security-policy"]
    assert 'data-pair="2024/one"' in running.page("/zh/articles/2024/one/")
    assert "data-pair" not in running.page("/zh/articles/2024/alone/")
    assert "data-pair" not in running.page("/zh/")
    for path in ("2024/alone", "2024/nothing", "", "2024/one/more", "2024"):
        assert running.get(f"/_bulletin/pair/{path}").status == 404
    built = running.site / ".cache/preview"
    assert not [each for each in built.rglob("*.html") if b"_bulletin" in each.read_bytes()]
    assert not [each for each in built.rglob("*") if "pair" in each.name]


def test_words_are_the_editors(tmp_path: Path) -> None:
    """Chinese where the terminal speaks Chinese."""
    builder = (
        SiteBuilder(tmp_path / "site").article("2024/one", "zh", ZH).article("2024/one", "en", EN)
    )
    with preview(builder.root, language="zh") as running:
        text = running.page(PAGE)
    assert '<html lang="zh-Hans">' in text
    assert "这一边没有对应的内容" in text
    assert "Nothing on this side" not in text
