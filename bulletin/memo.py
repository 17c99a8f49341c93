"""The store of answers: deleting, garbling or sharing it never changes a byte of output.

Answers of pure functions are kept in SQLite under the digest of all that went in. Each answer
carries its own checksum, so a flipped bit is a missing answer. Nothing in the store is code:
values are bytes that the caller decodes as typed msgpack.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

R = TypeVar("R")

FILE_NAME = "memo.sqlite"
MOST_BYTES = 1 << 30
_FORMAT = 1  # raise when the layout of the table changes
_TABLE = "CREATE TABLE answers (key BLOB PRIMARY KEY, answer BLOB NOT NULL)"
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_CHECKSUM = 16
_AT_ONCE = 64  # parts; fewer are quicker to hash in one piece
_BATCH = 500  # SQLite allows 999 parameters in old versions


def digest(*parts: bytes) -> bytes:
    """Return one digest over several byte strings, each framed by its length."""
    if len(parts) > _AT_ONCE:  # joined, all texts of a site would be held a second time
        hashed = hashlib.blake2b(digest_size=24)
        for part in parts:
            hashed.update(len(part).to_bytes(8, "little"))
            hashed.update(part)
        return hashed.digest()
    framed = b"".join([each for part in parts for each in (len(part).to_bytes(8, "little"), part)])
    return hashlib.blake2b(framed, digest_size=24).digest()


def decoded(encoded: bytes | None, decoder: msgspec.msgpack.Decoder[R]) -> R | None:
    """Decode an answer, or None: a store that others wrote to may hold what does not fit."""
    try:
        return decoder.decode(encoded) if encoded is not None else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Size:
    """How much the store holds."""

    answers: int
    bytes: int


class Memo:
    """A store in one folder, or none at all (`folder` None): then every answer is missing.

    One that `lasts` serves many builds of one process: it stays open, and keeps what the last of
    them used in memory too, decoded.
    `dropped` says why a bad store was thrown away. A store that can't be used is not an error:
    the build goes on without it.
    """

    def __init__(self, folder: Path | None, *, lasts: bool = False) -> None:
        self.folder = folder
        self.lasts = lasts
        self._held: dict[bytes, object] = {}
        self.dropped = ""
        self._used: set[bytes] = set()
        self._has_grown = False
        self._connection = self._open(folder) if folder is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.lasts:
            self._held = {key: self._held[key] for key in self._used & self._held.keys()}
            self._used = set()
        elif self._connection is not None and kind is None:  # closing tidies, which can take long
            with suppress(sqlite3.Error):
                if self._has_grown:
                    self._bound()
                self._connection.close()

    def __del__(self) -> None:
        if connection := getattr(self, "_connection", None):
            with suppress(sqlite3.Error):
                connection.close()  # of itself it would, too, but Python 3.13 warns

    def held(self, key: bytes) -> object | None:
        """Return a decoded answer that this process has still at hand."""
        found = self._held.get(key)
        if found is not None:
            self._used.add(key)
        return found

    def hold(self, key: bytes, answer: object) -> None:
        """Keep a decoded answer at hand, where the memo lasts."""
        if self.lasts:
            self._used.add(key)
            self._held[key] = answer

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the answers there are among the given keys."""
        found: dict[bytes, bytes] = {}
        unsound: list[tuple[object]] = []
        for key, answer in self._rows("key, answer", keys):
            if _is_sound(key, answer):
                found[key] = answer[_CHECKSUM:]
            else:
                unsound.append((key,))
        self._used.update(found)
        if unsound:  # else `add` would take them for kept
            self._change("DELETE FROM answers WHERE key = ?", unsound)
        return found

    def recall(self, key: bytes, decoder: msgspec.msgpack.Decoder[R]) -> R | None:
        """Return one answer decoded, or None where it is missing or of another shape."""
        return decoded(self.get([key]).get(key), decoder)

    def put(self, answers: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep new answers."""
        rows = [(key, _checksum(key, answer) + answer) for key, answer in answers]
        self._used.update(key for key, _ in rows)
        if rows:
            self._has_grown = True
            self._change("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)

    def add(self, answers: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep answers that are not kept yet."""
        there = {key for (key,) in self._rows("key", [key for key, _ in answers])}
        self._used.update(there)
        self.put(answer for answer in answers if answer[0] not in there)

    def size(self) -> Size:
        """Return how many answers there are and their bytes."""
        if self._connection is None:
            return Size(0, 0)
        query = "SELECT count(*), coalesce(sum(length(answer)), 0) FROM answers"
        count, length = self._connection.execute(query).fetchone()
        return Size(count, length)

    def trim(self, most_bytes: int) -> Size:
        """Drop answers that this run did not use, oldest first, until the rest fits."""
        connection = self._connection
        if connection is None:
            return Size(0, 0)
        excess = self.size().bytes - most_bytes
        doomed: list[tuple[bytes]] = []
        if excess > 0:
            query = "SELECT key, length(answer) FROM answers ORDER BY rowid"
            for key, length in connection.execute(query):
                if excess <= 0:
                    break
                if key not in self._used:
                    doomed.append((key,))
                    excess -= length
        if doomed:
            with connection:
                connection.executemany("DELETE FROM answers WHERE key = ?", doomed)
            connection.execute("VACUUM")
        return self.size()

    def _rows(self, columns: str, keys: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
        """Yield what there is in the rows of the given keys."""
        try:
            for start in range(0, len(keys) if self._connection else 0, _BATCH):
                batch = keys[start : start + _BATCH]
                marks = ",".join("?" * len(batch))
                query = f"SELECT {columns} FROM answers WHERE key IN ({marks})"  # noqa: S608 - marks only
                yield from self._connection.execute(query, batch) if self._connection else ()
        except sqlite3.Error as error:
            self._drop(error)

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        connection = self._connection
        if connection is None:
            return
        try:
            with connection:
                connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._drop(error)

    def _bound(self) -> None:
        connection = self._connection
        if connection is None:
            return
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        if pages * page_size > MOST_BYTES:
            self.trim(MOST_BYTES // 2)

    def _open(self, folder: Path) -> sqlite3.Connection | None:
        path = folder / FILE_NAME
        for attempt in range(2):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                return _connect(path)
            except (sqlite3.Error, OSError) as error:
                self.dropped = str(error)
                if attempt == 0:
                    _remove(path)
        return None

    def _drop(self, error: sqlite3.Error) -> None:
        """Go on without a store that fails in the middle of a build; throw a broken one away."""
        self.dropped = str(error)
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if self.folder and getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
            remove(self.folder)


def remove(folder: Path) -> None:
    """Delete the store of a folder."""
    _remove(folder / FILE_NAME)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        # A view or a trigger of another's could take for ever, or never keep anything.
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        if found not in ([], [(_TABLE,)]):
            raise sqlite3.DatabaseError("another program's tables")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # a lost answer is computed again
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError(f"format {version}, not {_FORMAT}")
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
        connection.execute("SELECT key, answer FROM answers LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        victim = path.with_name(path.name + suffix)
        with suppress(OSError):
            if victim.is_dir() and not victim.is_symlink():
                shutil.rmtree(victim)
            else:
                victim.unlink()


def _checksum(key: bytes, answer: bytes) -> bytes:
    return hashlib.blake2b(answer, digest_size=_CHECKSUM, key=key).digest()


def _is_sound(key: object, answer: object) -> bool:
    """A hostile store may hold other types, or a right answer under a wrong key."""
    return (
        isinstance(key, bytes)
        and isinstance(answer, bytes)
        and len(answer) >= _CHECKSUM
        and answer[:_CHECKSUM] == _checksum(key, answer[_CHECKSUM:])
    )
