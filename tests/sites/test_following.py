"""What readers follow from elsewhere: feeds and calendars of a whole site, read back."""

import json
import re
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from icalendar import Calendar

from tests.builder import Built, SiteBuilder

BASE = "https://bulletin.example.org/"
FAIR = (
    "{id: fair, start: 2026-12-01 14:00, end: 2026-12-01 17:00,"
    " title: {zh: 招聘会, en: Job fair}, place: {zh: 运河边, en: By the canal}}"
)
OVER = "{id: talk, start: 2026-09-28, title: {zh: 讲座, en: Talk}}"
CORRECTION = "[{date: 2026-09-27, text: {zh: 应为12。, en: It is 12.}}]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with a coming and a past event in one district, and a quiet story in another."""
    builder = SiteBuilder(tmp_path_factory.mktemp("following"))
    builder.pair("2026/fair", districts="[gongshu]", events=f"[{FAIR}, {OVER}]")
    builder.pair("2026/quiet", districts="[xihu]", corrections=CORRECTION)
    builder.pair("2026/moved", aliases="[/zh/articles/2025/before/, /en/articles/2025/before/]")
    return built(builder)


def built(builder: SiteBuilder, *arguments: str) -> Built:
    """Build a site that has no faults."""
    done = builder.run(*arguments)
    assert done.status == 0, done.out + done.err
    return done


def events(site: Built, path: str) -> list[Any]:
    """Read the events of a calendar back."""
    content: Any = Calendar.from_ical((site.public / path).read_bytes())
    return [each for each in content.walk() if each.name == "VEVENT"]


def test_every_language_and_district_with_events_has_a_calendar(site: Built) -> None:
    """All events, those of a district, and each alone; none where there are none."""
    for language in ("zh", "en"):
        uids = ["2026-fair-fair@bulletin.example.org", "2026-fair-talk@bulletin.example.org"]
        assert [str(each["UID"]) for each in events(site, f"{language}/events.ics")] == uids
        district = events(site, f"{language}/districts/gongshu/events.ics")
        assert [str(each["UID"]) for each in district] == uids
        (alone,) = events(site, f"{language}/events/2026/fair/talk.ics")
        assert alone["UID"] == uids[1]
        assert f"{language}/districts/xihu/events.ics" not in site.files()


def test_the_page_of_events_shows_those_to_come_first(site: Built) -> None:
    """Coming, then past; from home, district, story and the page of feeds one gets there."""
    page = site.page("en/events/index.html")
    assert page.index("Coming events") < page.index("Job fair") < page.index("Past events")
    assert page.index("Past events") < page.index(">Talk<")
    assert 'href="webcal://bulletin.example.org/en/events.ics"' in page
    assert 'href="/en/articles/2026/fair/#page-event-fair"' in page
    assert 'id="page-event-fair"' in site.page("en/articles/2026/fair/index.html")
    assert 'href="/en/events/2026/fair/fair.ics"' in site.page("en/articles/2026/fair/index.html")
    assert 'href="/en/districts/gongshu/events.ics"' in site.page("en/districts/gongshu/index.html")
    assert 'href="/en/events/"' in site.page("en/index.html")
    assert 'href="/en/events.ics"' in site.page("en/feeds/index.html")


def test_an_event_of_whole_days_is_to_come_until_its_day_is_over(tmp_path: Path) -> None:
    """On the day itself it is still announced."""
    builder = SiteBuilder(tmp_path).pair("2026/fair", events=f"[{OVER}]")
    built(builder)
    assert "Coming events" not in builder.run(today="2026-09-29").page("en/index.html")
    assert "Coming events" in builder.run(today="2026-09-28").page("en/index.html")


def test_a_cancelled_event_keeps_its_id_and_counts_as_a_revision(tmp_path: Path) -> None:
    """Calendar programs replace what they have."""
    builder = SiteBuilder(tmp_path).pair("2026/fair", events=f"[{FAIR}]")
    (before,) = events(built(builder), "en/events.ics")
    builder.pair("2026/fair", events=f"[{FAIR[:-1]}, cancelled: true}}]")
    (after,) = events(built(builder), "en/events.ics")
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert (after["STATUS"], after["SUMMARY"]) == ("CANCELLED", "Cancelled: Job fair")


def test_districts_are_told_apart_by_colour(site: Built) -> None:
    """In their own calendar and in that of all events; each calendar says what it holds."""
    content: Any = Calendar.from_ical(
        (site.public / "en/districts/gongshu/events.ics").read_bytes()
    )
    assert content["COLOR"] == "steelblue"
    assert "calendars to subscribe to" in content["DESCRIPTION"]
    everything: Any = Calendar.from_ical((site.public / "en/events.ics").read_bytes())
    assert "COLOR" not in everything
    assert [each["COLOR"] for each in events(site, "en/events.ics")] == ["steelblue"] * 2


def test_times_are_in_utc(site: Built) -> None:
    """No calendar needs to know the site’s time zone."""
    (fair,) = (
        each for each in events(site, "zh/events.ics") if each["UID"].startswith("2026-fair-fair")
    )
    assert str(fair["DTSTART"].dt) == "2026-12-01 06:00:00+00:00"
    assert "TZID" not in site.page("zh/events.ics")


def test_feeds_name_the_translation(site: Built) -> None:
    """Read back by a feed reader: the story itself first, its other language beside it."""
    for name in ("zh/atom.xml", "zh/rss.xml"):
        for entry in entries(site, name):
            links = {each.get("hreflang"): each.href for each in entry.links}
            assert links["en"] == entry.link.replace("/zh/", "/en/")


def test_a_site_without_events_has_no_calendar(tmp_path: Path) -> None:
    """No empty page, no empty file, no link to either."""
    site = built(SiteBuilder(tmp_path).pair("2026/quiet"))
    assert [name for name in site.files() if "events" in name] == []


def feeds(site: Built) -> list[str]:
    """Return every feed of the site."""
    return [name for name in site.files() if re.search(r"(rss\.xml|atom\.xml|feed\.json)$", name)]


def entries(site: Built, name: str) -> list[Any]:
    """Return what a feed holds, as a feed reader understands it."""
    found = feedparser.parse((site.public / name).read_bytes())
    assert not found.bozo, name
    return list(found.entries)


def test_every_feed_is_well_formed_whole_and_absolute(site: Built) -> None:
    """In each language: of everything, each district, each topic; in three formats."""
    names = feeds(site)
    assert len(names) == 2 * (1 + 2 + 1) * 3
    for name in names:
        text = site.page(name)
        if name.endswith(".json"):
            found = json.loads(text)
            assert found["feed_url"] == BASE + name
            items = [(each["id"], each["url"], each["content_html"]) for each in found["items"]]
        else:
            items = [(each.id, each.link, each.content[0].value) for each in entries(site, name)]
            assert re.search(f'rel="self" type="application/[a-z]+.xml" href="{BASE}{name}"', text)
        assert len({identity for identity, _, _ in items}) == len(items)
        assert all(url.startswith(BASE) and html for _, url, html in items)


def test_stories_of_one_moment_have_distinct_times(site: Built) -> None:
    """Readers sort and merge by them; they are the same in every feed."""
    found = {each.id: each.updated for each in entries(site, "en/atom.xml")}
    assert len(set(found.values())) == len(found) == 3
    for folder in ("topics/youth", "districts/gongshu", "districts/xihu"):
        some = {each.id: each.updated for each in entries(site, f"en/{folder}/atom.xml")}
        assert some
        assert some.items() <= found.items()


def test_a_renamed_story_keeps_its_id(site: Built) -> None:
    """A story that names its old address is not announced a second time."""
    found = {each.link: each.id for each in entries(site, "en/atom.xml")}
    assert found[f"{BASE}en/articles/2026/moved/"] == "tag:bulletin.example.org,2025:before/en"


def test_ids_stay_when_the_site_moves(tmp_path: Path) -> None:
    """Another address for one build, or for good with `id_host`, changes no id."""
    builder = SiteBuilder(tmp_path).pair("2026/fair", events=f"[{FAIR}]")

    def ids(site: Built) -> list[str]:
        feed = feedparser.parse((site.public / "zh/atom.xml").read_bytes()).feed.id
        uids = [str(each["UID"]) for each in events(site, "zh/events.ics")]
        return [*(each.id for each in entries(site, "zh/rss.xml")), *uids, feed]

    first = ids(built(builder))
    assert ids(built(builder, "--base-url", "https://preview.example/x/")) == first
    config = (tmp_path / "config.yaml").read_text()
    moved = config.replace("bulletin.example.org", "new.example")
    builder.write("config.yaml", f"{moved}id_host: bulletin.example.org\n")
    assert ids(built(builder)) == first


def test_a_correction_moves_the_time_of_the_update(tmp_path: Path) -> None:
    """Also one of the day of publication, which states no time."""
    builder = SiteBuilder(tmp_path).pair("2026/fair")
    before = entries(built(builder), "en/atom.xml")[0].updated
    builder.pair("2026/fair", corrections=CORRECTION)
    assert entries(built(builder), "en/atom.xml")[0].updated > before
