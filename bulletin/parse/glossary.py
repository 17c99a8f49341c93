"""content/glossary.yaml → terms with their renderings."""

import re
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.keys import Record
from bulletin.model.site import Site
from bulletin.parse.layout import GLOSSARY_PATH
from bulletin.parse.listing import read_list
from bulletin.parse.report import SourceText

_ID: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")

_TERM: Final = Record(GlossaryTerm)
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
            terms.append(entry)
    return tuple(terms), findings


def _bad_id(lines: SourceText, line: int, term_id: str) -> Finding:
    return lines.finding(
        "bad-id",
        line,
        1,
        Message(
            f"“{term_id}”不能作编号：只用小写字母、数字、连字符和下划线。",
            f"“{term_id}” is not an id: lower-case letters, digits, hyphens and underscores only",
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
