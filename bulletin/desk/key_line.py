"""One key of a file's front matter, rewritten where it stands."""

from collections.abc import Callable

from bulletin.parse.frontmatter.fences import find_fences
from bulletin.parse.report import SourceText

Rewrite = Callable[[str | None, str], list[str]]


def with_key(source: bytes, key: str, rewrite: Rewrite) -> bytes:
    """Return a file with the line of one key of its front matter rewritten; other bytes stay.

    `rewrite` is told what stands behind the key, None where there is no such key yet, and the line
    below; the lines that it returns take the place of the key's.
    """
    lines = source.splitlines(keepends=True)
    plain = [line.decode("utf-8").rstrip("\r\n") for line in lines]
    fenced, _ = find_fences(SourceText("", plain))
    if fenced is None:
        return source
    within = range(fenced.start, fenced.stop)
    at = next((index for index in within if plain[index].startswith(f"{key}:")), fenced.stop)
    value = plain[at].removeprefix(f"{key}:").strip() if at in within else None
    below = plain[at + 1] if at + 1 in within else ""
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    written = [each.encode() + end for each in rewrite(value, below)]
    return b"".join([*lines[:at], *written, *lines[at + (at in within) :]])
