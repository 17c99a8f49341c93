"""Calendars are read by an independent library as they were meant."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bulletin.model.article import Event
from bulletin.model.localized import Localized
from bulletin.model.machine import CalendarEntry, CalendarView
from bulletin.render import Renderer
from tests.render.samples import KEY, MORNING, card, page, plan, real_templates, templates

WORDS = b"events.cancelled_title: '{title} X'\n"
FAIR = Event(
    "fair",
    MORNING,
    Localized({"zh": "招聘会", "en": "Fair"}),
    end=MORNING + dt.timedelta(hours=3),
    place=Localized({"zh": "运河边", "en": "By the canal"}),
    url="https://signup.example/1",
)


def entry(event: Event = FAIR, language: str = "zh", **changes: Any) -> CalendarEntry:  # noqa: ANN401
    """Return an event of the sample story."""
    told = card(language, **changes)
    return CalendarEntry(f"2024-fair-{event.id}@example.org", event, told, MORNING, 7)


def written(*entries: CalendarEntry, language: str = "zh", title: str = "快讯 · 活动") -> bytes:
    """Draw a calendar of a language."""
    view = CalendarView(title, "", entries)
    target = replace(page(view, language, "calendar", "events.ics"), description="说明")
    strings = {
        name: text + WORDS for name, text in templates().items() if name.startswith("strings/")
    }
    renderer = Renderer(plan(target, keys=("", KEY)), {**strings, **real_templates()})
    return renderer.render(target).output.content


def parsed(content: bytes) -> Any:  # noqa: ANN401 - properties are of any type
    """Read a calendar back."""
    return Calendar.from_ical(content)


def events(content: bytes) -> list[Any]:
    """Read the events of a calendar back."""
    return [each for each in parsed(content).walk() if each.name == "VEVENT"]


def test_a_calendar_describes_itself() -> None:
    """Name, address, source and how often to look: RFC 7986, and what older programs read."""
    found = parsed(written(entry()))
    assert found.errors == []
    assert found["VERSION"] == "2.0"
    assert found["NAME"] == found["X-WR-CALNAME"] == "快讯 · 活动"
    assert found["SOURCE"] == "https://bulletin.example.org/zh/events.ics"
    assert found["URL"] == "https://bulletin.example.org/zh/"
    assert found["DESCRIPTION"] == found["X-WR-CALDESC"] == "说明"
    assert found["REFRESH-INTERVAL"].dt == dt.timedelta(hours=12)
    assert found["LAST-MODIFIED"].dt == MORNING


def test_an_event_is_told_whole_and_in_utc() -> None:
    """What, when, where and where to read on; the stamp is the story's, never the clock's."""
    (event,) = events(written(entry()))
    assert event.errors == []
    assert event["UID"] == "2024-fair-fair@example.org"
    assert event["DTSTART"].dt == dt.datetime(2024, 9, 27, 0, 30, tzinfo=dt.UTC)
    assert event["DTEND"].dt == dt.datetime(2024, 9, 27, 3, 30, tzinfo=dt.UTC)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == MORNING
    assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("招聘会", "zh-Hans")
    assert event["LOCATION"] == "运河边"
    address = f"https://bulletin.example.org/zh/{KEY}#page-event-fair"
    assert event["DESCRIPTION"] == f"摘要\nhttps://signup.example/1\n{address}"
    assert event["URL"] == address
    assert [str(each) for each in event["CATEGORIES"].cats] == ["拱墅区", "青年人才"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 7)


@pytest.mark.parametrize(
    ("days", "last"), [(None, dt.date(2024, 9, 28)), (2, dt.date(2024, 9, 30))]
)
def test_whole_days_end_the_day_after(days: int | None, last: dt.date) -> None:
    """Days are the site's, not those of UTC; the end is exclusive."""
    midnight = MORNING.replace(hour=0, minute=0).astimezone(dt.UTC)
    end = midnight + dt.timedelta(days=days) if days else None
    (event,) = events(written(entry(replace(FAIR, start=midnight, end=end, all_day=True))))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2024, 9, 27), last)


def test_a_cancelled_event_stays_and_says_so() -> None:
    """Programs that don't show the status show the title."""
    (event,) = events(written(entry(replace(FAIR, cancelled=True))))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "招聘会 X")


def test_an_event_told_in_the_other_language_is_marked() -> None:
    """The title is the reader's, the description the story's, and each says its language."""
    (event,) = events(written(entry(language="zh"), language="en"))
    assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("Fair", "en")
    assert event["DESCRIPTION"].params["LANGUAGE"] == "zh-Hans"
    assert event["URL"] == f"https://bulletin.example.org/zh/{KEY}#page-event-fair"


WRITTEN = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\\;,:")


@given(st.text(WRITTEN, min_size=1))
def test_any_text_survives_the_way_there_and_back(words: str) -> None:
    """Escaping and folding lose nothing, and no line exceeds 75 octets."""
    content = written(entry(replace(FAIR, title=Localized.everywhere(words))))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert [line.decode() for line in content.split(b"\r\n")]
    (event,) = events(content)
    assert event["SUMMARY"] == words


def test_no_words_can_add_a_line() -> None:
    """Control characters and lone surrogates are left out or replaced."""
    evil = Localized.everywhere("a\r\nBEGIN:VEVENT\rX\x00\x0b\ud800")
    content = written(entry(replace(FAIR, title=evil, url="https://a.cn/\r\nX-EVIL:1")))
    (event,) = events(content)
    assert event["SUMMARY"] == "a\nBEGIN:VEVENTX?"
    assert "X-EVIL" not in event
