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
        """Return the text for a language; the parse stage has made sure that there is one."""
        found = self.get(language)
        if found is None:
            raise KeyError(language)
        return found
