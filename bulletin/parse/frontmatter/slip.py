"""One slip on a line of front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Message, Severity


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip on one line; `column` counts from 0. A certain one comes with the line mended."""

    column: int
    rule: str
    message: Message
    hint: Message
    length: int = 1
    severity: Severity = Severity.ERROR
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written: `text` begins at `column` (from 0) of `lines[index]`.

    `head` is its key with colon and space, `indent` the key's indentation.
    """

    lines: list[str]
    index: int
    text: str
    column: int
    head: str
    indent: int


AFTER: Final = re.compile(r"[ \t]*(?:[ \t]#.*)?")  # what may follow a quoted or bracketed value
NEXT_KEY: Final = re.compile(r" *(?:- +)?[A-Za-z_][\w-]*:(?: |$)")


def quoted(text: str) -> str:
    """Return text in single quotes, as YAML reads it back."""
    return "'" + text.replace("'", "''") + "'"


def in_a_list(items: Sequence[str], before: str) -> str:
    """Return items as written in place of one text, `before` which its line says this.

    Empty where they stand below each other: each needs a line of its own.
    """
    joined = ", ".join(items)
    if before.rstrip().endswith(":"):
        return f"[{joined}]"
    return "" if before.rstrip().endswith("-") and len(items) > 1 else joined


def sign_slip(column: int, sign: str) -> Slip:
    """Say that a value begins with a sign of YAML's."""
    return Slip(
        column,
        "front-matter-sign",
        Message(
            f"值以“{sign}”开头，YAML 会当作符号。",
            f"the value begins with “{sign}”, a sign of YAML's",
        ),
        Message("把整个值放进单引号。", "Put the whole value in single quotes."),
    )
