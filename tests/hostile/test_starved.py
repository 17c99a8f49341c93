"""Whole builds that run out of disk, handles, memory or permission at any moment: one whole site.

`BULLETIN_KILLS` sets how many there are (`make crash` asks for more).
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder import ROOT
from tests.hostile.test_killed import (
    AS_NOBODY,
    IS_ROOT,
    KILLS,
    TODAY,
    Site,
    limit,
    made,
    message,
    site,
    starved,
    tree,
    write_version,
)

__all__ = ["made", "site"]  # fixtures
TIMES = max(2, KILLS // 40)
# The site on a disk of its own, which has then so many KiB left; and what came of it.
SMALL_DISK = """
mount -t tmpfs none {disk} && cp -a {seed}/. {disk}/ || exit 9
used=$(df -k --output=used {disk} | tail -1)
mount -o remount,size=$((used + {free}))k {disk} && shift && "$@"
status=$?; cp -r {disk}/public {after}; exit $status
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and permissions of POSIX systems")


def _spread(most: float) -> list[float]:
    """Return amounts up to `most`, at random but as many small ones as large ones."""
    dice = random.Random(TIMES)  # noqa: S311 - where to starve, no secrets
    return [most * (number + dice.random()) / TIMES for number in range(TIMES)]


def _assert_told(done: "subprocess.CompletedProcess[str]") -> None:
    """It is done, or ends with one message and no traceback."""
    assert "Traceback" not in done.stderr, done.stderr
    if done.returncode:
        message(done)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no unshare to mount a small disk")
def test_a_disk_that_fills_up_at_any_moment_leaves_a_whole_site(site: Site, tmp_path: Path) -> None:
    """A real disk of a random size, the site on it, two processes that write."""
    alone = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run([*alone, f"mount -t tmpfs none {disk}"], check=False).returncode:
        pytest.skip("this machine lets tests mount no small disk")
    write_version(site, "B")
    whole = sum(4 * -(-len(content) // 4096) for content in site.whole["B"].values())
    statuses = set()
    for free in _spread(1.2 * whole):
        after = tmp_path / f"after-{free}"
        inside = SMALL_DISK.format(free=int(free), disk=disk, seed=site.root, after=after)
        build = [sys.executable, str(ROOT / "build.py"), "--site", str(disk), "--jobs", "2"]
        done = subprocess.run(
            [*alone, inside, "sh", "-", *build, "--no-cache", *TODAY],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"BULLETIN_LANG": "en"},
        )
        _assert_told(done)
        statuses.add(done.returncode)
        assert tree(after) == site.whole["B" if done.returncode == 0 else "A"], free
    assert 3 in statuses, "no disk was too small"


def test_handles_that_run_out_at_any_moment_leave_a_whole_site(site: Site) -> None:
    """From hardly enough to start with to just not enough."""
    statuses = set()
    for handles in _spread(8):
        done = starved(site, limit("NOFILE", 5 + int(handles)))
        _assert_told(done)
        statuses.add(done.returncode)
        assert site.standing == ("B" if done.returncode == 0 else "A")
        write_version(site, "A")
        site.assert_mends_itself()
    assert 3 in statuses, "every build had handles enough"


@pytest.mark.skipif(not IS_ROOT, reason="needs a second user")
def test_a_folder_in_the_middle_that_one_may_not_enter_leaves_the_old_site(site: Site) -> None:
    """Somebody else's, within the published site."""
    for each in (site.root, *site.root.rglob("*")):
        shutil.chown(each, 65534, 65534)
    locked = site.root / "public/zh/articles"
    shutil.chown(locked, 0, 0)
    locked.chmod(0o700)
    check = ["check", "--site", str(site.root), "--no-cache", *TODAY]
    loaded = f"try: bulletin.cli.main({check})\nexcept SystemExit: pass\n"
    done = starved(site, loaded + AS_NOBODY)
    locked.chmod(0o755)
    for each in (site.root, *site.root.rglob("*")):
        shutil.chown(each, 0, 0)
    assert "no permission" in message(done)
    assert site.standing == "A"
    site.assert_mends_itself()
