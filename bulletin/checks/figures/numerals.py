"""Numerals as values: 1亿2000万, 三百余万, 二〇二四; 1.2 million, two and a half million, 5bn."""

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"

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
_HAN = "零〇○一二两三四五六七八九十百千万亿"
ZH_RUN = re.compile(
    rf"(?:{DIGITS}|[{_HAN}]|[数几](?=[十百千万亿]))"
    rf"(?:\s?[百千万亿]|{DIGITS}|[{_HAN}]|[多余来几](?=[十百千万亿])|(?<=十)几|半(?=[十百千万亿]))*"
)
_ZH_TOKEN = re.compile(rf"{DIGITS}|[^\d\s]")
_PAIR = re.compile(
    r"(?<![零〇○一二三四五六七八九])([一二两三四五六七八])([二三四五六七八九])(?![一二三四五六七八九零〇])"
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
    """Read 1亿2000万, 三千五百, 二〇二四, 一万三 (13,000)."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last, is_spoken_digit = 1, False
    for token in _ZH_TOKEN.findall(plain):
        if token in HAN_DIGITS:
            digit = HAN_DIGITS[token]
            is_spoken_digit = number is None and digit > 0
            number = Decimal(digit) if number is None else number * 10 + digit
            if digit == 0:
                last = 1
        elif token in HAN_TENS:
            section += (Decimal(1) if number is None else number) * HAN_TENS[token]
            last, number = HAN_TENS[token], None
        elif token in HAN_SCALES:
            is_said = number is not None or section > 0
            section += number or 0
            scale = HAN_SCALES[token]
            if 0 < total < scale and token == "亿":
                total = (total + section) * scale
            else:
                total += (section if is_said else Decimal(1)) * scale
            section = Decimal(0)
            last, number = scale, None
        elif token == "半":
            number = Decimal("0.5")
        else:
            number, is_spoken_digit = Decimal(token.replace(",", "")), False
    if number is not None:
        section += number * (last // 10) if is_spoken_digit and last >= 100 else number  # noqa: PLR2004 - 一百二
    return total + section


_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
EN_SMALL = {
    "zero": 0,
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: value * 10 for value, word in enumerate(_TENS, 2)},
}
EN_SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mln": 10**6,
    "m": 10**6, "billion": 10**9, "billon": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "trn": 10**12,
    "crore": 10**7, "lakh": 10**5,
}  # fmt: skip
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?"
    rf"|{'|'.join(sorted(_TEENS, key=len, reverse=True))}|{'|'.join(_ONES)}|zero)"
)
_LONG_SCALE = r"(?:hundred|thousand|million|billion|billon|trillion|crore|lakh)"
_WORDS = (
    rf"(?:(?:half[- ]a|half|a|{_SMALL})[- ](?:dozen|score(?= (?:of|or)\b)|{_LONG_SCALE})|{_SMALL})\b"
    rf"(?:(?:,? and |[- ]|, ){_SMALL}(?=[- ]{_LONG_SCALE}\b)|(?<=hundred)(?: and | ){_SMALL}\b"
    rf"|(?<=thousand)(?: and | ){_SMALL}\b|[- ]{_LONG_SCALE}\b)*"
)
EN_RUN = re.compile(
    rf"(?:(?<![\w.])|(?<=RMB)|(?<=CNY)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=HKD))(?:{DIGITS}(?:(?:[- ]and a half)?[- ](?:dozen|{_LONG_SCALE}|mn|bn|mln|tn|trn)\b"
    rf"|(?:mn|bn|mln|tn|trn|k|m|b)\b(?![\d/²³]))*|{_WORDS}(?:,? and a half(?:[- ]{_LONG_SCALE}\b)?)?"
    rf"|(?:one|a)[- ](?:and a half)[- ]{_LONG_SCALE}\b)",
    re.IGNORECASE,
)
_EN_TOKEN = re.compile(rf"{DIGITS}|half an?\b|and an? half|[a-z]+", re.IGNORECASE)


def read_en(run: str) -> Numeral:
    """Read a run that `EN_RUN` found."""
    total = Decimal(0)
    section: Decimal | None = None
    has_digits = False
    for token in _EN_TOKEN.findall(run.lower()):
        if token[0].isdecimal():
            section, has_digits = Decimal(token.replace(",", "")), True
        elif token in EN_SMALL:
            section = (section or Decimal(0)) + EN_SMALL[token]
        elif token.endswith("half"):
            section = (section or Decimal(0)) + Decimal("0.5")
        elif token.startswith("half"):
            section = Decimal("0.5")
        elif token in EN_SCALES:
            scale = EN_SCALES[token]
            group = Decimal(1) if section is None and not total else section
            if scale <= 100:  # noqa: PLR2004 - a hundred multiplies within its group
                section = (group or Decimal(1)) * scale
            elif group is None:  # "hundred thousand million": the whole is multiplied
                total *= scale
            else:
                total, section = total + group * scale, None
    value = total + (section or Decimal(0))
    return Numeral((value,), digits=len(run.split()), is_western=has_digits)
