"""The one table: figures side by side, with ratios to the fastest peer and growth with size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """Medians of one program at one number of stories; seconds and bytes."""

    name: str
    size: int
    wall: float
    cpu: float
    memory: int
    pages: int


def table(rows: Sequence[Row], ours: str) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| stories × 2 | generator | time | CPU | memory | pages | × fastest peer | CPU growth |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        peers = [each.wall for each in rows if each.size == row.size and not _is(each, ours)]
        ratio = f"{row.wall / min(peers):.2f}" if peers else ""
        smaller = [each for each in rows if each.name == row.name and each.size < row.size]
        growth = f"{row.cpu / smaller[-1].cpu:.1f} × {smaller[-1].size:,}" if smaller else ""
        yield (
            f"| {row.size:,} | {row.name} | {row.wall:.2f} s | {row.cpu:.2f} s "
            f"| {row.memory / _MIB:,.0f} MiB | {row.pages:,} | {ratio} | {growth} |"
        )


def _is(row: Row, ours: str) -> bool:
    return row.name.partition(",")[0] == ours
