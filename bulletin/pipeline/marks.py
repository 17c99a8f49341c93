"""By which marks the files of a target were known after its last turn."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bulletin.memo import Memo, digest
from bulletin.write import File, Marked, Staging


def recall_marks(memo: Memo, out: Path) -> Marked:
    """Return the marks that were kept for a target, or none."""
    return memo.recall(_key(out), msgspec.msgpack.Decoder(Marked)) or {}


def keep_marks(memo: Memo, out: Path, staging: Staging, files: Iterable[File]) -> None:
    """Keep the marks of what a turn has published."""
    memo.put([(_key(out), msgspec.msgpack.encode(staging.marked(files)))])


def _key(out: Path) -> bytes:
    return digest(b"marks", str(out.absolute()).encode("utf-8", "surrogateescape"))
