"""Work spread over processes gives the same answers, and outlives its workers."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from bulletin import workers
from bulletin.workers import CHUNK, FEWEST, Lost, run

MANY = FEWEST * 4


def _square(number: int) -> int:
    return number * number


def _dies_on_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _hangs_on_seven(number: int) -> int:
    if number == 7:
        time.sleep(60)
    return number


def _its_process(_: int) -> int:
    return os.getpid()


def _raises_on_seven(number: int) -> int:
    if number == 7:
        raise LookupError("seven")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_do_not_depend_on_the_number_of_processes(jobs: int) -> None:
    """Every item is answered once."""
    answers = sorted(run(_square, range(MANY), jobs))
    assert answers == [(n, n * n) for n in range(MANY)]


def test_a_dead_worker_loses_only_its_item() -> None:
    """The others of its share are done by its successor."""
    answers = dict(run(_dies_on_seven, range(MANY), 2))
    assert answers.pop(7) == Lost("its process died")
    assert answers == {n: n for n in range(MANY) if n != 7}


def test_a_worker_that_takes_too_long_is_ended() -> None:
    """An item that hangs is lost, the build goes on."""
    answers = dict(run(_hangs_on_seven, range(MANY), 2, lambda _item: 0.5))
    assert isinstance(answers.pop(7), Lost)
    assert answers == {n: n for n in range(MANY) if n != 7}


def test_a_process_is_followed_by_another_before_it_holds_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it has looked at is copied for it: 50,000 stories would be held three times."""
    monkeypatch.setattr(workers, "ITEMS_A_LIFE", 10)
    answers = dict(run(_its_process, range(MANY), 2))
    assert answers.keys() == set(range(MANY))
    lives = Counter(answers.values())
    assert len(lives) > 4
    assert max(lives.values()) <= 10 + CHUNK


def test_what_many_processes_use_is_loaded_once_before_there_are_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each sees it; little work is not kept waiting for what it may not need."""
    monkeypatch.setattr(workers, "ITEMS_A_LIFE", 10)
    loaded: list[int] = []
    answers = dict(run(lambda _: len(loaded), range(MANY), 2, prepare=lambda: loaded.append(1)))
    assert set(answers.values()) == {1}
    assert dict(run(lambda _: len(loaded), range(2), 2, prepare=loaded.clear)) == {0: 1, 1: 1}


def test_an_error_of_the_task_is_raised_in_the_parent() -> None:
    """A fault of the program is not swallowed."""
    with pytest.raises(LookupError, match="seven"):
        list(run(_raises_on_seven, range(MANY), 2))


def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    """A parent killed outright leaves no orphan."""
    pids = tmp_path / "pids"
    program = (
        "import os, time\n"
        "from bulletin.workers import run\n"
        "def task(n):\n"
        f"    open({str(pids)!r}, 'a').write(f'{{os.getpid()}}\\n')\n"
        "    time.sleep(30)\n"
        f"list(run(task, range({MANY}), 2))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    while not pids.exists() or len(pids.read_text().splitlines()) < 2:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    orphans = [int(line) for line in pids.read_text().splitlines()]
    deadline = time.monotonic() + 5
    while any(_is_alive(pid) for pid in orphans) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_is_alive(pid) for pid in orphans)


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
