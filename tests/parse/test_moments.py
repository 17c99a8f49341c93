"""Dates in every form people write; impossible and ambiguous ones are explained."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse.moments import date, moment
from bulletin.parse.wrong import WrongError

HANGZHOU = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-27", "2024-9-27", "2024/9/27", "2024.9.27", "2024年9月27日", "2024 年 9 月 27 号",
        "20240927", "27 Sep 2024", "27 September 2024", "27th Sept. 2024", "September 27, 2024",
        "Sep 27 2024", "sep. 27th, 2024", "27-Sep-2024",
    ],
)  # fmt: skip
def test_a_day_in_every_form(text: str) -> None:
    """All forms are the same day, midnight in Hangzhou."""
    assert moment(text, HANGZHOU) == (dt.datetime(2024, 9, 26, 16, tzinfo=dt.UTC), True)
    assert date(text) == dt.date(2024, 9, 27)


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-27 08:30", "2024-09-27T08:30", "2024-09-27 8:30:00", "2024-09-27T00:30Z",
        "2024-09-27 00:30 +00:00", "2024-09-27T08:30:00+0800", "2024/9/27 8:30", "2024.9.27 8:30",
        "2024年9月27日 8:30", "2024年9月27日8时30分", "27 Sep 2024 08:30",
        "September 27, 2024 08:30",
        "2024-09-26T20:30-04:00", "2024-09-27T08:30:00.000+08:00",
        "２０２４－０９－２７　０８：３０",
        "2024年9月27日 08：30", "2024年9月27日上午8点30分", "二〇二四年九月二十七日8点30",
        "Sept. 27, 2024, 8:30 am", "27 Sep 2024 8:30 a.m.",
    ],
)  # fmt: skip
def test_a_time_in_every_form(text: str) -> None:
    """All forms are the same moment; without an offset the site's zone is meant."""
    assert moment(text, HANGZHOU) == (dt.datetime(2024, 9, 27, 0, 30, tzinfo=dt.UTC), False)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2024年9月27日下午2点", 14), ("2024-09-27 2 pm", 14), ("2024-09-27 12 pm", 12),
        ("2024-09-27 12 am", 0), ("2024年9月27日中午12点", 12), ("2024年9月27日晚上8时", 20),
        ("2024年9月27日下午14:00", 14), ("2024年9月27日上午9点整", 9),
    ],
)  # fmt: skip
def test_the_half_of_a_day_is_understood(text: str, hour: int) -> None:
    """Morning and afternoon in both languages, noon and midnight among them."""
    made, is_day = moment(text, HANGZHOU)
    assert (made.astimezone(HANGZHOU).hour, is_day) == (hour, False)


@given(st.integers(-(2**31), 2**32))
def test_iso_moments_come_back(seconds: int) -> None:
    """Any moment in ISO form is read as it was written, to the second."""
    written = dt.datetime.fromtimestamp(seconds, dt.UTC)
    assert moment(written.isoformat(), HANGZHOU) == (written, False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026-13-45", "no month 13"),
        ("2026-02-30", "has 28 days"),
        ("2024-02-30", "has 29 days"),
        ("2026-04-31", "has 30 days"),
        ("2026-01-00", "no day 0"),
        ("1899-01-01", "1899"),
        ("2201-01-01", "2201"),
        ("2026-01-01 25:00", "hours 0–23"),
        ("2026-01-01 10:60", "minutes"),
        ("2026-01-01 08:00 CST", "not a time of day"),
        ("2026-01-01 08:00+99:99", "no offset"),
        ("27 Foo 2024", "not a month"),
        ("tomorrow", "not a date"),
        ("", "not a date"),
        ("2024", "not a date"),
        ("2026-01", "no day"),
        ("10月1日", "no year"),
        ("5 Jan", "no year"),
        ("3月20日上午9点", "no year"),
        ("03-20 09:00", "no year"),
        ("12:30", "without a day"),
        ("2024-10-01 09:00-17:00", "not a range"),
        ("2024-10-01 09:00至11:00", "not a range"),
        ("2026-01-01 08:00 CST", "ambiguous"),
        ("9999999999-01-01", "not a date"),
    ],
)
def test_impossible_dates_are_explained(text: str, part: str) -> None:
    """The message says what there is not, and the hint shows the form."""
    with pytest.raises(WrongError) as caught:
        moment(text, HANGZHOU)
    assert caught.value.rule == "bad-date"
    assert part in caught.value.message.en
    assert caught.value.hint.zh


def test_ambiguous_dates_name_both_readings() -> None:
    """03/04/2024 is March or April; 27/04/2024 can only be one day, which is offered."""
    with pytest.raises(WrongError) as caught:
        date("03/04/2024")
    assert caught.value.rule == "ambiguous-date"
    assert "2024-03-04" in caught.value.message.en
    assert "2024-04-03" in caught.value.message.en
    assert caught.value.instead == ""
    with pytest.raises(WrongError) as caught:
        date("27/04/2024")
    assert caught.value.instead == "2024-04-27"


def test_a_date_takes_no_time_of_day() -> None:
    """Where a day is meant, a time is refused and the day is offered."""
    with pytest.raises(WrongError) as caught:
        date("2024-09-27 08:30")
    assert caught.value.instead == "2024-09-27"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026—01—05", "2026-01-05 00:00"),
        ("Monday, 5 January 2026", "2026-01-05 00:00"),
        ("2026年1月5日 星期一 上午8点半", "2026-01-05 08:30"),
        ("2026年1月5日下午3点", "2026-01-05 15:00"),
    ],
)
def test_dates_with_dashes_weekdays_and_halves_of_hours(text: str, written: str) -> None:
    """What people put around a date is read past."""
    read, _ = moment(text, HANGZHOU)
    assert f"{read.astimezone(HANGZHOU):%Y-%m-%d %H:%M}" == written
