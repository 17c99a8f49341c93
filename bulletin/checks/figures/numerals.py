"""Numerals as values: 1亿2000万, 三百余万, 二〇二四; 1.2 million, two and a half million, 5bn."""

import re
from decimal import Decimal
from typing import NamedTuple

from bulletin.checks.figures.units import CODES, words

# Atomic: a numeral is never given back in part, which also keeps hostile input linear.
DIGITS = r"(?>(?>\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+)"

HAN_DIGITS = {
    char: digit
    for digit, chars in enumerate(
        ("〇零○", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
HAN_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
HAN_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}

# 伍, 陆, 拾 are figures only in formal amounts (队伍, 登陆, 收拾): they are left out of runs.
# 千 may begin a unit instead: 百万千瓦 is a million kilowatts.
_THOUSAND = "千(?![瓦米克赫])"
_HAN = f"(?:[零〇○一二两三四五六七八九十百万亿]|{_THOUSAND})"
ZH_RUN = re.compile(
    rf"(?>(?:{DIGITS}|{_HAN}|[数几](?=[十百千万亿]))"
    rf"(?:点(?=[零一二三四五六七八九])(?<=[零一二三四五六七八九十百]点)|\s?(?:[百万亿]|{_THOUSAND})"
    rf"|{DIGITS}|{_HAN}|[多余来几](?=[十百千万亿])|(?<=十)几|半(?=[十百千万亿]))*+)"
)
_ZH_PART = re.compile(rf"{DIGITS}|[^\d\s]")
_PAIR = re.compile(
    r"(?<![零〇○一二三四五六七八九])([一二两三四五六七八])([二两三四五六七八九])(?![一二三四五六七八九零〇])"
)


class Numeral(NamedTuple):
    """Values said by one numeral (two for 七八十), and what the numeral itself says of them."""

    values: tuple[Decimal, ...]
    is_over: bool = False  # 300多万
    is_vague: bool = False  # 数百, 几十
    is_bare: bool = False  # 百万: a scale without a digit
    digits: int = 0  # how many numeral characters or words
    is_western: bool = False  # written in digits


def read_zh(run: str) -> Numeral:
    """Read a run that `ZH_RUN` found."""
    is_over = any(char in run for char in "多余来") or "十几" in run
    is_vague = run[0] in "数几"
    plain = re.sub(r"[多余来数几]", "", run)
    has_western = any(char.isdecimal() for char in plain)
    size = len(plain)
    pair = None if has_western else _PAIR.search(plain)
    if pair and _is_range(pair[1], pair[2]):
        low, high = (plain[: pair.start()] + digit + plain[pair.end() :] for digit in pair.groups())
        return Numeral((_value(low), _value(high)), is_over, is_vague, digits=size)
    is_bare = not has_western and not any(char in HAN_DIGITS or char == "十" for char in plain)
    return Numeral((_value(plain),), is_over, is_vague, is_bare, size, has_western)


def _is_range(low: str, high: str) -> bool:
    """Whether two digits in a row are an estimate (七八, 三五) rather than digits read out."""
    first, second = HAN_DIGITS[low], HAN_DIGITS[high]
    return second == first + 1 or (first, second) == (3, 5)


def _value(plain: str) -> Decimal:
    """Read 1亿2000万, 三千五百, 二〇二四, 一万三 (13,000), 零点二五."""
    if "点" in plain:
        return _decimal(plain)
    total = section = Decimal(0)
    number: Decimal | None = None
    last, is_spoken, is_said = 1, False, False
    for part in _ZH_PART.findall(plain):
        if part in HAN_DIGITS:
            digit = HAN_DIGITS[part]
            is_spoken = number is None and digit > 0
            number = Decimal(digit) if number is None else number * 10 + digit
            last = last if digit else 1
        elif part in HAN_TENS:
            section += (Decimal(1) if number is None else number) * HAN_TENS[part]
            last, number = HAN_TENS[part], None
        elif part in HAN_SCALES:
            is_said = is_said or number is not None or section > 0
            section += number or 0
            size = HAN_SCALES[part]
            if part == "亿" and total < size and (total or is_said):
                total = (total + section) * size
            else:
                total += (section if is_said else Decimal(1)) * size
            section, last, number = Decimal(0), size, None
        else:
            number = Decimal("0.5") if part == "半" else Decimal(part.replace(",", ""))
            is_spoken = False
    if number is not None:  # 一百二 is 120, 一百零二 is 102
        section += number * (last // 10) if is_spoken and last > 10 else number  # noqa: PLR2004
    return total + section


def _decimal(plain: str) -> Decimal:
    whole, _, tail = plain.partition("点")
    digits = re.match("[零一二三四五六七八九]+", tail)
    assert digits is not None  # noqa: S101 - ZH_RUN requires it
    fraction = "".join(str(HAN_DIGITS[char]) for char in digits[0])
    scale = tail[digits.end() :]
    return (_value(whole) + Decimal(f"0.{fraction}")) * (_value(scale) if scale else 1)


_ONES = words("one two three four five six seven eight nine")
_TEENS = words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
EN_SMALL = {
    "zero": 0,
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: value * 10 for value, word in enumerate(_TENS, 2)},
}
EN_SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    **dict.fromkeys(words("thousand k"), 10**3),
    **dict.fromkeys(words("million mn mln m"), 10**6),
    **dict.fromkeys(words("billion billon bn b"), 10**9),
    **dict.fromkeys(words("trillion tn trn"), 10**12),
    "lakh": 10**5,
    "crore": 10**7,
}
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?"
    rf"|{'|'.join(sorted(_TEENS, key=len, reverse=True))}|{'|'.join(_ONES)}|zero)"
)
# "RMB1 trillion" has no space; what else stands before an amount only is a sign: N585 million.
SIGNED = r"(?=[\d.,]{1,20}[- ]?(?:(?:[mb]|tr)illion|[mb]n|mln|trn?|tn|crore|lakh)\b)"
_SIGN = "|".join(rf"(?<=\b(?-i:[A-Z]{{{size}}}))" for size in (1, 2, 3))
_LONG_SCALE = r"(?:hundred|thousand|million|billion|billon|trillion|crore|lakh)"
_WORDS = (
    r"(?:(?:half[- ]a|half|a"
    rf"|{_SMALL})[- ](?:dozen|score(?= (?:of|or)\b(?! \d))|{_LONG_SCALE})|{_SMALL})"
    rf"\b(?:(?:,? and |[- ]|, ){_SMALL}(?=[- ]{_LONG_SCALE}\b)|(?<=hundred)(?: and | ){_SMALL}\b"
    rf"|(?<=thousand)(?: and | ){_SMALL}\b|[- ]{_LONG_SCALE}\b)*"
)
_FREE = (
    "(?:"
    + "|".join(
        [
            r"(?<![\w.])",
            *(f"(?<={code})" for code in words(CODES)),
            rf"(?:{_SIGN}|(?<=\bR[mp])){SIGNED}",
        ]
    )
    + ")"
)
EN_RUN = re.compile(
    rf"{_FREE}(?:{DIGITS}"
    rf"(?:(?:(?:[- ]and[- ]a[- ]half)?[- ]?(?:dozen|{_LONG_SCALE}|mn|bn|mln|tn|trn)\b"
    rf"|(?:mn|bn|mln|tn|trn|k|m|b)\b(?![\d/²³]))+|[- ]and[- ]a[- ]half\b(?! of\b))?"
    rf"|(?:nought|zero|{'|'.join(_ONES)}) point(?: (?:nought|zero|{'|'.join(_ONES)})\b)+"
    rf"|{_WORDS}(?:(?:,? |-)and[- ]a[- ]half(?:[- ]{_LONG_SCALE}\b)?)?"
    rf"|(?:one|a)[- ](?:and[- ]a[- ]half)[- ]{_LONG_SCALE}\b)",
    re.IGNORECASE,
)
_EN_PART = re.compile(rf"{DIGITS}|half an?\b|and[- ]an?[- ]half|[a-z]+", re.IGNORECASE)


def read_en(run: str) -> Numeral:
    """Read a run that `EN_RUN` found."""
    if " point " in run.lower():  # nought point five
        whole, *tail = (EN_SMALL.get(word, 0) for word in run.lower().split() if word != "point")
        return Numeral((Decimal(f"{whole}.{''.join(map(str, tail))}"),), digits=len(tail) + 1)
    total = Decimal(0)
    section: Decimal | None = None
    has_digits = False
    for part in _EN_PART.findall(run.lower()):
        if part[0].isdecimal():
            section, has_digits = Decimal(part.replace(",", "")), True
        elif part in EN_SMALL:
            section = (section or Decimal(0)) + EN_SMALL[part]
        elif part.endswith("half"):
            section = (section or Decimal(0)) + Decimal("0.5")
        elif part.startswith("half"):
            section = Decimal("0.5")
        elif part in EN_SCALES:
            scale = EN_SCALES[part]
            group = Decimal(1) if section is None and not total else section
            if scale <= 100:  # noqa: PLR2004 - a hundred multiplies within its group
                section = (group or Decimal(1)) * scale
            elif group is None:  # "hundred thousand million": the whole is multiplied
                total *= scale
            else:
                total, section = total + group * scale, None
    value = total + (section or Decimal(0))
    return Numeral((value,), digits=len(run.split()), is_western=has_digits)
