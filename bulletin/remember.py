"""Look up before computing: a pure function over many items, its answers kept in the memo."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec

from bulletin.memo import Memo, decoded
from bulletin.workers import FEWEST, SECONDS_PER_ITEM, Lost, run

T = TypeVar("T")
R = TypeVar("R")
Kept = tuple[bytes, bytes]  # key and answer

_BATCH = 256  # items looked up, and answers kept, at a time: bounds the memory


class Aside:
    """What a task finds out on the way to its answers, kept in the store of a folder, if any.

    Each process reads the store for itself; what is new travels to the one that writes it.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._fresh: list[Kept] = []

    @cached_property
    def memo(self) -> Memo:
        """The store, opened where it is first asked: a connection must not survive a fork."""
        return Memo(self._folder)

    def keep(self, key: bytes, answer: bytes) -> None:
        """Keep something new."""
        self._fresh.append((key, answer))
        if len(self._fresh) >= _BATCH:
            self.memo.put(self.give_up())  # here and now: the words of 50,000 texts are 1 GB

    def give_up(self) -> tuple[Kept, ...]:
        """Return what is new, once."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh


@dataclass(frozen=True, slots=True)
class Batch(Generic[T, R]):
    """Items to which a task has answers; each comes with the digest of all it depends on.

    A known answer that no longer `holds` is computed again. `aside` gives up what the task, in
    its process, found out on the way and is worth keeping too. An item that takes longer than
    `seconds` is lost. `prepare` loads what all processes of a large batch will use.
    """

    task: Callable[[T], R]
    items: Sequence[tuple[bytes, T]]
    answer: type[R]
    holds: Callable[[R], bool] = lambda _answer: True
    aside: Callable[[], Iterable[Kept]] = lambda: ()
    seconds: float = SECONDS_PER_ITEM
    prepare: Callable[[], None] = lambda: None


def remembered(
    memo: Memo, batch: Batch[T, R], jobs: int, fewest: int = FEWEST
) -> Iterator[tuple[int, R | Lost]]:
    """Yield `(index, answer)` for every item of one batch, as `together` does."""
    for _, index, found in together(memo, (batch,), jobs, fewest):
        yield index, found


def together(
    memo: Memo, batches: Sequence[Batch[Any, Any]], jobs: int, fewest: int = FEWEST
) -> Iterator[tuple[int, int, Any]]:
    """Yield `(batch, index, answer or Lost)` for every item: known answers first, then new ones.

    Answers travel as typed msgpack, from the store and from worker processes alike, so that both
    are the same. The processes share the work of all batches, begun in their order. Fewer items
    than `fewest` are done in this process.
    """
    missing: list[tuple[int, int]] = []
    for number, batch in enumerate(batches):
        for index, found in _known(memo, batch):
            if found is None:
                missing.append((number, index))
            else:
                yield number, index, found
    tasks = [_encoding(batch.task, batch.aside) for batch in batches]
    decoders = [msgspec.msgpack.Decoder(batch.answer) for batch in batches]
    keeper = _Keeper(memo)

    def prepare() -> None:
        for number in sorted({number for number, _ in missing}):
            batches[number].prepare()

    for place, new in run(
        lambda item: tasks[item[0]](batches[item[0]].items[item[1]][1]),
        missing,
        jobs,
        lambda item: batches[item[0]].seconds,
        fewest,
        prepare=prepare,
    ):
        number, index = missing[place]
        if isinstance(new, Lost):
            yield number, index, new
            continue
        encoded, more = new
        key = batches[number].items[index][0]
        keeper.keep((key, encoded), *more)
        decoded = decoders[number].decode(encoded)
        memo.hold(key, decoded)
        yield number, index, decoded
    keeper.flush()


def _known(memo: Memo, batch: Batch[T, R]) -> Iterator[tuple[int, R | None]]:
    """Yield each item's index, and its answer if it is known and holds."""
    items, decoder = batch.items, msgspec.msgpack.Decoder(batch.answer)
    for start in range(0, len(items), _BATCH):
        some = range(start, min(start + _BATCH, len(items)))
        at_hand = {index: memo.held(items[index][0]) for index in some}
        known = memo.get([items[index][0] for index in some if at_hand[index] is None])
        for index in some:
            key = items[index][0]
            held = at_hand[index]
            # A key tells the kind of its answer, too: what is held under it has the right type.
            found = decoded(known.get(key), decoder) if held is None else cast("R", held)
            if found is None or not batch.holds(found):
                yield index, None
            else:
                memo.hold(key, found)
                yield index, found


class _Keeper:
    """Hands answers to the memo many at a time."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self._fresh: list[Kept] = []

    def keep(self, *answers: Kept) -> None:
        self._fresh += answers
        if len(self._fresh) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        self._memo.put(self._fresh)
        self._fresh = []


def _encoding(
    task: Callable[[T], R], aside: Callable[[], Iterable[Kept]]
) -> Callable[[T], tuple[bytes, tuple[Kept, ...]]]:
    encoder = msgspec.msgpack.Encoder()
    return lambda item: (encoder.encode(task(item)), tuple(aside()))
