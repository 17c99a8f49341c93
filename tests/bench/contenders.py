"""The programs that are measured: how each is fed and started, and how far it can go."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import BenchStory
from tests.bench.peers import bulletin

ROOT = Path(__file__).parents[2]
OURS = "bulletin"
EVERYTHING = "bulletin, everything on"
BULLETIN = (sys.executable, str(ROOT / "build.py"))


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator: `command` builds the site in its folder into public/; `version` only tells it.

    `key` is what `--only` calls it. `most` bounds the stories it is given: a peer that takes
    minutes for a thousand is not asked for ten thousand.
    """

    key: str
    name: str
    command: tuple[str, ...]
    version: tuple[str, ...]
    write: Callable[[Path, Iterable[BenchStory]], None]
    leftovers: tuple[str, ...] = ("public",)  # removed before a cold build
    most: int = 10_000

    @property
    def is_ours(self) -> bool:
        """Whether it is this program, in whatever configuration."""
        return self.name.startswith(OURS)


def ours() -> list[Contender]:
    """Return this program as it stands in the checkout: as the peers are, and with everything."""
    leftovers = ("public", ".public.generations", ".cache")
    version = (*BULLETIN, "--version")
    return [
        Contender("bulletin", OURS, BULLETIN, version, bulletin.write, leftovers, most=50_000),
        Contender(
            "everything", EVERYTHING, BULLETIN, version, bulletin.write_with_everything, leftovers
        ),
    ]
