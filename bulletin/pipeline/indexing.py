"""The files of the search through the memo: an edit costs the words that it changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from bulletin.memo import Memo, digest
from bulletin.model.search import SearchFile, SearchIndex
from bulletin.pipeline.patching import Indexed, Patcher, document_digests
from bulletin.remember import remembered
from bulletin.render import search_outputs
from bulletin.workers import SECONDS_PER_ITEM, Lost
from bulletin.write import Staging

_AT_LEAST = 5  # files of the search that are worth a second process
_SECONDS_PER_TEXT = 0.1  # on a busy machine; an index of ten years is one item


@dataclass(frozen=True, slots=True)
class _Task:
    """A file of the search; an index comes with the digests of its documents, by number."""

    file: SearchFile
    documents: dict[int, bytes] = field(default_factory=dict)

    def key(self, common: bytes) -> bytes:
        """Return the digest of all that goes into the file."""
        file: object = self.file
        if isinstance(file, SearchIndex):
            file = (file.part, file.language, file.files, tuple(self.documents.items()))
        return digest(common, type(self.file).__name__.encode(), msgspec.msgpack.encode(file))


def stage_search(
    files: tuple[SearchFile, ...], program: bytes, memo: Memo, jobs: int, staging: Staging
) -> Iterator[Lost]:
    """Make and stage every file of the search; yield what got lost on the way."""
    tasks = [
        _Task(file, document_digests(file)) if isinstance(file, SearchIndex) else _Task(file)
        for file in files
    ]
    patcher = Patcher(memo.folder, program, staging)

    def index(task: _Task) -> Indexed:
        if isinstance(task.file, SearchIndex):
            return patcher.index(task.file, task.documents)
        made = search_outputs(task.file)
        return Indexed(tuple(patcher.put(each.path, each.content) for each in made))

    common = digest(b"search", program)
    most = max((len(each.documents) for each in tasks), default=0)
    answers = remembered(
        memo,
        index,
        [(each.key(common), each) for each in tasks],
        Indexed,
        jobs,
        holds=lambda indexed: all(staging.stands(*file) for file in indexed.files),
        aside=patcher.give_up,
        fewest=_AT_LEAST,
        seconds=SECONDS_PER_ITEM + _SECONDS_PER_TEXT * most,
    )
    for _, answer in answers:
        if isinstance(answer, Lost):
            yield answer
        else:
            for path, size, _ in answer.files:
                staging.take(path, size)
