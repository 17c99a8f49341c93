"""Slips of typography → findings with the corrected line; one driver for every language."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bulletin.checks.places import values_of
from bulletin.checks.prose import Edit, Prose, Slip, apply, in_order, prose_of_body, prose_of_value
from bulletin.model.article import Version
from bulletin.model.finding import Finding, Place, Severity

Finder = Callable[[Prose], Iterator[Slip]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's id, how much its findings weigh by default, and how it finds them."""

    id: str
    severity: Severity
    find: Finder


def findings_of(version: Version, rule: Rule) -> Iterator[Finding]:
    """Yield the slips of a version's headings in the front matter and of its body."""
    for text, place in values_of(version):
        for slip in rule.find(prose_of_value(text)):
            yield Finding(place, rule.id, rule.severity, slip.message, slip.hint)
    proses = [(prose, list(rule.find(prose))) for prose in prose_of_body(version.body)]
    edits = in_order(edit for _, slips in proses for slip in slips for edit in slip.edits)
    lines = _Lines(version.body, edits)
    for prose, slips in proses:
        for slip in slips:
            if prose.block is None:
                continue
            line, column = prose.block.position(slip.start)
            number = version.body_line + line - 1
            yield Finding(
                place=Place(version.path, number, column, slip.end - slip.start),
                rule=rule.id,
                severity=rule.severity,
                message=slip.message,
                hint=slip.hint,
                excerpt=lines.written[line - 1],
                replacement=lines.corrected(line - 1) if slip.edits else "",
            )


class _Lines:
    """The lines of a body as written, and with all certain corrections made."""

    def __init__(self, body: str, edits: tuple[Edit, ...]) -> None:
        self.written = [line.rstrip("\r") for line in body.split("\n")]
        self.starts = [0]
        for line in body.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.edits: dict[int, list[Edit]] = {}
        for edit in edits:
            index = bisect_right(self.starts, edit.start) - 1
            at = self.starts[index]
            local = Edit(edit.start - at, edit.end - at, edit.new)
            self.edits.setdefault(index, []).append(local)

        self.answers: dict[int, str] = {}

    def corrected(self, index: int) -> str:
        if index not in self.answers:
            edits = tuple(self.edits.get(index, ()))
            self.answers[index] = apply(self.written[index], edits)
        return self.answers[index]
