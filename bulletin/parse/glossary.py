"""content/glossary.yaml → terms with their renderings."""

import re
from dataclasses import dataclass, fields
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.model.keys import Choice, Kind, ListOf, Record, Scalar, key
from bulletin.model.library import GlossaryTerm
from bulletin.model.site import Site
from bulletin.parse.layout import GLOSSARY_PATH
from bulletin.parse.listing import read_list
from bulletin.parse.report import SourceText

FACT: Final = Kind.FACT
_ID: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
SYNONYMS: Final = "synonyms"  # words that mean the same to somebody who searches
KINDS: Final = (
    "district",
    "place",
    "institution",
    "programme",
    "policy",
    "term",
    "topic",
    SYNONYMS,
)


@dataclass(frozen=True, slots=True)
class TermKeys:
    """One entry, as written."""

    id: str = key(Scalar.TEXT, FACT, "编号", "id")
    zh: str = key(Scalar.TEXT, FACT, "中文", "Chinese")
    en: str = key(Scalar.TEXT, FACT, "英文", "English")
    kind: str = key(Choice(KINDS), FACT, "类别", "kind", default="term")
    zh_alt: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "中文其他写法", "other Chinese", default=()
    )
    en_alt: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "英文其他写法", "other English", default=()
    )
    en_short: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "英文简称", "short English", default=()
    )
    en_forbidden: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "不用的英文", "English not to use", default=()
    )
    zh_def: str = key(Scalar.TEXT, FACT, "中文释义", "what it means, in Chinese", default="")
    en_def: str = key(Scalar.TEXT, FACT, "英文释义", "what it means, in English", default="")
    unsure: bool = key(Scalar.FLAG, FACT, "尚未核实", "not yet confirmed", default=False)
    note: str = key(Scalar.TEXT, FACT, "说明", "note", default="")


_TERM: Final = Record(TermKeys)
_EXAMPLE: Final = "- {id: talent-day, zh: 人才日, en: Talent Day}"


def glossary(source: bytes, site: Site) -> tuple[tuple[GlossaryTerm, ...], list[Finding]]:
    """Return the entries of the glossary in their order; wrong ones are left out."""
    listed = read_list(GLOSSARY_PATH, source, _TERM, _EXAMPLE, site)
    findings = list(listed.findings)
    terms: list[GlossaryTerm] = []
    first: dict[str, int] = {}
    for item, entry in listed.entries:
        if not _ID.fullmatch(entry.id):
            findings.append(_bad_id(listed.lines, item.line, entry.id))
        elif entry.id in first:
            findings.append(_duplicate(listed.lines, item.line, entry.id, first[entry.id]))
        else:
            first[entry.id] = item.line
            terms.append(_made(entry))
    return tuple(terms), findings


def _made(entry: TermKeys) -> GlossaryTerm:
    return GlossaryTerm(**{each.name: getattr(entry, each.name) for each in fields(GlossaryTerm)})


def _bad_id(lines: SourceText, line: int, term_id: str) -> Finding:
    return lines.finding(
        "bad-id",
        line,
        1,
        Message(
            f"“{term_id}”不能作编号：只用小写字母、数字、连字符和下划线。",
            f"“{term_id}” is no id: lower-case letters, digits, hyphens and underscores only",
        ),
        Message("例如 talent-day", "For example, talent-day"),
    )


def _duplicate(lines: SourceText, line: int, term_id: str, first: int) -> Finding:
    return lines.finding(
        "duplicate-term",
        line,
        1,
        Message(
            f"编号“{term_id}”在第 {first} 行已经用过。",
            f"the id “{term_id}” is taken already, on line {first}",
        ),
        Message("换一个编号，或合并两条。", "Choose another id, or merge the two."),
    )
