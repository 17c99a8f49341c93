"""The files of the search through the memo: an edit costs the words that it changes."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from bulletin.memo import digest
from bulletin.model.search import SearchFile, SearchIndex
from bulletin.pipeline.patching import Indexed, Patcher
from bulletin.remember import Aside, Batch
from bulletin.render import search_outputs
from bulletin.workers import SECONDS_PER_ITEM
from bulletin.write import Staging

_SECONDS_PER_TEXT = 0.1  # on a busy machine; an index of ten years is one item


@dataclass(frozen=True, slots=True)
class _Task:
    """A file of the search."""

    file: SearchFile

    def key(self, common: bytes) -> bytes:
        """Return the digest of all that goes into the file."""
        file: object = self.file
        if isinstance(file, SearchIndex):
            file = (file.part, file.language, file.files, tuple(file.digests.items()))
        return digest(common, type(self.file).__name__.encode(), msgspec.msgpack.encode(file))


def search_batch(
    files: tuple[SearchFile, ...], program: bytes, folder: Path | None, staging: Staging
) -> Batch[_Task, Indexed]:
    """Return the making of every file of the search; `folder` is that of the store."""
    tasks = [_Task(file) for file in files]
    aside = Aside(folder)
    patcher = Patcher(aside, program, staging)

    def index(task: _Task) -> Indexed:
        if isinstance(task.file, SearchIndex):
            return patcher.index(task.file)
        made = search_outputs(task.file)
        return Indexed(tuple(patcher.put(each.path, each.content) for each in made))

    common = digest(b"search", program)
    most = max((len(each.digests) for each in files if isinstance(each, SearchIndex)), default=0)
    return Batch(
        index,
        [(each.key(common), each) for each in tasks],
        Indexed,
        holds=lambda indexed: all(staging.stands(*file) for file in indexed.files),
        aside=aside.give_up,
        seconds=SECONDS_PER_ITEM + _SECONDS_PER_TEXT * most,
    )
