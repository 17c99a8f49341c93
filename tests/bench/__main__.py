"""`make bench`: the same corpus through every generator in turn, and one table of what it took."""

import argparse
import datetime as dt
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.contenders import OURS, Contender, ours, peers
from tests.bench.corpus import BenchStory, stories
from tests.bench.measure import Run, run
from tests.bench.peers.bulletin import edit
from tests.bench.table import Row, table

TOOLS = Path(os.environ.get("BENCH_CACHE", "build/bench")).absolute()


@dataclass(slots=True)
class Series:
    """The runs of one program at one size."""

    name: str
    runs: list[Run] = field(default_factory=list)
    pages: int = 0

    def row(self, size: int) -> Row:
        """Return the medians."""
        return Row(
            self.name,
            size,
            median(each.wall for each in self.runs),
            median(each.cpu for each in self.runs),
            max(each.memory for each in self.runs),
            self.pages,
        )


def main() -> None:
    """Measure, print and write the table."""
    options = _options()
    TOOLS.mkdir(parents=True, exist_ok=True)
    others, notices = peers(TOOLS) if options.peers else ([], [])
    for notice in notices:
        _say(f"{notice}\n")
    rows: list[Row] = []
    for size in options.sizes:
        rows += _measured(size, others if size <= options.most_for_peers else [], options.runs)
        text = _report(rows, notices)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _measured(size: int, others: list[Contender], runs: int) -> list[Row]:
    """Run all programs in turn, so that a slow moment of the machine meets each of them."""
    folder = TOOLS / f"sites-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    mine = ours()
    contenders = [mine, *others]
    for each in contenders:
        each.write(folder / each.name, stories(size))
    series = {each.name: Series(each.name) for each in contenders}
    edited = Series(f"{OURS}, one article edited")
    touched = Series(f"{OURS}, one edited, all times new")
    unchanged = Series(f"{OURS}, nothing changed")
    changed = list(stories(size))[size // 2]
    for number in range(runs):
        for each in contenders:
            site = folder / each.name
            _clean(site, each)
            _note(series[each.name], each, site)
        site = folder / mine.name
        _rebuild(unchanged, mine, site, lambda: None)
        _rebuild(edited, mine, site, _editing(site, changed, f"{number}"))
        _rebuild(touched, mine, site, _touching(site, changed, f"{number} again"))
    return [each.row(size) for each in (*series.values(), edited, touched, unchanged)]


def _rebuild(series: Series, mine: Contender, site: Path, change: Callable[[], None]) -> None:
    change()
    _note(series, mine, site)


def _note(series: Series, contender: Contender, site: Path) -> None:
    _say(f"{series.name} … ")
    series.runs.append(run(contender.command, site))
    series.pages = sum(1 for _ in (site / "public").rglob("*.html"))
    _say(f"{series.runs[-1].wall:.2f} s\n")


def _clean(site: Path, contender: Contender) -> None:
    for name in contender.leftovers:
        shutil.rmtree(site / name, ignore_errors=True)


def _editing(site: Path, story: BenchStory, mark: str) -> Callable[[], None]:
    return lambda: edit(site, story, mark)


def _touching(site: Path, story: BenchStory, mark: str) -> Callable[[], None]:
    def touch() -> None:
        edit(site, story, mark)
        for file in (site / "content").rglob("*.md"):
            os.utime(file)

    return touch


def _report(rows: list[Row], notices: list[str]) -> str:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    day = dt.datetime.now(dt.UTC).date().isoformat()
    lines = [f"Measured on {day} ({machine}; medians, wall clock of the whole process).", ""]
    lines += [*table(rows, OURS), "", *(f"- {notice}" for notice in notices)]
    return "\n".join(lines).rstrip() + "\n"


def _say(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most-for-peers", type=int, default=10_000)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--output", type=Path, default=TOOLS / "table.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
