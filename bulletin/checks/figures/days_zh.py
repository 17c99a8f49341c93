"""Dates, weekdays, times of day and clock durations of a Chinese text."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from bulletin.checks.figures.noun import Approx, Day, Figure, Kind, Reading, Weight
from bulletin.checks.figures.numerals import read_zh
from bulletin.checks.figures.scan import Found

_N = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九两])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"\s?(?:[-—–~～]+|至|到|、|和|及|与|或)\s?"
_PERIOD = r"(?:凌晨|清晨|早晨|早上|今早|上午|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|今晚|昨晚|当晚|明晚|夜间|夜里|夜晚|深夜|入夜|晚|早|夜)"
_WEEK = r"(?:星期|礼拜|周)"

# Names are the readers below; at the same place the first that fits wins.
_PATTERNS: dict[str, str] = {
    "iso": r"(?<!\d)[12]\d{3}(?:[-/.])(?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "clock": rf"{_PERIOD}?\s?(?<![\d:.比])(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)(?::[0-5]\d)?",
    "span": (
        r"(?<![\d:.年月日])\d+(?:个?小时)\d+分(?!之)(?:钟)?(?:\d+(?:\.\d+)?秒)?|(?<![\d:.])\d+时\d+分\d+(?:\.\d+)?秒\d*|\d+分(?!之)钟?\d+(?:\.\d+)?秒\d*|\d+秒\d+"
        r"|[\d一二两三四五六七八九十]+个?小时[\d一二三四五六七八九十]+分钟?"
    ),
    "festival": r"(?:五一|五四|六一|七一|八一|九一八|双十一|双十二|双11|双12)(?![\d.%万亿个年月日名人])|十一(?=假期|黄金周|长假|小长假|期间|[”」])",
    "hour": (
        rf"{_PERIOD}\s?{_N}(?:时(?!间|候)|点钟?)(?:{_N}分|半|整|许|一刻|三刻)?"
        rf"|(?<![\d小.]){_N}(?:时|点)(?:[0-5]?\d分?|{_N}分|半|整|许)(?!之)"
        rf"|(?<![\d小.])(?:[01]?\d|2[0-4])(?:时|点钟?)(?=至|到|[-—–~～、。，,)）]|左右|许|前|后|起|开|准|结|举|正|的|在|$)"
        rf"|(?<![\d小.一二三四五六七八九十])零(?:时|点)(?:{_N}分)?|正午|午夜(?!后)"
    ),
    "days": rf"(?:{_YEAR}年\s?)?{_MONTH}月(?:份)?\s?{_N}(?:(?:[日号]?{_TO}){_N}(?!\d|个|月|[.%]))*[日号](?!线)",
    "months": (
        rf"(?:{_YEAR}年\s?)?(?<![\d.第个]){_MONTH}(?:月?份?{_TO}{_MONTH}(?![\d.]))*两?月(?!内|租|薪|龄|均|饼|球|亮|光|台|嫂|子|食)(?:份|初|上旬|中旬|下旬|底|末)?"
    ),
    "decade": r"(?:(?:上个?世纪|二十世纪|20世纪|本世纪|21世纪|[12]\d{2}0?|19|20)年?\s?)?[二三四五六七八九1-9][0十]年?(?:年代)(?:初期?|中期|末期?|后期|中后期)?",
    "cohort": r"[5-9056789]0后|[五六七八九零][零〇]后|[九八七零]五后|[890]5后",
    "years": rf"(?<![\d.]){_YEAR}(?:[-—–/~～至到、]+(?:\d{{4}}|\d{{2}}))*(?:年度?|财年|赛季|学年)(?!前[^\d]|来|历史|的历史|级|以前|多|余)(?:初|底|末|中期|中(?![国文心央美日学外小]))?",
    "quarter": r"第?[一二三四1-4](?:[、和至到-]第?[一二三四2-4])?季度|(?<![A-Za-z])Q[1-4](?!\d)|[上下]半(?:年|场|赛季|程|月|叶)",
    "relative": (
        r"今年(?:底|初)?|去年(?:底|初)?|前年|明年(?:底|初)?|后年|上年(?:度|末|底)?|本年度?|当年|次年|翌年|同年|来年|往年|历年|年底|年初|年末|年中"
        r"|本月|上个?月|下个?月|当月|同月|次月|月底|月初|月末"
        r"|今天|昨天|明天|前天|后天|今日|昨日|明日|次日|翌日|当天|当日|同日|近日|日前|即日|昨晚|今晚|当晚|昨|今早"
    ),
    "week": rf"(?<![一二两三四五六七八九十\d第几每]){_WEEK}[一二三四五六日天](?!次|天|节|堂|期|岁|年|个|[、\-至到]?[一二三四五六日天]?(?:期|年庆)|遍|游)(?:{_TO}(?:{_WEEK})?[一二三四五六日天](?![一-龥]?个))*|每{_WEEK}[一二三四五六日天](?!次|天|节|堂|期)(?:{_TO}(?:{_WEEK})?[一二三四五六日天])*",
    "weekend": r"周末|双休日",
    "bare": rf"(?<![\d.,月第-])(?:[12]?\d|3[01])(?:日?{_TO}(?:[12]?\d|3[01]))*日(?!元|圆|本|内|游|均|龄|常|程)",
    "season": r"(?<!\d)(?:19|20)\d{2}[-/—](?:(?:19|20)?\d{2})(?=赛季)",
}
PATTERN = "|".join(_PATTERNS.values())
_DISPATCH = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_DAYTIME = {
    **dict.fromkeys("凌晨 清晨 早晨 早上 今早 上午 早".split(), 0),
    **dict.fromkeys(
        "下午 午后 傍晚 黄昏 晚上 晚间 今晚 昨晚 当晚 明晚 夜间 夜里 夜晚 深夜 入夜 晚 夜".split(),
        12,
    ),
    **dict.fromkeys("中午 正午 午间".split(), 11),
}
_PARTS = {
    "初": "early",
    "上旬": "early",
    "中": "mid",
    "中旬": "mid",
    "下旬": "late",
    "底": "late",
    "末": "late",
}
_OFFSETS = {
    "今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "上年": -1, "本年": 0, "来年": 1,
}  # fmt: skip


def read(text: str, start: int, end: int) -> Iterator[Found]:
    """Read whatever `PATTERN` found."""
    match = _DISPATCH.match(text, start)
    assert match is not None and match.lastgroup is not None  # noqa: PT018, S101 - PATTERN is the same
    for figure in _READERS[match.lastgroup](match[0], start):
        yield Found(figure, has_unit=True)


def _number(text: str) -> int:
    return int(read_zh(text).values[0])


def _date(
    text: str, start: int, day: Day, weight: Weight = Weight.STRONG, *also: Reading
) -> Figure:
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    value = Decimal(parts[0]) if len(parts) == 1 else Decimal(0)
    return Figure(
        Kind.DATE, value, "", Approx.EXACT, start, start + len(text), text, weight, also, day
    )


def _iso(text: str, start: int) -> Iterator[Figure]:
    year, month, day = (int(part) for part in re.findall(r"\d+", text))
    yield _date(text, start, Day(year, month, day))


def _split_year(text: str) -> tuple[int | None, str]:
    match = re.match(rf"({_YEAR})年\s?", text)
    return (_number(match[1]), text[match.end() :]) if match else (None, text)


def _days(text: str, start: int) -> Iterator[Figure]:
    year, rest = _split_year(text)
    month, rest = rest.split("月", 1)
    for number in re.findall(_N, rest):
        yield _date(text, start, Day(year, _number(month), _number(number)))


def _months(text: str, start: int) -> Iterator[Figure]:
    year, rest = _split_year(text)
    part = next(
        (_PARTS[tail] for tail in sorted(_PARTS, key=len, reverse=True) if rest.endswith(tail)), ""
    )
    numbers = [_number(found) for found in re.findall(_MONTH, rest)]
    is_western = any(char.isdecimal() for char in text)
    for position, number in enumerate(numbers):
        also = (
            (Reading(Kind.DURATION, Decimal(number), "month"),)
            if position and numbers[0] == 1
            else ()
        )
        weight = (
            Weight.STRONG
            if is_western and not (also == () and len(numbers) > 1 and numbers[0] == 1)
            else Weight.FAIR
        )
        yield _date(text, start, Day(year, number, part=part), weight, *also)


def _years(text: str, start: int) -> Iterator[Figure]:
    first = None
    part = next((_PARTS[tail] for tail in "初底末中" if text.endswith(tail)), "")
    for found in re.findall(rf"{_YEAR}|\d+", text):
        number = _number(found)
        if first is not None and len(found) == 2:  # noqa: PLR2004 - 2024-26年
            number += first // 100 * 100
        first = first or number
        count = (
            Reading(Kind.COUNT, Decimal(number)),
            Reading(Kind.DURATION, Decimal(number), "year"),
        )
        yield _date(text, start, Day(number, part=part), Weight.STRONG, *count)


def _decade(text: str, start: int) -> Iterator[Figure]:
    found = re.search(r"([二三四五六七八九1-9])[0十]年?年代", text)
    assert found is not None  # noqa: S101 - PATTERN requires it
    tens = _number(found[1]) * 10
    century = 2000 if "21世纪" in text or "本世纪" in text or tens < 20 else 1900  # noqa: PLR2004
    explicit = re.match(r"(1[0-9]|20)(?=\d0年代)", text)
    century = int(explicit[1]) * 100 if explicit else century
    yield _date(
        text,
        start,
        Day(century + tens, part="decade"),
        Weight.FAIR if not explicit else Weight.STRONG,
    )


def _cohort(text: str, start: int) -> Iterator[Figure]:
    tens = (
        _number(text[:2].replace("零", "0").replace("〇", "0"))
        if text[0].isdecimal()
        else _number(text[:2])
    )
    century = 2000 if tens < 30 else 1900  # noqa: PLR2004
    yield _date(
        text,
        start,
        Day(century + tens, part="decade"),
        Weight.FAIR,
        Reading(Kind.COUNT, Decimal(tens)),
    )


def _quarter(text: str, start: int) -> Iterator[Figure]:
    if text[0] in "上下":
        value, unit = (1 if text[0] == "上" else 2), "half"
        yield Figure(
            Kind.ORDINAL,
            Decimal(value),
            unit,
            Approx.EXACT,
            start,
            start + len(text),
            text,
            Weight.FAIR,
        )
        return
    for found in re.findall(r"[一二三四1-4]", text):
        yield Figure(
            Kind.ORDINAL,
            Decimal(_number(found)),
            "quarter",
            Approx.EXACT,
            start,
            start + len(text),
            text,
            Weight.FAIR,
        )


def _relative(text: str, start: int) -> Iterator[Figure]:
    if "月" in text:
        unit, offset = "month", {"上": -1, "下": 1, "本": 0}.get(text[0])
    elif "年" in text:
        unit, offset = "year", _OFFSETS.get(text[:2])
    else:
        unit, offset = "day", {"今": 0, "昨": -1, "明": 1}.get(text[0])
    part = next((_PARTS[tail] for tail in "初底末" if text.endswith(tail)), "")
    yield _date(text, start, Day(year=offset, part=part or unit, is_relative=True), Weight.WEAK)


def _week(text: str, start: int) -> Iterator[Figure]:
    days = re.sub(r"星期|礼拜|周|每|[、至到和及与或-]", "", text)
    for char in days:
        if char in "一二三四五六日天":
            value = Decimal("一二三四五六日".find(char.replace("天", "日")) + 1)
            yield Figure(
                Kind.WEEKDAY, value, "", Approx.EXACT, start, start + len(text), text, Weight.FAIR
            )


def _weekend(text: str, start: int) -> Iterator[Figure]:
    for value in (6, 7):
        yield Figure(
            Kind.WEEKDAY,
            Decimal(value),
            "",
            Approx.EXACT,
            start,
            start + len(text),
            text,
            Weight.WEAK,
        )


def _bare(text: str, start: int) -> Iterator[Figure]:
    for found in re.findall(r"\d+", text):
        if 1 <= int(found) <= 31:  # noqa: PLR2004 - days of a month
            yield _date(
                text,
                start,
                Day(day=int(found)),
                Weight.FAIR,
                Reading(Kind.DURATION, Decimal(found), "day"),
            )


_FESTIVALS = {"五一": (5, 1), "五四": (5, 4), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1), "九一八": (9, 18), "十一": (10, 1),
              "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12)}  # fmt: skip


def _festival(text: str, start: int) -> Iterator[Figure]:
    month, day = _FESTIVALS[text]
    numbers = (Reading(Kind.COUNT, Decimal(month)), Reading(Kind.COUNT, Decimal(day)))
    yield _date(text, start, Day(month=month, day=day), Weight.WEAK, *numbers)


def _span(text: str, start: int) -> Iterator[Figure]:
    seconds = Decimal(0)
    for pattern, size in (
        (r"([\d一二两三四五六七八九十]+)(?:个?小时|时)", 3600),
        (r"([\d一二三四五六七八九十]+)分", 60),
    ):
        if found := re.search(pattern, text):
            seconds += _number(found[1]) * size
    if found := re.search(r"(\d+(?:\.\d+)?)秒(\d*)", text):
        seconds += Decimal(found[1] + ("." + found[2] if found[2] else ""))
    yield Figure(Kind.DURATION, seconds, "second", Approx.EXACT, start, start + len(text), text)


def _clock(text: str, start: int) -> Iterator[Figure]:
    period = next((shift for word, shift in _DAYTIME.items() if text.startswith(word)), None)
    numbers = [_number(found) for found in re.findall(_N, text)]
    if text.startswith(("零", "午夜")):
        numbers = [0, *numbers]
    elif text.startswith("正午"):
        numbers, period = [12], None
    hour = numbers[0]
    minute = numbers[1] if len(numbers) > 1 else 30 if "半" in text else 15 if "一刻" in text else 0
    if "三刻" in text:
        minute = 45
    yield from clock(text, start, hour, minute, period)


def clock(text: str, start: int, hour: int, minute: int, shift: int | None) -> Iterator[Figure]:
    """Make a time of day; without am, pm or an hour past 12 it may be either half of the day."""
    also: tuple[Reading, ...] = ()
    noon = 12
    if shift == noon and hour < noon:
        hour = hour + noon
    elif shift == 11 and hour < 3:  # noqa: PLR2004 - 中午1点
        hour += noon
    elif shift == 0 and hour == noon:
        hour = 0
    elif shift is None and hour <= noon:
        also = (
            Reading(
                Kind.TIME, Decimal((hour % noon + (0 if hour == noon else noon)) * 60 + minute)
            ),
        )
    if shift == noon and hour == noon and "夜" in text + "":
        hour = 0
    value = Decimal(hour % 24 * 60 + minute)
    weight = Weight.STRONG if any(char.isdecimal() for char in text) else Weight.FAIR
    yield Figure(Kind.TIME, value, "", Approx.EXACT, start, start + len(text), text, weight, also)


_READERS: dict[str, Callable[[str, int], Iterator[Figure]]] = {
    "iso": _iso,
    "clock": _clock,
    "span": _span,
    "festival": _festival,
    "hour": _clock,
    "days": _days,
    "months": _months,
    "decade": _decade,
    "cohort": _cohort,
    "years": _years,
    "quarter": _quarter,
    "relative": _relative,
    "week": _week,
    "weekend": _weekend,
    "bare": _bare,
    "season": _years,
}
