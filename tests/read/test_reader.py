"""A reader that reads again only what has changed."""

import os
import shutil
import time
from pathlib import Path

import pytest

from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Reason
from bulletin.read import Reader, read

STORY = "content/articles/2024/story/index.zh.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / STORY).parent.mkdir(parents=True)
    (tmp_path / STORY).write_text("one", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.html").write_text("base")
    (tmp_path / "config.yaml").write_text("x: 1")
    return tmp_path


def test_a_look_tells_what_differs_from_the_one_before(site: Path) -> None:
    """New, changed, gone and refused files, by path."""
    reader = Reader(site)
    assert reader.look() == ("config.yaml", STORY, "templates/base.html")
    assert reader.look() == ()
    (site / STORY).write_text("two", encoding="utf-8")
    assert reader.look() == (STORY,)
    assert reader.inputs == read(site)
    picture = site / STORY.replace("index.zh.md", "p.png")
    picture.write_bytes(b"\x89PNG")
    assert reader.look() == (str(picture.relative_to(site)),)
    picture.unlink()
    (site / "content/linked.md").symlink_to("nowhere")
    assert reader.look() == ("content/articles/2024/story/p.png", "content/linked.md")
    assert [each.reason for each in reader.inputs.refused] == [Reason.LINK]
    assert reader.inputs == read(site)


def test_a_touched_file_does_not_differ(site: Path) -> None:
    """Times are a reason to look, never a difference."""
    reader = Reader(site)
    reader.look()
    os.utime(site / STORY)
    assert reader.look() == ()


def test_by_products_of_editors_are_no_change(site: Path) -> None:
    """Swap files, backups and vim's test for writing."""
    reader = Reader(site)
    reader.look()
    for name in (".index.zh.md.swp", "index.zh.md~", "4913", "#index.zh.md#", ".#index.zh.md"):
        (site / STORY).with_name(name).write_text("x")
    assert reader.look() == ()


def test_a_second_save_within_the_clocks_grain_is_seen(site: Path) -> None:
    """Same size, same times, other words: a file that was new when read is read again."""
    reader = Reader(site)
    for number in range(200):
        (site / STORY).write_text(f"{number:05}", encoding="utf-8")
        os.utime(site / STORY, ns=(time.time_ns(), 10**18))
        reader.look()
        assert reader.inputs.content[STORY] == f"{number:05}".encode()


def test_a_site_that_is_away_is_an_error_and_what_was_seen_is_kept(site: Path) -> None:
    """A checkout may take the folder away for a moment."""
    reader = Reader(site)
    reader.look()
    before = reader.inputs
    shutil.move(site / "content", site / "away")
    with pytest.raises(BulletinError, match="content"):
        reader.look()
    assert reader.inputs == before
    shutil.move(site / "away", site / "content")
    assert reader.look() == ()
