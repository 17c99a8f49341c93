"""What the program is made of, and that it asks nobody for anything."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.builder import ROOT, SiteBuilder

# Makes every way out fail, then builds: what runs without a network must not notice.
CUT_OFF = """
import socket, sys
def refuse(*_arguments, **_options):
    raise AssertionError("a build asked the network")
socket.getaddrinfo = socket.create_connection = socket.socket.connect = refuse
sys.argv = sys.argv[1:]
from bulletin.cli import main
main(sys.argv)
"""
FREE = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|HPND|MPL|Unlicense)\b", re.IGNORECASE
)
COPYLEFT = re.compile(r"(?<!L)\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


def test_a_build_uses_no_network(tmp_path: Path) -> None:
    """With every connection refused, and in a network of its own where the system gives one."""
    site = SiteBuilder(tmp_path).pair("2024/a")
    arguments = ["build", "--site", str(site.root), "--jobs", "2", "--today", "2026-11-23"]
    subprocess.run([sys.executable, "-c", CUT_OFF, *arguments], check=True, cwd=ROOT)
    alone = ["unshare", "--net", "--map-root-user"]
    if os.name != "nt" and not subprocess.run([*alone, "true"], check=False).returncode:
        command = [*alone, sys.executable, str(ROOT / "build.py"), *arguments, "--no-cache"]
        subprocess.run(command, check=True)


def test_every_library_is_free_and_none_is_under_the_gpl() -> None:
    """As their own metadata says, for all that a build needs."""
    lock = (ROOT / "requirements.lock").read_text()
    names = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE)
    assert len(names) >= 8
    wrong = {name: found for name in names if not is_free(found := licence(name))}
    assert wrong == {}


def test_the_readme_says_what_every_library_is_for() -> None:
    """Of all that `pip install` brings in by our wish."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", (ROOT / "README.md").read_text(), re.MULTILINE)
    told = ", ".join(named).lower()
    wanted = [re.split("[>=]", each)[0] for each in project["dependencies"]]
    assert [each for each in wanted if each not in told] == []


def test_every_library_is_pinned_by_hash() -> None:
    """In both lock files."""
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text()
        pinned = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\n\s+--hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z0-9][^\n]*==", text, re.MULTILINE))


def test_every_promise_names_tests_that_exist() -> None:
    """Each row of SECURITY.md names a file or folder of tests, or a test in one, that is there."""
    table = (ROOT / "SECURITY.md").read_text().partition("| promise | held by |")[2]
    rows = [line for line in table.split("\n## ")[0].splitlines()[2:] if line.startswith("|")]
    assert len(rows) > 20
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+)(?:::(\w+))?`", row)
        assert named, row
        for path, test in named:
            assert (ROOT / path).exists(), path
            assert not test or f"\ndef {test}(" in (ROOT / path).read_text(), test


def licence(name: str) -> str:
    """Return what a library says of its licence; nothing where this system needs it not."""
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return "MIT (not installed here)"
    classifiers = [each for each in metadata.get_all("Classifier") or () if "License" in each]
    stated = [*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ())]
    return " ".join([*(each.partition("\n")[0] for each in stated), *classifiers])


def is_free(said: str) -> bool:
    """Whether a licence is one that we may pass on under our own."""
    return bool(FREE.search(said)) and not COPYLEFT.search(said)
