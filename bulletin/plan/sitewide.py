"""Standalone pages, 404, sitemap and robots.txt."""

import datetime as dt
from collections.abc import Iterator

from bulletin.model.library import StandalonePage
from bulletin.model.machine import (
    RobotsView,
    SecurityView,
    SitemapIndexView,
    SitemapUrl,
    SitemapView,
)
from bulletin.model.plan import Page, Relation, Switch, View, output_path
from bulletin.model.views import (
    ArchiveView,
    ArticleView,
    Card,
    HomeView,
    NotFoundView,
    StandaloneView,
    TermView,
)
from bulletin.plan.addresses import absolute, alternates, others, same_everywhere
from bulletin.plan.context import Context
from bulletin.plan.identity import last_change
from bulletin.plan.news import FILE as NEWS
from bulletin.plan.pages import home_crumb, titles_of, unlisted

URLS_PER_SITEMAP = 50_000  # sitemaps.org
NOT_FOUND = "404.html"
SECURITY = ".well-known/security.txt"


def plan_standalone(context: Context) -> Iterator[Page]:
    """Plan the pages of content/pages/ in the languages they are written in."""
    for page in context.library.pages:
        for language in page.texts:
            yield _standalone(context, page, language)


def plan_not_found(context: Context) -> Iterator[Page]:
    """Plan 404.html of the whole site, which speaks every language, and of each language."""
    site = context.library.site
    titles = titles_of(context, "not_found.title")
    everyone = NotFoundView(tuple(each.id for each in site.languages))
    yield unlisted(NOT_FOUND, "not_found", everyone, title=" · ".join(titles.values()))
    for language in site.languages:
        yield unlisted(
            NOT_FOUND,
            "not_found",
            NotFoundView((language.id,)),
            language=language.id,
            title=titles[language.id],
            switches=same_everywhere(site, NOT_FOUND, language.id, titles),
        )


def plan_machine_files(context: Context, pages: tuple[Page, ...]) -> Iterator[Page]:
    """Plan sitemap.xml (an index of several beyond 50,000 URLs) and robots.txt."""
    site = context.library.site
    urls = tuple(_sitemap_url(context, page) for page in pages if page.is_indexed)
    parts = [urls[at : at + URLS_PER_SITEMAP] for at in range(0, len(urls), URLS_PER_SITEMAP)]
    if len(parts) <= 1:
        yield unlisted("sitemap.xml", "sitemap", SitemapView(urls))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield unlisted(name, "sitemap", SitemapView(part))
        index = SitemapIndexView(tuple(absolute(site, name, "") for name in names))
        yield unlisted("sitemap.xml", "sitemap_index", index)
    robots = RobotsView(tuple(absolute(site, name, "") for name in ("sitemap.xml", NEWS)))
    yield unlisted("robots.txt", "robots", robots)


def plan_security(context: Context) -> Iterator[Page]:
    """Plan .well-known/security.txt where config.yaml names a contact."""
    site, contact = context.library.site, context.library.site.security
    if contact is None:
        return
    view = SecurityView(
        contacts=contact.contact,
        expires=contact.expires,
        languages=tuple(each.tag for each in site.languages),
        canonical=absolute(site, SECURITY, ""),
        policy=contact.policy,
        is_expired=contact.expires <= site.local(context.clock.now).date(),
    )
    yield unlisted(SECURITY, "security", view)


def _standalone(context: Context, page: StandalonePage, language: str) -> Page:
    site, text = context.library.site, page.texts[language]
    switches = tuple(
        Switch(each.id, page.key, Relation.SAME, page.texts[each.id].title)
        if each.id in page.texts
        else Switch(each.id, "", Relation.ABSENT, each.title)
        for each in others(site, language)
    )
    told = tuple(page.texts)
    unmatched = site.x_default if site.x_default in told else language
    return Page(
        key=page.key,
        language=language,
        kind="standalone",
        output=output_path(page.key, language),
        title=text.title,
        description=text.summary,
        view=StandaloneView(text, ()),
        section=page.key,
        switches=switches,
        alternates=alternates(site, page.key, told, unmatched),
        breadcrumbs=(home_crumb(context, language),),
        sources=(text.path,),
    )


def _sitemap_url(context: Context, page: Page) -> SitemapUrl:
    site = context.library.site
    updated: dt.datetime | None = None
    if isinstance(page.view, ArticleView):
        updated = last_change(site, page.view.story)
    elif cards := _cards(page.view):
        updated = site.local(max(each.published for each in cards))
    return SitemapUrl(
        url=absolute(site, page.key, page.language),
        updated=updated,
        alternates=tuple((each.tag, each.url) for each in page.alternates),
    )


def _cards(view: View) -> tuple[Card, ...]:
    """Return the stories that a page lists, where it is the list that makes it new."""
    match view:
        case TermView() | ArchiveView():
            return view.cards
        case HomeView():
            return (*([view.lead] if view.lead else []), *view.latest)
        case _:
            return ()
