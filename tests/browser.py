"""A real browser for tests: Chromium through Playwright, cut off from its maker's services."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

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
