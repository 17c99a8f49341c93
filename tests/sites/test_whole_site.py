"""The real site of this repository, as readers and machines meet it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from tests.builder import ROOT, Built

BASE = "https://bulletin.example.org/"
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Document:
    """A published HTML file, parsed as a browser would."""

    path: str
    text: str

    @cached_property
    def tree(self) -> Any:  # noqa: ANN401 - html5lib's trees have no public type
        return html5lib.parse(self.text, namespaceHTMLElements=False)

    @property
    def url(self) -> str:
        return BASE + self.path.removesuffix("index.html")

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.tree.iter() if element.get("id")]

    def addresses(self) -> list[str]:
        """Return every address the page leads to or loads."""
        return [
            element.get(name)
            for element in self.tree.iter()
            for name in ("href", "src")
            if element.get(name) is not None
        ]


@pytest.fixture(scope="module")
def documents(real_site: Built) -> dict[str, Document]:
    return {
        path: Document(path, content.decode())
        for path, content in real_site.files().items()
        if path.endswith(".html")
    }


def test_every_internal_link_anchor_and_picture_resolves(
    real_site: Built, documents: dict[str, Document]
) -> None:
    """Nothing on the site leads nowhere, and nothing is loaded from elsewhere."""
    files = real_site.files()
    wrong = []
    for document in documents.values():
        for address in document.addresses():
            parts = urlsplit(urljoin(document.url, address))
            if not parts.geturl().startswith(BASE):
                continue
            path = unquote(parts.path).lstrip("/")
            path = f"{path}index.html" if path == "" or path.endswith("/") else path
            fragment = unquote(parts.fragment)
            if path not in files:
                wrong.append(f"{document.path}: {address}")
            elif fragment and fragment not in documents[path].ids:
                wrong.append(f"{document.path}: {address} (no such place)")
    assert wrong == []


def test_no_page_loads_anything_from_another_site(documents: dict[str, Document]) -> None:
    """Readers' visits are nobody else's business."""
    for document in documents.values():
        for element in document.tree.iter():
            if element.get("src") or (
                element.tag == "link" and element.get("rel") in {"stylesheet", "icon"}
            ):
                address = element.get("src") or element.get("href")
                whole = urljoin(document.url, address)
                assert whole.startswith((BASE, "data:")), document.path


def test_pages_are_well_formed_documents(documents: dict[str, Document]) -> None:
    """One h1, unique ids, a title, one main, no skipped heading level."""
    for document in documents.values():
        if 'http-equiv="refresh"' in document.text:
            continue
        levels = [
            int(element.tag[1])
            for element in document.tree.iter()
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]
        assert levels.count(1) == 1, document.path
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (document.path, levels)
        doubled = [name for name, count in Counter(document.ids).items() if count > 1]
        assert doubled == [], document.path
        assert len(list(document.tree.iter("main"))) == 1, document.path


def test_titles_are_unique_within_a_language(documents: dict[str, Document]) -> None:
    """A reader tells two tabs apart (WCAG 2.4.2)."""
    titles = Counter(
        (document.path.split("/")[0], "".join(document.tree.find(".//title").itertext()))
        for document in documents.values()
        if 'http-equiv="refresh"' not in document.text
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_hreflang_is_absolute_mutual_and_includes_the_page_itself(
    documents: dict[str, Document],
) -> None:
    """Otherwise search engines ignore it."""
    claims: dict[str, dict[str, str]] = {}
    for document in documents.values():
        found = {
            link.get("hreflang"): link.get("href")
            for link in document.tree.iter("link")
            if link.get("rel") == "alternate" and link.get("hreflang") and not link.get("type")
        }
        if found:
            claims[document.url] = found
    for url, found in claims.items():
        assert "x-default" in found, url
        for tag, target in found.items():
            assert target.startswith(BASE), url
            if tag != "x-default":
                assert claims[target] == found, (url, target)
        assert url in found.values() or url == BASE, url


def test_text_in_another_script_carries_its_language(documents: dict[str, Document]) -> None:
    """WCAG 3.1.2: no unmarked run of Han on an English page."""
    for document in documents.values():
        if document.path.startswith("en/"):
            unmarked = [
                text for text in _texts(document.tree.find("body"), "en") if HAN.search(text)
            ]
            assert unmarked == [], document.path


def _texts(element: Any, language: str) -> list[str]:  # noqa: ANN401 - html5lib's trees have no public type
    """Return the texts of an element whose language is inherited from the page."""
    language = element.get("lang", language)
    found = [element.text or ""] if language == "en" else []
    for child in element:
        found += _texts(child, language)
        found += [child.tail or ""] if language == "en" else []
    return found


def test_every_story_of_the_content_is_on_the_site(real_site: Built) -> None:
    """Nothing is silently dropped."""
    sources = (ROOT / "content/articles").glob("*/*/index.*.md")
    for source in sources:
        language = source.name.split(".")[1]
        year, slug = source.parts[-3:-1]
        assert f"{language}/articles/{year}/{slug}/index.html" in real_site.files()


def test_reporters_of_another_paper_are_credited_as_its_reporters(real_site: Built) -> None:
    """A byline with a source is a credit, not a claim to the wording."""
    slug = "articles/2024/gongshu-talent-services/index.html"
    assert "Based on reporting by Zhan Lihua" in real_site.page(f"en/{slug}")
    assert "原报道记者 詹丽华" in real_site.page(f"zh/{slug}")


def test_the_contract_s_paths_are_there(real_site: Built) -> None:
    """Feeds beside home and every index, sitemap, robots, 404 in both languages."""
    files = set(real_site.files())
    for language in ("zh", "en"):
        for folder in ("", "districts/gongshu/", "topics/youth/"):
            for name in ("index.html", "rss.xml", "atom.xml", "feed.json"):
                assert f"{language}/{folder}{name}" in files
        assert f"{language}/archive/2024/09/index.html" in files
        assert f"{language}/districts/gongshu/topics/global-recruitment/index.html" in files
        assert f"{language}/404.html" in files
    assert {"sitemap.xml", "robots.txt", "404.html", "index.html"} <= files
