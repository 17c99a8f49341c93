"""Findings for programs: one JSON object, and a SARIF 2.1.0 log."""

import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from bulletin import __version__
from bulletin.cli.report.common import WORST_FIRST, Report, full, is_fixed
from bulletin.cli.words import EditorLanguages, printable, say
from bulletin.model.finding import Accepted, Finding, Place, Severity

_INFORMATION_URI = "https://bulletin.example.org/"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(report: Report) -> str:
    """Return one JSON object: the findings, those accepted if asked for, and the summary."""
    counts = Counter(each.severity for each in report.findings)
    counted = {f"{severity.value}s": counts[severity] for severity in WORST_FIRST}
    told: dict[str, Any] = {
        "findings": [_finding(each, report.languages) for each in report.findings],
        "summary": counted | dict(report.summary),
    }
    if report.accepted:
        told["accepted"] = [_accepted(each, report.languages) for each in report.accepted]
    return json.dumps(told, ensure_ascii=False, indent=2)


def sarif(report: Report) -> str:
    """Return a SARIF 2.1.0 log; columns count Unicode code points."""
    rules = sorted({each.rule for each in report.findings})
    driver = {
        "name": "bulletin",
        "version": __version__,
        "informationUri": _INFORMATION_URI,
        "rules": [_rule(each) for each in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules, report) for each in report.findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _finding(finding: Finding, languages: EditorLanguages) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": place.path,
        "line": max(1, place.line),
        "column": max(1, place.column),
        "length": max(1, place.length),
        "message": say(finding.message, languages),
        "hint": say(finding.hint, languages) if finding.hint.en else "",
        "replacement": finding.replacement,
        "fixable": is_fixed(finding),
        "related": [
            {"path": each.path, "line": max(1, each.line), "column": max(1, each.column)}
            for each in finding.related
        ],
    }


def _accepted(each: Accepted, languages: EditorLanguages) -> dict[str, Any]:
    comment = {"path": each.place.path, "line": each.place.line, "column": each.place.column}
    return _finding(each.finding, languages) | {"reason": each.reason, "comment": comment}


def _rule(rule_id: str) -> dict[str, Any]:
    from bulletin.desk.rules import explanations

    each = explanations().get(rule_id)
    if each is None:
        return {"id": rule_id}
    return {
        "id": rule_id,
        "shortDescription": {"text": each.reason.en},
        "fullDescription": {"text": f"{each.reason.zh}\n{each.reason.en}"},
        "help": {"text": f"✗ {each.bad.en}\n✓ {each.good.en}"},
        "defaultConfiguration": {"level": _LEVELS[each.rule.severity]},
        "properties": {"tags": [each.rule.family]},
    }


def _result(finding: Finding, rules: list[str], report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": printable_lines(full(finding, report.languages))},
        "locations": [_location(finding.place, report.folder)],
    }
    if finding.related:
        result["relatedLocations"] = [_location(each, report.folder) for each in finding.related]
    return result


def printable_lines(text: str) -> str:
    """Return text whose lines can't drive a terminal or a page."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _location(place: Place, folder: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(folder + place.path)}}
    if place.line:
        column = max(1, place.column)
        location["region"] = {
            "startLine": place.line,
            "startColumn": column,
            "endColumn": column + max(1, place.length),
        }
    return {"physicalLocation": location}
