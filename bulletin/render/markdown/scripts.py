"""Han characters within text of another script say which language they are (WCAG 3.1.2)."""

import re

from bulletin.model.han import HAN, WIDE

TAG = "zh-Hans"  # what the house writes: the checks ask for simplified characters
_RUN = rf"[{WIDE}]+(?:[0-9A-Za-z.%·“”‘’…—]*[{WIDE}]+)*"
_PARTS = re.compile(rf'<[^<>]* lang="[^<>]*>[^<]*|<[^<>]*>|(?P<han>{_RUN})')
_HAS_HAN = re.compile(f"[{HAN}]")


def mark_han(clean: str) -> str:
    """Put each run of Han in sanitised markup into a span with its language, if it has none yet.

    Clean markup holds `<` and `>` as the marks of tags only.
    """
    if _HAS_HAN.search(clean) is None:
        return clean
    return _PARTS.sub(_marked, clean)


def _marked(part: re.Match[str]) -> str:
    run = part["han"]
    if run is None or _HAS_HAN.search(run) is None:
        return part[0]
    return f'<span lang="{TAG}">{run}</span>'
