"""Texts and queries taken apart into the words they are found by.

`templates/assets/search.js` does the same in the browser: whoever changes one changes the other
(tests/sites/test_search_queries.py holds them together).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import chain
from operator import add

from bulletin.model.han import HAN
from bulletin.model.traditional import ALIKE

_HAN = f"\u3040-\u30ff{HAN}"  # kana has no gaps either
_WORD = r"[0-9]+(?:\.[0-9]+)+|[a-z0-9\u00df-\u024f\u0370-\u052f\uac00-\ud7a3]+"
_LATIN = re.compile(_WORD)
_RUNS = re.compile(f"([{_HAN}]+)")
_DIGITS = frozenset("0123456789")
_SIMPLIFY = str.maketrans(ALIKE)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_JOINED = re.compile(  # a set first, and what stands before it after: searched four times as fast
    rf"[\s,*_`~'](?:(?<=[{_HAN}]\s)\s*(?=[{_HAN}])|(?<=[0-9],)(?=[0-9]{{3}})|(?<=[*_`~])[*_`~]*"
    r"|(?<=')s(?![a-z0-9])|(?<=[a-z]')(?=[a-z]))"
)
_MARKUP = re.compile(r"\]\([^()\s]*|<[^<>]*>|\{[:#.][^{}]*\}|https?://\S+")
_EXPONENTS = {
    "万亿": 12,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "万": 4,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
}
_VALUE = re.compile(
    r"([0-9](?<![0-9.][0-9])[0-9]{0,14})(?:\.([0-9]{1,12}))? ?[余多]?"
    rf"({'|'.join(_EXPONENTS)})(?![a-z])"
)
_FIRST_HAN = 0x3040  # as far as files go: kana, Han and what follows
_FILES_A_SPREAD = 64
_STEMS_KEPT = 1 << 15  # stories share most of their words
_LONGEST = 40  # characters of a word
_SHORTEST = 3  # what is left of a word without its ending
_VOWEL = re.compile("[aeiouy]")


def counted_words(text: str) -> Counter[str]:
    """Return the words of a Markdown text with how often each stands in it.

    A run of Han characters gives each pair of neighbours, and its last character alone. A number
    before a Han character gives both together too (2024年), and before a magnitude its value:
    3.5亿 and 350 million are both found by 350000000.
    """
    plain = folded(_MARKUP.sub(" ", text))
    parts = _RUNS.split(plain)  # in turn what stands between, and a run of Han characters
    between, runs = parts[::2], parts[1::2]
    words = (word[:_LONGEST] for word in _LATIN.findall(" ".join(between)))
    numbers = (
        _LATIN.findall(before)[-1] + run[0]
        for before, run in zip(between, runs, strict=False)
        if before and before[-1] in _DIGITS
    )
    found = Counter(
        chain(
            map(stem, words),
            numbers,
            (run[-1] for run in runs),
            chain.from_iterable(map(add, run, run[1:]) for run in runs),
            (_value(*match.groups()) for match in _VALUE.finditer(plain)),
        )
    )
    del found[""]
    return found


def folded(text: str) -> str:
    """Return a text without differences of width, case, accents, script and grouping of digits."""
    plain = unicodedata.normalize("NFKD", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).translate(_SIMPLIFY)
    return _JOINED.sub("", plain.lower().replace("’", "'"))


@lru_cache(_STEMS_KEPT)
def stem(word: str) -> str:
    """Return an English word without its commonest endings: flats, housing, planned, policies."""
    if len(word) <= _SHORTEST or not word.isascii():
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and _is_word(left) and not word.endswith("eed"):
            word = left[:-1] if left[-1] == left[-2] and left[-1] not in "lsz" else left
            break
    if len(word) <= _SHORTEST:
        return word
    if word.endswith("y") and not _VOWEL.match(word[-2]):
        return f"{word[:-1]}i"
    return word.removesuffix("e")


def place(word: str, files: int) -> int:
    """Return the number of the file in which a word stands: its first characters decide.

    Three of a Latin word, so that all that begins with them is together. All that begins with one
    Han character is in one file, in a large index in a few.
    """
    first, second, third = (*map(ord, word[:3]), 0, 0)[:3]
    if first >= _FIRST_HAN:
        return (first * 31 + second % spread(files) * 7919) % files
    return ((first * 31 + second) * 31 + third) % files


def spread(files: int) -> int:
    """Return in how many files the words are that begin with one Han character."""
    return -(-files // _FILES_A_SPREAD)


def _is_word(left: str) -> bool:
    return len(left) >= _SHORTEST and bool(_VOWEL.search(left))


def _value(whole: str, fraction: str | None, magnitude: str) -> str:
    """Return 350000000 for 3.5亿; empty where the value is no whole number."""
    fraction = fraction or ""
    exponent = _EXPONENTS[magnitude] - len(fraction)
    return (whole + fraction + "0" * exponent).lstrip("0") if exponent >= 0 else ""
