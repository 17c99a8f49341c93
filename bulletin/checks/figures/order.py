"""Figures that changed places: 从6%升至9%, "from 9% to 6%"; 5家、3人, "3 firms and 5 people"."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from bulletin.checks.figures import message
from bulletin.checks.figures.match import Matching
from bulletin.checks.figures.noun import Approx, Difference, Fault, Figure, Kind
from bulletin.model.finding import Severity

Pair = tuple[Figure, Figure]


def exchanged(left: Matching, zh: str, en: str) -> Iterator[Difference]:
    """Find two figures that could stand for each other, and in the English do.

    One that is said twice may answer either, and lines of a text (headline, summary) follow no
    common order: of these nothing is said.

    Translators keep the order of what is told in clauses, as a list or as a range. Within a clause
    languages differ: 56个国家的115个医疗点, "115 sites in 56 countries".
    """
    groups: dict[tuple[Kind, str, str], list[Pair]] = {}
    again = {each.value for each in (*left.zh_again, *left.en_again)}
    said = Counter(one.value for one, _ in left.pairs if one.day is None)
    pairs = [pair for pair in left.pairs if said[pair[0].value] < 2 and pair[0].value not in again]  # noqa: PLR2004
    for one, its in sorted(pairs, key=lambda pair: _place(pair[0])):
        if one.kind is its.kind and one.kind not in _UNORDERED and min(one.weight, its.weight):
            groups.setdefault((one.kind, one.unit, its.unit), []).append((one, its))
    for alike in groups.values():
        order = sorted(range(len(alike)), key=lambda at: _place(alike[at][1]))
        for at, (first, second) in enumerate(pairwise(alike)):
            if (order[at], order[at + 1]) == (at + 1, at):
                is_slip = _is_crossed_slip(first, second, zh, en)
            else:
                is_slip = _is_straight_slip(first, second, zh, en)
            if (is_slip or _is_hedged_crosswise(first, second)) and _is_line(first, second, zh, en):
                yield _told(first, second)
    for first, second in combinations((each for each in pairs if _is_mixed(*each)), 2):
        is_exchanged = _kinds(first[0], second[0]) == _kinds(second[1], first[1])
        if is_exchanged and _is_line(first, second, zh, en):
            yield _told(first, second)


_UNORDERED = {Kind.CODE, Kind.TIME, Kind.WEEKDAY, Kind.VAGUE}


def _place(figure: Figure) -> tuple[int, int]:
    """Return where a figure stands, dates of one span by their numbers: "July 20 to 24"."""
    numbers = re.findall(r"\d+", figure.text) if figure.day else []
    day = str(figure.day.day) if figure.day else ""
    return figure.start, numbers.index(day) if day in numbers else 0


def _told(first: Pair, second: Pair) -> Difference:
    (one, its), (other, theirs) = sorted((first, second), key=lambda pair: _place(pair[0]))
    said = message.exchanged(one, other, *sorted((its, theirs), key=_place))
    return Difference(Fault.VALUE, Severity.ERROR, said, one, theirs)


def _is_line(first: Pair, second: Pair, zh: str, en: str) -> bool:
    for text, one, other in ((zh, first[0], second[0]), (en, first[1], second[1])):
        if "\n" in text[min(one.start, other.start) : max(one.end, other.end)]:
            return False
    return True


def _is_mixed(zh: Figure, en: Figure) -> bool:
    return zh.kind is not en.kind and Kind.ORDINAL not in {zh.kind, en.kind}


def _kinds(one: Figure, other: Figure) -> tuple[tuple[Kind, str], tuple[Kind, str]]:
    """Return what two figures count: 1500平方米…1000人 is no "1,000 square metres … 1,500"."""
    return (one.kind, one.unit), (other.kind, other.unit)


def _is_hedged_crosswise(first: Pair, second: Pair) -> bool:
    """Whether each says of the other how exact it is: 58款…十余家, "10 … more than 58"."""
    (one, its), (other, theirs) = first, second
    is_crossed = one.approx is theirs.approx and other.approx is its.approx
    return is_crossed and {one.approx, other.approx} == {Approx.EXACT, Approx.OVER}


def _is_straight_slip(first: Pair, second: Pair, zh: str, en: str) -> bool:
    """Whether English should have turned the order of 56个国家的115个医疗点, and has not."""
    if not _ZH_OF.fullmatch(zh, first[0].end, second[0].start):
        return False
    return _EN_IN.fullmatch(en, first[1].end, second[1].start) is not None


def _is_crossed_slip(first: Pair, second: Pair, zh: str, en: str) -> bool:
    (one, its), (other, theirs) = first, second
    if one.value == other.value and one.day == other.day:
        return False
    if one.start == other.start and its.start == theirs.start:
        return one.day is not None  # 20日至24日, "24 to 20 July"
    between = (zh, one.end, other.start), (en, theirs.end, its.start)
    if _ZH_RANGE.fullmatch(*between[0]) and _EN_RANGE.fullmatch(*between[1]):
        return True
    is_parted = _ZH_BREAK.search(*between[0]) and _EN_BREAK.search(*between[1])
    if one.kind is Kind.DATE or not is_parted or _ZH_TURN.search(*between[0]):
        return False
    if _ZH_PART.search(*between[0]):
        return _EN_PART.search(en, theirs.end, its.end + len(" of which")) is not None
    is_compared = _ZH_THAN.search(zh, max(0, one.start - _LOOKBACK), one.start) is not None
    return not (is_compared and _EN_THAN.search(*between[1]))


_LOOKBACK = 30
_ZH_RANGE = re.compile(r"\s?[^\s，。；：,;:比]{0,8}\s?")
_EN_RANGE = re.compile(r"(?:\s?[-–—~]\s?|,? (?:to|and|or) )(?:[a-z]+ (?:than )?)?")
_ZH_BREAK = re.compile(r"[。；;！？，,、]|[和及与]\w{0,2}$")
_EN_BREAK = re.compile(r"[.;!?,(](?:\s|$)|\b(?:and|while|but|with)\b")
_ZH_OF = re.compile(r"[^，。；、：,;的]{0,8}的[^，。；、：,;]{0,4}")
_EN_IN = re.compile(r" (?:[a-z-]+ ){1,3}(?:in|across|from|of) (?:(?:more than|over|about|some) )?")
# …等6类, "six kinds, among them"; 200人，而不是1万人, "instead of 10,000, 200 people"
_ZH_TURN = re.compile(r"等\w{0,2}$|不是|而非|虽|尽管|因为?|由于")
_ZH_PART = re.compile("其中")
_EN_PART = re.compile(r"\b(?:including|of (?:which|whom|them)|among (?:which|whom|them))\b")
_ZH_THAN = re.compile("(?<![同环])[比较]|[从由自继与在]")
_EN_THAN = re.compile(r"\b(?:compared|from|after|(?<!more )(?<!less )(?<!fewer )than)\b")
