"""What stands on either side of a punctuation mark, beyond spaces and other marks."""

import re

from bulletin.model import han

HAN = f"\u3007{han.HAN}"  # 〇 too
# Marks that belong to neither script, so that one correction never decides another.
_NEUTRAL = frozenset(" \t\n\u3000\u200b,;:!?.，；：！？。、\"'()（）“”‘’「」『』-–—…─－")
_CHINESE = re.compile(f"[{HAN}》《〈〉【】·～％]")


_OPENING, _CLOSING = "(（“‘「『", ")）”’」』"


class Sides:
    """For each offset of a text, the nearest character before and after it that has a script.

    What is inside quotation marks or parentheses does not look out of them.
    """

    def __init__(self, text: str) -> None:
        self.before = _nearest(text, _OPENING)
        self.after = _nearest(text[::-1], _CLOSING)[::-1]

    def are_chinese(self, start: int, end: int) -> bool:
        """Say whether the text at `[start, end)` has Chinese on either side."""
        return bool(_CHINESE.match(self.before[start]) or _CHINESE.match(self.after[end]))


def _nearest(text: str, borders: str) -> list[str]:
    """Return for each offset, the end included, the last character with a script before it."""
    nearest, last = [""], ""
    for character in text:
        if character in borders:
            last = ""
        elif character not in _NEUTRAL:
            last = character
        nearest.append(last)
    return nearest
