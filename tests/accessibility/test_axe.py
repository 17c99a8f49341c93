"""Accessibility as axe-core sees it: every kind of page, language, colour scheme and width."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.rich import LANGUAGES, representatives
from tests.builder import Built

AXE = Path(__file__).parent / "tools/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size", "scrollable-region-focusable", "color-contrast", "meta-viewport"]
# Names, roles and order are the same in every look: only what a look can change is asked again.
LOOKS = {"light": TAGS, "dark": COLOURS, "large print": SIZES}
WIDTHS = (320, 1280)


def look(page: Page, name: str) -> None:
    """Show the page as a reader has chosen."""
    page.emulate_media(color_scheme="dark" if name == "dark" else "light")
    size = "print" if name == "large print" else ""
    page.evaluate("size => { document.documentElement.dataset.size = size; }", size)


def violations(page: Page, asked: list[str]) -> Iterator[str]:
    """Run axe by rules or by tags of rules; yield what it holds against the page."""
    options = {
        "runOnly": asked,
        "rules": {"target-size": {"enabled": True}} if asked is TAGS else {},
        "resultTypes": ["violations"],
    }
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    for rule in found["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['target']} {node['html'][:160]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, site: Built, address: str, language: str) -> None:
    """WCAG 2.2 AA with the size of targets, and axe's best practices."""
    if not AXE.exists():
        pytest.fail("no axe-core: run `sh .ci/setup test`, which installs it")
    script = AXE.read_text("utf-8")
    found: list[str] = []
    seen = 0
    # axe is not the page's: the page's own policy would refuse it
    with browser.new_context(bypass_csp=True, base_url=address) as context:
        page = context.new_page()
        # A search shows its results; one by the other language also what is not the page's own.
        asked_for = (f"/{language}/search/?q=talent", f"/{language}/search/?q=人才")
        for path in (*representatives(site, language), *asked_for):
            page.goto(path)
            if path in asked_for:
                page.wait_for_selector(".card mark")
            page.evaluate(script)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                for name, asked in LOOKS.items():
                    look(page, name)
                    seen += 1
                    found += (f"{path} {width} {name}: {each}" for each in violations(page, asked))
    assert found == []
    assert seen > 80
