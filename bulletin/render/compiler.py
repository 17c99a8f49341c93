"""Jinja's compiler, without what our templates never use and every page pays for.

Jinja asks of each call whether it wants the context, and marks each printed value as safe before
it joins them. No function of our vocabulary takes the context, and joined text needs no mark.
"""

from __future__ import annotations

from functools import lru_cache
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame, MacroRef

_TEXTS_KEPT = 16_384  # short ones: names, titles, dates, addresses
_LONGEST_KEPT = 200


class Compiler(CodeGenerator):
    """Writes the Python code of a template whose environment has `printed` and `macro`."""

    def visit_Call(  # noqa: N802 - Jinja's own name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's own signature
    ) -> None:
        """Call directly; a name that is undefined raises as it is called."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Let the environment remember what the macro draws."""
        self.write("environment.macro(context, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a private type
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


def printed(value: object) -> str:
    """Return a value as it is printed into markup."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value] # it is a str
    if kind is str and len(value) <= _LONGEST_KEPT:  # type: ignore[arg-type] # it is a str
        return _escaped(value)
    return escape(value)


@lru_cache(_TEXTS_KEPT)
def _escaped(text: str) -> str:
    return escape(text)
