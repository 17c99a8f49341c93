"""The target lies where publishing can harm nothing else."""

import os
from pathlib import Path

from bulletin.write.faults import refused

_SOURCES = ("content", "templates", ".git")


def require_apart(target: Path, site: Path) -> None:
    """Refuse a target that is, holds or lies among the sources of the site, or is a home folder.

    Raises:
        BulletinError: it would be swapped away, or read again as content.
    """
    place, root = os.path.realpath(target), os.path.realpath(site)
    homes = {os.path.realpath(os.path.expanduser("~")), os.path.abspath(os.sep)}
    if _holds(place, root) or place in homes:
        raise refused(
            str(target),
            "包含站点或个人目录本身，不能整体替换。请用 --out 另选目录。",
            "holds the site itself or is a home folder, and can't be swapped as a whole. Choose"
            " another folder with --out.",
        )
    if any(_holds(f"{root}/{name}", place) for name in _SOURCES):
        raise refused(
            str(target),
            "在稿件或模板之中。请用 --out 选一个单独的目录。",
            "lies among the sources of the site. Choose a folder of its own with --out.",
        )


def _holds(folder: str, path: str) -> bool:
    """Whether a path is a folder or lies in it, also where only case tells them apart."""
    outer, inner = (os.path.normcase(each).rstrip(os.sep).casefold() for each in (folder, path))
    return inner == outer or inner.startswith(f"{outer}{os.sep}")
