"""Markdown bodies as pages and feeds ask for them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bulletin.model.body import Body
    from bulletin.model.site import Language
    from bulletin.render.strings import Strings

_KEPT = 256  # a story's text stands in several feeds, which are drawn one after another
_TO_SAME_PAGE = re.compile(r'(<a [^<>]*?\bhref=")#')  # bodies hold < and > as tags only


class Bodies:
    """Renders bodies with the labels of their language."""

    def __init__(self, strings: Strings, render_body: Callable[..., Body] | None) -> None:
        self._strings = strings
        self._given = render_body
        self.standing_alone = lru_cache(_KEPT)(self._standing_alone)

    @cached_property
    def _render(self) -> Callable[..., Body]:
        if self._given:
            return self._given
        from bulletin.render.markdown import render_body  # noqa: PLC0415 - unused where nothing changed

        return render_body

    def body(
        self,
        text: str,
        language: Language,
        links: Mapping[str, str],
        id_prefix: str = "",
        heading_offset: int = 0,
    ) -> Body:
        """Render a body for a page of the site."""
        return self._render(
            text,
            language,
            links,
            id_prefix=id_prefix,
            heading_offset=heading_offset,
            table_label=self._strings.text(language, "body.table"),
            footnote_label=self._strings.text(language, "body.footnote"),
        )

    def _standing_alone(
        self, text: str, language: Language, links: tuple[tuple[str, str], ...], url: str
    ) -> str:
        """Render a body for a reader elsewhere: links within it lead to its page at `url`."""
        html = self.body(text, language, dict(links)).html
        return _TO_SAME_PAGE.sub(lambda found: f"{found[1]}{escape(url)}#", html)
