"""Large sites: no story's text is held in memory, however many pages are planned from it."""

import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from bulletin.pipeline.run import Clock, Request, Result, build
from bulletin.read import spool
from tests.builder import SiteBuilder

MARK = "文中一句"


def _built(site: SiteBuilder, out: Path) -> Result:
    clock = Clock(dt.datetime(2026, 11, 23))  # noqa: DTZ001 - the site's time
    return build(Request(site.root, out, clock, cache=out.with_suffix(".cache"), jobs=1))


def _site(folder: Path) -> SiteBuilder:
    site = SiteBuilder(folder).pair("2024/plain").pair("2024/linked")
    site.article("2024/plain", "zh", f"第一段。\n\n{MARK}。")
    return site.article("2024/linked", "zh", f"第一段。\n\n{MARK}，见[另一篇](../plain/)。")


def _held(root: object) -> Iterator[object]:
    seen, waiting = set(), [root]
    while waiting:
        each = waiting.pop()
        if id(each) not in seen and not isinstance(each, type | ModuleType | FunctionType):
            seen.add(id(each))
            waiting += gc.get_referents(each)
            yield each


@pytest.mark.parametrize("most", [0, 1 << 20])
def test_a_plan_holds_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """The files' bytes are there, once, where the site is small; else they lie on the disk."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", most)
    held = [*_held(_built(_site(tmp_path / "site"), tmp_path / "out").plan)]
    assert not [each for each in held if isinstance(each, str) and MARK in each]
    files = [each for each in held if isinstance(each, bytes) and MARK.encode() in each]
    assert len(files) == (2 if most else 0)


def test_pages_are_the_same_wherever_texts_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a text that is not its file's as it stands: with the line ends of Windows."""
    site = _site(tmp_path / "site").pair("2024/windows")
    text = site.root / "content/articles/2024/windows/index.en.md"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    sites = []
    for most in (1 << 20, 0):
        monkeypatch.setattr(spool, "MOST_IN_MEMORY", most)
        out = tmp_path / f"out-{most}"
        assert not _built(site, out).has_failed
        files = (each for each in out.rglob("*") if each.is_file())
        sites.append({each.relative_to(out): each.read_bytes() for each in files})
    assert sites[0] == sites[1]
