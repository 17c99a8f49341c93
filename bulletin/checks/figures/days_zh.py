"""Dates, weekdays, times of day and running times of a Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import decades, events_zh
from bulletin.checks.figures.clocks import clock, signal, weekend, whole_day
from bulletin.checks.figures.decades import dated
from bulletin.checks.figures.noun import Day, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import read_zh
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.spans import span
from bulletin.checks.figures.units import alternation, words

_N = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九两])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:[12]\d{3}|(?<!\d)0\d|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"(?:[-—–~～]{1,2}|至|到|、|和|及|与|或)"
_WEEK = r"(?:星期|礼拜|周)"
_DAYTIMES = {
    **dict.fromkeys(words("凌晨 清晨 早晨 早上 今早 上午 早"), 0),
    **dict.fromkeys(words("中午 正午 午间"), 11),
    **dict.fromkeys(
        words("下午 午后 傍晚 黄昏 晚上 晚间 今晚 昨晚 当晚 明晚 夜间 夜里 夜晚 深夜 入夜 晚 夜"),
        12,
    ),
}
_PERIOD = f"(?:{alternation(_DAYTIMES)})"
_PARTS = {"初": "early", "上旬": "early", "中": "mid", "中旬": "mid", "下旬": "late", "底": "late"}
_PARTS["末"] = "late"
_OFFSETS = dict(
    zip(words("今年 去年 前年 明年 后年 上年 本年 来年"), (0, -1, -2, 1, 2, -1, 0, 1), strict=True)
)


def _number(text: str) -> int:
    return int(read_zh(text).values[0])


def _part(text: str) -> str:
    tails = sorted(_PARTS, key=len, reverse=True)
    return next((_PARTS[tail] for tail in tails if text.endswith(tail)), "")


def _iso(text: str, start: int, end: int) -> Iterator[Figure]:
    year, month, day = (int(part) for part in re.findall(r"\d+", text[start:end]))
    yield dated(text[start:end], start, Day(year, month, day))


def _split_year(text: str) -> tuple[int | None, str]:
    match = re.match(rf"({_YEAR})年", text)
    return (_full_year(match[1]), text[match.end() :]) if match else (None, text)


def _full_year(text: str) -> int:
    """Read 08年 as 2008年: nothing lasts 08 years."""
    return _number(text) + (2000 if text.startswith("0") else 0)


def _days(text: str, start: int, end: int) -> Iterator[Figure]:
    year, rest = _split_year(text[start:end])
    month, rest = rest.split("月", 1)
    for number in re.findall(_N, rest):
        yield dated(text[start:end], start, Day(year, _number(month), _number(number)))


def _lunar(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 农历十月十七, which says no 日."""
    for figure in _days(text, start, end):
        number = figure.day.day if figure.day else None  # the 15th day of the eighth lunar month
        also = (Reading(Kind.ORDINAL, Decimal(number or 0)),)
        yield replace(figure, weight=Weight.FAIR, also=also)


def _months(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 5月底, 7、8两月; 1—8月 may come over as the first eight months."""
    found = text[start:end]
    year, rest = _split_year(found)
    numbers = [_number(number) for number in re.findall(_MONTH, rest)]
    is_span = len(numbers) > 1 and bool(span(numbers, len(numbers) - 1))
    for position, number in enumerate(numbers):
        is_western = any(char.isdecimal() for char in found)
        is_first = is_span and position == 0
        also = span(numbers, position)
        weight = Weight.STRONG if is_western else Weight.FAIR
        weight = Weight.WEAK if is_first else weight
        yield dated(found, start, Day(year, number, part=_part(rest)), weight, also)


def _years(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    first = 0
    for piece in re.findall(rf"{_YEAR}|\d+", found):
        number = _number(piece) if first else _full_year(piece)
        if len(piece) == 2:  # noqa: PLR2004 - 2024-26年
            number += first // 100 * 100
        first = first or number
        also = (
            Reading(Kind.COUNT, Decimal(number)),
            Reading(Kind.DURATION, Decimal(number), "year"),
        )
        yield dated(found, start, Day(number, part=_part(found)), also=also)


def _quarter(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    for digit in re.findall(r"[一二三四1-4]", found):
        yield said(found, start, Kind.ORDINAL, _number(digit), "quarter", weight=Weight.FAIR)


def _half(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    also = (Reading(Kind.DURATION, Decimal(6), "month"),) if found == "上半年" else ()
    value = 1 if found[0] == "上" else 2
    yield said(found, start, Kind.ORDINAL, value, "half", weight=Weight.FAIR, also=also)


def _relative(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    if "月" in found:
        unit, offset = "month", None
    elif "年" in found:
        unit, offset = "year", _OFFSETS.get(found[:2])
    else:
        unit, offset = "day", None
    day = Day(year=offset, part=_part(found) or unit, is_relative=True)
    yield dated(found, start, day, Weight.WEAK)


def _week(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    for char in re.findall(r"[一二三四五六日天]", re.sub(r"星期", "周", found)):
        value = "一二三四五六日".find(char.replace("天", "日")) + 1
        yield said(found, start, Kind.WEEKDAY, value, weight=Weight.FAIR)


def _bare(text: str, start: int, end: int) -> Iterator[Figure]:
    found, is_span = text[start:end], text[start - 1 : start] in set("前近续期")  # 此前30日的均价
    for number in re.findall(r"\d+", found):
        length = said(found, start, Kind.DURATION, number, "day", weight=Weight.FAIR)
        day = dated(found, start, Day(day=int(number)), Weight.FAIR, length.readings)
        yield length if is_span else day


def _span(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read a running time: 2小时13分38秒, 9秒83."""
    found = text[start:end]
    seconds = Decimal(0)
    for pattern, size in ((r"([^小时分秒]+)(?:个?小时|时)", 3600), (r"([^小时分秒]+)分", 60)):
        if number := re.search(pattern, found):
            seconds += _number(number[1].removesuffix("个")) * size
    if number := re.search(r"(\d+(?:\.\d+)?)秒(\d*)", found):
        seconds += Decimal(f"{number[1]}.{number[2]}" if number[2] else number[1])
    yield said(found, start, Kind.DURATION, seconds, "second")


def _clock(text: str, start: int, end: int) -> Iterator[Figure]:
    found = text[start:end]
    shift = next((hours for word, hours in _DAYTIMES.items() if found.startswith(word)), None)
    numbers = [_number(number) for number in re.findall(_N, found)]
    if found.startswith(("零", "午夜")):
        numbers = [0, *numbers]
    elif found in {"正午", "中午"}:
        numbers, shift = [12], None
    tail = 30 if "半" in found else 15 if "一刻" in found else 45 if "三刻" in found else 0
    minute = numbers[1] if len(numbers) > 1 and not tail else tail
    figure = clock(found, start, numbers[0], minute, shift)
    # 6时50分 is said of 24 hours, but not the end of 下午2时至4时.
    is_formal = "时" in found and not _TO_CLOCK.search(text, max(0, start - 12), start)
    is_end = figure.value == 0 and text[start - 1 : start] in {
        "日",
        "号",
    }  # 27日24时, "on the 27th"
    figure = replace(figure, weight=Weight.FAIR) if is_end else figure
    yield replace(figure, also=()) if is_formal else figure


def _hours(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 晚上6-8点, whose unit comes once."""
    found = text[start:end]
    shift = next(hours for word, hours in _DAYTIMES.items() if found.startswith(word))
    for number in re.findall(_N, found):
        yield clock(found, start, _number(number), 0, shift)


_TO_CLOCK = re.compile(rf"{_PERIOD}[^，。；]{{1,6}}{_TO}$")

_HAN = "一二三四五六七八九十"
RULES: tuple[tuple[str, Reader], ...] = (
    (r"(?<![\d:.])0[时点]?(?:[-—–~～至到]{1,2})24[时点]", whole_day),
    (r"(?<!\d)[12]\d{3}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)", _iso),
    (rf"{_PERIOD}?(?<![\d:.比])(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)(?::[0-5]\d)?", _clock),
    (
        (
            r"(?<![\d:.年月日])\d+个?小时\d+分(?!之)钟?(?:\d+(?:\.\d+)?秒)?"
            r"|(?<![\d:.])\d+时\d+分\d+(?:\.\d+)?秒\d*|\d+分(?!之)钟?\d+(?:\.\d+)?秒\d*|\d+秒\d+"
            rf"|[\d{_HAN}两]{{1,4}}个?小时[\d{_HAN}]{{1,4}}分钟?"
        ),
        _span,
    ),
    events_zh.FESTIVAL,
    (r"(?<=时间)(?:[01]\d|2[0-3])[0-5]\d(?![\d.,年点时分米元个多余万亿-])", signal),
    (rf"{_PERIOD}{_N}{_TO}{_N}(?:时(?!间|候)|点钟?)(?![\d半一三])", _hours),
    (
        (
            rf"{_PERIOD}{_N}(?:时(?!间|候)|点钟?)(?:{_N}分|半|整|许|一刻|三刻)?"
            rf"|(?<![\d小.]){_N}(?:时|点)(?:[0-5]?\d(?!\d)分?|{_N}分|半|整|许)(?!之)"
            r"|(?<![\d小.])(?<![大小高低等]于)(?:[01]?\d|2[0-4])时(?![间段候代刻期])"
            r"|(?<=[时点分半][-—–~～至到])(?:[01]?\d|2[0-4])点钟?"
            r"|(?<![\d小.])(?:[01]?\d|2[0-4])点钟?"
            r"(?=至|到|[-—–~～、。，,)）]|左右|许|前|后|起|开|准|结|举|正|的|在|$)"
            rf"|(?<![\d小.{_HAN}])零(?:时|点)(?:{_N}分)?|正午|中午|午夜(?!后)"
        ),
        _clock,
    ),
    (rf"(?<=农历){_MONTH}月初?{_N}", _lunar),
    events_zh.NAMED_DAY,
    (
        rf"(?:{_YEAR}年)?{_MONTH}月(?:份)?{_N}(?:[日号]?{_TO}{_N}(?!\d|个|月|[.%])){{0,9}}[日号](?!线)",
        _days,
    ),
    (
        (
            rf"(?:{_YEAR}年)?(?<![\d.第个]){_MONTH}(?:月?份?{_TO}{_MONTH}(?![\d.])){{0,9}}两?月"
            r"(?![内租薪龄均饼球光台嫂子食]|亮(?!相))(?:份|初|上旬|中旬|下旬|底|末)?"
        ),
        _months,
    ),
    *decades.ZH_RULES,
    (
        (
            rf"(?<![\d.]){_YEAR}(?:[-—–/~～至到、]{{1,2}}(?:\d{{4}}|\d{{2}})){{0,3}}(?:年度?|财年|赛季|学年)"
            r"(?!(?<=0年)前[^\d]|来|历史|的历史|级|以前|多|余)(?:初|底|末|中期|中(?![国文心央美日学外小]))?"
        ),
        _years,
    ),
    (
        (
            r"第?[一二三四1-4](?:[、和至到-]第?[一二三四2-4])?季度|第[一二三四1-4]节(?!课)"
            r"|(?<![A-Za-z])Q[1-4](?!\d)"
        ),
        _quarter,
    ),
    (r"[上下]半(?:年|场|赛季|程|个?月|叶)", _half),
    (
        (
            r"(?:今年|去年|明年)[底初]?|前年|后年|上年[度末底]?|本年度?|当年|次年|翌年|同年|来年|往年|历年"
            r"|年[底初末中]|本月|上个?月|下个?月|当月|同月|次月|月[底初末]|[今昨明前后][天日]|次日|翌日"
            r"|[当同近即]日|当天|日前|[昨今当]晚|今早"
        ),
        _relative,
    ),
    (
        (
            rf"(?<![一二两三四五六七八九十第几])(?<!\d(?=周一)){_WEEK}[一二三四五六日天]"
            r"(?!次|天|节|堂|期|岁|年|个|遍|游|[、\-至到]?[一二三四五六日天]?(?:期|年庆))"
            rf"(?:{_TO}{_WEEK}?[一二三四五六日天](?!个)){{0,7}}"
        ),
        _week,
    ),
    (r"周末|双休日", weekend),
    (
        (
            rf"(?<![\d.第-])(?<!\d,)(?<![\d{_HAN}]月)(?:[12]\d|3[01]|[1-9])(?:日?{_TO}(?:[12]\d|3[01]|[1-9])){{0,9}}日"
            r"(?![元圆本内游均龄常程])"
        ),
        _bare,
    ),
)
