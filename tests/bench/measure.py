"""One run of one program: wall clock, processor time and memory of all its processes."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# An installed program has its modules compiled, as its peers have; some machines forbid Python to
# keep those of a checkout.
_UNSET = ("PYTHONDONTWRITEBYTECODE",)
_EVERY = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """What a run cost: seconds, seconds of all cores, bytes at the peak."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run a command to its end in a folder; memory is what its processes hold together.

    Raises:
        RuntimeError: the command failed.
    """
    started = time.perf_counter()
    with (folder / "bench.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={k: v for k, v in os.environ.items() if k not in _UNSET} | (environment or {}),
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        said = (folder / "bench.log").read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Run(wall, usage.ru_utime + usage.ru_stime, max(watch.peak, usage.ru_maxrss * 1024))


class _Watch(threading.Thread):
    """Adds up what the processes of a session hold, shared pages once (Linux; elsewhere 0)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_held, _members(self._session))))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _members(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found.append(process)
    return found


def _held(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
