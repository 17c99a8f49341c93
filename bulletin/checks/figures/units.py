"""Units of both languages: what they measure and how they convert."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bulletin.checks.figures.noun import Kind


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table's cell."""
    return tuple(text.split())


def alternation(spellings: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    ordered = sorted(set(spellings), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)


class Unit(NamedTuple):
    """A unit as written: what kind of figure it makes, its canonical name, a factor for it."""

    kind: Kind
    name: str = ""
    factor: Decimal = Decimal(1)


def _units(kind: Kind, rows: str) -> dict[str, Unit]:
    """Read rows of `canonical: spelling spelling`, an underscore standing for a space."""
    found = {}
    for row in rows.strip().splitlines():
        name, spellings = row.split(":", 1)
        for spelling in spellings.split():
            found[spelling.replace("_", " ")] = Unit(kind, name.strip())
    return found


ZH_MONEY = """
CNY: 元人民币 元 块钱 人民币 圆
USD: 美元 美金
EUR: 欧元
GBP: 英镑
JPY: 日元 日圆 円
HKD: 港元 港币 元港币
AUD: 澳元 澳大利亚元
CAD: 加元 加拿大元
KRW: 韩元 韩圆
RUB: 卢布
INR: 卢比 印度卢比
CHF: 瑞士法郎 瑞郎 法郎
THB: 泰铢
TWD: 新台币 台币 元新台币 元台币
SGD: 新元 新加坡元 坡币
NZD: 新西兰元 纽元
BRL: 雷亚尔
ZAR: 兰特
SEK: 克朗 瑞典克朗
MOP: 澳门元
VND: 越南盾
IDR: 印尼盾
MYR: 林吉特 马币
NGN: 奈拉
peso: 比索 菲律宾比索 墨西哥比索 阿根廷比索
TRY: 里拉 土耳其里拉
AED: 迪拉姆
cent: 美分
penny: 便士
"""
ZH_MEASURE = """
mm: 毫米 公厘 公釐
cm: 厘米 公分
m: 米 公尺
km: 公里 千米 km
kmph: 公里/小时 公里每小时 千米/小时 km/h
mps: 米/秒 米每秒 m/s
li: 里 华里 里地
mile: 英里 英哩
mileph: 英里/小时
foot: 英尺 呎 英呎
inch: 英寸 寸 英吋 吋
yard: 码
nautical-mile: 海里 浬
nm: 纳米 奈米
micron: 微米
zhang: 丈
chi: 尺
light-year: 光年
sqcm: 平方厘米
sqm: 平方米 平米 ㎡ m²
sqkm: 平方公里 平方千米 km²
ha: 公顷
mu: 亩
acre: 英亩
sqmile: 平方英里
sqft: 平方英尺 平方呎
cum: 立方米 立方 m³ 方
cuft: 立方英尺
litre: 升 公升
ml: 毫升 cc 西西
gallon: 加仑
kg: 公斤 千克 kg
g: 克 公克
mg: 毫克
tonne: 吨 公吨
jin: 斤 市斤
liang: 两
pound: 磅
ounce: 盎司
celsius: 摄氏度 ℃ °C 度
fahrenheit: 华氏度 ℉
w: 瓦
kw: 千瓦
mw: 兆瓦
gw: 吉瓦
kwh: 千瓦时 度电 千瓦·时 千瓦小时
mwh: 兆瓦时
gwh: 吉瓦时
kb: KB
mb: MB
gb: GB
tb: TB
hz: 赫兹
khz: 千赫
mhz: 兆赫
ghz: 吉赫
"""
ZH_DURATION = """
second: 秒钟 秒
minute: 分钟
hour: 小时 个小时 个钟头 钟头 个多小时 个来小时 个半小时 个半钟头
day: 天 昼夜 个昼夜 日内 个工作日 工作日 个自然日 夜 个夜晚 个晚上
week: 周 个星期 星期 礼拜 个礼拜
month: 个月 个多月 个半月 月内
year: 年 周年 岁 周岁 载 年级生 年间 年内 年期 个年头 个财年 年多
quarter-year: 个季度
decade: 个年代
century: 个世纪 个多世纪 个半世纪
"""
ZH_SHARE = """
%: % 个百分比
"""
ZH_POINTS = """
point: 个百分点 百分点
bp: 个基点 基点 个基本点 基本点
"""
ZH_ORDINAL = """
: 届 级 号 号线 世纪 路 版 师 军 团 连 营 班 楼 层 期 年级 路公交 高地 频道 室
"""
# Measure words: after one of them a numeral in Chinese characters is a figure.
ZH_COUNT = """
: 个 名 位 人 人次 人份 家 套 项 场 件 种 类 条 张 座 栋 幢 间 所 部 台 辆 架 艘 列 颗 枚 粒 棵 株
: 只 头 匹 尾 羽 本 册 卷 篇 首 幅 份 封 支 队 组 批 批次 轮 次 回 趟 遍 顿 堂 课 门 户 口 代 辈
: 对 双 副 串 排 步 道 笔 桩 例 起 宗 处 片 块 段 节 章 幕 集 点 股 票 分 球 局 盘 杆 环 箱 瓶 杯 碗
: 包 袋 盒 桶 车 船 班次 架次 航班 席 款 桌 床 张床位 床位 站 区 县 市 省 国 镇 乡 村 街道 社区 州
: 大类 大 方面 领域 专业 学科 单 单位 机构 企业 公司 项目 平台 品牌 国家 城市 语言 语种 民族 学校
: 高校 医院 亿 万 成员 兄弟 姐妹 孩子 子女 员工 职工 学生 党 军种 个人 个点 个亿 颗星 星 强 甲 连冠
: 冠 金 银 铜 胜 负 平 战 人间 间房 室 厅 维 核 像素 言 字 词 行 页 版 档 路 线 车道 层 级 号 元素
: 胞胎 枪 刀 剂 剂次 梯队 尊 课时 学时 汉字 倍 角 手 人组 日游 式 院士 委员 代表 议员 士兵 遇难者
: 死者 重 类别 类型 季 届 期
"""
ZH: dict[str, Unit] = {
    **_units(Kind.COUNT, ZH_COUNT),
    **_units(Kind.ORDINAL, ZH_ORDINAL),
    **_units(Kind.MEASURE, ZH_MEASURE),
    **_units(Kind.DURATION, ZH_DURATION),
    **_units(Kind.MONEY, ZH_MONEY),
    **_units(Kind.PERCENT, ZH_SHARE),
    **_units(Kind.POINTS, ZH_POINTS),
    "倍": Unit(Kind.FACTOR),
    "番": Unit(Kind.FACTOR, "番"),
    "成": Unit(Kind.PERCENT, "%", Decimal(10)),
    "‰": Unit(Kind.PERCENT, "%", Decimal("0.1")),
    "折": Unit(Kind.PERCENT, "折"),
    "刻钟": Unit(Kind.DURATION, "minute", Decimal(15)),
    "万公里": Unit(Kind.MEASURE, "km", Decimal(10000)),
}

EN_MONEY = """
CNY: yuan renminbi rmb cny chinese_yuan yuan_renminbi
USD: dollars dollar us_dollars us_dollar u.s._dollars u.s._dollar usd american_dollars bucks
EUR: euros euro eur
GBP: pounds_sterling british_pounds gbp pounds pound sterling quid
JPY: yen jpy japanese_yen
HKD: hk_dollars hong_kong_dollars hkd hong_kong_dollar
AUD: australian_dollars aud
CAD: canadian_dollars cad
KRW: won krw
RUB: rubles roubles ruble rouble rub
INR: rupees rupee inr
CHF: swiss_francs francs chf
THB: baht
TWD: taiwan_dollars ntd new_taiwan_dollars
SGD: singapore_dollars sgd
NZD: new_zealand_dollars nzd
BRL: reais
ZAR: rand
SEK: kronor kroner krona krone
MOP: patacas
VND: dong
IDR: rupiah
MYR: ringgit
NGN: naira
peso: pesos peso
TRY: lira liras
AED: dirhams dirham
cent: cents cent
penny: pence p
"""
EN_SIGNS = """
CNY: RMB CNY RMB¥ CN¥ ¥ ￥ yuan
USD: US$ USD $ U.S.$ US_dollars
EUR: € EUR
GBP: £ GBP
JPY: JPY JP¥
HKD: HK$ HKD
AUD: A$ AU$ AUD
CAD: C$ CA$ CAD
TWD: NT$ NTD
SGD: S$ SGD
NZD: NZ$
KRW: ₩ KRW
INR: ₹ Rs Rs. INR
CHF: CHF SFr
NGN: NGN ₦
peso: PHP MXN ₱
MYR: MYR RM
IDR: IDR Rp
"""
EN_MEASURE = """
mm: mm millimetre millimetres millimeter millimeters
cm: cm centimetre centimetres centimeter centimeters
m: m metre metres meter meters
km: km kilometre kilometres kilometer kilometers kms
kmph: km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour
li: li
mile: mile miles mi
mileph: mph miles_per_hour miles_an_hour
mps: m/s metres_per_second meters_per_second metres_a_second meters_a_second
knot: knot knots
foot: foot feet ft
inch: inch inches
yard: yard yards
nautical-mile: nautical_mile nautical_miles
nm: nm nanometre nanometres nanometer nanometers
micron: micron microns micrometre micrometres micrometers micrometer
light-year: light-year light-years light_year light_years
sqcm: square_centimetres square_centimeters
sqm: square_metre square_metres square_meter square_meters sq_m m² ㎡ sqm
sqkm: square_kilometre square_kilometres square_kilometer square_kilometers sq_km km²
ha: hectare hectares ha
mu: mu
acre: acre acres
sqmile: square_mile square_miles
sqft: square_foot square_feet sq_ft
cum: cubic_metre cubic_metres cubic_meter cubic_meters cu_m m³
cuft: cubic_foot cubic_feet cu_ft
barrel: barrel barrels bbl
litre: litre litres liter liters
ml: ml millilitre millilitres milliliter milliliters
gallon: gallon gallons
kg: kg kilogram kilograms kilo kilos kgs kilogramme kilogrammes
g: g gram grams gramme grammes
mg: mg milligram milligrams
tonne: tonne tonnes ton tons metric_ton metric_tons metric_tonnes
jin: jin catty catties
pound: lb lbs
ounce: ounce ounces oz
celsius: °c ℃ degrees_celsius degree_celsius degrees degree degrees_centigrade celsius c
fahrenheit: °f ℉ degrees_fahrenheit fahrenheit
w: watt watts
kw: kw kilowatt kilowatts
mw: mw megawatt megawatts
gw: gw gigawatt gigawatts
kwh: kwh kilowatt-hour kilowatt-hours kilowatt_hours
mwh: mwh megawatt-hours
gwh: gwh gigawatt-hours
kb: kb
mb: mb megabytes
gb: gb gigabytes
tb: tb terabytes
hz: hz hertz
khz: khz
mhz: mhz megahertz
ghz: ghz gigahertz
"""
EN_DURATION = """
second: second seconds sec secs
minute: minute minutes min mins
hour: hour hours hr hrs
day: day days night nights working_day working_days business_days days'
week: week weeks weeks'
month: month months months' calendar_months
quarter-year: quarters
year: year years years' year-old year-olds years-old years_old yr yrs
decade: decade decades
century: century centuries
"""
EN: dict[str, Unit] = {
    **_units(Kind.MEASURE, EN_MEASURE),
    **_units(Kind.DURATION, EN_DURATION),
    **_units(Kind.MONEY, EN_MONEY),
    **_units(Kind.PERCENT, "%: % percent per_cent pct pc"),
    **dict.fromkeys(
        ("per thousand", "per mille", "per 1,000", "‰"), Unit(Kind.PERCENT, "%", Decimal("0.1"))
    ),
    **dict.fromkeys(("parts per million", "ppm"), Unit(Kind.PERCENT, "%", Decimal("0.0001"))),
    **dict.fromkeys(("parts per billion", "ppb"), Unit(Kind.PERCENT, "%", Decimal("0.0000001"))),
    **_units(
        Kind.POINTS,
        "point: percentage_points percentage_point percent_points pp ppt ppts pps\n"
        "bp: basis_points basis_point bps bp pips pip",
    ),
    **dict.fromkeys(("fortnight", "fortnights"), Unit(Kind.DURATION, "week", Decimal(2))),
    "quarters of an hour": Unit(Kind.DURATION, "minute", Decimal(15)),
}
CODES = "RMB CNY USD EUR GBP HKD JPY AUD CAD TWD NTD SGD NZD KRW INR CHF SFr NGN PHP MXN MYR IDR"
SIGNS: dict[str, Unit] = _units(Kind.MONEY, EN_SIGNS)
