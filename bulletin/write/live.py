"""A target that one process builds again and again for itself: quick, and not for readers."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bulletin.model.output import Output
from bulletin.write import record
from bulletin.write.faults import in_plain_words
from bulletin.write.staging import Published, Staging
from bulletin.write.tree import move, remove_empty_folders


@dataclass(slots=True)
class Standing:
    """Files that a process has found in a target as they should be: size and SHA-256 by path.

    It holds as long as nobody else has had a turn there since, of which `turn` is the mark.
    """

    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    turn: tuple[int, int] = (0, 0)


class LiveStaging(Staging):
    """A turn that moves what has changed straight into the target, file by file.

    Neither whole at every moment nor flushed, it is for previews only.
    """

    def __init__(
        self, target: Path, standing: Standing, *, waiting: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(target, waiting=waiting)
        self._standing = standing
        self._confirmed: set[str] = set()

    def __enter__(self) -> Self:
        super().__enter__()
        lock = f"{self._folder}/lock"
        if self._standing.turn != self._mark_of_turn(lock):
            self._standing.files.clear()
        os.utime(lock)
        return self

    def stands(self, path: str, size: int, digest: str) -> bool:
        """Tell whether the file stands in the target; what was found once is not read again."""
        files = self._standing.files
        if files.get(path) != (size, digest):
            files.pop(path, None)
            if not super().stands(path, size, digest):
                return False
            files[path] = (size, digest)
        self._confirmed.add(path)
        return True

    def take(self, path: str, size: int) -> None:
        """Take note of a file that was `put`, or that stands."""
        if path in self._confirmed:  # where it stood it clashed with nothing
            self._files[path] = False
            self._size += size
        else:
            super().take(path, size)

    def publish(self) -> Published:
        """Bring the target to what was staged."""
        published = self._in_place() if self._stands("") else super().publish()
        self._standing.turn = self._mark_of_turn(f"{self._folder}/lock")
        return published

    def bring(self, output: Output) -> bool:
        """Let one file that stands already be another, at once; tell whether it could be."""
        place = f"{self._target}/{output.path}"
        if not self._is_file(output.path):
            return False
        with in_plain_words(self._target):
            self.put(output)
            staged = f"{self._staged}/{output.path}"
            if os.path.lexists(staged):
                self._standing.files.pop(output.path, None)
                os.replace(staged, place)
        self._standing.turn = self._mark_of_turn(f"{self._folder}/lock")
        return True

    def _in_place(self) -> Published:
        staged = {path for path, was_staged in self._files.items() if was_staged}
        gone = {path for path in self._before - self._files.keys() if self._stands(path)}
        with in_plain_words(self._target):
            if self._files.keys() - self._before:  # killed from here on, all may be ours
                record.save(self._record, self._before | self._files.keys())
            for path in gone:
                self._standing.files.pop(path, None)
                os.unlink(f"{self._target}/{path}")
                remove_empty_folders(self._target, path)
            for path in staged:
                self._standing.files.pop(path, None)
                move(f"{self._staged}/{path}", f"{self._target}/{path}")
            if self._before != self._files.keys():
                record.save(self._record, self._files)
        return Published(
            len(staged),
            len(self._files) - len(staged),
            len(gone),
            self._size,
            changed=frozenset(staged | gone),
        )

    def _mark_of_turn(self, lock: str) -> tuple[int, int]:
        try:
            return os.stat(lock).st_mtime_ns, os.stat(self._target).st_ino
        except FileNotFoundError:
            return (0, 0)
