"""A finished index with some documents exchanged: the same bytes as indexing all of them again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from bulletin.render.search import LEVELS, Levels, index_content, steps
from bulletin.render.search_text import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Exchange:
    """A document's words before and after; none where it was not there, or is no longer."""

    number: int
    before: Levels
    after: Levels

    def words(self) -> Iterator[str]:
        """Yield the words about which it says something else now."""
        for word in self.before.keys() | self.after.keys():
            if self.before.get(word) != self.after.get(word):
                yield word


def touched(exchanges: Sequence[Exchange], files: int) -> frozenset[int]:
    """Return the numbers of the files, of so many, in which something changes."""
    return frozenset(place(word, files) for each in exchanges for word in each.words())


def patched(content: bytes, exchanges: Sequence[Exchange], file: int, files: int) -> bytes:
    """Return the content of one of the files of an index after the exchanges."""
    postings: dict[str, list[int]] = json.loads(content)
    for each in exchanges:
        for word in each.words():
            if place(word, files) == file:
                postings[word] = _exchanged(postings.get(word, []), each, word)
    return index_content({word: postings[word] for word in sorted(postings) if postings[word]})


def _exchanged(entries: list[int], exchange: Exchange, word: str) -> list[int]:
    kept = [each for each in accumulate(entries) if each // LEVELS != exchange.number]
    if word in exchange.after:
        kept.append(exchange.number * LEVELS + exchange.after[word])
    return steps(sorted(kept))
