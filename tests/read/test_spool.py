"""Large sites: most texts lie on the disk, as they were when they were read."""

from pathlib import Path

import pytest

from bulletin.read import read, spool
from bulletin.read.spool import Spool


def test_what_does_not_fit_in_memory_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part for itself, in any order; the file that holds them has no name."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 5)
    kept = [Spool(tmp_path).keep(each) for each in (b"12345", b"6")]
    shared = Spool(tmp_path / "made")
    parts = [shared.keep(each) for each in (b"held", b"first", b"", b"second")]
    assert kept == [b"12345", b"6"]
    assert [part if isinstance(part, bytes) else part() for part in reversed(parts)] == [
        b"second",
        b"",
        b"first",
        b"held",
    ]
    assert [isinstance(part, bytes) for part in parts] == [True, False, True, False]
    assert [*(tmp_path / "made").iterdir()] == []


def test_where_nothing_can_be_written_all_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is a file stands for a disk that refuses."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 0)
    (tmp_path / "file").touch()
    assert Spool(tmp_path / "file").keep(b"text") == b"text"


def test_a_file_stays_as_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though somebody saves it while the site is built."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 0)
    site = tmp_path / "site"
    for folder in ("content/articles", "templates"):
        (site / folder).mkdir(parents=True)
    (site / "config.yaml").write_bytes(b"{}")
    text = site / "content/articles/a.md"
    text.write_bytes(b"before")
    inputs = read(site, tmp_path)
    text.write_bytes(b"after")
    assert dict(inputs.content) == {"content/articles/a.md": b"before"}
    assert inputs.config == b"{}"
