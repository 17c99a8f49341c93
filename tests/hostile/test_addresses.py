"""Old addresses that redirect: none takes a place that is not its own, or that systems obey."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.hostile.probe import faults
from tests.hostile.site import HostileSite

REFUSED = (
    "/", "//", "/zh/", "/en/", "/zh", "/zh/index.html", "/index.html", "/404.html", "/404/", "/404",
    "/zh/404.html", "/admin/", "/zh/rss.xml", "/zh/feed.json", "/sitemap.xml", "/robots.txt",
    "/zh/articles/2024/good/", "/zh/articles/2024/good", "/zh/articles/2024/good/index.html",
    "/ZH/articles/2024/GOOD/", "/zh/articles/2024/good/index.html/", "/index.html/x/",
    "/zh/articles/2024/good/index.html/x/", "/zh/index.html/", "/sitemap.xml/", "/ZH/old/",
    "/robots.txt/x.html", "/zh/topics/youth/", "/assets/", "/assets/site.css", "/media/x.html",
    "/.htaccess", "/_redirects", "/_headers", "/sw.js", "/.well-known/security.txt", "/.git/config",
    "/favicon.ico", "/x.svg", "/x.css", "/x.php", "/x.xml", "/x.json", "/_worker.js", "/web.config",
    "/CON/", "/zh/nul.html", "/com1/", "/a./", "/a /", "/a:b/", "/a*b/", "/a|b/", "/a<b>/", '/a"b/',
    "/-x/", "/--help/", "/x%0ay/", "/x%00y/", "/" + "a" * 300 + "/", "/" + "字" * 90 + "/",
    "/" + "a/" * 500, "/%2e%2e/x/", "/%252e%252e/x/", "/zh/%2e/x/", "/ｚｈ/articles/2024/good/",
    "/zh/../x/", "/a//b/", "/\u202eevil/", "/a\\b/", "/C:/x/", "/a%5cb/",
)  # fmt: skip
ACCEPTED = (
    "/zh/old.html", "/zh/old.htm", "/zh/old/", "/old", "/a%20b/", "/café/", "/新闻/2019/", "/🙂/",
    "/$(id)/", "/{{x}}/", "/v1.0/x/", "/a'b/", "/a&b=c/", "/~user/",
)  # fmt: skip

INVISIBLE = ("/\u200bseen-1/", "/seen-2\u00ad/", "/\u2060seen-3/", "/\ufeffseen-4/")


def test_an_address_is_refused_in_its_file_and_line_or_leads_to_its_story(tmp_path: Path) -> None:
    """Seventy that may not be, fourteen that may; what is accepted can be published."""
    site = HostileSite(tmp_path)
    written = {f"v{number:02}": each for number, each in enumerate((*REFUSED, *ACCEPTED))}
    for name, alias in written.items():
        site.article(f"2024/{name}", "zh", aliases=json.dumps([alias], ensure_ascii=False))
    said = site.tell("check")
    refused = {written[name] for name in written if said.errors(name)}
    assert refused == set(REFUSED)
    assert [each["rule"] for each in said.errors("good")] == ["broken-link"]
    for name in written:
        assert all(each["line"] == 5 for each in said.errors(name)), said.errors(name)
    files = site.publish_in_spite(said)
    assert "zh/old.html" in files
    assert "新闻/2019/index.html" in files
    assert list(faults(files)) == []


def test_an_invisible_character_is_named_and_reaches_no_address(tmp_path: Path) -> None:
    """Pasted zero-width characters are told at their line, and the address is read without them."""
    site = HostileSite(tmp_path)
    for number, alias in enumerate(INVISIBLE, start=1):
        site.article(f"2024/v{number}", "zh", aliases=json.dumps([alias], ensure_ascii=False))
    said = site.tell("check")
    for number in range(1, len(INVISIBLE) + 1):
        found = [(each["rule"], each["line"]) for each in said.findings[f"v{number}"]]
        assert found == [("invisible-character", 5)]
    files = site.publish_in_spite(said)
    assert {f"seen-{number}/index.html" for number in range(1, 5)} <= set(files)
    assert not [name for name in files if set(name) & set("\u200b\u00ad\u2060\ufeff")]


@pytest.mark.skipif(os.name == "nt", reason="names and kinds of files of POSIX systems")
def test_files_that_are_no_files_are_named_and_nothing_waits_for_them(tmp_path: Path) -> None:
    """Links out of the site and in circles, FIFOs, devices' names, and names no system shares."""
    site = HostileSite(tmp_path)
    folder = site.root / "content/articles/2024"
    names = (
        "con", "a\nb", "-x", "a ", "a.", "x" * 255, "a:b", "a\\b", "a\u202eb", "cafe\u0301", ".x",
        "UP", "a b", "漢", "x" * 100, "..x", "a%2fb", "nul.md",
    )  # fmt: skip
    for name in names:
        (folder / name).mkdir()
        (folder / name / "index.zh.md").write_text("---\ntitle: x\n---\nx\n")
    story = folder / "good"
    (folder / "link").symlink_to("/etc")
    (folder / "loop").symlink_to(folder)
    (story / "index.fr.md").symlink_to("/etc/passwd")
    (story / "secret.txt").symlink_to("/etc/shadow")
    (folder / "dangling").symlink_to("/nowhere")
    os.mkfifo(story / "pipe.md")
    os.mkfifo(story / "pipe.jpg")
    (story / "INDEX.zh.md").write_text("x")
    said = site.tell("build", "--no-cache")
    errors = {path for path in said.findings if said.errors(path)}
    assert said.status == 1
    assert not (site.root / "public").exists()
    assert len(errors) >= len(names)
    told = json.dumps(list(said.findings.values()))
    for name in ("link", "loop", "dangling", "pipe.md", "pipe.jpg", "secret.txt", "index.fr.md"):
        assert name in told
    assert "root:" not in told
    shutil.rmtree(site.root / "content/articles/2024", ignore_errors=True)
    site.pair("2024/good")
    assert site.tell("build").status == 0


@pytest.mark.parametrize(
    "name", ["x.html", "x.js", "x.xhtml", "x.xml", "x.css", "x.wasm", "x", "x.PHP"]
)
def test_a_file_that_a_browser_could_run_is_no_attachment(tmp_path: Path, name: str) -> None:
    """A page or a script beside a story would run in the site's name."""
    site = HostileSite(tmp_path)
    site.article("2024/good", "en", f"[x]({name})")
    site.write(f"content/articles/2024/good/{name}", "<script>window.fired=1</script>")
    assert "attachment-type" in {each["rule"] for each in site.tell("build").errors("good")}
    assert not (site.root / "public").exists()
