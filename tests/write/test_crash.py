"""Killed at any moment: the old site or the new one, and the next build mends all.

`BULLETIN_KILLS` sets how many kills there are (`make crash` asks for 1,000).
"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder import tree
from tests.write.helpers import besides, put_out, site_number

KILLS = int(os.environ.get("BULLETIN_KILLS", "200"))
SEED = 7

# Forks a process that publishes without end and is killed at the step it is told: a call of a
# function, Python's or C's, or its return. Steps, unlike seconds, are the same on every machine.
# Forked from a process that has all modules; it first tells the steps of four publications.
KILLER = """
import os, signal, sys
from itertools import count
from pathlib import Path
from tests.write.helpers import publish_for_ever, put_out, site_number
target = Path(sys.argv[1])
steps = count()
sys.setprofile(lambda *_: next(steps))
for number in range(1, 5):
    put_out(target, site_number(number))
sys.setprofile(None)
print(next(steps), flush=True)
for line in sys.stdin:
    first, last = map(int, line.split())
    child = os.fork()
    if child == 0:
        steps = count()
        sys.setprofile(lambda *_: next(steps) == last and os.kill(os.getpid(), signal.SIGKILL))
        publish_for_ever(target, first)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_publication_leaves_a_whole_site(tmp_path: Path) -> None:
    """After each kill the tree is one of the sites, whole; after the next build no debris lies."""
    target = tmp_path / "public"
    put_out(target, site_number(0))
    dice = random.Random(SEED)  # noqa: S311 - moments to kill at, no secrets
    number, seen = 4, set()
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as killer:
        assert killer.stdin is not None
        assert killer.stdout is not None
        steps = int(killer.stdout.readline())
        for _ in range(KILLS):
            killer.stdin.write(f"{number + 1} {dice.randrange(steps)}\n")
            killer.stdin.flush()
            assert int(killer.stdout.readline()) == -signal.SIGKILL
            standing = tree(target)
            number = int(standing["index.html"])
            assert standing == site_number(number)
            seen.add(number)
            if dice.random() < 0.2:
                number += 1
                assert_mends_itself(target, number)
    assert len(seen) > KILLS * 0.65  # the others were killed before their first site stood


def assert_mends_itself(target: Path, number: int) -> None:
    put_out(target, site_number(number))
    assert tree(target) == site_number(number)
    assert {each for each in besides(target) if not each.isdecimal()} == {"lock", "files"}
    assert len([each for each in besides(target) if each.isdecimal()]) <= 3
