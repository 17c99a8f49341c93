"""The corpus as a Nikola site.

It lists the newest stories on as many pages as they fill, and knows neither related stories nor
combinations of a district and a topic.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import LANGUAGES, BenchStory


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write settings, theme and content."""
    shutil.copytree(Path(__file__).parent / "nikola_site", site)
    for story in stories:
        folder = site / f"posts/{story.year}"
        folder.mkdir(parents=True, exist_ok=True)
        for language in LANGUAGES:
            name = f"{story.slug}.md" if language == LANGUAGES[0] else f"{story.slug}.{language}.md"
            (folder / name).write_text(_file(story, language), encoding="utf-8")


def _file(story: BenchStory, language: str) -> str:
    told = story.told[language]
    return (
        f"<!--\n.. title: {told.title}\n.. slug: {story.slug}\n"
        f".. date: {story.published:%Y-%m-%d %H:%M:%S} UTC+08:00\n"
        f".. tags: {', '.join(story.topics)}\n.. category: {story.district}\n"
        f".. description: {told.summary}\n-->\n\n[TOC]\n\n{told.body}"
    )
