"""What the tests of the writer share: publishing a dict of files, and a tree as a dict."""

import itertools
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin.model.output import Output
from bulletin.model.plan import Copy
from bulletin.write import Published, Staging


def put_out(target: Path, files: Mapping[str, bytes]) -> Published:
    """Publish exactly these files."""
    return publish(target, (Output(path, content) for path, content in files.items()))


def publish(target: Path, outputs: Iterable[Output], copies: Iterable[Copy] = ()) -> Published:
    """Publish these outputs, and copies of files beside the target."""
    with Staging(target) as staging:
        for output in outputs:
            staging.add(output)
        for copy in copies:
            staging.add_copy(target.parent, copy)
        return staging.publish()


def inodes(root: Path) -> dict[str, int]:
    """Return the inode numbers of a folder and all in it."""
    return {str(path.relative_to(root)): path.lstat().st_ino for path in [root, *root.rglob("*")]}


def modes(root: Path) -> set[str]:
    """Return the modes that occur in a folder, the folder's own among them."""
    return {stat.filemode(path.lstat().st_mode) for path in [root, *root.rglob("*")]}


def besides(target: Path) -> set[str]:
    """Return what a publication leaves beside its target."""
    return {path.name for path in (target.parent / f".{target.name}.generations").iterdir()}


def site_number(number: int) -> dict[str, bytes]:
    """Return a site whose front page tells its number.

    It differs from the one before in all pages or in a few, and has more pages or fewer.
    """
    pages = {"index.html": b"%d" % number}
    for each in range(12 + number % 3):
        is_new = number % 4 == 0 or each % 5 == 0
        pages[f"zh/{each}/index.html"] = (b"%d" % number if is_new else b"same") * 200
    return pages


def publish_for_ever(target: Path, first: int) -> None:
    """Publish one numbered site after the other until killed."""
    for number in itertools.count(first):
        put_out(target, site_number(number))
