"""Chinese fractions, ratios, scores, rates, and words that are a figure without a numeral."""

import re
from collections.abc import Iterator

from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import ZH_RUN, read_zh
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.units import ZH, alternation
from bulletin.checks.figures.words_zh import BOUNDS, FIXED, HEDGES, hedge


def _fraction(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 三分之二, 百分之三十, 1/3."""
    found = text[start:end]
    is_western = "/" in found
    first, second = re.split(r"分之|/", found)
    above, below = (first, second) if is_western else (second, first)
    under = read_zh(below).values[0]
    for over in read_zh(above).values if under else ():
        bound = _BOUND.match(text, end)
        approx = BOUNDS[bound[0]] if bound else HEDGES.get(hedge(text, start), Approx.EXACT)
        weight = Weight.FAIR if is_western else Weight.STRONG
        part = _PART.match(text, end)
        unit = ZH[part[0]] if part else ZH["%"]
        value = over / under * (unit.factor if part else 100)
        written = found + part[0] if part else found
        yield said(written, start, unit.kind, value, unit.name, approx=approx, weight=weight)


_BOUND = re.compile("以上|以下|左右")
_PART = re.compile("秒|毫米|厘米|米|个百分点")  # 百分之一秒


def _fixed(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read words that are a figure without a numeral: 一半, 翻番, 半年."""
    kind, (value, *others), unit, weight = FIXED[text[start:end]]
    bound = _BOUND.match(text, end)  # 一半以上
    approx = BOUNDS[bound[0]] if bound else HEDGES.get(hedge(text, start), Approx.EXACT)
    approx = Approx.OVER if "多" in text[start:end] else approx
    also = tuple(Reading(kind, each, unit) for each in others)
    written = text[start:end]
    yield said(written, start, kind, value, unit, approx=approx, weight=weight, also=also)


def _score(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 6比1, 3:0 as two numbers; the 1 of a proportion (1:3) goes without saying."""
    is_proportion = text[start:end].startswith("1:") and "比" in text[max(0, start - 5) : start]
    for part in re.finditer(r"\d+", text[start:end]):
        weight = Weight.WEAK if is_proportion and not part.start() else Weight.STRONG
        yield said(part[0], start + part.start(), Kind.COUNT, part[0], weight=weight)


def _rate(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 每平方米, 每天: seldom missed, but "per square foot" contradicts it."""
    found = text[start:end]
    name = found[1:].removeprefix("个")
    unit = ZH["个月" if name == "月" else name]
    yield said(found, start, unit.kind, unit.factor, unit.name, weight=Weight.WEAK)


def _ratio(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 每三人就有一人: a third, and both numbers."""
    found = text[start:end]
    below, above = (read_zh(run[0]).values[0] for run in ZH_RUN.finditer(found))
    if 0 < above < below:
        yield said(found, start, Kind.PERCENT, above * 100 / below, "%", weight=Weight.FAIR)
    for number in (below, above):
        yield said(found, start, Kind.COUNT, number, weight=Weight.WEAK)


def _height(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 1米98, 一米八, 6英尺6英寸 as one length."""
    found = text[start:end]
    first, second = re.split("米|英尺", found.removesuffix("英寸"))
    whole, rest = read_zh(first).values[0], read_zh(second).values[0]
    if "米" in found:
        also = (Reading(Kind.COUNT, rest),)  # one metre 98
        value = whole + rest.scaleb(-len(second))
        yield said(found, start, Kind.MEASURE, value, "m", also=also)
    else:
        yield said(found, start, Kind.MEASURE, whole * 12 + rest, "inch")


_SIZED = alternation(
    name for name, unit in ZH.items() if unit.kind is Kind.MEASURE and name not in {"度", "两"}
)
_SPANS = "分钟|小时|天|周(?![一二三四五六日末])|月|年"
_OF_EACH = (
    rf"每(?:{ZH_RUN.pattern})[个名位件辆户家]?[^，。；、年月日天周时分秒\d一二三四五六七八九十两]{{0,4}}，?"
    rf"(?:就|便|约|至少|大约|平均){{0,2}}有(?:{ZH_RUN.pattern})[个名位人件辆户家]"
)
_DIGITS = "一二三四五六七八九"
_HALVES = alternation(name for name in FIXED if name.startswith("半"))  # 超过半英寸 is no 过半
RULES: tuple[tuple[str, Reader], ...] = (
    (f"(?!过(?:{_HALVES}))(?:{alternation(FIXED)})(?![亿瓦米克赫])", _fixed),
    (rf"(?:{ZH_RUN.pattern})分之(?:{ZH_RUN.pattern})|(?<![\d/])[1-9]/[1-9]\d?(?![\d/])", _fraction),
    (r"(?<![\d.:])\d{1,3}(?:比|:)\d{1,3}(?![\d.:%])", _score),
    (_OF_EACH, _ratio),
    (
        (
            rf"(?<![\d.{_DIGITS}十百千])(?:[12一两]米(?:\d{{1,2}}|[{_DIGITS}])(?=[的高宽长左，。、；（）]|$)"
            r"|\d英尺\d{1,2}英寸)"
        ),
        _height,
    ),
    (rf"(?:每个?|(?<=元)/)(?:{_SIZED}|{_SPANS})(?![级度次])", _rate),
)
