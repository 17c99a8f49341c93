"""A Markdown body as its slips are looked for, and one slip."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.model.finding import NO_MESSAGE, Message, Severity
from bulletin.parse.targets import without_code


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: `index` of its line and `column` count from 0; `replacement` is the whole line."""

    index: int
    column: int
    rule: str
    message: Message
    hint: Message = NO_MESSAGE
    length: int = 1
    replacement: str = ""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Body:
    """The lines as written, and the same lines with code and comments blanked at equal length."""

    source: str
    written: tuple[str, ...]
    plain: tuple[str, ...]

    @classmethod
    def of(cls, body: str) -> "Body":
        """Read a body."""
        written = tuple(body.split("\n"))
        blanked = without_code(body)
        return cls(body, written, written if blanked is body else tuple(blanked.split("\n")))

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Yield first and last index of every run of lines that are not blank."""
        start = -1
        for index, line in enumerate((*self.plain, "")):
            if line.strip():
                start = index if start < 0 else start
            elif start >= 0:
                yield start, index - 1
                start = -1
