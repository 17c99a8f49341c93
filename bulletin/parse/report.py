"""Findings at a place in one file, each with the line as the editor wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.model.finding import NO_MESSAGE, Finding, Message, Place, Severity
from bulletin.model.rules import RULES


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file: its path relative to the site and its lines without line ends."""

    path: str
    lines: Sequence[str]

    def line(self, number: int) -> str:
        """Return a line by its number from 1; empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def finding(  # noqa: PLR0913 - one argument for each thing an editor is told
        self,
        rule: str,
        line: int,
        column: int,
        message: Message,
        hint: Message = NO_MESSAGE,
        *,
        length: int = 1,
        severity: Severity | None = None,
        replacement: str = "",
        related: tuple[Place, ...] = (),
    ) -> Finding:
        """Make a finding at a line and column from 1; line 0 means the file as a whole.

        It is as grave as its rule, where no `severity` is given.
        """
        severity = severity or RULES[rule].severity
        excerpt = self.line(line)
        place = Place(self.path, line, column, max(1, min(length, len(excerpt) - column + 1)))
        return Finding(place, rule, severity, message, hint, excerpt, replacement, related)


def about_file(  # noqa: PLR0913 - one argument for each thing an editor is told
    path: str,
    rule: str,
    message: Message,
    hint: Message = NO_MESSAGE,
    *,
    severity: Severity | None = None,
    related: tuple[Place, ...] = (),
) -> Finding:
    """Make a finding about a file as a whole, such as its name."""
    return Finding(
        Place(path), rule, severity or RULES[rule].severity, message, hint, related=related
    )
