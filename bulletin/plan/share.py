"""Pictures for links that are shared: of home, each index, the archive and the newest stories."""

from collections.abc import Iterator
from dataclasses import replace

from bulletin.model.machine import ShareView
from bulletin.model.plan import Page, View
from bulletin.model.site import Site
from bulletin.model.views import ArchiveView, ArticleView, HomeView, TermView
from bulletin.plan.addresses import others
from bulletin.plan.archive import KEY as ARCHIVE
from bulletin.plan.context import Context
from bulletin.plan.pages import unlisted

FILE = "share.png"


def plan_share(context: Context, pages: tuple[Page, ...]) -> Iterator[Page]:
    """Yield the pages, each naming the picture that stands for it, and those pictures.

    A story with a lead picture is stood for by that; an older story, and any other page, by the
    picture of its language.
    """
    site = context.library.site
    if site.share_pictures is None:
        yield from pages
        return
    newest = {story.id for story in context.shelf.stories[: site.share_pictures.newest]}
    for page in pages:
        own = _own(page, newest, site) if page.language else None
        key = page.key + FILE if own else _shared(page)
        yield replace(page, share=key) if page.language and page.is_indexed else page
        if own is not None:
            yield unlisted(key, "share", own, language=page.language, title=page.title)


def _own(page: Page, newest: set[str], site: Site) -> ShareView | None:
    """Return what a page's own picture shows; None where it has none."""
    view = page.view
    if isinstance(view, ArticleView) and view.story.id in newest and not _stands(view.lead_url):
        other = next((each.title for each in view.originals), "")
        place = _names(view, page.language, site)
        published = view.story.facts.published
        return ShareView(page.title, view.version.kicker, other, place, published)
    if page.key == ARCHIVE or _is_index(view):
        other = next((each.title for each in page.switches), "")
        return ShareView(page.title, "", other, "", None)
    if isinstance(view, HomeView):
        other = next((each.title for each in others(site, page.language)), "")
        return ShareView(page.title, "", other, "", None)
    return None


def _is_index(view: View) -> bool:
    """Tell whether it is the first page of a district or a topic."""
    return isinstance(view, TermView) and not view.other_term_id and view.pagination.number == 1


def _names(view: ArticleView, language: str, site: Site) -> str:
    """Return the districts of a story, else its topics."""
    facts = view.story.facts
    terms = site.terms_by_id(facts.districts, () if facts.districts else facts.topics)
    return " · ".join(each.name.text(language) for each in terms)


def _shared(page: Page) -> str:
    """Return the picture of an index for what belongs to it, else that of the language.

    A district and a topic together are shown by the district: one picture for each pair would
    take longer to draw than all else.
    """
    view = page.view
    if isinstance(view, TermView):
        return f"{view.axis}/{view.term_id}/{FILE}"
    return ARCHIVE + FILE if isinstance(view, ArchiveView) else FILE


def _stands(lead_url: str) -> bool:
    """Tell whether a lead picture can stand for its story: link previews show no SVG."""
    return bool(lead_url) and not lead_url.endswith(".svg")
