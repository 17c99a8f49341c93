"""What every page kind plans from."""

from dataclasses import dataclass, field

from bulletin.model.article import Story
from bulletin.model.library import Library
from bulletin.model.site import Axis
from bulletin.model.views import Card
from bulletin.model.words import Words
from bulletin.plan.cards import card
from bulletin.plan.shelf import Clock, Shelf


@dataclass(frozen=True, slots=True)
class Context:
    """The library, its visible stories arranged, interface words and the clock."""

    library: Library
    shelf: Shelf
    words: Words
    clock: Clock
    _cards: dict[tuple[str, str], Card] = field(default_factory=dict)

    def card(self, story: Story, language: str) -> Card:
        """Return the entry of a story in the lists of one language, the same one each time."""
        asked = (story.id, language)
        if asked not in self._cards:
            self._cards[asked] = card(story, language, self.library.site, self.clock.now)
        return self._cards[asked]

    def term_name(self, axis: Axis, term_id: str, language: str) -> str:
        """Return the name of a district or topic in one language."""
        return self.library.site.term(axis, term_id).name.text(language)
