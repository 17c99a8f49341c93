"""The target lies where publishing can harm nothing else."""

import os
import stat
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


def require_folder(target: str) -> None:
    """Refuse a target that is no folder that can be swapped as a whole.

    Raises:
        BulletinError: it is a link, a file, a mount point or a site's folder.
    """
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return
    if stat.S_ISLNK(status.st_mode):
        raise refused(
            target,
            "是符号链接，不能整体替换。请用 --out 指明它所指的目录。",
            "is a symbolic link and can't be swapped as a whole. Name the folder it leads to with"
            " --out.",
        )
    if not stat.S_ISDIR(status.st_mode):
        raise refused(
            target,
            "是文件，不是目录。请移走它，或用 --out 另选目录。",
            "is a file, not a folder. Move it away or choose another folder with --out.",
        )
    if os.path.isfile(f"{target}/config.yaml") and os.path.isdir(f"{target}/content"):
        raise refused(
            target,
            "是站点目录，页面不能写在稿件旁边。请用 --out 另选目录。",
            "is a site's folder; pages can't be written among its sources. Choose another folder"
            " with --out.",
        )
    if os.path.ismount(target):
        raise refused(
            target,
            "是挂载点，不能整体替换。请用 --out 选它里面的子目录。",
            "is a mount point and can't be swapped as a whole. Choose a folder inside it with"
            " --out.",
        )


def _holds(folder: str, path: str) -> bool:
    """Whether a path is a folder or lies in it, also where only case tells them apart."""
    outer, inner = (os.path.normcase(each).rstrip(os.sep).casefold() for each in (folder, path))
    return inner == outer or inner.startswith(f"{outer}{os.sep}")
