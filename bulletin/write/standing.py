"""What stands in the target after a turn, recognisable by size and digest."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bulletin.write.staging import Staging


def standing_files(
    staging: Staging, known: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[str, int, str]]:
    """Yield path, size and SHA-256 (in hex) of every file that the turn published.

    `known` holds size and SHA-256 by path where they need not be computed.
    """
    for path in sorted(staging._files):  # noqa: SLF001 - the same room
        size, digest = known.get(path) or _looked_up(Path(staging.places.current, path))
        yield path, size, digest


def _looked_up(file: Path) -> tuple[int, str]:
    content = file.read_bytes()
    return len(content), hashlib.sha256(content).hexdigest()
