"""Which rules look at a story as a whole: named apart, since their code takes long to load."""

from typing import Final

STALE: Final = "stale"
SIDE_BY_SIDE: Final = "side-by-side"
BETWEEN_LANGUAGES: Final = frozenset(
    {"figures", "dates", "structure", "terms", STALE, SIDE_BY_SIDE}
)
STORY_RULES: Final = BETWEEN_LANGUAGES | {"typography-zh", "typography-en"}
