"""How long an editor waits: from saving an article to its new page being served."""

import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.corpus import BenchStory
from tests.bench.peers.bulletin import edit
from tests.serve.running import Running, preview

_TO_START = 600.0
_REST = 0.3  # seconds between two saves: an editor reads before writing on


def latencies(site: Path, stories: Sequence[BenchStory], saves: int) -> list[float]:
    """Save one story after the other in a running preview; return seconds for each save.

    The site has been built before, so that the preview starts from a warm store.
    """
    found = []
    with preview(site, seconds=_TO_START) as running:
        for number in range(saves):
            time.sleep(_REST)
            found.append(_latency(running, site, stories[number % len(stories)], number))
    return found


def _latency(running: Running, site: Path, story: BenchStory, number: int) -> float:
    mark = f"number {number}"
    address = f"/en/articles/{story.year}/{story.slug}/"
    edit(site, story, mark)
    started = time.perf_counter()
    while mark not in running.page(address):
        time.sleep(0.002)
    return time.perf_counter() - started
