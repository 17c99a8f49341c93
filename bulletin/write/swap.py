"""One folder takes another's place at once, or is brought to its place after a crash."""

import ctypes
import errno
import os
from contextlib import suppress

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, <linux/fs.h>
_RENAME_SWAP = 2  # macOS, <sys/stdio.h>
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(one: str, other: str) -> bool:
    """Let two folders change places in one step; False where the system can't."""
    first, second = os.fsencode(one), os.fsencode(other)
    return (
        call("renameat2", _AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)  # Linux
        or call("renamex_np", first, second, _RENAME_SWAP)  # macOS
    )


def replace(staged: str, target: str, retired: str, mark: str) -> None:
    """Put the folder `staged` at `target` and what was there at `retired`.

    Where the system can't exchange, `target` is missing between two renames; the file `mark` then
    tells `recover` so.
    """
    if not os.path.lexists(target):
        os.rename(staged, target)
    elif exchange(staged, target):
        with suppress(OSError):  # readers have the new folder: the old one is debris at worst
            os.rename(staged, retired)
    else:
        with open(mark, "xb") as marker:
            os.fsync(marker.fileno())
        os.rename(target, retired)
        try:
            os.rename(staged, target)
        except OSError:
            os.rename(retired, target)
            os.unlink(mark)
            raise
        with suppress(OSError):  # where it stays, the next turn finds all in place
            os.unlink(mark)


def recover(staged: str, target: str, mark: str) -> None:
    """End a replacement that was cut off between its two renames."""
    if os.path.lexists(mark):
        if not os.path.lexists(target) and os.path.lexists(staged):
            os.rename(staged, target)
        os.unlink(mark)


def flush(folder: str) -> None:
    """Bring all that was written on the folder's file system to the disk."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if not call("syncfs", handle):
                os.sync()
        finally:
            os.close(handle)


def call(name: str, *arguments: int | bytes) -> bool:
    """Call a C function that Python does not wrap; False where this system lacks it."""
    if os.name == "nt":
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code))
