"""Indexes for searching in the browser: words of Latin script, pairs of Han characters.

A part and language is one index in several files; the first characters of a word say in which
file it stands. `templates/assets/search.js` reads them.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from operator import sub
from typing import TYPE_CHECKING

import msgspec

from bulletin.model.lookup import SEARCH_KEY
from bulletin.model.output import Output
from bulletin.model.search import SearchGuide, SearchIndex, SearchList
from bulletin.model.traditional import ALIKE
from bulletin.render.search_text import counted_words, folded, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bulletin.model.search import SearchDocument, SearchEntry, SearchFile

Levels = Mapping[str, int]

STORIES_A_FILE = 10  # about 3 KB over the wire; results are seldom neighbours

LEVELS = 8
_TITLE, _DECK = 5, 3
_OFTEN = 4  # times that say a text is about a word


def search_outputs(
    file: SearchFile, levels: Callable[[SearchDocument], Levels] | None = None
) -> Iterator[Output]:
    """Yield the published files of an index, of a list of stories, or of the guide to them.

    `levels` stands in for `word_levels`, such as one that remembers its answers.
    """
    match file:
        case SearchIndex():
            found = map(levels or word_levels, file.documents)
            yield from _index_files(file, found)
        case SearchList():
            yield from _list_files(file)
        case SearchGuide():
            yield _output("index", _guide(file))
            yield _output("simplified", _pairs())


def word_levels(document: SearchDocument) -> dict[str, int]:
    """Return each word of a document with what it says about it, from 0 to LEVELS - 1.

    0 to 2: it stands in the text, once, some times, often. 3 and 4: in the deck, once or also
    elsewhere. 5 to 7: in the title.
    """
    title, deck = counted_words(document.title), counted_words(document.deck)
    total = counted_words(str(document.body))  # the longest: the others are added to it
    for words in (counted_words(document.text), title, deck):
        total.update(words)
    found = {word: 0 if times == 1 else 1 if times < _OFTEN else 2 for word, times in total.items()}
    for word in deck.keys() - title.keys():
        found[word] = _DECK + (found[word] > 0)
    for word in title:
        found[word] += _TITLE
    return found


def _index_files(index: SearchIndex, levels: Iterable[Levels]) -> Iterator[Output]:
    """Yield for each file its words, each with the documents that hold it.

    A document is its number times LEVELS, plus its level; each but the first is told by its
    distance from the one before.
    """
    postings: dict[str, array[int]]  # lists of numbers take ten times as much
    postings = defaultdict(partial(array, "I"))
    for document, found in zip(index.documents, levels, strict=True):
        base = document.number * LEVELS
        for word, level in found.items():
            postings[word].append(base + level)
    files: list[list[str]] = [[] for _ in range(index.files)]
    for word in sorted(postings):
        files[place(word, index.files)].append(word)
    for number, words in enumerate(files):
        content = {word: steps(postings[word].tolist()) for word in words}
        yield Output(index_path(index, number), index_content(content))


def _list_files(part: SearchList) -> Iterator[Output]:
    facets: dict[str, dict[str, list[int]]] = {"district": {}, "topic": {}}
    for number, entry in enumerate(part.entries):
        for axis, ids in (("district", entry.districts), ("topic", entry.topics)):
            for each in ids:
                facets[axis].setdefault(each, []).append(number)
    yield _output(
        f"{part.part}-facets",
        {axis: {each: steps(all_[each]) for each in sorted(all_)} for axis, all_ in facets.items()},
    )
    for number, start in enumerate(range(0, len(part.entries), STORIES_A_FILE)):
        chunk = part.entries[start : start + STORIES_A_FILE]
        yield _output(f"{part.part}-stories-{number}", [_entry(entry) for entry in chunk])


def index_path(index: SearchIndex, file: int) -> str:
    """Return the path of one of the files of an index."""
    return f"{SEARCH_KEY}{index.part}-{index.language}-{file}.json"


def index_content(postings: Mapping[str, list[int]]) -> bytes:
    """Return the content of one of the files of an index."""
    return msgspec.json.encode(postings)  # what json.dumps would say, in a tenth of the time


def steps(numbers: list[int]) -> list[int]:
    """Return the first of some numbers, then the distance of each from the one before."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]


def _entry(entry: SearchEntry) -> dict[str, object]:
    return {
        "key": entry.key,
        "day": entry.day,
        "districts": entry.districts,
        "topics": entry.topics,
        "told": [
            {
                "language": each.language,
                "title": each.title,
                "abstract": each.abstract,
                "brief": each.is_brief,
            }
            for each in entry.headlines
        ],
    }


def _guide(guide: SearchGuide) -> dict[str, object]:
    return {
        "parts": [
            {
                "name": part.name,
                "version": part.version,
                "stories": part.stories,
                "files": part.files,
                "years": part.years,
            }
            for part in guide.parts
        ],
        "chunk": STORIES_A_FILE,
        "terms": [_folded(term) for term in guide.terms],
        "synonyms": [_folded(term) for term in guide.synonyms],
    }


def _folded(term: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {
        language: list(dict.fromkeys(folded(form) for form in forms))
        for language, forms in term.items()
    }


def _pairs() -> str:
    """Return each traditional character followed by its simplified form."""
    return "".join(each for pair in ALIKE.items() for each in pair)


def _output(name: str, content: object) -> Output:
    return Output(f"{SEARCH_KEY}{name}.json", _json(content))


def _json(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
