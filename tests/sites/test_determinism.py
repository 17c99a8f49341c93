"""The same input gives the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder import ROOT, SiteBuilder

ENVIRONMENTS = {
    "plain": {},
    "another time zone": {"TZ": "America/Los_Angeles"},
    "far ahead": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C", "LANG": "C"},
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "yet another hash seed": {"PYTHONHASHSEED": "4242"},
}


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    builder = SiteBuilder(tmp_path_factory.mktemp("real"))
    shutil.copytree(ROOT / "content", builder.root / "content", dirs_exist_ok=True)
    shutil.copy(ROOT / "config.yaml", builder.root)
    return builder.root


def _built(site: Path, out: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "--out", str(out)]
    command += ["--no-cache", "--today", "2024-10-20", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def test_the_bytes_do_not_depend_on_the_environment(real_site: Path, tmp_path: Path) -> None:
    """Time zone, locale, hash seed and number of processes change nothing."""
    built = {
        name: _built(real_site, tmp_path / str(number), "--jobs", str(number % 3 + 1), **variables)
        for number, (name, variables) in enumerate(ENVIRONMENTS.items())
    }
    first = built["plain"]
    for name, files in built.items():
        assert files == first, name


def test_the_bytes_do_not_depend_on_the_place_or_the_files_times(
    real_site: Path, tmp_path: Path
) -> None:
    """A clone elsewhere, with other modification times and folder order, is the same site."""
    clone = tmp_path / "another place"
    clone.mkdir()
    for source in sorted(real_site.rglob("*"), reverse=True):
        if source.is_file() and ".cache" not in source.parts:
            target = clone / source.relative_to(real_site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            os.utime(target, (1, 1))
    assert _built(clone, tmp_path / "there") == _built(real_site, tmp_path / "here")


def test_only_the_clock_given_counts(real_site: Path, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is the clock where no --today is given."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(real_site), "--no-cache"]
    early = str(1_700_000_000)  # 2023-11-14, before any story
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "early")],
        check=True,
        capture_output=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": early},
    )
    assert b"not-published" in done.stdout
    assert not (tmp_path / "early/zh/articles").exists()


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
