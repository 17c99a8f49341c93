"""How a published file is known again without being read: by what the system says of its inode.

The time of an inode's change is no program's to set. A file that still bears the mark it bore
when its bytes were known has not been written to since.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

File = tuple[str, int, str]  # path under the target, size, SHA-256 in hex
Mark = tuple[int, int, int, int, int, int]  # mode, device, inode, size, both times in ns
Marked = dict[str, tuple[str, Mark]]  # by path: SHA-256 in hex, and the mark


@dataclass(slots=True)
class Marks:
    """The marks of the files in a target: those known from before, and those met in this turn."""

    known: Marked = field(default_factory=dict)
    met: dict[str, Mark] = field(default_factory=dict)

    def look(self, target: str) -> None:
        """Take in the marks that the known files bear now."""
        marks = ((path, _mark(f"{target}/{path}")) for path in self.known)
        self.met = {path: mark for path, mark in marks if mark is not None}

    def tell(self, path: str, file: str, mode: int, digest: str) -> bool:
        """Tell whether the file at `file` is known to have this mode and SHA-256 (in hex)."""
        mark = self.met.get(path) or _mark(file)
        if mark is None:
            return False
        self.met[path] = mark
        return mark[0] == mode and self.known.get(path) == (digest, mark)

    def renewed(
        self, target: str, files: Iterable[File], staged: Mapping[str, bool], probe: str
    ) -> Marked:
        """Return the marks of files that were found right, or `staged`, in this turn.

        Left out is what has changed in this very moment: it may change again under the same mark.
        `probe` is a path on the target's file system at which nothing stands.
        """
        now = clock(probe)
        found: Marked = {}
        for path, size, digest in files:
            mark = _mark(f"{target}/{path}")
            if mark is None or mark[3] != size or max(mark[4:]) >= now:
                continue
            # A new link to a file changes the time of its inode, and nothing else.
            if staged.get(path) or mark[:5] == self.met.get(path, ())[:5]:
                found[path] = (digest, mark)
        return found


def clock(probe: str) -> int:
    """Return the time by the clock that marks the files beside `probe`, at which nothing stands."""
    with open(probe, "xb") as file:
        now = os.fstat(file.fileno()).st_ctime_ns
    os.unlink(probe)
    return now


def _mark(file: str) -> Mark | None:
    try:
        status = os.lstat(file)
    except OSError:
        return None
    return (
        status.st_mode,
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )
