"""The examples of the guide: what stands between its fences, and a site that holds them all.

The second word of a fence says what the example is: a path (that file), `bad PATH` (a file with a
fault), `story` (front matter of a story), `each` (lines, each of which is front matter by itself),
`text` (a body), `config` (a part of config.yaml), `record` (what `bulletin translated` writes),
`output` (what `bulletin check` says of the bad file before it). `console` alone stands for command
lines, `text` alone for an illustration.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bulletin.model.article import Facts
from bulletin.model.keys import declared_keys
from tests.builder import ROOT, SiteBuilder
from tests.pictures import photograph

LANGUAGES = ("zh", "en")
PAGES = ROOT / "content" / "pages"
_FENCE = re.compile(r"^(`{3,})(?=([^`]*))\2$")
_SECTION = re.compile(r"^#{2,} .*\{#([a-z-]+)\}$")
_PICTURE = re.compile(r"[\w-]+\.jpg")
_WORDS = {
    "zh": ("例子", "这是正文的第一段。"),
    "en": ("An example", "This is the first paragraph."),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One fenced example: `info` as written, `section` the anchor of the heading above it."""

    page: str
    language: str
    section: str
    line: int
    info: str
    text: str

    @property
    def kind(self) -> str:
        """What the example is; a path for a file."""
        return self.info.partition(" ")[2]

    @property
    def story(self) -> str:
        """The id of the story that is made of a fragment."""
        return f"2026/{self.page}-{self.line}"


def examples(language: str) -> list[Example]:
    """Return all examples of the guide in one language."""
    return [each for page in guide_pages() for each in _examples(page, language)]


def guide_pages() -> list[str]:
    """Return the folders of the guide's pages; the page of rules is made, not written."""
    return sorted({each.name for each in PAGES.glob("guide*")} - {"guide-rules"})


def source(page: str, language: str) -> str:
    """Return a page as written."""
    return (PAGES / page / f"index.{language}.md").read_text(encoding="utf-8")


def front_matter(text: str) -> dict[str, object]:
    """Return the front matter of a whole file, or of a fragment."""
    parts = text.split("---\n", 2)
    given: dict[str, object] = yaml.safe_load(parts[1] if len(parts) > 1 else text)
    return given


def plain_config() -> str:
    """Return the repository's own config.yaml without pictures for shared links: they take long."""
    config = (ROOT / "config.yaml").read_text(encoding="utf-8")
    return "".join(
        line for line in config.splitlines(keepends=True) if not line.startswith("share_pictures")
    )


def example_site(root: Path, language: str, *, fragments: bool = True) -> SiteBuilder:
    """Write a site of everything the guide shows in one language, or of the whole files only."""
    site = SiteBuilder(root)
    site.write("config.yaml", plain_config())
    shown = (each for each in examples(language) if fragments or each.kind.startswith("content/"))
    for example in shown:
        for path, text in _files(example):
            site.write(path, text)
            for name in _PICTURE.findall(text) if path.endswith(".md") else ():
                site.write(f"{path.rpartition('/')[0]}/{name}", photograph(800, 500))
    return site


def _examples(page: str, language: str) -> Iterator[Example]:
    section, fence, opened, info = "", "", 0, ""
    lines = source(page, language).split("\n")
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line)
        if fence and line == fence:
            text = "\n".join(lines[opened : number - 1]) + "\n"
            yield Example(page, language, section, opened, info, text)
            fence = ""
        elif found and not fence:
            fence, info, opened = found[1], found[2], number
        elif not fence and (heading := _SECTION.match(line)):
            section = heading[1]


def _files(example: Example) -> Iterator[tuple[str, str]]:
    folder, language = f"content/articles/{example.story}", example.language
    if example.kind == "content/glossary.yaml":
        glossary = (ROOT / example.kind).read_text(encoding="utf-8")
        yield example.kind, f"{glossary}\n{example.text}"
    elif example.kind.startswith("content/"):
        yield example.kind, example.text
    elif example.kind == "text":
        yield f"{folder}/index.{language}.md", _story("", language, example.text)
    elif example.kind == "each":
        for number, line in enumerate(example.text.splitlines()):
            yield f"{folder}-{number}/index.{language}.md", _story(f"{line}\n", language)
    elif example.kind == "story":
        yield from _pair(example, folder)


def _pair(example: Example, folder: str) -> Iterator[tuple[str, str]]:
    """Yield a fragment's story: in both languages where the fragment states facts."""
    keys = front_matter(example.text)
    language = example.language
    yield f"{folder}/index.{language}.md", _story(example.text, language)
    if declared_keys(Facts).keys() & keys.keys():
        other = next(each for each in LANGUAGES if each != language)
        yield f"{folder}/index.{other}.md", _story("", other, has_facts=False)


def _story(front: str, language: str, body: str = "", *, has_facts: bool = True) -> str:
    title, text = _WORDS[language]
    given = {"title": title}
    if has_facts:
        given |= {"published": "2026-03-01", "topics": "[youth]"}
    told = front_matter(front) if front else {}
    added = "".join(f"{key}: {value}\n" for key, value in given.items() if key not in told)
    return f"---\n{added}{front}---\n\n{body or text}\n"
