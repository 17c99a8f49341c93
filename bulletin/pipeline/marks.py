"""By which marks the files of a target were known after its last turn."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bulletin.memo import Memo, digest
from bulletin.write import File, Marked, Staging


def recall_marks(memo: Memo, out: Path) -> Marked:
    """Return the marks that were kept for a target, or none."""
    key = _key(out)
    try:
        return msgspec.msgpack.decode(memo.get([key]).get(key, b""), type=Marked)
    except msgspec.DecodeError:
        return {}


def keep_marks(memo: Memo, out: Path, staging: Staging, files: Iterable[File]) -> None:
    """Keep the marks of what a turn has published."""
    memo.put([(_key(out), msgspec.msgpack.encode(staging.marked(files)))])


def _key(out: Path) -> bytes:
    return digest(b"marks", str(out.absolute()).encode("utf-8", "surrogateescape"))
