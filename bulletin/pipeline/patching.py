"""An index of the search, made from the one before where few of its texts have changed.

The one before is only a hint: it is used where its files stand, byte for byte.
"""

import hashlib
from dataclasses import dataclass

import msgspec

from bulletin.memo import decoded, digest
from bulletin.model.output import Output
from bulletin.model.search import SearchDocument, SearchIndex
from bulletin.remember import Aside
from bulletin.render.search import index_path, search_outputs, word_levels
from bulletin.render.search_patch import Exchange, patched, touched
from bulletin.write import File, Staging

_MOST = 40  # texts; beyond that, starting anew is as quick

Levels = dict[str, int]


@dataclass(frozen=True, slots=True)
class Indexed:
    """The files of an index."""

    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """An index as it was made last: its files, and the digests of its documents by number."""

    files: tuple[File, ...]
    documents: dict[int, bytes]


class IncompleteError(Exception):
    """An index that came with few of its texts can't be made from the one before."""


class Patcher:
    """Makes and stages indexes."""

    def __init__(self, aside: Aside, program: bytes, staging: Staging) -> None:
        self._aside = aside
        self._program = program
        self._staging = staging

    def index(self, index: SearchIndex) -> Indexed:
        """Stage the files of an index.

        Raises:
            IncompleteError: it lacks texts that are needed.
        """
        key = digest(b"index", self._program, index.part.encode(), index.language.encode())
        before = self._aside.memo.recall(key, msgspec.msgpack.Decoder(Before))
        files = self._exchanged(index, before) if before else None
        files = files or self._anew(index)
        self._aside.keep(key, msgspec.msgpack.encode(Before(files, index.digests)))
        return Indexed(files)

    def put(self, path: str, content: bytes) -> File:
        """Stage a file."""
        self._staging.put(Output(path, content))
        return path, len(content), hashlib.sha256(content).hexdigest()

    def _anew(self, index: SearchIndex) -> tuple[File, ...]:
        if len(index.documents) < len(index.digests):
            raise IncompleteError

        def levels(document: SearchDocument) -> Levels:
            key = self._levels_key(index.digests[document.number])
            return self._levels(key, self._recalled([key]), document)

        made = search_outputs(index, levels)
        return tuple(self.put(each.path, each.content) for each in made)

    def _exchanged(self, index: SearchIndex, before: Before) -> tuple[File, ...] | None:
        """Return the files after an exchange of documents, or None where that can't be done."""
        paths = tuple(index_path(index, number) for number in range(index.files))
        if paths != tuple(path for path, _, _ in before.files):
            return None
        exchanges = self._exchanges(index, before.documents)
        if exchanges is None:
            return None
        changed = touched(exchanges, index.files)
        files: list[File] = []
        for number, file in enumerate(before.files):
            if number not in changed and self._staging.stands(*file):
                files.append(file)
                continue
            content = self._staging.published(*file)
            if content is None:
                return None
            files.append(self.put(file[0], patched(content, exchanges, number, index.files)))
        return tuple(files)

    def _exchanges(self, index: SearchIndex, before: dict[int, bytes]) -> list[Exchange] | None:
        after = index.digests
        numbers = [n for n in before.keys() | after.keys() if before.get(n) != after.get(n)]
        if len(numbers) > _MOST:
            return None
        keys = {
            each[number]: self._levels_key(each[number])
            for number in numbers
            for each in (before, after)
            if number in each
        }
        known = self._recalled(list(keys.values()))
        if not all(keys[before[n]] in known for n in numbers if n in before):
            return None
        changed = set(numbers)
        texts = {each.number: each for each in index.documents if each.number in changed}

        def levels(documents: dict[int, bytes], number: int) -> Levels:
            found = documents.get(number)
            return self._levels(keys[found], known, texts.get(number)) if found else {}

        return [Exchange(n, levels(before, n), levels(after, n)) for n in numbers]

    def _recalled(self, keys: list[bytes]) -> dict[bytes, Levels]:
        """Return what is remembered of documents."""
        decoder = msgspec.msgpack.Decoder(Levels)
        known = ((key, decoded(each, decoder)) for key, each in self._aside.memo.get(keys).items())
        return {key: levels for key, levels in known if levels is not None}

    def _levels(
        self, key: bytes, known: dict[bytes, Levels], document: SearchDocument | None
    ) -> Levels:
        """Return what a document's words say about it, as it is remembered or from its text."""
        if key in known:
            return known[key]
        if document is None:
            raise IncompleteError
        found = word_levels(document)
        self._aside.keep(key, msgspec.msgpack.encode(found))
        return found

    def _levels_key(self, document: bytes) -> bytes:
        return digest(b"levels", self._program, document)
