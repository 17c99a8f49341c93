"""Figures of an English text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import days_en, shares_en
from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight, said
from bulletin.checks.figures.numerals import EN_RUN, EN_SCALES, EN_SMALL, SIGNED, read_en
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
from bulletin.checks.figures.units import CODES, EN, SIGNS, Unit, alternation, words
from bulletin.checks.figures.words_en import IDIOMS, MEMBERS, ORDINALS, TO_TWELVE, hedge

_PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "，": ","}
)
_CASED = set(words("m g p c mi w min ha mu"))  # spelt in lower case alone: "5 M" is no metre
_UNITS = alternation(EN).replace(r"\ ", "[- ]")  # 3,000-square-metre as well
_AFTER = re.compile(
    r"(?P<odd>-?odd\b|-?plus\b(?! )|\s?\+(?!\d))?"
    r"(?:(?P<early> or (?:more|fewer|less)(?= ))?"
    r"(?: (?:consecutive|continuous|straight|full|whole|more|additional|further|long|short)"
    r"(?= ))?"
    rf"[- ]?(?P<unit>{_UNITS})(?![\w²³]|-(?:in|on)-)(?P<half> and a half)?"
    r"(?P<off> off\b| discount\b)?)?"
    r"(?P<bound> or (?:so|more|less|fewer|above|over|below|under|higher|older|younger)\b(?! than)"
    r"| and (?:above|over|below|under|older|younger)\b|-plus\b|-odd\b|\+| plus\b)?",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?<![A-Za-z])(?P<sign>{alternation(SIGNS)})[\s-]?$", re.IGNORECASE)
_SIGNS = {spelling.lower(): unit for spelling, unit in SIGNS.items()}
_DOLLARS = ("HKD", "AUD", "CAD", "SGD", "NZD", "TWD")
_BELOW_ZERO = re.compile(r"(?:\bminus |\bnegative |(?<![\w.])[-−–])$", re.IGNORECASE)
_BELOW = re.compile(r" below (?:zero|freezing)\b", re.IGNORECASE)
_POINTS = re.compile(r"[- ]points?\b")
_OTHERS = re.compile(r" others?\b")
_AGO = re.compile(r" (?:ago|earlier|before)\b")
_CONNECTOR = re.compile(
    r"\s?(?:[-–—~]+|/)\s?|,?\s(?:to|and|or|and a maximum of|through)\s"
    r"(?:about |over |nearly |around |an? (?:in|de)crease of |a (?:rise|fall|drop|decline) of )?",
    re.IGNORECASE,
)


def figures_en(text: str) -> tuple[Figure, ...]:
    """Return the figures of an English text in their order."""
    plain = _SPACED.sub(lambda match: match[0].replace(" ", ","), text.translate(_PLAIN))
    return tuple(share_units(plain, _RULES.scan(plain), _CONNECTOR))


_SPACED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3}){0,3} 000(?![\d.,]?\d)")  # 720 000


_LONGEST_SPELT = 200  # characters of a number in words that somebody may have meant as one


def _number(text: str, start: int, end: int) -> Iterator[Found]:
    """Read a numeral by what stands before and after it."""
    run = text[start:end]
    if len(run) > (LONGEST if run[0].isdecimal() else _LONGEST_SPELT):
        yield from (Found(each, has_unit=True) for each in code(text, start, end))
        return
    value = read_en(run).values[0]
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    sign = _SIGN.search(text, max(0, start - 12), start)
    unit = _unit(after["unit"]) or (EN["celsius"] if _BELOW.match(text, after.end()) else None)
    if sign and (unit is None or unit.kind not in {Kind.PERCENT, Kind.POINTS}):
        unit = _SIGNS[sign["sign"].lower()]
    begin = sign.start() if sign else start
    bound = (after["bound"] or after["odd"] or after["early"] or "").lower()
    stop = after.end() if bound else after.end("unit") if unit and after["unit"] else end
    approx = _approximation(text, begin, stop, bound, unit)
    if after["half"]:
        value += Decimal("0.5")
    if unit and unit.name == "celsius" and (below := _below_zero(text, begin, stop)):
        value, stop = -value, below
    written, weight = text[begin:stop], _weight(run, value, unit)
    if run[0].isupper() and text[max(0, start - 2) : start - 1].isalnum():
        weight = min(weight, Weight.FAIR)  # "The Eight Hundred" is a name
    if unit is None and value in MEMBERS and _NAMED.search(text, max(0, start - _LONGEST), start):
        weight = min(weight, Weight.FAIR)
    others = () if sign else _other_readings(run, value)  # HK$12m is no length
    also = (*others, *_by_context(text, (start, end), value, unit, sign))
    figure = said(written, begin, Kind.COUNT, value, approx=approx, weight=weight, also=also)
    if unit:
        name = "off" if after["off"] and unit.kind is Kind.PERCENT else unit.name
        figure = replace(figure, kind=unit.kind, value=value * unit.factor, unit=name)
    yield Found(figure, unit is not None, _scale(run))


def _by_context(
    text: str, place: tuple[int, int], value: Decimal, unit: Unit | None, sign: re.Match[str] | None
) -> Iterator[Reading]:
    """Yield what else a number may be by the words around it."""
    start, end = place
    if unit is None and _POINTS.match(text, end):
        yield Reading(Kind.POINTS, value, "point")
    if unit is None and (_OTHERS.match(text, end) or text.endswith("other ", 0, start)):
        yield Reading(Kind.COUNT, value, "others")
    if unit and not sign and (word := _AMBIGUOUS.match(text, end)):
        name = "pound" if word[1][0] in "Pp" else "fahrenheit"  # no sterling; no scale named
        yield Reading(Kind.MEASURE, value, name)
    if sign and sign["sign"] == "$":  # in Hong Kong or Sydney a dollar needs no name
        yield from (Reading(Kind.MONEY, value, name) for name in _DOLLARS)


_NAMED = re.compile(
    r"\b(?:FTSE|S&P|N(?:asdaq|ASDAQ)|Nikkei|CSI|S(?:toxx|TOXX)|CAC|DAX|Russell|Fortune|Forbes)[ -]$"
)
_LONGEST = 12  # characters of such a name
_AMBIGUOUS = re.compile(r"[- ]?(pound|degrees?\b)", re.IGNORECASE)


def _below_zero(text: str, start: int, end: int) -> int | None:
    """Return where a temperature ends that "minus" or "below zero" makes negative."""
    if after := _BELOW.match(text, end):
        return after.end()
    return end if _BELOW_ZERO.search(text, max(0, start - 9), start) else None


def _warmth(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read 1.5C as a temperature, and as a code, which 3C and 2.5C may be too; 104 F is none."""
    below = _below_zero(text, start, end)
    value = Decimal(text[start : end - 1]) * (-1 if below else 1)
    if text[end - 1] == "F" or text[end - 2] == " ":
        unit = "fahrenheit" if text[end - 1] == "F" else "celsius"
        yield replace(said(text[start:end], start, Kind.MEASURE, value, unit), end=below or end)
        return
    for each in code(text, start, end):
        yield replace(each, end=below or end, also=(Reading(Kind.MEASURE, value, "celsius"),))


def _unit(word: str | None) -> Unit | None:
    if not word or (word.lower() in _CASED and word != word.lower()):
        return None
    return EN.get(word.lower()) or EN.get(word.lower().replace("-", " "))


_BOUNDS = {
    "more above over plus + higher older odd": Approx.OVER,
    "less fewer": Approx.UP_TO,
    "below under younger": Approx.UNDER,
}


def _approximation(text: str, begin: int, end: int, bound: str, unit: Unit | None) -> Approx:
    for words_of, bounded in _BOUNDS.items():
        if any(word in bound for word in words(words_of)):
            return bounded
    if bound:
        return Approx.ABOUT
    approx, word = hedge(text, begin)
    if unit and unit.kind is Kind.DURATION:
        if _AGO.match(text, end) and word not in {"less than", "under"}:
            return Approx.LOOSE
        return Approx.EITHER if word == "over" else approx
    return approx


def _other_readings(run: str, value: Decimal) -> tuple[Reading, ...]:
    """Let 100m be metres as well as millions, a dozen 十几."""
    if run.lower() in {"a dozen", "dozen"}:
        return (Reading(Kind.VAGUE, Decimal(10)),)
    if run.lower().endswith("dozen"):  # two to three dozen: 二三十
        return (Reading(Kind.COUNT, value / 12 * 10),)
    if re.fullmatch(r"\d{1,2}K", run):  # a 4K screen, a 5K run
        number = value / EN_SCALES["k"]
        return (Reading(Kind.CODE, number), Reading(Kind.MEASURE, number, "km"))
    is_metres = re.fullmatch(r"[\d.,]+m", run)
    return (Reading(Kind.MEASURE, value / EN_SCALES["m"], "m"),) if is_metres else ()


def _scale(run: str) -> Decimal:
    """Return what "million" multiplies a numeral by, for a range that says it once."""
    found = re.search(
        r"[\d -]((?:dozen|hundred|thousand|(?:m|b|tr)illion)|mn|bn|tn|k|m|b)$", run.lower()
    )
    is_counted = re.match(rf"\d|{TO_TWELVE}", run.lower())
    return Decimal(EN_SCALES[found[1]]) if found and is_counted else Decimal(1)


def _weight(run: str, value: Decimal, unit: Unit | None) -> Weight:
    if run[0].isdecimal():
        return Weight.FAIR if value in {0, 1, 2} and not unit else Weight.STRONG
    if value <= 2:  # noqa: PLR2004 - one, two are seldom said as figures
        return Weight.FAIR if unit and unit.kind is Kind.MEASURE else Weight.WEAK
    is_round = (
        re.match(r"(?:an?|half|(?:[mb]|tr)illion)\b", run.lower())
        or "dozen" in run
        or "score" in run
    )
    return Weight.FAIR if is_round or value <= 12 else Weight.STRONG  # noqa: PLR2004


def _numbered(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "number three", "No. 3" as a rank."""
    word = re.split(r"[ .-]+", text[start:end])[-1].lower()
    value = word if word.isdecimal() else EN_SMALL[word]
    yield said(text[start:end], start, Kind.ORDINAL, value, weight=Weight.FAIR)


def _support(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read words and numerals that are seldom missed: trio, Shenzhou VI."""
    word = text[start:end]
    value = _GROUPS.get(word.lower()) or _roman(word)
    weight = Weight.FAIR if word[0] in "tq" and value > 2 else Weight.WEAK  # noqa: PLR2004
    also = () if word.lower() in _GROUPS else (Reading(Kind.ORDINAL, Decimal(value)),)
    yield said(word, start, Kind.COUNT, value, weight=weight, also=also)


def _digits(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read double-digit growth: 两位数."""
    value = {"s": 1, "d": 2, "t": 3}[text[start].lower()]
    yield said(text[start:end], start, Kind.COUNT, value, weight=Weight.FAIR)


def _sweep(text: str, start: int, end: int) -> Iterator[Figure]:
    """Read "in straight sets" as the 3比0 or 2比0 it is."""
    more = tuple(Reading(Kind.COUNT, Decimal(number)) for number in (3, 4))
    for sets, also in ((2, more), (0, ())):
        yield said(text[start:end], start, Kind.COUNT, sets, weight=Weight.WEAK, also=also)


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in word]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-value if value < after else value for value, after in pairs)


_GROUPS = {
    **dict.fromkeys(("duo", "pair", "couple", "both", "twin", "twins"), 2),
    **dict.fromkeys(("trio", "threesome", "triplets"), 3),
    **dict.fromkeys(("quartet", "foursome"), 4),
    "quintet": 5,
}


def _idiom(text: str, start: int, end: int) -> Iterator[Figure]:
    """Keep the numerals of a set phrase as support only."""
    found = text[start:end]
    for part in re.findall(rf"\b(?:{TO_TWELVE}|first|second|third|\d+)\b", found.lower()):
        value = part if part.isdecimal() else EN_SMALL.get(part) or ORDINALS[part]
        yield said(found, start, Kind.COUNT, value, weight=Weight.WEAK)


_SHORT_UNITS = alternation(unit for unit in EN if unit.isascii() and len(unit) < 5)  # noqa: PLR2004
_CODE = (
    rf"(?<![A-Za-z\d$-])(?!(?:R[Mm][Bb]|{alternation(words(CODES))}|Rs|[Nn]o)-?\d)"
    rf"(?!(?:[A-Z]{{1,3}}|R[mp]){SIGNED})"
    r"(?!(?!covid)[a-z]{3,}-)[A-Za-z]{1,20}-?\d++"
    r"(?:\.\d++)*+(?:[A-Za-z]{1,6}\d{0,4}){0,3}(?![\w%]|,\d{3}|\.\d)"
    r"|(?<![A-Za-z\d.,$€£¥-])\d+(?:\.\d+)?(?!(?:st|nd|rd|th|s|am|pm|mn|bn|mln|tn|trn)\b)"
    rf"(?![a-z]{{4}}|(?:{_SHORT_UNITS}|[kKmMbB]|[kKM]?[Ww]h?|GW|[KMGT]B|[kMG]?Hz|RMB|CNY|USD|HKD|EUR)\b)"
    r"[A-Za-z]+\d*(?!\w)"
)
_RULES = Rules(
    (WEB, nothing),
    (NOTE, nothing),
    (r"(?<![\w.,-])\d+[A-Z]{2,4}\d[A-Z\d]*\b|(?<=\b[Nn]o\. )\d+[A-Z]\w*", code),  # 2025ZJ0418, 12B
    (PHONE, code),
    (SUM, code),
    (RELAY, code),
    (rf"\b(?:{IDIOMS})(?![a-z\d])", _idiom),
    (r"\b(?:[Ss]ingle|[Dd]ouble|[Tt]riple)[- ](?:digit|figure)s?\b", _digits),
    (r"\bstraight (?:sets|games|frames)\b", _sweep),
    *days_en.RULES,
    *shares_en.RULES,
    (r"(?<![A-Za-z\d.,$€£¥])(?:\d{1,3}(?:\.\d+)? ?C|\d{2,3} ?F)\b(?!-)", _warmth),
    (_CODE, code),
    (
        rf"\b(?:[Nn]umber[ -]|No[ -]|No\.[ -]?)(?:{TO_TWELVE}|\d{{1,3}}(?![\d,.]\d))\b(?! of)",
        _numbered,
    ),
    (r"\b(?=[IVX]{2,}\b)X{0,3}(?:IX|IV|V?I{0,3})\b|(?<=[a-z] )[VX]\b", _support),
    (rf"\b(?i:{alternation(_GROUPS)})\b", _support),
    (f"(?i:{EN_RUN.pattern})", _number),
    (r"\b(?:[mb]|tr)illion(?=[- ](?:yuan|dollar|euro|pound|yen)\b)", _number),  # the … mark
    begin="(?:(?<![A-Za-z])|(?![A-Za-z]))",  # not within a word
)
