"""Corrections that can't change meaning: what `bulletin fix` writes, and nothing else.

Front matter is written as the parser has read it anyway; in the text only characters are replaced
that the block scanner found to be prose. Code, addresses, bylines and ids are out of reach.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bulletin.checks.correct import corrections
from bulletin.checks.prose import apply
from bulletin.desk.dates import plain_dates
from bulletin.desk.ledger import moves, with_aliases
from bulletin.desk.library import open_desk
from bulletin.model.finding import Finding
from bulletin.model.inputs import CONFIG_PATH
from bulletin.model.rules import RULES
from bulletin.model.site import Site
from bulletin.parse import parse_file, parse_site
from bulletin.parse.encoding import to_text
from bulletin.parse.layout import slot_of
from bulletin.parse.targets import without_code
from bulletin.read import read

DATE_FORM: Final = "date-form"
_ZERO_WIDTH: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ADDRESS: Final = re.compile(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+")
_BARE_ADDRESS: Final = re.compile(r"https?://[^\s<>，。；：！？、（）“”]*")
_MARKUP: Final = frozenset({"link-mark", "foreign-markup"})
_PASSES: Final = 8


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file as it should be, and how many corrections of which rules that took."""

    path: str
    before: bytes
    after: bytes
    rules: tuple[tuple[str, int], ...]


def fix_site(folder: Path, is_wanted: Callable[[str], bool], now: dt.datetime) -> Iterator[Fixed]:
    """Correct the files of a site that are wanted, by path; yield those that change.

    Stories that have moved by `now` get their old addresses as aliases.
    """
    inputs = read(folder)
    site, _ = parse_site(inputs.config)
    moved = moves(open_desk(folder), now) if site else {}
    for path, source in ((CONFIG_PATH, inputs.config), *inputs.content.items()):
        if is_wanted(path):
            fixed = _with_moved(fix(path, source, site), moved.get(path, ()))
            if fixed.after != source:
                yield fixed


def fix(path: str, source: bytes, site: Site | None) -> Fixed:
    """Correct one file of the site; what is not certain stays as it is.

    Without a site, where config.yaml can't be read, only bytes are corrected.
    """
    found = to_text(source)
    if found is None:
        return Fixed(path, source, source, ())
    text, encoding = found
    counts: Counter[str] = Counter()
    counts["encoding"] += encoding != "UTF-8"
    text = _plain_text(text, counts)
    for _ in range(_PASSES):
        before = text
        for correct in _CORRECTIONS:
            text = correct(path, text, site, counts)
        if text == before:
            break
    return Fixed(path, source, text.encode(), tuple(sorted(counts.items())))


def _with_moved(fixed: Fixed, urls: tuple[str, ...]) -> Fixed:
    if not urls:
        return fixed
    rules = (*fixed.rules, ("address-lost", len(urls)))
    return replace(fixed, after=with_aliases(fixed.after, urls), rules=rules)


def _plain_text(text: str, counts: Counter[str]) -> str:
    if text.startswith("\ufeff"):
        text = text[1:]
        counts["byte-order-mark"] += 1
    if "\r" in text:
        counts["line-ends"] += 1
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _zero_widths(path: str, text: str, _site: Site | None, counts: Counter[str]) -> str:
    """Take out what nobody sees, but not in code and addresses."""
    if not _ZERO_WIDTH.search(text):
        return text
    masked = without_code(text) if path.endswith(".md") else text
    masked = _ADDRESS.sub(lambda match: " " * len(match[0]), masked)
    places = {match.start() for match in _ZERO_WIDTH.finditer(masked)}
    counts["invisible-character"] += len(places)
    return "".join(each for index, each in enumerate(text) if index not in places)


def _front_matter(path: str, text: str, site: Site | None, counts: Counter[str]) -> str:
    """Write the corrected lines that come with findings about front matter."""
    if path == CONFIG_PATH:
        findings = parse_site(text.encode())[1]
    elif site and path.endswith(".md"):
        findings = parse_file(path, text.encode(), site).findings
    else:
        return text
    lines = text.split("\n")
    done: set[int] = set()
    for finding in findings:
        index = finding.place.line - 1
        if _is_certain(finding) and index not in done and lines[index] == finding.excerpt:
            counts[finding.rule] += lines[index] != finding.replacement
            lines[index] = finding.replacement
            done.add(index)
    return "\n".join(lines)


def _is_certain(finding: Finding) -> bool:
    rule = RULES[finding.rule]
    is_written = bool(finding.excerpt.strip() and finding.replacement)
    return is_written and rule.is_fixed and rule.family == "front-matter"


def _dates(path: str, text: str, site: Site | None, counts: Counter[str]) -> str:
    slot = slot_of(path, site) if site else None
    if site is None or slot is None or slot.kind != "story":
        return text
    written = plain_dates(text, site)
    pairs = zip(text.split("\n"), written.split("\n"), strict=True)
    counts[DATE_FORM] += sum(one != other for one, other in pairs)
    return written


def _typography(path: str, text: str, site: Site | None, counts: Counter[str]) -> str:
    slot = slot_of(path, site) if site else None
    if site is None or slot is None:
        return text
    language = "zh" if site.language(slot.language).is_han else slot.language
    addresses = [match.span() for match in _BARE_ADDRESS.finditer(text)]
    addresses += _lines_with_slips(path, text, site)
    edits = tuple(
        edit
        for edit in corrections(text, language)
        if not any(start < edit.end and edit.start < end for start, end in addresses)
    )
    counts[f"typography-{language}"] += len(edits)
    return apply(text, edits)


def _lines_with_slips(path: str, text: str, site: Site) -> list[tuple[int, int]]:
    """Return where the lines are whose links or pictures are mistyped: their signs mean markup."""
    findings = parse_file(path, text.encode(), site).findings
    lines = {each.place.line for each in findings if each.rule in _MARKUP}
    spans, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if number in lines:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


_CORRECTIONS: Final[tuple[Callable[[str, str, Site | None, Counter[str]], str], ...]] = (
    _zero_widths,
    _front_matter,
    _dates,
    _typography,
)
