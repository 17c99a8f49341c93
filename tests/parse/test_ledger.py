"""The ledger of addresses, and what was given up: read as written, every fault at its line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.desk.ledger import with_aliases
from bulletin.model.ledger import LEDGER_PATH, RETIRED_PATH
from bulletin.model.site import Site
from bulletin.parse import parse_site
from bulletin.parse.glossary import glossary
from bulletin.parse.ledger import ledger
from bulletin.parse.retired import retired
from tests.builder import CONFIG


def _site() -> Site:
    site, _ = parse_site(CONFIG.encode())
    assert site is not None
    return site


SITE = _site()
LINE = "/zh/articles/2024/a/ 2024-09-27T08:30+08:00 changed=2024-09-28 corrections=2 text=ab12cd.00"
lines = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            LINE,
            "/x/ 2024-13-45",
            "# x",
            "",
            "<<<<<<< HEAD",
            "/zh/ 2024-01-01",
            "/x/ 9999-12-31T23:59-12:00",
            "/x/ 0001-01-01",
        ]
    ),
    st.builds("{} {}".format, st.sampled_from(["/zh/", "/a b/", "x"]), st.text(max_size=12)),
)
entries = st.lists(
    st.one_of(
        st.sampled_from(
            ["- url: /zh/old/", "  date: 2026-11-01", "  reason: 撤下", "  reason: {zh: 一, en: b}",
             "- {n: talent}", "- id: b", "  zh:o", "  en: x", "- {id: a, zh: 一, en: b}", "- x"]
        ),
        st.text(max_size=20),
    ),
    max_size=8,
)  # fmt: skip


@pytest.mark.parametrize("source", ["", "\n", "# Addresses that were published.\n\n"])
def test_a_ledger_that_was_emptied_is_an_error(source: str) -> None:
    """It holds at least the home page once it is written; emptied, it would watch over nothing."""
    found, (finding,) = ledger(source.encode(), SITE)
    assert found == ()
    assert (finding.rule, finding.place.line, finding.severity) == ("ledger-line", 1, "error")
    assert finding.hint is not None
    assert "from git" in finding.hint.en


def test_a_line_is_read_whole() -> None:
    """Dates without an offset are of the site's time zone."""
    found, findings = ledger(f"# heading\n{LINE}\n\n/zh/ 2024-01-01\n".encode(), SITE)
    assert findings == []
    story, home = found
    assert story.since == dt.datetime(2024, 9, 27, 0, 30, tzinfo=dt.UTC)
    assert story.changed == dt.datetime(2024, 9, 28, tzinfo=SITE.zone)
    assert (story.corrections, story.prints, story.line) == (2, ("ab12cd", "00"), 2)
    assert (home.url, home.prints, home.since.tzinfo) == ("/zh/", (), SITE.zone)


@given(st.lists(lines, max_size=10))
def test_every_line_is_read_or_named(written: list[str]) -> None:
    """Whatever stands there, nothing is left out in silence; an empty file is told at line 1."""
    text = "\n".join(written)
    found, findings = ledger(text.encode("utf-8", "replace"), SITE)
    numbers = {each.line for each in found} | {each.place.line for each in findings}
    meant = text.replace("\r", "").split("\n")
    written_on = {
        number for number, line in enumerate(meant, 1) if line and not line.startswith("#")
    }
    assert numbers == (written_on or {1})
    assert all(each.place.path == LEDGER_PATH for each in findings)


@given(entries)
def test_no_list_of_entries_makes_the_parsers_fall_over(written: list[str]) -> None:
    """Retired addresses and the glossary: whatever is wrong is told within the file."""
    text = "\n".join(written).encode("utf-8", "replace")
    for parse in (retired, glossary):
        _, findings = parse(text, SITE)
        assert all(0 <= each.place.line <= len(text) + 1 for each in findings)


def test_an_entry_is_not_excused_by_a_slip_of_another() -> None:
    """An unknown key of the first, near to one that the second lacks."""
    _, findings = glossary("- {n: talent}\n- id: b\n  zh: 二\n".encode(), SITE)
    assert {each.place.line for each in findings} == {1, 2}


def test_retired_addresses_are_paths_of_this_site() -> None:
    """Pages, feeds and calendars; anything else is named with its line."""
    good = "- {url: [/zh/a/, /zh/rss.xml, /zh/events.ics], date: 2026-11-01, reason: 撤下}\n"
    bad = "- {url: https://a.cn/x, date: 2026-11-01, reason: 撤下}\n"
    found, findings = retired((good + bad).encode(), SITE)
    assert [each.urls for each in found] == [("/zh/a/", "/zh/rss.xml", "/zh/events.ics")]
    assert [(each.rule, each.place.path, each.place.line) for each in findings] == [
        ("bad-path", RETIRED_PATH, 2)
    ]


def test_aliases_join_those_there_are() -> None:
    """In every way in which a list may be written; all other bytes stay."""
    for before, after in (
        ("title: x\n", "title: x\naliases: [/a/]\n"),
        ("aliases: [/o/]\nb: c\n", "aliases: [/o/, /a/]\nb: c\n"),
        ("aliases: []\n", "aliases: [/a/]\n"),
        ("aliases: /o/\n", "aliases: [/o/, /a/]\n"),
        ("aliases:\n  - /o/\nb: c\n", "aliases:\n  - /a/\n  - /o/\nb: c\n"),
        ("aliases:\n- /o/\n", "aliases:\n- /a/\n- /o/\n"),
    ):
        source = f"---\n{before}---\n正文\n".encode()
        assert with_aliases(source, ("/a/",)) == f"---\n{after}---\n正文\n".encode()
    windows = b"---\r\ntitle: x\r\n---\r\n"
    assert with_aliases(windows, ("/a/",)) == b"---\r\ntitle: x\r\naliases: [/a/]\r\n---\r\n"
