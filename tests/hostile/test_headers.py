"""The printed headers: strict, complete for each host, and no page needs more than they allow."""

import os
import re

import pytest
from playwright.sync_api import Browser, Route

from bulletin.cli.headers import FORMATS, PAGE_POLICY, SECURITY
from tests import forked
from tests.builder import Built

ORIGIN = "https://bulletin.example.org"
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json",
    "svg": "image/svg+xml", "xml": "text/xml", "png": "image/png", "jpg": "image/jpeg",
    "webp": "image/webp", "avif": "image/avif",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_sends_every_header(name: str) -> None:
    """As the program prints them; no policy allows what is inline."""
    printed = forked.run(["headers", "--format", name], os.environ).stdout
    for header, value in SECURITY.items():
        assert header in printed
        if header != "Cross-Origin-Resource-Policy":
            assert value in printed
    assert "unsafe" not in printed
    assert "max-age=31536000, immutable" in printed


def test_every_page_works_under_the_headers(browser: Browser, real_site: Built) -> None:
    """The real site, every page, in Chromium: no violation of the policy and no failed file."""
    files = real_site.files()
    said: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{ORIGIN}/").split("?")[0].split("#")[0]
        path += "index.html" if path.endswith("/") or not path else ""
        if path not in files:
            said.append(f"asked for {route.request.url}")
            route.fulfill(status=404, headers=SECURITY, body="")
            return
        kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        route.fulfill(
            body=files[path], headers=SECURITY | {"Content-Type": f"{kind}; charset=utf-8"}
        )

    pages = [path for path in files if path.endswith(".html")]
    kinds: dict[str, list[str]] = {}
    for path in pages:
        found = re.search(rb'<body class="(page-[a-z-]+)', files[path])
        kinds.setdefault(found[1].decode() if found else path, []).append(path)
        if found:
            assert f'content="{PAGE_POLICY}"' in files[path].decode()
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.route("**/*", answer)
        for some in kinds.values():
            for path in some[:1]:
                page.goto(f"{ORIGIN}/{path}", wait_until="load")
    assert said == []
    assert len(kinds) > 5
