"""Figures of an English text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import days_en
from bulletin.checks.figures.idioms import EN_IDIOMS
from bulletin.checks.figures.noun import Approx, Figure, Kind, Reading, Weight
from bulletin.checks.figures.numerals import EN_RUN, EN_SCALES, EN_SMALL, Numeral, read_en
from bulletin.checks.figures.scan import Found, Rule, scan, share_units
from bulletin.checks.figures.units import EN, SIGNS, Unit, alternation

_HYPHENS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"}
)
_CASED = {"m", "g", "p", "c", "mi", "w", "min", "ha", "mu"}
_UNITS = alternation(EN)
_AFTER = re.compile(
    rf"(?P<odd>-?odd\b|-?plus\b(?! )|\s?\+(?!\d))?(?:[- ]?(?P<unit>{_UNITS})(?![\w²³]|-(?:in|on)-)(?P<half> and a half)?)?"
    r"(?P<bound> or (?:so|more|less|fewer|above|over|below|under|thereabouts|higher|older|younger)\b| and (?:above|over|below|under|older|younger)\b"
    r"|-plus\b|-odd\b|\+| plus\b)?",
    re.IGNORECASE,
)
_OVER = (
    r"more than|over|(?<!the )above|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)|tops|upwards? of|at least|(?:no|not) (?:fewer|less) than"
    r"|in excess of|beyond|passed|greater than|higher than|minimum(?: of)?|larger than|longer than|older than|north of|well over|just over|a little over"
)
_UNDER = (
    r"less than|fewer than|under|below|at most|(?:no|not) more than|within|maximum(?: of)?|not exceed(?:ing)?|not to exceed"
    r"|just short of|lower than|capped at|shy of|smaller than|shorter than|younger than|no later than"
)
_UP_TO = r"up to|as (?:many|much|high|long|far) as"
_NEAR = r"nearly|almost|close to|approaching|approached|approximates"
_ABOUT = r"about|around|approximately|roughly|some|an estimated|estimated|circa|or so|in the region of|somewhere around|more or less|approx\.?|~"
_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<near>{_NEAR})|(?P<about>{_ABOUT})|(?P<upto>{_UP_TO}))"
    rf"\s(?:an? |the |some |another |its |their |a total of |as much as )?(?:(?P<sign>{alternation(SIGNS)})\s?)?$",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?<![A-Za-z])(?P<sign>{alternation(SIGNS)})[\s-]?$", re.IGNORECASE)
_RISES = re.compile(
    r"(?:increas|ris|rose|grew|grow|up|jump|surg|climb|soar|higher)[a-z]* (?:by |of )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s(?:more|higher|larger|greater|longer|bigger|increase|rise|jump)\b|-fold (?:increase|rise)"
)
_ORDINALS = {
    **dict(
        zip(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
            " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            range(1, 21),
            strict=True,
        )
    ),
    **dict(
        zip(
            "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
            range(30, 110, 10),
            strict=True,
        )
    ),
}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL = rf"\b(?:\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})[- ])?(?:{alternation(_ORDINALS)}))\b"
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
          "twelfth": 12, "twentieth": 20, "hundredth": 100}  # fmt: skip
_COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def figures_en(text: str) -> tuple[Figure, ...]:
    """Return the figures of an English text in their order."""
    plain = text.translate(_HYPHENS)
    return tuple(share_units(plain, scan(plain, _RULES), _CONNECTOR))


def _hedge(text: str, start: int) -> tuple[Approx, str]:
    found = _BEFORE.search(text, max(0, start - 40), start)
    if not found:
        return Approx.EXACT, ""
    word = (
        found["over"] or found["under"] or found["near"] or found["about"] or found["upto"]
    ).lower()
    if found["over"]:
        return Approx.OVER, word
    if found["upto"]:
        return Approx.UP_TO, word
    return (Approx.UNDER if found["under"] or found["near"] else Approx.ABOUT), word


def _number(text: str, start: int, end: int) -> Iterator[Found]:
    """Read a numeral by what stands before and after it."""
    run = text[start:end]
    numeral = read_en(run)
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    unit = _unit(after["unit"], text, end)
    sign = _SIGN.search(text, max(0, start - 12), start)
    begin = sign.start() if sign else start
    approx, word = _hedge(text, begin)
    if sign and (unit is None or unit.kind not in {Kind.PERCENT, Kind.POINTS}):
        unit = next(u for s, u in SIGNS.items() if s.lower() == sign["sign"].lower())
    stop = after.end("unit") if unit and after["unit"] else end
    bound = (after["bound"] or after["odd"] or "").lower()
    if bound:
        stop = after.end()
    approx = _bounded(approx, bound)
    if word == "over" and unit and unit.kind is Kind.DURATION:
        approx = Approx.ABOUT  # "over three years" may mean throughout
    if word == "within":
        approx = Approx.EXACT
    value = numeral.values[0]
    if after["half"]:
        value += Decimal("0.5")
    weight = _weight(run, numeral, unit)
    figure = Figure(
        Kind.COUNT,
        value,
        "",
        approx,
        begin,
        stop,
        text[begin:stop],
        weight,
        _scaled_letter(run, value),
    )
    if unit:
        also = tuple(
            Reading(unit.kind, r.value, unit.name) if r.kind is Kind.COUNT else r
            for r in figure.also
        )
        figure = replace(
            figure, kind=unit.kind, value=value * unit.factor, unit=unit.name, also=also
        )
    yield Found(figure, has_unit=unit is not None, scale=_scale(run))


def _unit(word: str | None, text: str, end: int) -> Unit | None:
    if not word:
        return None
    low = word.lower()
    if low in _CASED and word != low:
        return None
    if low == "m" and text[end : end + 1] == "-":
        return None
    return EN.get(low)


def _scaled_letter(run: str, value: Decimal) -> tuple[Reading, ...]:
    """Let 100m be metres as well as millions."""
    found = re.fullmatch(r"([\d.,]+)m", run)
    return (Reading(Kind.MEASURE, value / 10**6, "m"),) if found else ()


def _scale(run: str) -> Decimal:
    found = re.search(
        r"(?:^|[\d -])(dozen|hundred|thousand|million|billion|trillion|mn|bn|tn|k|m|b)$",
        run.lower(),
    )
    return (
        Decimal(EN_SCALES[found[1]])
        if found and re.match(r"[\d]|one|two|three|four|five|six|seven|eight|nine", run)
        else Decimal(1)
    )


def _bounded(approx: Approx, bound: str) -> Approx:
    if not bound:
        return approx
    if any(
        word in bound for word in ("more", "above", "over", "plus", "+", "higher", "older", "odd")
    ):
        return Approx.OVER
    if any(word in bound for word in ("less", "fewer", "below", "under", "younger")):
        return Approx.UNDER
    return Approx.ABOUT


def _weight(run: str, numeral: Numeral, unit: Unit | None) -> Weight:
    value = numeral.values[0]
    if run[0].isdecimal():
        return Weight.FAIR if value in {0, 1, 2} and not unit else Weight.STRONG
    if value <= 2:  # noqa: PLR2004 - one, two are seldom said as figures
        return Weight.WEAK
    if re.match(r"(?:an?|half)\b", run.lower()) or "dozen" in run or "score" in run:
        return Weight.FAIR
    return Weight.FAIR if value <= 12 else Weight.STRONG  # noqa: PLR2004


def _ordinal(text: str, start: int, end: int) -> Iterator[Found]:
    word = text[start:end].lower()
    digits = re.match(r"[\d,]+", word)
    if digits:
        value = Decimal(digits[0].replace(",", ""))
        weight = Weight.STRONG if value > 2 else Weight.FAIR  # noqa: PLR2004
    else:
        parts = re.split(r"[- ]", word)
        value = Decimal(_ORDINALS[parts[-1]] + (EN_SMALL[parts[0]] if len(parts) > 1 else 0))
        weight = Weight.FAIR if value > 2 else Weight.WEAK  # noqa: PLR2004
    yield Found(
        Figure(Kind.ORDINAL, value, "", Approx.EXACT, start, end, text[start:end], weight),
        has_unit=True,
    )


def _fraction(text: str, start: int, end: int) -> Iterator[Found]:
    """Read two thirds, a quarter of, three in ten, 1/3."""
    words = re.findall(r"[a-z]+|\d+", text[start:end].lower())
    if "in" in words or "of" in words and "out" in words:
        above, below = _small(words[0]), _small(words[-1])
    elif text[start].isdecimal():
        above, below = Decimal(words[0]), Decimal(words[1])
    else:
        name = next(word for word in words if word.rstrip("s") in _PARTS or word == "halves")
        above = _small(words[0]) if words[0] in EN_SMALL else Decimal(1)
        below = Decimal(2 if name == "halves" else _PARTS[name.rstrip("s")])
    if not below:
        return
    approx, _ = _hedge(text, start)
    value = above * 100 / below
    weight = Weight.WEAK if below == 2 or value >= 100 else Weight.FAIR  # noqa: PLR2004
    yield Found(
        Figure(Kind.PERCENT, value, "%", approx, start, end, text[start:end], weight), has_unit=True
    )


def _small(word: str) -> Decimal:
    return Decimal(word) if word.isdecimal() else Decimal(EN_SMALL.get(word, 1))


def _half(text: str, start: int, end: int) -> Iterator[Found]:
    """Read half an hour, half a year, an hour and a half, a year and a half."""
    word = text[start:end].lower()
    unit = next(
        u
        for u in ("hour", "year", "month", "day", "century", "decade", "week", "minute", "mile")
        if u in word
    )
    value = Decimal("1.5") if " and " in word else Decimal("0.5")
    if "quarters" in word:
        value = Decimal("0.75")
    elif "quarter" in word:
        value = Decimal("0.25")
    kind = Kind.MEASURE if unit == "mile" else Kind.DURATION
    approx, _ = _hedge(text, start)
    yield Found(
        Figure(kind, value, unit, approx, start, end, text[start:end], Weight.FAIR), has_unit=True
    )


def _single(text: str, start: int, end: int) -> Iterator[Found]:
    """Read "a year", "a decade": support for a 1年 or 十年, never missed."""
    word = text[start:end].lower().split()[-1]
    approx, _ = _hedge(text, start)
    unit = EN[word]
    yield Found(
        Figure(unit.kind, unit.factor, unit.name, approx, start, end, text[start:end], Weight.WEAK),
        has_unit=True,
    )


def _centenary(text: str, start: int, end: int) -> Iterator[Found]:
    yield Found(
        Figure(
            Kind.DURATION,
            Decimal(1),
            "century",
            Approx.EXACT,
            start,
            end,
            text[start:end],
            Weight.WEAK,
        ),
        has_unit=True,
    )


def _factor(text: str, start: int, end: int) -> Iterator[Found]:
    """Read doubled, tenfold, 2.2 times; a rise of two times may be meant as three."""
    word = text[start:end].lower()
    approx, _ = _hedge(text, start)
    fixed = next((value for stem, value in _FACTORS.items() if word.startswith(stem)), None)
    also: tuple[Reading, ...] = ()
    if fixed is not None:
        value = Decimal(fixed)
        weight = (
            Weight.WEAK if word in {"twice", "double", "half", "triple", "treble"} else Weight.FAIR
        )
        if value < 1:
            also = (Reading(Kind.PERCENT, Decimal(50), "%"),)
    else:
        number = re.match(rf"{EN_RUN.pattern}", word, re.IGNORECASE)
        if not number:
            return
        value = read_en(number[0].rstrip("- ")).values[0]
        weight = Weight.STRONG if word[0].isdecimal() else Weight.FAIR
        if _RISES.search(text, max(0, start - 24), start) or _MORE.match(text, end):
            also = (Reading(Kind.FACTOR, value + 1),)
        also = (*also, Reading(Kind.COUNT, value))
    also = (*also, Reading(Kind.PERCENT, value * 100, "%"))
    yield Found(
        Figure(Kind.FACTOR, value, "", approx, start, end, text[start:end], weight, also),
        has_unit=True,
    )


_FACTORS = {"doubl": "2", "twice": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "quintupl": "5", "halv": "0.5", "twofold": "2", "threefold": "3",
            "fourfold": "4", "fivefold": "5", "sixfold": "6", "sevenfold": "7", "eightfold": "8", "ninefold": "9", "tenfold": "10"}  # fmt: skip


def _vague(text: str, start: int, end: int) -> Iterator[Found]:
    """Read dozens of, tens of thousands of: orders of magnitude."""
    value = Decimal(1)
    for word in re.findall(
        r"tens|scores|dozens?|hundreds?|thousands?|millions?|billions?|trillions?",
        text[start:end].lower(),
    ):
        value *= {"ten": 10, "score": 10, "dozen": 10}.get(word.rstrip("s")) or EN_SCALES[
            word.rstrip("s")
        ]
    approx, _ = _hedge(text, start)
    yield Found(
        Figure(Kind.VAGUE, value, "", approx, start, end, text[start:end], Weight.FAIR),
        has_unit=True,
    )


def _code(text: str, start: int, end: int) -> Iterator[Found]:
    written = text[start:end]
    digits = Decimal("".join(char for char in written if char.isdecimal())[:20] or 0)
    plain = re.sub(r"[^0-9a-z+.]", "", written.lower())
    yield Found(
        Figure(Kind.CODE, digits, "", Approx.EXACT, start, end, written, code=plain), has_unit=True
    )


def _nothing(_text: str, _start: int, _end: int) -> Iterator[Found]:
    return iter(())


def _idiom(text: str, start: int, end: int) -> Iterator[Found]:
    """Keep the numerals of a set phrase as support only."""
    for part in re.finditer(rf"\b(?i:{_COUNTED}|first|second|third)\b|\b\d+\b", text[start:end]):
        word = part[0].lower()
        value = (
            Decimal(word) if word.isdecimal() else Decimal(EN_SMALL.get(word) or _ORDINALS[word])
        )
        yield Found(
            Figure(Kind.COUNT, value, "", Approx.EXACT, start, end, text[start:end], Weight.WEAK),
            has_unit=True,
        )


_CONNECTOR = re.compile(
    r"\s?(?:[-–—~]+|/)\s?|,?\s(?:to|and|or|and a maximum of|through)\s(?:about |over |nearly |around )?",
    re.IGNORECASE,
)
_BIG = r"(?:thousands|millions|billions|trillions)"
_NUMBERED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RULES = tuple(
    Rule(name, pattern, read)
    for name, pattern, read in (
        ("url", r"(?:https?://|www\.)[^\s)]+|[\w.+-]+@[\w-]+\.[\w.]+", _nothing),
        (
            "phone",
            r"(?<![\d-])(?:\+?86[- ])?(?:0\d{2,3}[- ]\d{7,8}|400[- ]?\d{3}[- ]?\d{4}|400-\d{4}-\d{3}|1[3-9]\d{9}|\d{3}(?: \d{2,3}){2,3})(?![\d-])",
            _code,
        ),
        ("sum", r"(?<![\d.])\d+(?:\+(?:\d+|[NXnx](?![a-z])))+", _code),
        ("idiom", rf"\b(?:{EN_IDIOMS})(?![a-z])", _idiom),
        ("days", days_en.PATTERN, days_en.read),
        (
            "factor",
            rf"\b(?:{alternation(f for f in _FACTORS if f.endswith('fold') or f == 'twice')}|(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:es?|ed|ing))\b"
            rf"|(?<![\w.,])(?:{_NUMBERED}|(?i:{_COUNTED}|twenty|thirty|fifty|hundred))(?:-fold|fold| times(?= (?:the|that|those|as|more|higher|larger|greater|over|bigger|longer|faster|its|their|what|compared|by|this|last|year|from|on)\b)| times(?=[,.;)]))",
            _factor,
        ),
        (
            "half",
            r"\b(?:half[- ](?:an?[- ])?(?:hour|year|month|day|century|decade|mile)|an? (?:hour|year|day|month|week|century|decade|minute) and a half|one and a half (?:hours|years|months|days|centuries)|a quarter of an (?:hour)|(?:a )?quarter[- ](?:of a )?century|three[- ]quarters of an hour)\b",
            _half,
        ),
        (
            "fraction",
            rf"\b(?i:{_COUNTED}|an?)[- ](?:half|halves|thirds?|quarters?|fourths|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)\b(?! (?:party|person|time|day|year|week|century|quarter|child|place|round|goal|of an hour))"
            rf"|\b(?i:{_COUNTED}|\d+) (?:in|out of)(?: every)? (?:{_COUNTED}|\d+)\b(?! (?:days|years|months|weeks|hours|minutes|cities|countries|games|matches))|(?<![\d/])[1-9]/[1-9]\d?(?![\d/])|\b[Hh]alf\b",
            _fraction,
        ),
        (
            "centenary",
            r"\b(?:[Cc]entenary|[Cc]entennial|[Cc]entenarian)s?\b|\bhundred-year\b",
            _centenary,
        ),
        (
            "single",
            r"\b[Aa]n? (?:(?:further|full|whole|whopping|mere|single) )?(?:year|month|week|day|decade|century|hour|minute|second|fortnight)\b",
            _single,
        ),
        (
            "vague",
            rf"\b(?i:(?:several|a few|many|a couple of)[- ](?:dozen|hundred|thousand|million|billion)\b(?: (?:thousand|million)\b)?|(?:tens|hundreds|dozens|scores|thousands) of {_BIG}|{_BIG}|hundreds|dozens|scores(?= of)|tens(?= of))\b",
            _vague,
        ),
        ("ordinal", f"(?i:{_ORDINAL})", _ordinal),
        (
            "code",
            r"(?<![A-Za-z\d$-])(?!(?:RMB|CNY|USD|HKD|EUR|GBP|AUD|CAD|Rs|No|no)-?\d)[A-Za-z]{1,10}-?\d+(?:\.\d+)*[A-Za-z]{0,3}(?![\w%]|,\d{3}|\.\d)"
            r"|(?<![A-Za-z\d.,$€£¥-])\d+(?:\.\d+)?(?!(?:st|nd|rd|th|s|am|pm|mn|bn|mln|tn|trn)\b)"
            rf"(?!(?:{alternation(u for u in EN if u.isascii() and len(u) < 5)}|[kKmMbB]|[kKM]?[Ww]h?|GW|[KMGT]B|[kMG]?Hz|RMB|CNY|USD|HKD|EUR)\b)[A-Za-z]+\d*(?!\w)",
            _code,
        ),
        ("number", f"(?i:{EN_RUN.pattern})", _number),
    )
)
