"""The glossary as readers see it: how each name and term is written in the other language."""

import re
from collections.abc import Iterator

from bulletin.model.glossary import TERM_KINDS, GlossaryTerm
from bulletin.model.lookup import GLOSSARY_KEY, GlossaryEntry, GlossaryGroup, GlossaryView
from bulletin.model.plan import Page
from bulletin.model.site import Language
from bulletin.plan.context import Context
from bulletin.plan.mentions import stories_by_term
from bulletin.plan.pages import shared_page, titles_of

_PAIR = ("zh", "en")
_ALIKE = (  # spellings, numbers and marks that make no other name
    (r"isation", "ization"),
    (r"programme", "program"),
    (r"centre", "center"),
    (r"calibre", "caliber"),
    (r"masses\b", "mass"),
    (r"men\b", "man"),
    (r"s\b", ""),
    (r"[^\w]+", ""),
)


def plan_glossary(context: Context) -> Iterator[Page]:
    """Plan glossary/ where there is one and the site has both of its languages."""
    terms = context.library.glossary
    languages = {each.id: each for each in context.library.site.languages}
    if not terms or not set(_PAIR) <= languages.keys():
        return
    for language in languages.values():
        yield shared_page(
            context,
            language,
            key=GLOSSARY_KEY,
            kind="glossary",
            titles=titles_of(context, "glossary.title"),
            description=context.words.text(language.id, "glossary.what"),
            view=GlossaryView(tuple(_groups(context, language)), len(terms)),
        )


def _groups(context: Context, language: Language) -> Iterator[GlossaryGroup]:
    terms = context.library.glossary
    used = stories_by_term(terms, context.shelf.stories, language)
    for kind in TERM_KINDS:
        entries = tuple(
            _entry(term, language, used[term.id]) for term in terms if term.kind == kind
        )
        if entries:
            yield GlossaryGroup(kind, entries)


def _entry(
    term: GlossaryTerm, language: Language, used: tuple[tuple[str, str], ...]
) -> GlossaryEntry:
    """Return a term with the form of the reader's language first."""
    forms = {"zh": term.zh_forms, "en": term.en_forms}
    own = language.id if language.id in _PAIR else _PAIR[0]
    (other,) = (each for each in _PAIR if each != own)
    return GlossaryEntry(
        id=term.id,
        language=own,
        name=forms[own][0],
        also=_others(forms[own]),
        other_language=other,
        other_name=forms[other][0],
        other_also=_others(forms[other]),
        is_unsure=term.unsure,
        meaning=(term.zh_def if own == "zh" else term.en_def) if own == language.id else "",
        stories=used,
    )


def _others(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the further forms; one that only checks need, spelt nearly alike, is no other form."""
    shown: dict[str, str] = {}
    for form in forms:
        shown.setdefault(_spelling(form), form.replace("'", "’"))
    return tuple(shown.values())[1:]


def _spelling(form: str) -> str:
    """Return a form without what differs between spellings of one name."""
    plain = form.lower().removeprefix("the ")
    for written, alike in _ALIKE:
        plain = re.sub(written, alike, plain)
    return plain
