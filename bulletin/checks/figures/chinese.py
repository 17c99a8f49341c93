"""Figures of a Chinese text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import days_en, days_zh, meetings_zh, shares_zh
from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import ZH_RUN, Numeral, read_zh
from bulletin.checks.figures.scan import (
    LONGEST,
    NOTE,
    PHONE,
    RELAY,
    SUM,
    WEB,
    Found,
    Rules,
    code,
    nothing,
    share_units,
)
from bulletin.checks.figures.units import EN_MEASURE, ZH, Unit, alternation
from bulletin.checks.figures.words_zh import BOUNDS, HEDGES, IDIOMS, NOT_UNITS, SIGNS, hedge

_PLAIN = str.maketrans(
    "０１２３４５６７８９％：．＋－／～ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ￥萬億兩點",
    "0123456789%:.+-/~ABCDEFGHIJKLMNOPQRSTUVWXYZ¥万亿两点",
)
_LOOKBACK = 12  # characters before a numeral that may say its sign, or a rise
_MORE = r"(?![么样边民]|元[化文])"
_AFTER = re.compile(
    rf"(?P<tail>[余多几]{_MORE})?(?:(?!{NOT_UNITS})(?P<unit>{alternation(ZH)}))?"
    rf"(?P<half>半(?![年径导决成球场夜路空山]))?(?P<tenths>(?<=成)[一二三四五六七八九])?"
    rf"(?P<more>[多余]{_MORE})?(?P<bound>{alternation(b for b in BOUNDS if b != '内')}"
    r"|内(?![容地蒙部外]))?"
)
_SIGN = re.compile(rf"(?P<sign>{alternation(SIGNS)})(?:超过|逾|约|近)?$")
_WIND = re.compile(r"(?:风力|[阵大东南西北]风)[^，。；]{0,6}$")
_INDEX = re.compile(r"(?:指数|PMI)[^，。；]{0,6}$")  # 49.0% of an index is "49.0" as well
_RISES = re.compile(r"(?:增|长|涨|升|提高|高出|高了|多了|扩大|翻)[^，。；、到至为是达]{0,5}$")
_CONNECTOR = re.compile(r"(?:[-—–~～至到、或和及与]|——|度到)")


def figures_zh(text: str) -> tuple[Figure, ...]:
    """Return the figures of a Chinese text without spaces, in their order."""
    plain = _NOUGHT.sub(lambda match: "〇" * len(match[0]), text.translate(_PLAIN))
    plain = _GROUPED.sub(lambda match: match[0].replace("，", ","), plain)
    found = share_units(plain, _RULES.scan(plain), _CONNECTOR)
    told = _THROUGHOUT.search(plain)
    return tuple(found) if told is None else tuple(_in_currency(found, ZH[told[1]].name))


_NOUGHT = re.compile("(?<=[一二三四五六七八九])0{1,3}(?=[一二三四五六七八九年])")  # 二00一年
_GROUPED = re.compile(r"(?<![\d.，])[1-9]\d{0,2}(?:，\d{3}){1,4}(?![\d.，]?\d)")  # 5，000
_THROUGHOUT = re.compile(r"(美元|欧元|港元|英镑|日元)[，,]下同")


def _in_currency(found: Iterable[Figure], currency: str) -> Iterator[Figure]:
    """Read 元 as what the text says it stands for: 50亿元（美元，下同）."""
    for figure in found:
        is_bare = figure.kind is Kind.MONEY and figure.unit == "CNY"
        yield replace(figure, unit=currency) if is_bare else figure


def _number(text: str, start: int, end: int) -> Iterator[Found]:
    """Read a numeral by what stands before and after it."""
    run = text[start:end]
    if len(run) > LONGEST:
        yield from (Found(each, has_unit=True) for each in code(text, start, end))
        return
    numeral = read_zh(run)
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    if run == "零" and not after["unit"]:  # 零售, 零件
        return
    before = text[max(0, start - _LOOKBACK) : start]
    sign = _SIGN.search(before)
    unit = _unit(after["unit"], before, sign["sign"] if sign else "")
    is_below = unit is not None and unit.name == "celsius" and before.endswith(("零下", "-", "−"))
    word = _hedge(text, start, numeral)
    begin = start - len(sign[0]) if sign else start
    written = text[begin : after.end() if unit or after["tail"] else end]
    approx = _approximation(numeral, after, word)
    if word == "近" and unit and unit.name in _RECENT:
        approx = Approx.LOOSE
    weight = _weight(numeral, unit, is_hedged=bool(word or after["tail"] or after["bound"]))
    if after["unit"] == "号":  # 神舟10号: "the craft" is said of it as well
        weight = min(weight, Weight.FAIR)
    if after["unit"] == "级" and _WIND.search(before):  # of force 12, or of "118 km/h"
        weight = min(weight, Weight.FAIR)
    if unit and unit.kind is Kind.MONEY and text.startswith("兑", after.end()):
        weight = Weight.WEAK if numeral.values[0] in {1, 100} else weight  # 1欧元兑1.29美元
    for size in numeral.values:
        value = -size if is_below else size
        figure = said(written, begin, Kind.COUNT, value, approx=approx, weight=weight)
        figure = _with_unit(figure, unit, numeral, after, before)
        if before.endswith("等"):  # 财政部等四部委: "the ministry of finance and three others"
            rest = tuple(Reading(Kind.COUNT, value - named, "others") for named in (1, 2, 3))
            figure = replace(figure, also=(*figure.also, *rest))
        yield Found(figure, unit is not None and unit.kind is not Kind.COUNT, _scale(run))


_RECENT = {"day", "week", "month", "year", "decade", "century"}  # 近三年: in or nearly three years


def _unit(written: str | None, before: str, sign: str) -> Unit | None:
    if before.endswith("第"):
        return Unit(Kind.ORDINAL)
    unit = ZH[written] if written else None
    if sign and (unit is None or unit.kind is Kind.COUNT or unit.name == "CNY"):
        return Unit(Kind.MONEY, SIGNS[sign])  # 美金50万元 is in dollars
    return unit


def _hedge(text: str, start: int, numeral: Numeral) -> str:
    word = hedge(text, start)
    is_sure = numeral.is_bare or (word != "上" and max(numeral.values) >= _LARGE)
    return "" if word in {"上", "过", "破"} and not is_sure else word


def _scale(run: str) -> Decimal:
    """Return what 万, 亿 multiply a numeral by, for a range that says them once (5-10万)."""
    tail = re.search(r"[百千万亿]+$", run)
    return read_zh(tail[0]).values[0] if tail and run[0].isdecimal() else Decimal(1)


def _approximation(numeral: Numeral, after: re.Match[str], word: str) -> Approx:
    if after["bound"] and (after["unit"] or after["bound"] not in {"内", "前后"}):
        return BOUNDS[after["bound"]]
    if word:
        return HEDGES[word]
    is_over = numeral.is_over or after["tail"] or after["more"] or "多" in (after["unit"] or "")
    return Approx.OVER if is_over else Approx.EXACT


def _weight(numeral: Numeral, unit: Unit | None, *, is_hedged: bool) -> Weight:  # noqa: PLR0911 - a ladder, read from the top
    if numeral.is_vague:
        return Weight.FAIR
    if numeral.is_bare:
        is_large = numeral.digits > 1
        if is_hedged:
            return Weight.STRONG if is_large else Weight.FAIR
        return Weight.FAIR if is_large and unit else Weight.WEAK
    is_small = max(numeral.values) in {0, 1, 2}  # 一, 两 are seldom said as figures
    if is_small and (unit is None or unit.kind in {Kind.COUNT, Kind.ORDINAL, Kind.DURATION}):
        return Weight.FAIR if numeral.is_western and unit else Weight.WEAK
    if numeral.is_western or (unit is None and max(numeral.values) >= _LARGE):
        return Weight.STRONG
    if unit is None:
        return Weight.FAIR if numeral.digits > 1 and is_hedged else Weight.WEAK
    if len(numeral.values) > 1 or unit.kind is Kind.ORDINAL:
        return Weight.FAIR
    is_sure = numeral.digits > 1 or unit.kind in {Kind.PERCENT, Kind.POINTS, Kind.MONEY}
    return Weight.STRONG if is_sure else Weight.FAIR


_LARGE = 10**4  # a numeral in characters that is a figure whatever it counts: 三十五亿


def _with_unit(
    figure: Figure, unit: Unit | None, numeral: Numeral, after: re.Match[str], before: str
) -> Figure:
    """Turn a bare number into what its unit makes of it."""
    is_round = numeral.is_bare or figure.approx is Approx.OVER
    also = (Reading(Kind.VAGUE, figure.value),) if is_round else ()
    if numeral.is_vague:
        name = unit.name if unit and unit.kind is Kind.MONEY else ""
        return replace(figure, kind=Kind.VAGUE, unit=name)
    if unit is None:
        is_idiom = numeral.is_bare and numeral.digits == 1 and figure.approx is Approx.EXACT
        sizes = (100, 1000, 10**4) if is_idiom else ()  # 万岛之国, "thousands of islands"
        vague = tuple(Reading(Kind.VAGUE, Decimal(size)) for size in sizes)
        return replace(figure, also=(*also, *vague))
    if unit.name == "折":
        return _discount(figure)
    if after["unit"] == "度" and _is_power(figure, after, before):
        return replace(figure, kind=Kind.MEASURE, unit="kwh", also=also)
    if unit.kind is Kind.FACTOR:
        return _factor(figure, unit, before)
    value = figure.value * unit.factor
    if after["half"] or "半" in (after["unit"] or ""):
        value += unit.factor / 2
    if after["tenths"]:
        value += read_zh(after["tenths"]).values[0]
    also = (*also, *_by_context(value, unit, after["unit"], before))
    return replace(figure, kind=unit.kind, value=value, unit=unit.name, also=also)


def _by_context(value: Decimal, unit: Unit, written: str, before: str) -> Iterator[Reading]:
    """Yield what else a figure may be by its unit: 三号 a day, 不到十点 a time."""
    if unit.kind is Kind.PERCENT and _INDEX.search(before):
        yield Reading(Kind.COUNT, value)
    if written == "点" and value < _HOURS:
        yield from (Reading(Kind.TIME, (value + noon) * 60) for noon in (0, 12))
    if unit.kind is Kind.ORDINAL and written == "号":
        yield Reading(Kind.DATE, value)


_HOURS = 13  # as far as a clock counts without saying which half of the day
_HOTTEST = 1000  # no thermometer or compass of the news shows as many 度: it is electricity


def _is_power(figure: Figure, after: re.Match[str], before: str) -> bool:
    """Whether 度 is a kilowatt hour: 发电1.98亿度, 每户用电300度, 省下20度电."""
    is_before = _OF_POWER.search(before) is not None
    is_after = after.string.startswith("电", after.end("unit"))
    return figure.value >= _HOTTEST or is_before or is_after


_OF_POWER = re.compile(r"电[量费]?[^，。；、温度]{0,6}$")


def _discount(figure: Figure) -> Figure:
    """Read 八五折: 15% off, 85% paid."""
    paid = figure.value * 10 if figure.value < 10 else figure.value  # noqa: PLR2004
    also = (Reading(Kind.PERCENT, paid, "paid"),)
    return replace(figure, kind=Kind.PERCENT, value=100 - paid, unit="off", also=also)


def _factor(figure: Figure, unit: Unit, before: str) -> Figure:
    """Read 翻两番 (four times), 增长2倍 (three times, up 200%) and 是…的2倍 (twice)."""
    value = figure.value
    if unit.name == "番":
        return replace(figure, kind=Kind.FACTOR, value=Decimal(2) ** int(value))
    also: tuple[Reading, ...] = (Reading(Kind.PERCENT, value * 100, "%"),)
    if _RISES.search(before):
        if value >= 10:  # noqa: PLR2004 - 增长970倍, "up 970 times": none counts the one
            also = (*also, Reading(Kind.COUNT, value), Reading(Kind.FACTOR, value))
        value += 1
    elif value > 1 and value % 1:  # 是平均水平的1.45倍, "45% above the average"
        also = (*also, Reading(Kind.PERCENT, (value - 1) * 100, "%"))
    return replace(figure, kind=Kind.FACTOR, value=value, also=also)


def _idiom(text: str, start: int, end: int) -> Iterator[Figure]:
    """Keep the numerals of a set phrase as support only: 三农 may come over as "three"."""
    for part in ZH_RUN.finditer(text, start, end):
        for value in read_zh(part[0]).values:
            yield said(text[start:end], start, Kind.COUNT, value, weight=Weight.WEAK)


_LETTER_UNITS = alternation(
    spelling
    for row in EN_MEASURE.strip().splitlines()
    for spelling in row.split(":")[1].split()
    if spelling.isascii()
)
_CODE = (
    r"(?<![A-Za-z\d$])[A-Za-z]{1,20}-?\d++(?:\.\d++)*+(?:[A-Za-z]{1,6}\d{0,4}){0,3}(?![\d.]*[%万亿元]|[A-Za-z]|,\d{3})"
    r"|(?<![A-Za-z\d.,-])\d+(?:\.\d+)?"
    rf"(?!(?:{_LETTER_UNITS}|KB|MB|GB|TB|AM|PM)(?![A-Za-z]))[A-Za-z]+\d*"
)
_NUMERALS = "一二三四五六七八九十廿"
_REIGNS = (
    "民国|洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统"
    "|明治|大正|昭和|平成|令和"
)
_SINGLE = r"[^\W\da-zA-Z百千万亿半一二两三四五六七八九十年月周天日]"
_RULES = Rules(
    (WEB, nothing),
    (NOTE, nothing),
    ("零[下上]", nothing),
    (rf"一{_SINGLE}一{_SINGLE}", _idiom),  # 一降一升
    (PHONE, code),
    (SUM, code),
    (RELAY, code),
    (f"(?:{_REIGNS})[元{_NUMERALS}]{{1,3}}年", _idiom),
    days_en.MONTH_OF_YEAR,  # in a title that is left in English
    *days_zh.RULES,
    *meetings_zh.RULES,
    *shares_zh.RULES,
    (_CODE, code),
    ("|".join(sorted(IDIOMS, key=len, reverse=True)), _idiom),
    (ZH_RUN.pattern, _number),
)
