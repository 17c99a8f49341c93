"""What editors read about a difference of figures."""

from decimal import Decimal

from bulletin.checks.figures.noun import Approx, Fault, Figure, Kind
from bulletin.checks.figures.sizes import size_ratio
from bulletin.checks.figures.units import words
from bulletin.model.finding import Message

# Canonical unit → Chinese, English.
_NAMES = {
    row.split()[0]: (row.split()[1], " ".join(row.split()[2:]))
    for row in """
CNY 元 yuan
USD 美元 US dollars
EUR 欧元 euros
GBP 英镑 pounds
JPY 日元 yen
HKD 港元 Hong Kong dollars
AUD 澳元 Australian dollars
CAD 加元 Canadian dollars
KRW 韩元 won
RUB 卢布 rubles
INR 卢比 rupees
CHF 瑞士法郎 Swiss francs
THB 泰铢 baht
TWD 新台币 Taiwan dollars
SGD 新元 Singapore dollars
NZD 新西兰元 New Zealand dollars
BRL 雷亚尔 reais
ZAR 兰特 rand
SEK 克朗 kronor
MOP 澳门元 patacas
VND 越南盾 dong
IDR 印尼盾 rupiah
MYR 林吉特 ringgit
NGN 奈拉 naira
peso 比索 pesos
TRY 里拉 lira
AED 迪拉姆 dirhams
cent 美分 cents
penny 便士 pence
mm 毫米 mm
cm 厘米 cm
m 米 metres
km 公里 km
li 里 li
mile 英里 miles
kmph 公里/小时 km/h
mileph 英里/小时 mph
mps 米/秒 m/s
knot 节 knots
foot 英尺 feet
inch 英寸 inches
yard 码 yards
nautical-mile 海里 nautical miles
nm 纳米 nm
micron 微米 microns
zhang 丈 zhang
chi 尺 chi
light-year 光年 light years
sqcm 平方厘米 cm²
sqm 平方米 square metres
sqkm 平方公里 square kilometres
ha 公顷 hectares
mu 亩 mu
acre 英亩 acres
sqmile 平方英里 square miles
sqft 平方英尺 square feet
cum 立方米 cubic metres
cuft 立方英尺 cubic feet
barrel 桶 barrels
litre 升 litres
ml 毫升 ml
gallon 加仑 gallons
kg 公斤 kg
g 克 g
mg 毫克 mg
tonne 吨 tonnes
jin 斤 jin
liang 两 liang
pound 磅 pounds
ounce 盎司 ounces
celsius ℃ °C
fahrenheit ℉ °F
w 瓦 W
kw 千瓦 kW
mw 兆瓦 MW
gw 吉瓦 GW
kwh 千瓦时 kWh
mwh 兆瓦时 MWh
gwh 吉瓦时 GWh
kb KB KB
mb MB MB
gb GB GB
tb TB TB
hz 赫兹 Hz
khz 千赫 kHz
mhz 兆赫 MHz
ghz 吉赫 GHz
second 秒 seconds
minute 分钟 minutes
hour 小时 hours
day 天 days
week 周 weeks
month 个月 months
quarter-year 个季度 quarters
year 年 years
decade 个十年 decades
century 个世纪 centuries
quarter 季度 quarter
half 半年 half
point 个百分点 percentage points
bp 个基点 basis points
""".strip().splitlines()
}
_WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS = words(
    "January February March April May June July August September October November December"
)
_OFTEN = {"10": "ten", "100": "a hundred", "1,000": "a thousand", "10,000": "ten thousand"}


def plain(value: Decimal) -> str:
    """Write a number in full, with separators and without needless zeros."""
    text = f"{value:,.4f}"  # round() fails beyond 28 digits
    return text.rstrip("0").rstrip(".") if "." in text else text


def reading(figure: Figure) -> Message:
    """Say how a figure was read."""
    if figure.day:
        return _date(figure)
    value = plain(figure.value)
    number = int(figure.value)
    chinese, english = _NAMES.get(figure.unit, ("", ""))
    clock = f"{number // 60}:{number % 60:02}"
    forms = {
        Kind.CODE: (figure.text, figure.text),
        Kind.PERCENT: (f"{value}%", f"{value}%"),
        Kind.POINTS: (f"{value}{chinese}", f"{value} {english}"),
        Kind.FACTOR: (f"{value}倍", f"{value} times"),
        Kind.WEEKDAY: (f"周{'一二三四五六日'[number % 8 - 1]}", _WEEKDAYS[number % 8 - 1]),
        Kind.TIME: (clock, clock),
        Kind.VAGUE: (f"数以{value}计", f"in the order of {value}"),
        Kind.ORDINAL: (f"第{value}{chinese}", f"number {value} {english}".strip()),
    }
    return Message(*forms.get(figure.kind, (f"{value}{chinese}", f"{value} {english}".strip())))


def _date(figure: Figure) -> Message:
    day = figure.day
    assert day is not None  # noqa: S101 - the caller asked
    if day.is_relative:
        return Message(figure.text, figure.text)
    parts = ((day.year, "年"), (day.month, "月"), (day.day, "日"))
    chinese = "".join(f"{value}{unit}" for value, unit in parts if value is not None)
    english = [str(day.day)] if day.day else []
    english += [_MONTHS[day.month - 1]] if day.month else []
    english += [str(day.year)] if day.year else []
    if day.part == "decade" and day.year:
        return Message(f"{day.year}年代", f"the {day.year}s")
    return Message(chinese, " ".join(english) if day.month or day.year else f"day {day.day}")


def _read(figure: Figure, *, in_chinese: bool) -> str:
    """Return `text = reading`, or the text alone where that says it already."""
    said = reading(figure).zh if in_chinese else reading(figure).en
    text = " ".join(figure.text.split())
    is_plain = _letters(said) == _letters(text)
    return _short(text) if is_plain else f"{_short(text)} = {_short(said)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


_LONG = 80  # characters of a figure that a message quotes


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def magnitude(zh: Figure, en: Figure) -> Message:
    """Say by which power of ten two figures differ, and in which direction."""
    ratio = size_ratio(zh.readings[0], en.readings[0]) if zh.unit != en.unit else None
    ratio = ratio or en.value / zh.value
    factor = plain(Decimal(10) ** int(abs(ratio.log10().to_integral_value())))
    is_more = ratio > 1
    of_zh = f"是中文的{factor}倍" if is_more else f"是中文的{factor}分之一"
    times = f"{_OFTEN.get(factor, factor)} times too {'large' if is_more else 'small'}"
    return _against(f"英文{of_zh}", times, zh, en)


_WHAT = {
    Fault.VALUE: ("数字不同", "different number"),
    Fault.UNIT: ("单位不同", "different unit"),
    Fault.CURRENCY: ("币种不同", "different currency"),
    Fault.DATE: ("日期或时间不同", "different date or time"),
    Fault.REVERSED: ("方向相反", "approximation turned round"),
    Fault.HEDGE: ("约数与确数不一致", "exact in one language, approximate in the other"),
}


def differs(fault: Fault, zh: Figure, en: Figure) -> Message:
    """Say what differs between two figures that belong together."""
    if fault is Fault.MAGNITUDE:
        return magnitude(zh, en)
    if fault in {Fault.HEDGE, Fault.REVERSED}:
        return _hedges(fault, zh, en)
    return _against(*_WHAT[fault], zh, en)


def _against(chinese: str, english: str, zh: Figure, en: Figure) -> Message:
    return Message(
        f"{chinese}：中文 {_read(zh, in_chinese=True)}，英文 {_read(en, in_chinese=True)}。",
        f"{english}: {_read(zh, in_chinese=False)}; the English has {_read(en, in_chinese=False)}",
    )


_HEDGES = {
    Approx.EXACT: ("确数", "exact"),
    Approx.ABOUT: ("约数", "about"),
    Approx.OVER: ("以上", "or more"),
    Approx.UNDER: ("不足", "less than"),
    Approx.NEARLY: ("近", "nearly"),
    Approx.UP_TO: ("至多", "up to"),
    Approx.EITHER: ("以上", "or more"),
}


def _hedges(fault: Fault, zh: Figure, en: Figure) -> Message:
    chinese, english = _WHAT[fault]
    (one, first), (other, second) = _HEDGES[zh.approx], _HEDGES[en.approx]
    return Message(
        f"{chinese}：中文 {zh.text}（{one}），英文 {en.text}（{other}）。",
        f"{english}: {zh.text} ({first}) against {en.text} ({second})",
    )


def turned(zh: str, en: str) -> Message:
    """Say that what rises in one language falls in the other."""
    return Message(
        f"增减相反：中文 {zh}，英文 {en}。",
        f"a rise in one language, a fall in the other: {zh}; the English has {en}",
    )


def exchanged(first: Figure, second: Figure, its: Figure, theirs: Figure) -> Message:
    """Say that two figures of the Chinese stand the other way round in the English."""
    return Message(
        f"两个数字可能对调：中文先 {first.text} 后 {second.text}，"
        f"英文先 {its.text} 后 {theirs.text}。",
        f"two figures may have changed places: the Chinese has {first.text}, then {second.text}; "
        f"the English {its.text}, then {theirs.text}",
    )


def rounded(zh: Figure, en: Figure) -> Message:
    """Say that one language rounds a number without saying so."""
    return _against("四舍五入而未注明", "rounded without saying so", zh, en)


def missing(zh: Figure) -> Message:
    """Say that the English lacks a figure."""
    return Message(
        f"英文里没有 {_read(zh, in_chinese=True)}。",
        f"the English lacks {_read(zh, in_chinese=False)}",
    )


def added(en: Figure) -> Message:
    """Say that the Chinese lacks a figure."""
    return Message(
        f"中文里没有 {_read(en, in_chinese=True)}。",
        f"the Chinese has no {_read(en, in_chinese=False)}",
    )
