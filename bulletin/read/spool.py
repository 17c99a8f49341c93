"""Where the bytes of a large site lie while it is built: in one file that has no name."""

import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from bulletin.model.inputs import File

MOST_IN_MEMORY = 16 << 20  # bytes: about 1,000 stories in two languages


class Spool:
    """Keeps the first files in memory, and what goes beyond on the disk of a folder.

    What it keeps stays as it was read, whoever saves the file meanwhile. Where nothing can be
    written, all stays in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held = 0
        self._end = 0

    def __del__(self) -> None:
        if file := self.__dict__.get("_file"):
            file.close()

    def keep(self, content: bytes) -> File:
        """Return the bytes, or how to read them again."""
        if self._held + len(content) > MOST_IN_MEMORY and self._file is not None:
            with suppress(OSError):
                self._file.seek(self._end)
                if self._file.write(content) == len(content):
                    part = _Part(self, self._end, len(content))
                    self._end += len(content)
                    return part
        self._held += len(content)
        return content

    def read(self, start: int, size: int) -> bytes:
        """Read a part; where processes are forked, several may at a time."""
        assert self._file is not None  # noqa: S101 - only what was written is read
        if sys.platform == "win32":
            self._file.seek(start)
            return self._file.read(size)
        return os.pread(self._file.fileno(), size, start)

    @cached_property
    def _file(self) -> IO[bytes] | None:
        try:
            if self._folder is not None:
                self._folder.mkdir(parents=True, exist_ok=True)
            return tempfile.TemporaryFile(dir=self._folder, buffering=0)
        except OSError:
            return None


@dataclass(frozen=True, slots=True)
class _Part:
    spool: Spool
    start: int
    size: int

    def __call__(self) -> bytes:
        return self.spool.read(self.start, self.size)
