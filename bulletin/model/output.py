"""A finished file of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """Bytes for one path under public/."""

    path: str
    content: bytes
