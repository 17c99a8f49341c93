"""The tables: figures side by side, with ratios to the fastest peer and growth with size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.kinds import Kinds
from tests.bench.measure import Run

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """The runs of one program, in one way, at one number of stories; round by round.

    `peer` says that others are compared with it. A way that wrote nothing new has no `kinds`.
    """

    name: str
    size: int
    runs: tuple[Run, ...]
    peer: bool = False
    kinds: Kinds | None = None

    @property
    def wall(self) -> float:
        """The median time, in seconds."""
        return median(each.wall for each in self.runs)

    @property
    def cpu(self) -> float:
        """The median processor time, in seconds."""
        return median(each.cpu for each in self.runs)

    @property
    def memory(self) -> int:
        """The most memory of all runs, in bytes."""
        return max(each.memory for each in self.runs)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table of costs."""
    yield (
        "| stories × 2 | generator | time | CPU | memory "
        "| time × fastest peer | memory × Hugo | CPU growth |"
    )
    yield "|--:|---|--:|--:|--:|--:|--:|---|"
    for row in rows:
        same = [each for each in rows if each.size == row.size]
        fastest = min(
            (each for each in same if each.peer), key=lambda each: each.wall, default=None
        )
        hugo = next((each for each in same if each.name.startswith("Hugo")), None)
        time = f"{ratio(row, fastest):.2f}" if fastest else ""
        memory = f"{row.memory / hugo.memory:.2f}" if hugo else ""
        yield (
            f"| {row.size:,} | {row.name} | {row.wall:.2f} s | {row.cpu:.2f} s "
            f"| {row.memory / _MIB:,.0f} MiB | {time} | {memory} | {_growth(row, rows)} |"
        )


def ratio(row: Row, other: Row) -> float:
    """Return the median of the ratios of time, each of two runs of one round."""
    pairs = zip(row.runs, other.runs, strict=False)
    return median(ours.wall / theirs.wall for ours, theirs in pairs)


def written(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table of what each program wrote."""
    yield "| stories × 2 | generator | articles | indexes | feeds | addresses in sitemaps |"
    yield "|--:|---|--:|--:|--:|--:|"
    for row in rows:
        if kinds := row.kinds:
            yield (
                f"| {row.size:,} | {row.name} | {kinds.articles:,} | {kinds.indexes:,} "
                f"| {kinds.feeds:,} | {kinds.addresses:,} |"
            )


def unfair(rows: Sequence[Row], ours: str) -> Iterator[str]:
    """Yield a sentence for each peer that wrote more of something than we did."""
    for row in rows:
        mine = next((each for each in rows if (each.name, each.size) == (ours, row.size)), None)
        if row.peer and row.kinds and mine and mine.kinds:
            for kind in mine.kinds.lacks(row.kinds):
                yield f"{row.name} wrote more {kind} at {row.size:,} than {ours}: not comparable."


def _growth(row: Row, rows: Sequence[Row]) -> str:
    smaller = [each for each in rows if each.name == row.name and each.size < row.size]
    return f"{row.cpu / smaller[-1].cpu:.1f} × {smaller[-1].size:,}" if smaller else ""
