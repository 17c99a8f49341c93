"""Names and terms in a story, explained where each first occurs: a link into the glossary.

A plain link works by tap, by keyboard and on paper, and needs no script; its title shows the other
language's name on hover. Nothing is marked in headings, links, captions or code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.model.library import GlossaryTerm
    from bulletin.model.site import Language

MOST = 10  # on a page: a text full of dots is no easier to read

_KINDS = frozenset({"institution", "programme", "policy", "term"})  # places have pages of their own
_SHORTEST_HAN = 3  # 人才 and 落地 need no explanation
_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[a-z0-9]+")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_NAME = re.compile(r"</?([a-z0-9]+)")
_CLOSED_TO_TERMS = frozenset(
    {"a", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "samp", "sup", "caption"}
    | {"figcaption", "abbr", "dfn", "th"}
)
_ALIKE = (("’", "'"), ("‘", "'"), ("–", "-"), ("‑", "-"))


@dataclass(frozen=True, slots=True)
class _Form:
    key: str
    first: str  # character or word
    id: str
    says: str


class Explainer:
    """Marks the terms of one language; `url` leads to the glossary, `title` has `{name}` in it."""

    def __init__(
        self, terms: Iterable[GlossaryTerm], language: Language, url: str, title: str
    ) -> None:
        self._is_han = language.is_han
        self._url = url
        self._title = title
        # The longest form first: 西湖大学 is not 西湖 with something behind it.
        self._forms = sorted(_forms(terms, language), key=lambda each: (-len(each.key), each.key))

    def explain(self, html: str) -> str:
        """Return a sanitised body with the first occurrence of each term as a link."""
        plain = self._comparable(html)
        present = set(plain) if self._is_han else set(_WORD.findall(plain))
        forms = [form for form in self._forms if form.first in present and form.key in plain]
        if not forms:
            return html
        parts = _TAG.split(html)
        closed, explained = 0, set[str]()
        for number, part in enumerate(parts):
            if number % 2:
                closed += _closes(part)
            elif not closed and part:
                parts[number] = self._marked(part, forms, explained)
        return "".join(parts)

    def _comparable(self, text: str) -> str:
        if self._is_han:
            return text
        for written, plain in _ALIKE:
            text = text.replace(written, plain)
        return text.lower()

    def _marked(self, text: str, forms: list[_Form], explained: set[str]) -> str:
        plain = self._comparable(text)
        places: list[tuple[int, _Form]] = []
        for form in forms:
            at = plain.find(form.key)
            if at < 0 or len(explained) >= MOST:
                continue
            while at >= 0 and not self._stands_alone(plain, at, at + len(form.key)):
                at = plain.find(form.key, at + 1)
            if at >= 0 and form.id not in explained and len(plain) == len(text):
                explained.add(form.id)
                places.append((at, form))
            plain = plain.replace(form.key, "\0" * len(form.key))
        for at, form in sorted(places, key=lambda each: -each[0]):
            end = at + len(form.key)
            title = escape(self._title.format(name=form.says))
            link = f'<a class="term" href="{self._url}#{form.id}" title="{title}">'
            text = f"{text[:at]}{link}{text[at:end]}</a>{text[end:]}"
        return text

    def _stands_alone(self, plain: str, start: int, end: int) -> bool:
        """Whether Latin words begin and end here; Chinese has no gaps between words."""
        is_word = plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum()
        return self._is_han or not is_word


def _closes(tag: str) -> int:
    name = _NAME.match(tag)
    if name is None or name[1] not in _CLOSED_TO_TERMS:
        return 0
    return -1 if tag[1] == "/" else 1


def _forms(terms: Iterable[GlossaryTerm], language: Language) -> Iterator[_Form]:
    """Yield the forms that are worth an explanation: names, and terms of more than one word."""
    taken: set[str] = set()
    for term in terms:
        if term.kind not in _KINDS or term.zh == term.en:
            continue
        for key in _han_keys(term) if language.is_han else _latin_keys(term):
            if key and key not in taken:
                taken.add(key)
                yield _form(key, term, language)


def _form(key: str, term: GlossaryTerm, language: Language) -> _Form:
    if language.is_han:
        return _Form(key, key[0], term.id, term.en)
    word = _WORD.search(key)
    return _Form(key, word[0] if word else "", term.id, term.zh)


def _han_keys(term: GlossaryTerm) -> Iterator[str]:
    yield from (each for each in (term.zh, *term.zh_alt) if len(each) >= _SHORTEST_HAN)


def _describes(name: str) -> bool:
    """Whether it is no name but a description: a French company."""
    words = name.split()
    return len(words) > 1 and sum(word[0].isupper() for word in words) <= 1


def _latin_keys(term: GlossaryTerm) -> Iterator[str]:
    is_phrase = {" ", "-"} & set(term.en) or term.en.lower() != term.en
    names = [each for each in term.en_alt if each.lower() != each and each[0].isupper()]
    for name in (*([term.en] if is_phrase else []), *names):
        if term.kind == "institution" and _describes(name):
            continue
        plain = _REMARK.sub("", name).lower().removeprefix("the ")
        for written, alike in _ALIKE:
            plain = plain.replace(written, alike)
        yield plain[1:-1] if plain[0] in '“"' and plain[-1] in '”"' else plain
