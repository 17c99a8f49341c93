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
from bulletin.checks.pairs import Pair
from bulletin.checks.places import place_of
from bulletin.checks.story_rules import STALE
from bulletin.model.article import Outdated, Story, Version
from bulletin.model.finding import Finding, Message, Place
from bulletin.model.rules import broken

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


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph of an original that is not as it was translated; a fingerprint is empty for none.

    `index` is that of the block, or of the one before a block that is gone; -1 for the headlines.
    """

    before: str
    after: str
    index: int


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
    known = _recorded(story, version)
    if known is None:
        return None
    record, original = known
    is_current = record.prints == _prints(original, blocks_of(original))
    return None if is_current else Outdated(record.language, record.day)


def changes(story: Story, version: Version) -> tuple[tuple[Change, Place, str], ...]:
    """Return what has changed in a version's original, with its place and first words there."""
    known = _recorded(story, version)
    if known is None:
        return ()
    record, original = known
    blocks = blocks_of(original)
    return tuple(
        (each, _place_in(original, blocks, each.index), _words(original, blocks, each))
        for each in _changes(record, original, blocks)
    )


def check(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A translation tells what its original tells now, paragraph by paragraph."""
    for pair in pairs:
        for original, version, a, is_turned in (
            (pair.original, pair.translation, pair.a, False),
            (pair.translation, pair.original, pair.b, True),
        ):
            if version.translated_from:
                yield from _check(pair, original, version, a, is_turned=is_turned)


def _recorded(story: Story, version: Version) -> tuple[Record, Version] | None:
    """Return what a version was translated from, as it was and as it is now."""
    record = read_record(version.translated_from)
    original = story.versions.get(record.language) if record else None
    if record is None or original is None or original is version:
        return None
    return record, original


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
    for change in _changes(record, original, a):
        here = _counterpart(pair, change, is_turned=is_turned) or _key_place(version)
        there = _place_in(original, a, change.index)
        yield _finding(here, _message(record, change, there), there)


def _changes(record: Record, original: Version, blocks: Sequence[Block]) -> Iterator[Change]:
    now = _prints(original, blocks)
    matcher = SequenceMatcher(None, record.prints, now, autojunk=False)
    for tag, old_start, old_end, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = record.prints[old_start:old_end], now[start:end]
        for number in range(max(len(old), len(new))):
            yield Change(
                before=old[number] if number < len(old) else "",
                after=new[number] if number < len(new) else "",
                # the headlines come first, and what is gone stood after the last that is there
                index=(start + number if number < len(new) else max(end - 1, 0)) - 1,
            )


def _prints(version: Version, blocks: Sequence[Block]) -> tuple[str, ...]:
    return (
        fingerprint(version.headlines)[:DIGITS],
        *(each.fingerprint[:DIGITS] for each in blocks),
    )


def _counterpart(pair: Pair, change: Change, *, is_turned: bool) -> Place | None:
    """Return where the translation tells what a block of its original tells or told."""
    version = pair.original if is_turned else pair.translation
    if change.index < 0 and change.after:
        return Place(version.path, *version.marks["title"]) if "title" in version.marks else None
    if pair.is_brief:
        return None
    blocks = pair.a if is_turned else pair.b
    links = [(each.b, each.a) if is_turned else (each.a, each.b) for each in pair.links]
    at = next((at for at, (ours, _) in enumerate(links) if change.index in ours), -1)
    if not change.after and at + 1 < len(links) and not links[at + 1][0]:
        return place_of(version, blocks[links[at + 1][1][0]])  # it was left behind alone
    theirs = [each for _, side in links[at:] for each in side] if at >= 0 else []
    return place_of(version, blocks[theirs[0] if theirs else -1]) if blocks else None


def _place_in(version: Version, blocks: Sequence[Block], index: int) -> Place:
    if 0 <= index < len(blocks):
        return place_of(version, blocks[index])
    return Place(version.path, *version.marks.get("title", (1, 1)))


def _key_place(version: Version) -> Place:
    return Place(version.path, *version.marks.get("translated_from", (1, 1)))


def _words(original: Version, blocks: Sequence[Block], change: Change) -> str:
    if not change.after:
        return ""
    return original.title if change.index < 0 else blocks[change.index].text


def _message(record: Record, change: Change, there: Place) -> Message:
    file = f"{there.path.rpartition('/')[2]}:{there.line}"
    zh, en = f"{record.day} 译出之后", f"since the translation of {record.day}"
    before, after = change.before, change.after
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
    return broken(place, RULE, message, _TRANSLATED, related=related)
