"""security.txt: how to report a hole in the site (RFC 9116)."""

from collections.abc import Iterator

from bulletin.model.machine import SecurityView


def security_text(view: SecurityView) -> str:
    """Return the file's text, one field a line."""
    return "".join(f"{line}\n" for line in _fields(view))


def _fields(view: SecurityView) -> Iterator[str]:
    for contact in view.contacts:
        yield f"Contact: {contact}"
    yield f"Expires: {view.expires.isoformat()}T00:00:00Z"
    yield f"Preferred-Languages: {', '.join(view.languages)}"
    yield f"Canonical: {view.canonical}"
    if view.policy:
        yield f"Policy: {view.policy}"
