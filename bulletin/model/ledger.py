"""What was published: the addresses that readers hold, and those that were given up."""

import datetime as dt
from dataclasses import dataclass

from bulletin.model.localized import Localized

LEDGER_PATH = "content/urls.lock"
RETIRED_PATH = "content/retired.yaml"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A published address: a site path, and since when it stands.

    Of a story's text there are also `changed`, when it last said that it had been changed, the
    number of its corrections, and `prints`: of its headlines and figures, then of each block.
    `line` is that of the ledger.
    """

    url: str
    since: dt.datetime
    changed: dt.datetime | None = None
    corrections: int = 0
    prints: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Retired:
    """Addresses that were given up on a day: why, and the site path that takes their place."""

    urls: tuple[str, ...]
    date: dt.date
    reason: Localized
    replacement: str = ""
    line: int = 0
