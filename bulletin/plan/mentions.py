"""Which stories use a term of the glossary: the way back from its entry."""

import re

from bulletin.model.article import Story
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.site import Language

MOST = 3  # stories of a term; the search finds the others
NEWEST = 100  # stories that are looked through: older ones would cost each build more time


def stories_by_term(
    terms: tuple[GlossaryTerm, ...], stories: tuple[Story, ...], language: Language
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return key and headline of the newest stories in a language that name each term.

    `stories` are newest first.
    """
    found: dict[str, list[tuple[str, str]]] = {term.id: [] for term in terms}
    wanted = {term.id: term.zh_forms if language.is_han else term.en_forms for term in terms}
    for story in stories[:NEWEST]:
        version = story.versions.get(language.id)
        if version is None:
            continue
        text = f"{version.title}\n{version.kicker}\n{version.deck}\n{version.body}"
        for term_id, forms in wanted.items():
            if len(found[term_id]) < MOST and _names(text, forms, is_han=language.is_han):
                found[term_id].append((story.key, version.title))
    return {term_id: tuple(named) for term_id, named in found.items()}


def _names(text: str, forms: tuple[str, ...], *, is_han: bool) -> bool:
    present = (form for form in forms if form in text)
    if is_han:
        return any(present)
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in present)
