"""How figures of both languages are read: value, unit, approximation, place."""

import datetime as dt
from decimal import Decimal

import pytest

from bulletin.checks.figures import Approx, Day, Figure, Kind, compare, figures

TOLD = dt.date(2024, 9, 27)


def shown(text: str, language: str) -> list[str]:
    """Kind, value, unit and approximation of each figure, as one readable string."""
    return [_shown(figure) for figure in figures(text, language, TOLD)]


def _shown(figure: Figure) -> str:
    value = f"{figure.value.normalize():f}"
    parts = [figure.kind.value, value, figure.unit]
    if figure.approx is not Approx.EXACT:
        parts.append(figure.approx.value)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营收9.79亿元", ["money 979000000 CNY"]),
        ("1.5万亿美元", ["money 1500000000000 USD"]),
        ("人民币3亿元", ["money 300000000 CNY"]),
        ("¥618", ["money 618 CNY"]),
        ("300多万人", ["count 3000000 over"]),
        ("近百万户", ["count 1000000 nearly"]),
        ("十余家", ["count 10 over"]),
        ("约40名", ["count 40 about"]),
        ("签约63项", ["count 63"]),
        ("三五年", ["duration 3 year", "duration 5 year"]),
        ("七八十人", ["count 70", "count 80"]),
        ("3至5天", ["duration 3 day", "duration 5 day"]),
        ("5-10万元", ["money 50000 CNY", "money 100000 CNY"]),
        ("一万三千人", ["count 13000"]),
        ("三成五", ["percent 35 %"]),
        ("八五折", ["percent 15 off"]),
        ("百分之零点二五", ["percent 0.25 %"]),
        ("提高2.5个百分点", ["points 2.5 point"]),
        ("下调17个基本点", ["points 17 bp"]),
        ("发电700多万度", ["measure 7000000 kwh over"]),
        ("每户用电300度", ["measure 300 kwh"]),
        ("气温超过30度", ["measure 30 celsius over"]),
        ("7日4时抵达", ["date 7", "time 240"]),
        ("0—24时新增3例", ["time 0", "time 0", "count 3"]),
        ("增长2倍", ["factor 3"]),
        ("是去年的2倍", ["date 2023", "factor 2"]),
        ("翻两番", ["factor 4"]),
        ("二十届三中全会", ["ordinal 20", "ordinal 3"]),
        ("“十四五”规划", ["ordinal 14"]),
        ("数十名", ["vague 10"]),
        ("一个半小时", ["duration 1.5 hour"]),
        ("半英寸", ["measure 0.5 inch"]),
        ("占地600亩", ["measure 600 mu"]),
        ("晚上7点半", ["time 1170"]),
        ("周三、周五", ["weekday 3", "weekday 5"]),
        ("每周三次", ["count 3"]),
        ("成绩9秒83", ["duration 9.83 second"]),
        ("百万千瓦时", ["measure 1000000 kwh"]),
        ("百万分之423.9", ["percent 0.04239 %"]),
        ("百分之七八十", ["percent 70 %", "percent 80 %"]),
        ("不足全国的三分之一", ["percent 33.33333333333333333333333333 % under"]),
        ("约占总数的5%", ["percent 5 % about"]),
        ("五千出头", ["count 5000 over"]),
        ("零下6.5℃", ["measure -6.5 celsius"]),
        ("时速25公里/小时", ["measure 25 kmph"]),
        ("每平方米", ["measure 1 sqm"]),
        ("比例为1:3", ["count 1", "count 3"]),
        ("九旬老人", ["duration 90 year"]),
        ("百分之一秒", ["duration 0.01 second"]),
        ("1萬2千8百80億", ["count 1288000000000"]),
        ("4×100米接力", ["code 4100"]),
        ("队伍登陆收拾", []),
    ],
)
def test_chinese_figures_are_read(text: str, expected: list[str]) -> None:
    """Each way to write a figure gives its meaning."""
    assert shown(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RMB 979 million", ["money 979000000 CNY"]),
        ("¥1.102bn", ["money 1102000000 CNY"]),
        ("two and a half million people", ["count 2500000"]),
        ("RMB 100,000-150,000", ["money 100000 CNY", "money 150000 CNY"]),
        ("5 to 10 million yuan", ["money 5000000 CNY", "money 10000000 CNY"]),
        ("more than 300 firms", ["count 300 over"]),
        ("nearly 30 firms", ["count 30 nearly"]),
        ("200-plus firms", ["count 200 over"]),
        ("over three years", ["duration 3 year either"]),
        ("1.9 percentage points", ["points 1.9 point"]),
        ("25 basis points", ["points 25 bp"]),
        ("three in ten", ["percent 30 %", "count 3", "count 10"]),
        ("it doubled", ["factor 2"]),
        ("tens of thousands of people", ["vague 10000"]),
        ("40 hectares", ["measure 40 ha"]),
        ("at 7.30 pm", ["time 1170"]),
        ("half an hour", ["duration 0.5 hour"]),
        ("Half an inch", ["measure 0.5 inch"]),
        ("the third quarter", ["ordinal 3 quarter"]),
        ("the 534th flight", ["ordinal 534"]),
        ("it may march on", []),
        ("four hundredths of a second", ["duration 0.04 second"]),
        ("a quarter of a percentage point", ["points 0.25 point"]),
        ("one household in five has no car", ["percent 20 %", "count 1", "count 5"]),
        ("two people in three cities", ["count 2", "count 3"]),
        ("423.9 parts per million", ["percent 0.04239 %"]),
        ("half a million people", ["count 500000"]),
        ("10 billion cubic feet", ["measure 10000000000 cuft"]),
        ("minus 6.5 degrees Celsius", ["measure -6.5 celsius"]),
        ("72,000 dollars a square foot", ["money 72000 USD", "measure 1 sqft"]),
        ("as much as 12 percent", ["percent 12 % loose"]),
        ("in his nineties", ["duration 90 year"]),
        ("24 out of 41 industries", ["count 24", "count 41"]),
        ("one-100th of one second", ["duration 0.01 second"]),
        ("27.8, 26.7 and 34.6 percent", ["percent 27.8 %", "percent 26.7 %", "percent 34.6 %"]),
        ("cause number three", ["ordinal 3"]),
        ("No.3 Flood", ["ordinal 3"]),
        ("Shenzhou XII", ["count 12"]),
        ("a VIP of VIetnam", []),
        ("an increase of 6 to 7 times compared with 2021", ["factor 6", "factor 7", "date 2021"]),
        ("from 0:00 to 24:00", ["time 0", "time 0"]),
        ("the 4x100m relay", ["code 4100"]),
        ("269 million, or 5.3 per cent", ["count 269000000", "percent 5.3 %"]),
        ("six-and-a-half years later", ["duration 6.5 year"]),
        ("nought point two five per cent", ["percent 0.25 %"]),
        ("up from 35 in 1958", ["count 35", "date 1958"]),
    ],
)
def test_english_figures_are_read(text: str, expected: list[str]) -> None:
    """Each way to write a figure gives its meaning."""
    assert shown(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("9月23日、24日", "zh", [Day(None, 9, 23), Day(None, 9, 24)]),
        ("二〇二四年九月二十七日", "zh", [Day(2024, 9, 27)]),
        ("9月25日至10月3日", "zh", [Day(None, 9, 25), Day(None, 10, 3)]),
        ("2024-09-27", "zh", [Day(2024, 9, 27)]),
        ("截至8月底", "zh", [Day(None, 8, part="late")]),
        ("上世纪90年代", "zh", [Day(1990, part="decade")]),
        ("上世纪六七十年代", "zh", [Day(1960, part="decade"), Day(1970, part="decade")]),
        ("26日", "zh", [Day(day=26)]),
        ("Sept. 23-24, 2024", "en", [Day(2024, 9, 23), Day(2024, 9, 24)]),
        ("23 to 25 September", "en", [Day(None, 9, 23), Day(None, 9, 25)]),
        ("July 26, and 3 to 5 inches", "en", [Day(None, 7, 26), None, None]),
        ("July 22-25 14:00", "en", [Day(None, 7, 22), Day(None, 7, 25), None]),
        ("mid-May", "en", [Day(None, 5, part="mid")]),
        ("July fourth, 1776", "en", [Day(1776, 7, 4)]),
        ("the twenty-first of June", "en", [Day(None, 6, 21)]),
        ("9/27/2024", "en", [Day(2024, 9, 27)]),
        ("the 1990s", "en", [Day(1990, part="decade")]),
        ("last year", "en", [Day(2023)]),
    ],
)
def test_dates_are_read(text: str, language: str, expected: list[Day]) -> None:
    """Dates and ranges give their days; relative years count from the story's own day."""
    assert [figure.day for figure in figures(text, language, TOLD)] == expected


@pytest.mark.parametrize("text", ["1+46+N", "D771", "0571-88255071", "400-820-8820", "PM2.5"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_codes_are_kept_as_written(text: str, language: str) -> None:
    """A code is read whole, in either language."""
    (figure,) = figures(f"“{text}”", language)
    assert figure.kind is Kind.CODE
    assert figure.text == text


def test_a_span_counts_the_spaces_of_the_source() -> None:
    """The place of a figure is its place in the text as written, spaces included."""
    text = "在 2018 年\n4 月 23 日，共 500 多万 元"
    assert [text[figure.start : figure.end] for figure in figures(text, "zh")] == [
        "2018 年\n4 月 23 日",
        "500 多万 元",
    ]
    assert figures(text, "zh")[1].value == Decimal(5_000_000)


def test_no_figure_reaches_into_the_next_cell_of_a_table() -> None:
    """A 2 above 月江 is no February, 440 above 多树 no “more than 440”."""
    table = " 门  |  2 \n 月江  |  440 \n 多树  |  4818 "
    assert shown(table, "zh") == ["count 2", "count 440", "count 4818"]
    found = figures(table, "zh")
    assert [table[each.start : each.end] for each in found] == ["2", "440", "4818"]


def test_618_may_be_a_number_or_the_day() -> None:
    """Alone in a cell it is a number; the other text tells which."""
    assert compare("618", "618") == ()
    assert compare("“618”大促", "the June 18 shopping festival") == ()


@pytest.mark.parametrize(("text", "language"), [("3人，", "zh"), ("3 men, ", "en")])
def test_of_a_block_that_is_data_only_the_beginning_is_read(text: str, language: str) -> None:
    """Half a megabyte of numbers costs what ten thousand do."""
    assert len(figures(text * 10_500, language)) == 10_000
