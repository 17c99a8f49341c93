"""Each story as Markdown at its address, for programs that read text; llms.txt lists them."""

from collections.abc import Iterator
from dataclasses import replace

from bulletin.model.article import Version
from bulletin.model.machine import MarkdownView, TextsLanguage, TextsView
from bulletin.model.plan import Crumb, Page
from bulletin.model.site import Site
from bulletin.model.views import ArticleView
from bulletin.plan.addresses import absolute
from bulletin.plan.context import Context
from bulletin.plan.pages import unlisted

FILE = "index.md"
LLMS = "llms.txt"
NEWEST = 20


def plan_markdown(context: Context, pages: tuple[Page, ...]) -> Iterator[Page]:
    """Plan index.md beside each article, its links absolute."""
    site = context.library.site
    for page in pages:
        if not isinstance(page.view, ArticleView):
            continue
        view = page.view
        written = context.shelf.by_id[view.story.id].versions[page.language]
        told = MarkdownView(
            key=page.key,
            facts=view.story.facts,
            version=replace(view.version, body=""),
            body="",
            links=view.links,
            originals=view.originals,
        )
        yield unlisted(
            page.key + FILE,
            "markdown",
            with_text(told, written, site),
            language=page.language,
            title=page.title,
            sources=page.sources,
        )


def plan_llms(context: Context, footer: dict[str, tuple[Crumb, ...]]) -> Page:
    """Plan llms.txt (https://llmstxt.org): where to read what, in each language."""
    site = context.library.site
    languages = tuple(
        TextsLanguage(
            each.id,
            context.words.text(each.id, "description.home"),
            tuple((entry.key, entry.title) for entry in footer.get(each.id, ())),
            tuple(
                context.card(story, each.id)
                for story in context.shelf.by_language.get(each.id, ())[:NEWEST]
            ),
        )
        for each in site.languages
    )
    return unlisted(LLMS, "llms", TextsView(languages))


def with_text(view: MarkdownView, written: Version, site: Site) -> MarkdownView:
    """Return a story's Markdown with its text as it is written, the links absolute."""
    address = absolute(site, view.key, written.language)
    body = _with_absolute_links(written, dict(view.links), address, site)
    return replace(view, body=body)


def _with_absolute_links(version: Version, links: dict[str, str], address: str, site: Site) -> str:
    """Replace each destination where it stands; those that lead nowhere stay as written.

    Where nothing is replaced it is the same string: most stories' texts are held once.
    """
    if not version.targets:
        return version.body
    lines = version.body.split("\n")
    has_changed = False
    for target in reversed(version.targets):  # from the end, so that columns before it hold
        number, start = target.line - version.body_line, target.column - 1
        url = links.get(target.url) or (target.url if target.url.startswith("#") else "")
        if url and 0 <= number < len(lines) and lines[number].startswith(target.url, start):
            line, end = lines[number], start + len(target.url)
            lines[number] = line[:start] + _absolute(url, address, site) + line[end:]
            has_changed = True
    return "\n".join(lines) if has_changed else version.body


def _absolute(url: str, address: str, site: Site) -> str:
    """Return the absolute URL of a site path or of a place on the same page."""
    if url.startswith("#"):
        return address + url
    return site.base_url + url[1:] if url.startswith("/") and url[1:2] != "/" else url
