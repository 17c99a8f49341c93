"""A Markdown body made into safe HTML, with what other rooms ask about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a body: level 2 to 6, the id to link to, and its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """Sanitised HTML of one body.

    `headings` are for the contents. `ids` are all ids it defines and `anchors` the ids that its
    own `#…` links lead to, both in the order of the text. `unresolved` are destinations, as
    written, for which the plan had no URL: their links are without effect.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    ids: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
