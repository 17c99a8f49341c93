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
            version=view.version,
            links=view.links,
            places=(),
            originals=view.originals,
        )
        yield unlisted(
            page.key + FILE,
            "markdown",
            with_places(told, written, site),
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


def with_places(view: MarkdownView, written: Version, site: Site) -> MarkdownView:
    """Return a story's Markdown with the places of its links as it is written."""
    address = absolute(site, view.key, written.language)
    return replace(view, places=tuple(_places(written, dict(view.links), address, site)))


def _places(
    version: Version, links: dict[str, str], address: str, site: Site
) -> Iterator[tuple[int, int, str, str]]:
    """Yield the destinations that lead somewhere within the site; the others stay as written."""
    for target in version.targets:
        url = links.get(target.url) or (target.url if target.url.startswith("#") else "")
        if url:
            line, column = target.line - version.body_line, target.column - 1
            yield line, column, target.url, _absolute(url, address, site)


def _absolute(url: str, address: str, site: Site) -> str:
    """Return the absolute URL of a site path or of a place on the same page."""
    if url.startswith("#"):
        return address + url
    return site.base_url + url[1:] if url.startswith("/") and url[1:2] != "/" else url
