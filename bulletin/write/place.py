"""One file of the new tree: left where it already stands as it should, else written anew."""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass

from bulletin.model.finding import BulletinError
from bulletin.model.output import Output
from bulletin.model.plan import Copy
from bulletin.write.tree import make_folders, open_new, write_all, write_new

_CHUNK = 1 << 20
_MAX_STEP_BYTES = 255
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# Nothing of ours stands there, or nothing that can be read: write it anew.
_ABSENT = frozenset(
    {
        errno.ENOENT,
        errno.ENOTDIR,
        errno.ELOOP,
        errno.EISDIR,
        errno.EACCES,
        errno.EPERM,
        errno.ENXIO,
        errno.ENAMETOOLONG,
    }
)
_PLAIN_PATH = re.compile(r"(?!\.\.?/)[a-z0-9._-]+(/(?!\.\.?(/|$))[a-z0-9._-]+)*")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the tree being built lies and the published one beside it; goes to any process.

    `mode` is what a published file's mode looks like on this file system.
    """

    staged: str
    current: str
    mode: int


def put(places: Places, output: Output) -> bool:
    """Stage an output unless the published file is the same already; tell whether it was staged."""
    if _stands(places, output.path, output.content):
        return False
    staged = f"{places.staged}/{output.path}"
    try:
        write_new(staged, output.content)
    except FileNotFoundError:
        make_folders(staged.rpartition("/")[0])
        write_new(staged, output.content)
    return True


def put_copy(places: Places, source: str, copy: Copy) -> tuple[bool, int]:
    """Stage a copy of the file `source` unless it stands; tell whether, and its size.

    Raises:
        BulletinError: the file is no longer the one that was read.
    """
    size = _standing_size(places, copy)
    if size is not None:
        return False, size
    staged = f"{places.staged}/{copy.output}"
    make_folders(staged.rpartition("/")[0])
    digest, size = _copied(source, staged)
    if digest != copy.digest:
        raise BulletinError(
            f"{copy.source} 在构建过程中变了，请重新构建。",
            f"{copy.source} changed during the build; build again.",
            exit_code=3,
        )
    return True, size


def stands(places: Places, path: str, size: int, digest: str) -> bool:
    """Tell whether the published file has this size and SHA-256 (in hex)."""
    handle = _opened(f"{places.current}/{path}")
    if handle is None:
        return False
    try:
        status = os.fstat(handle)
        return (
            status.st_mode == places.mode
            and status.st_size == size
            and _digest(handle) == (digest, size)
        )
    finally:
        os.close(handle)


def published(places: Places, path: str, size: int, digest: str) -> bytes | None:
    """Return a published file's bytes if they have this size and SHA-256 (in hex)."""
    handle = _opened(f"{places.current}/{path}")
    if handle is None:
        return None
    try:
        content = os.read(handle, size + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    finally:
        os.close(handle)
    is_right = len(content) == size and hashlib.sha256(content).hexdigest() == digest
    return content if is_right else None


def require_inside(path: str) -> None:
    """Refuse a path that could leave the target or that some system can't hold.

    Raises:
        BulletinError: the path is absolute, climbs, is empty or has control characters.
    """
    if len(path) <= _MAX_STEP_BYTES and _PLAIN_PATH.fullmatch(path):
        return
    steps = path.split("/")
    is_wrong = (
        any(step in {"", ".", ".."} for step in steps)
        or any(len(step.encode("utf-8", "replace")) > _MAX_STEP_BYTES for step in steps)
        or any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} for each in path)
        or "\\" in path
        or ":" in path
    )
    if is_wrong:
        shown = ascii(path)
        raise BulletinError(
            f"程序出错：输出路径 {shown} 不可用。",
            f"A fault of the program: {shown} is not a usable output path.",
            exit_code=3,
        )


def _stands(places: Places, path: str, content: bytes) -> bool:
    handle = _opened(f"{places.current}/{path}")
    if handle is None:
        return False
    try:
        status = os.fstat(handle)
        # What stands is compared byte for byte: neither times nor sizes are proof.
        return (
            status.st_mode == places.mode
            and status.st_size == len(content)
            and os.read(handle, len(content) + 1) == content
        )
    finally:
        os.close(handle)


def _standing_size(places: Places, copy: Copy) -> int | None:
    handle = _opened(f"{places.current}/{copy.output}")
    if handle is None:
        return None
    try:
        if os.fstat(handle).st_mode != places.mode:
            return None
        digest, size = _digest(handle)
    finally:
        os.close(handle)
    return size if digest == copy.digest else None


def _opened(path: str) -> int | None:
    try:
        return os.open(path, _READ)
    except OSError as fault:
        if fault.errno in _ABSENT:
            return None
        raise


def _digest(handle: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := os.read(handle, _CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _copied(source: str, staged: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    reading = _opened(source)
    if reading is None:
        return "", 0
    try:
        writing = open_new(staged)
        try:
            while chunk := os.read(reading, _CHUNK):
                digest.update(chunk)
                size += len(chunk)
                write_all(writing, chunk)
        finally:
            os.close(writing)
    finally:
        os.close(reading)
    return digest.hexdigest(), size
