"""Text is in the language that is declared for it, and names are in one language."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest

from tests.accessibility.rich import LANGUAGES, representatives
from tests.builder import Built

HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
NAMED = ("aria-label", "alt", "title", "placeholder", "summary")
# A name of two or more English words is a phrase; one word or capitals are a loan or a name.
PHRASE = re.compile(r"\b[A-Za-z]{2,}(?:,? [a-z]{2,}){2,}")


def texts(element: Any, language: str) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - html5lib has no types
    """Yield language, text and where it stands, for each text and each attribute that is read."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "code", "pre"}:
        return
    language = element.get("lang") or language
    for name in NAMED:
        if element.get(name):
            yield language, element.get(name), f"{element.tag} {name}"
    if element.tag == "meta" and element.get("name") == "description":
        yield language, element.get("content"), "meta description"
    if (element.text or "").strip():
        yield language, element.text.strip(), element.tag
    for child in element:
        yield from texts(child, language)
        if (child.tail or "").strip():
            yield language, child.tail.strip(), element.tag


def misplaced(language: str, text: str) -> bool:
    """Say whether a text is not in its declared language."""
    if language.startswith("zh"):
        return bool(PHRASE.search(text)) and not HAN.search(text)
    return bool(HAN.search(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_its_declared_language(site: Built, language: str) -> None:
    """Han only where Chinese is declared, English phrases only where English is; parts, too."""
    found = []
    for path in representatives(site, language):
        name = path[1:] if path.endswith(".html") else f"{path[1:]}index.html"
        tree = html5lib.parse(site.page(name), namespaceHTMLElements=False)
        found += [
            f"{path} {where} [{declared}]: {text[:80]}"
            for declared, text, where in texts(tree, "")
            if misplaced(declared, text)
            # a title has no parts: pages of all languages say theirs in each
            and (where != "title" or not (path in {"/", "/404.html"} or "/2021/fair/" in path))
        ]
    assert found == []
