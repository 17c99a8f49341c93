"""Which interface strings are used: a missing or an idle one fails the build by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from bulletin.model.finding import Message
from bulletin.render.environment import parsed
from bulletin.render.strings import load_strings, raise_faults, strings_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bulletin.model.site import Site

USED_FROM_PYTHON = (
    "about.nearly",
    "about.over",
    "article.corrections",
    "article.editor_note",
    "article.source",
    "article.terms",
    "article.updated",
    "body.footnote",
    "body.table",
    "chart.item",
    "chart.title",
    "description.archive",
    "description.combination",
    "description.corrections",
    "description.districts",
    "description.events",
    "description.feeds",
    "description.home",
    "description.one_of_districts",
    "description.one_of_topics",
    "description.period",
    "description.topics",
    "events.cancelled_title",
    "events.in_district",
    "events.title",
    "glossary.says",
    "glossary.title",
    "gone.title",
    "home.latest",
    "link.in_language",
    "nav.archive",
    "nav.districts",
    "nav.events",
    "nav.feeds",
    "nav.home",
    "nav.topics",
    "not_found.title",
    "search.title",
    "search.what",
    "text.brief",
    "text.byline",
    "text.page",
    "text.published",
    "text.separator",
    "title.combination",
    "title.side_by_side",
)
"""Keys that the render and plan stages ask for."""

PREFIXES_FROM_PYTHON = ("currency.",)
"""Beginnings of keys of which a site may have as many as it needs."""

_KEY_ARGUMENT = {"t": 0, "t_in": 1}


@dataclass(slots=True)
class _Uses:
    """What templates say: keys with the place that asks for them, beginnings of keys, all words."""

    keys: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    literals: set[str] = field(default_factory=set)


def check_strings(site: Site, templates: Mapping[str, bytes]) -> None:
    """Raise BulletinError with every string that is missing, idle or differs between languages.

    A template may compose a key (`t('role.' ~ role)`) or hand one to a macro; any literal that is
    a key counts as its use.
    """
    strings = load_strings(site, templates)
    known = strings.by_language[site.languages[0].id]
    faults: list[Message] = []
    uses = _uses(templates, faults)
    for key in USED_FROM_PYTHON:
        uses.keys.setdefault(key, "bulletin/")
    faults += (_missing(key, place) for key, place in uses.keys.items() if key not in known)
    faults += (
        _missing(f"{prefix}…", place)
        for prefix, place in uses.prefixes.items()
        if not any(key.startswith(prefix) for key in known)
    )
    prefixes = (*PREFIXES_FROM_PYTHON, *uses.prefixes)
    used = uses.keys.keys() | uses.literals
    idle = (key for key in known if key not in used and not key.startswith(prefixes))
    faults += (_idle(key, site) for key in idle)
    raise_faults(faults)


def _uses(templates: Mapping[str, bytes], faults: list[Message]) -> _Uses:
    uses = _Uses()
    for name in sorted(templates):
        if not name.endswith((".html", ".xml", ".txt")) or name.startswith("assets/"):
            continue
        try:
            asked, literals = _asked(templates[name])
        except TemplateSyntaxError as error:
            place = f"templates/{name}:{error.lineno}"
            faults.append(Message(f"{place}：{error.message}", f"{place}: {error.message}"))
            continue
        uses.literals |= literals
        for key, is_whole, line in asked:
            known = uses.keys if is_whole else uses.prefixes
            known.setdefault(key, f"templates/{name}:{line}")
    return uses


@lru_cache(maxsize=256)  # after an edit the preview parses that template alone
def _asked(source: bytes) -> tuple[tuple[tuple[str, bool, int], ...], frozenset[str]]:
    """Return the keys a template asks for, or their beginnings, with lines; and all its words."""
    found = list(parsed(source.decode("utf-8")).find_all((nodes.Call, nodes.Const)))
    words = (each.value for each in found if isinstance(each, nodes.Const))
    return (
        tuple(
            (key, is_whole, call.lineno)
            for call in found
            if isinstance(call, nodes.Call)
            for key, is_whole in _keys_of(call)
        ),
        frozenset(each for each in words if isinstance(each, str)),
    )


def _keys_of(call: nodes.Call) -> Iterator[tuple[str, bool]]:
    at = _KEY_ARGUMENT.get(call.node.name) if isinstance(call.node, nodes.Name) else None
    if at is not None and len(call.args) > at:
        yield from _keys(call.args[at])


def _keys(expression: nodes.Expr) -> Iterator[tuple[str, bool]]:
    """Yield the keys that an expression may be, or their beginning where it is composed."""
    match expression:
        case nodes.Const(value=str() as key):
            yield key, True
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _keys(one)
            if other is not None:
                yield from _keys(other)
        case nodes.Concat(nodes=[nodes.Const(value=str() as prefix), *_]):
            yield prefix, False
        case nodes.Add(left=nodes.Const(value=str() as prefix)):
            yield prefix, False


def _missing(key: str, place: str) -> Message:
    return Message(
        f"{place}：用到的界面用语“{key}”在 templates/strings/ 里没有，请在每种语言里补上",
        f"{place}: the interface string “{key}” is not in templates/strings/; "
        "add it in every language",
    )


def _idle(key: str, site: Site) -> Message:
    files = ", ".join(f"templates/{strings_file(each.id)}" for each in site.languages)
    return Message(
        f"{files}：界面用语“{key}”没有地方用到，请删去",
        f"{files}: nothing uses the interface string “{key}”; remove it",
    )
