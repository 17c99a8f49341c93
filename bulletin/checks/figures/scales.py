"""What the numbers of a table are counted in: （万元） and "(RMB million)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures import message
from bulletin.checks.figures.noun import Difference, Fault, Figure, Kind, said
from bulletin.checks.figures.numerals import EN_SCALES, read_zh
from bulletin.model.finding import Severity

_COUNTED = (
    "元|元人民币|美元|港元|欧元|日元|英镑|人|人次|户|户次|名|家|个|件|辆|台|套|只|头|次|张|册|株|箱|标箱|吨"
    "|亩|公顷|平方米|平方公里|立方米|千瓦时|千瓦|公里|斤|公斤"
)
_ZH = re.compile(
    r"(?:单位\s?[:：]|[（(])\s?(?P<label>(?P<scale>[十百千]?[万亿]|万亿|[百千])"
    rf"(?:{_COUNTED}))(?=\s?(?:[）)|\n]|$))"
)
_EN = re.compile(
    r"(?:\bunits?: ?|\()(?:in )?(?P<label>(?:(?:RMB|CNY|US\$|HK\$|USD|HKD|EUR|[€$£¥]) ?)?"
    r"(?P<scale>['’]000s?|(?:10{1,2} )?(?:thousand|million|billion|trillion)s?"
    r"|10{1,2},000(?:,000)?|1,000(?:,000)?|mn|bn)(?: (?:of )?[a-z$ -]{1,30})?)(?=\)|\n|\||$)",
    re.IGNORECASE,
)


def rescaled(found: list[Difference], zh: str, en: str) -> list[Difference]:
    """Accept numbers converted between two scales, and report scales changed without them."""
    chinese, english = list(_labels_zh(zh)), list(_labels_en(en))
    ratios = {one.value / other.value for one, other in zip(chinese, english, strict=False)}
    if len(chinese) != len(english) or len(ratios) != 1 or ratios == {Decimal(1)}:
        return found
    ratio = ratios.pop()
    rest = [each for each in found if not _is_within(each, chinese, english)]
    kept = [each for each in rest if not _is_converted(each, ratio)]
    if len(kept) < len(rest):
        return kept
    if any(each.fault is Fault.MAGNITUDE for each in kept):
        return [_in_full(each, chinese[0].value, english[0].value) for each in kept]
    return [*kept, _magnitude(chinese[0], english[0])]


def _labels_zh(text: str) -> Iterator[Figure]:
    for label in _ZH.finditer(text):
        value = read_zh(label["scale"]).values[0]
        yield said(label["label"], label.start("label"), Kind.COUNT, value)


def _labels_en(text: str) -> Iterator[Figure]:
    for label in _EN.finditer(text):
        number, _, name = label["scale"].lower().replace(",", "").rpartition(" ")
        name = "thousand" if name[0] in "'’" else name.rstrip("s")
        scale = EN_SCALES.get(name) or int(name)
        yield said(label["label"], label.start("label"), Kind.COUNT, int(number or 1) * scale)


def _is_within(difference: Difference, chinese: list[Figure], english: list[Figure]) -> bool:
    """Whether it is of the labels themselves."""
    return all(
        figure is None or any(each.start <= figure.start < each.end for each in labels)
        for figure, labels in ((difference.zh, chinese), (difference.en, english))
    )


def _is_converted(difference: Difference, ratio: Decimal) -> bool:
    """Whether the English is the Chinese in its own scale, as exactly as it is said."""
    zh, en = difference.zh, difference.en
    if zh is None or en is None:
        return False
    exponent = en.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(zh.value * ratio - en.value) <= step / 2


def _in_full(each: Difference, mine: Decimal, theirs: Decimal) -> Difference:
    """Tell a slip of tens with what the numbers of both tables stand for."""
    if each.fault is not Fault.MAGNITUDE or each.zh is None or each.en is None:
        return each
    zh = replace(each.zh, value=each.zh.value * mine)
    return _magnitude(zh, replace(each.en, value=each.en.value * theirs))


def _magnitude(zh: Figure, en: Figure) -> Difference:
    return Difference(Fault.MAGNITUDE, Severity.ERROR, message.magnitude(zh, en), zh, en)
