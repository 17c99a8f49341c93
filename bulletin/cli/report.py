"""Findings as text for people, as JSON, as GitHub annotations and as SARIF."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from bulletin import __version__
from bulletin.cli.words import EditorLanguages, cells, printable, say
from bulletin.model.finding import Finding, Message, Severity

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_LABELS = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "note"),
}
_MOST_ANNOTATIONS = 10  # per severity and step: what GitHub shows
_INFORMATION_URI = "https://bulletin.example.org/"

Summary = Mapping[str, int | float | str]


def text(findings: Sequence[Finding], languages: EditorLanguages, _summary: Summary) -> str:
    """Return every finding with its place, the line as written, a caret and what to write."""
    blocks = ["\n".join(_text_lines(finding, languages)) for finding in findings]
    if findings:
        blocks.append(_count_line(findings, languages))
    return "\n\n".join(blocks)


def as_json(findings: Sequence[Finding], languages: EditorLanguages, summary: Summary) -> str:
    """Return one JSON object: the findings and the summary of the run."""
    found = [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "path": finding.place.path,
            "line": max(1, finding.place.line),
            "column": max(1, finding.place.column),
            "message": say(finding.message, languages),
            "hint": say(finding.hint, languages) if finding.hint.en else "",
        }
        for finding in findings
    ]
    return json.dumps({"findings": found, "summary": dict(summary)}, ensure_ascii=False, indent=2)


def github(findings: Sequence[Finding], languages: EditorLanguages, _summary: Summary) -> str:
    """Return workflow commands, the worst first within what GitHub shows of each severity."""
    commands = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "notice",
    }
    shown: Counter[Severity] = Counter()
    lines = []
    for finding in sorted(findings, key=lambda each: _ORDER[each.severity]):
        shown[finding.severity] += 1
        if shown[finding.severity] > _MOST_ANNOTATIONS:
            continue
        place = finding.place
        properties = {"file": place.path, "title": finding.rule}
        if place.line:
            column = max(1, place.column)
            properties |= {
                "line": str(place.line),
                "endLine": str(place.line),
                "col": str(column),
                "endColumn": str(column + max(1, place.length)),
            }
        joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        lines.append(f"::{commands[finding.severity]} {joined}::{_data(_full(finding, languages))}")
    lines += (
        [
            _count_line(findings, languages),
        ]
        if findings
        else []
    )
    return "\n".join(lines)


def sarif(findings: Sequence[Finding], languages: EditorLanguages, _summary: Summary) -> str:
    """Return a SARIF 2.1.0 log; columns count Unicode code points."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    rules = sorted({finding.rule for finding in findings})
    results = [
        {
            "ruleId": finding.rule,
            "ruleIndex": rules.index(finding.rule),
            "level": levels[finding.severity],
            "message": {"text": printable(_full(finding, languages))},
            "locations": [{"physicalLocation": _sarif_location(finding)}],
        }
        for finding in findings
    ]
    driver = {
        "name": "bulletin",
        "version": __version__,
        "informationUri": _INFORMATION_URI,
        "rules": [{"id": rule} for rule in rules],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Finding], EditorLanguages, Summary], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def _text_lines(finding: Finding, languages: EditorLanguages) -> Iterator[str]:
    place = finding.place
    position = f":{place.line}:{max(1, place.column)}" if place.line else ""
    label = say(_LABELS[finding.severity], languages)
    message = printable(say(finding.message, languages))
    yield f"{printable(place.path)}{position}: {label}: {message} [{finding.rule}]"
    if finding.excerpt:
        gutter = f"{place.line:>5} | "
        yield f"{gutter}{printable(finding.excerpt)}"
        if place.column:
            before = cells(printable(finding.excerpt[: place.column - 1]))
            marked = cells(printable(finding.excerpt[place.column - 1 :][: place.length]))
            yield f"{'| ':>{len(gutter)}}{' ' * before}{'^' * max(1, marked)}"
    if finding.replacement:
        label = say(Message("改为", "write"), languages)
        yield f"      = {label}: {printable(finding.replacement)}"
    if finding.hint.en:
        for language in languages:
            yield f"      = {printable(finding.hint.in_language(language))}"
    for other in finding.related:
        label = say(Message("另见", "see also"), languages)
        yield f"      = {label}: {printable(other.path)}:{other.line}:{max(1, other.column)}"


def _count_line(findings: Sequence[Finding], languages: EditorLanguages) -> str:
    counts = Counter(finding.severity for finding in findings)
    errors, warnings, notes = (counts[severity] for severity in _ORDER)
    counted = Message(
        f"{errors}个错误，{warnings}个警告，{notes}条提示",
        f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}, {_plural(notes, 'note')}",
    )
    return say(counted, languages)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _full(finding: Finding, languages: EditorLanguages) -> str:
    parts = [say(finding.message, languages)]
    if finding.replacement:
        parts.append(finding.replacement)
    if finding.hint.en:
        parts.append(say(finding.hint, languages))
    return "\n".join(parts)


def _sarif_location(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(finding.place.path)}}
    if finding.place.line:
        column = max(1, finding.place.column)
        location["region"] = {
            "startLine": finding.place.line,
            "startColumn": column,
            "endColumn": column + max(1, finding.place.length),
        }
    return location


def _uri(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only this format needs it

    return quote(path.replace(os.sep, "/"))


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
