"""A second process begins with the next tree: the outcome is the same, and nothing stays behind."""

import os
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from bulletin.model.output import Output
from bulletin.workers import beside
from bulletin.write import Staging, staging
from bulletin.write.marks import clock
from bulletin.write.mirror import Helper
from tests.builder import tree
from tests.write.helpers import put_out

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="where none can be forked one does all"
)

SITE = {f"zh/articles/2024/s{number}/index.html": b"%d" % number for number in range(30)}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    put_out(tmp_path / "public", SITE)
    return tmp_path / "public"


def _publish(target: Path, files: dict[str, bytes]) -> None:
    with Staging(target) as staging:
        staging.expect({})
        staging.begin(beside)
        for path, content in files.items():
            staging.add(Output(path, content))
        staging.publish()


def test_what_is_published_is_what_was_put_out(target: Path) -> None:
    """Through more turns than trees are kept: changed, new and removed files."""
    files = dict(SITE)
    for number in range(6):
        files[f"zh/articles/2024/s{number}/index.html"] = b"changed"
        files[f"en/new-{number}/index.html"] = b"new"
        del files[f"zh/articles/2024/s{29 - number}/index.html"]
        _publish(target, files)
        assert tree(target) == files


def test_what_others_do_meanwhile_is_not_lost(target: Path) -> None:
    """The second process saw the target as it was; what counts is how it is in the end."""
    with Staging(target) as staging:
        staging.expect({})
        staging.begin(beside)
        (target / "zh/foreign.txt").write_bytes(b"theirs")
        for path, content in SITE.items():
            staging.add(Output(path, content))
        staging.add(Output("en/index.html", b"new"))
        assert staging.publish().foreign == ("zh/foreign.txt",)
    assert tree(target) == SITE | {"en/index.html": b"new", "zh/foreign.txt": b"theirs"}


class _Ended:
    """A second process that has done its task at once."""

    def __init__(self, task: Callable[[], None]) -> None:
        task()

    def join(self) -> None: ...

    def kill(self) -> None: ...


def _await_another_moment(target: Path) -> None:
    """Wait until what changes from now on bears a later time than all that stands."""
    last = max(each.lstat().st_ctime_ns for each in [target, *target.rglob("*")])
    while clock(f"{target}.probe") <= last:
        pass


def _altered(target: Path, meanwhile: Callable[[], object]) -> tuple[str, ...]:
    """Publish another site over a target that others have files in; return the foreign files."""
    _await_another_moment(target)
    with Staging(target) as turn:
        turn.expect({})
        turn.begin(_Ended)
        meanwhile()
        for path, content in list(SITE.items())[3:]:
            turn.add(Output(path, b"changed" if "/s4/" in path else content))
        turn.add(Output("en/index.html", b"new"))
        return turn.publish().foreign


ALTERED = {
    path: b"changed" if "/s4/" in path else content for path, content in list(SITE.items())[3:]
} | {"en/index.html": b"new"}


def test_what_the_second_process_has_done_is_not_done_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it came to its end and nothing has changed since, also with files of others."""
    theirs = target / os.fsdecode(b"zh/their\xff.txt")
    theirs.write_bytes(b"theirs")
    monkeypatch.setattr(staging, "mirror", None)
    name = str(theirs.relative_to(target))
    assert _altered(target, lambda: None) == (name,)
    assert tree(target) == ALTERED | {name: b"theirs"}
    folders = {each.name for each in (target / "zh/articles/2024").iterdir()}
    assert folders == {f"s{number}" for number in range(3, 30)}


def test_what_others_do_after_the_second_process_is_not_lost(target: Path) -> None:
    """The folders of the target tell that they have changed since."""

    def meanwhile() -> None:
        (target / "zh/articles/2024/s9/foreign.txt").write_bytes(b"theirs")

    assert _altered(target, meanwhile) == ("zh/articles/2024/s9/foreign.txt",)
    assert tree(target) == ALTERED | {"zh/articles/2024/s9/foreign.txt": b"theirs"}


@pytest.mark.parametrize("length", [0, 1, 40])
def test_a_note_that_was_cut_off_counts_for_nothing(target: Path, length: int) -> None:
    """The disk was full, or the process was killed."""
    note = target.parent / ".public.generations/shared"

    def meanwhile() -> None:
        note.write_bytes(note.read_bytes()[:length])

    assert _altered(target, meanwhile) == ()
    assert tree(target) == ALTERED
    assert not note.exists()


def test_a_turn_that_is_given_up_leaves_no_process_and_no_tree(target: Path) -> None:
    """Where the content has errors nothing is published."""
    begun: list[ForkProcess] = []

    def noted(task: Callable[[], None]) -> Helper | None:
        process = beside(task)
        assert process is not None
        begun.append(process)
        return process

    with Staging(target) as staging:
        staging.expect({})
        staging.begin(noted)
    assert not begun[0].is_alive()
    left = {each.name for each in (target.parent / ".public.generations").iterdir()}
    assert {name for name in left if not name.isdecimal()} == {"lock", "files"}
    assert tree(target) == SITE
