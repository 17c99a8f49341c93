"""What compiled templates ask of their environment, made quick."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateRuntimeError
from jinja2.utils import missing
from markupsafe import Markup, escape

from bulletin.model.views import Card
from bulletin.render.compiler import Compiler

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context, Macro

_TEXTS_KEPT = 16_384  # short ones: names, titles, dates, addresses
_LONGEST_KEPT = 200
_DRAWINGS_KEPT = 4096  # of about 1 KB, for each macro
_SIMPLE = frozenset({Card, str, int, bool, dt.date, dt.datetime})  # quick to compare


class QuickEnvironment(Environment):
    """An environment for the code that `Compiler` writes.

    Its templates have no globals of their own: Jinja looks names up in a chain of two
    dictionaries, which took a fifth of a page's time.
    """

    code_generator_class = Compiler
    fixed: frozenset[str] = frozenset()

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(**options)
        self._modules: dict[str, TemplateModule] = {}

    @staticmethod
    def printed(value: object) -> str:
        """Return a value as it is printed into markup."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value] # it is a str
        if kind is str and len(value) <= _LONGEST_KEPT:  # type: ignore[arg-type] # it is a str
            return _escaped(value)
        return escape(value)

    def constant(self, name: str, given: tuple[object, ...]) -> str:
        """Return what a global function's answer prints; "" where it has none."""
        try:
            function: Callable[..., object] = self.globals[name]  # type: ignore[assignment] # is one
            return self.printed(function(*given))
        except Exception:  # noqa: BLE001 - raised again if a page asks for it
            return ""

    def named(self, kind: str, name: str) -> Callable[..., Any]:
        """Return a filter or a test; one that is missing raises as it is called."""
        known: Mapping[str, Any] = self.filters if kind == "filter" else self.tests
        return known.get(name) or _missing(kind, name)

    def imported(self, name: str) -> TemplateModule:
        """Return what a template exports that knows nothing of the page."""
        module = self._modules.get(name)
        if module is None:
            module = self._modules[name] = self.get_template(name).module
        return module

    def macro(self, context: Context, macro: Macro) -> Callable[..., str]:
        """Return a macro that takes its arguments quickly and draws the same ones once.

        Imported without context it knows its arguments and the globals of all templates, no page.
        """
        special = macro.caller or macro.catch_kwargs or macro.catch_varargs
        if special or not macro._default_autoescape:  # noqa: SLF001 - has no public name
            return macro
        called = _called(macro)
        sees_a_page = len(context.parent) > len(self.globals)
        return called if sees_a_page else _drawn_once(called)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of all templates."""
        return self.globals if d is None else super().make_globals(d)


@lru_cache(_TEXTS_KEPT)
def _escaped(text: str) -> str:
    return escape(text)


def _missing(kind: str, name: str) -> Callable[..., Any]:
    def fail(*_given: object) -> None:
        message = f"No {kind} named {name!r} found."
        raise TemplateRuntimeError(message)

    return fail


def _called(macro: Macro) -> Callable[..., str]:
    """Return the macro's function with its arguments in their places."""
    function, names = macro._func, macro.arguments  # noqa: SLF001 - has no public name
    blanks = [(missing,) * (len(names) - given) for given in range(len(names) + 1)]

    def called(*given: Any, **named: Any) -> str:  # noqa: ANN401 - as the macro
        if len(given) > len(names) or not named.keys() <= set(names[len(given) :]):
            return macro(*given, **named)  # which says what is wrong
        if named:
            rest = [named.get(name, missing) for name in names[len(given) :]]
            return str.__new__(Markup, function(*given, *rest))
        return str.__new__(Markup, function(*given, *blanks[len(given)]))

    return called


def _drawn_once(called: Callable[..., str]) -> Callable[..., str]:
    """Return a macro that keeps what it drew of a card or simple values.

    Cards are told apart by identity: comparing two takes longer than drawing some of their parts.
    """
    known: dict[object, tuple[object, str]] = {}

    def drawn(*given: Any, **named: Any) -> str:  # noqa: ANN401 - as the macro
        key: object
        if named:
            return called(*given, **named)
        if len(given) == 1 and (type(given[0]) is Card or type(given[0]) is str):
            key = given[0] if type(given[0]) is str else id(given[0])
        else:
            kinds = tuple(map(type, given))
            if not _SIMPLE.issuperset(kinds):
                return called(*given)
            key = (kinds, *(id(each) if type(each) is Card else each for each in given))
        found = known.get(key)
        if found is None:
            if len(known) >= _DRAWINGS_KEPT:
                known.clear()
            # a card that is kept keeps its identity
            known[key] = found = (given, called(*given))
        return found[1]

    return drawn
