"""What the tests of the writer share: publishing a dict of files, and a tree as a dict."""

import stat
from collections.abc import Mapping
from pathlib import Path

from bulletin.model.output import Output
from bulletin.write import Published, publish


def put_out(target: Path, files: Mapping[str, bytes]) -> Published:
    """Publish exactly these files."""
    outputs = (Output(path, content) for path, content in files.items())
    return publish(outputs, [], site=target.parent, target=target)


def tree(root: Path) -> dict[str, bytes]:
    """Return the files of a folder by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def inodes(root: Path) -> dict[str, int]:
    """Return the inode numbers of a folder and all in it."""
    return {str(path.relative_to(root)): path.lstat().st_ino for path in [root, *root.rglob("*")]}


def modes(root: Path) -> set[str]:
    """Return the modes that occur in a folder, the folder's own among them."""
    return {stat.filemode(path.lstat().st_mode) for path in [root, *root.rglob("*")]}


def besides(target: Path) -> set[str]:
    """Return what a publication leaves beside its target."""
    return {path.name for path in (target.parent / f".{target.name}.generations").iterdir()}
