"""Which files of the target this program wrote: everything else there is somebody else's."""

import contextlib
import hashlib
import os
from collections.abc import Iterable

_TITLE = "bulletin files 1"


def load(path: str) -> frozenset[str]:
    """Return the recorded paths; none where there is no record, or a damaged one.

    Raises:
        OSError: there is one that can't be read now: without it all would be somebody else's.
    """
    try:
        with open(path, "rb") as file:
            heading, _, body = file.read().partition(b"\n")
    except (FileNotFoundError, IsADirectoryError):
        return frozenset()
    if heading != _heading(body):
        return frozenset()
    return frozenset(body.decode().splitlines())


def save(path: str, paths: Iterable[str]) -> None:
    """Replace the record in one step."""
    body = "".join(f"{each}\n" for each in sorted(paths)).encode()
    new = f"{path}.new"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(new)
    with open(new, "xb") as file:
        file.write(_heading(body) + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def _heading(body: bytes) -> bytes:
    return f"{_TITLE} {hashlib.sha256(body).hexdigest()}".encode()
