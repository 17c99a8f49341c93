"""A story of which only the text has changed costs its own pages: those of a clean build."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.pipeline.unchanged import Unchanged
from tests.builder import tree
from tests.incremental.edits import Editors
from tests.incremental.test_edits import built

LINKED, OTHER = "2024/linked", "2024/other"


@pytest.fixture
def editors(tmp_path: Path) -> Editors:
    """A site that was built, with a story that links to a heading of another."""
    editors = Editors(tmp_path / "site", 0)
    editors.site.article(LINKED, "zh", "一段话。\n\n## 小标题\n\n又一段。")
    editors.site.article(LINKED, "en", "A paragraph.\n\nAnother.")
    editors.site.article(OTHER, "zh", "见[小标题](../linked/#小标题)。")
    built(editors, tmp_path / "out", tmp_path / "cache")
    return editors


def _change(editors: Editors, old: str, new: str, language: str = "zh") -> None:
    file = editors.site.root / f"content/articles/{LINKED}/index.{language}.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def _is_retold(editors: Editors, folder: Path) -> bool:
    """Build, compare with a clean build, and tell whether the plan was made anew."""
    warm = built(editors, folder / "out", folder / "cache")
    clean = built(editors, folder / "clean", None)
    assert (warm.findings, warm.has_failed) == (clean.findings, clean.has_failed)
    if not clean.has_failed:
        assert tree(folder / "out") == tree(folder / "clean")
    return isinstance(warm, Unchanged)


@pytest.mark.parametrize(
    ("old", "new", "is_retold"),
    [
        ("又一段", "再一段", True),
        ("又一段", "第一行\n\n又一段", True),
        ("又一段", "![](none.jpg)", False),
        ("一段话", "另一段话", False),
        ("又一段", "又[一段](../other/)", False),
        ("## 小标题", "## 大标题", False),
        ("title: ", "title: 新", False),
        ("又一段。", "又一段。\n\n<!-- bulletin: ignore terms: 习惯写法 -->", False),
    ],
    ids=["words", "lines", "fault", "abstract", "link", "heading linked", "title", "comment"],
)
def test_only_a_text_is_told_anew(
    editors: Editors, tmp_path: Path, old: str, new: str, *, is_retold: bool
) -> None:
    """What other pages or the findings show of it is the whole site's business."""
    _change(editors, old, new)
    assert _is_retold(editors, tmp_path) is is_retold
    assert (
        _is_retold(editors, tmp_path) or (old, new) == ("又一段", "![](none.jpg)") or "标题" in new
    )


def test_one_edit_after_another_is_told_anew(editors: Editors, tmp_path: Path) -> None:
    """Also in both languages, and back to what it was."""
    for old, new, language in (
        ("又一段", "再一段", "zh"),
        ("Another", "One more", "en"),
        ("再一段", "又一段", "zh"),
    ):
        _change(editors, old, new, language)
        assert _is_retold(editors, tmp_path)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "out/zh/index.html").write_bytes(b""),
        lambda folder: shutil.rmtree(folder / "out/search"),
        lambda folder: shutil.rmtree(folder / "cache"),
    ],
    ids=["page", "search", "store"],
)
def test_what_does_not_stand_is_made_whole(
    editors: Editors, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    """Where something is missing, all is looked at again."""
    harm(tmp_path)
    _change(editors, "又一段", "再一段")
    assert not _is_retold(editors, tmp_path)


def test_an_index_that_needs_more_files_or_fewer_is_made_whole(
    editors: Editors, tmp_path: Path
) -> None:
    """Also where one text is all that it holds; the build after that knows every file."""
    editors.site.article("2026/only", "zh", "开头。\n\n又一段。", published="2026-01-05")
    built(editors, tmp_path / "out", tmp_path / "cache")
    file = editors.site.root / "content/articles/2026/only/index.zh.md"
    short = file.read_text()
    for text in (f"{short}\n{'长短' * 4100}\n", short):
        file.write_text(text)
        assert not _is_retold(editors, tmp_path)
        assert _is_retold(editors, tmp_path)
