"""The corpus as an Eleventy site; its templates in eleventy_site/ show what ours show."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import LANGUAGES, BenchStory


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write configuration, templates and content."""
    shutil.copytree(Path(__file__).parent / "eleventy_site", site)
    for story in stories:
        folder = site / f"content/articles/{story.year}/{story.slug}"
        folder.mkdir(parents=True)
        for language in LANGUAGES:
            front = json.dumps(_facts(story, language), ensure_ascii=False)
            text = f"---json\n{front}\n---\n\n{story.told[language].body}"
            (folder / f"{language}.md").write_text(text, encoding="utf-8")


def _facts(story: BenchStory, language: str) -> dict[str, object]:
    key = f"articles/{story.year}/{story.slug}/"
    other = next(each for each in LANGUAGES if each != language)
    return {
        "layout": "article.njk",
        "title": story.told[language].title,
        "summary": story.told[language].summary,
        "date": f"{story.published:%Y-%m-%dT%H:%M:%S}+08:00",
        "lang": language,
        "other": other,
        "othertitle": story.told[other].title,
        "key": key,
        "permalink": f"/{language}/{key}",
        "districts": [story.district],
        "topics": list(story.topics),
        "pairs": [f"{story.district}-{topic}" for topic in story.topics],
        "months": [f"{story.published:%Y-%m}"],
    }
