"""What every page kind plans from."""

from dataclasses import dataclass

from bulletin.model.library import Library
from bulletin.model.site import Axis
from bulletin.model.words import Words
from bulletin.plan.shelf import Clock, Shelf


@dataclass(frozen=True, slots=True)
class Context:
    """The library, its visible stories arranged, interface words and the clock."""

    library: Library
    shelf: Shelf
    words: Words
    clock: Clock

    def term_name(self, axis: Axis, term_id: str, language: str) -> str:
        """Return the name of a district or topic in one language."""
        return self.library.site.term(axis, term_id).name.text(language)
