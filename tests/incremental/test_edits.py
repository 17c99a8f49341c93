"""A warm build equals a clean one byte for byte, whatever was done to the site in between."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.memo import Memo
from bulletin.pipeline.run import Clock, Request, Result, build
from bulletin.pipeline.unchanged import Unchanged, recall
from tests.builder import tree
from tests.incremental.edits import Editors

STEPS = 9


def built(editors: Editors, out: Path, cache: Path | None, jobs: int = 1) -> Result | Unchanged:
    """Build as the command does: what is known is not made again."""
    day = dt.datetime.fromisoformat(editors.today)
    request = Request(editors.site.root, out, Clock(day), cache=cache, jobs=jobs)
    seen, known = recall(
        request.site, request.asked, day, out=out, cache=cache, waiting=lambda: None, jobs=jobs
    )
    return known or build(replace(request, inputs=seen.inputs, target=seen.target))


@pytest.mark.parametrize("seed", range(4))
def test_a_warm_build_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    """After each change, files and findings are those of a build that knows nothing."""
    editors = Editors(tmp_path / "site", seed)
    done: list[str] = []
    for step in range(STEPS):
        warm = built(editors, tmp_path / "warm", tmp_path / "cache")
        clean = built(editors, tmp_path / f"clean-{step}", None)
        assert warm.findings == clean.findings, done
        assert warm.counts == clean.counts, done
        assert warm.has_failed is clean.has_failed, done
        if not clean.has_failed:
            assert tree(tmp_path / "warm") == tree(tmp_path / f"clean-{step}"), done
        done.append(editors.change())


def remember(store: Path, other: Callable[[bytes], bytes]) -> None:
    """Keep other answers than those that were found, as if they had been."""
    with sqlite3.connect(store) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM answers")]
    connection.close()
    with Memo(store.parent) as memo:
        memo.put([(key, other(answer)) for key, answer in memo.get(keys).items()])


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda store: store.unlink(), id="removed"),
        pytest.param(lambda store: store.write_bytes(store.read_bytes()[:5000]), id="truncated"),
        pytest.param(lambda store: store.write_bytes(b"garbage" * 999), id="garbled"),
        pytest.param(
            lambda store: store.write_bytes(
                bytes(
                    byte ^ 0x55 if place % 997 == 996 else byte
                    for place, byte in enumerate(store.read_bytes())
                )
            ),
            id="rotten",
        ),
        pytest.param(lambda store: remember(store, lambda _: b"\xc2"), id="of another shape"),
        pytest.param(lambda store: remember(store, lambda _: b"\x91" * 99_999), id="deep"),
        pytest.param(
            lambda store: remember(store, lambda answer: answer.replace(b"\xe5", b"\xff")),
            id="no UTF-8",
        ),
    ],
)
def test_a_harmed_store_changes_nothing(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """It costs time, not bytes, whether the site stands already or not."""
    editors = Editors(tmp_path / "site", 7)
    built(editors, tmp_path / "out", tmp_path / "cache")
    expected = tree(tmp_path / "out")
    harm(tmp_path / "cache/memo.sqlite")
    again = built(editors, tmp_path / "out", tmp_path / "cache")
    assert again.published is not None
    assert not again.published.has_changed
    shutil.rmtree(tmp_path / "out")
    built(editors, tmp_path / "out", tmp_path / "cache")
    assert tree(tmp_path / "out") == expected


def test_two_sites_may_share_a_store(tmp_path: Path) -> None:
    """One site's answers never show on another."""
    ours, theirs = (Editors(tmp_path / name, seed) for seed, name in enumerate(("a", "b")))
    for editors in (ours, theirs, ours):
        out = editors.site.root / "public"
        built(editors, out, tmp_path / "cache")
        built(editors, tmp_path / "clean", None)
        assert tree(out) == tree(tmp_path / "clean")


def test_a_page_that_was_tampered_with_is_mended(tmp_path: Path) -> None:
    """What is remembered is compared with what stands, not believed of it."""
    editors = Editors(tmp_path / "site", 3)
    out = tmp_path / "out"
    built(editors, out, tmp_path / "cache")
    expected = tree(out)
    page = out / "en/index.html"
    page.write_bytes(b"x" * page.stat().st_size)
    built(editors, out, tmp_path / "cache")
    assert tree(out) == expected


@pytest.mark.parametrize("jobs", [2, 3])
def test_files_and_findings_do_not_depend_on_the_number_of_processes(
    tmp_path: Path, jobs: int
) -> None:
    """Many processes give what one gives, cold and with a store."""
    editors = Editors(tmp_path / "site", 11)
    for _ in range(12):
        editors.add()
    editors.site.article("2024/broken", "en", "[nowhere](../nothing/)", topics="[youth]")
    editors.site.article("2024/draft", "zh", draft="true")
    one = built(editors, tmp_path / "one", None)
    many = built(editors, tmp_path / "many", tmp_path / "cache", jobs)
    assert one.has_failed
    assert one.findings == many.findings
    shutil.rmtree(editors.site.root / "content/articles/2024/broken")
    one = built(editors, tmp_path / "one", None)
    many = built(editors, tmp_path / "many", tmp_path / "cache", jobs)
    assert one.findings == many.findings
    assert tree(tmp_path / "one") == tree(tmp_path / "many")
