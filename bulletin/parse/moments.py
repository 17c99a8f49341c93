"""Dates and times as editors write them → moments in UTC.

All moments are kept in UTC, so that the memo gives back exactly what was parsed; `Site.local`
turns them into the site's time.
"""

import datetime as dt
import re
import unicodedata
from typing import Final
from zoneinfo import ZoneInfo

from bulletin.model.finding import Message
from bulletin.parse.wrong import WrongError

YEARS: Final = range(1900, 2201)

_MONTH_NAMES: Final = (
    "january february march april may june july august september october november december"
)
_MONTHS: Final = {
    form: number for number, name in enumerate(_MONTH_NAMES.split(), 1) for form in (name, name[:3])
} | {"sept": 9}
_WEEKDAY: Final = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天]|\((?:星期|周)[一二三四五六日天]\)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?",
    re.IGNORECASE,
)
_DASHES: Final = re.compile(r"(?<=[0-9])[\u2010-\u2015\u2212](?=[0-9])")
_NO_YEAR: Final = re.compile(
    r"(?:[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号]?|[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2} [A-Za-z]{3,9}"
    r"|[A-Za-z]{3,9} [0-9]{1,2})(?:,? ?(?:上午|下午|早上|晚上|中午)? ?[0-9]{1,2}[:时点].{0,12})?"
)
_NO_DAY: Final = re.compile(r"[0-9]{4}(?:[-/.][0-9]{1,2}| ?年 ?[0-9]{1,2} ?月)?")
_NO_DATE: Final = re.compile(r"[0-9]{1,2}[:时点][0-9]{0,2}.*")
_RANGE: Final = re.compile(
    r"[T, ]*[0-9]{1,2}:[0-9]{2}(?: - ?| ?[~至到–—] ?|-(?=1[5-9]|2[0-4]))[0-9]{1,2}:[0-9]{2}"
)
_PLAIN: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_SEPARATED: Final = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_HAN: Final = re.compile(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]")
_DAY_FIRST: Final = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})(?![0-9])"
)
_MONTH_FIRST: Final = re.compile(
    r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})(?![0-9])"
)
_AMBIGUOUS: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?![0-9])")
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_TIME: Final = re.compile(
    r"(?:T|,? {0,3})(上午|下午|早上|晚上|中午)? ?([0-9]{1,2})"
    r"(?::([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?|[时点](?:([0-9]{1,2})分?|(半)|整)?"
    r"|(?= ?[ap]\.?m))"
    r" ?([ap]\.?m\.?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_NOON: Final = 12
_HAN_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_DATE: Final = re.compile(r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月")
_HAN_TENS: Final = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?")
_EXAMPLE: Final = Message(
    "写成 2024-09-27 或 2024-09-27 08:30。", "Write 2024-09-27 or 2024-09-27 08:30."
)
_OFFSET: Final = Message(
    "北京时间写 +08:00，或不写。", "Write +08:00 for Hangzhou, or leave it out."
)


def moment(text: str, zone: ZoneInfo) -> tuple[dt.datetime, bool]:
    """Return a moment in UTC, and whether it was written as a day without a time of day."""
    day, rest = _day(_narrow(text))
    if not rest:
        return _utc(dt.datetime(day.year, day.month, day.day, tzinfo=zone)), True
    if _RANGE.fullmatch(rest):
        raise WrongError(
            "bad-date",
            Message("这里只写一个时间，不写起止。", "one time belongs here, not a range"),
            Message("活动的起止写在 start 和 end 里。", "An event has `start` and `end`."),
        )
    match = _TIME.fullmatch(rest)
    if not match:
        raise WrongError("bad-date", *_unreadable_time(rest.strip()))
    half, hour, minute, second, han_minute, is_half, meridiem, offset = match.groups()
    minute = "30" if is_half else minute
    try:
        hours = _on_24_hours(int(hour), half or meridiem or "")
        clock = dt.time(hours, int(minute or han_minute or 0), int(second or 0))
    except ValueError:
        raise WrongError("bad-date", _impossible_time(rest.strip()), _EXAMPLE) from None
    return _utc(dt.datetime.combine(day, clock, _zone(offset) if offset else zone)), False


def date(text: str) -> dt.date:
    """Return a day; a time of day is not wanted here."""
    day, rest = _day(_narrow(text))
    if rest:
        raise WrongError(
            "bad-date",
            Message("这里只写日期，不写时间。", "a date without a time of day belongs here"),
            Message(f"写成 {day.isoformat()}。", f"Write {day.isoformat()}."),
            day.isoformat(),
        )
    return day


def _narrow(text: str) -> str:
    """Return a date typed in full-width or Han digits in plain ones."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    text = _WEEKDAY.sub("", text, count=1).strip()
    if not _HAN_DATE.match(text):
        return text
    text = _HAN_TENS.sub(lambda tens: f"{tens[1] or '一'}{tens[2] or '〇'}", text)
    return text.translate(_HAN_DIGITS)


def _on_24_hours(hour: int, half: str) -> int:
    """Return the hour of the day; a half of the day only counts for hours up to twelve."""
    if not half or hour > _NOON:
        return hour
    if half in {"下午", "晚上"} or half[0] in "Pp":
        return hour if hour == _NOON else hour + _NOON
    is_midnight = hour == _NOON and half != "中午"
    return 0 if is_midnight else hour


def _day(text: str) -> tuple[dt.date, str]:
    for pattern, order in (
        (_PLAIN, (1, 2, 3)),
        (_SEPARATED, (1, 3, 4)),
        (_HAN, (1, 2, 3)),
        (_COMPACT, (1, 2, 3)),
    ):
        if match := pattern.match(text):
            year, month, day = (int(match[group]) for group in order)
            return _checked(year, month, day, text), text[match.end() :]
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        if match := pattern.match(text):
            name = match[order[1]]
            number = _MONTHS.get(name.lower())
            if number is None:
                raise WrongError("bad-date", _no_month(name), _EXAMPLE)
            year, day = int(match[order[0]]), int(match[order[2]])
            return _checked(year, number, day, text), text[match.end() :]
    if match := _AMBIGUOUS.match(text):
        raise _ambiguous(match, text[match.end() :])
    raise WrongError("bad-date", _no_date(text), _EXAMPLE)


def _no_date(text: str) -> Message:
    """Say what of a date is missing, or that it is none."""
    for pattern, zh, en in (
        (_NO_YEAR, "没有写年份", "has no year"),
        (_NO_DAY, "没有写日", "has no day"),
        (_NO_DATE, "只有时间，没有日期", "is a time of day without a day"),
    ):
        if pattern.fullmatch(text):
            return Message(f"“{text}”不是完整的日期：{zh}。", f"“{text}” is not a date: it {en}")
    return Message(f"“{text}”不是日期。", f"“{text}” is not a date")


def _checked(year: int, month: int, day: int, text: str) -> dt.date:
    if year not in YEARS:
        raise WrongError(
            "bad-date",
            Message(
                f"年份 {year} 不在 {YEARS[0]} 到 {YEARS[-1]} 之间。",
                f"the year {year} is not between {YEARS[0]} and {YEARS[-1]}",
            ),
            _EXAMPLE,
        )
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise WrongError("bad-date", _no_such_day(year, month, day, text), _EXAMPLE) from None


def _no_such_day(year: int, month: int, day: int, text: str) -> Message:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return Message(f"“{text}”：没有 {month} 月。", f"“{text}”: there is no month {month}")
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return Message(
        f"{year} 年 {month} 月只有 {last} 天，没有 {day} 日。",
        f"month {month} of {year} has {last} days; there is no day {day}",
    )


def _ambiguous(match: re.Match[str], rest: str) -> WrongError:
    first, second, year = int(match[1]), int(match[2]), match[3]
    full = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004 - digits of a year
    readings = [
        f"{full}-{month:02}-{day:02}"
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 - calendar
    ]
    if len(year) == 4 and len(set(readings)) == 1:  # noqa: PLR2004
        return WrongError(
            "ambiguous-date",
            Message(f"“{match[0]}”不是年-月-日。", f"“{match[0]}” is not year-month-day"),
            Message(f"写成 {readings[0]}", f"Write {readings[0]}"),
            readings[0] + rest,
        )
    if len(year) == 4 and readings:  # noqa: PLR2004
        return WrongError(
            "ambiguous-date",
            Message(
                f"“{match[0]}”可以读成 {readings[0]}，也可以读成 {readings[1]}。",
                f"“{match[0]}” may be {readings[0]} or {readings[1]}",
            ),
            Message("写成年-月-日。", "Write year-month-day."),
        )
    return WrongError(
        "ambiguous-date",
        Message(
            f"“{match[0]}”看不出年月日的次序。",
            f"the order of year, month and day in “{match[0]}” is unclear",
        ),
        Message("写成年-月-日，如 2024-09-27。", "Write year-month-day, as 2024-09-27."),
    )


def _zone(offset: str) -> dt.tzinfo:
    if offset == "Z":
        return dt.UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - the offsets there are
        raise WrongError(
            "bad-date", Message(f"没有时差 {offset}。", f"there is no offset {offset}"), _OFFSET
        )
    delta = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-delta if offset[0] == "-" else delta)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)


def _no_month(name: str) -> Message:
    return Message(f"“{name}”不是月份。", f"“{name}” is not a month")


def _unreadable_time(text: str) -> tuple[Message, Message]:
    zh = f"日期后面的“{text}”不是时间"
    en = f"“{text}” after the date is not a time of day"
    if re.search(r"[A-Za-z]{3,4}$", text):
        zh, en = f"{zh}：时区的缩写有歧义", f"{en}: abbreviations of time zones are ambiguous"
        return Message(f"{zh}。", en), _OFFSET
    return Message(f"{zh}。", en), _EXAMPLE


def _impossible_time(text: str) -> Message:
    return Message(
        f"没有“{text}”这个时间：时 0–23，分、秒 0–59。",
        f"there is no time “{text}”: hours 0–23, minutes and seconds 0–59",
    )
