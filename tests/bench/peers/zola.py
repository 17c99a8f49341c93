"""The corpus as a Zola site; its templates in zola_site/ show what ours show, but related stories.

Zola puts the default language at the root and the other beneath its prefix.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import LANGUAGES, BenchStory

_HOME = "+++\nsort_by = 'date'\n+++\n"
_PASSED_THROUGH = "+++\ntransparent = true\nrender = false\n+++\n"  # its pages are its parent's


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write configuration, templates and content."""
    shutil.copytree(Path(__file__).parent / "zola_site", site)
    for language in LANGUAGES:
        _section(site / "content", language, _HOME)
        _section(site / "content/articles", language, _PASSED_THROUGH)
    for story in stories:
        year = site / f"content/articles/{story.year}"
        folder = year / story.slug
        folder.mkdir(parents=True)
        for language in LANGUAGES:
            if not (year / _name("_index", language)).exists():
                _section(year, language, _PASSED_THROUGH)
            text = f"+++\n{_front(story, language)}+++\n\n{story.told[language].body}"
            (folder / _name("index", language)).write_text(text, encoding="utf-8")


def _front(story: BenchStory, language: str) -> str:
    told = story.told[language]
    pairs = [f"{story.district}-{topic}" for topic in story.topics]
    return (
        f"title = {_quoted(told.title)}\ndescription = {_quoted(told.summary)}\n"
        f"date = {story.published:%Y-%m-%dT%H:%M:%S}+08:00\n"
        f"[taxonomies]\ndistricts = {_quoted([story.district])}\n"
        f"topics = {_quoted(list(story.topics))}\npairs = {_quoted(pairs)}\n"
        f"months = {_quoted([f'{story.published:%Y-%m}'])}\n"
    )


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _section(folder: Path, language: str, front: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _name("_index", language)).write_text(front, encoding="utf-8")


def _name(stem: str, language: str) -> str:
    return f"{stem}.md" if language == LANGUAGES[0] else f"{stem}.{language}.md"
