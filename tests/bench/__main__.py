"""`make bench`: the same corpus through every generator in turn, and one table of what it took."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.contenders import ROOT, Contender, ours
from tests.bench.corpus import stories
from tests.bench.install import peers
from tests.bench.measure import run
from tests.bench.preview import latencies
from tests.bench.readme import with_speed
from tests.bench.report import Figures, report
from tests.bench.rounds import measured, put_by, say

TOOLS = Path(os.environ.get("BENCH_CACHE", "build/bench")).absolute()
README = ROOT / "README.md"
STARTS = 11


def main() -> None:
    """Measure, print and write the table."""
    options = _options()
    output = options.output or TOOLS / "table.md"
    if options.readme:
        text = with_speed(README.read_text(encoding="utf-8"), output.read_text(encoding="utf-8"))
        README.write_text(text, encoding="utf-8")
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    figures = Figures()
    contenders = _contenders(options, figures)
    for size in options.sizes:
        runs = options.runs if size <= options.once_beyond else 1
        rows, notices = measured(TOOLS / f"sites-{size}", size, contenders, runs)
        figures.rows += rows
        figures.notices += notices
        output.write_text(report(figures), encoding="utf-8")
    size = options.sizes[0]
    if options.preview and any(each.key == "bulletin" for each in contenders):
        say("preview …\n")
        site = TOOLS / f"sites-{size}" / "bulletin"
        figures.saves[size] = latencies(site, list(stories(size)), options.preview)
    for each in contenders if options.starts else ():
        figures.starts[each.name] = [run(each.version, TOOLS).wall for _ in range(options.starts)]
    for size in options.sizes:
        shutil.rmtree(put_by(TOOLS / f"sites-{size}"), ignore_errors=True)
    output.write_text(report(figures), encoding="utf-8")
    sys.stdout.write(report(figures))


def _contenders(options: argparse.Namespace, figures: Figures) -> Sequence[Contender]:
    only = set(options.only)
    others: list[Contender] = []
    if options.peers:
        others, figures.notices = peers(TOOLS, only)
        for notice in figures.notices:
            say(f"{notice}\n")
    return [each for each in (*ours(), *others) if not only or each.key in only]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000], help="stories")
    add("--runs", type=int, default=5, help="rounds at each size")
    add("--once-beyond", type=int, default=10_000, help="larger sizes are built once")
    add("--only", nargs="+", default=[], metavar="NAME",
        help="bulletin, everything, hugo, eleventy, zola, pelican, nikola")  # fmt: skip
    add("--no-peers", dest="peers", action="store_false", help="install and run no peer")
    add("--preview", type=int, default=25, metavar="SAVES", help="saves in the preview (0: none)")
    add("--starts", type=int, default=STARTS, help="starts of each program (0: none)")
    add("--output", type=Path, help="where the table goes")
    add("--readme", action="store_true", help="measure nothing: put the last table into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
