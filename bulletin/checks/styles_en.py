"""One text, one style: quotation marks, apostrophes, percent, currency and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bulletin.checks.blocks import Block
from bulletin.checks.places import Locate, as_a_whole, values_of
from bulletin.checks.prose import prose_of_body
from bulletin.model.article import Version
from bulletin.model.finding import Finding, Message, Place, Severity

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)


# A currency said twice; told by itself, not as two styles.
TWICE = re.compile(
    r"\b(?:RMB|CNY)\s?[0-9][0-9.,]*(?:\s(?:thousand|million|billion|trillion))?\s+yuan\b"
)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Something a text writes in one of several styles; each has a name and a pattern."""

    subject: Message
    styles: tuple[tuple[str, re.Pattern[str]], ...]


_CHOICES = (
    _Choice(
        Message("引号", "quotation marks"),
        (("“ ”", re.compile("[“”]")), ('" "', re.compile(r'(?<![0-9])"'))),
    ),
    _Choice(
        Message("撇号", "apostrophes"),
        (("’", re.compile(r"(?<=[A-Za-z])’")), ("'", re.compile(r"(?<=[A-Za-z])'"))),
    ),
    _Choice(
        Message("百分比", "percentages"),
        (
            ("percent", re.compile(r"\bpercent\b", re.IGNORECASE)),
            ("per cent", re.compile(r"\bper cent\b", re.IGNORECASE)),
        ),
    ),
    _Choice(
        Message("人民币金额", "sums of money"),
        (
            ("RMB 100", re.compile(r"\bRMB\s?[0-9]")),
            ("CNY 100", re.compile(r"\bCNY\s?[0-9]")),
            ("¥100", re.compile(r"[¥￥]\s?[0-9]")),
            ("100 yuan", re.compile(r"(?:[0-9]|\b(?:thousand|[mbtr]{1,2}illion))[ -]yuan\b")),
        ),
    ),
    _Choice(
        Message("日期", "dates"),
        (
            ("September 28", re.compile(rf"\b{_MONTH} [0-9]{{1,2}}(?![0-9])")),
            (
                "28 September",
                re.compile(rf"\b[0-9]{{1,2}} {_MONTH}(?![a-z])(?! [0-9]{{1,2}}(?![0-9]))"),
            ),
        ),
    ),
)


def mixed_styles(version: Version, rule: str, severity: Severity) -> Iterator[Finding]:
    """Yield one finding for each thing written in two styles, at the rarer one's first use."""
    texts = list(_texts(version))
    for choice in _CHOICES:
        uses = [(name, _uses(pattern, texts)) for name, pattern in choice.styles]
        ranked = sorted((each for each in uses if each[1]), key=lambda each: -len(each[1]))
        if len(ranked) > 1:
            (usual, many), (rare, few) = ranked[0], ranked[-1]
            subject = choice.subject
            yield Finding(
                place=few[0],
                rule=rule,
                severity=severity,
                message=Message(
                    f"同一篇里{subject.zh}有两种写法：{usual}（{len(many)} 处）"
                    f"和 {rare}（{len(few)} 处）。",
                    f"two styles of {subject.en} in one text: {usual} ({len(many)}) and {rare} "
                    f"({len(few)})",
                ),
                hint=Message(f"统一写成 {usual}。", f"Write {usual} throughout."),
                related=(many[0],),
            )


_Located = tuple[str, Locate]  # a text, and where a stretch of it stands


def _uses(pattern: re.Pattern[str], texts: Sequence[_Located]) -> list[Place]:
    return [
        locate(match.start(), match.end() - match.start())
        for text, locate in texts
        for match in pattern.finditer(text)
    ]


def _texts(version: Version) -> Iterator[_Located]:
    """Yield the front-matter values and the blocks of a version, without code."""
    for value, place in values_of(version):
        yield TWICE.sub(_said_once, value), as_a_whole(place)
    for prose in prose_of_body(version.body):
        block = prose.block
        if block is not None:
            marks = zip(prose.text, prose.sources, strict=True)
            text = "".join(each if source >= 0 else " " for each, source in marks)
            yield TWICE.sub(_said_once, text), partial(_place, version, block)


def _said_once(sum_of_money: re.Match[str]) -> str:
    return sum_of_money[0].removesuffix("yuan") + " " * len("yuan")


def _place(version: Version, block: Block, start: int, length: int) -> Place:
    line, column = block.position(start)
    return Place(version.path, version.body_line + line - 1, column, length)
