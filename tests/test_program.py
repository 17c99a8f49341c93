"""What was remembered is asked again after an upgrade, and after no other."""

import sys
from pathlib import Path

import pytest

from bulletin.program import program_digest

LIBRARIES = ("babel", "budoux", "jinja2", "markdown", "markupsafe", "nh3", "pillow", "PyYAML")


def test_only_the_libraries_that_shape_pages_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages drawn by another Pillow are others; a new test runner, or its folder, changes none."""
    fresh = program_digest.__wrapped__
    for each in LIBRARIES:
        (tmp_path / f"{each}-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    before = fresh()
    for name in ("pytest-9.0.dist-info", "pillow", "pillow-libs"):
        (tmp_path / name).mkdir()
    assert fresh() == before
    (tmp_path / "pillow-1.0.dist-info").rename(tmp_path / "pillow-2.0.dist-info")
    assert fresh() != before
