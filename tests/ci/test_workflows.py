"""The workflows are valid, careful with rights, and their steps work on a fresh clone."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builder import tree

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PUBLISH = ROOT / ".github/workflows/publish.yml"
TEST = ROOT / ".github/workflows/test.yml"


def _read(file: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def _shell_steps(event: str) -> list[str]:
    """Return the commands of the build job in order, as they run for an event."""
    steps = _read(PUBLISH)["jobs"]["build"]["steps"]
    return [step["run"] for step in steps if "run" in step and event not in step.get("if", "")]


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [GITLAB])],
    ids=["github", "gitlab"],
)
def test_the_files_follow_their_schemas(schema: str, files: list[Path]) -> None:
    """A misspelt key is found here, not after a push."""
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_an_audit_finds_nothing_in_the_workflows() -> None:
    """No action without its commit, no right that is not needed, no injection."""
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [
        str(zizmor),
        "--offline",
        "--persona=pedantic",
        "--format=json",
        *map(str, WORKFLOWS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout) == [], done.stdout


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    """A tag may be moved; a commit may not."""
    for file in WORKFLOWS:
        uses = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
        assert uses
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in uses)


def test_every_python_is_tested_from_the_oldest_on() -> None:
    """What pyproject.toml promises is tried; the site itself is built with the oldest."""
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "requires-python"
    ].removeprefix(">=")
    tried = _read(TEST)["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert tried == [oldest, "3.12", "3.13"]
    assert f'python-version: "{oldest}"' in PUBLISH.read_text(encoding="utf-8")
    assert _read(GITLAB)["default"]["image"] == f"python:{oldest}-slim"


def test_a_pull_request_publishes_nothing() -> None:
    """Only a push may hold the rights that publishing takes."""
    jobs = _read(PUBLISH)["jobs"]
    assert _read(PUBLISH)["permissions"] == {"contents": "read"}
    assert "permissions" not in jobs["build"]
    assert "github.event_name != 'pull_request'" in jobs["publish"]["if"]


def test_gitlab_takes_the_same_steps() -> None:
    """Whoever changes one file is told of the other."""
    theirs = [line.replace("text", "github") for line in _read(GITLAB)[".site"]["script"]]
    assert theirs == _shell_steps("pull_request")


def test_the_steps_work_on_a_fresh_clone(tmp_path: Path) -> None:
    """In order, with nothing but a clone, Python and the registry; the store is there after."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git history here to clone")
    clone = tmp_path / "clone"
    _run(f"git clone --quiet {ROOT} {clone}", tmp_path)
    for step in _shell_steps("push"):
        said = _run(step, clone, TZ="America/Los_Angeles", CI="true")
        assert "\r" not in said  # no progress bar in a log
    assert (clone / ".cache/memo.sqlite").is_file()
    _run(".venv/bin/bulletin build --strict --no-cache --out elsewhere", clone, TZ="UTC")
    assert tree(clone / "public") == tree(clone / "elsewhere")


def _run(step: str, folder: Path, **variables: str) -> str:
    own = {name: value for name, value in os.environ.items() if not name.startswith("BULLETIN_")}
    shell = shutil.which("bash") or "bash"
    done = subprocess.run(
        [shell, "-e", "-o", "pipefail", "-c", step],
        cwd=folder,
        env={**own, "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{step}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr
