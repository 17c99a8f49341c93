"""Findings that the desk accepts, once, with a reason; they return when a text has changed.

An acceptance is a comment beside the finding (see comments.py) or an entry in content/review.yaml
that names rule, file and the fingerprints of the texts.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from bulletin.checks.comments import Comment, read_comments
from bulletin.checks.texts import Texts, is_same
from bulletin.model.finding import Acceptance, Accepted, Finding, Message, Reviewed, Severity
from bulletin.model.inputs import Inputs
from bulletin.model.rules import RULES, broken

_NO_REASON: Final = Message(
    "写成 <!-- bulletin: ignore 规则: 理由 -->。", "Write <!-- bulletin: ignore RULE: reason -->."
)
Given = Comment | Acceptance
_COMPARED: Final = "languages"  # the family of rules whose findings hang on two texts


class Verdict(Enum):
    """What an acceptance has to do with a finding."""

    NOTHING = auto()
    ACCEPTS = auto()
    OUTDATED = auto()  # a text has changed since
    UNSIGNED = auto()  # a comment that does not say which texts it accepts


def review(
    findings: Iterable[Finding],
    inputs: Inputs,
    acceptances: Sequence[Acceptance],
    *,
    is_final: bool,
    idle: frozenset[str] = frozenset(),
) -> Reviewed:
    """Take out what is accepted; say which acceptances accept nothing, once all is found.

    Of `idle` rules nobody knows what they would have found, nor of files that can't be read.
    """
    texts = Texts(inputs)
    given: list[Given] = [*read_comments(inputs, texts), *acceptances]
    faults = [fault for each in given if (fault := _fault(each))]
    desk = _Desk(texts, [each for each in given if not _fault(each)])
    standing = list(findings)
    left = [each for each in standing if not desk.accepts(each)]
    kept = [desk.reminded(each) for each in left]
    if is_final:
        unread = {_folder(each.place.path) for each in standing if _is_vital(each)}
        unused = (each for each in desk.given if each.rule not in idle)
        faults += [_unused(each) for each in unused if _folder(_path(each)) not in unread]
    return Reviewed((*kept, *faults), tuple(desk.accepted))


def verdict(given: Given, finding: Finding, texts: Texts) -> Verdict:
    """Say what an acceptance has to do with a finding."""
    if given.rule != finding.rule or _path(given) != finding.place.path:
        return Verdict.NOTHING
    if isinstance(given, Comment):
        is_beside = given.target == finding.place.line
        return _verdict_beside(given, finding, texts) if is_beside else Verdict.NOTHING
    prints = texts.prints(finding)
    is_other = not is_same(given.words, texts.words(finding.place))
    if is_other or set(prints).isdisjoint(given.texts):
        return Verdict.NOTHING
    return Verdict.ACCEPTS if given.texts == prints else Verdict.OUTDATED


def _verdict_beside(comment: Comment, finding: Finding, texts: Texts) -> Verdict:
    if not comment.texts:
        is_compared = RULES[comment.rule].family == _COMPARED
        return Verdict.UNSIGNED if is_compared else Verdict.ACCEPTS
    return Verdict.ACCEPTS if comment.texts == texts.prints(finding) else Verdict.OUTDATED


class _Desk:
    """The acceptances that are not used up yet; each is for one finding."""

    def __init__(self, texts: Texts, given: list[Given]) -> None:
        self.texts = texts
        self.given = given
        self.accepted: list[Accepted] = []
        self._by_file: dict[tuple[str, str], list[Given]] = defaultdict(list)
        for each in given:
            self._by_file[each.rule, _path(each)].append(each)

    def accepts(self, finding: Finding) -> bool:
        """Say whether a finding is accepted, and note by what."""
        given = self._first(finding, {Verdict.ACCEPTS})
        if given is None:
            return False
        self.accepted.append(Accepted(finding, given.reason, given.place))
        return True

    def reminded(self, finding: Finding) -> Finding:
        """Return a finding that stands; where it was accepted before, its hint says so."""
        given = self._first(finding, {Verdict.OUTDATED, Verdict.UNSIGNED})
        if given is None:
            return finding
        command = f"bulletin accept {finding.place.path}:{finding.place.line}"
        if isinstance(given, Comment) and not given.texts:
            words = Message(
                f"这里的说明还缺两段文字的指纹。运行 {command}，程序会补上。",
                f"The comment here still lacks the fingerprints of both texts; {command} adds them",
            )
        else:
            words = Message(
                f"曾经接受过（{given.reason}），但文字后来改了。仍要接受，运行 {command}",
                f"It was accepted ({given.reason}), but a text has changed since. To accept it "
                f"again: {command}",
            )
        hint = finding.hint
        joined = Message(f"{hint.zh}\n{words.zh}".strip(), f"{hint.en}\n{words.en}".strip())
        return replace(finding, hint=joined)

    def _first(self, finding: Finding, wanted: set[Verdict]) -> Given | None:
        """Return the first acceptance with a wanted verdict, and use it up."""
        candidates = self._by_file.get((finding.rule, finding.place.path), [])
        for given in candidates:
            if verdict(given, finding, self.texts) in wanted:
                candidates.remove(given)
                self.given.remove(given)
                return given
        return None


def _path(given: Given) -> str:
    return given.place.path if isinstance(given, Comment) else given.path


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_vital(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is not None and rule.is_vital and finding.severity is Severity.ERROR


def _fault(given: Given) -> Finding | None:
    """Return what is wrong with an acceptance itself."""
    rule = RULES.get(given.rule)
    if rule is None and given.rule:
        nearest = "".join(difflib.get_close_matches(given.rule, RULES, n=1))
        hint = Message(f"最接近的是 {nearest}。", f"The nearest is {nearest}.")
        message = Message(f"没有规则“{given.rule}”。", f"there is no rule “{given.rule}”")
        return _finding(given, "unknown-rule", message, hint if nearest else _NO_REASON)
    if rule is None or not given.reason:
        message = Message("这条说明缺规则或理由。", "this comment lacks a rule or a reason")
        return _finding(given, "ignore-reason", message, _NO_REASON)
    if rule.is_vital:
        message = Message(
            f"{given.rule} 不能用说明接受：不改正就做不出网页。",
            f"{given.rule} can't be accepted: without mending it there is no page",
        )
        hint = Message("改正后删去说明。", "Mend it and delete the comment.")
        return _finding(given, "ignore-reason", message, hint)
    return None


def _unused(given: Given) -> Finding:
    if isinstance(given, Comment):
        message = Message(
            f"这里没有 {given.rule} 的问题，说明用不着了。",
            f"there is no finding of {given.rule} here; the comment silences nothing",
        )
        hint = Message("删去这条说明。", "Delete the comment.")
    else:
        message = Message(
            f"{given.path} 里没有这样一条 {given.rule} 的问题了。",
            f"{given.path} has no such finding of {given.rule} any more",
        )
        hint = Message("删去这一条。", "Delete the entry.")
    return _finding(given, "unused-ignore", message, hint)


def _finding(given: Given, rule: str, message: Message, hint: Message) -> Finding:
    return broken(given.place, rule, message, hint)
