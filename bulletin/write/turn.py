"""One build at a time has its turn at a target; the lock of a dead process is no lock."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt
    import time

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_for_lock(handle: int) -> None:
        while not _try_lock(handle):
            time.sleep(0.1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


_held: set[int] = set()


@contextmanager
def turn(path: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file `path`; `waiting` is called once if another process has it."""
    handle = _locked(path, waiting)
    _held.add(handle)
    try:
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def _locked(path: str, waiting: Callable[[], None]) -> int:
    has_told = False
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            if not _try_lock(handle):
                if not has_told:
                    waiting()
                has_told = True
                _wait_for_lock(handle)
            if _is_in_place(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        # The lock file was deleted while we waited: this lock keeps nobody out.
        os.close(handle)


def _is_in_place(path: str, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _leave_locks_to_the_parent() -> None:
    # A worker that outlives a killed parent would keep the lock through its copy of the handle.
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks_to_the_parent)
