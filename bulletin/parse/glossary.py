"""content/glossary.yaml → terms with their renderings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final

from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.keys import Choice, Kind, ListOf, Record, Scalar, key
from bulletin.model.library import GlossaryTerm
from bulletin.model.site import Site
from bulletin.parse.convert import FAILED, Converter
from bulletin.parse.encoding import decode
from bulletin.parse.frontmatter import GLOSSARY, ListNode, MapNode, Node, TextNode, read_yaml
from bulletin.parse.layout import GLOSSARY_PATH
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


def glossary(source: bytes, site: Site) -> tuple[tuple[GlossaryTerm, ...], list[Finding]]:
    """Return the entries of the glossary in their order; wrong ones are left out."""
    text, findings = decode(GLOSSARY_PATH, source)
    if text is None:
        return (), findings
    lines = SourceText(GLOSSARY_PATH, text.split("\n"))
    converter = Converter(lines, site)
    terms: list[GlossaryTerm] = []
    first: dict[str, int] = {}
    for item in entries(lines, findings):
        entry = converter.value(_TERM, item, f"{item.line}")
        if entry is FAILED:
            continue
        if not _ID.fullmatch(entry.id):
            findings.append(_bad_id(lines, item.line, entry.id))
        elif entry.id in first:
            findings.append(_duplicate(lines, item.line, entry.id, first[entry.id]))
        else:
            first[entry.id] = item.line
            terms.append(_made(entry))
    return tuple(terms), findings + converter.findings


def entries(lines: SourceText, findings: list[Finding]) -> Iterator[Node]:
    """Yield the items of a list that is a whole file.

    Each is read by itself, so that one in many lines does not slow the rest.
    """
    starts = [number for number, line in enumerate(lines.lines) if line.startswith("- ")]
    for start, stop in pairwise([0, *starts, len(lines.lines)]):
        if start == stop:
            continue
        node, found = read_yaml(lines, start, stop, GLOSSARY)
        # A term may be a quotation as a whole: “1+46+N”.
        findings += [each for each in found if each.severity is Severity.ERROR]
        if isinstance(node, ListNode):
            yield from _written(node, lines, findings)
        elif isinstance(node, MapNode) and not found:
            findings.append(_no_list(lines, node.line))
        elif node is not None and not (isinstance(node, TextNode) and node.is_empty):
            yield node


def _written(node: ListNode, lines: SourceText, findings: list[Finding]) -> Iterator[Node]:
    for item in node.items:
        if isinstance(item, TextNode) and item.is_empty:
            message = Message("列表里有一项是空的。", "a list item is empty")
            hint = Message("写上内容，或删去这一行。", "Fill it in or delete the line.")
            findings.append(lines.finding("empty-item", item.line, 1, message, hint))
        else:
            yield item


def _no_list(lines: SourceText, line: int) -> Finding:
    return lines.finding(
        "wrong-shape",
        line,
        1,
        Message(
            "这个文件是一个列表，每一条以“- ”开头。",
            "this file is a list; each entry begins with “- ”",
        ),
        Message(
            "例如 - {id: talent-day, zh: 人才日, en: Talent Day}",
            "For example, - {id: talent-day, zh: 人才日, en: Talent Day}",
        ),
        length=len(lines.line(line)),
    )


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
