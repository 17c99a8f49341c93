"""Jinja2, set up once for each language."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bulletin.render.chart import draw_chart
from bulletin.render.compiler import bound_names
from bulletin.render.jsonld import json_ld
from bulletin.render.qr import qr_svg
from bulletin.render.quick import QuickEnvironment
from bulletin.render.vocabulary import template_filters, template_globals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from types import CodeType

    from jinja2 import Template
    from jinja2.bccache import Bucket

    from bulletin.model.site import Language
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

FOLDER = "templates/"
_COMPILED_KEPT = 512  # templates, in all the versions that were compiled
_DRAWINGS_KEPT = 4096  # of about 1 KB, in each language


class Templates:
    """The site's templates, each compiled when it is first needed and once for all languages.

    Each language has an environment of its own, so that macros and filters know their language
    without a context. `sources` holds files by path relative to templates/. Those that are `plain`
    are Jinja's own, slower and without our assumptions.
    """

    def __init__(
        self,
        sources: Mapping[str, bytes],
        addresses: Addresses,
        strings: Strings,
        *,
        plain: bool = False,
    ) -> None:
        self._sources = sources
        self._addresses = addresses
        self._strings = strings
        self._plain = plain
        names = frozenset() if plain else bound_names(_texts(sources))
        self._code = _SharedCode(names)
        self._environments: dict[str, Environment] = {}

    def get(self, name: str, language: Language) -> Template:
        """Return a template that speaks a language."""
        if language.id not in self._environments:
            self._environments[language.id] = self._environment(language)
        return self._environments[language.id].get_template(name)

    def _environment(self, language: Language) -> Environment:
        options: dict[str, Any] = {
            "loader": FunctionLoader(self._source),
            "autoescape": select_autoescape(("html", "xml")),
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
            "auto_reload": False,
            "cache_size": -1,
        }
        environment = (
            Environment(**options)  # noqa: S701 - escapes as said above
            if self._plain
            else QuickEnvironment(**options, bytecode_cache=self._code, optimized=False)
        )
        environment.globals.update(
            template_globals(language, self._addresses, self._strings, self._sources),
            qr=qr_svg,
            once=_once(environment),
            chart=lambda figures: draw_chart(figures, language, self._strings),
            json_ld=lambda page: json_ld(page, language, self._addresses),
        )
        environment.filters.update(template_filters(language, self._strings))
        if isinstance(environment, QuickEnvironment):
            environment.fixed = frozenset(environment.globals) - self._code.bound
        return environment

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        content = self._sources.get(name)
        if content is None:
            return None
        return content.decode("utf-8"), f"{FOLDER}{name}", lambda: True


class _SharedCode(BytecodeCache):
    """Compiled templates of this process, by name, source and the names that they may bind."""

    _known: ClassVar[dict[Hashable, CodeType | None]] = {}

    def __init__(self, bound: frozenset[str]) -> None:
        self.bound = bound
        if len(self._known) > _COMPILED_KEPT:  # a preview's, while its templates are being edited
            self._known.clear()

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum, self.bound))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum, self.bound] = bucket.code


def _texts(sources: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what may be a template: fonts are none, assets and strings never are."""
    for name, content in sources.items():
        if not name.startswith(("assets/", "strings/")):
            with suppress(UnicodeDecodeError):
                yield content.decode("utf-8")


def _once(environment: Environment) -> Callable[..., Markup]:
    """Return the drawing of partials that depend only on their arguments, kept for all pages.

    A nameplate by its section, a card by its story: what many pages show is drawn for the first.
    """

    @lru_cache(_DRAWINGS_KEPT)
    def once(name: str, **arguments: Hashable) -> Markup:
        drawn = environment.get_template(name).render(**arguments)
        return Markup(drawn)  # noqa: S704 - a template's own output, escaped as it was drawn

    return once
