"""English fractions, multiples, ordinals, halves and orders of magnitude."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.figures.noun import Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import DIGITS, EN_RUN, EN_SCALES, EN_SMALL, read_en
from bulletin.checks.figures.scan import Reader
from bulletin.checks.figures.units import EN, alternation
from bulletin.checks.figures.words_en import FACTORS, ORDINAL, PARTS, TO_TWELVE, hedge, rank

_RISES = re.compile(
    r"(?:increas|ris|rose|grew|grow|up|jump|surg|climb|soar|higher)[a-z]*"
    r" (?:by |of )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?:more|higher|larger|greater|longer|bigger|increase|rise|jump)\b")
_LOOKBACK = 24
_OF = re.compile(rf"(?: of)?(?: an?| one)? (?P<unit>{alternation(EN)})\b", re.IGNORECASE)


def _ordinal(text: str, start: int, end: int) -> Iterator[Figure]:
    word = text[start:end]
    value = rank(word)
    lesser, weight = (
        (Weight.FAIR, Weight.STRONG) if word[0].isdecimal() else (Weight.WEAK, Weight.FAIR)
    )
    span = _OF_SPAN.match(text, end)  # the 29th minute: 29分钟, not 29小时
    also = (Reading(Kind.DURATION, Decimal(value), span[1]),) if span else ()
    weight = weight if value > 2 else lesser  # noqa: PLR2004
    yield said(word, start, Kind.ORDINAL, value, weight=weight, also=also)


_OF_SPAN = re.compile(r"[- ](minute|hour)\b")


def _small(word: str) -> Decimal:
    return Decimal(word) if word.isdecimal() else Decimal(EN_SMALL.get(word, 1))


def _ratio(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read three in ten, 1/3, one out of every five."""
    found = text[start:end].lower().replace(",", "")
    numbers = re.findall(rf"\d+|\b(?:{TO_TWELVE}|twenty|fifty)\b", found)
    above, below = _small(numbers[0]), _small(numbers[-1])
    is_share = below <= 10 or below in {12, 20, 50, 100, 1000}  # noqa: PLR2004
    if is_share:
        yield from _share(text, start, end, above, below)
    for value in (above, below):  # 24 out of 41 industries are so many as well
        weight = Weight.WEAK if is_share else Weight.STRONG
        yield said(text[start:end], start, Kind.COUNT, value, weight=weight)


def _fraction(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read two thirds, a quarter, half."""
    first, *rest = re.split(r"[-/ ]", text[start:end].lower().replace("ten-th", "ten_th"))
    part = (rest[-1] if rest else first).replace("_", "-")
    below = int(re.sub(r"\D", "", part) or 0) or PARTS.get(part) or PARTS[part.removesuffix("s")]
    of = _OF.match(text, end)
    unit = EN[of["unit"].lower()] if of else None
    if of is None or unit is None or unit.kind not in {Kind.POINTS, Kind.PERCENT, Kind.DURATION}:
        yield from _share(text, start, end, _small(first), Decimal(below))
        return
    value, found = _small(first) / below * unit.factor, text[start : of.end()]
    approx, _ = hedge(text, start)
    yield said(found, start, unit.kind, value, unit.name, approx=approx, weight=Weight.FAIR)


def _share(text: str, start: int, end: int, above: Decimal, below: Decimal) -> Iterator[Figure]:
    if below:
        approx, _ = hedge(text, start)
        value = above * 100 / below
        weight = Weight.WEAK if below == 2 or above >= below else Weight.FAIR  # noqa: PLR2004
        found = text[start:end]
        yield said(found, start, Kind.PERCENT, value, "%", approx=approx, weight=weight)


def _half(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read half an hour, an hour and a half, a quarter of a century."""
    word = text[start:end].lower()
    spans = ("hour", "year", "month", "day", "century", "centuries", "decade", "week", "minute")
    unit = EN[next((name for name in spans if name in word), re.split("[- ]", word)[-1])]
    value = "1.5" if " and " in word else "0.5"
    if "quarter" in word:
        value = "0.75" if "three" in word else "0.25"
    size = Decimal(value) * unit.factor
    approx, _ = hedge(text, start)
    found = text[start:end]
    yield said(found, start, unit.kind, size, unit.name, approx=approx, weight=Weight.FAIR)


def _feet(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 6-foot-6, 5 feet 10 inches as one length."""
    feet, inches = re.findall(r"\d+", text[start:end])
    value = int(feet) * 12 + int(inches)
    yield said(text[start:end], start, Kind.MEASURE, value, "inch")


def _single(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "a year", "every percentage point": support for a 1年 or 1个百分点, never missed."""
    unit = EN[re.sub(r".*[- ](?!point)", "", text[start:end].lower())]
    approx, _ = hedge(text, start)
    found = text[start:end]
    yield said(found, start, unit.kind, unit.factor, unit.name, approx=approx, weight=Weight.WEAK)


def _rate(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "per square metre", "an acre", "daily": support for 每平方米, 每天."""
    found = text[start:end]
    name = re.sub(r"^(?:an?|per|each|every)[- ]", "", found.lower())
    unit = EN[_EVERY.get(name, name)]
    yield said(found, start, unit.kind, unit.factor, unit.name, weight=Weight.WEAK)


_EVERY = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    **dict.fromkeys(("annual", "annually", "yearly"), "year"),
}


def _centenary(text: str, start: int, end: int) -> Iterator[Figure]:
    yield said(text[start:end], start, Kind.DURATION, 1, "century", weight=Weight.WEAK)


def _changed(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read doubled, twice, halved."""
    word = text[start:end].lower()
    value = next(value for stem, value in FACTORS.items() if word.startswith(stem))
    approx, _ = hedge(text, start)
    level = Decimal(50 if value < 1 else value * 100)
    shares = (level, level - 100) if word.endswith("ed") else (level,)  # to 200%, by 100%
    also = tuple(Reading(Kind.PERCENT, share, "%") for share in shares)
    is_name = word in {"twice", "double", "triple", "treble", "halves"}
    weight = Weight.WEAK if is_name else Weight.FAIR
    yield said(text[start:end], start, Kind.FACTOR, value, approx=approx, weight=weight, also=also)


def _times(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 2.2 times, tenfold; a rise of two times may be meant as three."""
    word = text[start:end]
    number = EN_RUN.match(re.sub(r"-?fold$", "", word))
    if number is None:
        return
    value = read_en(number[0]).values[0]
    also = [Reading(Kind.COUNT, value), Reading(Kind.PERCENT, value * 100, "%")]
    if _RISES.search(text, max(0, start - _LOOKBACK), start) or _MORE.match(text, end):
        also.append(Reading(Kind.FACTOR, value + 1))
    weight = Weight.STRONG if word[0].isdecimal() else Weight.FAIR
    approx, _ = hedge(text, start)
    yield said(word, start, Kind.FACTOR, value, approx=approx, weight=weight, also=tuple(also))


def _vague(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read dozens of, several hundred, tens of thousands of: orders of magnitude."""
    value = 1
    sizes = {**EN_SCALES, "ten": 10, "score": 10, "dozen": 10}
    for word in re.findall(r"[a-z]+", text[start:end].lower()):
        value *= sizes.get(word.removesuffix("s"), 1)
    approx, _ = hedge(text, start)
    also = (Reading(Kind.COUNT, Decimal(2 * value)),) if "couple" in text[start:end] else ()
    yield said(
        text[start:end], start, Kind.VAGUE, value, approx=approx, weight=Weight.FAIR, also=also
    )


def _countless(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "countless", "for millennia" as the idioms they may stand for: 成千上万, 千百年."""
    word = text[start:end]
    also = tuple(Reading(Kind.VAGUE, Decimal(size)) for size in (10**4, 10**5))
    yield said(word, start, Kind.VAGUE, 1000, weight=Weight.WEAK, also=also)


def _per(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "per million people": support for 每百万人, never missed."""
    word = text[start:end]
    yield said(word, start, Kind.COUNT, EN_SCALES[word.split()[-1].lower()], weight=Weight.WEAK)


def _multiple(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "exceeding it by a factor of three", 高出三倍 as well as 是三倍."""
    found = text[start:end]
    number = re.split(r"\s", found)[-1]
    value = read_en(number).values[0]
    approx, _ = hedge(text, end - len(number))
    also = (Reading(Kind.FACTOR, value + 1), Reading(Kind.COUNT, value))
    yield said(found, start, Kind.FACTOR, value, approx=approx, weight=Weight.FAIR, also=also)


def _loose(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "multibillion", "for decades": support for 数十亿, 几十年."""
    found = text[start:end]
    name = found.lower().removeprefix("multi").removeprefix("-")
    value = {"decades": 10, "centuries": 100}.get(name) or EN_SCALES[name]
    yield said(found, start, Kind.VAGUE, value, weight=Weight.WEAK)


_YEAR = r"(?:1[5-9]|20)\d\d\b"
_PARTS = r"(?:three|four|five|six|seven|eight|ten|twelve|twenty|fifty|100|1,000)"
_BIG = r"(?:thousands|millions|billions|trillions)"
_SIZED = alternation(
    name
    for name, unit in EN.items()
    if unit.kind is Kind.MEASURE and (len(name) > 2 or name == "mu") and unit.name != "celsius"  # noqa: PLR2004
)
_SPANS = r"(?:year|month|week|day|decade|century|hour|minute|second|fortnight)"
RULES: tuple[tuple[str, Reader], ...] = (
    (r"\b(?i:countless|innumerable|myriads?|millennia)\b", _countless),
    (r"\b(?i:per|every|each) (?:hundred|thousand|million|billion)\b", _per),
    (
        (
            rf"\bfactor of (?:(?:at least|about|around|nearly|more than|up to) )?"
            rf"(?:{DIGITS}|{TO_TWELVE})\b"
        ),
        _multiple,
    ),
    (r"\b(?:[Tt]wice|(?i:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:es?|ed|ing))\b", _changed),
    (
        (
            rf"(?<![\w.,])(?:{DIGITS}|(?i:{TO_TWELVE}|twenty|thirty|fifty|hundred))"
            r"(?:-?fold\b| times(?= (?:the|that|those|as|more|higher|larger|greater|over|bigger"
            r"|longer|faster|its|their|what|compared|by|this|last|year|from|on)\b|[,.;)]))"
        ),
        _times,
    ),
    (
        (
            r"\b(?:(?:[Aa] )?[Hh]alf[- ](?:an?[- ])?"
            r"(?:hour|year|month|day|century|decade|mile|inch|foot|acre|hectare|gallon|tonne|ton|kilo|kilogram|(?:kilo|centi|milli)?met(?:re|er)|lit(?:re|er))"
            r"|an? (?:hour|year|day|month|week|century|decade|minute) and a half"
            r"|one and a half (?:hours|years|months|days|centuries)|a quarter of an hour"
            r"|(?:a )?quarter[- ](?:of a )?century|three[- ]quarters of an hour)\b"
        ),
        _half,
    ),
    (
        (
            r"\b(?!(?:[Tt]wo|[Ff]our|[Ff]ive|[Ss]ix) quarters)"
            rf"(?i:{TO_TWELVE}|an?)[- ](?:half|(?<=[Tt]wo )halves|thirds?"
            r"|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|(?:twent|thirt|fort|fift|sixt)ieths?|hundredths?|(?:ten-)?thousandths?"
            r"|millionths?)\b"
            r"(?! (?:party|person|time|day|year|week|century|quarter|child|place|round|goal|term"
            r"|win|defeat|loss|victory|meeting|visit|attempt|title|straight|consecutive|successive|season|game|set|man|woman|victim|round|wave|dose"
            r"|of an hour)| [A-Z][a-z])"
            r"|\b[Hh]alf\b(?![- ](?:an?[- ])?(?:dozen|hundred|thousand|[mbtr]+illion))"
        ),
        _fraction,
    ),
    (
        (
            rf"\b(?i:{TO_TWELVE}|\d+) (?:[a-z]+ ){{1,2}}(?:in|out of)(?: every)? {_PARTS}\b"
            r"(?=[,.;:)]|\s(?:in|is|are|was|were|has|have|had|now|will|would|said|says|does|do)\b|$)"
            rf"|\b(?i:{TO_TWELVE}|\d+)(?: (?:in|out of)(?: every)? |-in-)"
            rf"(?:{TO_TWELVE}|(?!{_YEAR})\d+)\b"
            r"(?! (?:days|years|months|weeks|hours|minutes|cities|countries|games|matches))"
            r"|(?<![\d/])[1-9]/[1-9]\d?(?![\d/])"
        ),
        _ratio,
    ),
    (
        (
            r"(?<![\w.,-])\d[- ]?(?:foot|feet|ft)[- ]\d{1,2}"
            r"(?:[- ]?(?:inch(?:es)?|in)\b|(?!\w|[.,]\d))"
        ),
        _feet,
    ),
    (rf"\b(?i:{TO_TWELVE}|an?|\d+)[-/ ]\d+(?:,\d{{3}})?ths?\b", _fraction),
    (
        r"\b(?:[Cc]entenary|[Cc]entennial|[Cc]entenarian)s?\b|\b(?:[Tt]wo )?hundred-year\b",
        _centenary,
    ),
    (
        (
            r"\b(?:[Ee](?:very|ach) percentage point\b"
            r"|(?:[Aa]n?|one|[Tt]he (?:past|last|next|coming)|once[- ]a)[- ]"
            rf"(?:(?:further|full|whole|whopping|mere|single) )?{_SPANS}\b)"
            r"(?<! a second(?= [a-z]))"
        ),
        _single,
    ),
    (
        (
            rf"\b(?i:(?:per|each|every)[- ](?:{_SIZED}|{_SPANS})|an? (?:{_SIZED})"
            rf"|{alternation(_EVERY)})\b"
        ),
        _rate,
    ),
    (
        (
            r"\b(?i:(?:several|a few|many|a couple(?: of)?)[- ]"
            r"(?:dozen|hundred|thousand|[mb]illion)\b(?: (?:thousand|million)\b)?"
            rf"|(?:tens|hundreds|dozens|scores|thousands) of {_BIG}"
            rf"|{_BIG}|hundreds|dozens|scores(?= of)|tens(?= of))\b"
        ),
        _vague,
    ),
    (r"\b(?:[Mm]ulti-?(?:[mb]|tr)illion|[Dd]ecades|[Cc]enturies)\b", _loose),
    (ORDINAL, _ordinal),
)
