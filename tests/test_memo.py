"""The store of answers can be lost, broken or shared, and never lies."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.memo import FILE_NAME, Memo, digest, remove


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def _kept(folder: Path, *pairs: tuple[bytes, bytes]) -> None:
    with Memo(folder) as memo:
        memo.put(pairs)


def test_an_answer_is_found_by_a_later_run(folder: Path) -> None:
    """What one process puts, another gets."""
    _kept(folder, (b"key", b"answer"))
    with Memo(folder) as memo:
        assert memo.get([b"key", b"other"]) == {b"key": b"answer"}


def test_without_a_folder_every_answer_is_missing() -> None:
    """--no-cache is a memo that forgets."""
    with Memo(None) as memo:
        memo.put([(b"key", b"answer")])
        assert memo.get([b"key"]) == {}


@pytest.mark.parametrize("broken", [b"", b"garbage" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_store_is_dropped(folder: Path, broken: bytes) -> None:
    """A truncated or replaced store costs answers, nothing else."""
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(broken)
    with Memo(folder) as memo:
        memo.put([(b"key", b"answer")])
        assert memo.get([b"key"]) == {b"key": b"answer"}


def test_a_folder_in_the_place_of_the_store_is_dropped(folder: Path) -> None:
    """So is anything else that stands where the store should."""
    (folder / FILE_NAME / "inside").mkdir(parents=True)
    with Memo(folder) as memo:
        memo.put([(b"key", b"answer")])
        assert memo.get([b"key"]) == {b"key": b"answer"}


def test_a_store_of_another_format_is_dropped_with_a_reason(folder: Path) -> None:
    """An older program's tables are not guessed at."""
    _kept(folder, (b"key", b"answer"))
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with Memo(folder) as memo:
        assert memo.get([b"key"]) == {}
        assert "999" in memo.dropped


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answers SET answer = answer || x'00'",
        "UPDATE answers SET answer = zeroblob(length(answer))",
        "UPDATE answers SET answer = 'text'",
        "UPDATE answers SET key = x'6f74686572'",
        "UPDATE answers SET answer = (SELECT answer FROM answers WHERE key = x'74776f')",
    ],
)
def test_an_answer_that_was_tampered_with_is_missing(folder: Path, change: str) -> None:
    """A flipped bit, a swapped row or another type is no answer."""
    _kept(folder, (b"key", b"answer"), (b"two", b"second"))
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute(f"{change} WHERE key = x'6b6579'")
    connection.close()
    with Memo(folder) as memo:
        assert memo.get([b"key", b"other"]) == {}


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE answers; CREATE VIEW answers AS SELECT x AS key, x AS answer FROM (SELECT 1 x)",
        (
            "CREATE TRIGGER t AFTER INSERT ON answers BEGIN"
            " DELETE FROM answers WHERE key IN (SELECT 1 AS x); END"
        ),
        "CREATE TRIGGER t AFTER INSERT ON answers BEGIN DELETE FROM answers; END",
        "DROP TABLE answers; CREATE TABLE answers (key BLOB, answer BLOB NOT NULL)",
        "DROP TABLE answers; CREATE TABLE places (name TEXT)",
    ],
)
def test_a_store_with_anything_but_the_one_table_is_dropped(folder: Path, change: str) -> None:
    """A view or a trigger could run for ever, or undo whatever is kept."""
    _kept(folder, (b"key", b"answer"))
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.executescript(change)
    connection.close()
    with Memo(folder) as memo:
        memo.put([(b"key", b"answer")])
        assert memo.dropped
    with Memo(folder) as memo:
        assert memo.get([b"key"]) == {b"key": b"answer"}
        assert not memo.dropped


def test_an_answer_that_was_garbled_is_kept_anew(folder: Path) -> None:
    """What is no answer any more counts as missing for `add`, too."""
    _kept(folder, (b"key", b"answer"))
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("UPDATE answers SET answer = zeroblob(99)")
    connection.close()
    with Memo(folder) as memo:
        assert memo.get([b"key"]) == {}
        memo.add([(b"key", b"answer")])
        assert memo.get([b"key"]) == {b"key": b"answer"}


def test_a_store_that_turns_out_broken_is_not_met_again(folder: Path) -> None:
    """Else every later build would fail at it, do all the work anew and say so."""
    _kept(folder, *((bytes([n]), bytes([n]) * 3000) for n in range(50)))
    file = folder / FILE_NAME
    with sqlite3.connect(file) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index'"
        ).fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    damaged = bytearray(file.read_bytes())
    damaged[(root - 1) * page_size : root * page_size] = b"\xff" * page_size
    file.write_bytes(damaged)
    with Memo(folder) as memo:
        assert memo.get([b"\x01"]) == {}
        assert "malformed" in memo.dropped
    with Memo(folder) as memo:
        memo.put([(b"key", b"answer")])
        assert memo.get([b"key"]) == {b"key": b"answer"}
        assert not memo.dropped


def test_every_single_flipped_byte_is_noticed_or_harmless(folder: Path) -> None:
    """Whatever byte of the file changes, an answer is right or missing."""
    _kept(folder, *((bytes([n]), bytes([n]) * 300) for n in range(20)))
    whole = (folder / FILE_NAME).read_bytes()
    for place in range(0, len(whole), 97):
        remove(folder)
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        (folder / FILE_NAME).write_bytes(damaged)
        with Memo(folder) as memo:
            found = memo.get([bytes([n]) for n in range(20)])
        assert all(answer == key * 300 for key, answer in found.items())


def test_trimming_drops_the_oldest_unused_answers_first(folder: Path) -> None:
    """What this run used stays."""
    _kept(folder, *((bytes([n]), b"x" * 1000) for n in range(10)))
    with Memo(folder) as memo:
        memo.get([b"\x00"])
        size = memo.trim(5200)
        assert size.bytes <= 5200
        assert set(memo.get([bytes([n]) for n in range(10)])) == {b"\x00", *map(bytes, _last(4))}


def _last(count: int) -> list[list[int]]:
    return [[n] for n in range(10 - count, 10)]


def test_two_runs_share_a_store(folder: Path) -> None:
    """Two builds at once both find and keep answers."""
    with Memo(folder) as one, Memo(folder) as two:
        one.put([(b"a", b"1")])
        two.put([(b"b", b"2")])
        assert one.get([b"a", b"b"]) == two.get([b"a", b"b"]) == {b"a": b"1", b"b": b"2"}


@given(st.lists(st.binary(), min_size=1), st.lists(st.binary(), min_size=1))
def test_digests_tell_every_split_of_the_parts_apart(one: list[bytes], other: list[bytes]) -> None:
    """Framing by length: moving a byte from one part to the next changes the digest."""
    assert (digest(*one) == digest(*other)) == (one == other)


def test_many_parts_have_the_digest_of_few(folder: Path) -> None:
    """How they are hashed is a matter of memory."""
    parts = [bytes([number]) * number for number in range(200)]
    framed = b"".join(len(part).to_bytes(8, "little") + part for part in parts)
    assert digest(*parts) == hashlib.blake2b(framed, digest_size=24).digest()
    assert digest(*parts[:3]) == hashlib.blake2b(framed[:27], digest_size=24).digest()


def test_a_store_that_nobody_needs_any_more_is_closed(folder: Path) -> None:
    """Also where it was opened for as long as a task may ask for it: Python 3.13 warns else."""
    memo = Memo(folder)
    connection = memo._connection  # noqa: SLF001 - what must be closed
    assert connection is not None
    del memo
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
