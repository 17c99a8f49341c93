"""The editor's guide: whatever it shows is built, and whatever editors may write is shown."""

import dataclasses
import json
import re
import shlex
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bulletin.model.article import Facts, Version
from bulletin.model.finding import EditorLanguage
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.keys import Choice, ListOf, Record, Shape, declared_keys
from bulletin.parse.config_keys import BLOCKS, LanguageKeys, SiteKeys
from tests.builder import Built, SiteBuilder
from tests.docs.examples import (
    LANGUAGES,
    Example,
    example_site,
    examples,
    guide_pages,
    plain_config,
    source,
)
from tests.docs.rules_page import page_file, rules_page

BOTH = pytest.mark.parametrize("language", LANGUAGES)
ELEMENTS = {
    "paragraphs": "<p>",
    "headings": "<h3",
    "emphasis": "<strong>",
    "lists": "<ol>",
    "tables": "<caption>",
    "footnotes": 'role="doc-endnotes"',
    "definitions": "<dt>",
    "quotations": "<blockquote>",
    "links": 'href="mailto:',
    "pictures": "<figcaption>",
    "code": "<pre>",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The site of all examples of each language, as a strict build published it."""
    done = {}
    for language in LANGUAGES:
        site = example_site(tmp_path_factory.mktemp(language), language)
        done[language] = site.run("--strict", "--no-cache", "--format", "json", language=language)
    return done


@BOTH
def test_every_example_is_published_without_a_finding(
    built: dict[str, Built], language: str
) -> None:
    """Editors copy what they see; `draft: false` and dates of the past are part of it."""
    assert built[language].status == 0, built[language].out
    written = json.loads(built[language].out)
    assert written["findings"] == []
    assert written["summary"]["withheld"] == 0


@BOTH
def test_every_syntax_of_the_text_page_makes_its_element(
    built: dict[str, Built], language: str
) -> None:
    """A table is a table with a caption, and so on."""
    shown: dict[str, str] = {}
    for each in examples(language):
        if each.page == "guide-text":
            page = built[language].page(f"{language}/articles/{each.story}/index.html")
            shown[each.section] = shown.get(each.section, "") + page.partition("prose")[2]
    assert shown.keys() == ELEMENTS.keys()
    assert [name for name, element in ELEMENTS.items() if element not in shown[name]] == []
    assert 'class="gallery"' in shown["pictures"]


@BOTH
def test_figures_read_as_the_guide_says(tmp_path: Path, language: str) -> None:
    """The table of key figures shows what pages show."""
    rows = re.findall(
        r"^\| `(\{value.*\})` \| (.*) \| (.*) \|$", source("guide-keys", language), re.MULTILINE
    )
    assert len(rows) == 4
    figures = "[" + ", ".join(row[0].replace("{", "{label: x, ", 1) for row in rows) + "]"
    site = SiteBuilder(tmp_path).pair("2026/figures", figures=figures)
    done = site.run("--no-cache")
    for column, told in enumerate(LANGUAGES, start=1):
        page = done.page(f"{told}/articles/2026/figures/index.html")
        values = re.findall(r'<dd class="figure-value">(.*?)</dd>', page, re.DOTALL)
        plain = [re.sub("<[^>]*>", "", unescape(each)).replace("\u00a0", " ") for each in values]
        assert plain == [row[column] for row in rows]


@BOTH
def test_messages_are_quoted_as_the_program_says_them(tmp_path: Path, language: str) -> None:
    """The sample of a message is the message."""
    shown = {
        each.kind.split(" ")[0]: each
        for each in examples(language)
        if each.page == "guide-messages"
    }
    site = SiteBuilder(tmp_path)
    site.write("config.yaml", plain_config())
    site.write(shown["bad"].kind.removeprefix("bad "), shown["bad"].text)
    done = site.run("check", language=language)
    assert done.status == 1
    assert shown["output"].text in done.out


@BOTH
def test_every_key_of_a_story_is_shown_with_every_word_it_takes(language: str) -> None:
    """What is not in the guide would have to be guessed."""
    told = [each for each in examples(language) if each.info.startswith(("markdown", "yaml"))]
    shown = {key for each in told for key in _keys(_yaml(each))}
    known = {**_declared(Version), **_declared(Facts)}
    assert known.keys() - shown == set()
    text = "".join(source(page, language) for page in guide_pages())
    assert [word for shape in known.values() for word in _words(shape) if word not in text] == []


@BOTH
def test_every_setting_and_every_key_of_the_glossary_is_shown(language: str) -> None:
    """The same for those who look after the site."""
    config = "".join(each.text for each in examples(language) if each.kind == "config")
    shown = set(_keys(yaml.safe_load(config)))
    assert {*BLOCKS, *_declared(SiteKeys), *_declared(LanguageKeys), "aliases"} - shown == set()
    glossary = next(each for each in examples(language) if each.kind == "content/glossary.yaml")
    assert declared_keys(GlossaryTerm).keys() - set(_keys(yaml.safe_load(glossary.text))) == set()


@BOTH
def test_the_shown_settings_make_a_site(tmp_path: Path, language: str) -> None:
    """All of them together."""
    config = "".join(each.text for each in examples(language) if each.kind == "config")
    site = SiteBuilder(tmp_path).write("config.yaml", config)
    done = site.run("check", language=language)
    assert done.status == 0, done.out


def test_both_languages_have_the_same_examples_under_the_same_headings() -> None:
    """Links between the two pages and to their sections hold."""
    zh, en = ([_place(each) for each in examples(language)] for language in LANGUAGES)
    assert zh == en
    heading = re.compile(r"^#+ .*(\{#.*\})$", re.MULTILINE)
    for page in (*guide_pages(), "guide-rules"):
        anchors = [heading.findall(source(page, language)) for language in LANGUAGES]
        assert anchors[0] == anchors[1]
        assert anchors[0], page


@pytest.mark.parametrize("language", get_args(EditorLanguage))
def test_the_page_of_rules_is_current(language: EditorLanguage) -> None:
    """Renew it with: python -m tests.docs.rules_page."""
    assert page_file(language).read_text(encoding="utf-8") == rules_page(language)


def test_every_command_line_of_the_guide_runs(tmp_path: Path) -> None:
    """On the site of its own examples; those that wait or make files are asked for help only."""
    shown = examples("en")
    site = example_site(tmp_path, "en", fragments=False)
    lines = [line for each in shown if each.info == "console" for line in each.text.splitlines()]
    assert len(lines) > 10
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "bulletin"
        if arguments[0] in {"serve", "new", "cms"}:
            done = site.run(arguments[0], "--help")
            assert all(each in done.out for each in arguments if each.startswith("--")), line
        else:
            done = site.run(*(_on_site(each, site) for each in arguments))
        assert done.status == 0, f"{line}\n{done.out}{done.err}"
    record = next(each.text for each in shown if each.kind == "record")
    file = site.root / "content/articles/2026/newcomers-evening/index.en.md"
    assert _undated(record) in _undated(file.read_text(encoding="utf-8"))


def _on_site(argument: str, site: SiteBuilder) -> str:
    return str(site.root / argument) if argument.startswith("content/") else argument


def _undated(text: str) -> str:
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", "DAY", text)


def _place(example: Example) -> tuple[str, str, str]:
    """Return where an example stands and what it is; samples of findings are in their language."""
    info = example.info
    if example.page == "guide-messages":
        info = re.sub(r"index\.(?:zh|en)\.md", "index.md", info)
    return example.page, example.section, info


def _yaml(example: Example) -> object:
    if example.kind.endswith(".md") and not example.kind.startswith("bad"):
        return yaml.safe_load(example.text.split("---\n", 2)[1])
    if example.kind in {"story", "record"}:
        return yaml.safe_load(example.text)
    return None


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _declared(noun: type) -> dict[str, Shape]:
    """Return the keys of a noun and of the nouns within it, with their shapes."""
    found: dict[str, Shape] = {}
    for name, declared in declared_keys(noun).items():
        found[name] = declared.shape
        inner = declared.shape.item if isinstance(declared.shape, ListOf) else declared.shape
        if isinstance(inner, Record) and dataclasses.is_dataclass(inner.noun):
            found |= _declared(inner.noun)
    return found


def _words(shape: Shape) -> Iterable[str]:
    return [f"`{each}`" for each in shape.values] if isinstance(shape, Choice) else ()
