"""Stories as plain Markdown, and llms.txt: for programs that read text instead of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bulletin.render.dates import long_date, stamp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bulletin.model.machine import MarkdownView, TextsLanguage, TextsView
    from bulletin.model.site import Language
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

_MARKS = re.compile(r"([\\`*_\[\]<>#~|]|&(?=[#A-Za-z]))")
_BREAKS = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
MARKDOWN_FILE = "index.md"


def markdown_text(
    view: MarkdownView, language: Language, addresses: Addresses, strings: Strings
) -> str:
    """Write a story: headline, what is known of it as a list, its text, its corrections."""
    version = view.version
    blocks = [f"# {_plain(version.title)}"]
    blocks += [_plain(each) for each in (version.kicker, version.deck) if each]
    blocks.append("\n".join(f"- {line}" for line in _facts(view, language, addresses, strings)))
    if version.editor_note:
        note = strings.text(language, "article.editor_note") + version.editor_note
        blocks.append(f"> {_plain(note)}")
    blocks.append(_text(view).strip("\n"))
    if view.facts.corrections:
        blocks.append(f"## {strings.text(language, 'article.corrections')}")
        blocks.append("\n".join(_corrections(view, language)))
    return "\n\n".join(blocks) + "\n"


def llms_text(view: TextsView, addresses: Addresses, strings: Strings) -> str:
    """Write llms.txt (https://llmstxt.org): a heading, a summary, lists of links."""
    site = addresses.plan.site
    titles = " · ".join(site.language(each.language).title for each in view.languages)
    blocks = [f"# {_plain(titles)}"]
    blocks.append("\n>\n".join(f"> {_plain(each.about)}" for each in view.languages))
    for each in view.languages:
        language = site.language(each.language)
        blocks.append(f"## {_plain(language.title)} ({language.name})")
        blocks.append("\n".join(_pages(each, language, addresses, strings)))
        if each.stories:
            blocks.append(f"## {strings.text(language, 'home.latest')} ({language.name})")
            blocks.append("\n".join(_stories(each, addresses)))
    return "\n\n".join(blocks) + "\n"


def _text(view: MarkdownView) -> str:
    """Return the text with each destination replaced where it stands."""
    lines = view.version.body.split("\n")
    for number, start, written, url in reversed(view.places):  # so that columns before it hold
        if 0 <= number < len(lines) and lines[number].startswith(written, start):
            line = lines[number]
            lines[number] = line[:start] + url + line[start + len(written) :]
    return "\n".join(lines)


def _facts(
    view: MarkdownView, language: Language, addresses: Addresses, strings: Strings
) -> Iterator[str]:
    site, facts, version = addresses.plan.site, view.facts, view.version

    def said(key: str, **values: str) -> str:
        return strings.text(language, key, None, **values)

    def when(moment: dt.datetime) -> str:
        return stamp(site.local(moment), language)

    yield said("text.published", when=when(facts.published))
    if facts.updated:
        yield said("article.updated") + when(facts.updated)
    if facts.byline:
        names = said("text.separator").join(each.name.text(language.id) for each in facts.byline)
        yield said("text.byline", names=_plain(names))
    if facts.source:
        name = _plain(facts.source.name.text(language.id))
        yield said("article.source") + (
            f"[{name}]({facts.source.url})" if facts.source.url else name
        )
    links = (
        f"[{_plain(each.name.text(language.id))}]({addresses.absolute(each.key, language.id)})"
        for each in site.terms_by_id(facts.districts, facts.topics)
    )
    yield f"{said('article.terms')} {said('text.separator').join(links)}"
    if version.coverage == "brief":
        yield said("text.brief")
    yield said("text.page", url=addresses.absolute(view.key, language.id))
    for other in view.originals:
        address = addresses.absolute(view.key + MARKDOWN_FILE, other.language)
        yield f"{site.language(other.language).name}: [{_plain(other.title)}]({address})"


def _corrections(view: MarkdownView, language: Language) -> Iterator[str]:
    for each in view.facts.corrections:
        day = long_date(each.date, language)
        yield f"- {day} {_plain(each.text.text(language.id))}"


def _pages(
    each: TextsLanguage, language: Language, addresses: Addresses, strings: Strings
) -> Iterator[str]:
    home = strings.text(language, "nav.home")
    for key, title in (("", home), *each.pages):
        yield f"- [{_plain(title)}]({addresses.absolute(key, language.id)})"


def _stories(each: TextsLanguage, addresses: Addresses) -> Iterator[str]:
    for card in each.stories:
        address = addresses.absolute(card.key + MARKDOWN_FILE, card.language)
        about = f": {_plain(card.abstract)}" if card.abstract else ""
        yield f"- [{_plain(card.title)}]({address}){about}"


def _plain(words: str) -> str:
    """Keep words from being read as Markdown; they stay on their line."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", words))
