"""Search engines are told what the page says, and nothing can break out of the element."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from bulletin.model.article import (
    Correction,
    Event,
    Facts,
    LeadPicture,
    Person,
    Role,
    Source,
    Version,
)
from bulletin.model.localized import Localized
from bulletin.model.plan import Crumb, Page
from bulletin.model.views import Headline, HomeView, NotFoundView
from bulletin.render.addresses import Addresses
from bulletin.render.jsonld import json_ld
from tests.render.samples import EN, KEY, MORNING, ZH, article, page, plan

OPEN, CLOSE = '<script type="application/ld+json">', "</script>"
DISTRICT = "districts/gongshu/"
URL = f"https://bulletin.example.org/zh/{KEY}"

FACTS = Facts(
    published=MORNING,
    updated=MORNING + dt.timedelta(days=1),
    topics=("youth",),
    districts=("gongshu",),
    original="zh",
    byline=(
        Person(Localized({"zh": "王芳", "en": "Wang Fang"})),
        Person(Localized.everywhere("Li Lei"), Role.EDITOR),
        Person(Localized.everywhere("Zhao"), Role.PHOTOGRAPHER),
    ),
    source=Source(
        Localized({"zh": "日报", "en": "Daily"}), "https://d.example/1", dt.date(2024, 9, 26)
    ),
    lead=LeadPicture("a.jpg", Localized.everywhere("a hall"), credit=Localized.everywhere("Zhao")),
    corrections=(Correction(dt.date(2024, 9, 28), Localized.everywhere("12, not 21.")),),
    events=(
        Event("fair", MORNING, Localized.everywhere("Fair"), all_day=True, cancelled=True),
        Event("talk", MORNING, Localized.everywhere("Talk"), place=Localized.everywhere("Hall")),
    ),
)


def graph(target: Page) -> list[dict[str, Any]]:
    """Return the nodes of a page's structured data."""
    keys = (KEY, "", DISTRICT)
    pages = [target, *(page(article(each), each) for each in ("zh", "en"))]
    language = ZH if target.language == "zh" else EN
    text = json_ld(target, language, Addresses.of(plan(*pages, keys=keys)))
    assert text.startswith(OPEN)
    assert text.endswith(CLOSE)
    content = json.loads(text[len(OPEN) : -len(CLOSE)])
    assert content["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = content["@graph"]
    return nodes


def test_a_story_is_a_news_article() -> None:
    """Facts, people and places in the page's language, times with offset."""
    view = replace(
        article(
            facts=FACTS,
            version=Version(title="人才日", deck="副题", language="zh", abstract="摘要"),
            originals=(Headline("en", "Talent Day"),),
        ),
        lead_url="/media/2024/fair/a.jpg",
        changed=FACTS.updated,
    )
    story, fair, talk = graph(page(view))
    assert story == {
        "@type": "NewsArticle",
        "@id": URL,
        "mainEntityOfPage": URL,
        "headline": "人才日",
        "alternativeHeadline": "副题",
        "description": "摘要",
        "inLanguage": "zh-Hans",
        "datePublished": "2024-09-27T08:30:00+08:00",
        "dateModified": "2024-09-28T08:30:00+08:00",
        "author": [{"@type": "Person", "name": "王芳"}],
        "editor": [{"@type": "Person", "name": "Li Lei"}],
        "publisher": {"@type": "Organization", "name": "编辑部"},
        "articleSection": ["青年人才"],
        "contentLocation": [{"@type": "AdministrativeArea", "name": "拱墅区"}],
        "image": {
            "@type": "ImageObject",
            "url": "https://bulletin.example.org/media/2024/fair/a.jpg",
            "caption": "a hall",
            "creditText": "Zhao",
        },
        "isBasedOn": {
            "@type": "CreativeWork",
            "url": "https://d.example/1",
            "datePublished": "2024-09-26",
            "publisher": {"@type": "Organization", "name": "日报"},
        },
        "correction": [
            {"@type": "CorrectionComment", "text": "12, not 21.", "datePublished": "2024-09-28"}
        ],
        "isPartOf": {
            "@type": "Periodical",
            "@id": "https://bulletin.example.org/zh/#periodical",
            "name": "杭州人才快讯",
            "url": "https://bulletin.example.org/zh/",
        },
        "workTranslation": [
            {
                "@type": "NewsArticle",
                "@id": f"https://bulletin.example.org/en/{KEY}",
                "headline": "Talent Day",
                "inLanguage": "en",
            }
        ],
    }
    assert fair["startDate"] == "2024-09-27"
    assert fair["eventStatus"] == "https://schema.org/EventCancelled"
    assert talk["startDate"] == "2024-09-27T08:30:00+08:00"
    assert talk["location"] == {"@type": "Place", "name": "Hall", "address": "Hall"}


def test_a_translation_names_its_original_and_translator() -> None:
    """The English version points at the Chinese one."""
    view = article(
        "en",
        facts=FACTS,
        version=Version(title="Talent Day", language="en", translator="Ann"),
        originals=(Headline("zh", "人才日"),),
    )
    story = graph(page(view, "en"))[0]
    assert story["translationOfWork"]["@id"] == URL
    assert story["translator"] == {"@type": "Person", "name": "Ann"}
    assert "workTranslation" not in story


def test_a_short_version_is_no_translation() -> None:
    """Briefs claim nothing, on either side."""
    whole = article(facts=FACTS, originals=(Headline("en", "Talent Day", is_brief=True),))
    assert "workTranslation" not in graph(page(whole))[0]
    short = article("en", facts=FACTS, originals=(Headline("zh", "人才日"),))
    short = replace(short, card=replace(short.card, is_brief=True))
    assert "translationOfWork" not in graph(page(short, "en"))[0]


def test_a_story_without_byline_is_the_publishers() -> None:
    """There is always an author."""
    assert graph(page(article()))[0]["author"] == {"@type": "Organization", "name": "编辑部"}


def test_breadcrumbs_are_told_in_order() -> None:
    """The way from home, with absolute addresses."""
    target = replace(page(article()), breadcrumbs=(Crumb("", "首页"), Crumb(DISTRICT, "拱墅区")))
    crumbs = graph(target)[1]["itemListElement"]
    assert [(each["position"], each["name"], each["item"]) for each in crumbs] == [
        (1, "首页", "https://bulletin.example.org/zh/"),
        (2, "拱墅区", "https://bulletin.example.org/zh/districts/gongshu/"),
        (3, "标题", URL),
    ]


def test_words_cannot_end_the_element() -> None:
    """No headline closes the script, opens a comment or breaks a line."""
    evil = "</script><!-- & \N{LINE SEPARATOR}"
    view = article(version=Version(title=evil, language="zh"))
    target = page(view)
    text = json_ld(target, ZH, Addresses.of(plan(target)))
    inside = text[len(OPEN) : -len(CLOSE)]
    assert not set("<>&\N{LINE SEPARATOR}") & set(inside)
    assert graph(target)[0]["headline"] == evil


def test_other_pages_say_nothing() -> None:
    """Where there is nothing to say there is no element."""
    target = page(NotFoundView(("zh",)), "zh", "not_found", "404.html")
    assert json_ld(target, ZH, Addresses.of(plan(target))) == ""


KNOWN = {
    "NewsArticle": {
        "alternativeHeadline", "articleSection", "author", "contentLocation", "correction",
        "dateModified", "datePublished", "description", "editor", "headline", "image",
        "inLanguage", "isBasedOn", "isPartOf", "mainEntityOfPage", "publisher",
        "translationOfWork", "translator", "workTranslation",
    },
    "Event": {
        "description", "endDate", "eventStatus", "inLanguage", "location", "name", "startDate",
        "url",
    },
    "WebSite": {"description", "inLanguage", "name", "publisher", "url"},
    "Organization": {"email", "name", "url"},
    "Person": {"name"},
    "Place": {"address", "name"},
    "AdministrativeArea": {"name"},
    "ImageObject": {"caption", "creditText", "height", "url", "width"},
    "CreativeWork": {"datePublished", "publisher", "url"},
    "CorrectionComment": {"datePublished", "text"},
    "Periodical": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"item", "name", "position"},
}  # properties that https://schema.org (29.3) gives these types  # fmt: skip


def unknown(node: object) -> set[str]:
    """Return `type.property` of all that schema.org does not know."""
    if isinstance(node, list):
        return {each for item in node for each in unknown(item)}
    if not isinstance(node, dict):
        return set()
    names = {name for name in node if not name.startswith("@")}
    found = {f"{node['@type']}.{name}" for name in names - KNOWN[node["@type"]]}
    return found | unknown(list(node.values()))


def test_only_types_and_properties_of_schema_org_are_used() -> None:
    """A misspelt property would be silently ignored by every reader."""
    view = replace(
        article(facts=FACTS, originals=(Headline("en", "Talent Day"),)), lead_url="/media/a.jpg"
    )
    story = replace(page(view), breadcrumbs=(Crumb("", "首页"), Crumb(DISTRICT, "拱墅区")))
    home = HomeView(None, (), (), (), (), (), (), None)
    nodes = [*graph(story), *graph(page(home, "zh", "home", ""))]
    assert {each["@type"] for each in nodes} == {
        "NewsArticle",
        "Event",
        "BreadcrumbList",
        "WebSite",
    }
    assert unknown(nodes) == set()
