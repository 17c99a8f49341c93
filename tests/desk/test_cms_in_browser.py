"""In the CMS that `bulletin cms` sets up a story is edited, and the site is built of it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.builder import SiteBuilder
from tests.served import served

CMS = Path(__file__).parents[1] / "accessibility/tools/node_modules/@sveltia/cms"
FACTS = {
    "districts": "[gongshu]",
    "byline": "[{name: {zh: 张三, en: Zhang San}, role: photographer}]",
    "figures": "[{value: 1521000000, unit: CNY, label: {zh: 投资, en: Investment}, about: over}]",
    "updated": "2024-09-28 09:00",
}
# The test backend keeps its files in the browser's own file system.
PUT = """async files => {
    const root = await navigator.storage.getDirectory();
    const top = await root.getDirectoryHandle("sveltia-cms-test", {create: true});
    for (const [path, text] of Object.entries(files)) {
        const steps = path.split("/"), name = steps.pop();
        let folder = top;
        for (const step of steps)
            folder = await folder.getDirectoryHandle(step, {create: true});
        const file = await folder.getFileHandle(name, {create: true});
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
    }
}"""
GET = """async paths => {
    const root = await navigator.storage.getDirectory();
    const kept = {};
    for (const path of paths) {
        const steps = path.split("/"), name = steps.pop();
        let folder = await root.getDirectoryHandle("sveltia-cms-test");
        for (const step of steps) folder = await folder.getDirectoryHandle(step);
        kept[path] = await (await (await folder.getFileHandle(name)).getFile()).text();
    }
    return kept;
}"""


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """A site with one story and the CMS beside it."""
    if not CMS.exists():
        pytest.fail("no @sveltia/cms: run `sh .ci/setup test`, which installs it")
    site = SiteBuilder(tmp_path / "site")
    site.article(
        "2024/fair", "zh", title="招聘会", published="2024-09-27", topics="[youth]", **FACTS
    )
    site.article("2024/fair", "en", title="Job fair")
    done = site.run("cms", "--site", str(site.root))
    assert done.status == 0, done.err
    shutil.copy(CMS / "dist/sveltia-cms.js", site.root / "admin")
    return site


@pytest.fixture
def page(browser: Browser, site: SiteBuilder) -> Iterator[Page]:
    """A page of the served site, cut off from all other addresses."""
    with (
        served(site.root) as address,
        browser.new_context(base_url=address, locale="en") as context,
    ):
        page = context.new_page()
        page.route(
            lambda url: not url.startswith((address, "blob:", "data:")), lambda route: route.abort()
        )
        yield page


def texts(site: SiteBuilder) -> dict[str, str]:
    files = sorted((site.root / "content").rglob("index.*.md"))
    return {file.relative_to(site.root).as_posix(): file.read_text("utf-8") for file in files}


def test_the_configuration_is_valid_by_the_cms_s_own_schema(site: SiteBuilder) -> None:
    """Each field, list and widget is one the CMS knows."""
    schema = json.loads((CMS / "schema/sveltia-cms.json").read_text("utf-8"))
    config = yaml.safe_load((site.root / "admin/config.yml").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [each.message[:200] for each in validator.iter_errors(config)] == []


def test_a_story_edited_and_saved_there_is_published(site: SiteBuilder, page: Page) -> None:
    """The new headline is in its file, all else is as it was, and the site is built strictly."""
    before = texts(site)
    page.goto("/no-such-page")  # any page of the address opens its file system
    page.evaluate(PUT, before)
    page.goto("/admin/index.html")
    page.get_by_text("Work with Test Repository").click()
    page.get_by_text("招聘会").first.click()
    page.locator('section[data-key-path="title"] input').first.fill("招聘会开幕")
    page.get_by_role("button", name="Save", exact=True).click()
    chinese = "content/articles/2024/fair/index.zh.md"
    page.wait_for_function(
        # the CMS writes a file by replacing it: for a moment there is none to read
        f"path => ({GET})([path]).then(all => all[path].includes('招聘会开幕'), () => false)",
        arg=chinese,
    )
    after = page.evaluate(GET, [*before])
    for path, text in after.items():
        site.write(path, text)
    built = site.run("--strict", "--format", "json")
    assert built.status == 0, built.out
    assert json.loads(built.out)["findings"] == []
    assert "招聘会开幕" in built.page("zh/articles/2024/fair/index.html")
    assert "value: 1521000000" in after[chinese]
    assert "Zhang San" in built.page("en/articles/2024/fair/index.html")
    assert after[chinese].endswith(before[chinese].partition("---\n")[2].partition("---\n")[2])
