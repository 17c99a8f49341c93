"""All that was read from the disk, in one snapshot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that may not be read, and why: a link out of the site, a device, a lock file."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files by path relative to the site (POSIX separators, sorted), with their bytes.

    `content` holds what lies under content/, `templates` what lies under templates/.
    Pictures and other attachments are in `attachments` by path, with size and digest only.
    """

    config: bytes
    content: dict[str, bytes]
    templates: dict[str, bytes]
    attachments: dict[str, "Attachment"]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A binary file beside a story: copied, never parsed as text."""

    path: str
    size: int
    digest: str
    head: bytes  # the first bytes, enough to tell the format
