"""Markdown → HTML → safe HTML, with one engine for each thread."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from bulletin.model.body import Body
from bulletin.model.finding import BulletinError
from bulletin.model.site import Language
from bulletin.render.markdown import blocks
from bulletin.render.markdown.fences import Fences
from bulletin.render.markdown.inline import InlineSyntax
from bulletin.render.markdown.nesting import NestedLists
from bulletin.render.markdown.notes import Footnotes
from bulletin.render.markdown.plain import convert_plain
from bulletin.render.markdown.sanitise import Sanitiser
from bulletin.render.markdown.scripts import mark_han
from bulletin.render.markdown.tree import Finish


def render_body(  # noqa: PLR0913  # two labels and two offsets, all optional
    text: str,
    language: Language,
    links: Mapping[str, str],
    *,
    id_prefix: str = "",
    heading_offset: int = 0,
    table_label: str = "",
    footnote_label: str = "",
) -> Body:
    """Return the sanitised HTML of a Markdown body, and what other rooms ask about it.

    `links` maps each destination as written to its URL. `id_prefix` sets every id and in-page link
    apart from those of other bodies on the page. Headings start at level 2, plus `heading_offset`.
    `table_label` names the scroll box of a table without caption, `footnote_label` the way back
    from a footnote, followed by its number.
    """
    engine = _engine()
    engine.finish.is_han = language.is_han
    engine.finish.heading_offset = heading_offset
    engine.finish.table_label = table_label
    engine.footnotes.finish.label = footnote_label
    try:
        plain = convert_plain(text, heading_offset=heading_offset, table_label=table_label)
        body = engine.sanitiser.clean(plain or engine.convert(text), links, id_prefix)
    except MemoryError:  # the machine's fault, not to be remembered as the story's
        raise
    except Exception as error:  # what hostile text does to a parser is one story's fault
        del _local.engine  # half-way through a body, its state would leak into the next
        raise BulletinError(
            "正文的 Markdown 无法处理：请检查嵌套过深的列表、引用或强调。",
            "The Markdown of the text cannot be rendered: look for lists, quotations or emphasis "
            "nested too deeply.",
            exit_code=1,
        ) from error
    return body if language.is_han else replace(body, html=mark_han(body.html))


class _Engine:
    """Python-Markdown set up for both languages, and the sanitiser behind it."""

    def __init__(self) -> None:
        self.footnotes = Footnotes()
        self.sanitiser = Sanitiser()
        self._markdown = Markdown(
            output_format="html",
            extensions=[
                AttrListExtension(),
                DefListExtension(),
                self.footnotes,
                MarkdownInHtmlExtension(),
                SaneListExtension(),
                TableExtension(),
            ],
        )
        self._markdown.preprocessors.register(Fences(self._markdown), "fences", 25)
        self._markdown.preprocessors.register(NestedLists(self._markdown), "nesting", 15)
        blocks.register(self._markdown)
        InlineSyntax().extendMarkdown(self._markdown)
        self.finish = Finish(self._markdown)
        self._markdown.treeprocessors.register(self.finish, "finish", -1)
        self._markdown.treeprocessors.deregister("prettify")

    def convert(self, text: str) -> str:
        """Return HTML that is not yet safe."""
        return self._markdown.reset().convert(text)


_local: Any = threading.local()


def _engine() -> _Engine:
    """Return this thread's engine; building one takes as long as rendering several articles."""
    if not hasattr(_local, "engine"):
        _local.engine = _Engine()
    engine: _Engine = _local.engine
    return engine
