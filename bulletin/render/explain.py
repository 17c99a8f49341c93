"""Names and terms in a story, explained where each first occurs: a link into the glossary.

A plain link works by tap, by keyboard and on paper, and needs no script; its title shows the other
language's name, and what it means, on hover. Nothing is marked in headings, links, captions or
code.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.model.glossary import GlossaryTerm
    from bulletin.model.site import Language

MOST = 10  # on a page: a text full of dots is no easier to read

_KINDS = frozenset({"institution", "programme", "policy", "term"})  # places have pages of their own
_SHORTEST_HAN = 3  # 人才 and 落地 need no explanation
_REMARK = re.compile(r"\s*\([^()]*\)$")
_CLOSED_TO_TERMS = re.compile(
    r"<(a|h[2-6]|code|pre|kbd|samp|sup|caption|figcaption|abbr|dfn|th)(?=[ >])"
)
_ALIKE = str.maketrans("’‘–‑", "''--")
_CLASSES = {"'": "['’‘]", "-": "[-–‑]"}  # of comparable characters, as written
_SENTENCE = {True: "。", False: ". "}  # between the name and what it means
_BEFORE = r"[\s>(\[“‘—/–-]"  # what a word in lower case stands behind

Trie = dict[str, "Trie"]


class Explainer:
    """Marks the terms of one language; `url` leads to the glossary, `title` has `{name}` in it."""

    def __init__(
        self, terms: Iterable[GlossaryTerm], language: Language, url: str, title: str
    ) -> None:
        self._is_han = language.is_han
        self._links: dict[str, tuple[str, str]] = {}  # comparable form → id, the link's first tag
        forms: list[str] = []
        for form, term in _forms(terms, language):
            if _comparable(form) in self._links:
                continue
            name, meaning = (term.en, term.zh_def) if language.is_han else (term.zh, term.en_def)
            said = _SENTENCE[language.is_han].join(filter(None, (title.format(name=name), meaning)))
            link = f'<a class="term" href="{url}#{term.id}" title="{escape(said)}">'
            self._links[_comparable(form)] = term.id, link
            forms.append(escape(form, quote=False))
        self._patterns = tuple(map(re.compile, _patterns(forms, is_han=language.is_han)))

    def explain(self, html: str) -> str:
        """Return a sanitised body with the first occurrence of each term as a link."""
        parts: list[str] = []
        explained: set[str] = set()
        closed: list[tuple[int, int]] | None = None
        done = 0
        places = chain.from_iterable(pattern.finditer(html) for pattern in self._patterns)
        for start, end in sorted(found.span(1) for found in places):
            term_id, link = self._links[_comparable(unescape(html[start:end]))]
            if term_id in explained or start < done:
                continue
            if not self._is_han and not _begins_a_word(html, start):
                continue
            if closed is None:
                closed = _closed(html)
            if _is_in_a_tag(html, start) or any(opens < start < ends for opens, ends in closed):
                continue
            explained.add(term_id)
            parts += (html[done:start], link, html[start:end], "</a>")
            done = end
            if len(explained) == MOST:
                break
        return "".join((*parts, html[done:]))


def _comparable(form: str) -> str:
    return form.translate(_ALIKE).lower()


def _begins_a_word(html: str, start: int) -> bool:
    return not html[start - 1 : start].isalnum()


def _is_in_a_tag(html: str, place: int) -> bool:
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)


def _closed(html: str) -> list[tuple[int, int]]:
    """Return from where to where nothing is marked."""
    return [
        (found.start(), html.find(f"</{found[1]}>", found.end()))
        for found in _CLOSED_TO_TERMS.finditer(html)
    ]


def _patterns(forms: list[str], *, is_han: bool) -> Iterator[str]:
    """Yield what finds all forms.

    A name in Latin script begins with a capital, a term also with a small letter: to look for
    capitals anywhere, and for small letters behind spaces only, takes a third of the time.
    """
    if is_han:
        yield f"({_any_of(forms)})"
    else:
        yield rf"({_any_of([form[0].upper() + form[1:] for form in forms])})(?!\w)"
        yield rf"{_BEFORE}({_any_of([form for form in forms if not form[0].isupper()])})(?!\w)"


def _any_of(forms: list[str]) -> str:
    """Return a pattern of all forms, the longest first, that tries no character twice."""
    trie: Trie = {}
    for form in forms:
        branch = trie
        for character in form[0] + _comparable(form[1:]):
            branch = branch.setdefault(character, {})
        branch[""] = {}
    starts = (f"{re.escape(first)}(?i:{_written(rest)})" for first, rest in trie.items())
    return "|".join(starts) or r"(?!)"


def _written(trie: Trie) -> str:
    branches = [
        _CLASSES.get(character, re.escape(character)) + _written(rest)
        for character, rest in trie.items()
        if character
    ]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 and "" not in trie else f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if "" in trie else pattern


def _forms(terms: Iterable[GlossaryTerm], language: Language) -> Iterator[tuple[str, GlossaryTerm]]:
    """Yield the forms that are worth an explanation: names, and terms of more than one word."""
    for term in terms:
        if term.kind in _KINDS and term.zh != term.en:
            for form in _han_forms(term) if language.is_han else _latin_forms(term):
                yield form, term


def _han_forms(term: GlossaryTerm) -> Iterator[str]:
    yield from (each for each in term.zh_forms if len(each) >= _SHORTEST_HAN)


def _latin_forms(term: GlossaryTerm) -> Iterator[str]:
    is_phrase = {" ", "-"} & set(term.en) or term.en.lower() != term.en
    names = [each for each in term.en_alt if each.lower() != each and each[0].isupper()]
    for name in (*([term.en] if is_phrase else []), *names):
        if term.kind == "institution" and _describes(name):
            continue
        form = _REMARK.sub("", name)
        form = form[4:] if form.lower().startswith("the ") else form
        form = form[1:-1] if form[:1] in '“"' and form[-1:] in '”"' else form
        if form:
            yield form


def _describes(name: str) -> bool:
    """Whether it is no name but a description: a French company."""
    words = name.split()
    return len(words) > 1 and sum(word[0].isupper() for word in words) <= 1
