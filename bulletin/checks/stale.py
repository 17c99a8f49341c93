"""Translations whose original has changed since: told by the blocks, never by git's history.

`translated_from` holds the original's language, the day, a fingerprint of its headlines, then one
of each block. Spaces, punctuation width and link targets count for nothing in a fingerprint.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bulletin.checks.blocks import DIGITS, Block, blocks_of, fingerprint
from bulletin.checks.pairs import Pair, place_of
from bulletin.checks.story_rules import STALE
from bulletin.model.article import Outdated, Story, Version
from bulletin.model.finding import Finding, Message, Place, Severity

RULE = STALE
_RECORD = re.compile(
    rf"([a-z]{{2,3}}(?:-[a-z0-9]+)?) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})((?: [0-9a-f]{{{DIGITS}}})+)"
)
_TRANSLATED = Message(
    "改好译文后运行 bulletin translated；只改了错字，加 --minor。",
    "Mend the translation, then run bulletin translated; for a typo add --minor.",
)


@dataclass(frozen=True, slots=True)
class Record:
    """What `translated_from` says: the text that was translated, as it was on a day."""

    language: str
    day: dt.date
    prints: tuple[str, ...]  # the headlines', then each block's


def read_record(text: str) -> Record | None:
    """Return what a `translated_from` says, or None where it can't be read."""
    match = _RECORD.fullmatch(text)
    if match is None:
        return None
    try:
        day = dt.date.fromisoformat(match[2])
    except ValueError:
        return None
    return Record(match[1], day, tuple(match[3].split()))


def record_of(original: Version, day: dt.date) -> str:
    """Return the `translated_from` of a translation that was made from this text on this day."""
    return " ".join((original.language, day.isoformat(), *_prints(original, blocks_of(original))))


def outdated(story: Story, version: Version) -> Outdated | None:
    """Return what a version was translated from where that text has changed since."""
    record = read_record(version.translated_from) if version.translated_from else None
    original = story.versions.get(record.language) if record else None
    if record is None or original is None or original is version:
        return None
    is_current = record.prints == _prints(original, blocks_of(original))
    return None if is_current else Outdated(record.language, record.day)


def check(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A translation tells what its original tells now, paragraph by paragraph."""
    for pair in pairs:
        for original, version, a, is_turned in (
            (pair.original, pair.translation, pair.a, False),
            (pair.translation, pair.original, pair.b, True),
        ):
            if version.translated_from:
                yield from _check(pair, original, version, a, is_turned=is_turned)


def _check(
    pair: Pair, original: Version, version: Version, a: tuple[Block, ...], *, is_turned: bool
) -> Iterator[Finding]:
    record = read_record(version.translated_from)
    if record is None:
        yield _finding(
            _key_place(version),
            Message("translated_from 读不出来。", "translated_from can't be read"),
        )
        return
    if record.language != original.language:
        return
    now = _prints(original, a)
    matcher = SequenceMatcher(None, record.prints, now, autojunk=False)
    for tag, old_start, old_end, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = record.prints[old_start:old_end], now[start:end]
        for number in range(max(len(old), len(new))):
            before = old[number] if number < len(old) else ""
            index = start + number if number < len(new) else max(start - 1, 0)
            after = new[number] if number < len(new) else ""
            here = _counterpart(pair, index - 1, is_turned=is_turned) or _key_place(version)
            there = _place_in(original, a, index - 1)
            yield _finding(here, _message(record, before, after, there), there)


def _prints(version: Version, blocks: Sequence[Block]) -> tuple[str, ...]:
    headlines = f"{version.kicker}\n{version.title}\n{version.deck}\n{version.editor_note}"
    return (
        fingerprint(headlines)[:DIGITS],
        *(each.fingerprint[:DIGITS] for each in blocks),
    )


def _counterpart(pair: Pair, index: int, *, is_turned: bool) -> Place | None:
    """Return where the translation tells what a block of its original tells; -1 is the headline."""
    version = pair.original if is_turned else pair.translation
    if index < 0:
        return Place(version.path, *version.marks["title"]) if "title" in version.marks else None
    for link in pair.links:
        ours, theirs = (link.b, link.a) if is_turned else (link.a, link.b)
        if index in ours and theirs and not pair.is_brief:
            blocks = pair.a if is_turned else pair.b
            return place_of(version, blocks[theirs[0]])
    return None


def _place_in(version: Version, blocks: tuple[Block, ...], index: int) -> Place:
    if 0 <= index < len(blocks):
        return place_of(version, blocks[index])
    return Place(version.path, *version.marks.get("title", (1, 1)))


def _key_place(version: Version) -> Place:
    return Place(version.path, *version.marks.get("translated_from", (1, 1)))


def _message(record: Record, before: str, after: str, there: Place) -> Message:
    file = f"{there.path.rpartition('/')[2]}:{there.line}"
    zh, en = f"{record.day} 译出之后", f"since the translation of {record.day}"
    if not before:
        return Message(
            f"{zh}，原文（{file}）加了这一段（{after}）。",
            f"{en}, the original ({file}) has gained a paragraph ({after})",
        )
    if not after:
        return Message(
            f"{zh}，原文（{file} 附近）删去了一段（{before}）。",
            f"{en}, the original (near {file}) has lost a paragraph ({before})",
        )
    return Message(
        f"{zh}，原文（{file}）这一段改过（{before} → {after}）。",
        f"{en}, this paragraph of the original ({file}) has changed ({before} → {after})",
    )


def _finding(place: Place, message: Message, there: Place | None = None) -> Finding:
    related = (there,) if there else ()
    return Finding(place, RULE, Severity.WARNING, message, _TRANSLATED, related=related)
