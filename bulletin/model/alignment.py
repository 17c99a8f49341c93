"""How two whole versions of a story answer each other, and the page that shows it."""

from dataclasses import dataclass

from bulletin.model.article import Story, Version
from bulletin.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two languages that tell a story in the same structure.

    `sections` stand for the text before the first heading and for that after each heading in
    turn; each holds how many paragraphs of the first language answer how many of the second.
    """

    languages: tuple[str, str]
    sections: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong within a story, and which of its versions can be read side by side."""

    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a side-by-side page; `links` as in ArticleView."""

    version: Version
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SideBySideView:
    """A story in two languages, block by block; `sides` begins with the page's own.

    `sections` tell how many paragraphs of either side answer each other (see Agreement).
    """

    story: Story  # its facts; the versions are in `sides`
    sides: tuple[Side, Side]
    sections: tuple[tuple[tuple[int, int], ...], ...]
