"""A value said in each language of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localized:
    """Text by language id; the empty id serves every language that has no text of its own."""

    by_language: dict[str, str]

    @classmethod
    def everywhere(cls, text: str) -> "Localized":
        """Make one text that serves all languages."""
        return cls({"": text})

    def get(self, language: str) -> str | None:
        """Return the text for a language, or None where the editor gave none."""
        return self.by_language.get(language, self.by_language.get(""))

    def text(self, language: str) -> str:
        """Return the text for a language; where it was not said in it, in the language it was.

        The parse stage asks for the languages in which the story is told. Lists in another
        language show what there is, marked by `language_for`.
        """
        found = self.get(language)
        return found if found is not None else next(iter(self.by_language.values()), "")

    def language_for(self, language: str) -> str:
        """Return the language that `text` answers in: the reader's own wherever it can be."""
        if self.get(language) is not None:
            return language
        return next(iter(self.by_language), language)
