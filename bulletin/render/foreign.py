"""Links of a text that lead to the other language say so, to eyes, ears and programs."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulletin.model.site import Language, Site
    from bulletin.render.strings import Strings

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


def with_languages(
    html: str, links: Iterable[tuple[str, str]], language: Language, site: Site, strings: Strings
) -> str:
    """Return a text in `language` with its links to pages in others marked.

    `links` lead from each address as printed to the site path it stands for.
    """
    foreign = {
        escape(printed): other
        for printed, path in links
        for other in site.languages
        if other.id != language.id and path.startswith(f"/{other.id}/")
    }
    if not foreign:
        return html

    def marked(link: re.Match[str]) -> str:
        other = foreign.get(link[1])
        if other is None:
            return link[0]
        name = _name(other, language, strings)
        label = escape(strings.text(language, "link.in_language", name=name))
        return f'<a href="{link[1]}" hreflang="{other.tag}"{link[2]}>{link[3]}{label}</a>'

    return _LINK.sub(marked, html)


def _name(other: Language, language: Language, strings: Strings) -> str:
    """Return the name of a language in the words of another, or as it calls itself."""
    if other.id in {"zh", "en"}:
        return strings.text(language, f"language.{other.id}")
    return other.name
