"""Hints to look again, and what is done when they stop coming."""

import errno
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from bulletin.serve import watch
from bulletin.serve.watch import Watch


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content/articles", "templates"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("x")
    return tmp_path


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watching(site: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    monkeypatch.setattr(watch, "IDLE_SECONDS", 60.0)  # only a hint ends a wait
    watching = Watch(site, told.append)
    watching.start()
    yield watching
    watching.stop()


def wait_while(watching: Watch, deed: threading.Timer) -> bool:
    deed.start()
    return watching.wait(0.0)


@pytest.mark.parametrize("path", ["config.yaml", "content/articles/new.md", "templates/new.html"])
def test_a_save_ends_the_wait(watching: Watch, site: Path, path: str) -> None:
    """In the configuration, the content and the templates."""
    assert wait_while(watching, threading.Timer(0.1, (site / path).write_text, ("new",)))


def test_reading_is_no_hint(watching: Watch, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or each look would lead to the next one."""
    assert wait_while(watching, threading.Timer(0.0, (site / "config.yaml").write_text, ("y",)))
    monkeypatch.setattr(watch, "IDLE_SECONDS", 0.5)
    assert not wait_while(watching, threading.Timer(0.1, (site / "config.yaml").read_text))


def test_a_folder_that_was_made_again_is_watched_again(
    watching: Watch, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Watchdog is deaf to it, and says it is alive."""
    shutil.rmtree(site / "content")
    assert watching.wait(0.0)
    (site / "content" / "articles").mkdir(parents=True)
    assert watching.wait(0.0)
    with monkeypatch.context() as patience:
        patience.setattr(watch, "IDLE_SECONDS", 0.3)
        while watching.wait(0.0):
            pass
    assert wait_while(
        watching, threading.Timer(0.1, (site / "content/articles/a.md").write_text, ("new",))
    )


def test_a_dead_listener_is_replaced_and_given_up_after_a_while(
    watching: Watch, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the files are looked at at intervals, and the editor is told so."""
    monkeypatch.setattr(watch, "POLLING_SECONDS", 0.01)
    for _ in range(watch._MOST_RESTARTS + 1):  # noqa: SLF001 - the number is the matter
        assert told == []
        observer = watching._observer  # noqa: SLF001 - no outsider can kill its threads
        assert observer is not None
        for emitter in observer.emitters:
            emitter.stop()
            emitter.join()
        watching._mend()  # noqa: SLF001 - a wait would forgive it
    assert told == ["the listening thread dies"]
    watching.wait(0.0)
    assert not watching.wait(0.0)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EMFILE])
def test_without_room_for_watches_it_polls_and_says_so(
    site: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The system's limits of inotify."""

    def full(*_given: object, **_named: object) -> None:
        raise OSError(code, "no room")

    monkeypatch.setattr(BaseObserver, "schedule", full)
    monkeypatch.setattr(watch, "POLLING_SECONDS", 0.01)
    watching = Watch(site, told.append)
    watching.start()
    assert told == ["no room"]
    assert not watching.wait(0.0)
    watching.stop()
