"""PyYAML's errors in an editor's words."""

import re
from typing import Final

import yaml

from bulletin.model.finding import NO_MESSAGE, Finding, Message
from bulletin.parse.report import SourceText

_INDENTED: Final = Message(
    "这一行的缩进和上面的对不上。", "this line's indentation matches nothing above it"
)
_EXPLAINED: Final = {
    "mapping values are not allowed here": Message(
        "这里多了一个冒号：值里的“: ”要放进引号。",
        "one colon too many: a value with “: ” in it needs quotes",
    ),
    "could not find expected ':'": Message(
        "这一行没有写成“键: 值”。", "this line is not written as “key: value”"
    ),
    "found character '\\t' that cannot start any token": Message(
        "这里有制表符（Tab）。", "a tab stands here"
    ),
    "found unexpected end of stream": Message(
        "引号没有写完。", "the quotation mark is never closed"
    ),
    "expected <block end>, but found '<block mapping start>'": _INDENTED,
    "expected '<document start>', but found '<block mapping start>'": _INDENTED,
    "expected <block end>, but found '<block sequence start>'": Message(
        "这个“-”的缩进和上面的对不上。", "this dash's indentation matches nothing above it"
    ),
    "expected <block end>, but found '-'": Message(
        "这个“-”的缩进和上面的对不上。", "this dash's indentation matches nothing above it"
    ),
    "expected <block end>, but found '<scalar>'": Message(
        "引号后面还有文字：整个值要放在一对引号里。",
        "text follows the quotation mark: put the whole value in one pair of quotes",
    ),
    "sequence entries are not allowed here": Message(
        "列表要另起一行写。", "a list begins on its own line"
    ),
}
_INDENTED_KEY: Final = re.compile(r"[ ]+(?=[A-Za-z_][\w-]*:(?: |$))")
_FLOW: Final = Message(
    "方括号或花括号没有写完，或里面少了逗号。",
    "a bracket is never closed, or a comma is missing inside it",
)
_GENERIC: Final = Message(
    "这里读不懂，多半是缩进、引号或括号的问题。",
    "this cannot be read; look at the indentation, quotes or brackets",
)
_EXAMPLE: Final = Message(
    "每行写成 title: 标题；拿不准时把值放进单引号：title: '标题'。",
    "Write each line as title: Headline; when in doubt, quote it: title: 'Headline'.",
)


def unreadable(source: SourceText, first: int, error: Exception) -> Finding:
    """Translate a PyYAML error; its marks often point behind the fault, so choose with care."""
    line, column, message, hint = first, 1, _GENERIC, _EXAMPLE
    if isinstance(error, yaml.MarkedYAMLError):
        problem, context = error.problem or "", error.context or ""
        mark = error.problem_mark or error.context_mark
        message = _EXPLAINED.get(problem, _GENERIC)
        if "flow" in context:
            message, mark = _FLOW, error.context_mark or mark
        elif "quoted scalar" in context or "simple key" in context:
            mark = error.context_mark or mark
        if mark is not None:
            line, column = mark.line + first, mark.column + 1
        key = _INDENTED_KEY.match(source.line(line))
        is_told = message is _INDENTED or problem.startswith("mapping values")
        if key and is_told and key.end() > _indent(source.line(line - 1)):
            return _indented_key(source, line)
    elif isinstance(error, RecursionError):
        hint = NO_MESSAGE
    return source.finding("front-matter-yaml", line, column, message, hint)


def _indented_key(source: SourceText, line: int) -> Finding:
    """Say that a key stands below a value that is complete, as though it were part of it."""
    written, above = source.line(line), source.line(line - 1)
    if above.lstrip().startswith("- "):
        hint = Message(
            "上一行也要有键：写成“- name: …”，这一行与 name 对齐。",
            "Give the line above a key, as “- name: …”, and put this line below `name`.",
        )
        replacement = ""
    else:
        hint = Message("删去开头的空格。", "Delete the spaces before it.")
        replacement = above[: _indent(above)] + written.lstrip()
    return source.finding(
        "front-matter-yaml",
        line,
        1,
        Message(
            "上一行已经写完，这个键不能再缩进。", "this key is indented below a finished value"
        ),
        hint,
        length=_indent(written),
        replacement=replacement,
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
