"""One regular file, read without following links and without ever waiting for a device."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Attachment, File, Reason

MAX_TEXT_BYTES = 1 << 20  # Markdown, YAML, config.yaml
MAX_LEDGER_BYTES = 16 << 20  # over a hundred thousand addresses
MAX_TEMPLATE_BYTES = 32 << 20  # templates and their assets, fonts among them
HEAD_BYTES = 1024
_CHUNK = 1 << 20

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO without writer answers instead of waiting
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
OUT_OF_HANDLES = frozenset({errno.EMFILE, errno.ENFILE})
_REASONS = {
    errno.ELOOP: Reason.LINK,
    errno.EMLINK: Reason.LINK,  # what FreeBSD says for O_NOFOLLOW
    errno.ENXIO: Reason.SPECIAL,
    errno.ENODEV: Reason.SPECIAL,
    errno.ENAMETOOLONG: Reason.NAME_LONG,
}

Mark = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Held:
    """What a file held when it bore this mark."""

    mark: Mark
    value: File | Attachment


def mark_of(status: os.stat_result) -> Mark:
    """Return what differs once a file or folder has been changed or replaced."""
    # The time of the inode's change is no program's to set: it tells also of writes that put the
    # modification time back.
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def as_bytes(content: bytes) -> File:
    """Keep what a file holds in memory."""
    return content


def read_bytes(
    path: str, limit: int, keep: Callable[[bytes], File] = as_bytes
) -> Held | Reason | None:
    """Read a whole file of at most `limit` bytes; None where it has vanished."""

    def taken(handle: int, size: int) -> File | Reason:
        return Reason.TOO_LARGE if size > limit else keep(_all_bytes(handle, size))

    return _held(path, taken)


def read_attachment(path: str, shown: str) -> Held | Reason | None:
    """Read a file of any size for its digest and first bytes; None where it has vanished."""
    return _held(path, lambda handle, _: _attachment(handle, shown))


def attachment_bytes(site: Path, attachment: Attachment) -> bytes:
    """Return the bytes of a file that was read before.

    Raises:
        BulletinError: the file is no longer the one that was read.
    """
    answer = read_bytes(str(site / attachment.path), attachment.size)
    content = answer.value if isinstance(answer, Held) else None
    if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != attachment.digest:
        raise BulletinError(
            f"{attachment.path} 在构建过程中变了，请重新构建。",
            f"{attachment.path} changed during the build; build again.",
            exit_code=3,
        )
    return content


def is_placeholder(status: os.stat_result) -> bool:
    """Tell whether a cloud drive has the file's bytes and this disk does not."""
    if sys.platform == "darwin":
        return bool(status.st_flags & 0x40000000)  # SF_DATALESS
    if sys.platform == "win32":
        recall_on_access = 0x00400000
        return bool(status.st_file_attributes & (recall_on_access | stat.FILE_ATTRIBUTE_OFFLINE))
    return False


def _held(
    path: str, taken: Callable[[int, int], File | Attachment | Reason]
) -> Held | Reason | None:
    """Open a plain file and hold what `taken` makes of its handle and size."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError as fault:
        return _answer(fault)
    try:
        status = os.fstat(handle)
        value = _refusal(status) or taken(handle, status.st_size)
        return value if isinstance(value, Reason) else Held(mark_of(status), value)
    except OSError as fault:
        return _answer(fault)
    finally:
        os.close(handle)


def _answer(fault: OSError) -> Reason | None:
    if fault.errno in _GONE:
        return None
    if fault.errno in OUT_OF_HANDLES:
        raise out_of_handles() from fault
    return _REASONS.get(fault.errno or 0, Reason.UNREADABLE)


def out_of_handles() -> BulletinError:
    """Return the error for a process that may open no further file."""
    return BulletinError(
        "打开的文件已到系统上限。请关掉一些程序，或用 ulimit -n 调高上限，再构建一次。",
        "The system allows no more open files. Close some programs or raise the limit with"
        " ulimit -n, then build again.",
        exit_code=3,
    )


def _refusal(status: os.stat_result) -> Reason | None:
    if not stat.S_ISREG(status.st_mode):
        return Reason.SPECIAL
    return Reason.NOT_DOWNLOADED if is_placeholder(status) else None


def _all_bytes(handle: int, size: int) -> bytes:
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    # The file grew or shrank under us, or the file system answers in parts. What comes of it is
    # compared with the file's mark afterwards, so no more than this need be right.
    parts = [data]
    while len(data) and sum(map(len, parts)) <= size:
        data = os.read(handle, size + 1)
        parts.append(data)
    return b"".join(parts)


def _attachment(handle: int, shown: str) -> Attachment:
    digest, size, head = hashlib.sha256(), 0, b""
    while chunk := os.read(handle, _CHUNK):
        head = head or chunk[:HEAD_BYTES]
        digest.update(chunk)
        size += len(chunk)
    return Attachment(shown, size, digest.hexdigest(), head)
