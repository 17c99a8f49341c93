"""All that was read from the disk, in one snapshot."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

CONFIG_PATH: Final = "config.yaml"
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\.|$)", re.IGNORECASE
)


def is_device(name: str) -> bool:
    """Tell whether Windows opens a device under a name, whatever its folder and suffix."""
    return _DEVICE.match(name) is not None


def collision_key(path: str) -> str:
    """Return what two paths share that some file system takes for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


class Reason(StrEnum):
    """Why a file or folder was not read."""

    LINK = "link"  # symbolic link or junction
    SPECIAL = "special"  # FIFO, socket, device
    UNREADABLE = "unreadable"  # no permission, or the disk failed
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    CHANGING = "changing"  # changed each time it was read
    NOT_DOWNLOADED = "not-downloaded"  # only a placeholder of a cloud drive
    LOCK = "lock"  # left by an office program while the document beside it is open
    CONFLICT_COPY = "conflict-copy"  # a second copy made by a cloud drive or a file manager
    HIDDEN = "hidden"  # begins with a dot and is no known by-product of a program
    NAME_CHARACTERS = "name-characters"  # control, invisible or forbidden on some system
    NAME_EDGE = "name-edge"  # begins with a dash or space, ends with a dot or space
    NAME_RESERVED = "name-reserved"  # a device name on Windows
    NAME_LONG = "name-long"
    NAME_DECOMPOSED = "name-decomposed"  # not in Unicode normalisation form C
    NAME_COLLISION = "name-collision"  # the same as another but for case or Unicode form
    STRAY = "stray"  # a text, or a folder of them, beside content/, where nothing is read


@dataclass(frozen=True, slots=True)
class Refused:
    r"""A file or folder that was not read; `path` has unprintable characters as `\x0a`."""

    path: str
    reason: Reason


File = bytes | Callable[[], bytes]  # what it holds, or how to read it again


class Sources(Mapping[str, bytes]):
    """Files by path with their bytes, which may lie elsewhere."""

    def __init__(
        self, files: Mapping[str, File], digests: Mapping[str, bytes] | None = None
    ) -> None:
        self._files = dict(files)
        self._digests = dict(digests or {})

    def __getitem__(self, path: str) -> bytes:
        file = self._files[path]
        return file if isinstance(file, bytes) else file()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def digest(self, path: str) -> bytes:
        """Return the digest of a file, computed once."""
        if path not in self._digests:
            self._digests[path] = hashlib.blake2b(self[path], digest_size=24).digest()
        return self._digests[path]

    def only(self, paths: Container[str]) -> "Sources":
        """Return some of the files."""
        some = {path: file for path, file in self._files.items() if path in paths}
        return Sources(some, {path: self.digest(path) for path in some})

    def renewed(self, files: Mapping[str, File]) -> "Sources":
        """Return other files; of those that are the same objects the digests are known."""
        same = {path for path in files if self._files.get(path) is files[path]}
        return Sources(files, {path: self._digests[path] for path in same & self._digests.keys()})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files by path relative to the site (POSIX separators, sorted), with their bytes.

    `content` holds what lies under content/, `templates` what lies under templates/.
    Pictures and other attachments are in `attachments` by path, with size and digest only.
    """

    config: bytes
    content: Sources
    templates: dict[str, bytes]
    attachments: dict[str, "Attachment"]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A binary file beside a story: copied, never parsed as text. `digest` is SHA-256 in hex."""

    path: str
    size: int
    digest: str
    head: bytes  # the first bytes, enough to tell the format
