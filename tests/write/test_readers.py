"""Readers under publication, and two publications at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bulletin.model.output import Output
from bulletin.write import Staging, record
from bulletin.write import swap as swapping
from tests.builder import tree
from tests.write.helpers import besides, put_out, site_number

pytestmark = pytest.mark.skipif(os.name == "nt", reason="open folders can't be renamed on Windows")

SWAPS = 300


def view(target: Path) -> set[bytes]:
    """Open the folder once, as a server does, and read two pages of it that belong together."""
    folder = os.open(target, os.O_RDONLY)
    try:
        return {read_below(folder, "index.html"), read_below(folder, "zh/0/index.html")[:-1]}
    finally:
        os.close(folder)


def read_below(folder: int, path: str) -> bytes:
    handle = os.open(path, os.O_RDONLY, dir_fd=folder)
    try:
        return os.read(handle, 100)
    finally:
        os.close(handle)


def test_no_view_fails_or_is_mixed(tmp_path: Path) -> None:
    """Through hundreds of swaps every reader finds all pages, of one and the same site."""
    target = tmp_path / "public"
    put_out(target, {"index.html": b"0", "zh/0/index.html": b"0."})
    faults: list[object] = []
    views = number = 0
    stop = threading.Event()

    def read_on() -> None:
        nonlocal views
        while not stop.is_set():
            before = number
            try:
                seen: object = view(target)
            except OSError as fault:
                seen = fault
            if number - before > 2:
                continue  # starved of the processor for longer than trees are kept
            views += 1
            if not isinstance(seen, set) or len(seen) != 1:
                faults.append(seen)

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        for number in range(1, SWAPS):
            text = b"%d" % number
            put_out(target, {"index.html": text, "zh/0/index.html": text + b"."})
            time.sleep(
                0.003
            )  # no site is built in less: the reader gets its share of the processor
    finally:
        stop.set()
        reader.join()
    assert faults == []
    assert views > SWAPS / 10


HOLDER = """
import os, sys, time
from pathlib import Path
from bulletin.model.output import Output
from bulletin.write import Staging, record
with Staging(Path(sys.argv[1])):
    if sys.argv[2] == "stay" or os.fork() == 0:
        print("held", flush=True)
    time.sleep(30)
"""


def holder(target: Path, how: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target), how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_two_publications_take_turns(tmp_path: Path) -> None:
    """The second says that it waits, and publishes once the first has gone."""
    target = tmp_path / "public"
    told = threading.Event()
    with holder(target, "stay") as process:
        waiting = threading.Thread(target=lambda: wait_for_turn(target, told))
        waiting.start()
        assert told.wait(10)
        assert not target.exists()
        process.terminate()
        waiting.join(10)
    assert tree(target) == {"index.html": b"second"}


def wait_for_turn(target: Path, told: threading.Event) -> None:
    with Staging(target, waiting=told.set) as staging:
        staging.add(Output("index.html", b"second"))
        staging.publish()


def test_a_dead_publication_holds_no_turn(tmp_path: Path) -> None:
    """Neither the killed process nor a worker that it left behind keeps the next one out."""
    target = tmp_path / "public"
    with holder(target, "leave an orphan") as process:
        process.kill()
        process.wait()
        told: list[bool] = []
        with Staging(target, waiting=lambda: told.append(True)):
            pass
        assert told == []
        os.killpg(process.pid, signal.SIGKILL)


def test_publications_in_threads_take_turns(tmp_path: Path) -> None:
    """Many at once end in one of their sites, whole."""
    target = tmp_path / "public"
    threads = [
        threading.Thread(target=put_out, args=(target, site_number(number))) for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    standing = tree(target)
    assert standing == site_number(int(standing["index.html"]))


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no exchange on this system")
def test_two_folders_change_places(tmp_path: Path) -> None:
    """What was here is there."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    numbers = one.stat().st_ino, other.stat().st_ino
    assert swapping.exchange(str(one), str(other))
    assert (other.stat().st_ino, one.stat().st_ino) == numbers


def test_without_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system that can't exchange the result is the same."""
    monkeypatch.setattr(swapping, "exchange", lambda _one, _other: False)
    target = tmp_path / "public"
    for number in range(5):
        put_out(target, site_number(number))
        assert tree(target) == site_number(number)
    assert besides(target) == {"lock", "files", "2", "3", "4"}


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize(("renames", "standing"), [(0, 3), (1, 4), (2, 4)])
def test_a_crash_between_two_renames_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int, standing: int
) -> None:
    """Cut off before, between or after the renames, the next turn finds a whole site."""
    target = tmp_path / "public"
    for number in range(4):
        put_out(target, site_number(number))
    folder = tmp_path / ".public.generations"
    for path, content in site_number(4).items():
        (folder / "tree" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tree" / path).write_bytes(content)
    plain, done = os.rename, 0

    def cut_off(source: str, to: str) -> None:
        nonlocal done
        if done == renames:
            raise Killed
        done += 1
        plain(source, to)

    def no_more(path: str) -> None:
        raise Killed(path)

    record.save(str(folder / "files"), site_number(4).keys() | site_number(3).keys())
    names = [str(folder / name) for name in ("tree", "../public", "9", "swapping")]
    with monkeypatch.context() as patch:
        patch.setattr(swapping, "exchange", lambda _one, _other: False)
        patch.setattr(os, "rename", cut_off)
        patch.setattr(os, "unlink", no_more)
        with pytest.raises(Killed):
            swapping.replace(*names)
    assert target.exists() == (renames != 1)
    with Staging(target):
        assert tree(target) == site_number(standing)
    assert {name for name in besides(target) if not name.isdecimal()} == {"lock", "files"}
    put_out(target, site_number(5))
    assert tree(target) == site_number(5)
