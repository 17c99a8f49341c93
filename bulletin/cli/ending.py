"""The end of a process that was told to end."""

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


class Ended(BaseException):
    """The process is told to end by the signal `number`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def told_to_end(number: int, _frame: object) -> None:
    """End as on Ctrl-C: what was staged is cleared away and no worker stays behind."""
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
