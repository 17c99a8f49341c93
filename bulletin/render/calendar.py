"""Calendars: iCalendar (RFC 5545) with the properties that describe a whole one (RFC 7986)."""

from __future__ import annotations

import datetime as dt
import re
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model.machine import CalendarEntry, CalendarView
    from bulletin.model.plan import Page
    from bulletin.model.site import Language, Site
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

REFRESH = "PT12H"
# Names of CSS 3, as RFC 7986 wants them, in the order of the districts in config.yaml.
COLORS = (
    "steelblue",
    "seagreen",
    "firebrick",
    "darkorange",
    "slateblue",
    "olive",
    "teal",
    "sienna",
    "mediumvioletred",
    "darkslategray",
    "goldenrod",
    "cadetblue",
    "indigo",
)
_OCTETS = 75  # of a line, without its end
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # RFC 5545 allows none but the tab
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def calendar(
    page: Page, view: CalendarView, language: Language, addresses: Addresses, strings: Strings
) -> str:
    """Write a calendar of a language; times are in UTC, so that it needs no time zone."""
    lines = ["BEGIN:VCALENDAR", *_head(page, view, language, addresses)]
    for entry in view.entries:
        lines += _event(entry, language, addresses, strings)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _head(
    page: Page, view: CalendarView, language: Language, addresses: Addresses
) -> Iterator[str]:
    site, name = addresses.plan.site, _text(view.title)
    yield "VERSION:2.0"
    yield f"PRODID:-//{_text(site.authority)}//bulletin//{language.tag.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"UID:{_text(f'{page.language}/{page.key}@{site.authority}')}"
    yield f"NAME;LANGUAGE={language.tag}:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield f"DESCRIPTION;LANGUAGE={language.tag}:{_text(page.description)}"
    yield f"X-WR-CALDESC:{_text(page.description)}"
    yield from _color(view.home_key, site)
    yield f"X-WR-TIMEZONE:{_text(site.timezone)}"
    yield f"LAST-MODIFIED:{_utc(max(each.changed for each in view.entries))}"
    yield f"URL:{_uri(addresses.absolute(*_shown_at(view, page.language)))}"
    yield f"SOURCE;VALUE=URI:{_uri(addresses.absolute(page.key, page.language))}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
    yield f"X-PUBLISHED-TTL:{REFRESH}"


def _color(key: str, site: Site) -> Iterator[str]:
    """Yield the colour of the district that a key names: calendars and events are told apart."""
    for district, color in zip(site.districts, cycle(COLORS), strict=False):
        if district.key == key:
            yield f"COLOR:{color}"


def _shown_at(view: CalendarView, language: str) -> tuple[str, str]:
    """Return the page that shows the events; a single event's story may be told elsewhere only."""
    card = view.entries[0].card
    return (card.key, card.language) if view.home_key == card.key else (view.home_key, language)


def _event(
    entry: CalendarEntry, language: Language, addresses: Addresses, strings: Strings
) -> Iterator[str]:
    event, card, site = entry.event, entry.card, addresses.plan.site
    told_in = site.language(card.language).tag
    address = f"{addresses.absolute(card.key, card.language)}#page-event-{event.id}"
    title = event.title.text(language.id)
    if event.cancelled:  # some programs show no status
        title = strings.text(language, "events.cancelled_title", title=title)
    about = "\n".join(each for each in (card.abstract, event.url, address) if each)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_utc(entry.changed)}"
    yield f"CREATED:{_utc(card.published)}"
    yield f"LAST-MODIFIED:{_utc(entry.changed)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from _times(entry, addresses)
    yield f"SUMMARY;LANGUAGE={language.tag}:{_text(title)}"
    if event.place:
        yield f"LOCATION;LANGUAGE={language.tag}:{_text(event.place.text(language.id))}"
    yield f"DESCRIPTION;LANGUAGE={told_in}:{_text(about)}"
    yield f"CATEGORIES;LANGUAGE={language.tag}:{','.join(_categories(entry, language, addresses))}"
    yield f"URL:{_uri(address)}"
    for district in card.districts[:1]:
        yield from _color(site.term("districts", district).key, site)
    yield "TRANSP:TRANSPARENT"  # nobody is busy because a fair is on
    yield "END:VEVENT"


def _times(entry: CalendarEntry, addresses: Addresses) -> Iterator[str]:
    """Yield start and end; the end of whole days is the day after the last (3.6.1)."""
    event, site = entry.event, addresses.plan.site
    if not event.all_day:
        yield f"DTSTART:{_utc(event.start)}"
        if event.end and event.end > event.start:
            yield f"DTEND:{_utc(event.end)}"
        return
    last = site.local(event.end or event.start).date()
    yield f"DTSTART;VALUE=DATE:{site.local(event.start):%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}"


def _categories(entry: CalendarEntry, language: Language, addresses: Addresses) -> Iterator[str]:
    site = addresses.plan.site
    for term in site.terms_by_id(entry.card.districts, entry.card.topics):
        yield _text(term.name.text(language.id))


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Escape a TEXT value (3.3.11)."""
    words = _CONTROLS.sub("", words.replace("\r\n", "\n"))
    for character, escaped in _ESCAPES:
        words = words.replace(character, escaped)
    return words


def _uri(address: str) -> str:
    """A URI value is not escaped, but may not end its line."""
    return _CONTROLS.sub("", address).replace("\n", "")


def _folded(line: str) -> str:
    """Break a line of more than 75 octets, never within a character (3.1)."""
    rest = line.encode("utf-8", "replace")
    pieces = []
    room = _OCTETS
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a continuation octet of UTF-8
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], _OCTETS - 1  # the space that begins the next line counts
    return b"\r\n ".join((*pieces, rest)).decode("utf-8")
