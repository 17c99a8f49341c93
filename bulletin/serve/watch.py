"""When to look at the files again: file events are hints, a look is the truth.

Events get lost, come in crowds, and end for good when a watched folder is replaced. So nothing
here says what has changed; it only shortens the wait until the next look.
"""

import math
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

IDLE_SECONDS = 2.0
POLLING_SECONDS = 0.5
QUIET_SECONDS = 0.02  # a look takes longer, and waits until two of them agree
MOST_QUIET_SECONDS = 1.0
_MOST_RESTARTS = 3  # in a row, before events are given up

# Not openings: the looks themselves open files.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_FOLDERS = ("content", "templates")


class Watch:
    """Waits for hints about one site's files; `deaf` is called when only polling is left."""

    def __init__(self, site: Path, deaf: Callable[[str], None]) -> None:
        self._site = site.absolute()
        self._deaf = deaf
        self._hint = threading.Event()
        self._observer: BaseObserver | None = None
        self._watched: tuple[tuple[int, int], ...] = ()
        self._restarts = 0
        self._is_polling = False

    def start(self) -> None:
        """Begin to listen; where that can't be, poll."""
        self._listen()

    def stop(self) -> None:
        """End all threads."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.unschedule_all()
            observer.stop()
            with suppress(RuntimeError):  # it never began
                observer.join()

    def wait(self, look_seconds: float, at_most: float = math.inf) -> bool:
        """Wait for a hint and for the quiet after it, or until it is time to look anyway.

        That is the case after `at_most` seconds.
        `look_seconds` is what a look costs: looks take no more than a twentieth of the time.
        Returns whether there was a hint.
        """
        self._mend()
        idle = POLLING_SECONDS if self._is_polling else IDLE_SECONDS
        was_hinted = self._hint.wait(min(at_most, max(idle, 20 * look_seconds)))
        if was_hinted:
            self._restarts = 0
            end = time.monotonic() + MOST_QUIET_SECONDS
            while self._hint.is_set() and time.monotonic() < end:
                self._hint.clear()
                time.sleep(QUIET_SECONDS)
        return was_hinted

    def _mend(self) -> None:
        """Listen anew where a watched folder was replaced or a listening thread has died."""
        observer = self._observer
        if self._is_polling or observer is None:
            return
        is_alive = observer.is_alive() and all(each.is_alive() for each in observer.emitters)
        if is_alive and self._watched == self._identities():
            return
        self._restarts += not is_alive
        self.stop()
        if self._restarts > _MOST_RESTARTS:
            self._poll("the listening thread dies")
        else:
            self._listen()
        self._hint.set()  # what happened meanwhile was not heard

    def _listen(self) -> None:
        self._watched = self._identities()
        self._observer = observer = Observer()
        handler = _Hints(self._hint)
        try:
            observer.start()
            observer.schedule(handler, str(self._site), event_filter=_EVENTS)
            for name in _FOLDERS:
                if (self._site / name).is_dir():
                    folder = str(self._site / name)
                    observer.schedule(handler, folder, recursive=True, event_filter=_EVENTS)
        except FileNotFoundError:
            self._watched = ()  # gone between the two: the next wait begins anew
        except OSError as fault:  # ENOSPC, EMFILE: the system's limits of inotify
            self.stop()
            self._poll(fault.strerror or str(fault))

    def _poll(self, why: str) -> None:
        self._is_polling = True
        self._deaf(why)

    def _identities(self) -> tuple[tuple[int, int], ...]:
        """Return what changes when a watched folder is deleted and made again."""
        found = []
        for folder in (self._site, *(self._site / name for name in _FOLDERS)):
            with suppress(OSError):
                status = os.lstat(folder)
                found.append((status.st_dev, status.st_ino))
        return tuple(found)


class _Hints(FileSystemEventHandler):
    def __init__(self, hint: threading.Event) -> None:
        self._hint = hint

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - only that it came
        self._hint.set()
