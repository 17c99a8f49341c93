"""Findings for GitHub: annotations within its limits, and the job's summary page."""

from collections import Counter

from bulletin.cli.report.common import WORST_FIRST, Report, count_line, full
from bulletin.cli.words import say
from bulletin.model.finding import Finding, Message, Severity

MOST_OF_EACH = 10  # annotations of one severity that GitHub shows for one step
MOST_BYTES = 1 << 20  # of a step's summary
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_CUT = "\n\n…\n"
_FACTS = {
    "published": Message("已发布的稿件", "stories published"),
    "changed": Message("有变化的文件", "files changed"),
    "pages": Message("网页", "pages"),
    "withheld": Message("未发布的稿件", "stories not published"),
    "untranslated": Message("只有一种语言的稿件", "stories not told in every language"),
    "stale": Message("译文过时的稿件", "stale translations"),
}


def github(report: Report) -> str:
    """Return workflow commands, the worst first, and how many findings there are in all."""
    shown: Counter[Severity] = Counter()
    lines = []
    for finding in sorted(report.findings, key=lambda each: WORST_FIRST[each.severity]):
        shown[finding.severity] += 1
        if shown[finding.severity] <= MOST_OF_EACH:
            lines.append(_annotation(finding, report))
    return "\n".join([*lines, count_line(report.findings, report.languages)] if lines else [])


def job_summary(report: Report) -> str:
    """Return the job's summary page in Markdown: what was published, and findings by rule."""
    languages = report.languages
    facts = [
        (say(words, languages), str(report.summary[name]))
        for name, words in _FACTS.items()
        if name in report.summary
    ]
    parts = ["## bulletin", _table(("", ""), facts)]
    if report.findings:
        counts = Counter((each.rule, each.severity) for each in report.findings)
        head = (
            say(Message("规则", "rule"), languages),
            say(Message("处数", "findings"), languages),
        )
        rows = [
            (f"`{rule}` ({severity.value})", str(count))
            for (rule, severity), count in sorted(
                counts.items(), key=lambda item: (WORST_FIRST[item[0][1]], -item[1], item[0][0])
            )
        ]
        parts += [_table(head, rows), _findings(report)]
    page = "\n\n".join(parts) + "\n"
    encoded = page.encode()
    if len(encoded) <= MOST_BYTES:
        return page
    return encoded[: MOST_BYTES - len(_CUT.encode())].decode("utf-8", "ignore") + _CUT


def _annotation(finding: Finding, report: Report) -> str:
    place = finding.place
    properties = {"file": report.folder + place.path, "title": finding.rule}
    if place.line:
        column = max(1, place.column)
        properties |= {
            "line": str(place.line),
            "endLine": str(place.line),
            "col": str(column),
            "endColumn": str(column + max(1, place.length)),
        }
    joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {joined}::{_data(full(finding, report.languages))}"


def _findings(report: Report) -> str:
    ordered = sorted(report.findings, key=lambda each: WORST_FIRST[each.severity])
    rows = [
        (f"{each.place.path}:{max(1, each.place.line)}", say(each.message, report.languages))
        for each in ordered
    ]
    head = Message("位置", "place"), Message("问题", "finding")
    return _table(tuple(say(each, report.languages) for each in head), rows)


def _table(head: tuple[str, ...], rows: list[tuple[str, str]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    text = text.replace("\n", " ").replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("|", "&#124;")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
