"""Save → look → build → publish → tell the browsers, one after another."""

import datetime as dt
import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bulletin.model.comparison import Comparisons
from bulletin.model.finding import BulletinError
from bulletin.model.site import Site
from bulletin.pipeline.comparing import compared, told_twice
from bulletin.pipeline.first import Last, show_first
from bulletin.pipeline.run import Clock, Request, Result, Warm, build
from bulletin.serve.live import Captions, Fault, Live
from bulletin.serve.server import Server
from bulletin.serve.watch import Watch

_UNSEEN = (".json", ".md", ".txt", ".xml")  # files that no browser shows as a page
_MOST_UNTIDIED = 20  # builds in a row without a pause
_PAUSE_SECONDS = 0.5  # without a save: time for the rest of the site
_MOST_BEHIND_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Desk:
    """What is previewed, and how: `jobs` processes for the first build, one for the later ones."""

    site: Path
    cache: Path
    port: int
    jobs: int
    now: Callable[[], dt.datetime]

    @property
    def out(self) -> Path:
        """Where the preview is built; the published site is never touched."""
        return self.cache / "preview"


class Voice(Protocol):
    """How the preview speaks to the editor."""

    @property
    def captions(self) -> Captions:
        """The words that the preview puts over a page."""

    def started(self, site: str, homes: tuple[str, ...], *, is_next_port: bool) -> None:
        """Say where the site and its languages' homes are, and whether the port was taken."""

    def built(self, changed: tuple[str, ...], result: Result) -> Fault | None:
        """Say what came of a build; return what browsers show if nothing was published."""

    def broken(self, error: Exception) -> Fault:
        """Say why there could be no build; return what browsers show."""

    def polling(self, why: str) -> None:
        """Say that the system gives no file events."""

    def waiting(self) -> None:
        """Say that another build of the preview is running."""

    def progress(self, done: int, total: int) -> None:
        """Show how far the build is."""


class _Texts:
    """The stories as the preview last saw them."""

    def __init__(self, warm: Warm) -> None:
        self._warm = warm

    def are_told_twice(self, story_id: str) -> bool:
        return told_twice(self._warm.reader.inputs, story_id)

    def compared(self, story_id: str) -> Comparisons:
        return compared(self._warm.reader.inputs, story_id)


class Preview:
    """One preview of one site."""

    def __init__(self, desk: Desk, voice: Voice) -> None:
        self._desk = desk
        self._voice = voice
        self._live = Live(voice.captions, is_published=desk.out.is_dir())
        self._warm = Warm(desk.site, desk.cache)
        self._last: Last | None = None  # none while the newest attempt has failed
        self._site: Site | None = None
        self._is_blind = False  # the last look failed: whatever the next one sees is news
        self._look_seconds = 0.0
        self._shown: tuple[str, ...] = ()  # texts whose pages are ahead of the rest of the site
        self._shown_since = 0.0
        self._builds_untidied = 0  # since garbage was last collected

    def run(self) -> None:
        """Preview until interrupted.

        Raises:
            BulletinError: there is no such site, or no port is free.
        """
        # Processes are forked before there are threads: a fork beside threads may hang.
        self._warm.reader.look()
        self._build((), self._desk.jobs)
        server = Server(self._desk.out, self._live, self._desk.port, _Texts(self._warm))
        watch = Watch(self._desk.site, self._voice.polling)
        server.start()
        try:
            watch.start()
            self._announce(server.port)
            while True:
                self._follow(watch)
        finally:
            server.stop()  # the watch's threads end with the process: to wait for them takes long

    def _announce(self, port: int) -> None:
        site = f"http://localhost:{port}{self._live.state.prefix}/"
        languages = self._site.languages if self._site else ()
        homes = tuple(f"{site}{each.id}/" for each in languages)
        self._voice.started(site, homes, is_next_port=self._desk.port not in {0, port})

    def _follow(self, watch: Watch) -> None:
        """Look once: show a story that was saved, build the whole site, or wait for the next hint.

        While an editor saves the same few stories, their pages are not kept waiting for the rest.
        """
        changed = self._look()
        if changed is not None:
            if self._show(changed):
                self._shown_since = self._shown_since if self._shown else time.monotonic()
                self._shown += changed
            else:
                self._build(changed, jobs=1)
        elif self._shown and not self._is_blind:
            is_pausing = not watch.wait(self._look_seconds, _PAUSE_SECONDS)
            if is_pausing or time.monotonic() - self._shown_since > _MOST_BEHIND_SECONDS:
                self._build((), jobs=1)
        elif not watch.wait(self._look_seconds) or self._builds_untidied > _MOST_UNTIDIED:
            self._rest()

    def _rest(self) -> None:
        """Collect the garbage of the builds while nobody waits for a page."""
        if self._builds_untidied:
            gc.unfreeze()
            gc.collect()
            gc.freeze()  # what is kept for the next build costs later collections nothing
        self._builds_untidied = 0

    def _look(self) -> tuple[str, ...] | None:
        """Return what has changed since the last look, or None if there is nothing to build."""
        began = time.perf_counter()
        try:
            changed = self._warm.reader.look()
        except BulletinError as error:
            if not self._is_blind:  # content/ may be away for a while
                self._live.failed(self._voice.broken(error))
            self._is_blind = True
            return None
        self._look_seconds = time.perf_counter() - began
        was_blind, self._is_blind = self._is_blind, False
        return changed if changed or was_blind else None

    def _show(self, changed: tuple[str, ...]) -> bool:
        """Show the page of a story that was saved; the whole site takes longer."""
        try:
            is_shown = self._last is not None and show_first(self._request(1), self._last, changed)
        except BulletinError:
            return False  # the build will say it
        if is_shown:
            self._live.published(self._live.state.prefix, has_changed=True)
        return is_shown

    def _build(self, changed: tuple[str, ...], jobs: int) -> None:
        shown, self._shown = self._shown, ()
        changed = tuple(dict.fromkeys((*shown, *changed)))
        self._last, inputs = None, self._warm.reader.inputs
        self._builds_untidied += 1
        gc.disable()  # collections took half of the time; `_rest` makes up for them
        try:
            result = build(self._request(jobs))
        except Exception as error:  # noqa: BLE001 - whatever ends a build, the preview goes on
            self._live.failed(self._voice.broken(error))
            return
        finally:
            gc.freeze()  # until then, none looks through all that the build has made
            gc.enable()
        if result.plan:
            self._site = result.plan.site
        fault = self._voice.built(changed, result)
        if fault:
            self._live.failed(fault)
        elif self._site and result.published:
            self._last = Last(inputs, result.plan) if result.plan else None
            prefix = urlsplit(self._site.base_url).path.rstrip("/")
            rest = {each for each in result.published.changed if not each.endswith(_UNSEEN)}
            has_changed = bool(rest) if shown else result.published.has_changed
            self._live.published(prefix, has_changed=has_changed)

    def _request(self, jobs: int) -> Request:
        desk = self._desk
        return Request(
            site=desk.site,
            out=desk.out,
            clock=Clock(desk.now(), drafts=True, future=True),
            cache=desk.cache,
            jobs=jobs,
            warm=self._warm,
            progress=self._voice.progress,
            waiting=self._voice.waiting,
        )
