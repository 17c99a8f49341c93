"""Jinja2, set up once for each language."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bulletin.model.views import Card
from bulletin.render.chart import draw_chart
from bulletin.render.compiler import Compiler, printed
from bulletin.render.jsonld import json_ld
from bulletin.render.qr import qr_svg
from bulletin.render.vocabulary import template_filters, template_globals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, MutableMapping
    from types import CodeType

    from jinja2 import Template
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context, Macro

    from bulletin.model.site import Language
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

FOLDER = "templates/"
_REMEMBERED = frozenset({Card, str, int, bool, dt.date, dt.datetime})  # quick to recognise
_COMPILED_KEPT = 512  # templates, in all the versions that were compiled
_DRAWINGS_KEPT = 4096  # of about 1 KB, in each language


class Templates:
    """The site's templates, each compiled when it is first needed and once for all languages.

    Each language has an environment of its own, so that macros and filters know their language
    without a context. `sources` holds files by path relative to templates/.
    """

    def __init__(
        self, sources: Mapping[str, bytes], addresses: Addresses, strings: Strings
    ) -> None:
        self._sources = sources
        self._addresses = addresses
        self._strings = strings
        _CODE.forget_old()
        self._code = _CODE
        self._environments: dict[str, Environment] = {}

    def get(self, name: str, language: Language) -> Template:
        """Return a template that speaks a language."""
        if language.id not in self._environments:
            self._environments[language.id] = self._environment(language)
        return self._environments[language.id].get_template(name)

    def _environment(self, language: Language) -> Environment:
        environment = _Environment(
            loader=FunctionLoader(self._source),
            bytecode_cache=self._code,
            autoescape=select_autoescape(("html", "xml")),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals.update(
            template_globals(language, self._addresses, self._strings, self._sources),
            qr=qr_svg,
            once=_once(environment),
            chart=lambda figures: draw_chart(figures, language, self._strings),
            json_ld=lambda page: json_ld(page, language, self._addresses),
        )
        environment.filters.update(template_filters(language, self._strings))
        return environment

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        content = self._sources.get(name)
        if content is None:
            return None
        return content.decode("utf-8"), f"{FOLDER}{name}", lambda: True


class _Environment(Environment):
    """An environment whose templates have no globals of their own.

    Jinja looks names up in a chain of two dictionaries, which took a fifth of a page's time.
    """

    code_generator_class = Compiler
    printed = staticmethod(printed)

    def macro(self, context: Context, macro: Macro) -> Callable[..., str]:
        """Return a macro that draws the same arguments once.

        Imported without context it knows its arguments and the globals of all templates, no page.
        """
        sees_a_page = len(context.parent) > len(self.globals)
        if sees_a_page or macro.caller or macro.catch_kwargs or macro.catch_varargs:
            return macro
        known = lru_cache(_DRAWINGS_KEPT, typed=True)(macro)

        def drawn(*given: Any, **named: Any) -> str:  # noqa: ANN401 - as the macro
            if _REMEMBERED.issuperset(map(type, given)) and not named:
                return known(*given)
            return macro(*given, **named)

        return drawn

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of all templates."""
        return self.globals if d is None else super().make_globals(d)


class _SharedCode(BytecodeCache):
    """Compiled templates of this process, by name and source."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def forget_old(self) -> None:
        """Bound what a preview collects while its templates are being edited."""
        if len(self._code) > _COMPILED_KEPT:
            self._code.clear()

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


_CODE = _SharedCode()


def _once(environment: Environment) -> Callable[..., Markup]:
    """Return the drawing of partials that depend only on their arguments, kept for all pages.

    A nameplate by its section, a card by its story: what many pages show is drawn for the first.
    """

    @lru_cache(_DRAWINGS_KEPT)
    def once(name: str, **arguments: Hashable) -> Markup:
        drawn = environment.get_template(name).render(**arguments)
        return Markup(drawn)  # noqa: S704 - a template's own output, escaped as it was drawn

    return once
