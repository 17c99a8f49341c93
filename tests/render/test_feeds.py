"""Feeds are whole, valid and stable in three formats."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest

from bulletin.model.article import Version
from bulletin.model.machine import FeedEntry, FeedView
from bulletin.model.plan import Page
from bulletin.model.text import Text
from bulletin.model.views import Headline
from bulletin.render import Renderer
from tests.render.samples import KEY, MORNING, SITE, card, page, plan, real_templates, templates

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
BODY = "正文[甲](../a/)和注。[^1]\n\n[^1]: 注 & <b>\n"


def entry(language: str = "zh", key: str = KEY, **changes: Any) -> FeedEntry:  # noqa: ANN401
    """Return a story in a feed."""
    version = Version(title="人才日", language=language, text=Text.of(changes.pop("body", BODY)))
    links = (("../a/", "/zh/articles/2024/a/"),)
    return FeedEntry(key[9:-1], card(language, key=key, **changes), version, MORNING, links)


def feed(format_name: str, *entries: FeedEntry, language: str = "zh") -> bytes:
    """Draw a feed of a language."""
    view = FeedView(format_name, "快讯 & <更多>", "", entries, MORNING)
    target: Page = page(view, language, f"feed-{format_name}", FILES[format_name])
    keys = ("", KEY, "articles/2024/b/")
    return (
        Renderer(plan(target, keys=keys), {**templates(), **real_templates()})
        .render(target)
        .output.content
    )


BOTH = entry(others=(Headline("en", "Talent Day"),))


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_readers_understand_the_feed(format_name: str) -> None:
    """A feed reader finds titles, addresses, times, texts and languages."""
    found = feedparser.parse(feed(format_name, BOTH))
    assert not found.bozo
    assert found.feed.title == "快讯 & <更多>"
    assert found.feed.link == "https://bulletin.example.org/zh/"
    assert found.feed.language == "zh-Hans"
    assert {each.rel: each.href for each in found.feed.links}[
        "self"
    ] == f"https://bulletin.example.org/zh/{FILES[format_name]}"
    story = found.entries[0]
    assert story.id == "tag:bulletin.example.org,2024:fair/zh"
    assert story.title == "人才日"
    assert story.link == f"https://bulletin.example.org/zh/{KEY}"
    assert story.summary == "摘要"
    assert story.published_parsed[:5] == (2024, 9, 27, 0, 30)
    assert [each.term for each in story.tags] == ["拱墅区", "青年人才"]
    assert 'href="https://bulletin.example.org/zh/articles/2024/a/"' in story.content[0].value
    others = [each for each in story.links if each.get("hreflang") == "en"]
    assert [each.href for each in others] == [f"https://bulletin.example.org/en/{KEY}"]


def test_json_feed() -> None:
    """The JSON feed follows version 1.1 and says the same."""
    found = json.loads(feed("json", BOTH))
    item = found["items"][0]
    html = item.pop("content_html")
    assert 'href="https://bulletin.example.org/zh/articles/2024/a/"' in html
    assert item == {
        "id": "tag:bulletin.example.org,2024:fair/zh",
        "url": f"https://bulletin.example.org/zh/{KEY}",
        "title": "人才日",
        "summary": "摘要",
        "date_published": "2024-09-27T08:30:00+08:00",
        "date_modified": "2024-09-27T08:30:00.294886+08:00",
        "language": "zh-Hans",
        "tags": ["拱墅区", "青年人才"],
        "_bulletin": {
            "translations": [{"language": "en", "url": f"https://bulletin.example.org/en/{KEY}"}]
        },
    }
    del found["items"]
    assert found == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "快讯 & <更多>",
        "home_page_url": "https://bulletin.example.org/zh/",
        "feed_url": "https://bulletin.example.org/zh/feed.json",
        "description": "快讯 & <更多>",
        "language": "zh-Hans",
        "authors": [{"name": "编辑部"}],
    }


@pytest.mark.parametrize("format_name", ["rss", "atom", "json"])
def test_texts_stand_alone(format_name: str) -> None:
    """Links within a text lead to its page, for a reader has no page around it."""
    text = feed(format_name, BOTH).decode().replace('\\"', '"').replace("&#34;", '"')
    assert 'href="#' not in text
    assert f'href="https://bulletin.example.org/zh/{KEY}#fn' in text
    assert 'href="/' not in text


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_a_story_of_the_other_language_is_marked(format_name: str) -> None:
    """An English reader sees the Chinese headline as Chinese."""
    text = feed(format_name, entry(), language="en")
    tags = {"item", f"{ATOM}entry"}
    (item,) = (each for each in ET.fromstring(text).iter() if each.tag in tags)  # noqa: S314 - our own
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    found = feedparser.parse(text).entries[0]
    assert found.link == f"https://bulletin.example.org/zh/{KEY}"
    assert [each.term for each in found.tags] == ["Gongshu District", "Young talent"]


def test_a_short_version_is_no_alternate() -> None:
    """Only whole translations are claimed."""
    brief = entry(others=(Headline("en", "Short", is_brief=True),))
    assert b'hreflang="en"' not in feed("atom", brief)
    assert b"translations" not in feed("json", brief)


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_characters_that_xml_forbids_are_left_out(format_name: str) -> None:
    """A stray control character in a title doesn't break the feed."""
    evil = entry(title="a\x08b\ud800c\ufffe]]>", abstract="&<\x00>")
    text = feed(format_name, evil)
    ET.fromstring(text)  # noqa: S314 - our own
    found = feedparser.parse(text).entries[0]
    assert found.title == "abc]]>"
    assert found.summary.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") == "&<>"


def test_stories_of_one_moment_have_distinct_times() -> None:
    """Two stories that state only their day are told apart, alike in every feed."""
    pair = (entry(), entry(key="articles/2024/b/"))
    times = [each.updated for each in feedparser.parse(feed("atom", *pair)).entries]
    again = [each.updated for each in feedparser.parse(feed("atom", *pair[::-1])).entries]
    assert len(set(times)) == 2
    assert times == again[::-1]
    assert all(each.startswith("2024-09-27T08:30:00.") for each in times)


def test_an_id_outlives_a_change_of_address() -> None:
    """The id is made of the story and its language, not of its URL."""
    moved = replace(SITE, base_url="https://bulletin.example.org/new/place/")
    view = FeedView("json", "", "", (entry(),), MORNING)
    target = page(view, "zh", "feed-json", "feed.json")
    text = Renderer(plan(target, site=moved, keys=("", KEY)), templates()).render(target)
    (item,) = json.loads(text.output.content)["items"]
    assert item["id"] == "tag:bulletin.example.org,2024:fair/zh"
    assert item["url"] == f"https://bulletin.example.org/new/place/zh/{KEY}"
