"""Killed at any moment: the old site or the new one, and the next build mends all.

`BULLETIN_KILLS` sets how many kills there are (`make crash` asks for 1,000).
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder import tree
from tests.write.helpers import besides, put_out, site_number

KILLS = int(os.environ.get("BULLETIN_KILLS", "200"))
SEED = 7
LONGEST_RUN_SECONDS = 0.12

# Forks a process that publishes without end, and kills it after the time it is told. Forked from
# a process that has all modules, so that the time goes into publishing.
KILLER = """
import os, signal, sys, time
from pathlib import Path
from tests.write.helpers import publish_for_ever
for line in sys.stdin:
    first, after = line.split()
    child = os.fork()
    if child == 0:
        publish_for_ever(Path(sys.argv[1]), int(first))
    time.sleep(float(after))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print("killed", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_publication_leaves_a_whole_site(tmp_path: Path) -> None:
    """After each kill the tree is one of the sites, whole; after the next build no debris lies."""
    target = tmp_path / "public"
    put_out(target, site_number(0))
    dice = random.Random(SEED)  # noqa: S311 - moments to kill at, no secrets
    number, seen = 0, set()
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as killer:
        assert killer.stdin is not None
        assert killer.stdout is not None
        for _ in range(KILLS):
            killer.stdin.write(f"{number + 1} {dice.random() * LONGEST_RUN_SECONDS}\n")
            killer.stdin.flush()
            assert killer.stdout.readline() == "killed\n"
            standing = tree(target)
            number = int(standing["index.html"])
            assert standing == site_number(number)
            seen.add(number)
            if dice.random() < 0.2:
                number += 1
                assert_mends_itself(target, number)
    assert len(seen) > KILLS / 2  # sites were being published when the kills came


def assert_mends_itself(target: Path, number: int) -> None:
    put_out(target, site_number(number))
    assert tree(target) == site_number(number)
    assert {each for each in besides(target) if not each.isdecimal()} == {"lock", "files"}
    assert len([each for each in besides(target) if each.isdecimal()]) <= 3
