"""Files that are known by their marks are not read again, and none is believed that has changed."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.model.output import Output
from bulletin.write import Marked, Staging

CONTENT = b"<p>one</p>"
FILE = ("a/index.html", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A published site of one file."""
    with Staging(tmp_path / "public") as staging:
        staging.add(Output(FILE[0], CONTENT))
        staging.publish()
    time.sleep(0.05)  # a few steps of the clock by which files are marked
    return tmp_path / "public"


def _looked(target: Path, known: Marked) -> tuple[bool, bool, Marked]:
    """Return whether the file stands, whether it was read for that, and its new marks."""
    with Staging(target) as staging:
        staging.marks.known = known
        stands = staging.stands(*FILE)
        return stands, staging.has_read, staging.marked([FILE])


def test_a_file_is_read_once(target: Path) -> None:
    """The second turn knows it by the mark that the first has left."""
    stands, was_read, marked = _looked(target, {})
    assert (stands, was_read) == (True, True)
    stands, was_read, again = _looked(target, marked)
    assert (stands, was_read) == (True, False)
    assert again == marked


def _overwrite(file: Path) -> None:
    file.write_bytes(CONTENT.replace(b"one", b"two"))


def _overwrite_and_hide(file: Path) -> None:
    before = file.stat()
    _overwrite(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(file: Path) -> None:
    other = file.with_name("other")
    _overwrite(other)
    other.replace(file)


def _link(file: Path) -> None:
    other = file.with_name("other")
    _overwrite(other)
    file.unlink()
    file.symlink_to(other)


@pytest.mark.parametrize("change", [_overwrite, _overwrite_and_hide, _replace, _link, Path.unlink])
def test_a_file_that_was_changed_is_found_out(target: Path, change: Callable[[Path], None]) -> None:
    """Same size, and even the same time of modification, make no proof."""
    _, _, marked = _looked(target, {})
    change(target / FILE[0])
    assert not _looked(target, marked)[0]


def test_a_mark_tells_one_content_only(target: Path) -> None:
    """The program may want another content of the same size."""
    _, _, marked = _looked(target, {})
    with Staging(target) as staging:
        staging.marks.known = marked
        assert not staging.stands(FILE[0], FILE[1], "0" * 64)


def test_a_file_changed_during_the_turn_bears_no_mark(target: Path) -> None:
    """What was right when it was looked at may not be when it is marked."""
    with Staging(target) as staging:
        assert staging.stands(*FILE)
        _replace(target / FILE[0])
        time.sleep(0.05)
        assert staging.marked([FILE]) == {}


def test_a_new_link_to_a_file_spoils_nothing(target: Path) -> None:
    """Older trees share the files of the published one."""
    with Staging(target) as staging:
        assert staging.stands(*FILE)
        os.link(target / FILE[0], target.parent / "another")
        time.sleep(0.05)
        marked = staging.marked([FILE])
    assert _looked(target, marked)[:2] == (True, False)


def test_a_file_of_this_very_moment_bears_no_mark(target: Path) -> None:
    """It may be changed again before the clock moves on."""
    later = time.time_ns() + 10**10
    os.utime(target / FILE[0], ns=(later, later))
    assert _looked(target, {}) == (True, True, {})
