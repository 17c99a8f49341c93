"""What a browser makes of the attacks, with the Content-Security-Policy taken away."""

import re
from collections.abc import Mapping

from playwright.sync_api import Browser, Route

ORIGIN = "https://bulletin.example.org"
# The policy, which would keep scripts from running, and the site's own files, for speed.
TAKEN_AWAY = re.compile(
    rb'<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="\w+" href="/assets/[^"]*"[^>]*>'
    rb'|<script src="/assets/[^"]*"></script>'
)
AT_ONCE = 60
# Loads pages into frames, and tells what ran, what would run, and what loads from elsewhere.
HARNESS = """
async (paths) => {
  const told = [];
  const frames = await Promise.all(paths.map((path) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => done([path, frame]);
    frame.src = path;
    document.body.append(frame);
  })));
  await new Promise((done) => setTimeout(done, 50));
  for (const [path, frame] of frames) {
    const page = frame.contentDocument;
    if (!page) { told.push(path + ": went elsewhere"); continue; }
    if (frame.contentWindow.fired) told.push(path + ": fired");
    for (const each of page.querySelectorAll("*")) {
      for (const name of each.getAttributeNames())
        if (/^on|^style$|^srcdoc$/.test(name)) told.push(path + ": " + name);
      const address = each.protocol ?? "https:";
      if (!["https:", "http:", "mailto:", "tel:", "webcal:", ":", ""].includes(address))
        told.push(path + ": " + address);
    }
    if (page.querySelectorAll("main").length !== 1) told.push(path + ": main");
    frame.remove();
  }
  if (window.fired) told.push("fired above");
  return told;
}
"""


def shown(browser: Browser, files: Mapping[str, bytes]) -> list[str]:
    """Return what the pages of stories did in a browser."""
    told: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        path = url.removeprefix(f"{ORIGIN}/").split("?")[0].split("#")[0]
        path += "index.html" if path.endswith("/") else ""
        if path == "harness.html":
            route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")
        elif url.startswith(ORIGIN) and path in files:
            content = TAKEN_AWAY.sub(b"", files[path])
            route.fulfill(body=content, content_type="text/html; charset=utf-8")
        else:
            if "evil.example" in url:
                told.append(f"asked for {url}")
            route.fulfill(status=404, body="")

    page = browser.new_page()
    page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}/harness.html")
    paths = sorted(
        f"/{each}" for each in files if re.search(r"/articles/2024/v\d+/.*\.html$", f"/{each}")
    )
    for start in range(0, len(paths), AT_ONCE):
        told += page.evaluate(HARNESS, paths[start : start + AT_ONCE])
    page.close()
    return told


def test_a_browser_does_what_an_attack_asks_for(browser: Browser) -> None:
    """Attacks published as they are do fire: else the tests below could not fail."""
    page = "<html lang=en><title>x</title><main>{}</main>"
    attacks = ("<script>window.fired=1</script>", "<img src=x onerror=window.fired=1>",
               "<a href=javascript:x>y</a>", "<img src=//evil.example/x>")  # fmt: skip
    files = {f"zh/articles/2024/v{n}/index.html": page.format(each).encode()
             for n, each in enumerate(attacks)}  # fmt: skip
    told = shown(browser, files)
    assert len({each.partition(":")[0] for each in told}) == len(attacks), told


def test_no_attack_on_a_body_fires(browser: Browser, bodies: dict[str, bytes]) -> None:
    """Nothing runs, nothing would run on a click, nothing is asked of the attacker's host."""
    assert shown(browser, bodies) == []


def test_no_attack_on_a_field_fires(browser: Browser, stated: dict[str, bytes]) -> None:
    """The same for every field of front matter and configuration."""
    assert shown(browser, stated) == []
