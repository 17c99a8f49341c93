"""A turn that is told to end clears away what it can in a moment, and leaves the rest."""

import itertools
import os
import time
from pathlib import Path

import pytest

from bulletin.model.output import Output
from bulletin.write import Staging, staging
from bulletin.write.tree import remove_tree

FILES = 40


def _debris(folder: Path) -> Path:
    """Make what a killed build leaves."""
    for number in range(FILES):
        file = folder / f"zh/{number}/index.html"
        file.parent.mkdir(parents=True)
        file.write_bytes(b"x")
    return folder


def _files(folder: Path) -> int:
    return sum(each.is_file() for each in folder.rglob("*"))


def test_removing_ends_when_its_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at the clock before each file, for one file may take long."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        (folder / str(number)).touch()
    clock = itertools.count()
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with pytest.raises(TimeoutError):
        remove_tree(str(folder), until=10)
    assert _files(folder) == FILES - 10


def test_told_to_end_while_it_clears_away_it_does_not_begin_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier build left stays for the next one; here that took twelve seconds."""
    debris = _debris(tmp_path / ".public.generations/next")
    unlink, told = os.unlink, iter([True])

    def interrupted(path: str) -> None:
        if next(told, False):
            raise KeyboardInterrupt
        unlink(path)

    monkeypatch.setattr(os, "unlink", interrupted)
    monkeypatch.setattr(staging, "SECONDS_TO_CLEAR", -1)
    with pytest.raises(KeyboardInterrupt), Staging(tmp_path / "public"):
        pytest.fail("the turn began")
    assert _files(debris) == FILES
    with Staging(tmp_path / "public"):
        assert _files(debris) == 0


def test_told_to_end_at_the_end_of_its_turn_it_clears_away_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One preview in twenty that was ended so left its empty folders, and took no more notice."""
    removed, told = os.rmdir, iter([True])

    def interrupted(path: str) -> None:
        if next(told, False):
            raise KeyboardInterrupt
        removed(path)

    monkeypatch.setattr(os, "rmdir", interrupted)
    with pytest.raises(KeyboardInterrupt), Staging(tmp_path / "public") as turn:
        turn.add(Output("zh/a/index.html", b"x"))
    assert {each.name for each in (tmp_path / ".public.generations").iterdir()} == {"lock"}
