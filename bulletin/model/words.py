"""Interface words, as the plan needs them for titles."""

import datetime as dt
from typing import Protocol


class Words(Protocol):
    """Strings and dates of the interface in each language; the render stage provides them."""

    def text(self, language: str, key: str) -> str:
        """Return an interface string."""
        ...

    def month(self, language: str, day: dt.date) -> str:
        """Return the month of a day with its year."""
        ...

    def year(self, language: str, day: dt.date) -> str:
        """Return the year of a day."""
        ...
