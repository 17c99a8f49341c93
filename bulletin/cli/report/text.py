"""Findings for people: the line as written, a caret under the fault, and what to write."""

from collections.abc import Iterator, Sequence

from bulletin.cli.report.common import Report, count_line, is_fixed
from bulletin.cli.words import EditorLanguages, cells, printable, say
from bulletin.model.finding import SEVERITY_NAMES, Accepted, Finding, Message

_WRITE = Message("改为", "write")
_FIXED = Message("改为（bulletin fix 可以改）", "write (bulletin fix does)")
_SEE_ALSO = Message("另见", "see also")
_AROUND = 40  # characters shown on either side of a fault in a long line


def as_text(report: Report) -> str:
    """Return every finding, then those that were accepted."""
    blocks = [text(report.findings, report.languages)] if report.findings else []
    return "\n\n".join([*blocks, *(_accepted(each, report.languages) for each in report.accepted)])


def text(findings: Sequence[Finding], languages: EditorLanguages) -> str:
    """Return every finding with its place, the line as written, a caret and what to write."""
    blocks = ["\n".join(_lines(finding, languages)) for finding in findings]
    if findings:
        blocks.append(count_line(findings, languages))
    return "\n\n".join(blocks)


def _lines(finding: Finding, languages: EditorLanguages) -> Iterator[str]:
    label = say(SEVERITY_NAMES[finding.severity], languages)
    message = printable(say(finding.message, languages))
    yield f"{_place(finding)}: {label}: {message} [{finding.rule}]"
    start = _start(finding)
    if finding.excerpt:
        yield from _excerpt(finding, start)
    if finding.replacement:
        label = say(_FIXED if is_fixed(finding) else _WRITE, languages)
        width = len(finding.excerpt) - len(finding.replacement)
        yield f"      = {label}: {_window(finding.replacement, start, _end(finding) - width)}"
    if finding.hint.en:
        for language in languages:
            for line in finding.hint.in_language(language).split("\n"):
                yield f"      = {printable(line)}"
    for other in finding.related:
        position = f":{other.line}:{max(1, other.column)}" if other.line else ""
        yield f"      = {say(_SEE_ALSO, languages)}: {printable(other.path)}{position}"


def _place(finding: Finding) -> str:
    place = finding.place
    position = f":{place.line}:{max(1, place.column)}" if place.line else ""
    return f"{printable(place.path)}{position}"


def _excerpt(finding: Finding, start: int) -> Iterator[str]:
    """Yield the line as written, or the part of a long one around the fault, and the caret."""
    place = finding.place
    gutter = f"{place.line:>5} | "
    yield f"{gutter}{_window(finding.excerpt, start, _end(finding))}"
    if place.column:
        column = place.column - 1
        before = cells(printable(finding.excerpt[start:column])) + bool(start)
        marked = cells(printable(finding.excerpt[column:][: place.length]))
        shown = cells(_window(finding.excerpt, start, _end(finding))) - before
        yield f"{'| ':>{len(gutter)}}{' ' * before}{'^' * max(1, min(marked, shown))}"


def _start(finding: Finding) -> int:
    """Return where the part of a long line begins that is shown."""
    start = finding.place.column - 1 - _AROUND
    return start if start > 0 and len(finding.excerpt) > 2 * _AROUND else 0


def _end(finding: Finding) -> int:
    if len(finding.excerpt) <= 2 * _AROUND:
        return 2 * _AROUND + len(finding.replacement)
    return max(finding.place.column, 1) + min(finding.place.length, _AROUND) + _AROUND


def _window(line: str, start: int, end: int) -> str:
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{printable(line[start : max(start, end)])}{after}"


def _accepted(each: Accepted, languages: EditorLanguages) -> str:
    label = say(Message("已接受", "accepted"), languages)
    message = printable(say(each.finding.message, languages))
    reason = say(Message("理由", "reason"), languages)
    where = f"{printable(each.place.path)}:{each.place.line}"
    return (
        f"{_place(each.finding)}: {label}: {message} [{each.finding.rule}]\n"
        f"      = {reason}: {printable(each.reason)} ({where})"
    )
