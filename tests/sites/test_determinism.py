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
