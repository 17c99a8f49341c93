"""Figures of a Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import days_zh
from bulletin.checks.figures.idioms import ZH_IDIOMS
from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight
from bulletin.checks.figures.numerals import ZH_RUN, Numeral, read_zh
from bulletin.checks.figures.scan import Found, Rule, scan, share_units
from bulletin.checks.figures.units import EN_MEASURE, ZH, Unit, alternation

_ZERO = Decimal(0)
_PLAIN = str.maketrans(
    "０１２３４５６７８９％：．＋－／～ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    "0123456789%:.+-/~ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
# What a unit's first character may begin instead (元旦 is no money, 成立 no tenth).
_NOT_UNIT = (
    r"(?!元[旦素首月件宝老宵帅勋凶]|成[立为功本员果都长熟绩效交品年人了型就语份名分]|里[程面斯约拉亚氏尔德克奥昂边山]"
    r"|天[然津空才地堂使文气河桥猫][^内]|米[其尼兰歇勒德粒]|克[拉里罗强什莱斯服隆]|年[级轻度报龄货代]|分[析别布享类成校散手配批]|日[本元圆报常]"
    r"|大[学量型约力家会厅桥街楼多幅战片师使门概选]|点[评击赞]|方[面案便式法向针]|度[假过]|名[单字称]"
    r"|人[民才均工大行类造物事]|家[庭长具电乡园居里]|场[馆景地均]|项[目]|处[理于在]|重[要点大新庆量]|支[持付撑出部]|步[行入]"
    r"|年内|代[表]|手[机术段]|条[件例]|行[业动]|级[别]|组[织合]|口[岸]|门[票店]|次[数日年会]|角[度色])"
)
_AFTER = re.compile(
    rf"(?P<tail>[余多几](?![么样元边民]))?\s?(?:{_NOT_UNIT}(?P<unit>{alternation(ZH)}))?(?P<half>半(?![年径导决成球场夜路空山]))?(?P<more>[多余](?![么样元边民]))?"
    r"(?P<bound>以上|以下|以内|之内|左右|上下|之多|出头|前后|及以上|以下|不到|内(?![容地蒙部外]))?"
)
_BEFORE = re.compile(
    r"(?P<approx>(?<![签预合条制节相])约|大约|大概|近(?<![附最接靠临亲远新])|将近|接近|逼近|靠近|超过?|逾|突破|高于|多于|大于|不少于|不低于|至少|起码|最少|超出|上"
    r"|不超过|至多|最多|最高|不多于|不高于|不足|不到|低于|少于|小于|未满|不满|未达|差不多|几乎|估计|大致|过)"
    r"(?:了|达到?|为|有|是|在|每年|其中|人民币)?\s?(?P<sign>US\$|HK\$|[¥￥$€£])?$"
)
_SIGN = re.compile(r"(?P<sign>US\$|HK\$|NT\$|A\$|C\$|[¥￥$€£]|人民币|(?<![\d万亿])美元|港币)\s?$")
_SIGNS = {"US$": "USD", "$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "¥": "CNY", "￥": "CNY",
          "€": "EUR", "£": "GBP", "人民币": "CNY", "美元": "USD", "港币": "HKD"}  # fmt: skip
_APPROX = {
    **dict.fromkeys(
        "超过 超 逾 突破 高于 多于 大于 不少于 不低于 至少 起码 最少 超出 上 过".split(),
        Approx.OVER,
    ),
    **dict.fromkeys(
        "不超过 至多 最多 不多于 不高于 不足 不到 低于 少于 小于 未满 不满 未达".split(),
        Approx.UNDER,
    ),
    **dict.fromkeys("近 将近 接近 逼近 靠近 几乎".split(), Approx.UNDER),
    **dict.fromkeys("约 大约 大概 差不多 估计 大致".split(), Approx.ABOUT),
    "最高": Approx.EXACT,
}
_BOUNDS = {
    **dict.fromkeys("以上 之多 出头 及以上".split(), Approx.OVER),
    **dict.fromkeys("以下 不到".split(), Approx.UNDER),
    **dict.fromkeys("以内 之内".split(), Approx.EXACT),
    "内": Approx.EXACT,
    **dict.fromkeys("左右 上下 前后".split(), Approx.ABOUT),
}
_RISES = re.compile(r"(?:增|长|涨|升|提高|高出|高了|多了|扩大|翻)[^，。；、到至为是达]{0,5}$")
_LETTER_UNITS = alternation(
    unit
    for row in EN_MEASURE.strip().splitlines()
    for unit in row.split(":")[1].split()
    if unit.isascii()
)


def figures_zh(text: str) -> tuple[Figure, ...]:
    """Return the figures of a Chinese text in their order."""
    plain = text.translate(_PLAIN)
    found = scan(plain, _RULES)
    return tuple(share_units(plain, found, _CONNECTOR))


def _number(text: str, start: int, end: int) -> Iterator[Found]:
    """Read a numeral by what stands before and after it."""
    numeral = read_zh(text[start:end])
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    before = text[max(0, start - 12) : start]
    sign = _SIGN.search(before)
    hedge = _BEFORE.search(before)
    if hedge and hedge[1] in "上过" and not numeral.is_bare:
        hedge = None
    unit = ZH[after["unit"]] if after["unit"] else None
    if sign and (unit is None or unit.kind is Kind.COUNT):
        unit = Unit(Kind.MONEY, _SIGNS[sign["sign"]])
    is_ordinal = before.endswith("第")
    if is_ordinal:
        unit = Unit(Kind.ORDINAL)
    approx = _approximation(numeral, after, hedge[1] if hedge else "")
    begin = start - len(sign[0]) if sign else start
    stop = after.end() if unit or after["tail"] else end
    weight = _weight(numeral, unit, bool(hedge) or bool(after["tail"]), is_ordinal)
    for value in numeral.values:
        figure = Figure(Kind.COUNT, value, "", approx, begin, stop, text[begin:stop], weight)
        figure = _with_unit(figure, unit, numeral, after, before)
        yield Found(
            figure,
            has_unit=unit is not None and unit.kind is not Kind.COUNT,
            scale=_scale(text[start:end]),
        )


def _scale(run: str) -> Decimal:
    """Return what 万, 亿 multiply a numeral by, for a range that says them once (5-10万)."""
    tail = re.search(r"[百千万亿]+$", run)
    return read_zh(tail[0]).values[0] if tail and run[0].isdecimal() else Decimal(1)


def _approximation(numeral: Numeral, after: re.Match[str], hedge: str) -> Approx:
    if after["bound"] and (after["unit"] or after["bound"] not in {"内", "前后"}):
        return _BOUNDS[after["bound"]]
    if hedge:
        return _APPROX[hedge]
    inside = after["unit"] and "多" in after["unit"]
    if numeral.is_over or after["tail"] or after["more"] or inside:
        return Approx.OVER
    return Approx.EXACT


def _weight(numeral: Numeral, unit: Unit | None, is_hedged: bool, is_ordinal: bool) -> Weight:  # noqa: FBT001
    if numeral.is_vague:
        return Weight.FAIR
    if numeral.is_bare:
        if is_hedged:
            return Weight.STRONG if numeral.digits > 1 else Weight.FAIR
        return Weight.WEAK
    is_small = max(numeral.values) in {0, 1, 2}  # 一, 两 are seldom said as figures
    if is_small and (unit is None or unit.kind in {Kind.COUNT, Kind.ORDINAL, Kind.DURATION}):
        return Weight.FAIR if numeral.digits > 99 and unit else Weight.WEAK  # noqa: PLR2004
    if numeral.digits > 99:  # noqa: PLR2004 - Western digits
        return Weight.STRONG
    if is_ordinal or unit is None:
        return Weight.FAIR if is_ordinal or (numeral.digits > 1 and is_hedged) else Weight.WEAK
    if len(numeral.values) > 1:
        return Weight.FAIR
    return Weight.STRONG if numeral.digits > 1 else Weight.FAIR


def _with_unit(
    figure: Figure, unit: Unit | None, numeral: Numeral, after: re.Match[str], before: str
) -> Figure:
    """Turn a bare number into what its unit makes of it."""
    value = figure.value
    if numeral.is_vague:
        kind = unit.kind if unit and unit.kind is Kind.MONEY else Kind.VAGUE
        name = unit.name if kind is Kind.MONEY and unit else ""
        return replace(figure, kind=Kind.VAGUE, value=value, unit=name)
    if unit is None:
        return replace(figure, also=_bare_readings(figure, numeral))
    if unit.name == "折":
        paid = value * 10 if value < 10 else value  # noqa: PLR2004
        return replace(
            figure,
            kind=Kind.PERCENT,
            value=100 - paid,
            unit="%",
            also=(Reading(Kind.PERCENT, paid, "%"),),
        )
    if unit.kind is Kind.FACTOR:
        return _factor(figure, unit, before)
    value *= unit.factor
    if after["half"] or (after["unit"] and "半" in after["unit"]):
        value += Decimal("0.5") * unit.factor
    also = _bare_readings(figure, numeral)
    if "世纪" in after["unit"] or unit.name == "century" if after["unit"] else False:
        also = (*also, Reading(Kind.ORDINAL, value))
    if after["unit"] == "号":
        also = (*also, Reading(Kind.DATE, value))
    return replace(figure, kind=unit.kind, value=value, unit=unit.name, also=also)


def _bare_readings(figure: Figure, numeral: Numeral) -> tuple[Reading, ...]:
    if numeral.is_bare or numeral.is_over:
        return (Reading(Kind.VAGUE, figure.value),)
    return ()


def _factor(figure: Figure, unit: Unit, before: str) -> Figure:
    """Read 翻两番 (four times), 增长2倍 (three times, up 200%) and 是…的2倍 (twice)."""
    if unit.name == "番":
        return replace(figure, kind=Kind.FACTOR, value=Decimal(2) ** int(figure.value))
    if _RISES.search(before):
        also = (Reading(Kind.PERCENT, figure.value * 100, "%"),)
        return replace(figure, kind=Kind.FACTOR, value=figure.value + 1, also=also)
    return replace(figure, kind=Kind.FACTOR, also=(Reading(Kind.PERCENT, figure.value * 100, "%"),))


def _fraction(text: str, start: int, end: int) -> Iterator[Found]:
    """Read 三分之二, 百分之三十, 1/3."""
    below, above = re.split(r"分之|/", text[start:end])
    if "/" in text[start:end]:
        below, above = above, below
    over, under = read_zh(above).values[0], read_zh(below).values[0]
    if under == 0:
        return
    hedge = _BEFORE.search(text[max(0, start - 12) : start])
    approx = _APPROX[hedge[1]] if hedge else Approx.EXACT
    weight = Weight.STRONG if "/" not in text[start:end] else Weight.FAIR
    yield Found(
        Figure(Kind.PERCENT, over * 100 / under, "%", approx, start, end, text[start:end], weight),
        has_unit=True,
    )


def _fixed(text: str, start: int, end: int) -> Iterator[Found]:
    """Read words that are a figure without a numeral: 一半, 翻番, 半年."""
    word = text[start:end]
    kind, value, unit, weight = _WORDS[word]
    yield Found(
        Figure(kind, Decimal(value), unit, Approx.EXACT, start, end, word, weight), has_unit=True
    )


_WORDS: dict[str, tuple[Kind, str, str, Weight]] = {
    **dict.fromkeys(
        "一半 半数 过半 半价 减半 对半 大半 半壁".split(), (Kind.PERCENT, "50", "%", Weight.WEAK)
    ),
    **dict.fromkeys("翻番 翻倍 倍增 成倍 加倍".split(), (Kind.FACTOR, "2", "", Weight.FAIR)),
    **dict.fromkeys("半年 大半年 小半年".split(), (Kind.DURATION, "6", "month", Weight.FAIR)),
    **dict.fromkeys(
        "半小时 半个小时 半个钟头 半个多小时".split(), (Kind.DURATION, "30", "minute", Weight.FAIR)
    ),
    **dict.fromkeys("半天 半日 大半天".split(), (Kind.DURATION, "0.5", "day", Weight.WEAK)),
    **dict.fromkeys("半个月 半月 半个多月".split(), (Kind.DURATION, "0.5", "month", Weight.FAIR)),
    **dict.fromkeys("半个世纪 半个多世纪".split(), (Kind.DURATION, "0.5", "century", Weight.FAIR)),
    **dict.fromkeys("百年 世纪".split(), (Kind.DURATION, "1", "century", Weight.WEAK)),
    **dict.fromkeys("成千上万 数以千计".split(), (Kind.VAGUE, "1000", "", Weight.FAIR)),
    **dict.fromkeys("数以万计".split(), (Kind.VAGUE, "10000", "", Weight.FAIR)),
    **dict.fromkeys("数以亿计 亿万".split(), (Kind.VAGUE, "100000000", "", Weight.WEAK)),
    **dict.fromkeys("数以百计 成百上千 成百".split(), (Kind.VAGUE, "100", "", Weight.FAIR)),
    "数以百万计": (Kind.VAGUE, "1000000", "", Weight.FAIR),
    "上万": (Kind.VAGUE, "10000", "", Weight.FAIR),
    "数以十万计": (Kind.VAGUE, "100000", "", Weight.FAIR),
    "数以千万计": (Kind.VAGUE, "10000000", "", Weight.FAIR),
}


def _plan(text: str, start: int, end: int) -> Iterator[Found]:
    """Read 十四五 as the 14th (five-year plan)."""
    number = read_zh(text[start : end - 1]).values[0]
    yield Found(
        Figure(Kind.ORDINAL, number, "", Approx.EXACT, start, end, text[start:end], Weight.FAIR),
        has_unit=True,
    )


def _code(text: str, start: int, end: int) -> Iterator[Found]:
    """Read what must come over unchanged."""
    written = text[start:end]
    digits = Decimal("".join(char for char in written if char.isdecimal())[:20] or 0)
    yield Found(
        Figure(
            Kind.CODE,
            digits,
            "",
            Approx.EXACT,
            start,
            end,
            written,
            code=re.sub(r"[^0-9a-z+.]", "", written.lower()),
        ),
        has_unit=True,
    )


def _score(text: str, start: int, end: int) -> Iterator[Found]:
    """Read 6比1, 3:0 as two numbers."""
    for part in re.finditer(r"\d+", text[start:end]):
        begin, stop = start + part.start(), start + part.end()
        yield Found(
            Figure(Kind.COUNT, Decimal(part[0]), "", Approx.EXACT, begin, stop, part[0]),
            has_unit=True,
        )


def _nothing(_text: str, _start: int, _end: int) -> Iterator[Found]:
    return iter(())


def _idiom(text: str, start: int, end: int) -> Iterator[Found]:
    """Keep the numerals of a set phrase as support only: 三农 may come over as "three"."""
    for part in ZH_RUN.finditer(text, start, end):
        for value in read_zh(part[0]).values:
            yield Found(
                Figure(
                    Kind.COUNT, value, "", Approx.EXACT, start, end, text[start:end], Weight.WEAK
                ),
                has_unit=True,
            )


_CONNECTOR = re.compile(r"\s?(?:[-—–~～至到、或和及与]|——|度?到)\s?")
_RULES = tuple(
    Rule(name, pattern, read)
    for name, pattern, read in (
        ("url", r"(?:https?://|www\.)[^\s，。；）)]+|[\w.+-]+@[\w-]+\.[\w.]+", _nothing),
        (
            "phone",
            r"(?<![\d-])(?:\+?86[- ])?(?:0\d{2,3}[- ]\d{7,8}|400[- ]?\d{3}[- ]?\d{4}|400-\d{4}-\d{3}|1[3-9]\d{9}|\d{3}(?: \d{2,3}){2,3})(?![\d-])",
            _code,
        ),
        ("sum", r"(?<![\d.])\d+(?:\+(?:\d+|[NXnx](?![a-z])))+", _code),
        ("days", days_zh.PATTERN, days_zh.read),
        ("word", f"(?:{alternation(_WORDS)})(?!亿)", _fixed),
        ("plan", r"十[一二三四五]五(?!年前|个|岁|名|人)", _plan),
        (
            "fraction",
            rf"(?:{ZH_RUN.pattern})分之(?:{ZH_RUN.pattern})|(?<![\d/])[1-9]/[1-9]\d?(?![\d/])",
            _fraction,
        ),
        (
            "code",
            r"(?<![A-Za-z\d$])[A-Za-z]{1,10}-?\d+(?:\.\d+)*[A-Za-z]{0,3}(?![\d.]*[%万亿元]|[A-Za-z]|,\d{3})"
            rf"|(?<![A-Za-z\d.,-])\d+(?:\.\d+)?(?!(?:{_LETTER_UNITS}|KB|MB|GB|TB|AM|PM)(?![A-Za-z]))[A-Za-z]+\d*",
            _code,
        ),
        ("idiom", "|".join(sorted(ZH_IDIOMS, key=len, reverse=True)), _idiom),
        ("score", r"(?<![\d.:])\d{1,3}(?:\s?比\s?|:)\d{1,3}(?![\d.:%])", _score),
        ("double", r"翻了?(?:一|1)番|翻了?(?:一|1)倍", _fixed),
        ("number", ZH_RUN.pattern, _number),
    )
)
_WORDS.update(
    dict.fromkeys(
        "翻一番 翻了一番 翻1番 翻了1番 翻一倍 翻了一倍 翻1倍 翻了1倍".split(),
        (Kind.FACTOR, "2", "", Weight.STRONG),
    )
)
