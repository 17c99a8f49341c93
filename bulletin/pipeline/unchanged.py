"""A build of what was built before is known by the digest of everything that went in.

Then nothing needs to be parsed, planned or drawn: it is enough that every file still stands. Where
only texts of stories differ, the pages that show them are drawn anew (see `retelling`).
"""

import datetime as dt
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from bulletin.memo import Memo
from bulletin.model.finding import Accepted, Finding
from bulletin.model.inputs import Inputs
from bulletin.pipeline.known import Asked, Known, Retold, build_key, keep, texts_of
from bulletin.pipeline.marks import keep_marks, recall_marks
from bulletin.read import read
from bulletin.write import Published, Staging, require_apart, state_of

_MOST = 20  # texts that differ: more are better drawn by many processes


@dataclass(frozen=True, slots=True)
class Seen:
    """The site's files as they were read, and the state of the target just before."""

    inputs: Inputs
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The result of a build that was known; it reads as the pipeline's."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    counts: dict[str, int]
    published: Published
    seconds: float
    memo_dropped: str = ""
    has_failed: bool = False
    exit_code: int = 0


def recall(  # noqa: PLR0913 - what is asked, and where its answer is and goes
    site: Path,
    asked: Asked,
    now: dt.datetime,
    *,
    out: Path,
    cache: Path | None,
    waiting: Callable[[], None],
    jobs: int = 1,
) -> tuple[Seen, Unchanged | None]:
    """Return what was read, and the result if it was built before but for texts of stories."""
    started = time.perf_counter()
    seen = _look(site, out, cache)
    require_apart(out, site)
    if cache is None or not out.is_dir():
        return seen, None
    with Memo(cache) as memo:
        known = _known(memo, seen.inputs, asked, now)
        if known is None or len(changed := _changed(known, seen.inputs)) > _MOST:
            return seen, None
        with Staging(out, waiting=waiting) as staging:
            if staging.has_waited or state_of(out) != seen.target:
                return _look(site, out, cache), None  # somebody else has published since
            staging.expect(recall_marks(memo, out))
            told: Retold | None = Retold(known, frozenset(), b"")
            if changed:
                from bulletin.pipeline.retelling import retold  # noqa: PLC0415 - draws pages

                told = retold(memo, seen.inputs, asked, known, changed, staging, jobs)
            published = _published(told, staging) if told else None
            if told is None or published is None:
                return seen, None
            known = told.known
            if changed:
                keep(memo, seen.inputs, asked, known, told.setting)
            if changed or staging.has_read:
                with suppress(OSError):  # it stands all the same
                    keep_marks(memo, out, staging, known.files)
    seconds = time.perf_counter() - started
    return seen, Unchanged(known.findings, known.accepted, known.counts, published, seconds)


def _look(site: Path, out: Path, cache: Path | None) -> Seen:
    target = state_of(out)  # before: whoever publishes from here on may have read newer files
    return Seen(read(site, cache), target)


def _known(memo: Memo, inputs: Inputs, asked: Asked, now: dt.datetime) -> Known | None:
    """Return what is known of a build, if it would be the same at this moment."""
    known = memo.recall(build_key(inputs, asked), msgspec.msgpack.Decoder(Known))
    if known is None:
        return None
    moment = now if now.tzinfo else now.replace(tzinfo=ZoneInfo(known.zone))
    return known if known.since < moment < known.until else None


def _changed(known: Known, inputs: Inputs) -> list[str]:
    """Return the paths of the texts that differ; they are texts of the same paths."""
    return [path for path, text in texts_of(inputs).items() if known.texts.get(path) != text]


def _published(told: Retold, staging: Staging) -> Published | None:
    """Publish what is known; None where a file that was not drawn just now does not stand."""
    for path, size, checksum in told.known.files:
        if path not in told.files:
            if not staging.stands(path, size, checksum):
                return None
            staging.take(path, size)
    return staging.publish()
