"""Jinja's compiler, without what our templates never use and every page pays for.

What a template prints is gathered in a list and joined once. What is the same on every page of a
language (functions, filters, interface words, addresses of fixed keys) is looked up when the
template is loaded. Attributes are asked of their objects directly. No function of our vocabulary
takes the context. Where a page can't be drawn like this, Jinja's own compiler has the last word.
"""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.compiler import Frame, MacroRef

CONSTANT = frozenset({"absolute", "asset", "drawing", "t", "t_in", "url"})
"""Functions of the vocabulary whose answers depend on their arguments alone."""

_MAY_LACK = frozenset({"defined", "undefined", "default", "d"})  # tests and filters
_TAG = re.compile(r"\{[%{][-+]?(.*?)[%}]\}", re.DOTALL)
_ARGUMENT = re.compile(r"\b(\w+)\s*=(?!=)")
_STATEMENT = re.compile(
    r"\s*(?:set\b([^=]*)|for\b(.*?)\bin\b|(?:macro|call|import|from|with)\b(.*))", re.DOTALL
)
_NAME = re.compile(r"\w+")


def bound_names(sources: Iterable[str]) -> frozenset[str]:
    """Return the names to which templates may give a meaning of their own; rather too many."""
    found: set[str] = set()
    for source in sources:
        for tag in _TAG.findall(source):
            found.update(_ARGUMENT.findall(tag))
            if statement := _STATEMENT.match(tag):
                found.update(_NAME.findall("".join(filter(None, statement.groups()))))
    return frozenset(found)


class Compiler(CodeGenerator):
    """Writes the Python code of a template.

    Its environment offers `printed`, `macro`, `imported`, `named`, `constant` and `fixed`: the
    names of globals that no template binds otherwise.
    """

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - Jinja calls it
        super().__init__(*given, **named)
        self._fixed: frozenset[str] = self.environment.fixed  # type: ignore[attr-defined] # see above
        self._loaded: dict[str, str] = {}  # expression → the module's name for its value
        self._own_buffers: set[str] = set()  # of the root and the blocks
        self._may_lack: set[int] = set()  # nodes whose attribute may be undefined

    def visit_Template(  # noqa: N802 - Jinja's own name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Write the module, and at its end what is looked up as it is loaded."""
        super().visit_Template(node, frame)
        for expression, name in self._loaded.items():
            self.writeline(f"{name} = {expression}")

    def enter_frame(self, frame: Frame) -> None:
        """Gather what the root or a block prints; look up only names that may differ."""
        loads = frame.symbols.loads
        for target in [each for each, (_, name) in loads.items() if name in self._fixed]:
            del loads[target]
        super().enter_frame(frame)
        if frame.buffer is None:
            self.buffer(frame)
            self._own_buffers.add(f"{frame.buffer}")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 - Jinja's own signature
        """Give out what the root or a block printed."""
        if frame.parent is None:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - Jinja's own name
        """Without context Jinja prints around the buffer: give out first what stands before."""
        if not node.with_context and frame.buffer in self._own_buffers:
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Look filters and tests up as the module is loaded."""
        visitor = DependencyFinderVisitor()
        for node in nodes:
            visitor.visit(node)
        for kind, names, known in (
            ("filter", visitor.filters, self.filters),
            ("test", visitor.tests, self.tests),
        ):
            for name in sorted(names):
                known[name] = self._at_load(f"environment.named({kind!r}, {name!r})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's own name
        """Take what is fixed from the module."""
        if node.ctx == "load" and node.name in self._fixed:
            self.write(self._at_load(f"environment.globals[{node.name!r}]"))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's own name
        """Ask the object itself, unless it may lack the attribute."""
        is_block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if is_block or id(node) in self._may_lack or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

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

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")

    def _filter_test_common(self, node: nodes.Filter | nodes.Test, *given: Any) -> Any:  # noqa: ANN401 - as Jinja's
        if node.name in _MAY_LACK:
            self._may_lack.add(id(node.node))
        return super()._filter_test_common(node, *given)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - a private type
        """Fold no filter: its answer depends on the language, and all languages share the code."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a private type
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            super()._output_child_pre(node, frame, finalize)
            return
        if constant := self._constant(node):
            self.write(f"{constant} or ")
        self.write(f"{self._at_load('environment.printed')}(")

    def _constant(self, node: nodes.Expr) -> str:
        """Return the module's name for what a call prints on every page; "" if it may vary."""
        match node:
            case nodes.Call(node=nodes.Name(name=name), kwargs=[], dyn_args=None, dyn_kwargs=None):
                given = [each.value for each in node.args if isinstance(each, nodes.Const)]
                if name in CONSTANT & self._fixed and len(given) == len(node.args):
                    return self._at_load(f"environment.constant({name!r}, {tuple(given)!r})")
        return ""

    def _at_load(self, expression: str) -> str:
        return self._loaded.setdefault(expression, f"loaded_{len(self._loaded)}")
