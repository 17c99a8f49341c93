"""The end of a process that was told to end."""

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

SECONDS_TO_END = 0.6  # the next build clears away what this one left


class Ended(BaseException):
    """The process is told to end by the signal `number`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def told_to_end(number: int, _frame: object, status: int | None = None) -> None:
    """End: what was staged is cleared away and no worker stays behind, unless that takes long.

    Then the process ends at once with `status`, which is the signal's where none is given.

    Python loses what is raised while it forks or lets an object go: then nothing is cleared away.
    """

    def at_once(*_: object) -> None:
        os._exit(128 + number if status is None else status)

    sys.unraisablehook = at_once
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, at_once)
        signal.setitimer(signal.ITIMER_REAL, SECONDS_TO_END)
    raise Ended(number)


def signal_behind(error: BaseException | None) -> int:
    """Return the signal that an error was made of, else 0.

    Python 3.11 raises RuntimeError for whatever comes while a class or an enumeration is made.
    """
    while error is not None:
        if isinstance(error, Ended):
            return error.number
        if isinstance(error, KeyboardInterrupt):
            return signal.SIGINT
        error = error.__cause__
    return 0


def leave(status: int) -> NoReturn:
    """End at once: giving back the memory of a large site piece by piece took up to two seconds."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
