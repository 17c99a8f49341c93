"""An entry of the glossary where the Chinese names it, and the English that ought to."""

from collections.abc import Callable
from dataclasses import dataclass

from bulletin.checks.lexicon import Form, Mention, comparable
from bulletin.model.finding import Place

_MOST = 0.6  # of a stretch: more than Gongshu is of “Gongshu Distrct”


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that the Chinese names, and where."""

    mention: Mention
    place: Place

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of the entries that are written this way."""
        return tuple(each.entry for each in self.mention.forms)

    @property
    def zh(self) -> str:
        """The Chinese name."""
        return self.mention.forms[0].text


@dataclass(frozen=True, slots=True)
class English:
    """A block, or a heading of the front matter, on the English side."""

    text: str
    lower: str
    locate: Callable[[int, int], Place]  # offset and length in the text
    mentions: tuple[Mention, ...]

    def is_in_name(self, start: int, end: int) -> bool:
        """Say whether a stretch is part of an allowed form."""
        return any(each.start <= start and end <= each.end for each in self.mentions)

    def extends_name(self, start: int, end: int) -> bool:
        """Say whether a stretch is mostly an allowed form, with a word more."""
        most = _MOST * (end - start)
        inside = (each for each in self.mentions if start <= each.start and each.end <= end)
        return any(each.end - each.start > most for each in inside)


def is_lowered(form: Form, text: English, mention: Mention) -> bool:
    """Say whether a text has small letters where the form has capitals."""
    words = text.text[mention.start : mention.end]
    start = comparable(form.text).find(form.key)
    return any(
        one.isupper() and two.islower()
        for one, two in zip(form.text[max(0, start) :], words, strict=False)
    )
