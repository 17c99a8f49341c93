"""A build of what was built before is known by the digest of everything that went in.

Then nothing needs to be parsed, planned or drawn: it is enough that every file still stands.
"""

import datetime as dt
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from bulletin.memo import Memo, digest
from bulletin.model.finding import Accepted, Finding
from bulletin.model.inputs import Inputs
from bulletin.pipeline.marks import keep_marks, recall_marks
from bulletin.program import program_digest
from bulletin.read import read
from bulletin.write import File, Published, Staging, require_apart, state_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build depends on besides its inputs and the moment."""

    base_url: str
    drafts: bool
    future: bool
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """The site's files as they were read, and the state of the target just before."""

    inputs: Inputs
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What came of a successful build, and strictly between which moments it is the same.

    `zone` is the site's, in which a moment without offset is meant.
    """

    since: dt.datetime
    until: dt.datetime
    zone: str
    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    counts: dict[str, int]


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
) -> tuple[Seen, Unchanged | None]:
    """Return what was read, and the result if it was built before and its files stand."""
    started = time.perf_counter()
    seen = _look(site, out)
    require_apart(out, site)
    if cache is None or not out.is_dir():
        return seen, None
    with Memo(cache) as memo:
        known = memo.recall(_key(seen.inputs, asked), msgspec.msgpack.Decoder(Known))
        if known is None or not known.since < _aware(now, known.zone) < known.until:
            return seen, None
        with Staging(out, waiting=waiting) as staging:
            if staging.has_waited or state_of(out) != seen.target:
                return _look(site, out), None  # somebody else has published since
            staging.marks.known = recall_marks(memo, out)
            for path, size, checksum in known.files:
                if not staging.stands(path, size, checksum):
                    return seen, None
                staging.take(path, size)
            published = staging.publish()
            if staging.has_read:
                with suppress(OSError):  # it stands all the same
                    keep_marks(memo, out, staging, known.files)
    seconds = time.perf_counter() - started
    return seen, Unchanged(known.findings, known.accepted, known.counts, published, seconds)


def _look(site: Path, out: Path) -> Seen:
    target = state_of(out)  # before: whoever publishes from here on may have read newer files
    return Seen(read(site), target)


def keep(memo: Memo, inputs: Inputs, asked: Asked, known: Known) -> None:
    """Remember a successful build."""
    memo.put([(_key(inputs, asked), msgspec.msgpack.encode(known))])


def _aware(now: dt.datetime, zone: str) -> dt.datetime:
    return now if now.tzinfo else now.replace(tzinfo=ZoneInfo(zone))


def _key(inputs: Inputs, asked: Asked) -> bytes:
    parts = [inputs.config]
    contents = {path: inputs.content.digest(path) for path in inputs.content}
    for files in (contents, inputs.templates):
        for path, content in files.items():
            parts += [path.encode("utf-8", "surrogateescape"), content]
        parts.append(b"")
    rest = msgspec.msgpack.encode((asked, inputs.attachments, inputs.refused))
    return digest(b"build", program_digest(), rest, *parts)
