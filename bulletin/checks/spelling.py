"""Words that come close to a name without being it: Gongsu, Zhuangtang, Linan District."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from bulletin.checks.lexicon import Form

_NEAR = 0.88  # of difflib's ratio; beneath it real names of neighbours come in
_SHORTEST = 5
_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")


def near_misses(forms: Iterable[Form], text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has capitalised words of a form's length close to it, but none equal."""
    keys = {form.key for form in forms if len(form.key) >= _SHORTEST}
    found: list[tuple[int, int]] = []
    words = [each.span() for each in _WORD.finditer(lower)]
    for key in sorted(keys, key=len, reverse=True):
        count = len(_WORD.findall(key))
        for index in range(len(words) - count + 1):
            start, end = words[index][0], words[index + count - 1][1]
            if lower[start] != key[0] or not text[start].isupper():
                continue
            tried = lower[start:end].removesuffix("'s")
            if tried in keys or abs(len(tried) - len(key)) > 0.25 * len(key):
                continue
            if any(one < end and start < two for one, two in found):
                continue
            if SequenceMatcher(None, tried, key, autojunk=False).ratio() >= _NEAR:
                found.append((start, start + len(tried)))
                yield found[-1]
