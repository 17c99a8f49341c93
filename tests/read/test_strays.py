"""Texts beside content/ are named: nobody else would notice that they are missing."""

from pathlib import Path

import pytest

from bulletin.model.inputs import Reason, Refused
from bulletin.read import read
from tests.builder import SiteBuilder


@pytest.mark.parametrize("folder", ["articles", "Content", "posts", "稿件"])
def test_a_folder_of_texts_beside_content_is_named(tmp_path: Path, folder: str) -> None:
    """Also where the system tells upper from lower case."""
    site = SiteBuilder(tmp_path).write(f"{folder}/2024/a/index.zh.md", "---\n---\n")
    assert read(site.root).refused == (Refused(folder, Reason.STRAY),)


@pytest.mark.parametrize("name", ["glossary.yaml", "review.yml", "urls.lock", "index.zh.md"])
def test_a_file_of_content_beside_it_is_named(tmp_path: Path, name: str) -> None:
    """It would be looked for in vain by all who count on it."""
    site = SiteBuilder(tmp_path).write(name, "- zh: 人才\n").write("README.md", "x")
    assert read(site.root).refused == (Refused(name, Reason.STRAY),)


def test_folders_without_texts_are_nobody_s_business(tmp_path: Path) -> None:
    """Programs may have their own."""
    site = SiteBuilder(tmp_path).write("pages/a.html", "x").write("docs/a.md", "x")
    assert read(site.root).refused == ()
