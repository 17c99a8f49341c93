"""The next tree, built beside the published one until it is whole."""

import math
import os
import stat
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bulletin.model.inputs import collision_key
from bulletin.model.output import Output
from bulletin.model.plan import Copy
from bulletin.write import record
from bulletin.write.apart import require_folder
from bulletin.write.faults import claimed_twice, foreign_in_the_way, in_plain_words
from bulletin.write.marks import File, Marked, Marks
from bulletin.write.mirror import Begin, Helper, mirror, share, shared_foreign
from bulletin.write.place import Places, published, put, put_copy, require_inside, stands
from bulletin.write.swap import flush, recover, replace
from bulletin.write.tree import make_folders, move, remove_empty_folders, remove_tree, write_new
from bulletin.write.turn import turn

SECONDS_TO_CLEAR = 0.4  # of a process that is told to end; a large tree takes many
KEPT_GENERATIONS = 3  # two for readers that still have the folder open, one to recycle


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication came to: numbers of files, and bytes of the whole site.

    `foreign` are files in the target that others put there and that were carried over; they are
    looked for only when something else has changed.
    """

    written: int
    unchanged: int
    removed: int
    size: int
    foreign: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()  # paths, where a preview was published

    @property
    def has_changed(self) -> bool:
        """Whether readers see anything new."""
        return bool(self.written or self.removed)


class Staging:
    """A turn at the target, in which a new tree is staged and then published, or given up.

    Worker processes, forked with it, call `put`; for each file so put, `take` is called here.
    """

    def __init__(self, target: Path, *, waiting: Callable[[], None] = lambda: None) -> None:
        self._target = target.absolute().as_posix()  # Windows takes it too
        parent, _, name = self._target.rpartition("/")
        self._folder = f"{parent}/.{name}.generations"
        self._staged = f"{self._folder}/next"
        self._tree = f"{self._folder}/tree"
        self._mark = f"{self._folder}/swapping"
        self._record = f"{self._folder}/files"
        self._note = f"{self._folder}/shared"
        self._waiting, self.has_waited = waiting, False  # for another build to end its turn
        self._files: dict[str, bool] = {}  # path → whether it was staged
        self._claims: set[str] = set()  # collision keys of files
        self._folders: dict[str, str] = {"": ""}  # collision key → folder
        self._right: set[str] = set()  # paths that stand as they should
        self.has_read = False  # a file that stands bore no known mark
        self._helper: Helper | None = None  # makes the next tree meanwhile
        self._size = 0
        self._before: frozenset[str] = frozenset()  # what we wrote last time
        self.places = Places(self._staged, self._target, 0)
        self.marks = Marks()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with in_plain_words(self._target):
            require_folder(self._target)
            os.makedirs(os.path.dirname(self._target), exist_ok=True)
            with suppress(FileExistsError):
                os.mkdir(self._folder, 0o700)
            self._stack.enter_context(turn(f"{self._folder}/lock", self._wait))
        try:
            with in_plain_words(self._target):
                self._prepare()
        except BaseException as error:
            self._give_up(error)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_up(error)

    def expect(self, known: Marked) -> None:
        """Take the marks by which files are known.

        Linking a file changes the time of its inode: the marks are looked at before.
        """
        self.marks = Marks(known)
        self.marks.look(self._target)

    def begin(self, helper: Begin) -> None:
        """Let a second process begin the next tree, once marks are looked at.

        That only saves time: what it leaves undone, or has changed since, is seen to afterwards.
        """
        if self._stands(""):
            tree = self._recycled()
            self._helper = helper(lambda: share(self._target, tree, self._before, self._note))

    def add(self, output: Output) -> None:
        """Stage an output, unless the published file is the same already."""
        self._claim(output.path)
        with in_plain_words(self._target):
            self._files[output.path] = put(self.places, output)
        self._size += len(output.content)

    def add_copy(self, site: Path, copy: Copy) -> None:
        """Stage a copy of a file of the site."""
        self._claim(copy.output)
        with in_plain_words(self._target):
            was_staged, size = put_copy(self.places, f"{site}/{copy.source}", copy)
        self._files[copy.output] = was_staged
        self._size += size

    def put(self, output: Output) -> None:
        """Write an output as `add` does, in any process; then `take` is called in this one."""
        with in_plain_words(self._target):
            put(self.places, output)

    def take(self, path: str, size: int) -> None:
        """Take note of a file that was `put`, or that stands."""
        self._claim(path)
        self._files[path] = path not in self._right and os.path.lexists(f"{self._staged}/{path}")
        self._size += size

    def stands(self, path: str, size: int, digest: str) -> bool:
        """Tell whether the published file has this size and SHA-256 (in hex)."""
        file = f"{self._target}/{path}"
        if not self.marks.tell(path, file, self.places.mode, digest):
            with in_plain_words(self._target):
                if not stands(self.places, path, size, digest):
                    return False
            self.has_read = True
        self._right.add(path)
        return True

    def published(self, path: str, size: int, digest: str) -> bytes | None:
        """Return a published file's bytes if they have this size and SHA-256 (in hex)."""
        with in_plain_words(self._target):
            return published(self.places, path, size, digest)

    def marked(self, files: Iterable[File]) -> Marked:
        """Return the marks by which the next turn knows these files, once they are published."""
        return self.marks.renewed(self._target, files, self._files, f"{self._folder}/probe")

    def publish(self) -> Published:
        """Let readers see the staged tree instead of the published one, if they differ."""
        with in_plain_words(self._target):
            staged = {path for path, was_staged in self._files.items() if was_staged}
            gone = self._before - self._files.keys()
            removed = sum(map(self._stands, gone))
            foreign: list[str] = []
            if not self._stands(""):
                self._swap(self._staged)
            elif staged or removed:
                if self._helper:
                    self._helper.join()
                tree = self._recycled()
                foreign = self._complete(tree, staged, gone)
                self._swap(tree)
        with suppress(OSError):  # readers have the new tree; the record may name too many files
            if self._before != self._files.keys():
                record.save(self._record, self._files)
        return Published(
            len(staged), len(self._files) - len(staged), removed, self._size, tuple(foreign)
        )

    def _wait(self) -> None:
        self.has_waited = True
        self._waiting()

    def _prepare(self) -> None:
        recover(self._tree, self._target, self._mark)
        self._before = record.load(self._record)
        for name in self._debris():
            remove_tree(f"{self._folder}/{name}")
        make_folders(self._staged)
        probe = f"{self._folder}/probe"
        write_new(probe, b"")
        self.places = Places(self._staged, self._target, os.lstat(probe).st_mode)
        os.unlink(probe)

    def _debris(self) -> list[str]:
        generations = self._generations()
        kept = {"lock", "files", *map(str, generations[-KEPT_GENERATIONS:])}
        return [name for name in os.listdir(self._folder) if name not in kept]

    def _generations(self) -> list[int]:
        """Return the numbers of the trees published before, oldest first."""
        return sorted(
            int(name) for name in os.listdir(self._folder) if name.isascii() and name.isdecimal()
        )

    def _give_up(self, error: BaseException | None) -> None:
        is_told_to_end = error is not None and not isinstance(error, Exception)
        with self._stack:
            try:
                self._clear(time.monotonic() + SECONDS_TO_CLEAR if is_told_to_end else math.inf)
            except BaseException:  # told to end only now
                self._clear(time.monotonic() + SECONDS_TO_CLEAR)
                raise

    def _clear(self, until: float) -> None:
        if self._helper:
            self._helper.kill()
            self._helper.join()
        # What can't be removed now (no handles left, no time) the next turn removes.
        with suppress(OSError):
            if os.path.lexists(self._mark):
                return  # cut off between two renames: the next turn ends them
            for path in (self._note, self._staged, self._tree):
                remove_tree(path, until)

    def _claim(self, path: str) -> None:
        require_inside(path)
        key = collision_key(path)
        folder = path.rpartition("/")[0]
        if key in self._claims or key in self._folders:
            raise claimed_twice(path)
        self._claim_folder(folder)
        self._claims.add(key)

    def _claim_folder(self, folder: str) -> None:
        key = collision_key(folder)
        if self._folders.get(key) == folder:
            return
        if key in self._folders or key in self._claims:
            raise claimed_twice(folder)
        self._claim_folder(folder.rpartition("/")[0])
        self._folders[key] = folder

    def _stands(self, path: str) -> bool:
        return os.path.lexists(f"{self._target}/{path}")

    def _recycled(self) -> str:
        """Return the tree to complete: the oldest kept one, which shares most files already."""
        if os.path.lexists(self._tree):
            return self._tree  # it was begun
        generations = self._generations()
        if len(generations) < KEPT_GENERATIONS:
            make_folders(self._tree)
        else:
            os.rename(f"{self._folder}/{generations[0]}", self._tree)
        return self._tree

    def _complete(self, tree: str, staged: set[str], gone: frozenset[str]) -> list[str]:
        """Make `tree` the next one; return the files in it that others put into the target."""
        in_the_way = [path for path in staged - self._before if self._is_file(path)]
        foreign = []
        for path in self._mirrored(tree, staged | gone):
            if path not in self._files:
                foreign.append(path)
                if self._clashes(path):
                    in_the_way.append(path)
        if in_the_way:
            raise foreign_in_the_way(self._target, sorted(in_the_way))
        for path in gone:
            remove_empty_folders(tree, path)
        for path in staged:
            move(f"{self._staged}/{path}", f"{tree}/{path}")
        return sorted(foreign)

    def _mirrored(self, tree: str, without: set[str]) -> Iterable[str]:
        """Let `tree` share the target's files but some; return at least those of others."""
        foreign = shared_foreign(self._target, self._note)
        if foreign is None:
            return mirror(self._target, tree, without)
        for path in without:
            if self._is_file(path):
                os.unlink(f"{tree}/{path}")
        return [path for path in foreign if path not in without]

    def _is_file(self, path: str) -> bool:
        try:
            return not stat.S_ISDIR(os.lstat(f"{self._target}/{path}").st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _clashes(self, path: str) -> bool:
        if collision_key(path) in self._folders:
            return True
        while path := path.rpartition("/")[0]:
            if collision_key(path) in self._claims:
                return True
        return False

    def _swap(self, tree: str) -> None:
        # Killed on either side of the exchange, the record names all files that may be ours.
        self._before |= self._files.keys()
        record.save(self._record, self._before)
        flush(self._folder)
        number = max(self._generations(), default=0) + 1
        replace(tree, self._target, f"{self._folder}/{number}", self._mark)
        with suppress(OSError):  # the next turn removes them, too
            for old in self._generations()[:-KEPT_GENERATIONS]:
                remove_tree(f"{self._folder}/{old}")
