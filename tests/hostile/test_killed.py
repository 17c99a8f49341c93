"""Whole builds, killed at any moment, starved or told to end: readers have one whole site.

`BULLETIN_KILLS` sets how many kills there are (`make crash` asks for 1,000).
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builder import ROOT, SiteBuilder

KILLS = int(os.environ.get("BULLETIN_KILLS", "100"))
STORIES = 4
TO_END = 3.0  # seconds: one, and two more for machines that do much else
TODAY = ("--today", "2026-11-23")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX systems")

# Forks a process that builds, and kills it after the time it is told, or tells how long it took.
KILLER = """
import os, signal, sys, time
from bulletin.cli import main
import bulletin.pipeline.run, bulletin.render.markdown, bulletin.render.environment
for line in sys.stdin:
    after = float(line)
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        main(sys.argv[1:])
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print(time.monotonic() - started, flush=True)
"""


def tree(root: Path) -> dict[str, bytes]:
    """Return the files of a folder by path."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def write_version(site: SiteBuilder, version: str) -> None:
    """Write every story anew, one more of them in version B."""
    shutil.rmtree(site.root / "content/articles", ignore_errors=True)
    for number in range(STORIES + (version == "B")):
        site.pair(f"2024/story-{number}", districts="[gongshu]", deck=version)


class Site(SiteBuilder):
    """A site of two versions, and what each of them is when it is published whole."""

    def __init__(self, root: Path) -> None:
        super().__init__(root / "site")
        self.whole: dict[str, dict[str, bytes]] = {}
        for version in "BA":
            write_version(self, version)
            out = str(root / version)
            assert self.run("--no-cache", "--out", out).status == 0
            self.whole[version] = tree(root / version)
        assert self.run().status == 0

    @property
    def standing(self) -> str:
        """The version that readers see; empty where it is neither, whole."""
        now = tree(self.root / "public")
        return next((name for name, files in self.whole.items() if files == now), "")

    def assert_mends_itself(self) -> None:
        """Build as if nothing had happened; no debris may stay."""
        built = self.run()
        assert built.status == 0, built.err
        beside = {each.name for each in (self.root / ".public.generations").iterdir()}
        assert {name for name in beside if not name.isdecimal()} == {"lock", "files"}
        assert len(beside) <= 5
        assert {each.name for each in self.root.iterdir()} == {
            "config.yaml", "content", "templates", "public", ".public.generations", ".cache"
        }  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Iterator[Site]:
    """A site in a folder that other users may enter; making it takes longer than a test."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Site(Path(name))


@pytest.fixture
def site(made: Site) -> Site:
    """The site with version A published."""
    write_version(made, "A")
    if made.standing != "A":
        made.assert_mends_itself()
    assert made.standing == "A"
    return made


def test_a_killed_build_leaves_a_whole_site(site: Site) -> None:
    """Killed while it reads, parses, draws in worker processes, stages or swaps."""
    dice = random.Random(11)  # noqa: S311 - moments to kill at, no secrets
    command = [sys.executable, "-c", KILLER, "build", "--site", str(site.root), "--jobs", "2"]
    seen = set()
    with subprocess.Popen(
        [*command, *TODAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as killer:
        assert killer.stdin is not None
        assert killer.stdout is not None

        def build(after: float) -> float:
            assert killer.stdin is not None
            assert killer.stdout is not None
            killer.stdin.write(f"{after}\n")
            killer.stdin.flush()
            return float(killer.stdout.readline())

        longest = 0.0
        for version in "BABA":  # all answers are known by then: what is left is mostly writing
            write_version(site, version)
            longest = build(0.0)
        for number in range(KILLS):
            write_version(site, "AB"[number % 2])
            build(dice.uniform(0.001, longest * 1.1))
            seen.add((standing := site.standing, "AB"[number % 2]))
            assert standing, f"a mixed site after kill {number}"
            if number % 25 == 0:
                site.assert_mends_itself()
                assert site.standing == "AB"[number % 2]
    assert len(seen) == 4  # killed before and after the swap, both ways
    site.assert_mends_itself()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_build_told_to_end_ends_at_once_without_orphans(site: Site, how: signal.Signals) -> None:
    """Ctrl-C and SIGTERM, at five moments: within a second, the old site whole, nobody left."""
    slow = "段落里有一些**标记**和[链接](https://a.cn/)。\n\n" * 600
    for number in range(90):  # with fewer it was at times done, and published, when it was told
        site.article(f"2024/slow-{number}", "zh", slow)
    before = site.standing
    for moment in range(5):
        command = [str(ROOT / "build.py"), "--site", str(site.root), "--no-cache", "--jobs", "2"]
        process = subprocess.Popen(
            [sys.executable, "-X", "importtime", *command, *TODAY],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        with process, _killed_at_last(process):
            assert process.stderr is not None
            for line in process.stderr:  # until then Ctrl-C is Python's own, and leaves a trace
                if line.rpartition("|")[2].strip() == "bulletin":
                    break
            time.sleep(moment * 0.3)
            os.killpg(process.pid, how) if how is signal.SIGINT else process.send_signal(how)
            _, err = process.communicate(timeout=TO_END)
        if process.returncode != 0:
            assert "Traceback" not in err
            assert process.returncode in {128 + how, -how}
            assert site.standing == before
        assert _is_gone(process.pid), "the session has a process left"


@contextmanager
def _killed_at_last(process: "subprocess.Popen[str]") -> Iterator[None]:
    """Leave no process to the tests that follow where this one fails."""
    try:
        yield
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def _is_gone(group: int) -> bool:
    """Whether a process group ends: its dead are counted until the system has buried them."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


# Loads the whole program, which another user may not be allowed to read, then builds with less.
STARVE = """
import budoux, importlib, os, pkgutil, resource, sys
import bulletin
for each in pkgutil.walk_packages(bulletin.__path__, "bulletin."):
    importlib.import_module(each.name)
exec(sys.argv[1])
bulletin.cli.main(sys.argv[2:])
"""
AS_NOBODY = "os.setgroups([]); os.setgid(65534); os.setuid(65534)"
IS_ROOT = os.name != "nt" and os.getuid() == 0


def starved(site: Site, restriction: str) -> "subprocess.CompletedProcess[str]":
    """Build version B under a restriction."""
    write_version(site, "B")
    command = [sys.executable, "-c", STARVE, restriction, "build", "--site", str(site.root)]
    return subprocess.run(
        [*command, "--no-cache", "--jobs", "2", *TODAY],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=os.environ | {"BULLETIN_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"},
    )


def message(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the one message with which a build ended."""
    assert done.returncode in {2, 3}, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.stderr.startswith("bulletin: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def limit(name: str, value: int) -> str:
    return f"resource.setrlimit(resource.RLIMIT_{name}, ({value}, {value}))"


def test_a_quota_leaves_the_old_site(site: Site) -> None:
    """No file may grow beyond some size: the message says so, the old site stays."""
    assert "full" in message(starved(site, limit("FSIZE", 3_000)))
    assert site.standing == "A"
    site.assert_mends_itself()


@pytest.mark.parametrize("handles", [6, 9])
def test_too_few_file_handles_leave_the_old_site(site: Site, handles: int) -> None:
    """Whatever step finds none left."""
    assert "open files" in message(starved(site, limit("NOFILE", handles)))
    assert site.standing == "A"


def test_too_little_memory_leaves_a_whole_site(site: Site) -> None:
    """However far it comes, what readers see is whole."""
    held = "[l for l in open('/proc/self/status') if l.startswith('VmSize')][0].split()[1]"
    for spare in (2, 8, 20):
        more = f"size = int({held}) * 1024 + ({spare} << 20)\n"
        done = starved(site, more + "resource.setrlimit(resource.RLIMIT_AS, (size, size))")
        assert done.returncode in {0, 2, 3}
        assert site.standing in {"A", "B"}
    site.assert_mends_itself()


@pytest.mark.skipif(not IS_ROOT, reason="needs a second user")
def test_a_folder_one_may_not_write_to_leaves_the_old_site(site: Site) -> None:
    """The target, its parent or the staging folder belongs to somebody else."""
    # Another user may not read Python's own modules here: a check beforehand loads them.
    check = ["check", "--site", str(site.root), "--no-cache", *TODAY]
    loaded = f"try: bulletin.cli.main({check})\nexcept SystemExit: pass\n"
    for locked in ("public", ".", ".public.generations"):
        for each in (site.root, *site.root.rglob("*")):
            shutil.chown(each, 65534, 65534)
        shutil.chown(site.root / locked, 0, 0)
        assert "no permission" in message(starved(site, loaded + AS_NOBODY))
        assert site.standing == "A"
    for each in (site.root, *site.root.rglob("*")):
        shutil.chown(each, 0, 0)
    site.assert_mends_itself()


def test_two_builds_at_once_take_turns_and_publish_the_newest(site: Site) -> None:
    """The one that waits reads the site when its turn comes, not before."""
    lock = site.root / ".public.generations/lock"
    holder = subprocess.Popen(
        [sys.executable, "-c",
         ("import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, fcntl.LOCK_EX);"
         "print('held', flush=True); sys.stdin.read()"), str(lock)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    waiter = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), "--site", str(site.root), *TODAY],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"BULLETIN_LANG": "en"},
    )  # fmt: skip
    assert waiter.stderr is not None
    assert waiter.stderr.readline() == "another build is running; waiting for it\n"
    write_version(site, "B")
    holder.communicate("")
    waiter.communicate(timeout=60)
    assert waiter.returncode == 0
    assert site.standing == "B"


@pytest.mark.parametrize(
    "out", ["{site}", "{site}/..", "{site}/content", "{site}/content/x", "{site}/templates/x",
            "{site}/.git", "/", "~", "{site}/CONTENT/x", "{site}/content/../content/y",
            "{link}"],
)  # fmt: skip
def test_a_target_among_the_sources_or_above_them_is_refused(
    tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is touched, not even a folder beside it."""
    site = SiteBuilder(tmp_path / "site").pair("2024/a")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(site.root / "content")
    before = tree(tmp_path)
    place = out.replace("~", str(tmp_path / "home"))
    place = place.format(site=site.root, link=tmp_path / "link/x")
    built = site.run("--out", place, "--no-cache")
    assert built.status == 2, built.out
    assert "--out" in built.err
    assert tree(tmp_path) == before
