"""How much findings weigh: their own severity, or the one that config.yaml gives their rule."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.inputs import CONFIG_PATH, Inputs
from bulletin.model.rules import FAMILIES, RULES, broken

OFF = "off"


def weight(finding: Finding, configured: Mapping[str, str]) -> str:
    """Return the severity of a finding, or `off`; a rule's own line beats its family's.

    A rule that pages need keeps its severity whatever config.yaml says.
    """
    rule = RULES.get(finding.rule)
    if rule is None or (rule.is_vital and finding.severity is Severity.ERROR):
        return finding.severity.value
    family = configured.get(rule.family, finding.severity.value)
    return configured.get(finding.rule, family)


def weightless(severities: Sequence[tuple[str, str]], inputs: Inputs) -> Iterator[Finding]:
    """Yield the lines of `severities` that do nothing: no such rule, or one that pages need."""
    for name, _ in severities:
        if name not in RULES and name not in FAMILIES:
            nearest = "".join(difflib.get_close_matches(name, [*RULES, *FAMILIES], n=1))
            yield _finding(
                name,
                inputs,
                Message(f"没有规则“{name}”。", f"there is no rule “{name}”"),
                Message(f"最接近的是 {nearest}。", f"The nearest is {nearest}.")
                if nearest
                else Message("全部规则见 bulletin rules。", "See all of them with: bulletin rules"),
            )
        elif name in RULES and RULES[name].is_vital:
            yield _finding(
                name,
                inputs,
                Message(
                    f"{name} 不能改轻重：不改正就做不出网页。",
                    f"the weight of {name} is fixed: without mending it there is no page",
                ),
                Message("删去这一行。", "Delete this line."),
            )


def _finding(name: str, inputs: Inputs, message: Message, hint: Message) -> Finding:
    lines = inputs.config.decode("utf-8", "replace").split("\n")
    pattern = re.compile(rf"[ {{,]*{re.escape(name)}[ ]*:")
    number, column = next(
        (
            (number, line.index(name) + 1)
            for number, line in enumerate(lines, 1)
            if pattern.match(line) or ("severities" in line and name in line)
        ),
        (0, 0),
    )
    place = Place(CONFIG_PATH, number, column, len(name))
    return broken(place, "unknown-rule", message, hint)
