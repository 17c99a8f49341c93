"""What the README tells people to type exists and runs."""

import re
import shlex
from pathlib import Path

import pytest

from tests.builder import ROOT, SiteBuilder

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    {
        found.strip()
        for found in re.findall(
            r"(?:python build\.py|\bbulletin)((?: [a-z-][\w-]*)*)[^`\n]*`", README
        )
        if found.strip()
    }
)


def test_every_make_target_exists() -> None:
    """`make site` is the first thing a newcomer types."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|\$ )make ([a-z-]+)", README))
    assert {"site", "test"} <= named
    assert named - set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(tmp_path: Path, command: str) -> None:
    """On a small site; the preview and whatever asks questions only say how they are used."""
    site = SiteBuilder(tmp_path).pair("2026/a")
    words = shlex.split(command)
    if words[0] == "cache":
        words[1:1] = ["--site", str(tmp_path)]
    elif not words[0].startswith("-") and words != ["check"]:
        words = [words[0], "--help"]
    done = site.run(*words)
    assert done.status == 0, done.out + done.err


def test_commands_are_found_in_the_text() -> None:
    """Or the tests above hold nothing."""
    assert {"check", "cache info"} <= set(COMMANDS)


def test_every_file_it_names_exists() -> None:
    """A map that is wrong is worse than none."""
    named = re.findall(r"`((?:bulletin|templates|content|tests)/[\w./-]+)`", README)
    assert len(named) > 3
    assert [path for path in named if not (ROOT / path).exists()] == []
