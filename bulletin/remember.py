"""Look up before computing: a pure function over many items, its answers kept in the memo."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, cast

import msgspec

from bulletin.memo import Memo
from bulletin.workers import FEWEST, SECONDS_PER_ITEM, Lost, run

T = TypeVar("T")
R = TypeVar("R")
Kept = tuple[bytes, bytes]  # key and answer

_BATCH = 256  # items looked up, and answers kept, at a time: bounds the memory


def remembered(  # noqa: PLR0913 - the last four are for tasks that do more than answer
    memo: Memo,
    task: Callable[[T], R],
    items: Sequence[tuple[bytes, T]],
    answer: type[R],
    jobs: int,
    *,
    holds: Callable[[R], bool] = lambda _answer: True,
    aside: Callable[[], Iterable[Kept]] = lambda: (),
    fewest: int = FEWEST,
    seconds: float = SECONDS_PER_ITEM,
) -> Iterator[tuple[int, R | Lost]]:
    """Yield `(index, answer)` for every item: first the known answers, then the new ones.

    Each item comes with the digest of everything that its answer depends on. Answers travel as
    typed msgpack, from the store and from worker processes alike, so that both are the same.
    A known answer that no longer `holds` is computed again. `aside` gives up what the task, in
    its process, found out on the way and is worth keeping too. Fewer items than `fewest` are
    done in this process. An item that takes longer than `seconds` is lost.
    """
    decoder = msgspec.msgpack.Decoder(answer)
    missing: list[int] = []
    for start in range(0, len(items), _BATCH):
        batch = range(start, min(start + _BATCH, len(items)))
        at_hand = {index: memo.held(items[index][0]) for index in batch}
        known = memo.get([items[index][0] for index in batch if at_hand[index] is None])
        for index in batch:
            key = items[index][0]
            held = at_hand[index]
            # A key tells the kind of its answer, too: what is held under it has the right type.
            found = _decoded(known.get(key), decoder) if held is None else cast("R", held)
            if found is None or not holds(found):
                missing.append(index)
            else:
                memo.hold(key, found)
                yield index, found
    keeper = _Keeper(memo)
    for place, new in run(
        _encoding(task, aside), [items[index][1] for index in missing], jobs, seconds, fewest
    ):
        index = missing[place]
        if isinstance(new, Lost):
            yield index, new
            continue
        encoded, more = new
        keeper.keep((items[index][0], encoded), *more)
        decoded = decoder.decode(encoded)
        memo.hold(items[index][0], decoded)
        yield index, decoded
    keeper.flush()


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


def _decoded(encoded: bytes | None, decoder: msgspec.msgpack.Decoder[R]) -> R | None:
    """A store of another version may hold an answer that no longer fits."""
    try:
        return decoder.decode(encoded) if encoded is not None else None
    except msgspec.DecodeError:
        return None
