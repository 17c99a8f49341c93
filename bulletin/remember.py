"""Look up before computing: a pure function over many items, its answers kept in the memo."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from bulletin.memo import Memo
from bulletin.workers import Lost, run

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 256  # items looked up, and answers kept, at a time: bounds the memory


def remembered(
    memo: Memo, task: Callable[[T], R], items: Sequence[tuple[bytes, T]], answer: type[R], jobs: int
) -> Iterator[tuple[int, R | Lost]]:
    """Yield `(index, answer)` for every item: first the known answers, then the new ones.

    Each item comes with the digest of everything that its answer depends on. Answers travel as
    typed msgpack, from the store and from worker processes alike, so that both are the same.
    """
    decoder = msgspec.msgpack.Decoder(answer)
    missing: list[int] = []
    for start in range(0, len(items), _BATCH):
        known = memo.get([key for key, _ in items[start : start + _BATCH]])
        for index in range(start, min(start + _BATCH, len(items))):
            encoded = known.get(items[index][0])
            found = _decoded(encoded, decoder) if encoded is not None else None
            if found is None:
                missing.append(index)
            else:
                yield index, found
    fresh: list[tuple[bytes, bytes]] = []
    for place, new in run(_encoding(task), [items[index][1] for index in missing], jobs):
        index = missing[place]
        if isinstance(new, Lost):
            yield index, new
            continue
        fresh.append((items[index][0], new))
        if len(fresh) >= _BATCH:
            memo.put(fresh)
            fresh = []
        yield index, decoder.decode(new)
    memo.put(fresh)


def _encoding(task: Callable[[T], R]) -> Callable[[T], bytes]:
    encoder = msgspec.msgpack.Encoder()
    return lambda item: encoder.encode(task(item))


def _decoded(encoded: bytes, decoder: msgspec.msgpack.Decoder[R]) -> R | None:
    """A store of another version may hold an answer that no longer fits."""
    try:
        return decoder.decode(encoded)
    except msgspec.DecodeError:
        return None
