"""What open pages follow: which build they show, and what keeps the next from being published."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from bulletin.model.finding import EditorLanguage


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing was published: the terminal's text, a heading, and the language of both."""

    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Captions:
    """The words that the preview itself puts over a page."""

    close: str
    show: str
    gone: str
    home: str
    stopped: str
    nothing_yet: str
    pair: str = ""  # leads from a story to its texts side by side
    languages: tuple[EditorLanguage, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class State:
    """Which build is published, where the site begins, and the fault of the newest attempt.

    Generations differ between runs too, so that a page left open over a restart catches up.
    `edition` tells attempts apart: texts change with each of them, whatever was published.
    """

    captions: Captions
    generation: int = field(default_factory=time.time_ns)
    edition: int = field(default_factory=time.time_ns)
    prefix: str = ""  # where the site lies below its host: "/bulletin", or nothing
    fault: Fault | None = None
    is_published: bool = False

    def as_event(self) -> bytes:
        """Return the state as one server-sent event (WHATWG HTML, 9.2)."""
        data = {
            "generation": str(self.generation),
            "edition": str(self.edition),
            "home": f"{self.prefix}/",
            "fault": asdict(self.fault) if self.fault else None,
            "captions": asdict(self.captions),
        }
        return f"data: {json.dumps(data)}\n\n".encode("ascii")


class Live:
    """The state, set by the thread that builds and followed by the one that serves."""

    def __init__(self, captions: Captions, *, is_published: bool = False) -> None:
        self._state = State(captions, is_published=is_published)
        self._lock = threading.Lock()
        self._followers: list[Callable[[], None]] = []

    @property
    def state(self) -> State:
        """The state as it is now."""
        return self._state

    def follow(self, follower: Callable[[], None]) -> None:
        """Call `follower` after each change, in the thread that made it."""
        self._followers.append(follower)

    def published(self, prefix: str, *, has_changed: bool) -> None:
        """Say that the newest build is what is served; to be called once it is."""
        self._set(
            replace(
                self._state,
                generation=time.time_ns() if has_changed else self._state.generation,
                prefix=prefix,
                fault=None,
                is_published=True,
            )
        )

    def failed(self, fault: Fault) -> None:
        """Say that the last good build is still what is served, and why."""
        self._set(replace(self._state, fault=fault))

    def _set(self, state: State) -> None:
        with self._lock:
            self._state = replace(state, edition=time.time_ns())
        for follower in self._followers:
            follower()
