"""A file's front matter → nodes, its body, and every slip on the way."""

import re
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Finding, Message, Severity
from bulletin.parse.frontmatter.compose import FRONT_MATTER, Limits, compose, size
from bulletin.parse.frontmatter.fences import find_fences
from bulletin.parse.frontmatter.nodes import MapNode, Node, TextNode
from bulletin.parse.frontmatter.quick import read_plain
from bulletin.parse.frontmatter.slips import mend
from bulletin.parse.report import SourceText

_ZERO_WIDTHS: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")  # told when bytes were decoded
_FINDINGS: Final = 100  # of one file; nobody mends more at a time


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The mapping between the fences, the Markdown below, and the line on which that begins."""

    mapping: MapNode | None
    body: str
    body_line: int
    findings: list[Finding]


def read_front_matter(source: SourceText) -> FrontMatter:
    """Split a file at its fences and read the YAML between them; never raises."""
    fenced, findings = find_fences(source)
    if fenced is None:
        return FrontMatter(None, "\n".join(source.lines), 1, findings)
    node, yaml_findings = read_yaml(source, fenced.start, fenced.stop, FRONT_MATTER)
    findings += yaml_findings
    mapping = node if isinstance(node, MapNode) else None
    if mapping is None and not any(each.severity is Severity.ERROR for each in findings):
        findings.append(_no_mapping(source, fenced.start + 1, node))
    body = "\n".join(source.lines[fenced.body :])
    return FrontMatter(mapping, body, fenced.body + 1, findings)


def read_yaml(
    source: SourceText, start: int, stop: int, limits: Limits
) -> tuple[Node | None, list[Finding]]:
    """Read `lines[start:stop]` of a file as YAML, mending and reporting the slips of editors."""
    plain = read_plain(source.lines, start, stop, limits)
    if plain is not None:
        return plain, []
    visible = [_ZERO_WIDTHS.sub("", line) for line in source.lines[start:stop]]
    if size(visible) > limits.characters:
        return compose(source, visible, start + 1, limits)
    lines, slips = mend(source, start, visible)
    node, findings = compose(source, lines, start + 1, limits)
    told = {each.place.line for each in slips if each.severity is Severity.ERROR}
    kept = [
        each
        for each in findings
        if each.rule != "front-matter-yaml" or not told & {each.place.line, each.place.line - 1}
    ]
    return node, (slips + kept)[:_FINDINGS]


def _no_mapping(source: SourceText, line: int, node: Node | None) -> Finding:
    if node is None or (isinstance(node, TextNode) and node.is_empty):
        message = Message("前置信息是空的。", "the front matter is empty")
    else:
        message = Message(
            "前置信息要一行一个“键: 值”。", "front matter holds one “key: value” per line"
        )
    return source.finding(
        "front-matter-mapping",
        line,
        1,
        message,
        Message(
            "至少写 title、published 和 topics。", "Write at least title, published and topics."
        ),
    )
