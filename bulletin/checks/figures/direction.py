"""Which way a figure went: 增长12.3% is no "fell 12.3%"."""

import re
from collections.abc import Iterator

from bulletin.checks.figures import message
from bulletin.checks.figures.noun import Difference, Fault, Figure, Kind
from bulletin.model.finding import Severity

_UP = "增长|增加|增幅|上升|上涨|上调|提高|提升|涨幅|攀升|扩大|增|涨|升"
_DOWN = "下降|下跌|下滑|下调|减少|降低|回落|降幅|跌幅|缩减|减|跌|降"
_ZH = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[了约近超逾达为是过：\s]{{0,4}}$")
_EN_UP = "increas(?:ed?|es|ing)|r[io]se|rises|rising|gr[eo]w|grows|growing|up|climb(?:ed|ing)"
_EN_DOWN = (
    "decreas(?:ed?|es|ing)|f[ae]ll|falls|falling|dropp?(?:ed|ing|s)?|declin(?:ed?|es|ing)|down"
)
_EN_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_EN_UP})|(?P<down>{_EN_DOWN}))"
    r"(?: by| of| about| over| nearly| almost| around| some| another| more than| less than){0,2} $",
    re.IGNORECASE,
)
_EN_AFTER = re.compile(
    r" (?:year-on-year )?(?:(?P<up>increase|rise|growth)|(?P<down>decrease|drop|decline|fall))\b"
)
_LOOKBACK = 40
_MOVED = {Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.FACTOR}


def turned(pairs: list[tuple[Figure, Figure]], zh: str, en: str) -> Iterator[Difference]:
    """Find rises told as falls."""
    yield from filter(None, (_opposed(one, other, zh, en) for one, other in pairs))


def _opposed(chinese: Figure, english: Figure, zh: str, en: str) -> Difference | None:
    """Find a figure that one text says is a rise and the other a fall."""
    if chinese.kind not in _MOVED:
        return None
    said = _ZH.search(zh, max(0, chinese.start - _LOOKBACK), chinese.start)
    before = _EN_BEFORE.search(en, max(0, english.start - _LOOKBACK), english.start)
    told = before or _EN_AFTER.match(en, english.end)
    if said is None or told is None or said.lastgroup == told.lastgroup:
        return None
    one = zh[said.start() : chinese.end]
    other = en[before.start() : english.end] if before else en[english.start : told.end()]
    return Difference(Fault.REVERSED, Severity.ERROR, message.turned(one, other), chinese, english)
