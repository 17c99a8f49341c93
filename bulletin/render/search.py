"""Indexes for searching in the browser: words of Latin script, pairs of Han characters.

A part and language is one index in several files; the first characters of a word say in which
file it stands. `templates/assets/search.js` reads them and takes texts apart in the same way:
whoever changes one changes the other (tests/render/test_search.py holds them together).
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from bulletin.model.output import Output
from bulletin.model.search import SearchGuide, SearchIndex, SearchList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model.search import SearchEntry, SearchFile

FOLDER = "search/"
STORIES_A_FILE = 50

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = r"[0-9]+(?:\.[0-9]+)+|[a-z0-9\u00df-\u024f]+"
_PIECE = re.compile(rf"({_WORD})|([{_HAN}]+)")
_LATIN = re.compile(_WORD)
_RUNS = re.compile(f"([{_HAN}]+)")
_DIGITS = frozenset("0123456789")
_JOINED = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])|(?<=\d),(?=\d{{3}})|[*_`~]+|'s\b")
_MARKUP = re.compile(r"\]\([^()\s]*|<[^<>]*>|\{[:#.][^{}]*\}|https?://\S+")
_LONGEST = 40  # characters of a word
_HISSING = ("sses", "xes", "ches", "shes", "zes")
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


def search_outputs(file: SearchFile) -> tuple[Output, ...]:
    """Return the published files of an index, of a list of stories, or of the guide to them."""
    match file:
        case SearchIndex():
            return tuple(_index_files(file))
        case SearchList():
            return tuple(_list_files(file))
        case SearchGuide():
            return (_output("index", _guide(file)),)


def words(text: str) -> list[str]:
    """Take a text apart into the words it can be found by, in order.

    A run of Han characters gives each pair of neighbours, and its last character alone. A number
    before a Han character gives both together too: 3.5亿.
    """
    found: list[str] = []
    number, end = "", -1
    for piece in _PIECE.finditer(folded(text)):
        word, run = piece.groups()
        if word:
            found.append(stem(word[:_LONGEST]))
            number, end = (word if word[-1].isdigit() else ""), piece.end()
            continue
        if number and piece.start() == end:
            found.append(number + run[0])
        found += map("".join, pairwise(run))
        found.append(run[-1])
        number = ""
    return found


def vocabulary(text: str) -> set[str]:
    """Return the same words once each, in half the time."""
    parts = _RUNS.split(folded(text))  # in turn what stands between, and a run of Han characters
    between, runs = parts[::2], parts[1::2]
    found = {stem(word[:_LONGEST]) for word in set(_LATIN.findall(" ".join(between)))}
    for before, run in zip(between, runs, strict=False):
        if before and before[-1] in _DIGITS:
            found.add(_LATIN.findall(before)[-1] + run[0])
        found.update(map(add, run, run[1:]))
        found.add(run[-1])
    return found


def folded(text: str) -> str:
    """Return a text without differences of width, case, line breaks and grouping of digits."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return _JOINED.sub("", plain)


def stem(word: str) -> str:
    """Return an English word without the ending of its plural."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_HISSING) else word[:-1]


def place(word: str, files: int) -> int:
    """Return the number of the file in which a word stands: its first characters decide."""
    first = ord(word[0])
    second = ord(word[1]) if first < 0x3400 and len(word) > 1 else 0  # noqa: PLR2004 - no Han
    return (first * 31 + second) % files


def _index_files(index: SearchIndex) -> Iterator[Output]:
    """Yield for each file its words, each with the documents that hold it.

    A document is its number doubled, plus one where the word stands in its heading; each but the
    first is told by its distance from the one before.
    """
    postings: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for document in index.documents:
        heading = vocabulary(document.heading)
        for word in heading | vocabulary(_MARKUP.sub(" ", document.text)):
            entry = document.number * 2 + (word in heading)
            postings.setdefault(word, []).append(entry - last.get(word, 0))
            last[word] = entry
    files: list[dict[str, list[int]]] = [{} for _ in range(index.files)]
    for word in sorted(postings):
        files[place(word, index.files)][word] = postings[word]
    for number, content in enumerate(files):
        yield _output(f"{index.part}-{index.language}-{number}", content)


def _list_files(part: SearchList) -> Iterator[Output]:
    facets = [
        [int(entry.day[:4]), list(entry.districts), list(entry.topics), _languages(entry)]
        for entry in part.entries
    ]
    yield _output(f"{part.part}-facets", facets)
    for number, start in enumerate(range(0, len(part.entries), STORIES_A_FILE)):
        chunk = part.entries[start : start + STORIES_A_FILE]
        yield _output(f"{part.part}-stories-{number}", [_entry(entry) for entry in chunk])


def _languages(entry: SearchEntry) -> list[str]:
    return [each.language for each in entry.headlines]


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
            }
            for part in guide.parts
        ],
        "chunk": STORIES_A_FILE,
        "terms": [
            {language: [folded(form) for form in forms] for language, forms in term.items()}
            for term in guide.terms
        ],
    }


def _output(name: str, content: object) -> Output:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Output(f"{FOLDER}{name}.json", text.encode("utf-8", "replace"))
