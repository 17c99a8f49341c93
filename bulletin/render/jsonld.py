"""Structured data of a page for search engines (https://schema.org) as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bulletin.model.article import Role
from bulletin.model.lookup import SEARCH_KEY
from bulletin.model.plan import page_path
from bulletin.model.views import ArticleView, HomeView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bulletin.model.article import Event, Source
    from bulletin.model.plan import Page
    from bulletin.model.site import Language
    from bulletin.model.views import Headline
    from bulletin.render.addresses import Addresses

Node = dict[str, Any]

_ESCAPES = tuple(
    (each, f"\\u{ord(each):04x}") for each in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
)


def json_ld(page: Page, language: Language, addresses: Addresses) -> Markup:
    """Return the script element of a page's structured data; nothing where there is none."""
    graph: list[Node] = []
    if isinstance(page.view, ArticleView):
        graph.append(_article(page, page.view, language, addresses))
        events = page.view.story.facts.events
        graph += (_event(each, page, language, addresses) for each in events)
    if isinstance(page.view, HomeView):
        graph.append(_website(page, language, addresses))
    if page.breadcrumbs and page.language:
        graph.append(_breadcrumbs(page, addresses))
    if not graph:
        return Markup()
    content = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES:  # str.translate takes ten times as long
        text = text.replace(character, escaped)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - <, > and & are escaped above


def _article(page: Page, view: ArticleView, language: Language, addresses: Addresses) -> Node:
    facts, version, site = view.story.facts, view.version, addresses.plan.site
    url = addresses.absolute(page.key, page.language)
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": url,
            "mainEntityOfPage": url,
            "headline": version.title,
            "alternativeHeadline": version.deck,
            "description": version.abstract,
            "inLanguage": language.tag,
            "datePublished": site.local(facts.published).isoformat(),
            "dateModified": site.local(view.changed or facts.published).isoformat(),
            **_people(view, language, addresses),
            **_subjects(view, language, addresses),
            "image": _image(page, view, language, addresses),
            "isBasedOn": _source(facts.source, language) if facts.source else None,
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": each.text.text(language.id),
                    "datePublished": each.date.isoformat(),
                }
                for each in facts.corrections
            ],
            "isPartOf": _periodical(language, addresses),
            **dict(_translations(page, view, language, addresses)),
        }
    )


def _people(view: ArticleView, language: Language, addresses: Addresses) -> Node:
    def persons(*roles: Role) -> list[Node]:
        return [
            {"@type": "Person", "name": each.name.text(language.id)}
            for each in view.story.facts.byline
            if each.role in roles
        ]

    publisher = _publisher(language, addresses)
    translator = view.version.translator
    return {
        "author": persons(Role.REPORTER, Role.CORRESPONDENT) or publisher,
        "editor": persons(Role.EDITOR),
        "publisher": publisher,
        "translator": {"@type": "Person", "name": translator} if translator else None,
    }


def _subjects(view: ArticleView, language: Language, addresses: Addresses) -> Node:
    site, facts = addresses.plan.site, view.story.facts
    topics = [site.term("topics", each).name.text(language.id) for each in facts.topics]
    districts = [site.term("districts", each).name.text(language.id) for each in facts.districts]
    return {
        "articleSection": topics,
        "contentLocation": [{"@type": "AdministrativeArea", "name": each} for each in districts],
    }


def _translations(
    page: Page, view: ArticleView, language: Language, addresses: Addresses
) -> Iterator[tuple[str, Any]]:
    """Yield what is known of the story's versions; a short version translates nothing."""
    original = view.story.facts.original
    whole = [each for each in view.originals if not each.is_brief]
    if view.card.is_brief or not original:
        return
    if original == language.id:
        yield "workTranslation", [_work(page, each, addresses) for each in whole]
    else:
        sources = [_work(page, each, addresses) for each in whole if each.language == original]
        yield "translationOfWork", next(iter(sources), None)


def _work(page: Page, headline: Headline, addresses: Addresses) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": addresses.absolute(page.key, headline.language),
        "headline": headline.title,
        "inLanguage": addresses.plan.site.language(headline.language).tag,
    }


def _publisher(language: Language, addresses: Addresses) -> Node:
    publisher = addresses.plan.site.publisher
    if publisher is None:
        return {"@type": "Organization", "name": language.title}
    return _filled(
        {
            "@type": "Organization",
            "name": publisher.name.text(language.id),
            "url": publisher.url,
            "email": publisher.email,
        }
    )


def _source(source: Source, language: Language) -> Node:
    return _filled(
        {
            "@type": "CreativeWork",
            "url": source.url,
            "datePublished": source.date.isoformat() if source.date else "",
            "publisher": {"@type": "Organization", "name": source.name.text(language.id)},
        }
    )


def _image(page: Page, view: ArticleView, language: Language, addresses: Addresses) -> Node | None:
    lead = view.story.facts.lead
    if lead is None or not view.lead_url:
        url = addresses.absolute(page.share, language.id) if page.share else ""
        size = {"width": 1200, "height": 630}
        return {"@type": "ImageObject", "url": url, **size} if url else None
    return _filled(
        {
            "@type": "ImageObject",
            "url": addresses.absolute_path(view.lead_url),
            "caption": (lead.caption or lead.alt).text(language.id),
            "creditText": lead.credit.text(language.id) if lead.credit else "",
        }
    )


def _event(event: Event, page: Page, language: Language, addresses: Addresses) -> Node:
    def moment(when: dt.datetime) -> str:
        local = addresses.plan.site.local(when)
        return local.date().isoformat() if event.all_day else local.isoformat()

    state = "EventCancelled" if event.cancelled else "EventScheduled"
    place = event.place.text(language.id) if event.place else ""
    return _filled(
        {
            "@type": "Event",
            "@id": f"{addresses.absolute(page.key, page.language)}#page-event-{event.id}",
            "name": event.title.text(language.id),
            "startDate": moment(event.start),
            "endDate": moment(event.end) if event.end else "",
            "eventStatus": f"https://schema.org/{state}",
            "location": {"@type": "Place", "name": place, "address": place} if place else None,
            "url": event.url,
            "description": page.description,
            "inLanguage": language.tag,
        }
    )


def _periodical(language: Language, addresses: Addresses) -> Node:
    url = addresses.root + page_path("", language.id)
    return {"@type": "Periodical", "@id": f"{url}#periodical", "name": language.title, "url": url}


def _website(page: Page, language: Language, addresses: Addresses) -> Node:
    url = addresses.absolute(page.key, page.language)
    return {
        "@type": "WebSite",
        "@id": f"{url}#website",
        "url": url,
        "name": language.title,
        "description": page.description,
        "inLanguage": language.tag,
        "publisher": _publisher(language, addresses),
        **_search(language, addresses),
    }


def _search(language: Language, addresses: Addresses) -> Node:
    """Where a program may search: the page answers at its address."""
    if SEARCH_KEY not in addresses.plan.keys[language.id]:
        return {}
    address = f"{addresses.absolute(SEARCH_KEY, language.id)}?q={{query}}"
    target = {"@type": "EntryPoint", "urlTemplate": address}
    asks = "required name=query"
    return {"potentialAction": {"@type": "SearchAction", "target": target, "query-input": asks}}


def _breadcrumbs(page: Page, addresses: Addresses) -> Node:
    """The way from home to the page itself."""
    steps = [(each.title, each.key) for each in page.breadcrumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": addresses.absolute(key, page.language),
            }
            for position, (title, key) in enumerate([*steps, (page.title, page.key)], 1)
        ],
    }


def _filled(node: Node) -> Node:
    """Leave out what a page doesn't know."""
    return {name: value for name, value in node.items() if value}
