"""news-sitemap.xml: the stories of the last two days, as news search engines want them."""

import datetime as dt
from collections.abc import Iterator

from bulletin.model.machine import NewsSitemapView, NewsUrl
from bulletin.model.plan import Page
from bulletin.plan.addresses import absolute
from bulletin.plan.context import Context
from bulletin.plan.pages import unlisted

FILE = "news-sitemap.xml"
DAYS = 2
MOST = 1_000  # of one file


def plan_news(context: Context) -> Page:
    """Plan the news sitemap; it is there on quiet days too, empty, so that its address holds."""
    return unlisted(FILE, "news_sitemap", NewsSitemapView(tuple(_urls(context))[:MOST]))


def _urls(context: Context) -> Iterator[NewsUrl]:
    site, now = context.library.site, context.clock.now
    for story in context.shelf.stories:
        published = story.facts.published
        if published <= now - dt.timedelta(days=DAYS):
            return  # the shelf is newest first
        if published > now:
            continue
        for language, version in story.versions.items():
            url = absolute(site, story.key, language)
            yield NewsUrl(url, language, version.title, site.local(published))
