"""All files of the site as they were at one moment."""

import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Attachment, File, Inputs, Reason, Refused, Sources, collision_key
from bulletin.model.ledger import LEDGER_PATH
from bulletin.read.files import (
    MAX_LEDGER_BYTES,
    MAX_TEMPLATE_BYTES,
    MAX_TEXT_BYTES,
    OUT_OF_HANDLES,
    Held,
    Mark,
    as_bytes,
    mark_of,
    out_of_handles,
    read_attachment,
    read_bytes,
)
from bulletin.read.names import is_by_product, is_text, printable, refusal
from bulletin.read.spool import Spool
from bulletin.read.strays import strays

MAX_DEPTH = 32
MAX_PATH_BYTES = 800
_CONFIG, _CONTENT, _TEMPLATES = "config.yaml", "content", "templates"
_PASSES = 8
_CLOCK_GRAIN_NS = 3_000_000_000
_PAUSE_SECONDS = 0.02  # grows with each pass: a checkout of many files takes about a second


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What one pass found, by path relative to the site."""

    held: dict[str, Held] = field(default_factory=dict)
    refused: dict[str, Reason] = field(default_factory=dict)
    folders: dict[str, Mark] = field(default_factory=dict)
    keep: Callable[[bytes], File] = as_bytes  # what becomes of a text

    def marks(self) -> dict[str, Mark]:
        return {path: held.mark for path, held in self.held.items()}


def read(site: Path, spare: Path | None = None) -> Inputs:
    """Read config.yaml, content/ and templates/ as they were at one moment.

    Markdown and YAML under content/ (at most 1 MiB each, the ledger 16) and templates (32) come as
    bytes, all else under content/ as an attachment. Symbolic links are never followed. By-products
    of systems and editors are passed over in silence; what may not be read is in `refused`. Most
    texts of a large site lie on the disk, in the folder `spare` or where temporary files go.

    Raises:
        BulletinError: there is no such site, or a part of it is missing or no plain file or folder.
    """
    reader = Reader(site, Spool(spare).keep)
    reader.look()
    return reader.inputs


class Reader:
    """Reads one site again and again; what still bears its mark is not read anew."""

    def __init__(self, site: Path, keep: Callable[[bytes], File] = as_bytes) -> None:
        self._root = str(site.absolute())
        self._snapshot = _Snapshot(keep=keep)
        self._inputs: Inputs | None = None
        self._looked_at = 0  # ns since the epoch, as marks have them

    def look(self) -> tuple[str, ...]:
        """Take in what the files are now; return the paths that differ from the look before.

        Raises:
            BulletinError: as `read`; what was seen before is kept.
        """
        _require_site(self._root)
        before, now = self._snapshot, time.time_ns()
        after = _settled(self._root, _trusted(before, self._looked_at))
        self._inputs = _inputs(self._root, after, self._inputs)
        self._snapshot, self._looked_at = after, now
        return tuple(sorted(_differing(before, after)))

    @property
    def inputs(self) -> Inputs:
        """All files as they were at the last look."""
        return self._inputs or _inputs(self._root, self._snapshot)


def _trusted(known: _Snapshot, looked_at: int) -> _Snapshot:
    """Return what was known without the files that had just been changed when they were read.

    File systems tell times apart by milliseconds, FAT by two seconds: such a file may have been
    changed again under the same mark.
    """
    newest = looked_at - _CLOCK_GRAIN_NS
    held = {path: held for path, held in known.held.items() if max(held.mark[3:]) < newest}
    return _Snapshot(held, known.refused, known.folders, known.keep)


def _differing(before: _Snapshot, after: _Snapshot) -> Iterator[str]:
    for path in before.held.keys() | after.held.keys():
        old, new = before.held.get(path), after.held.get(path)
        if old is not new and (old is None or new is None or old.value != new.value):
            yield path
    yield from {path for path, _ in before.refused.items() ^ after.refused.items()}


def _settled(root: str, known: _Snapshot) -> _Snapshot:
    """Look until two looks agree, so that no two files are from different moments."""
    snapshot = _pass(root, known)
    for number in range(1, _PASSES):
        if _is_as_it_was(root, snapshot):
            return snapshot
        time.sleep(_PAUSE_SECONDS * number)
        previous, snapshot = snapshot, _pass(root, snapshot)
        if snapshot.marks() == previous.marks() and snapshot.refused == previous.refused:
            return snapshot
    return _without_restless(previous, snapshot)


def _is_as_it_was(root: str, snapshot: _Snapshot) -> bool:
    return all(
        _lmark(f"{root}/{path}") == mark
        for marks in (snapshot.folders, snapshot.marks())
        for path, mark in marks.items()
    )


def _without_restless(previous: _Snapshot, last: _Snapshot) -> _Snapshot:
    before = previous.marks()
    restless = [path for path, held in last.held.items() if before.get(path) != held.mark]
    for path in restless:
        del last.held[path]
        last.refused[printable(path)] = Reason.CHANGING
    return last


def _pass(root: str, known: _Snapshot) -> _Snapshot:
    """Read everything once; a file that still bears its known mark is not read again."""
    snapshot = _Snapshot(keep=known.keep)
    _take_file(root, _CONFIG, known, snapshot)
    for top in (_CONTENT, _TEMPLATES):
        _take_folder(root, top, known, snapshot)
    for name in strays(root):
        snapshot.refused[name] = Reason.STRAY
    return snapshot


def _take_folder(root: str, folder: str, known: _Snapshot, snapshot: _Snapshot) -> None:
    mark = _lmark(f"{root}/{folder}")
    if mark is None:
        return
    try:
        with os.scandir(f"{root}/{folder}") as listing:
            entries = [each for each in listing if not is_by_product(each.name)]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        if fault.errno in OUT_OF_HANDLES:
            raise out_of_handles() from fault
        snapshot.refused[printable(folder)] = Reason.UNREADABLE
        return
    snapshot.folders[folder] = mark
    for entry, path in _allowed(folder, entries, snapshot):
        if entry.is_dir(follow_symlinks=False):
            _take_folder(root, path, known, snapshot)
        else:
            _take_file(root, path, known, snapshot)


def _allowed(
    folder: str, entries: list["os.DirEntry[str]"], snapshot: _Snapshot
) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield the entries that may be read, and put the others among the refused."""
    claims = Counter(collision_key(each.name) for each in entries)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        reason = refusal(entry.name)
        if reason is None and claims[collision_key(entry.name)] > 1:
            reason = Reason.NAME_COLLISION
        reason = reason or _refused_kind(entry, path)
        if reason is None:
            yield entry, path
        else:
            snapshot.refused[printable(path)] = reason


def _refused_kind(entry: "os.DirEntry[str]", path: str) -> Reason | None:
    if entry.is_symlink() or _is_junction(entry):
        return Reason.LINK
    is_folder = entry.is_dir(follow_symlinks=False)
    if not is_folder and not entry.is_file(follow_symlinks=False):
        return Reason.SPECIAL
    if len(path.encode()) > MAX_PATH_BYTES:
        return Reason.NAME_LONG
    return Reason.TOO_DEEP if is_folder and path.count("/") >= MAX_DEPTH else None


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    if sys.platform == "win32":
        tag = entry.stat(follow_symlinks=False).st_reparse_tag
        return tag == stat.IO_REPARSE_TAG_MOUNT_POINT
    return False


def _take_file(root: str, path: str, known: _Snapshot, snapshot: _Snapshot) -> None:
    full = f"{root}/{path}"
    before = known.held.get(path)
    if before is not None and before.mark == _lmark(full):
        snapshot.held[path] = before
        return
    if path.startswith(_TEMPLATES):
        answer = read_bytes(full, MAX_TEMPLATE_BYTES)
    elif path == LEDGER_PATH:
        answer = read_bytes(full, MAX_LEDGER_BYTES)
    elif path == _CONFIG:
        answer = read_bytes(full, MAX_TEXT_BYTES)
    elif is_text(path):
        answer = read_bytes(full, MAX_TEXT_BYTES, snapshot.keep)
    else:
        answer = read_attachment(full, path)
    if isinstance(answer, Held):
        snapshot.held[path] = answer
    elif answer is not None:
        snapshot.refused[path] = answer


def _lmark(path: str) -> Mark | None:
    try:
        return mark_of(os.lstat(path))
    except OSError:
        return None


def _inputs(root: str, snapshot: _Snapshot, before: Inputs | None = None) -> Inputs:
    content: dict[str, File] = {}
    templates: dict[str, bytes] = {}
    attachments: dict[str, Attachment] = {}
    for path in sorted(snapshot.held):
        value = snapshot.held[path].value
        if isinstance(value, Attachment):
            attachments[path] = value
        elif path.startswith(f"{_TEMPLATES}/") and isinstance(value, bytes):
            templates[path.removeprefix(f"{_TEMPLATES}/")] = value
        elif path != _CONFIG:
            content[path] = value
    refused = tuple(Refused(path, snapshot.refused[path]) for path in sorted(snapshot.refused))
    sources = before.content.renewed(content) if before else Sources(content)
    return Inputs(_config(root, snapshot), sources, templates, attachments, refused)


def _config(root: str, snapshot: _Snapshot) -> bytes:
    held = snapshot.held.get(_CONFIG)
    if held is not None and isinstance(held.value, bytes):
        return held.value
    raise _unusable(root, _CONFIG)


def _require_site(root: str) -> None:
    if not Path(root).is_dir():
        raise BulletinError(
            f"没有这个站点目录：{printable(root)}。请用 --site 指明 config.yaml 所在的目录。",
            f"There is no site folder {printable(root)}. Give --site the folder in which"
            " config.yaml lies.",
        )
    for name, is_right in (
        (_CONFIG, stat.S_ISREG),
        (_CONTENT, stat.S_ISDIR),
        (_TEMPLATES, stat.S_ISDIR),
    ):
        try:
            status = os.lstat(f"{root}/{name}")
        except OSError:
            raise _missing(root, name) from None
        if not is_right(status.st_mode):
            raise _unusable(root, name)


def _missing(root: str, name: str) -> BulletinError:
    kind_zh, kind_en = ("文件", "file") if name == _CONFIG else ("目录", "folder")
    return BulletinError(
        f"站点目录 {printable(root)} 里没有{kind_zh} {name}。"
        "请到站点目录里运行，或用 --site 指明站点目录。",
        f"The site folder {printable(root)} has no {kind_en} {name}. Run the command in the"
        " site's folder, or name that folder with --site.",
    )


def _unusable(root: str, name: str) -> BulletinError:
    if name == _CONFIG:
        zh = "应是可读的普通文件，不超过 1 MiB，不能是链接"
        en = "must be a plain file that can be read, of at most 1 MiB, and no link"
    else:
        zh, en = "应是目录，不能是链接或文件", "must be a folder, not a link or a file"
    where = f"{printable(root)}/{name}"
    return BulletinError(f"{where} {zh}。", f"{where} {en}.")
