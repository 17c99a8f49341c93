"""Make one tree share another's files at the cost of what differs between them."""

import os
import stat
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from typing import Protocol

from bulletin.write.tree import link, remove_tree


class Helper(Protocol):
    """A process that does a task meanwhile."""

    def join(self) -> None:
        """Wait until it has ended."""

    def kill(self) -> None:
        """End it."""


Begin = Callable[[Callable[[], None]], Helper | None]  # starts one, where there can be one

_FOLDER = 0  # stands where a file has its inode number, which is never 0


def share(source: str, tree: str) -> None:
    """Make `tree` the mirror of all of `source`, ahead of need: `mirror` sees to what is left."""
    with suppress(OSError):
        for _ in mirror(source, tree, ()):
            pass


def mirror(source: str, tree: str, without: Container[str]) -> Iterator[str]:
    """Make `tree` hold the folders of `source` and its files but those `without`; nothing else.

    Files are shared as hard links: what has the same inode number in both is left alone, so an
    older tree becomes the mirror of a newer one quickly. Yields the paths of the files shared.
    """
    waiting = [("", False)]
    while waiting:
        prefix, is_new = waiting.pop()
        here = {
            name: number
            for name, number in _listing(f"{source}/{prefix}").items()
            if number == _FOLDER or f"{prefix}{name}" not in without
        }
        there = {} if is_new else _listing(f"{tree}/{prefix}")
        for name, number in there.items():
            if here.get(name) != number:
                remove_tree(f"{tree}/{prefix}{name}")
        for name, number in here.items():
            path = f"{prefix}{name}"
            if number == _FOLDER:
                waiting.append((f"{path}/", there.get(name) != number))
            else:
                yield path
            if there.get(name) != number:
                _take_over(f"{source}/{path}", f"{tree}/{path}", is_folder=number == _FOLDER)


def _listing(folder: str) -> dict[str, int]:
    with os.scandir(folder) as entries:
        return {
            each.name: _FOLDER if each.is_dir(follow_symlinks=False) else each.inode()
            for each in entries
        }


def _take_over(source: str, path: str, *, is_folder: bool) -> None:
    if is_folder:
        os.mkdir(path)
        os.chmod(path, stat.S_IMODE(os.lstat(source).st_mode))
    else:
        link(source, path)
