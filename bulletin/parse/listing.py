"""A file that is one list of records (glossary, review, retired addresses) → its entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.keys import Record
from bulletin.model.site import Site
from bulletin.parse.convert import FAILED, Converter
from bulletin.parse.encoding import decode
from bulletin.parse.frontmatter import GLOSSARY, ListNode, MapNode, Node, TextNode, read_yaml
from bulletin.parse.report import SourceText


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries that can be read, each with its node, and what is wrong with the others."""

    lines: SourceText
    entries: tuple[tuple[Node, Any], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_list(path: str, source: bytes, record: Record, example: str, site: Site) -> Listing:
    """Read each entry by itself, so that one slip in a long file costs one entry."""
    text, findings = decode(path, source)
    if text is None:
        return Listing(SourceText(path, []), findings=tuple(findings))
    lines = SourceText(path, text.split("\n"))
    converter = Converter(lines, site)
    read = [
        (item, converter.value(record, item, f"{item.line}"))
        for item in _items(lines, example, findings)
    ]
    entries = tuple((item, entry) for item, entry in read if entry is not FAILED)
    return Listing(lines, entries, (*findings, *converter.findings))


def _items(lines: SourceText, example: str, findings: list[Finding]) -> Iterator[Node]:
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
            findings.append(_no_list(lines, node.line, example))
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


def _no_list(lines: SourceText, line: int, example: str) -> Finding:
    return lines.finding(
        "wrong-shape",
        line,
        1,
        Message(
            "这个文件是一个列表，每一条以“- ”开头。",
            "this file is a list; each entry begins with “- ”",
        ),
        Message(f"例如 {example}", f"For example, {example}"),
        length=len(lines.line(line)),
    )
