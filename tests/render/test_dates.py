"""Dates do not depend on the machine that builds."""

import datetime as dt
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from markupsafe import escape

from bulletin.model.finding import BulletinError
from bulletin.model.site import Language
from bulletin.render.dates import date_and_time, days, long_date, month, short_date, stamp, year
from bulletin.render.strings import load_strings
from bulletin.render.vocabulary import template_filters
from tests.render.samples import EN, SITE, ZH, templates

FIRST = dt.date(2024, 1, 5)


def test_dates_in_words() -> None:
    """Chinese as GB/T 15835 writes them, English day first, both with whole years."""
    assert [long_date(FIRST, each) for each in (ZH, EN)] == ["2024年1月5日", "5 January 2024"]
    assert [short_date(FIRST, each) for each in (ZH, EN)] == ["2024-01-05", "5 Jan 2024"]
    assert [month(FIRST, each) for each in (ZH, EN)] == ["2024年1月", "January 2024"]
    assert [year(FIRST, each) for each in (ZH, EN)] == ["2024年", "2024"]


def test_days_do_not_repeat_what_both_ends_share() -> None:
    """Month and year are written once, and a single day is one date."""
    last, later, next_year = dt.date(2024, 1, 7), dt.date(2024, 2, 3), dt.date(2025, 2, 3)
    assert [days(FIRST, FIRST, each) for each in (ZH, EN)] == [
        ("2024年1月5日",),
        ("5 January 2024",),
    ]
    assert days(FIRST, last, ZH) == ("2024年1月5日至", "7日")
    assert days(FIRST, later, ZH) == ("2024年1月5日至", "2月3日")
    assert days(FIRST, next_year, ZH) == ("2024年1月5日至", "2025年2月3日")
    assert days(FIRST, last, EN) == ("5–", "7 January 2024")
    assert days(FIRST, later, EN) == ("5 January – ", "3 February 2024")
    assert days(FIRST, next_year, EN) == ("5 January 2024 – ", "3 February 2025")


def test_a_tag_with_territory_keeps_its_own_order() -> None:
    """A site for American readers says so in its tag."""
    american = Language("us", "en-US", "English", "Bulletin")
    assert long_date(FIRST, american) == "January 5, 2024"
    assert date_and_time(dt.datetime(2024, 1, 5, 9, 5), american) == "January 5, 2024, 09:05"  # noqa: DTZ001 - a local clock


def test_a_day_without_a_time_is_written_as_a_day() -> None:
    """Nobody publishes at midnight: the editor gave a date."""
    day = dt.datetime(2024, 9, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert [stamp(day, each) for each in (ZH, EN)] == ["2024年9月20日", "20 September 2024"]
    assert stamp(day.replace(hour=8), ZH) == "2024-09-20 08:00"


def test_moments_are_shown_in_the_sites_zone() -> None:
    """Late evening in London is the next day in Hangzhou."""
    filters = template_filters(ZH, load_strings(SITE, templates()), escape)
    evening = dt.datetime(2024, 12, 31, 20, 0, tzinfo=ZoneInfo("Europe/London"))
    assert filters["date"](evening) == "2025年1月1日"
    assert filters["datetime"](evening) == "2025-01-01 04:00"
    assert filters["iso"](evening) == "2025-01-01T04:00:00+08:00"
    assert filters["iso"](FIRST) == "2024-01-05"


def test_an_unknown_language_tag_is_named() -> None:
    """The configuration is at fault, and the error says where."""
    with pytest.raises(BulletinError, match=r"config\.yaml: unknown language tag “qq-Xxxx”"):
        long_date(FIRST, Language("qq", "qq-Xxxx", "?", "?"))


def test_locale_and_time_zone_of_the_machine_do_not_matter() -> None:
    """The same words come out of a process set to another country."""
    code = (
        "import datetime as dt;"
        "from bulletin.render.dates import long_date, date_and_time;"
        "from bulletin.model.site import Language;"
        "en = Language('en', 'en', '', '');"
        "now = dt.datetime(2024, 9, 27, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)));"
        "print(ascii(long_date(now.date(), en) + date_and_time(now, en)))"
    )
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "fr_FR.UTF-8", "LANG": "ar"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert run.stdout == "'27 September 202427 September 2024, 08:30'\n"
