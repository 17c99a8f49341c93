"""A new story: a folder with a commented file for each language."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.desk.library import STORIES
from bulletin.model.article import Facts, Version
from bulletin.model.finding import BulletinError, Message
from bulletin.model.keys import Key, declared_keys
from bulletin.model.site import Axis, Language, Site
from bulletin.parse import UNWRITTEN
from bulletin.parse.choices import term_names
from bulletin.parse.frontmatter.slip import quoted
from bulletin.parse.nearest import fold, nearest

_OFFERED = ("kicker", "deck", "summary")  # language keys shown as comments
EXAMPLES = {
    "byline": "[{name: {zh: 张三, en: Zhang San}, role: reporter}]",
    "source": "{name: {zh: 杭州日报, en: Hangzhou Daily}, date: 2024-09-27}",
    "lead": "{file: photo.jpg, alt: {zh: 画面上有什么, en: what the picture shows}}",
    "figures": "[{value: 1200, unit: {zh: 个, en: posts}, label: {zh: 岗位, en: vacancies}}]",
}
_DRAFT = Message("发布时删去下一行", "delete the next line to publish")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the new story is to be."""

    slug: str
    titles: dict[str, str]  # by language, in the order of the files
    published: dt.date
    districts: tuple[str, ...]
    topics: tuple[str, ...]


def term_id(site: Site, axis: Axis, given: str) -> str:
    """Return the id of a district or topic that is named by id, by name or by alias."""
    names = term_names(axis, site)
    if fold(given) in names:
        return names[fold(given)]
    near = names.get(nearest(given, names), "")
    known = ", ".join(each.id for each in site.terms(axis))
    raise BulletinError(
        f"config.yaml 的 {axis} 里没有“{given}”；" + (f"最接近的是 {near}" if near else known),
        f"config.yaml has no “{given}” in {axis}; "
        + (f"the nearest is {near}" if near else f"there are {known}"),
    )


def files_of(wanted: Wanted, site: Site) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file; the first states the facts."""
    for number, (language, title) in enumerate(wanted.titles.items()):
        facts = _facts(wanted, site.language(language)) if number == 0 else []
        front = [f"title: {_scalar(title)}", *facts, *_comments(site.language(language), number)]
        text = UNWRITTEN.zh if site.language(language).is_han else UNWRITTEN.en
        path = f"{STORIES}{wanted.published.year}/{wanted.slug}/index.{language}.md"
        yield path, "\n".join(["---", *front, "---", "", text, ""])


def create(folder: Path, texts: Iterator[tuple[str, str]]) -> tuple[str, ...]:
    """Write new files; none that exists is ever touched. Return their paths."""
    written: list[str] = []
    for path, text in texts:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            raise BulletinError(
                f"{path} 已经存在，没有改动", f"{path} exists already and was left alone"
            ) from None
        written.append(path)
    return tuple(written)


def _facts(wanted: Wanted, language: Language) -> list[str]:
    lines = [f"published: {wanted.published.isoformat()}"]
    if wanted.districts:
        lines.append(f"districts: [{', '.join(wanted.districts)}]")
    lines.append(f"topics: [{', '.join(wanted.topics)}]")
    return [*lines, f"# {_in(language, _DRAFT)}", "draft: true"]


def _comments(language: Language, number: int) -> Iterator[str]:
    """Yield the keys that an editor may want, as comments with what they are for."""
    own, facts = declared_keys(Version), declared_keys(Facts)
    for name in _OFFERED:
        yield _comment(name, own[name], language, "…")
    for name, example in EXAMPLES.items() if number == 0 else ():
        yield _comment(name, facts[name], language, example)


def _comment(name: str, declared: Key, language: Language, example: str) -> str:
    return f"# {_in(language, declared.help)}\n# {name}: {example}"


def _in(language: Language, message: Message) -> str:
    return message.zh if language.is_han else message.en


def _scalar(text: str) -> str:
    """Return text as YAML reads it back: plain where nothing in it could be a sign."""
    is_plain = (
        text and not any(each in text for each in ":#'\"[]{}&*!|>%@`?,-\\") and text == text.strip()
    )
    return text if is_plain else quoted(text)
