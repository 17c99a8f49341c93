"""A story that is saved is shown first, and only where the whole build will say the same."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.pipeline.first import Last, show_first
from bulletin.pipeline.run import Clock, Request, Warm, build
from tests.builder import SiteBuilder, tree

STORY = "content/articles/2024/story/index.zh.md"
PAGE = "zh/articles/2024/story/index.html"


class Desk:
    """A previewed site, built once."""

    def __init__(self, root: Path) -> None:
        self.builder = SiteBuilder(root / "site")
        self.builder.pair("2024/story")
        self.builder.pair("2024/other")
        self.warm = Warm(self.builder.root, root / "cache")
        self.out = root / "out"
        self.build()

    def request(self, out: Path, warm: Warm | None) -> Request:
        clock = Clock(dt.datetime(2026, 11, 23, tzinfo=dt.UTC), drafts=True, future=True)
        return Request(self.builder.root, out, clock, warm=warm)

    def build(self) -> None:
        self.warm.reader.look()
        result = build(self.request(self.out, self.warm))
        assert result.plan is not None
        self.last = Last(self.warm.reader.inputs, result.plan)

    def show(self) -> bool:
        changed = self.warm.reader.look()
        return show_first(self.request(self.out, self.warm), self.last, changed)

    def clean(self, name: str) -> dict[str, bytes]:
        out = self.builder.root.parent / name
        build(self.request(out, None))
        return tree(out)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_saved_text_is_shown_as_the_build_will_show_it(desk: Desk) -> None:
    """The page is that of a clean build; all others are as they were until the build comes."""
    before = tree(desk.out)
    file = desk.builder.root / STORY
    file.write_text(file.read_text() + "\n\n## 新的小标题\n\n又一段。\n")
    assert desk.show()
    clean = desk.clean("clean")
    assert tree(desk.out) == before | {PAGE: clean[PAGE]}
    assert clean[PAGE] != before[PAGE]
    desk.build()
    assert tree(desk.out) == clean


def _retitle(text: str) -> str:
    return text.replace("title: ", "title: 新的", 1)


def _state_more(text: str) -> str:
    return text.replace("---\n", "---\nfeatured: true\n", 1)


def _link(text: str) -> str:
    return f"{text}\n\n[别处](../other/)\n"


def _break(text: str) -> str:
    return f"{text}\n\n![](none.jpg)\n"


@pytest.mark.parametrize("change", [_retitle, _state_more, _link, _break])
def test_what_shows_elsewhere_too_waits_for_the_build(
    desk: Desk, change: Callable[[str], str]
) -> None:
    """Facts, headlines, links and faults are the whole site's business."""
    before = tree(desk.out)
    file = desk.builder.root / STORY
    file.write_text(change(file.read_text()))
    assert not desk.show()
    assert tree(desk.out) == before


def test_two_saves_at_once_wait_for_the_build(desk: Desk) -> None:
    """It is for the one text that somebody is writing."""
    for name in ("story", "other"):
        file = desk.builder.root / f"content/articles/2024/{name}/index.en.md"
        file.write_text(file.read_text() + "\n\nMore.\n")
    assert not desk.show()
