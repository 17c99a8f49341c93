"""The glossary, prepared for reading texts: which entries a text names, and where."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from bulletin.model.glossary import GlossaryTerm
from bulletin.model.overlaps import is_cut, overlaps
from bulletin.model.site import Divisions

_T = TypeVar("_T")

CASELESS = frozenset({"term", "topic"})  # kinds whose renderings are common nouns

_WORD = re.compile(r"[A-Za-z0-9]+")
_EQUAL = str.maketrans("’‘ʼ`–‑—“”\u00a0", "''''---\"\" ")
_QUOTES = "“”‘’「」『』《》\"'"
_EQUAL_ZH = str.maketrans("–—", "--", _QUOTES)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_LONGEST = 60  # characters of a name that is looked for within others
_SAME = 8  # entries that are written alike: more make no difference to a text
_DIVISION = re.compile(r"(?<= )(District|County|Sub-?district|Town|Township)$")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry; `key` is what a text is compared with."""

    text: str
    key: str
    entry: str  # id of the GlossaryTerm
    is_full: bool = True  # no short form or bare alias
    is_forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry named in a text, at `[start, end)`."""

    forms: tuple[Form, ...]  # of all entries that are written this way
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms by their first character (Chinese) or first word (English), longest first."""

    terms: dict[str, GlossaryTerm]
    zh: dict[str, tuple[tuple[str, tuple[Form, ...]], ...]]
    en: dict[str, tuple[tuple[str, tuple[Form, ...]], ...]]
    forbidden: dict[str, tuple[Form, ...]]  # by entry, with those of the entries inside it
    allowed: dict[str, tuple[Form, ...]]  # by entry
    inner: dict[str, frozenset[str]]  # by entry, those whose English is part of its English


@lru_cache(maxsize=8)
def read_glossary(terms: tuple[GlossaryTerm, ...], divisions: Divisions) -> Lexicon:
    """Prepare a glossary; `divisions` says whether it is Xihu District or Xihu district here."""
    zh = [form for term in terms for form in _zh_forms(term)]
    en = [form for term in terms for form in _en_forms(term, divisions)]
    by_entry: dict[str, list[Form]] = {term.id: [] for term in terms}
    for form in en:
        by_entry[form.entry].append(form)
    allowed = {entry: tuple(forms) for entry, forms in by_entry.items()}
    return Lexicon(
        terms={term.id: term for term in terms},
        zh=_index(zh, lambda key: key[0]),
        en=_index(en, _first_word),
        forbidden=dict(_forbidden(terms, allowed)),
        allowed=allowed,
        inner=dict(_inner(allowed)),
    )


def comparable(text: str) -> str:
    """Return English in lower case with apostrophes, dashes and quotes alike, at equal length."""
    plain = text.translate(_EQUAL)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def find_zh(lexicon: Lexicon, text: str) -> Iterator[Mention]:
    """Yield the entries a Chinese text names, longest form first, each character used once.

    Quotation marks around a part of a name do not hide it; a word that runs across its edge does.
    """
    places = [at for at, each in enumerate(text) if each not in _QUOTES]
    plain = _plain_zh(text)
    words = overlaps(plain)
    position = 0
    while position < len(plain):
        for key, forms in lexicon.zh.get(plain[position], ()):
            end = position + len(key)
            if plain.startswith(key, position) and _is_whole(plain, position, end, words):
                yield Mention(forms, places[position], places[end - 1] + 1)
                position = end - 1
                break
        position += 1


def _is_whole(text: str, start: int, end: int, words: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a name stands by itself: no part of a Latin word, cut out of no Chinese one."""
    joins = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    is_latin = any(len(each) > 1 and each.isascii() and each.isalpha() for each in joins)
    return not is_latin and not is_cut(start, end, words)


def find_en(lexicon: Lexicon, lower: str) -> Iterator[Mention]:
    """Yield the entries an English text names in allowed forms, longest first.

    `lower` is the text as `comparable` gives it.
    """
    position = 0
    while word := _WORD.search(lower, position):
        position = word.end()
        for key, forms in lexicon.en.get(word[0], ()):
            end = _word_end(lower, word.start() + len(key))
            if end and lower.startswith(key, word.start()):
                yield Mention(forms, word.start(), end)
                position = end
                break


def find_form(form: Form, lower: str) -> int:
    """Return where a text, as `comparable` gives it, has one form as whole words, or -1."""
    position = lower.find(form.key)
    while position >= 0:
        is_start = position == 0 or not lower[position - 1].isalnum()
        if is_start and _word_end(lower, position + len(form.key)):
            return position
        position = lower.find(form.key, position + 1)
    return -1


def _plain_zh(text: str) -> str:
    return text.translate(_EQUAL_ZH)


def _zh_forms(term: GlossaryTerm) -> Iterator[Form]:
    for text in term.zh_forms:
        # 拱墅 is a bare alias of 拱墅区, 大运河 is none of 运河.
        is_full = text == term.zh or text not in term.zh
        yield Form(text, _plain_zh(text), term.id, is_full=is_full)


def _en_forms(term: GlossaryTerm, divisions: Divisions) -> Iterator[Form]:
    """Yield every allowed rendering, without article, remark or quotation marks around it."""
    for text in term.en_forms:
        for variant in {text: None, _REMARK.sub("", text): None}:
            plain = _DIVISION.sub(_cased(divisions), variant.removeprefix("the "))
            is_full = text not in term.en_short
            key = comparable(plain)
            for bare in {key.strip('" '): None, key.replace('"', ""): None}:
                if _WORD.search(bare):
                    yield Form(plain, bare, term.id, is_full=is_full)


def _cased(divisions: Divisions) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0].capitalize() if divisions == "District" else match[0].lower()


def _forbidden(
    terms: tuple[GlossaryTerm, ...], allowed: dict[str, tuple[Form, ...]]
) -> Iterator[tuple[str, tuple[Form, ...]]]:
    """Yield for each entry its forbidden forms and those of every entry its Chinese holds.

    A form that is part of what the entry itself allows is not forbidden to it.
    """
    with_forms = [(number, each) for number, each in enumerate(terms) if each.en_forbidden]
    inside = _Within((zh, number) for number, each in with_forms for zh in each.zh_forms)
    for term in terms:
        forms = (
            Form(text, comparable(text), terms[number].id, is_forbidden=True)
            for number in sorted(inside.of(term.zh))
            for text in terms[number].en_forbidden
        )
        right = allowed[term.id]
        yield term.id, tuple(form for form in forms if not any(form.key in x.key for x in right))


def _inner(allowed: dict[str, tuple[Form, ...]]) -> Iterator[tuple[str, frozenset[str]]]:
    within = _Within((form.key, entry) for entry, forms in allowed.items() for form in forms)
    for entry, forms in allowed.items():
        yield entry, frozenset(within.of(*(form.key for form in forms)) - {entry})


class _Within(Generic[_T]):
    """Finds the names that a text holds without comparing each name with each text."""

    def __init__(self, names: Iterable[tuple[str, _T]]) -> None:
        self._named: dict[str, list[_T]] = {}
        for name, one in names:
            if len(name) <= _LONGEST:
                same = self._named.setdefault(name, [])
                if len(same) < _SAME:
                    same.append(one)
        self._starts = {name[:end] for name in self._named for end in range(1, len(name) + 1)}

    def of(self, *texts: str) -> set[_T]:
        """Return whose names stand in one of the texts."""
        return {
            one
            for text in texts
            for start in range(len(text))
            for name in self._from(text, start)
            for one in self._named.get(name, ())
        }

    def _from(self, text: str, start: int) -> Iterator[str]:
        for end in range(start + 1, len(text) + 1):
            if text[start:end] not in self._starts:
                return
            yield text[start:end]


def _index(
    forms: list[Form], first: Callable[[str], str]
) -> dict[str, tuple[tuple[str, tuple[Form, ...]], ...]]:
    by_key: dict[str, list[Form]] = {}
    for form in forms:
        by_key.setdefault(form.key, []).append(form)
    index: dict[str, list[tuple[str, tuple[Form, ...]]]] = {}
    for key in sorted(by_key, key=len, reverse=True):
        index.setdefault(first(key), []).append((key, tuple(by_key[key][:_SAME])))
    return {each: tuple(entries) for each, entries in index.items()}


def _first_word(key: str) -> str:
    found = _WORD.search(key)
    return found[0] if found else ""


def _word_end(lower: str, end: int) -> int:
    """Return where the word ends that a form ends in, a plural s included, or 0 inside a word."""
    if not lower[end : end + 1].isalnum():
        return end
    is_plural = lower[end] == "s" and not lower[end + 1 : end + 2].isalnum()
    return end + 1 if is_plural else 0
