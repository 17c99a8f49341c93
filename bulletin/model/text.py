"""The Markdown of a story: known by its digest, read again from its file where it is asked for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


class _Said:
    """What a text says stands beside its fields: it is neither compared nor encoded."""

    __slots__ = ("_said",)
    _said: str | tuple[Mapping[str, bytes], str, int]


@dataclass(frozen=True, slots=True)
class Text(_Said):
    """A text: in ten years of stories none is held in memory for longer than it is looked at.

    `digest` stands for it in every key, `length` is in characters. One that was decoded has to be
    told what it says, or where, before it is asked.
    """

    digest: bytes
    length: int

    @classmethod
    def of(cls, said: str) -> Self:
        """Return a text that is held."""
        digest = hashlib.blake2b(said.encode(), digest_size=24).digest()
        text = cls(digest, len(said))
        text.says(said)
        return text

    def says(self, said: str) -> None:
        """Hold what the text says."""
        object.__setattr__(self, "_said", said)

    def stands(self, files: Mapping[str, bytes], path: str, start: int) -> None:
        """Read it from one of the files, where it is the UTF-8 from a byte on."""
        object.__setattr__(self, "_said", (files, path, start))

    def __str__(self) -> str:
        """Return what it says."""
        said = self._said
        if isinstance(said, str):
            return said
        files, path, start = said
        return files[path][start:].decode()


EMPTY = Text.of("")
