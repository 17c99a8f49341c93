"""Slips in Markdown that engines let pass: they print the marks, or make something else of them."""

from bulletin.model.finding import Finding
from bulletin.parse.markdown.blocks import block_slips
from bulletin.parse.markdown.inline import inline_slips
from bulletin.parse.markdown.marks import mark_slips
from bulletin.parse.markdown.text import Body
from bulletin.parse.report import SourceText

__all__ = ["body_slips"]


def body_slips(source: SourceText, body: str, first_line: int) -> list[Finding]:
    """Return the slips of a body whose first line is line `first_line` of its file, in order."""
    if not body.strip():
        return []
    text = Body.of(body)
    slips = [*block_slips(text), *inline_slips(text), *mark_slips(text)]
    return [
        source.finding(
            slip.rule,
            first_line + slip.index,
            slip.column + 1,
            slip.message,
            slip.hint,
            length=slip.length,
            severity=slip.severity,
            replacement=slip.replacement,
        )
        for slip in sorted(slips, key=lambda each: (each.index, each.column))
    ]
