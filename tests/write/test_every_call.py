"""Each call to the system fails once, or from then on: one whole site, and the truth told."""

import builtins
import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bulletin.model.finding import BulletinError
from bulletin.write import Staging, swap
from tests.builder import tree
from tests.write.helpers import besides, put_out

CALLS = (
    "open", "write", "read", "rename", "replace", "link", "mkdir", "unlink", "rmdir", "chmod",
    "fchmod", "fsync", "scandir", "listdir",
)  # fmt: skip
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
OLD = {"index.html": b"old", "zh/index.html": b"old", "zh/a/gone.html": b"old", "same": b"same"}
NEW = {"index.html": b"new", "zh/index.html": b"new", "en/index.html": b"new", "same": b"same"}


class _Faulty:
    """The system, whose call number `fails` is refused; all after it, too, if it `stays` so."""

    def __init__(self, fails: int, *, stays: bool) -> None:
        self.calls = count(1)
        self.fails = fails
        self.stays = stays
        self.refused = 0

    def in_place_of(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def perhaps(*arguments: object, **options: object) -> object:
            number = next(self.calls)
            if number == self.fails or (self.stays and number > self.fails):
                self.refused += 1
                code = CODES[self.fails % len(CODES)]
                raise OSError(code, os.strerror(code))
            return call(*arguments, **options)

        return perhaps


def _call(name: str, *arguments: int | bytes) -> bool:
    """Call as the writer does, but wait for no disk."""
    return name == "syncfs" or _REAL_CALL(name, *arguments)


_REAL_CALL = swap.call


def _put_out(target: Path, system: _Faulty, *, exchanges: bool) -> bool:
    """Publish NEW through such a system; tell whether that was said to have succeeded."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, system.in_place_of(getattr(os, name)))
        patch.setattr(builtins, "open", system.in_place_of(open))
        call = _call if exchanges else lambda name, *_: name == "syncfs"
        patch.setattr(swap, "call", system.in_place_of(call))
        try:
            put_out(target, NEW)
        except BulletinError:
            return False
    return True


@pytest.fixture
def target() -> Iterator[Path]:
    """A folder to publish to, in memory where the system has such a disk: others have to wait."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name, "public")


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("exchanges", [True, False])
def test_whatever_call_fails_the_site_is_whole_and_the_truth_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch, *, stays: bool, exchanges: bool
) -> None:
    """What is told as published stands; what is refused leaves the old; the next turn mends."""
    monkeypatch.setattr(swap, "call", _call)
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    for _ in range(2):  # so that there is a tree to recycle
        put_out(target, NEW)
        put_out(target, OLD)
    told = set()
    for number in count(1):
        system = _Faulty(number, stays=stays)
        has_succeeded = _put_out(target, system, exchanges=exchanges)
        if not system.refused:
            break
        told.add(has_succeeded)
        if not target.exists():  # between two renames, of which neither can be ended nor undone
            assert (exchanges, stays) == (False, True)
            with Staging(target):
                assert tree(target) == NEW
        else:
            assert tree(target) == (NEW if has_succeeded else OLD), number
        put_out(target, NEW)
        put_out(target, OLD)
        assert {each for each in besides(target) if not each.isdecimal()} == {"lock", "files"}
    assert told == {True, False}  # some calls fail when all is done
