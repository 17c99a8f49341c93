"""What was measured, in words and tables."""

import datetime as dt
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.contenders import OURS
from tests.bench.table import Row, table, unfair, written

_NOTES = """\
Each program builds the same stories (about 1,700 Han or 5,500 Latin characters, with a table and a
list) from nothing: article pages with contents, previous and next, indexes of districts, topics and
months, feeds, and a sitemap. Time is the wall clock of the whole process, a median; its ratio is
the median of the rounds' ratios. Memory is the most that all processes of a program hold together,
shared pages once.

“bulletin” writes at least what each peer writes. Its search index, the Markdown of each story and
its calendars can't be switched off and are in its time. “Everything on” adds pages side by side,
pictures for shared links and the rules within stories.

Hugo and Eleventy also choose related stories; Pelican, Nikola and Zola do not. Pelican runs once
for each language, both at once. Pelican and Nikola are measured at 1,000 stories only.
"""


@dataclass(slots=True)
class Figures:
    """Everything that was measured; `starts` and `saves` are seconds."""

    rows: list[Row] = field(default_factory=list)
    starts: dict[str, list[float]] = field(default_factory=dict)
    saves: dict[int, list[float]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def report(figures: Figures) -> str:
    """Return it as Markdown."""
    day = dt.datetime.now(dt.UTC).date().isoformat()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    rounds = {each.size: len(each.runs) for each in figures.rows}
    told = "; ".join(f"rounds at {size:,} stories: {count}" for size, count in rounds.items())
    lines = [f"Measured on {day} ({machine}; {told}) by `make bench`.", ""]
    lines += [*table(figures.rows), ""]
    lines += _preview(figures.saves)
    lines += _starts(figures.starts)
    lines += [*written(figures.rows), ""]
    lines += [_NOTES]
    lines += (f"- {each}" for each in (*unfair(figures.rows, OURS), *figures.notices))
    return "\n".join(lines).rstrip() + "\n"


def _preview(saves: Mapping[int, Sequence[float]]) -> list[str]:
    said = [
        f"Preview, from saving an article to the new page being served: median "
        f"{median(found) * 1000:.0f} ms, at most {max(found) * 1000:.0f} ms "
        f"({len(found)} saves at {size:,} stories)."
        for size, found in saves.items()
    ]
    return [*said, ""] if said else []


def _starts(starts: Mapping[str, Sequence[float]]) -> list[str]:
    said = ", ".join(f"{name} {median(found):.2f} s" for name, found in starts.items())
    return [f"`--version` alone: {said}.", ""] if said else []
