"""content/urls.lock → the addresses that were published; one a line, as `bulletin ledger` writes.

    /en/articles/2024/canal/ 2024-09-27T08:30+08:00 changed=2024-09-28 corrections=1 text=5fa1c2.0b

A merge may leave two lines of one address: both count.
"""

import datetime as dt
import re
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.model.ledger import LEDGER_PATH, Recorded
from bulletin.model.site import Site
from bulletin.parse.report import SourceText

_MOMENT: Final = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d)?"
_LINE: Final = re.compile(
    rf"(/[^\s\x00-\x20]*) ({_MOMENT})(?: changed=({_MOMENT}))?"
    r"(?: corrections=([1-9]\d{0,3}))?(?: text=([0-9a-f.]+))?",
    re.ASCII,
)
_FINDINGS: Final = 20


def ledger(source: bytes, site: Site) -> tuple[tuple[Recorded, ...], list[Finding]]:
    """Return what the ledger records; lines that can't be read are named and left out."""
    lines = source.decode("utf-8", "replace").replace("\r", "").split("\n")
    found: list[Recorded] = []
    wrong: list[int] = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        recorded = _recorded(line, number, site)
        if recorded:
            found.append(recorded)
        else:
            wrong.append(number)
    text = SourceText(LEDGER_PATH, lines)
    if not found and not wrong:
        return (), [_emptied(text)]
    return tuple(found), [_unreadable(text, number) for number in wrong[:_FINDINGS]]


def _recorded(line: str, number: int, site: Site) -> Recorded | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    url, since, changed, corrections, prints = match.groups()
    try:
        return Recorded(
            url,
            _moment(since, site),
            _moment(changed, site) if changed else None,
            int(corrections or 0),
            tuple(prints.split(".")) if prints else (),
            number,
        )
    except (ValueError, OverflowError):
        return None


def _moment(text: str, site: Site) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=site.zone)
    moment.astimezone(dt.UTC)  # fails where another zone's day is beyond the first or last year
    return moment


def _emptied(text: SourceText) -> Finding:
    return text.finding(
        "ledger-line",
        1,
        1,
        Message(
            "台账里一处网址也没有：哪篇文章不见了都不会有人知道。",
            "the ledger names no address: nothing would notice a story that disappears",
        ),
        Message(
            "从 git 里取回 content/urls.lock；若从未记过，请删掉它，"
            "再运行 bulletin ledger --write。",
            "Restore content/urls.lock from git; if nothing was ever recorded, delete it and run"
            " bulletin ledger --write.",
        ),
    )


def _unreadable(text: SourceText, line: int) -> Finding:
    return text.finding(
        "ledger-line",
        line,
        1,
        Message("台账的这一行读不出来。", "this line of the ledger can't be read"),
        Message(
            "合并时两边的行都留下，只删冲突标记；否则从 git 里取回这一行。",
            "In a merge keep the lines of both sides and delete the markers; else restore the line"
            " from git.",
        ),
        length=len(text.line(line)),
    )
