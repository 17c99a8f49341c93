"""What the program is: the digest that goes into every remembered answer."""

import sys
from functools import cache
from pathlib import Path

from bulletin.memo import digest

_LIBRARIES = frozenset(
    {"babel", "budoux", "jinja2", "markdown", "markupsafe", "nh3", "pillow", "pyyaml"}
)
_PACKAGE = Path(__file__).parent


@cache
def program_digest() -> bytes:
    """Return the digest of the source, of Python, and of the libraries that shape the output."""
    sources = sorted(_PACKAGE.rglob("*.py"))
    parts = [sys.version, *_installed()]
    return digest(*(each.encode() for each in parts), *(each.read_bytes() for each in sources))


def _installed() -> list[str]:
    """Return the libraries with their versions, read off the folders that installers leave.

    `importlib.metadata` says the same, but takes longer to import than a small build takes.
    """
    found = {
        each.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for each in folder.iterdir()
        if each.suffix == ".dist-info" and each.name.partition("-")[0].lower() in _LIBRARIES
    }
    if len(found) >= len(_LIBRARIES):
        return sorted(found)
    from importlib.metadata import version  # noqa: PLC0415 - see above

    return [f"{name} {version(name)}" for name in sorted(_LIBRARIES)]
