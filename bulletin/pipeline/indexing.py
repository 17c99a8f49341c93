"""The files of the search through the memo: an index is made again only where its text changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from bulletin.memo import Memo, digest
from bulletin.model.search import SearchFile, SearchIndex
from bulletin.remember import remembered
from bulletin.render import search_outputs
from bulletin.workers import SECONDS_PER_ITEM, Lost
from bulletin.write import Staging

_AT_LEAST = 2  # indexes that are worth a second process
_SECONDS_PER_TEXT = 0.1  # on a busy machine; an index of ten years is one item


@dataclass(frozen=True, slots=True)
class _Indexed:
    """The files of an index: path, size and SHA-256 (in hex) of each."""

    files: tuple[tuple[str, int, str], ...]


def stage_search(
    files: tuple[SearchFile, ...], program: bytes, memo: Memo, jobs: int, staging: Staging
) -> Iterator[Lost]:
    """Make and stage every file of the search; yield what got lost on the way."""
    encoder = msgspec.msgpack.Encoder()
    common = digest(b"search", program)
    items = [
        (digest(common, type(file).__name__.encode(), encoder.encode(file)), file) for file in files
    ]

    def index(file: SearchFile) -> _Indexed:
        made = []
        for output in search_outputs(file):
            staging.put(output)
            hashed = hashlib.sha256(output.content).hexdigest()
            made.append((output.path, len(output.content), hashed))
        return _Indexed(tuple(made))

    answers = remembered(
        memo,
        index,
        items,
        _Indexed,
        jobs,
        holds=lambda indexed: all(staging.stands(*file) for file in indexed.files),
        fewest=_AT_LEAST,
        seconds=SECONDS_PER_ITEM + _SECONDS_PER_TEXT * _most_texts(files),
    )
    for _, answer in answers:
        if isinstance(answer, Lost):
            yield answer
        else:
            for path, size, _ in answer.files:
                staging.take(path, size)


def _most_texts(files: tuple[SearchFile, ...]) -> int:
    return max((len(each.documents) for each in files if isinstance(each, SearchIndex)), default=0)
