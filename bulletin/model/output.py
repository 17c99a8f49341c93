"""Finished files of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """Bytes for one path under public/."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A drawn page, and what its bodies hold for the checks.

    `ids` are the anchors its bodies offer, `anchors` those they link to on the same page,
    `unresolved` the destinations that the plan had no URL for.
    """

    output: Output
    ids: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
