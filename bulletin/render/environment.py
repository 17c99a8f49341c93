"""Jinja2, set up once for each language."""

from __future__ import annotations

from functools import cache, lru_cache
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    nodes,
    select_autoescape,
)
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from bulletin.render.chart import draw_chart
from bulletin.render.headlines import headline_setter, unbroken
from bulletin.render.jsonld import json_ld
from bulletin.render.qr import qr_svg
from bulletin.render.vocabulary import template_filters, template_globals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, MutableMapping
    from types import CodeType

    from jinja2 import Template
    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame

    from bulletin.model.site import Language
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

FOLDER = "templates/"
_COMPILED_KEPT = 512  # templates, in all the versions that were compiled
_DRAWINGS_KEPT = 4096  # of about 1 KB, in each language

_SYNTAX: Mapping[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
_trees: dict[str, nodes.Template] = {}  # parsed for a check, and not yet compiled


def parsed(source: str) -> nodes.Template:
    """Return the syntax tree of a template, and keep it until the template is compiled."""
    if len(_trees) > _COMPILED_KEPT:
        _trees.clear()
    tree = _trees[source] = Environment(autoescape=True, **_SYNTAX).parse(source)
    return tree


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
        self._code = _SharedCode()
        self._environments: dict[str, Environment] = {}
        self._headline = headline_setter(unbroken(addresses.plan))

    def get(self, name: str, language: Language) -> Template:
        """Return a template that speaks a language."""
        if language.id not in self._environments:
            self._environments[language.id] = self._environment(language)
        return self._environments[language.id].get_template(name)

    def _environment(self, language: Language) -> Environment:
        environment = _Environment(
            loader=FunctionLoader(self._source),
            autoescape=select_autoescape(("html", "xml")),
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=self._code,
            optimized=False,
            **_SYNTAX,
        )
        environment.globals.update(
            template_globals(language, self._addresses, self._strings, self._sources),
            qr=qr_svg,
            once=_once(),
            chart=lambda figures: draw_chart(figures, language, self._strings),
            json_ld=lambda page: json_ld(page, language, self._addresses),
        )
        environment.filters.update(template_filters(language, self._strings, self._headline))
        return environment

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        content = self._sources.get(name)
        if content is None:
            return None
        return content.decode("utf-8"), f"{FOLDER}{name}", lambda: True


class _Code(CodeGenerator):
    """Folds no filter: its answer depends on the language, and all languages share the code.

    What a page does hundreds of times it does directly: it calls functions, of which none asks for
    the context, takes macros from modules at hand, and makes no Markup of what is only joined.
    """

    def visit_Call(  # noqa: N802 - as Jinja's
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - the same
    ) -> None:
        is_plain = not (node.dyn_args or node.dyn_kwargs or forward_caller)
        if not is_plain or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a private type
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - a private type
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class _Environment(Environment):
    """Its templates have no globals of their own.

    Jinja looks names up in a chain of two dictionaries, which took a fifth of a page's time.
    """

    code_generator_class = _Code

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Jinja's
        super().__init__(**options)
        self.imported = cache(lambda name: self.get_template(name).module)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _trees.pop(source, None) or super()._parse(source, name, filename)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of all templates."""
        return self.globals if d is None else super().make_globals(d)

    @staticmethod
    def shown(value: object) -> str:
        """Return a value as HTML."""
        if type(value) is Markup:
            return value
        if type(value) is str and not (
            "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        ):
            return value
        return escape(value)


class _SharedCode(BytecodeCache):
    """Compiled templates of this process, by name and source."""

    _known: ClassVar[dict[tuple[str, str], CodeType | None]] = {}

    def __init__(self) -> None:
        if len(self._known) > _COMPILED_KEPT:  # a preview's, while its templates are being edited
            self._known.clear()

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code


def _once() -> Callable[..., str]:
    """Return what draws a macro for the first page that needs it, and keeps that for all others.

    Only for macros imported without context: they know their arguments and no page.
    """

    @lru_cache(_DRAWINGS_KEPT, typed=True)  # 1 and true are equal, and read differently
    def once(macro: Callable[..., str], *given: Hashable) -> str:
        return macro(*given)

    return once
