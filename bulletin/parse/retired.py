"""content/retired.yaml → addresses that were given up, and why."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.model.keys import Kind, ListOf, Record, Scalar, Words, key
from bulletin.model.ledger import RETIRED_PATH, Retired
from bulletin.model.localized import Localized
from bulletin.model.site import Site
from bulletin.parse import addresses
from bulletin.parse.frontmatter import Node
from bulletin.parse.listing import read_list
from bulletin.parse.report import SourceText
from bulletin.parse.wrong import WrongError

FACT: Final = Kind.FACT
# ruff: noqa: RUF009 - key() is dataclasses.field with a declaration
_FILE: Final = re.compile(r"[a-z0-9_-]+\.(?:xml|json|ics)")  # of a feed or a calendar


@dataclass(frozen=True, slots=True)
class RetiredKeys:
    """One entry, as written."""

    url: tuple[str, ...] = key(
        ListOf(Scalar.TEXT, 1), FACT, "撤下的网址", "addresses that are given up"
    )
    date: dt.date = key(Scalar.DATE, FACT, "撤下的日期", "day on which")
    reason: Localized = key(Words(), FACT, "原因，读者会看到", "why, as readers are told")
    replacement: str = key(
        Scalar.PATH, FACT, "改看哪个网页", "page that takes its place", default=""
    )


_ENTRY: Final = Record(RetiredKeys)
_EXAMPLE: Final = "- {url: [/zh/old/page/], date: 2024-10-12, reason: {zh: …, en: …}}"


def retired(source: bytes, site: Site) -> tuple[tuple[Retired, ...], list[Finding]]:
    """Return the entries in their order; wrong ones are left out."""
    listed = read_list(RETIRED_PATH, source, _ENTRY, _EXAMPLE, site)
    findings = list(listed.findings)
    found: list[Retired] = []
    for item, entry in listed.entries:
        urls = tuple(_address(url, item, listed.lines, findings) for url in entry.url)
        if all(urls):
            found.append(Retired(urls, entry.date, entry.reason, entry.replacement, item.line))
    return tuple(found), findings


def _address(url: str, item: Node, lines: SourceText, findings: list[Finding]) -> str:
    """Return a page's, feed's or calendar's address; empty where it is none."""
    folder, _, name = url.rpartition("/")
    try:
        if _FILE.fullmatch(name):
            return addresses.path(f"{folder}/") + name
        return addresses.path(url)
    except WrongError as wrong:
        hint = wrong.hint or Message("例如 /zh/old/page/", "For example, /zh/old/page/")
        findings.append(lines.finding(wrong.rule, item.line, item.column, wrong.message, hint))
        return ""
