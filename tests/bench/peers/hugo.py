"""The corpus as a Hugo site; its templates in hugo_site/ show what ours show."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import LANGUAGES, BenchStory


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write configuration, layouts and content."""
    shutil.copytree(Path(__file__).parent / "hugo_site", site)
    for story in stories:
        folder = site / f"content/articles/{story.year}/{story.slug}"
        folder.mkdir(parents=True)
        for language in LANGUAGES:
            told = story.told[language]
            pairs = ", ".join(f"{story.district}-{topic}" for topic in story.topics)
            front = (
                f"title: {told.title}\ndescription: {told.summary}\n"
                f"date: {story.published:%Y-%m-%dT%H:%M:%S}+08:00\n"
                f"districts: [{story.district}]\ntopics: [{', '.join(story.topics)}]\n"
                f"pairs: [{pairs}]\nmonths: ['{story.published:%Y-%m}']\n"
            )
            text = f"---\n{front}---\n\n{told.body}"
            (folder / f"index.{language}.md").write_text(text, encoding="utf-8")
