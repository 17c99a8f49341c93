"""Digests of what files hold, computed once for as long as the same bytes are at hand."""

from collections.abc import Mapping

from bulletin.memo import digest

_last: dict[int, tuple[bytes, bytes]] = {}  # by identity: the bytes, which keeps it theirs; digest


def content_digests(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the digest of each file by its path, in the same order."""
    known = {id(content): _known(content) for content in files.values()}
    _last.clear()
    _last.update(known)
    return {path: known[id(content)][1] for path, content in files.items()}


def _known(content: bytes) -> tuple[bytes, bytes]:
    return _last.get(id(content)) or (content, digest(content))
