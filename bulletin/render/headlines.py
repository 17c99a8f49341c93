"""Where a headline in Chinese may break: between words, which Chinese writes without spaces.

Browsers break Han anywhere, and so a headline on a phone within words. Words are guessed by
BudouX's model; what the site knows better, its names and terms and every figure, stays whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from bulletin.model.han import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from budoux import Parser

    from bulletin.model.plan import Plan

_HAN = re.compile(f"[{HAN}]")
_FIGURE = rf"第?(?:[0-9][0-9.,]*%?|[一二三四五六七八九十百千两几]+)[余多]?[万亿]*(?:个月|[{HAN}])?"
_DOT = re.compile(f"[{HAN}]·")  # may begin no line (GB/T 15834), but browsers let it
_OPENING, _CLOSING = frozenset("“‘《〈「『（【"), frozenset("”’》〉」』）】")
_CLINGING = frozenset("的了着过们吗呢吧等")  # to the word before them
_MARGIN = 1500  # how sure the model has to be: at 0 it is wrong at one break in six
_KEPT = 16_384


def unbroken(plan: Plan) -> Iterator[str]:
    """Yield the names and terms of a site."""
    yield from (each.title for each in plan.site.languages)
    for term in (*plan.site.districts, *plan.site.topics):
        yield from term.spellings
    for entry in plan.glossary:
        yield from entry.zh_forms


def headline_setter(terms: Iterable[str]) -> Callable[[str], Markup]:
    """Return what marks in a text, as an element's content, where its lines may end."""
    ends_of = line_ends(terms)

    @lru_cache(_KEPT)
    def headline(text: str) -> Markup:
        if not _HAN.search(text):
            return escape(text)
        # The style sheet keeps whole what a <wbr> is in, so one stands before a text without ends.
        parts = pairwise((0, *(ends_of(text) or [0]), len(text)))
        marked = Markup("<wbr>").join(text[start:end] for start, end in parts)
        return Markup(_DOT.sub(r'<span class="joined">\g<0></span>', str(marked)))  # noqa: S704 - escaped

    return headline


def line_ends(terms: Iterable[str]) -> Callable[[str], list[int]]:
    """Return what says where lines of a text may end besides behind marks; `terms` stay whole."""
    known = sorted(
        {re.escape(each) for each in terms if _HAN.search(each)},
        key=lambda each: (-len(each), each),
    )
    whole = re.compile("|".join((*known, _FIGURE)))

    def ends_of(text: str) -> list[int]:
        if not _HAN.search(text):
            return []
        spans = (found.span() for found in whole.finditer(text))
        held = {place for start, end in spans for place in range(start + 1, end)}
        return [each for each in _word_ends(text) if each not in held]

    return ends_of


def _word_ends(text: str) -> Iterator[int]:
    ends = set(accumulate(map(len, _model().parse(text))))
    for place, (last, first) in enumerate(pairwise(text), 1):
        if _may_end(last, first, is_guessed=place in ends):
            yield place


def _may_end(last: str, first: str, *, is_guessed: bool) -> bool:
    """Say whether a line may end between two characters; behind other marks it may anyway."""
    if not (first.isalnum() or first in _OPENING) or first in _CLINGING:
        return False
    if last in _CLOSING:
        return True
    if first in _OPENING:
        return last.isalnum()
    return is_guessed and last.isalnum() and bool(_HAN.match(last) or _HAN.match(first))


@cache
def _model() -> Parser:
    from budoux import Parser, load_default_simplified_chinese_parser  # noqa: PLC0415 - unused where nothing changed

    model = load_default_simplified_chinese_parser().model
    return Parser({**model, "margin": {"": 2 * _MARGIN}})  # half of a model's sum is its threshold
