"""Numbers of which the other language only says "several": 八名, "several"; 若干名, "eight"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin.checks.figures.noun import Difference, Fault, Kind
from bulletin.model.finding import Severity

_ZH_SOME = re.compile(
    r"若干|许多|很多|不少|大量|众多|一些|有些|一批|(?<!所)有的|部分|诸多|(?<![十百千万亿\d])多[个名家次年种项位场处数方]"
    "|几(?![乎何率])|(?<![人总])数[十百千万个名家次年月天日周小]"
)
_EN_SOME = re.compile(
    r"\b(?:several|many|some(?! \d)|a few|a number of|numerous|various)\b", re.IGNORECASE
)


def blurred(lost: Iterable[Difference], zh: str, en: str) -> Iterator[Difference]:
    """Take the loss of a small number for an error where a word for many stands in its place."""
    surplus = len(_EN_SOME.findall(en)) - len(_ZH_SOME.findall(zh))
    for each in lost:
        figure = each.zh or each.en
        is_small = figure is not None and figure.kind in _COUNTED
        is_blurred = surplus > 0 if each.fault is Fault.MISSING else surplus < 0
        if is_small and is_blurred and each.severity is Severity.WARNING:
            surplus += -1 if each.fault is Fault.MISSING else 1
            yield replace(each, severity=Severity.ERROR)
        else:
            yield each


_COUNTED = {Kind.COUNT, Kind.DURATION, Kind.MEASURE, Kind.FACTOR}
