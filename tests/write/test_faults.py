"""What the system refuses ends in one plain message, and the old site stands."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.model.finding import BulletinError
from tests.builder import tree
from tests.write.helpers import besides, put_out

SITE = {"index.html": b"old", "zh/index.html": b"old"}
NEW = {"index.html": b"new", "zh/index.html": b"new" * 20_000, "en/index.html": b"new"}

# Publishes NEW under a restriction and prints what the person at the keyboard is told.
SCRIPT = """
import json, os, resource, sys
from pathlib import Path
from bulletin.model.finding import BulletinError
from tests.write.helpers import put_out
from tests.write.test_faults import NEW, SITE
exec(sys.argv[2])
try:
    put_out(Path(sys.argv[1]), NEW)
except BulletinError as error:
    print(json.dumps([error.exit_code, error.message.zh, error.message.en]))
else:
    print("null")
"""
AS_NOBODY = "if os.getuid() == 0: os.setgroups([]), os.setgid(65534), os.setuid(65534)"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and permissions of POSIX systems")


@pytest.fixture
def target() -> Iterator[Path]:
    """A published site in a folder that other users may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        put_out(Path(name) / "public", SITE)
        yield Path(name) / "public"


def told(target: Path, restriction: str, *wrapper: str) -> tuple[int, str]:
    """Publish in a restricted process; return the exit code and the message it would end with."""
    done = subprocess.run(
        [*wrapper, sys.executable, "-c", SCRIPT, str(target), restriction],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer is not None, "it was published after all"
    exit_code, zh, en = answer
    assert "写不了" in zh
    return exit_code, en


def assert_mends_itself(target: Path) -> None:
    assert tree(target) == SITE
    put_out(target, NEW)
    assert tree(target) == NEW
    assert besides(target) == {"lock", "files", "1"}


def test_a_file_size_limit_leaves_the_old_site(target: Path) -> None:
    """A quota hit in the middle of a file says so."""
    restriction = "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    exit_code, message = told(target, restriction)
    assert exit_code == 3
    assert "the disk or the quota is full" in message
    assert_mends_itself(target)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no unshare to mount a small disk")
@pytest.mark.parametrize("free_kib", [8, 24, 40, 60])
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, free_kib: int) -> None:
    """A real small disk that fills up while files, folders or the record are written."""
    disk = tmp_path / "disk"
    disk.mkdir()
    inside = (
        f"mount -t tmpfs -o size={free_kib + 20}k none {disk} && "
        f"cp -r {tmp_path}/seed/. {disk}/ && "
        f'"$@" && cp -r {disk}/public {tmp_path}/after'
    )
    put_out(tmp_path / "seed/public", SITE)
    try_mount = ["unshare", "--mount", "--map-root-user", "sh", "-c", f"mount -t tmpfs none {disk}"]
    if subprocess.run(try_mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets tests mount no small disk")
    wrapper = ["unshare", "--mount", "--map-root-user", "sh", "-c", inside, "sh"]
    exit_code, message = told(disk / "public", "", *wrapper)
    assert exit_code == 3
    assert "the disk or the quota is full" in message
    assert tree(tmp_path / "after") == SITE


@pytest.mark.parametrize("spare", [0, 1, 2])
def test_no_more_file_handles_leave_the_old_site(target: Path, spare: int) -> None:
    """Whichever step finds no handle left, the message says what to raise."""
    restriction = (
        f"taken = [os.open('/', os.O_RDONLY) for _ in range(40)]\n"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, (taken[-1] + {spare}, 4096))"
    )
    exit_code, message = told(target, restriction)
    assert exit_code == 3
    assert "no more open files" in message
    assert_mends_itself(target)


def test_a_folder_one_may_not_write_to_leaves_the_old_site(target: Path) -> None:
    """The parent belongs to somebody else."""
    target.parent.chmod(0o555)
    exit_code, message = told(target, AS_NOBODY)
    target.parent.chmod(0o755)
    assert exit_code == 2
    assert "no permission" in message
    assert_mends_itself(target)


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="needs a second user")
def test_a_target_of_somebody_else_leaves_the_old_site(target: Path) -> None:
    """One may write beside the target but not replace it."""
    folder = target.parent / ".public.generations"
    shutil.rmtree(folder)
    target.parent.chmod(0o1777)
    with_one_more = "NEW.update(SITE)\n" + AS_NOBODY
    exit_code, message = told(target, with_one_more)
    shutil.rmtree(folder)
    assert exit_code == 2
    assert "no permission" in message
    assert tree(target) == SITE


@pytest.mark.parametrize("kind", ["file", "link to a folder", "dangling link"])
def test_a_target_that_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    """It is named, and left as it is."""
    target = tmp_path / "public"
    real = tmp_path / "real"
    if kind == "file":
        target.write_bytes(b"mine")
    else:
        target.symlink_to(real)
    if kind == "link to a folder":
        real.mkdir()
    with pytest.raises(BulletinError, match=f"{target} is a") as caught:
        put_out(target, NEW)
    assert caught.value.exit_code == 2
    assert {path.name for path in tmp_path.iterdir()} <= {"public", "real"}
    assert target.is_symlink() or target.read_bytes() == b"mine"


def test_the_folder_of_a_site_is_refused(tmp_path: Path) -> None:
    """What editors write is not swapped away."""
    (tmp_path / "content").mkdir()
    (tmp_path / "config.yaml").write_bytes(b"x")
    with pytest.raises(BulletinError, match="is a site's folder"):
        put_out(tmp_path, NEW)
    assert {path.name for path in tmp_path.iterdir()} == {"content", "config.yaml"}


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    """On a disk mounted read-only nothing can be staged."""
    put_out(tmp_path / "disk/public", SITE)
    disk = tmp_path / "disk"
    inside = f'mount --bind {disk} {disk} && mount -o remount,bind,ro {disk} && "$@"'
    wrapper = ["unshare", "--mount", "--map-root-user", "sh", "-c", inside, "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*wrapper, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine lets tests mount no read-only disk")
    exit_code, message = told(tmp_path / "disk/public", "", *wrapper)
    assert exit_code == 2
    assert "read-only" in message
    assert tree(tmp_path / "disk/public") == SITE


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    """A folder that is a disk of its own can't be swapped."""
    (tmp_path / "public").mkdir()
    inside = f'mount -t tmpfs none {tmp_path}/public && "$@"'
    wrapper = ["unshare", "--mount", "--map-root-user", "sh", "-c", inside, "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*wrapper, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine lets tests mount no disk")
    done = subprocess.run(
        [*wrapper, sys.executable, "-c", SCRIPT, str(tmp_path / "public"), ""],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    exit_code, _, message = json.loads(done.stdout)
    assert exit_code == 2
    assert "mount point" in message
