"""The same input gives the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.builder import ROOT, Built, SiteBuilder, tree

# What each of them changes changes nothing, so they may change several things at once.
ENVIRONMENTS = {
    "west": {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    "east": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"},
}


def _built(site: Path, out: Path, jobs: int, environment: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "--out", str(out)]
    command += ["--no-cache", "--today", "2026-11-23", "--jobs", str(jobs)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
    return tree(out)


@pytest.mark.parametrize(("name", "jobs"), [("west", 2), ("east", 3)])
def test_the_bytes_do_not_depend_on_the_environment(
    real_site: Built, tmp_path: Path, name: str, jobs: int
) -> None:
    """Time zone, locale, hash seed, number of processes and a store change nothing."""
    files = _built(real_site.public.parent, tmp_path / "out", jobs, ENVIRONMENTS[name])
    assert files == real_site.files()


def test_the_bytes_do_not_depend_on_the_place_or_the_files_times(
    real_site: Built, tmp_path: Path
) -> None:
    """A clone elsewhere, with other modification times and folder order, is the same site."""
    site, clone = real_site.public.parent, tmp_path / "another place"
    for written in ("config.yaml", "content", "templates"):
        for source in sorted([site / written, *(site / written).rglob("*")], reverse=True):
            if source.is_file():
                target = clone / source.relative_to(site)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
                os.utime(target, (1, 1))
    assert _built(clone, tmp_path / "there", 1, {}) == real_site.files()


def test_only_the_clock_given_counts(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is the clock where no --today is given."""
    site = SiteBuilder(tmp_path / "site").pair("2024/later")
    command = ["build", "--site", str(site.root), "--no-cache", "--jobs", "1"]
    early = str(1_700_000_000)  # 2023-11-14, before the story
    done = forked.run(command, os.environ | {"SOURCE_DATE_EPOCH": early})
    assert "not-published" in done.stdout
    assert not (site.root / "public/zh/articles").exists()


def test_an_edit_changes_only_what_shows_it(tmp_path: Path) -> None:
    """A later paragraph of one story: its page, its Markdown, the feeds and searches it is in."""
    site = SiteBuilder(tmp_path / "site")
    for number in range(6):
        topic, district = ("youth", "xihu") if number % 2 else ("skills", "gongshu")
        site.pair(
            f"2024/story-{number}",
            published=f"2024-0{number + 1}-10",
            topics=f"[{topic}]",
            districts=f"[{district}]",
        )
    before = site.run().files()
    body = "这是正文的第一段。\n\n第二段是后来补的。"
    keys = {"published": "2024-04-10", "topics": "[youth]", "districts": "[xihu]"}
    site.article("2024/story-3", "zh", body, **keys)
    after = site.run().files()
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    searched = {path for path in changed if path.startswith("search/")}
    feeds = {
        f"zh/{place}{name}"
        for place in ("", "topics/youth/", "districts/xihu/")
        for name in ("rss.xml", "atom.xml", "feed.json")
    }
    own = {f"zh/articles/2024/story-3/{name}" for name in ("index.html", "index.md")}
    assert changed - searched == feeds | own
