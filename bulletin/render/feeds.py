"""Feeds: what RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 have in common, and the last as JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING

from bulletin.model.plan import Alternate, page_path

if TYPE_CHECKING:
    from bulletin.model.machine import FeedEntry, FeedView
    from bulletin.model.plan import Page
    from bulletin.model.site import Language, Site
    from bulletin.render.addresses import Addresses
    from bulletin.render.bodies import Bodies


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story as every feed format tells it; URLs are absolute, `html` is its whole text.

    Dates are RFC 3339 (`published`, `updated`) and RFC 822 (`pub_date`). `translations` are the
    same story, whole, in other languages.
    """

    id: str
    url: str
    tag: str
    title: str
    summary: str
    html: str
    published: str
    pub_date: str
    updated: str
    categories: tuple[str, ...]
    translations: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class FeedContent:
    """A feed as every format tells it."""

    id: str
    url: str
    home_url: str
    title: str
    description: str
    tag: str
    author: str
    updated: str
    build_date: str
    items: tuple[FeedItem, ...]


def feed_content(page: Page, view: FeedView, addresses: Addresses, bodies: Bodies) -> FeedContent:
    """Gather what a feed says."""
    site = addresses.plan.site
    language = site.language(page.language)
    home_url = addresses.absolute(view.home_key, page.language)
    return FeedContent(
        id=f"https://{site.authority}{page_path(view.home_key, page.language)}",
        url=addresses.absolute(page.key, page.language),
        home_url=home_url,
        title=view.title,
        description=page.description or view.title,
        tag=language.tag,
        author=site.publisher.name.text(language.id) if site.publisher else language.title,
        updated=site.local(view.updated).isoformat(),
        build_date=format_datetime(site.local(view.updated)),
        items=tuple(_item(entry, language, addresses, bodies) for entry in view.entries),
    )


def json_feed(page: Page, view: FeedView, addresses: Addresses, bodies: Bodies) -> str:
    """Write a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    feed = feed_content(page, view, addresses, bodies)
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.tag,
        "authors": [{"name": feed.author}],
        "items": [_json_item(item) for item in feed.items],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: FeedItem) -> dict[str, object]:
    translations = [{"language": each.tag, "url": each.url} for each in item.translations]
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published,
        "date_modified": item.updated,
        "language": item.tag,
        "tags": list(item.categories),
        **({"_bulletin": {"translations": translations}} if translations else {}),
    }


def _item(entry: FeedEntry, reader: Language, addresses: Addresses, bodies: Bodies) -> FeedItem:
    site, card = addresses.plan.site, entry.card
    identity = _identity(site, entry.identity, card.language)
    published = site.local(card.published)
    terms = site.terms_by_id(card.districts, card.topics)
    language = site.language(card.language)
    url = addresses.absolute(card.key, card.language)
    links = tuple((written, addresses.absolute_path(target)) for written, target in entry.links)
    return FeedItem(
        id=identity,
        url=url,
        tag=language.tag,
        title=card.title,
        summary=card.abstract,
        html=bodies.standing_alone(entry.version.body, language, links, url),
        published=published.isoformat(),
        pub_date=format_datetime(published),
        updated=_told_apart(site.local(entry.updated), identity).isoformat(),
        categories=tuple(each.name.text(reader.id) for each in terms),
        translations=tuple(
            Alternate(
                site.language(other.language).tag, addresses.absolute(card.key, other.language)
            )
            for other in card.others
            if not other.is_brief
        ),
    )


def _identity(site: Site, story: str, language: str) -> str:
    """Return a tag URI (RFC 4151): it outlives the address, the folder's name and the host."""
    year, _, slug = story.partition("/")
    return f"tag:{site.authority},{year}:{slug}/{language}"


def _told_apart(moment: dt.datetime, identity: str) -> dt.datetime:
    """Give entries that changed in the same second distinct times, the same in every feed.

    Feed readers sort and merge by `updated`; a date without time would stamp them all alike.
    """
    digest = hashlib.sha256(identity.encode()).digest()
    return moment + dt.timedelta(microseconds=int.from_bytes(digest[:4]) % 999_999 + 1)
