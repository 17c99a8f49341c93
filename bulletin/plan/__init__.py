"""Library → Plan: every page that will exist, before any is drawn."""

from collections.abc import Callable, Iterable, Iterator

from bulletin.model.article import story_key
from bulletin.model.library import Library
from bulletin.model.plan import Crumb, Page, Plan
from bulletin.model.words import Words
from bulletin.plan.archive import plan_archive
from bulletin.plan.articles import plan_articles
from bulletin.plan.cadence import resting_columns
from bulletin.plan.context import Context
from bulletin.plan.corrections import plan_corrections
from bulletin.plan.destinations import Destinations
from bulletin.plan.events import plan_events
from bulletin.plan.feeds import plan_feeds
from bulletin.plan.glossary import plan_glossary
from bulletin.plan.gone import owed, plan_gone
from bulletin.plan.home import plan_home
from bulletin.plan.links import Linker
from bulletin.plan.markdown import plan_llms, plan_markdown
from bulletin.plan.media import Media, plan_media
from bulletin.plan.news import plan_news
from bulletin.plan.search import plan_search, plan_search_files
from bulletin.plan.share import plan_share
from bulletin.plan.shelf import Clock, arrange, dates_ahead
from bulletin.plan.sitewide import (
    plan_machine_files,
    plan_not_found,
    plan_security,
    plan_standalone,
)
from bulletin.plan.span import span
from bulletin.plan.terms import plan_terms

__all__ = ["KINDS", "Clock", "plan", "span"]

NAVIGATION = ("districts/", "topics/", "archive/", "search/", "about/")
FOOTER = (
    "districts/",
    "topics/",
    "archive/",
    "events/",
    "glossary/",
    "corrections/",
    "feeds/",
    "about/",
)

KINDS: tuple[Callable[[Context], Iterator[Page]], ...] = (
    plan_home,
    plan_articles,
    plan_terms,
    plan_archive,
    plan_standalone,
    plan_events,
    plan_corrections,
    plan_feeds,
    plan_glossary,
    plan_search,
    plan_gone,
    plan_security,
    plan_not_found,
)


def plan(library: Library, words: Words, clock: Clock) -> Plan:
    """Plan the whole site for one moment; links are resolved once all pages are known."""
    clock = clock.on_site(library.site)
    shelf = arrange(library, clock)
    context = Context(library, shelf, words, clock)
    drafted = tuple(page for kind in KINDS for page in kind(context))
    media = plan_media(library, shelf)
    linker = Linker(_destinations(context, drafted, media), media.by_url)
    linked = linker.linked(drafted)
    languages = ("", *(each.id for each in library.site.languages))
    footer = {each: _entries(linked, each, _footer_keys(library)) for each in languages}
    pages = (
        *plan_share(context, linked),
        *plan_markdown(context, linked),
        *plan_machine_files(context, linked),
        plan_news(context),
        plan_llms(context, footer),
    )
    return Plan(
        site=library.site,
        pages=pages,
        copies=tuple(media.copies),
        pictures=tuple(media.pictures),
        search=tuple(plan_search_files(context)),
        glossary=library.glossary if library.site.explains_terms else (),
        navigation={each: _entries(pages, each, NAVIGATION) for each in languages},
        footer=footer,
        keys=_keys(library, pages),
        broken_links=tuple(linker.broken),
        fragment_links=tuple(linker.fragments),
        withheld=shelf.withheld,
        ahead=tuple(dates_ahead(shelf, clock)),
        resting=tuple(resting_columns(context)),
        ledger=owed(context, drafted, KINDS),
        retired=library.retired,
    )


def _destinations(context: Context, pages: tuple[Page, ...], media: Media) -> Destinations:
    library = context.library
    return Destinations(
        keys=_keys(library, pages),
        files=media.files,
        published=frozenset([*media.published, *(page.output for page in pages)]),
        withheld=frozenset(story_key(each.story) for each in context.shelf.withheld),
        unreadable=library.unreadable,
        fallback=tuple(each.id for each in library.site.languages),
    )


def _keys(library: Library, pages: tuple[Page, ...]) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(page.key for page in pages if page.language == language)
        for language in ("", *(each.id for each in library.site.languages))
    }


def _entries(pages: tuple[Page, ...], language: str, keys: Iterable[str]) -> tuple[Crumb, ...]:
    """Return the pages among `keys` that exist in a language, in the order of `keys`."""
    titles = {page.key: page.title for page in pages if page.language == language}
    return tuple(Crumb(key, titles[key]) for key in keys if key in titles)


def _footer_keys(library: Library) -> Iterator[str]:
    """Every page of content/pages/ can be reached from every page.

    A page whose slug begins with another's (guide-figures beside guide) is that page's to show.
    """
    yield from FOOTER
    slugs = {page.slug for page in library.pages}
    for page in library.pages:
        parts = page.slug.split("-")
        is_part = any("-".join(parts[:count]) in slugs for count in range(1, len(parts)))
        if page.key not in FOOTER and not is_part:
            yield page.key
