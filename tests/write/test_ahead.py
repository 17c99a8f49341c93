"""A second process begins with the next tree: the outcome is the same, and nothing stays behind."""

import os
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from bulletin.model.output import Output
from bulletin.workers import beside
from bulletin.write import Staging
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
