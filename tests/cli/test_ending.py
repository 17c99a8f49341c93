"""A process that is told to end, at whatever moment."""

import signal
import subprocess
import sys

import pytest

from bulletin.cli.ending import Ended, signal_behind


class _EndsWhileNamed:
    def __init__(self, end: BaseException) -> None:
        self._end = end

    def __set_name__(self, _owner: type, _name: str) -> None:
        raise self._end


@pytest.mark.parametrize(
    ("end", "number"), [(Ended(15), signal.SIGTERM), (KeyboardInterrupt(), signal.SIGINT)]
)
def test_a_signal_is_known_in_the_error_that_python_makes_of_it(
    end: BaseException, number: int
) -> None:
    """While a class is made, Python 3.11 raises RuntimeError in its place."""
    with pytest.raises((RuntimeError, type(end))) as raised:
        type("Made", (), {"member": _EndsWhileNamed(end)})
    assert signal_behind(raised.value) == number


def test_a_fault_of_the_program_is_no_signal() -> None:
    """It is told as the fault that it is."""
    assert signal_behind(RuntimeError("fault")) == 0


# Told to end where Python loses what is raised, or a library takes it for its own.
LOSES = """
import os, signal, time
from bulletin.cli.ending import told_to_end
signal.signal({number}, told_to_end)
class Goes:
    def __del__(self):
        os.kill(os.getpid(), {number})
try:
    {where}
except BaseException:
    pass
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("where", ["Goes()", "os.kill(os.getpid(), {number})"])
def test_a_process_told_to_end_ends_wherever_it_is(number: signal.Signals, where: str) -> None:
    """With the signal's status and without a trace, though the exception was lost."""
    program = LOSES.format(number=int(number), where=where.format(number=int(number)))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30
    )
    assert (done.returncode, done.stderr) == (128 + number, "")


# The same while the preview runs, which ends as it should whenever it is told to.
PREVIEW = """
import os, signal, time
from bulletin.cli import main
from bulletin.serve import Preview
class Goes:
    def __del__(self):
        os.kill(os.getpid(), {number})
def run(_self):
    Goes()
    time.sleep(60)
Preview.run = run
main(["serve", "--no-open"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_told_to_end_ends_wherever_it_is(number: signal.Signals) -> None:
    """With status 0, though the exception was lost: it ran on, and heard only the next signal."""
    done = subprocess.run(
        [sys.executable, "-c", PREVIEW.format(number=int(number))],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
