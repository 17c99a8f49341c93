"""Make one tree share another's files at the cost of what differs between them."""

import os
import stat
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from bulletin.write.marks import clock
from bulletin.write.tree import link, remove_tree, write_new


class Helper(Protocol):
    """A process that does a task meanwhile."""

    def join(self) -> None:
        """Wait until it has ended."""

    def kill(self) -> None:
        """End it."""


Begin = Callable[[Callable[[], None]], Helper | None]  # starts one, where there can be one

_FOLDER = 0  # stands where a file has its inode number, which is never 0


@dataclass(frozen=True, slots=True)
class _Shared:
    """A tree that was shared to its end: when each folder of the source had changed last, in ns.

    Names are the system's bytes, which need not be text.
    """

    folders: dict[bytes, int] = field(default_factory=dict)
    foreign: list[bytes] = field(default_factory=list)


def share(source: str, tree: str, own: Container[str], note: str) -> None:
    """Make `tree` the mirror of all of `source`, ahead of need, and leave a `note` of it.

    Without a note `mirror` sees to what is left. `own` are the files that aren't foreign.
    """
    with suppress(OSError):
        now = clock(note)
        shared = _Shared()
        for path in mirror(source, tree, (), shared.folders):
            if path not in own:
                shared.foreign.append(os.fsencode(path))
        # What changed in that very moment may change again and not show it.
        if max(shared.folders.values()) < now:
            write_new(note, msgspec.msgpack.encode(shared))


def shared_foreign(source: str, note: str) -> list[str] | None:
    """Return the foreign files that `share` met.

    None where it came to no end, or a folder of the source has changed since.
    """
    try:
        with open(note, "rb") as file:
            shared = msgspec.msgpack.decode(file.read(), type=_Shared)
        for prefix, when in shared.folders.items():
            if _changed(f"{source}/{os.fsdecode(prefix)}") != when:
                return None
    except (OSError, msgspec.DecodeError):
        return None
    return [os.fsdecode(path) for path in shared.foreign]


def mirror(
    source: str, tree: str, without: Container[str], met: dict[bytes, int] | None = None
) -> Iterator[str]:
    """Make `tree` hold the folders of `source` and its files but those `without`; nothing else.

    Files are shared as hard links: what has the same inode number in both is left alone, so an
    older tree becomes the mirror of a newer one quickly. Yields the paths of the files shared;
    `met` takes in the folders, and when they had changed last.
    """
    waiting = [("", False)]
    while waiting:
        prefix, is_new = waiting.pop()
        if met is not None:
            met[os.fsencode(prefix)] = _changed(f"{source}/{prefix}")  # before it is listed
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


def _changed(folder: str) -> int:
    return os.lstat(folder).st_ctime_ns  # the time of its last entry's coming or going, too


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
