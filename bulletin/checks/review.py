"""Findings that an editor accepts: a comment with a reason silences one finding, once.

`<!-- bulletin: ignore RULE: reason -->` stands on the finding's line or on a line of its own right
above it; in front matter and in config.yaml it is `# bulletin: ignore RULE: reason`.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Accepted, Finding, Message, Place, Reviewed, Severity
from bulletin.model.inputs import Inputs
from bulletin.model.rules import RULES

_SIGN: Final = b"bulletin:"
_IN_TEXT: Final = re.compile(r"<!--[ \t]*bulletin:[ \t]*ignore\b([^<>]{0,400}?)-->")
_IN_YAML: Final = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*bulletin:[ \t]*ignore\b(.*)$")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE_AND_REASON: Final = re.compile(r"[ \t]*([A-Za-z-]*)[ \t]*(?:[:：](.*))?")
_NO_REASON: Final = Message(
    "写成 <!-- bulletin: ignore 规则: 理由 -->。", "Write <!-- bulletin: ignore RULE: reason -->."
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that accepts a finding of `rule` on line `target`."""

    place: Place
    target: int
    rule: str
    reason: str
    excerpt: str


def review(
    findings: Iterable[Finding],
    inputs: Inputs,
    *,
    is_final: bool,
    idle: frozenset[str] = frozenset(),
) -> Reviewed:
    """Take out what comments accept; say which comments accept nothing, once all is found.

    Of `idle` rules nobody knows what they would have found.
    """
    comments = [each for path in _commented(inputs) for each in read_comments(path, inputs)]
    left = list(comments)
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in findings:
        comment = next((each for each in left if _accepts(each, finding)), None)
        if comment is None:
            kept.append(finding)
        else:
            left.remove(comment)
            accepted.append(Accepted(finding, comment.reason, comment.place))
    kept += [fault for each in comments if (fault := _fault(each))]
    if is_final:
        kept += [_unused(each) for each in left if each.rule not in idle and not _fault(each)]
    return Reviewed(tuple(kept), tuple(accepted))


def read_comments(path: str, inputs: Inputs) -> Iterator[Comment]:
    """Yield the comments of one file, in order."""
    source = inputs.config if path == "config.yaml" else inputs.content[path]
    lines = source.decode("utf-8", "replace").splitlines()
    is_yaml, fence = not path.endswith(".md") or lines[0].rstrip() == "---", ""
    for index, line in enumerate(lines):
        if index and path.endswith(".md") and line.rstrip() == "---":
            is_yaml = False
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        if "bulletin:" not in line or fence:
            continue
        for found in (_IN_YAML if is_yaml else _IN_TEXT).finditer(line):
            alone = not (line[: found.start()] + line[found.end() :]).strip()
            rule, reason = _RULE_AND_REASON.match(found[1]).groups()  # type: ignore[union-attr]  # fits any text
            yield Comment(
                Place(path, index + 1, found.start() + 1, len(found[0])),
                _next_line(lines, index) if alone else index + 1,
                rule or "",
                (reason or "").strip(),
                line,
            )


def _commented(inputs: Inputs) -> Iterator[str]:
    if _SIGN in inputs.config:
        yield "config.yaml"
    yield from (path for path, source in inputs.content.items() if _SIGN in source)


def _next_line(lines: list[str], index: int) -> int:
    """Return the number of the next line that is neither blank nor such a comment alone."""
    for following in range(index + 1, len(lines)):
        text = lines[following].strip()
        if text and not re.match(r"(?:<!--|#)[ \t]*bulletin:", text):
            return following + 1
    return index + 1


def _accepts(comment: Comment, finding: Finding) -> bool:
    place = finding.place
    return (
        comment.rule == finding.rule
        and comment.target == place.line
        and comment.place.path == place.path
        and not _fault(comment)
    )


def _fault(comment: Comment) -> Finding | None:
    """Return what is wrong with a comment itself."""
    rule = RULES.get(comment.rule)
    if rule is None and comment.rule:
        nearest = "".join(difflib.get_close_matches(comment.rule, RULES, n=1))
        hint = Message(f"最接近的是 {nearest}。", f"The nearest is {nearest}.")
        message = Message(f"没有规则“{comment.rule}”。", f"there is no rule “{comment.rule}”")
        return _finding(comment, "unknown-rule", message, hint if nearest else _NO_REASON)
    if rule is None or not comment.reason:
        message = Message("这条说明缺规则或理由。", "this comment lacks a rule or a reason")
        return _finding(comment, "ignore-reason", message, _NO_REASON)
    if rule.is_vital:
        message = Message(
            f"{comment.rule} 不能用说明接受：不改正就做不出网页。",
            f"{comment.rule} can't be accepted: without mending it there is no page",
        )
        return _finding(
            comment,
            "ignore-reason",
            message,
            Message("改正后删去说明。", "Mend it and delete the comment."),
        )
    return None


def _unused(comment: Comment) -> Finding:
    return _finding(
        comment,
        "unused-ignore",
        Message(
            f"这里没有 {comment.rule} 的问题，说明用不着了。",
            f"there is no finding of {comment.rule} here; the comment silences nothing",
        ),
        Message("删去这条说明。", "Delete the comment."),
    )


def _finding(comment: Comment, rule: str, message: Message, hint: Message) -> Finding:
    return Finding(comment.place, rule, Severity.WARNING, message, hint, excerpt=comment.excerpt)
