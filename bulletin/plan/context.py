"""What every page kind plans from."""

from dataclasses import dataclass, field, replace

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
    _facts: dict[str, Story] = field(default_factory=dict)
    _names: dict[tuple[Axis, str, str], str] = field(default_factory=dict)

    def card(self, story: Story, language: str) -> Card:
        """Return the entry of a story in the lists of one language, the same one each time."""
        asked = (story.id, language)
        found = self._cards.get(asked)
        if found is None:
            found = self._cards[asked] = card(story, language, self.library.site, self.clock.now)
        return found

    def facts(self, story: Story) -> Story:
        """Return a story without its versions, the same one each time."""
        found = self._facts.get(story.id)
        if found is None:
            found = self._facts[story.id] = replace(story, versions={})
        return found

    def term_name(self, axis: Axis, term_id: str, language: str) -> str:
        """Return the name of a district or topic in one language."""
        asked = (axis, term_id, language)
        if asked not in self._names:
            self._names[asked] = self.library.site.term(axis, term_id).name.text(language)
        return self._names[asked]
