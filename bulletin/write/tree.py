"""Folders and files on the disk: made new, walked, removed; links are never followed."""

import errno
import math
import os
import shutil
import stat
import time
from contextlib import suppress

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL  # always a new inode: older generations share the old one
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


# No hard links here, too many of this file, or not of a file that belongs to somebody else.
_UNLINKABLE = frozenset(
    {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV, errno.ENOSYS, errno.ENOTSUP}
)


def state_of(path: str | os.PathLike[str]) -> tuple[int, int]:
    """Return what differs once a folder was exchanged or changed: its inode and when that changed.

    Zeros where there is none.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return (0, 0)
    return status.st_ino, status.st_ctime_ns


def write_new(path: str, content: bytes) -> None:
    """Write a file that does not exist yet, readable by all whatever the umask."""
    handle = open_new(path)
    try:
        write_all(handle, content)
    finally:
        os.close(handle)


def open_new(path: str) -> int:
    """Open a file for writing that does not exist yet, readable by all whatever the umask."""
    handle = os.open(path, _NEW, FILE_MODE)
    if os.name != "nt":
        os.fchmod(handle, FILE_MODE)
    return handle


def write_all(handle: int, content: bytes) -> None:
    """Write bytes to the last one: the system may take them in parts."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def make_folders(path: str) -> None:
    """Make a folder and its parents, open to all for reading whatever the umask."""
    try:
        os.mkdir(path, FOLDER_MODE)
    except FileExistsError:
        return  # another process of this build was faster
    except FileNotFoundError:
        make_folders(path.rpartition("/")[0])
        make_folders(path)
        return
    os.chmod(path, FOLDER_MODE)


def remove_tree(path: str, until: float = math.inf) -> None:
    """Remove a file, a link or a folder with all that is in it; nothing where there is nothing.

    Raises:
        TimeoutError: the monotonic clock reached `until`; some of it is still there.
    """
    if time.monotonic() > until:
        raise TimeoutError
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(status.st_mode):
        os.unlink(path)
        return
    for name in os.listdir(path):
        remove_tree(f"{path}/{name}", until)
    os.rmdir(path)


def remove_empty_folders(root: str, path: str) -> None:
    """Remove the folders above `path` that hold nothing, up to `root`."""
    with suppress(OSError):  # not empty, or not there
        while path := path.rpartition("/")[0]:
            os.rmdir(f"{root}/{path}")


def move(source: str, path: str) -> None:
    """Bring a file to its place, making the folders above it."""
    try:
        os.rename(source, path)
    except FileNotFoundError:
        make_folders(path.rpartition("/")[0])
        os.rename(source, path)


def link(source: str, path: str) -> None:
    """Let `path` share the file at `source`, or copy it where the file system can't share."""
    try:
        os.link(source, path, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in _UNLINKABLE:
            raise
        shutil.copy2(source, path, follow_symlinks=False)
