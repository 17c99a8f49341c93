"""The whole program as a process: stopped half-way, watched, and left without a terminal."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.model.inputs import File, Reason
from bulletin.pipeline.request import Request
from bulletin.pipeline.run import Clock, build
from bulletin.pipeline.unchanged import recall
from bulletin.read import snapshot
from bulletin.read.files import Held, read_bytes
from tests.builder import ROOT, SiteBuilder, tree

MANY = 60
TODAY = ("--today", "2026-11-23")
SLOW = "{% for each in range(300000) %}{% endfor %}<!-- slow -->"


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """A published site that will take long to build again."""
    site = SiteBuilder(tmp_path / "site")
    for number in range(MANY):
        site.pair(f"2024/story-{number}")
    assert site.run("--no-cache").status == 0
    return site


def _started(site: SiteBuilder, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site.root), *options]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def _members(session: int) -> list[int]:
    """Return the living processes of a session."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(process.name))
    return found


def _is_drawing(site: SiteBuilder) -> bool:
    return any((site.root / ".public.generations/next").rglob("*.html"))


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_control_c_leaves_the_last_site_and_no_process(site: SiteBuilder) -> None:
    """Stopped while many processes draw, the build ends at once and changes nothing."""
    public = site.root / "public"
    before = tree(public)
    base = site.root / "templates/base.html"
    base.write_text(base.read_text() + SLOW)
    build = _started(site, "--no-cache", "--jobs", "3")
    deadline = time.monotonic() + 60
    while not _is_drawing(site) and time.monotonic() < deadline:
        time.sleep(0.02)
    processes = len(_members(build.pid))
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does: to every process
    build.communicate(timeout=60)
    assert processes > 1
    assert build.returncode == 130
    assert _members(build.pid) == []
    assert tree(public) == before
    shutil.copy(ROOT / "templates/base.html", base)
    assert site.run("--no-cache").files() == before


def test_no_progress_is_shown_without_a_terminal(site: SiteBuilder) -> None:
    """A log of CI holds lines, and nothing that overwrites them."""
    _, said = _started(site, "--no-cache").communicate(timeout=120)
    assert "\r" not in said
    assert "\033" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_and_wiped(site: SiteBuilder) -> None:
    """Who watches sees pages counted, and a clean line in the end."""
    ours, theirs = os.openpty()
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site.root), "--no-cache"]
    build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 1 << 16)
        except OSError:  # how Linux tells the end
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    assert build.wait(timeout=60) == 0
    assert b"\r50/" in said
    assert said.endswith(b"\r\033[K")


def test_a_version_is_told_without_loading_the_stages() -> None:
    """Nobody waits for libraries that are not used."""
    program = (
        "import sys\n"
        "from bulletin.cli import main\n"
        "try:\n"
        "    main(['--version'])\n"
        "finally:\n"
        "    heavy = {'jinja2', 'markdown', 'yaml', 'babel', 'msgspec', 'PIL', 'bulletin.parse'}\n"
        "    print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_a_build_without_changes_loads_no_stage_that_it_does_not_use(site: SiteBuilder) -> None:
    """It reads, looks and is done."""
    # By a new process, too: one forked from a server is of the program as it was when that began.
    subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--site", str(site.root), *TODAY],
        capture_output=True,
        check=True,
    )
    program = (
        "import sys\n"
        "from bulletin.cli import main\n"
        "try:\n"
        f"    main(['--site', {str(site.root)!r}, *{TODAY}])\n"
        "finally:\n"
        "    heavy = {'jinja2', 'markdown', 'yaml', 'babel', 'nh3', 'PIL', 'bulletin.parse'}\n"
        "    print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_what_was_read_before_another_build_published_is_read_again(tmp_path: Path) -> None:
    """A build held up between reading and its turn puts no older site over a newer one."""
    site = SiteBuilder(tmp_path / "site").pair("2024/a", deck="先写的")
    out, now = site.root / "public", dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert site.run("--no-cache").status == 0
    request = Request(site.root, out, Clock(now))
    cache = site.root / ".cache"
    seen, _ = recall(site.root, request.asked, now, out=out, cache=cache, waiting=lambda: None)
    site.pair("2024/a", deck="后写的")
    assert site.run("--no-cache").status == 0
    result = build(replace(request, inputs=seen.inputs, target=seen.target))
    assert not result.has_failed
    assert "后写的" in (out / "zh/articles/2024/a/index.html").read_text()


def test_a_template_that_cannot_be_read_is_the_one_thing_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the strings that nothing seems to use without it."""
    site = SiteBuilder(tmp_path / "site").pair("2024/a")

    def refused(path: str, limit: int, *keep: Callable[[bytes], File]) -> Held | Reason | None:
        is_home = path.endswith("home.html")
        return Reason.UNREADABLE if is_home else read_bytes(path, limit, *keep)

    monkeypatch.setattr(snapshot, "read_bytes", refused)
    clock = Clock(dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    result = build(Request(site.root, site.root / "public", clock))
    assert result.has_failed
    assert [(each.place.path, each.rule) for each in result.findings] == [
        ("templates/home.html", "file-unreadable")
    ]
