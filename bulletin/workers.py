"""Run a pure function over many items in several processes, and outlive any of them.

A worker that dies or exceeds its time loses only the item that it was on, which is reported as
`Lost`. Workers die with their parent. Where processes can't be forked (Windows), and for a few
items, the work is done in place.
"""

import ctypes
import gc
import math
import multiprocessing
import os
import selectors
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkProcess
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 8  # handed over at once: large enough to hide the pipe, small enough to balance
FEWEST = 24  # below this, starting processes costs more than it saves
SECONDS_PER_ITEM = 20.0
ITEMS_A_LIFE = 1_500  # what a process has looked at it holds a copy of, until it ends
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


@dataclass(frozen=True, slots=True)
class Lost:
    """An item whose worker died or took too long."""

    why: str


def run(  # noqa: PLR0913 - all but two say how, and have a default
    task: Callable[[T], R],
    items: Sequence[T],
    jobs: int,
    seconds: Callable[[T], float] = lambda _item: SECONDS_PER_ITEM,
    fewest: int = FEWEST,
    *,
    prepare: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, R | Lost]]:
    """Yield `(index, answer)` for every item, in the order in which they are done.

    An item that takes longer than its `seconds` is lost. Fewer items than `fewest` are done in
    place. `prepare` loads what many processes, one after the other, would each load for itself.
    """
    if jobs <= 1 or len(items) < fewest or not _can_fork():
        for index, item in enumerate(items):
            yield index, task(item)
        return
    if len(items) > ITEMS_A_LIFE:
        prepare()
    crew = _Crew(task, items, seconds)
    try:
        yield from crew.work(jobs)
    finally:
        crew.dismiss()


def beside(task: Callable[[], None]) -> ForkProcess | None:
    """Begin a task in a process of its own; None where none can be forked."""
    if not _can_fork():
        return None
    process = multiprocessing.get_context("fork").Process(
        target=_alone, args=(os.getpid(), task), daemon=True
    )
    process.start()
    return process


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    waiting: list[int] = field(default_factory=list)  # items given to it and not yet answered
    since: float = 0.0  # when its last answer came, on the monotonic clock
    answered: int = 0


class _Crew(Generic[T, R]):
    def __init__(
        self, task: Callable[[T], R], items: Sequence[T], seconds: Callable[[T], float]
    ) -> None:
        self.task = task
        self.items = items
        self.seconds = seconds
        self.workers: list[_Worker] = []
        self.ears = selectors.DefaultSelector()
        self.remaining = list(range(len(items) - 1, -1, -1))  # popped from the end

    def work(self, jobs: int) -> Iterator[tuple[int, R | Lost]]:
        gc.freeze()  # what the workers share with this process is not copied to be looked through
        for _ in range(min(jobs, len(self.items))):
            self._hire()
        while any(worker.waiting for worker in self.workers):
            for key, _ in self.ears.select(timeout=0.5):
                yield from self._listen(key.data)
            for worker in list(self.workers):
                limit = self.seconds(self.items[worker.waiting[0]]) if worker.waiting else math.inf
                if time.monotonic() - worker.since > limit:
                    yield from self._replace(worker, f"took more than {limit:.0f} s")

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.pipe.close()
        self.ears.close()
        gc.unfreeze()

    def _hire(self) -> None:
        context: ForkContext = multiprocessing.get_context("fork")
        pipe, far_end = context.Pipe()
        inherited = [worker.pipe for worker in self.workers] + [pipe]
        process = context.Process(
            target=_serve,
            args=(os.getpid(), far_end, inherited, self.task, self.items),
            daemon=True,
        )
        process.start()
        far_end.close()
        worker = _Worker(process, pipe, since=time.monotonic())
        self.workers.append(worker)
        self.ears.register(pipe, selectors.EVENT_READ, worker)
        self._hand_out(worker)

    def _hand_out(self, worker: _Worker) -> None:
        fair_share = len(self.remaining) // (2 * len(self.workers))  # small chunks at the end
        count = min(max(1, min(CHUNK, fair_share)), len(self.remaining))
        chunk = [self.remaining.pop() for _ in range(count)]
        worker.waiting += chunk
        if chunk:
            with suppress(OSError):  # a dead worker is noticed when it is listened to
                worker.pipe.send(chunk)

    def _listen(self, worker: _Worker) -> Iterator[tuple[int, R | Lost]]:
        try:
            index, answer, error = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker, "its process died")
            return
        if error is not None:
            raise error
        worker.waiting.remove(index)
        worker.since = time.monotonic()
        worker.answered += 1
        if worker.answered < ITEMS_A_LIFE:
            if len(worker.waiting) <= CHUNK // 2:  # the next chunk lies ready when this one is done
                self._hand_out(worker)
        elif not worker.waiting:
            self._dismiss(worker)
            if self.remaining:
                self._hire()
        yield index, answer

    def _replace(self, worker: _Worker, why: str) -> Iterator[tuple[int, R | Lost]]:
        self._dismiss(worker)
        if worker.waiting:
            lost, *rest = worker.waiting
            self.remaining.extend(reversed(rest))
            yield lost, Lost(why)
        if self.remaining:
            self._hire()

    def _dismiss(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        self.ears.unregister(worker.pipe)
        worker.pipe.close()
        self.workers.remove(worker)


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _serve(
    parent: int,
    pipe: Connection,
    inherited: list[Connection],
    task: Callable[[T], R],
    items: Sequence[T],
) -> None:
    """Answer until the parent closes the pipe."""
    gc.enable()
    _belong(parent)
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            for index in pipe.recv():
                try:
                    pipe.send((index, task(items[index]), None))
                except Exception as error:  # noqa: BLE001 - raised again in the parent
                    pipe.send((index, None, error))


def _alone(parent: int, task: Callable[[], None]) -> None:
    _belong(parent)
    task()


def _belong(parent: int) -> None:
    """Leave Ctrl-C to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it has died before
        os._exit(1)
