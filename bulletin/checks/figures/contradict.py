"""What is left on both sides, paired by likeness: the same figure, told differently."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, product

from bulletin.checks.figures import message
from bulletin.checks.figures.match import Matching, significant
from bulletin.checks.figures.noun import Day, Difference, Fault, Figure, Kind, Weight
from bulletin.checks.figures.sizes import size_ratio
from bulletin.model.finding import Severity


def difference(fault: Fault, severity: Severity, zh: Figure, en: Figure) -> Difference:
    """Say that two figures which belong together differ."""
    return Difference(fault, severity, message.differs(fault, zh, en), zh, en)


def contradictions(left: Matching, zh_length: int, en_length: int) -> Iterator[Difference]:
    """Pair what is left by likeness, then nearness, and say what differs."""
    for zh, en in [(zh, en) for zh in left.zh for en in left.en if _is_plainly_rounded(zh, en)]:
        if zh in left.zh and en in left.en:
            left.zh.remove(zh)
            left.en.remove(en)
            yield Difference(Fault.HEDGE, Severity.WARNING, message.rounded(zh, en), zh, en)
    rated: list[tuple[int, float, Fault, Figure, Figure]] = []
    for zh, en in _candidates(left):
        if rating := _fault(zh, en):
            distance = abs(zh.start / max(zh_length, 1) - en.start / max(en_length, 1))
            rated.append((rating[0], distance, rating[1], zh, en))
    rated.sort(key=lambda each: each[:2])
    taken: set[Figure] = set()
    for _, _, fault, zh, en in rated:
        if zh not in taken and en not in taken:
            taken |= {zh, en}
            yield difference(fault, Severity.ERROR, zh, en)
    left.zh = [each for each in left.zh if each not in taken]
    left.en = [each for each in left.en if each not in taken]
    yield from _last_two(left)


def _is_plainly_rounded(zh: Figure, en: Figure) -> bool:
    """Whether the English is the Chinese correctly rounded, "1.03 billion", "29%", in silence."""
    digits = significant(en.value)
    is_round = en.kind is Kind.PERCENT or _ROUND.search(en.text)
    if zh.kind is not en.kind or zh.unit != en.unit or en.day or not is_round:
        return False
    if not 2 <= digits < significant(zh.value):  # noqa: PLR2004 - a lone digit says too little
        return False
    step = Decimal(1).scaleb(en.value.adjusted() - digits + 1)
    return abs(en.value - zh.value) <= min(step / 2, abs(zh.value) / 100)


_ROUND = re.compile(r"\d ?(?:[mb]illion|trillion|m|mn|bn|tn)\b")


def _candidates(left: Matching) -> Iterator[tuple[Figure, Figure]]:
    """Name who may contradict whom; a figure said before only what is clearly of its kind."""
    yield from _nearby(left.zh, left.en)
    for zh, en in chain(_nearby(left.zh_again, left.en), _nearby(left.zh, left.en_again)):
        is_scale = min(zh.value, en.value) >= _MILLION and en.text[0] in "mbt"
        if _is_power(zh, en) and (is_scale or _is_vague(zh, en)):  # 万亿, "the billion yuan club"
            yield zh, en
            continue
        is_size = zh.kind is en.kind in {Kind.DURATION, Kind.MEASURE} and zh.value == en.value
        if is_size or {zh.unit, en.unit} == {"half", "quarter"} or _is_alike(zh, en):
            yield zh, en

    for zh, en in _nearby(left.zh_again, left.en_again):  # 500 once more here, 5,000 there
        is_same = (zh.kind, zh.unit) == (en.kind, en.unit) and _is_power(zh, en)
        if is_same and zh.weight is en.weight is Weight.STRONG:
            yield zh, en


_MANY = 2_500  # pairs that are still compared each with each
_REACH = 10


def _nearby(zh: list[Figure], en: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pair each with each, but of very many only those at about the same place of their texts."""
    if len(zh) * len(en) <= _MANY:
        yield from product(zh, en)
        return
    for index, figure in enumerate(zh):
        middle = index * len(en) // len(zh)
        yield from ((figure, each) for each in en[max(0, middle - _REACH) : middle + _REACH + 1])


def _last_two(left: Matching) -> Iterator[Difference]:
    """Take the only small number left on either side for one: 连续三届, "four Games in a row"."""
    zh, en = ([each for each in side if each.weight > Weight.WEAK] for side in (left.zh, left.en))
    if zh and not en:  # 六家, "two stores"
        en = [each for each in left.en if each.text.lower() in {"two", "twice"}]
    zh = zh or [each for each in left.zh if each.value > 1]
    if len(zh) != 1 or len(en) != 1 or (zh[0].kind, en[0].kind) == (Kind.COUNT, Kind.ORDINAL):
        return
    if _is_small(zh[0]) and _is_small(en[0]):
        left.zh.remove(zh[0])
        left.en.remove(en[0])
        yield difference(Fault.VALUE, Severity.ERROR, zh[0], en[0])


def _is_small(figure: Figure) -> bool:
    return figure.kind in {Kind.COUNT, Kind.ORDINAL, Kind.FACTOR} and 1 < figure.value <= 12  # noqa: PLR2004


def _fault(zh: Figure, en: Figure) -> tuple[int, Fault] | None:  # noqa: PLR0911 - a ladder
    """Rate how two leftovers may belong together (0 the likeliest) and what then differs."""
    kinds = {zh.kind, en.kind}
    if min(zh.weight, en.weight) is Weight.WEAK and not _is_telling(zh, en):
        return None
    if _is_rank(zh, en):
        return (1, Fault.MAGNITUDE)
    if kinds & {Kind.DATE, Kind.TIME, Kind.WEEKDAY}:
        return _date_fault(zh, en)
    if kinds & {Kind.CODE, Kind.VAGUE}:
        is_numbered = zh.text.endswith("号") and en.text[0].isalpha()  # 神舟十三号, "Shenzhou-12"
        is_like = len(kinds) == 1 or is_numbered or _is_vague(zh, en)
        return (2, Fault.MAGNITUDE if _is_power(zh, en) else Fault.VALUE) if is_like else None
    if zh.value == en.value:
        return (0, Fault.CURRENCY if kinds == {Kind.MONEY} else Fault.UNIT)
    if _is_power(zh, en):
        return (1, Fault.MAGNITUDE)
    if not _is_comparable(zh, en):
        return None
    if len(kinds) == 1:
        return (2 if zh.unit == en.unit else 4, Fault.VALUE)
    if _is_alike(zh, en):
        return (3, Fault.VALUE)
    is_name = zh.text.endswith("号") and en.text.isdecimal()  # 飞鱼16号, "Flying Fish 17"
    is_sure = is_name or zh.weight is en.weight is Weight.STRONG
    is_share = kinds == {Kind.PERCENT, Kind.POINTS}
    return (5, Fault.VALUE) if is_share or (Kind.COUNT in kinds and is_sure) else None


def _is_vague(zh: Figure, en: Figure) -> bool:
    """Whether both may be orders of magnitude: 百万粉丝, "billions of fans"."""
    return all(any(each.kind is Kind.VAGUE for each in side.readings) for side in (zh, en))


def _calendar(value: Decimal) -> str | None:
    """Say what a bare number of a date may be: 26 a day, 1998 a year."""
    if value == int(value) and 1 <= value <= 31:  # noqa: PLR2004
        return "day"
    return "year" if 1000 <= value < 3000 else None  # noqa: PLR2004


def _is_comparable(zh: Figure, en: Figure) -> bool:
    """Whether a slip could have made one of the other: 三个 and "1.45 billion" are two matters."""
    low, high = sorted((zh.value, en.value))
    return zh.weight is en.weight is Weight.STRONG or high <= low * 100


def _is_telling(zh: Figure, en: Figure) -> bool:
    """Whether even a weak figure contradicts: 两个 and "three", 万亿 and "a billion"."""
    weak, other = sorted((zh, en), key=lambda each: each.weight)
    if _is_year(zh) and _is_year(en):  # 后年, "2027"; not 今年, "a year earlier"
        return re.search(r"\d{4}", zh.text + en.text) is not None
    if _is_rate(zh, en) or _is_of_one_scale(zh, en) or _is_rank(zh, en):
        return True
    if other.weight is Weight.WEAK:
        return False
    if _is_vague(zh, en) and _is_power(zh, en):  # 千人, "hundreds"
        return True
    if _is_power(zh, en) and (min(zh.value, en.value) >= _MILLION or weak.value >= _TEN):
        return True  # 万亿, "a billion"; 前二十, "the top 2"
    is_two = weak.value == 2 and 2 < other.value <= 10  # noqa: PLR2004 - 两 alone
    return is_two and _is_alike(zh, en) and len(weak.text) > 1


def _is_of_one_scale(zh: Figure, en: Figure) -> bool:
    """Whether both say when or which: 两年 and "two months", 第六位 and "the first"."""
    if zh.text.endswith("号"):  # 一号, "the 5th"; 神舟十三号, "Shenzhou XII"
        return bool(en.day and en.day.day) or re.fullmatch("[IVX]{2,}", en.text) is not None
    if zh.kind is en.kind is Kind.FACTOR:  # 两倍, "triple"
        return True
    if _is_other_size(zh, en):
        return True
    if zh.kind is en.kind is Kind.ORDINAL and not zh.unit + en.unit:
        return max(zh.value, en.value) > 2  # noqa: PLR2004 - first, second are said of much else
    return _is_alike(zh, en) and zh.unit in _TELLING


def _is_other_size(zh: Figure, en: Figure) -> bool:
    """Whether both are sizes: 一公里, "a mile"; 半天, "half an hour"; 五年, "a decade"."""
    is_said = zh.weight > Weight.WEAK
    if zh.kind is en.kind is Kind.MEASURE:
        return is_said and zh.value == en.value
    if not zh.kind is en.kind is Kind.DURATION:
        return False
    is_same = zh.value == en.value
    is_long = is_said and en.unit in {"decade", "century"} and (is_same or zh.unit == "year")
    return is_long or (is_same and zh.value != 1)


def _is_year(figure: Figure) -> bool:
    day = figure.day
    return day is not None and not day.is_relative and day.month is None and day.day is None


_TELLING = {"%", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}


def _is_alike(zh: Figure, en: Figure) -> bool:
    """Whether both may count the same: both years, both ordinals."""
    mine, theirs = ({(each.kind, each.unit) for each in side.readings} for side in (zh, en))
    return bool(mine & theirs)


def _is_rate(zh: Figure, en: Figure) -> bool:
    """Whether one says 每平方米 and the other "per square foot"."""
    is_per = re.match(r"(?i:per|each|every|an?)\b", en.text) is not None
    return zh.text[0] in "每/" and is_per


_MILLION = 10**6
_TEN = 10


def _date_fault(zh: Figure, en: Figure) -> tuple[int, Fault] | None:
    if zh.day and en.day:
        if zh.day.is_relative or en.day.is_relative:
            return None
        pairs = zip(_parts(zh.day), _parts(en.day), strict=True)
        both = [one == other for one, other in pairs if one is not None and other is not None]
        return (2 - sum(both), Fault.DATE) if both else None
    kinds = {zh.kind, en.kind}
    if len(kinds) == 1:
        return (2, Fault.DATE)
    if kinds == {Kind.DATE, Kind.WEEKDAY}:
        return (3, Fault.DATE)
    is_day = Kind.DATE in kinds and kinds <= {Kind.DATE, Kind.ORDINAL, Kind.COUNT}
    is_like = is_day and _calendar(zh.value) is _calendar(en.value) is not None
    return (2, Fault.DATE) if is_like else None


def _parts(day: Day) -> tuple[int | None, int | None, int | None]:
    return (day.year, day.month, day.day)


def _is_rank(zh: Figure, en: Figure) -> bool:
    """Whether two numbers of which one ranks differ by a power of ten: 第二届, "the 20th"."""
    kinds = {zh.kind, en.kind}
    if Kind.ORDINAL not in kinds or not kinds <= _RANKED or min(zh.value, en.value) < 2:  # noqa: PLR2004
        return False
    return not zh.unit and not en.unit and _is_tenfold(zh, en)


_RANKED = {Kind.ORDINAL, Kind.COUNT, Kind.DATE}


def _is_power(zh: Figure, en: Figure) -> bool:
    """Whether two amounts of the same kind differ by a power of ten and nothing else."""
    kinds = {zh.kind, en.kind}
    is_mixed = len(kinds) > 1 and not kinds <= {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.VAGUE}
    if is_mixed or Kind.ORDINAL in kinds:
        return False
    if zh.unit and en.unit and zh.unit != en.unit:
        return len(kinds) == 1 and _is_tenfold_size(zh, en)
    return _is_tenfold(zh, en)


def _is_tenfold_size(zh: Figure, en: Figure) -> bool:
    """Whether sizes in different units do, but for rounding: 680亩, "450 hectares"."""
    ratio = size_ratio(zh.readings[0], en.readings[0])
    if ratio is None or ratio <= 0:
        return False
    power = ratio.log10().to_integral_value()
    return power != 0 and abs(ratio.scaleb(-int(power)) - 1) <= _ROUNDING


_ROUNDING = Decimal("0.03")


def _is_tenfold(zh: Figure, en: Figure) -> bool:
    low, high = sorted((zh.value, en.value))
    return 0 < low < high and (high / low).normalize().as_tuple().digits == (1,)
