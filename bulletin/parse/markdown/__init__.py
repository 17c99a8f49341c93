"""Slips in Markdown that engines let pass: they print the marks, or make something else of them."""

from collections.abc import Iterable

from bulletin.model.finding import Finding
from bulletin.parse.markdown.blocks import block_slips
from bulletin.parse.markdown.emphasis import emphasis_slips
from bulletin.parse.markdown.inline import inline_slips
from bulletin.parse.markdown.marks import mark_slips
from bulletin.parse.markdown.placeholders import placeholder_slips, value_slips
from bulletin.parse.markdown.text import Body, Slip
from bulletin.parse.report import SourceText

__all__ = ["body_slips", "front_matter_slips"]


def body_slips(source: SourceText, body: str, first_line: int) -> list[Finding]:
    """Return the slips of a body whose first line is line `first_line` of its file, in order."""
    if not body.strip():
        return []
    text = Body.of(body)
    slips = [
        *block_slips(text),
        *inline_slips(text),
        *emphasis_slips(text),
        *mark_slips(text),
        *placeholder_slips(text.blanked),
    ]
    return _findings(source, slips, first_line)


def front_matter_slips(source: SourceText, stop: int) -> list[Finding]:
    """Return what was left to be written later in the front matter, which ends before `stop`."""
    head = source.lines[: stop - 1]
    lines = ["" if line.lstrip().startswith("#") else line for line in head]
    return _findings(source, [*placeholder_slips("\n".join(lines)), *value_slips(lines)], 1)


def _findings(source: SourceText, slips: Iterable[Slip], first_line: int) -> list[Finding]:
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
