"""The nearest known word to one that is not known."""

import difflib
import unicodedata
from collections.abc import Iterable

from bulletin.model.finding import Message


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like another, or an empty text where none is like it."""
    by_folded = {fold(each): each for each in known}
    matches = difflib.get_close_matches(fold(word)[:80], by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else ""


def fold(word: str) -> str:
    """Return a word without case and width, for comparison."""
    return unicodedata.normalize("NFKC", word).casefold().strip()


def listed(known: Iterable[str], limit: int = 12) -> Message:
    """Return known words as a hint."""
    words = list(known)
    more = len(words) > limit
    shown = words[:limit]
    return Message(
        f"可用：{'、'.join(shown)}{' 等' if more else ''}。",
        f"Known: {', '.join(shown)}{', …' if more else ''}.",
    )
