"""content/review.yaml → the findings that the desk lets stand."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Acceptance, Finding, Message, Place
from bulletin.model.keys import Kind, Record, Scalar, key
from bulletin.model.site import Site
from bulletin.parse.layout import REVIEW_PATH
from bulletin.parse.listing import read_list
from bulletin.parse.report import SourceText

FACT: Final = Kind.FACT
_TEXTS: Final = re.compile(r"[0-9a-f]{6}(?: [0-9a-f]{6})*")


@dataclass(frozen=True, slots=True)
class EntryKeys:
    """One entry, as `bulletin accept` writes it."""

    rule: str = key(Scalar.TEXT, FACT, "规则", "rule")
    path: str = key(Scalar.TEXT, FACT, "文件", "file")
    texts: str = key(Scalar.TEXT, FACT, "指纹", "fingerprints of the blocks")
    reason: str = key(Scalar.TEXT, FACT, "理由", "reason")
    words: str = key(Scalar.TEXT, FACT, "所指的字句", "words it is about", default="")
    by: str = key(Scalar.TEXT, FACT, "谁", "who", default="")
    date: dt.date | None = key(  # noqa: RUF009 - declares the key
        Scalar.DATE, FACT, "日期", "day", default=None
    )


_ENTRY: Final = Record(EntryKeys)
_EXAMPLE: Final = (
    "- {rule: figures, path: articles/2024/talent-day/index.en.md, texts: 1a2b3c 4d5e6f, reason: …}"
)


def acceptances(source: bytes, site: Site) -> tuple[tuple[Acceptance, ...], list[Finding]]:
    """Return the entries in their order; wrong ones are left out."""
    listed = read_list(REVIEW_PATH, source, _ENTRY, _EXAMPLE, site)
    findings = list(listed.findings)
    made: list[Acceptance] = []
    for item, entry in listed.entries:
        if not _TEXTS.fullmatch(entry.texts):
            findings.append(_bad_texts(listed.lines, item.line, entry.texts))
            continue
        place = Place(REVIEW_PATH, item.line, item.column, len(listed.lines.line(item.line)))
        texts = tuple(entry.texts.split())
        made.append(Acceptance(entry.rule, entry.path, texts, entry.words, entry.reason, place))
    return tuple(made), findings


def _bad_texts(lines: SourceText, line: int, texts: str) -> Finding:
    return lines.finding(
        "bad-value",
        line,
        1,
        Message(
            f"“{texts}”不是指纹：每个是六位十六进制数字。",
            f"“{texts}” is not a list of fingerprints: six hexadecimal digits each",
        ),
        Message("用 bulletin accept 写这一条。", "Let bulletin accept write the entry."),
    )
