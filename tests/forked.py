"""The command line in processes that have it loaded: a test pays for its build, not for Python.

One process for each process of pytest loads the program and draws a small site once; each run is
a fork of it, with the environment and the folder of the test that asks. Where processes can't be
forked, a run starts Python anew.
"""

import atexit
import gc
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 120.0
_LOADER = "import sys; sys.path[0] = sys.argv.pop(); from tests.forked import _serve; _serve()"


def run(
    arguments: Sequence[str], environment: Mapping[str, str], seconds: float = SECONDS
) -> "subprocess.CompletedProcess[str]":
    """Run `bulletin` with the given arguments.

    Raises:
        subprocess.TimeoutExpired: it took longer than `seconds`, and was killed.
    """
    if not hasattr(os, "fork"):
        return subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *arguments],
            capture_output=True, text=True, check=False, timeout=seconds, env=environment,
        )  # fmt: skip
    if not _servers:
        _servers.append(_Server())
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = [list(arguments), dict(environment), str(Path.cwd()), str(out), str(err)]
        status = _servers[0].ask(asked, seconds)
        if status is None:
            _stop()
            raise subprocess.TimeoutExpired(list(arguments), seconds)
        return subprocess.CompletedProcess(
            list(arguments), status, out.read_text(), err.read_text()
        )


class _Server:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LOADER, str(ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def ask(self, asked: Sequence[object], seconds: float) -> int | None:
        """Have a run made and return its exit status; None where it takes too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        with selectors.DefaultSelector() as ear:
            ear.register(self._process.stdout, selectors.EVENT_READ)
            return int(self._process.stdout.readline()) if ear.select(seconds) else None

    def stop(self) -> None:
        """End it, and whatever it is still running."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


_servers: list[_Server] = []  # at most one


@atexit.register
def _stop() -> None:
    while _servers:
        _servers.pop().stop()


def _serve() -> None:
    """Fork for each line that comes in; answer with the exit status."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is pytest's
    _load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_run(*json.loads(line)))
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def _load() -> None:
    """Import what the commands import, and have the templates compiled."""
    from tests.builder import SiteBuilder  # noqa: PLC0415 - which imports this module

    with tempfile.TemporaryDirectory() as folder:
        site = SiteBuilder(Path(folder)).pair("2024/loaded", districts="[xihu]")
        here = ["--site", str(site.root), "--today", "2024-10-01"]
        _main(["build", *here, "--jobs", "1"])
        for command in (["check"], ["why", "loaded"], ["status"], ["ledger", "--write"]):
            _main([*command, *here])
    gc.collect()
    gc.freeze()


def _run(arguments: list[str], environment: dict[str, str], folder: str, out: str, err: str) -> int:
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    return _main(arguments)


def _main(arguments: list[str]) -> int:
    from bulletin.cli import main  # noqa: PLC0415 - only the process that forks needs it

    try:
        main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
