"""Days that bear a name or an event in a Chinese text: 五一, 双十一, “3·15”."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.figures.decades import dated
from bulletin.checks.figures.noun import Day, Figure, Kind, Reading, Weight
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.units import alternation

_FESTIVALS = {
    "五一": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "九一八": (9, 18),
    "十一": (10, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "618": (6, 18),
    "911": (9, 11),
    "元旦": (1, 1),
    "国庆": (10, 1),
    "圣诞节": (12, 25),
}


def _festival(text: str, start: int, end: int) -> Iterator[Figure]:
    name = text[start:end]
    month, day = _FESTIVALS[name]
    numbers = () if name.endswith(("旦", "庆", "节")) else (month, day, f"{month}.{day}")
    also = tuple(Reading(Kind.COUNT, Decimal(number)) for number in numbers)
    if name.isdecimal():
        also += (Reading(Kind.COUNT, Decimal(name)),)
    yield dated(name, start, Day(month=month, day=day), Weight.WEAK, also)


def _named_day(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read “3·15” and “7.20” as the days that an event is named for."""
    name = text[start:end]
    month, day = (int(part) for part in re.findall(r"\d+", name))
    numbers = (Decimal(month), Decimal(day), Decimal(f"{month}.{day}"))
    also = tuple(Reading(Kind.COUNT, number) for number in numbers)
    yield dated(name, start, Day(month=month, day=day), Weight.FAIR, also)


FESTIVAL: tuple[str, Reader] = (
    (
        rf"(?<![¥$€£])(?:{alternation(f for f in _FESTIVALS if f != '十一')})"
        r"(?![\d.%万亿个年月日名人元])"
        r"|十一(?=国庆|假期|黄金周|长假|小长假|期间|[”」])"
    ),
    _festival,
)
NAMED_DAY: tuple[str, Reader] = (
    (
        r"(?<![\d.])(?:1[0-2]|[1-9])(?:·|(?<=[“\"「]\d)\.|(?<=[“\"「]\d\d)\.)(?:3[01]|[12]\d|[1-9])"
        r"(?=[”\"」]|(?:特大|重大|大)?(?:洪|暴雨|地震|火灾|事|惨案|爆炸|专案|晚会))"
    ),
    _named_day,
)
