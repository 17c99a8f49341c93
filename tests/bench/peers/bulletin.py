"""The corpus as a site of this program."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.bench.corpus import DISTRICTS, LANGUAGES, PAGE_SIZE, TOPICS, BenchStory

ROOT = Path(__file__).parents[3]


_EVERYTHING = """\
side_by_side: true
publisher: {name: {zh: 编辑部, en: Newsroom}, email: news@example.org}
severities: {figures: error, dates: error, terms: warning, structure: warning, stale: warning}
share_pictures: {font: share/NotoSerifCJKsc-Bold-GB2312.otf, newest: 100}
"""


def write(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write config.yaml, templates and content; nothing is on that a plain site has off."""
    site.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", site / "templates")
    terms = "".join(
        f"{axis}:\n" + "".join(f"  {each}: {{zh: {each}, en: {each}}}\n" for each in ids)
        for axis, ids in (("districts", DISTRICTS), ("topics", TOPICS))
    )
    (site / "config.yaml").write_text(
        "base_url: https://bulletin.example.org/\ntimezone: Asia/Shanghai\nx_default: en\n"
        f"page_size: {PAGE_SIZE}\nexplain_terms: false\n"
        "languages:\n"
        "  zh: {tag: zh-Hans, name: 中文, title: 测试快讯}\n"
        "  en: {tag: en, name: English, title: Test Bulletin}\n" + terms,
        encoding="utf-8",
    )
    for story in stories:
        folder = site / f"content/articles/{story.year}/{story.slug}"
        folder.mkdir(parents=True)
        for language in LANGUAGES:
            (folder / f"index.{language}.md").write_text(_file(story, language), encoding="utf-8")


def write_with_everything(site: Path, stories: Iterable[BenchStory]) -> None:
    """Write the same site with what config.yaml can switch on."""
    write(site, stories)
    config = site / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8") + _EVERYTHING, encoding="utf-8")


def edit(site: Path, story: BenchStory, mark: str) -> None:
    """Change one word of a story's text."""
    file = site / f"content/articles/{story.year}/{story.slug}/index.en.md"
    file.write_text(_file(story, "en") + f"\nAn added sentence {mark}.\n", encoding="utf-8")


def _file(story: BenchStory, language: str) -> str:
    told = story.told[language]
    facts = ""
    if language == LANGUAGES[0]:
        facts = (
            f"published: {story.published:%Y-%m-%d %H:%M}\n"
            f"districts: [{story.district}]\ntopics: [{', '.join(story.topics)}]\n"
        )
    return f"---\ntitle: {told.title}\nsummary: {told.summary}\n{facts}---\n\n{told.body}"
