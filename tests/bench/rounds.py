"""All programs in turn, so that a slow moment of the machine meets each of them."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.contenders import BULLETIN, OURS, Contender
from tests.bench.corpus import BenchStory, stories
from tests.bench.install import cause
from tests.bench.kinds import Kinds, count
from tests.bench.measure import Run, run
from tests.bench.peers.bulletin import edit
from tests.bench.table import Row


def measured(
    folder: Path, size: int, contenders: Sequence[Contender], runs: int
) -> tuple[list[Row], list[str]]:
    """Write the corpus for each program into a folder of its own, and build it `runs` times.

    A peer that fails is left out, with a notice. What is in the way is moved to `put_by(folder)`,
    not deleted: ext4 without a journal makes no new file where one was deleted within the last
    minutes, and looks for another place so long that a build after `rm` takes up to twice as much.
    """
    _put_by(folder, folder)
    taking_part = [each for each in contenders if size <= each.most]
    for each in taking_part:
        say(f"writing {size:,} stories for {each.name}\n")
        each.write(folder / each.key, stories(size))
    cold = {each.key: _Series(each.name) for each in taking_part}
    rebuilds = _Rebuilds(folder / "bulletin", list(stories(size))[size // 2])
    notices = []
    for number in range(runs):
        for each in list(taking_part):
            try:
                _build_anew(each, folder, cold[each.key])
            except RuntimeError as error:
                if each.is_ours:
                    raise
                taking_part.remove(each)
                notices.append(f"{each.name} failed at {size:,}: {cause(str(error))}")
                say(f"{error}\n")
            if each.name == OURS:
                rebuilds.note(f"{number}")
    rows = [cold[each.key].row(size, peer=not each.is_ours) for each in taking_part]
    return rows + [each.row(size) for each in rebuilds.series if each.runs], notices


def put_by(folder: Path) -> Path:
    """Return where what was in the way of a folder's builds lies until all is measured."""
    return folder.with_name(f"{folder.name}.old")


def say(words: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(words)
    sys.stderr.flush()


@dataclass(slots=True)
class _Series:
    name: str
    runs: list[Run] = field(default_factory=list)
    kinds: Kinds | None = None

    def note(self, command: Sequence[str], site: Path) -> None:
        say(f"{self.name} … ")
        self.runs.append(run(command, site))
        say(f"{self.runs[-1].wall:.2f} s\n")

    def row(self, size: int, *, peer: bool = False) -> Row:
        return Row(self.name, size, tuple(self.runs), peer, self.kinds)


class _Rebuilds:
    """What a second build of ours takes, each in a new process."""

    def __init__(self, site: Path, story: BenchStory) -> None:
        self._site = site
        self._story = story
        self.series = [
            _Series(f"{OURS}, {how}")
            for how in ("nothing changed", "one article edited", "one edited, all times new")
        ]

    def note(self, mark: str) -> None:
        """Run each way once, on the site that stands."""
        changes = (_leave, self._editing(mark), self._touching(f"{mark} again"))
        for series, change in zip(self.series, changes, strict=True):
            change()
            series.note(BULLETIN, self._site)

    def _editing(self, mark: str) -> Callable[[], None]:
        return lambda: edit(self._site, self._story, mark)

    def _touching(self, mark: str) -> Callable[[], None]:
        def touch() -> None:
            edit(self._site, self._story, mark)
            for file in (self._site / "content").rglob("*.md"):
                os.utime(file)

        return touch


def _leave() -> None:
    """Change nothing."""


def _build_anew(contender: Contender, folder: Path, series: _Series) -> None:
    site = folder / contender.key
    for name in contender.leftovers:
        _put_by(site / name, folder)
    series.note(contender.command, site)
    if series.kinds is None:
        series.kinds = count(site / "public")


def _put_by(found: Path, folder: Path) -> None:
    if found.exists():
        place = put_by(folder)
        place.mkdir(exist_ok=True)
        found.rename(place / f"{len(list(place.iterdir()))}")
