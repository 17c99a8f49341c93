"""The corpus as two Pelican sites, one for each language: it lists translations nowhere.

Previous and next come to it as metadata, since it has none of its own; of related stories and of
combinations of a district and a topic it knows nothing.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import LANGUAGES, BenchStory


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write settings, theme and content."""
    shutil.copytree(Path(__file__).parent / "pelican_site", site)
    (site / "theme/static").mkdir(exist_ok=True)
    told = list(stories)
    for older, story, newer in zip([None, *told], told, [*told[1:], None], strict=False):
        for language in LANGUAGES:
            folder = site / f"content/{language}/{story.year}"
            folder.mkdir(parents=True, exist_ok=True)
            text = _file(story, language, {"older": older, "newer": newer})
            (folder / f"{story.slug}.md").write_text(text, encoding="utf-8")


def _file(story: BenchStory, language: str, near: dict[str, BenchStory | None]) -> str:
    told = story.told[language]
    other = next(each for each in LANGUAGES if each != language)
    lines = [
        f"Title: {told.title}",
        f"Date: {story.published:%Y-%m-%d %H:%M}",
        f"Slug: {story.slug}",
        f"Category: {story.district}",
        f"Tags: {', '.join(story.topics)}",
        f"Summary: {told.summary}",
        f"Othertitle: {story.told[other].title}",
    ]
    for name, each in near.items():
        if each:
            lines.append(f"{name.title()}: articles/{each.year}/{each.slug}/")
            lines.append(f"{name.title()}title: {each.told[language].title}")
    return "\n".join(lines) + f"\n\n[TOC]\n\n{told.body}"
