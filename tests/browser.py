"""A real browser for tests: Chromium through Playwright, cut off from its maker's services."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser_path() -> str:
    """Return BULLETIN_CHROMIUM, else the first Chromium in PATH; empty where there is none."""
    given = os.environ.get("BULLETIN_CHROMIUM", "")
    return given or next((found for name in _NAMES if (found := shutil.which(name))), "")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a running browser; a test that asks for it fails where none is installed."""
    path = browser_path()
    if not path:
        pytest.fail("no Chromium: set BULLETIN_CHROMIUM or put chromium into PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def reading(browser: Browser, *, may_lose: bool = False, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
    """Give a page of a browser that was never here; what its console complains of fails the test.

    `options` are those of Playwright's contexts. A test that cuts the connection says that the
    page `may_lose` what it asks for.
    """
    complaints: list[str] = []
    lost = "Failed to load resource" if may_lose else None
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in {"error", "warning"} else None
            ),
        )
        yield page
    assert [each for each in complaints if lost is None or not each.startswith(lost)] == []
