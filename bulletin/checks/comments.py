"""Comments in the text that accept a finding.

`<!-- bulletin: ignore RULE: reason -->` stands on the finding's line or on a line of its own right
above it; in front matter and in config.yaml it is `# bulletin: ignore RULE: reason`. Between rule
and reason `bulletin accept` writes the fingerprints of the texts that were compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bulletin.checks.inline import code_ends
from bulletin.checks.texts import Texts
from bulletin.model.finding import Place
from bulletin.model.inputs import CONFIG_PATH, Inputs

_SIGN: Final = b"bulletin:"
_IN_TEXT: Final = re.compile(r"(?P<code>`+)|<!--[ \t]*bulletin:[ \t]*ignore\b([^<>]{0,400}?)-->")
_IN_YAML: Final = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*bulletin:[ \t]*ignore\b(.*)$")
_PARTS: Final = re.compile(
    r"[ \t]*(?P<rule>[A-Za-z-]*)(?P<prints>(?:[ \t]+[0-9a-f]{6}\b)*)[ \t]*(?:[:：](?P<reason>.*))?"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that accepts a finding of `rule` on line `target` while its texts stay so."""

    place: Place
    target: int
    rule: str
    texts: tuple[str, ...]
    reason: str


def read_comments(inputs: Inputs, texts: Texts) -> Iterator[Comment]:
    """Yield all comments, file by file and in order."""
    if _SIGN in inputs.config:
        yield from comments_in(CONFIG_PATH, texts)
    for path, source in inputs.content.items():
        if _SIGN in source:
            yield from comments_in(path, texts)


def comments_in(path: str, texts: Texts) -> Iterator[Comment]:
    """Yield the comments of one file; those in code are examples."""
    lines = texts.lines(path)
    last_of_yaml = texts.front_matter(path) if path.endswith(".md") else len(lines)
    for index, line in enumerate(lines):
        if "bulletin:" not in line or texts.is_code(path, index + 1):
            continue
        found = _IN_YAML.finditer(line) if index < last_of_yaml else _in_text(line)
        for match in found:
            alone = not (line[: match.start()] + line[match.end() :]).strip()
            parts = _PARTS.match(match[match.lastindex or 0])
            if parts:
                yield Comment(
                    Place(path, index + 1, match.start() + 1, len(match[0])),
                    _next_line(lines, index) if alone else index + 1,
                    parts["rule"],
                    tuple(parts["prints"].split()),
                    (parts["reason"] or "").strip(),
                )


def written(comment: Comment, texts: tuple[str, ...], reason: str) -> str:
    """Return a comment as it is written, with the fingerprints of what it accepts."""
    words = f"bulletin: ignore {' '.join((comment.rule, *texts))}: {reason}"
    return f"<!-- {words} -->"


def _in_text(line: str) -> Iterator[re.Match[str]]:
    ends = code_ends(line)
    position = 0
    while match := _IN_TEXT.search(line, position):
        position = match.end()
        if match["code"] is None:
            yield match
        elif match.start() in ends:
            position = ends[match.start()] + len(match["code"])


def _next_line(lines: list[str], index: int) -> int:
    """Return the number of the next line that is neither blank nor such a comment alone."""
    for following in range(index + 1, len(lines)):
        text = lines[following].strip()
        if text and not re.match(r"(?:<!--|#)[ \t]*bulletin:", text):
            return following + 1
    return index + 1
