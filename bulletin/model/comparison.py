"""Two texts of a story side by side, for the editor: what differs is marked in both."""

from dataclasses import dataclass

from bulletin.model.finding import Finding
from bulletin.model.site import Language


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text: `notes` are the numbers of the findings it belongs to.

    `calls` are those of the findings whose mark ends with it.
    """

    text: str
    notes: tuple[int, ...] = ()
    calls: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One block, or one value of the front matter; `line` is where it begins in its file."""

    kind: str
    line: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that answer each other, and the numbers of the findings about them."""

    original: tuple[Passage, ...]
    translation: tuple[Passage, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the page; `reason` is why it was accepted, if it was."""

    number: int
    finding: Finding
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Original and translation, row by row; `notes` holds the findings of all rows.

    `others` are findings about these two files that stand in none of the rows.
    """

    languages: tuple[Language, Language]
    titles: tuple[str, str]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    others: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """A story's original beside each of its translations; `findings` is what keeps it from that."""

    key: str  # of the story's page
    made: tuple[Comparison, ...]
    findings: tuple[Finding, ...] = ()
