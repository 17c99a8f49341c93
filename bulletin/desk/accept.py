"""Findings that the desk lets stand: what `bulletin accept` writes.

A comment that already stands beside the finding gets the fingerprints of the texts; everything
else becomes an entry of content/review.yaml.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.checks.comments import Comment, comments_in, written
from bulletin.checks.review import Verdict, verdict
from bulletin.checks.texts import Texts
from bulletin.model.finding import Acceptance, BulletinError, Finding
from bulletin.model.inputs import Inputs
from bulletin.model.rules import RULES
from bulletin.parse.layout import REVIEW_PATH

_HEAD = (
    "# Findings that the desk lets stand. An entry holds as long as its texts stay as they are.\n"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where findings stand, and of which rule: column 0 and no rule for any."""

    path: str
    line: int
    column: int = 0
    rule: str = ""

    def holds(self, finding: Finding) -> bool:
        """Say whether a finding stands here."""
        place = finding.place
        is_line = (place.path, max(1, place.line)) == (self.path, self.line)
        return is_line and self.column in {0, place.column} and self.rule in {"", finding.rule}


@dataclass(frozen=True, slots=True)
class Word:
    """Why a finding may stand; who says so, and when."""

    reason: str
    by: str
    day: dt.date


def chosen(findings: Sequence[Finding], spot: Spot) -> tuple[Finding, ...]:
    """Return the findings at a spot; there must be some, and all of one rule."""
    here = [each for each in findings if spot.holds(each)]
    if len({each.rule for each in here}) > 1:
        names = ", ".join(sorted({each.rule for each in here}))
        raise BulletinError(
            f"这里有几种问题，用 --rule 选一种：{names}", f"choose one with --rule: {names}"
        )
    if not here:
        lines = sorted({str(each.place.line) for each in findings if each.place.path == spot.path})
        near = "、".join(lines), ", ".join(lines)
        raise BulletinError(
            "这里没有问题" + (f"；这个文件里有问题的行：{near[0]}" if lines else ""),
            "there is no such finding here"
            + (f"; in this file there are some on line {near[1]}" if lines else ""),
            exit_code=1,
        )
    if RULES[here[0].rule].is_vital:
        raise BulletinError(
            f"{here[0].rule} 不能接受：不改正就做不出网页",
            f"{here[0].rule} can't be accepted: without mending it there is no page",
            exit_code=1,
        )
    return tuple(here)


def accept(
    inputs: Inputs, acceptances: Sequence[Acceptance], findings: Sequence[Finding], word: Word
) -> dict[str, bytes]:
    """Return the files that change when findings of one rule on one line are accepted."""
    texts = Texts(inputs)
    path = findings[0].place.path
    comments = list(comments_in(path, texts))
    lines = inputs.content.get(path, b"").decode("utf-8", "surrogateescape").split("\n")
    is_signed = False
    entries: list[str] = []
    outdated: list[Acceptance] = []
    for finding in findings:
        comment = next((each for each in comments if _waits(each, finding, texts)), None)
        if comment and (word.reason or comment.reason):
            comments.remove(comment)
            _sign(lines, comment, texts.prints(finding), word.reason or comment.reason)
            is_signed = True
            continue
        if not word.reason:
            raise BulletinError("用 --reason 写明理由", "say why with --reason")
        entries.append(_entry(finding, texts, word))
        outdated += (
            each for each in acceptances if verdict(each, finding, texts) is Verdict.OUTDATED
        )
    changed = {path: "\n".join(lines).encode("utf-8", "surrogateescape")} if is_signed else {}
    if entries:
        changed[REVIEW_PATH] = _with_entries(inputs, outdated, entries)
    return changed


def _waits(comment: Comment, finding: Finding, texts: Texts) -> bool:
    """Say whether a comment beside a finding still lacks the right fingerprints."""
    return verdict(comment, finding, texts) in {Verdict.UNSIGNED, Verdict.OUTDATED}


def _sign(lines: list[str], comment: Comment, prints: tuple[str, ...], reason: str) -> None:
    """Put the fingerprints into a comment; every other character stays."""
    line, start = lines[comment.place.line - 1], comment.place.column - 1
    old = line[start : start + comment.place.length]
    words = written(comment, prints, reason)
    if old.startswith("#"):
        words = "#" + words.removeprefix("<!--").removesuffix(" -->")
        words += "\r" if old.endswith("\r") else ""
    lines[comment.place.line - 1] = line[:start] + words + line[start + len(old) :]


def _entry(finding: Finding, texts: Texts, word: Word) -> str:
    fields = [
        ("rule", finding.rule),
        ("path", finding.place.path),
        ("texts", json.dumps(" ".join(texts.prints(finding)))),
        ("words", json.dumps(texts.words(finding.place), ensure_ascii=False)),
        ("reason", json.dumps(word.reason, ensure_ascii=False)),
        ("by", json.dumps(word.by, ensure_ascii=False)),
        ("date", word.day.isoformat()),
    ]
    lines = [f"{name}: {value}" for name, value in fields if value != '""']
    return "- " + "\n  ".join(lines) + "\n"


def _with_entries(inputs: Inputs, outdated: Sequence[Acceptance], entries: Sequence[str]) -> bytes:
    """Return the review file with new entries at its end and without those they replace."""
    source = inputs.content.get(REVIEW_PATH, b"").decode("utf-8", "surrogateescape")
    lines = (source or _HEAD).split("\n")
    for start in sorted({each.place.line - 1 for each in outdated}, reverse=True):
        end = start + 1
        while end < len(lines) and lines[end].startswith(" "):
            end += 1
        del lines[start:end]
    kept = "\n".join(lines).rstrip("\n") + "\n"
    return (kept + "".join(entries)).encode("utf-8", "surrogateescape")
