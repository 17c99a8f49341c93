"""What every format tells: the findings of a run, and the words they share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bulletin.cli.words import EditorLanguages, counted, say
from bulletin.model.finding import Accepted, Finding, Message, Severity
from bulletin.model.rules import RULES

WORST_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Report:
    """One run: `summary` counts what it came to, `accepted` is shown where the editor asked.

    `folder` leads from the root of the repository to the site, for forges; it is empty or ends
    with a slash.
    """

    findings: Sequence[Finding]
    languages: EditorLanguages
    summary: Mapping[str, int | float] = field(default_factory=dict)
    accepted: Sequence[Accepted] = ()
    folder: str = ""


def is_fixed(finding: Finding) -> bool:
    """Say whether `bulletin fix` would write the corrected line by itself."""
    rule = RULES.get(finding.rule)
    return bool(finding.replacement) and rule is not None and rule.is_fixed


def full(finding: Finding, languages: EditorLanguages) -> str:
    """Return message, corrected line and hint, one a line."""
    parts = [say(finding.message, languages)]
    if finding.replacement:
        parts.append(finding.replacement)
    if finding.hint.en:
        parts.append(say(finding.hint, languages))
    return "\n".join(parts)


def count_line(findings: Sequence[Finding], languages: EditorLanguages) -> str:
    """Return how many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    errors, warnings, notes = (counts[severity] for severity in WORST_FIRST)
    told = Message(
        f"{errors}个错误，{warnings}个警告，{notes}条提示",
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(notes, 'note')}",
    )
    return say(told, languages)
