"""Conversions that one language adds: "50 million yuan ($7 million)"."""

import re
from itertools import pairwise

from bulletin.checks.figures.noun import Figure, Kind
from bulletin.checks.figures.sizes import sizes_equal
from bulletin.checks.figures.units import words

# What one unit of a currency has been worth in yuan, roughly: enough to see a slipped digit.
_RATES = (
    "CNY 1 USD 7 EUR 8 GBP 9.5 HKD .9 JPY .06 AUD 5 CAD 5.3 KRW .0055 RUB .1 INR .09 CHF 7.5"
    " THB .2 TWD .22 SGD 5.2 NZD 4.6"
)
_WORTH = dict(zip(words(_RATES)[::2], map(float, words(_RATES)[1::2]), strict=True))
_STEADY = {"CNY", "USD", "HKD"}  # never far from these rates
_GLOSS = re.compile(r"[^.;。；]{0,24}(?:[(（]|\bor\b|合|约|,)[^.;。；]{0,16}")


def glosses(text: str, figures: tuple[Figure, ...]) -> set[Figure]:
    """Find conversions that a translator added: "50 million yuan ($7 million)"."""
    return {
        figure
        for before, figure in pairwise(figures)
        if _GLOSS.fullmatch(text, before.end, figure.start) and _converts(before, figure)
    }


def thresholds(zh: str, en: str, figures: tuple[Figure, ...]) -> set[Figure]:
    """Find the sum that tells what 规模以上 means: "with annual revenue of 20 million yuan"."""
    if not _ABOVE_SIZE.search(zh):
        return set()
    return {
        each
        for each in figures
        if each.kind is Kind.MONEY
        and each.value in _SIZES
        and _ANNUAL.search(en, max(0, each.start - _LOOKBACK), each.start)
    }


_ABOVE_SIZE = re.compile("(?:规模|限额)以上|规上|限上")
_SIZES = {2_000_000, 5_000_000, 10_000_000, 20_000_000}  # yuan a year, as the statistics define it
_ANNUAL = re.compile(r"\bannual\b[^.;]*\b(?:revenues?|turnover|sales|income)\b[^.;\d]*$")
_LOOKBACK = 80


def _converts(one: Figure, other: Figure) -> bool:
    """Whether an amount or measure is the other in another unit, money within what rates vary."""
    if one.kind is not other.kind or (one.unit == other.unit and one.kind is not Kind.TIME):
        return False
    if one.kind is Kind.MONEY and one.unit in _WORTH and other.unit in _WORTH and other.value:
        rate = float(one.value) * _WORTH[one.unit] / (float(other.value) * _WORTH[other.unit])
        limit = 1.2 if {one.unit, other.unit} <= _STEADY else 2
        return 1 / limit < rate < limit
    if one.kind is Kind.TIME:  # 7:30 am (07:30 p.m. EDT): the same minute of another hour
        return (one.value - other.value) % 30 == 0
    return one.kind is Kind.MEASURE and sizes_equal(one.readings[0], other.readings[0])
