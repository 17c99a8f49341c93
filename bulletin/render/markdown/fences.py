"""Fenced code, read line by line: without highlighting, guesses or attributes."""

import re
from html import escape

from markdown.preprocessors import Preprocessor

_OPENING = re.compile(r"[ ]{0,3}(`{3,}(?=[^`]*$)|~{3,})")


class Fences(Preprocessor):
    """Takes code between fences out of the text before anything else reads it.

    A fence may be indented by up to three spaces; one that is never closed is text.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Replace each fenced block by a placeholder."""
        if not any(_OPENING.match(line) for line in lines):
            return lines
        kept: list[str] = []
        number = 0
        while number < len(lines):
            end = _closing(lines, number)
            if end:
                code = escape("\n".join(lines[number + 1 : end]), quote=False)
                block = f"<pre><code>{code}\n</code></pre>"
                kept += ["", self.md.htmlStash.store(block), ""]
                number = end + 1
            else:
                kept.append(lines[number])
                number += 1
        return kept


def _closing(lines: list[str], number: int) -> int:
    """Return the line that closes the fence opened here; 0 if there is none."""
    opening = _OPENING.match(lines[number])
    if opening is None:
        return 0
    fence = opening[1]
    for end in range(number + 1, len(lines)):
        line = lines[end].strip(" ")
        if line.startswith(fence) and not line.strip(fence[0]):
            return end
    return 0
