"""The printed headers: strict, complete for each host, and no page needs more than they allow."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Route

from bulletin.cli.headers import FORMATS, PAGE_POLICY, SECURITY
from tests.browser import chromium
from tests.builder import ROOT, SiteBuilder

ORIGIN = "https://bulletin.example.org"
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json",
    "svg": "image/svg+xml", "xml": "text/xml", "png": "image/png", "jpg": "image/jpeg",
    "webp": "image/webp", "avif": "image/avif",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_sends_every_header(name: str) -> None:
    """As the program prints them; no policy allows what is inline."""
    command = [sys.executable, str(ROOT / "build.py"), "headers", "--format", name]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for header, value in SECURITY.items():
        assert header in printed
        if header != "Cross-Origin-Resource-Policy":
            assert value in printed
    assert "unsafe" not in printed
    assert "max-age=31536000, immutable" in printed


def test_every_page_works_under_the_headers(tmp_path: Path) -> None:
    """The real site, every page, in Chromium: no violation of the policy and no failed file."""
    site = SiteBuilder(tmp_path)
    shutil.copytree(ROOT / "content", site.root / "content", dirs_exist_ok=True)
    shutil.copy(ROOT / "config.yaml", site.root)
    built = site.run("--base-url", ORIGIN)
    assert built.status == 0, built.out
    files = built.files()
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
    with chromium() as browser:
        page = browser.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.route("**/*", answer)
        for some in kinds.values():
            for path in some[:1]:
                page.goto(f"{ORIGIN}/{path}", wait_until="load")
    assert said == []
    assert len(kinds) > 5
