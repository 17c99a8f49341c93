"""What is known of a build that was made, and by which key it is found again."""

import datetime as dt
from dataclasses import dataclass

import msgspec

from bulletin.memo import Memo, digest
from bulletin.model.finding import Accepted, Finding
from bulletin.model.inputs import Inputs
from bulletin.program import program_digest
from bulletin.write import File


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build depends on besides its inputs and the moment."""

    base_url: str
    drafts: bool
    future: bool
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What came of a successful build, and strictly between which moments it is the same.

    `zone` is the site's, in which a moment without offset is meant. `texts` holds the digests of
    the stories' texts by path; everything else that went in is in the key.
    """

    since: dt.datetime
    until: dt.datetime
    zone: str
    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    counts: dict[str, int]
    texts: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Retold:
    """What is known once some texts were told anew, which files were drawn for it, its setting."""

    known: Known
    files: frozenset[str]
    setting: bytes


def build_key(inputs: Inputs, asked: Asked) -> bytes:
    """Return the digest of everything that goes into a build but the texts of its stories."""
    content = inputs.content
    parts = [inputs.config]
    contents = {path: b"" if _is_text(path) else content.digest(path) for path in content}
    for files in (contents, inputs.templates):
        for path, digested in files.items():
            parts += [path.encode("utf-8", "surrogateescape"), digested]
        parts.append(b"")
    rest = msgspec.msgpack.encode((asked, inputs.attachments, inputs.refused))
    return digest(b"build", program_digest(), rest, *parts)


def keep(memo: Memo, inputs: Inputs, asked: Asked, known: Known, setting: bytes) -> None:
    """Remember a successful build, and in what its stories' texts are set."""
    key = build_key(inputs, asked)
    memo.put([(key, msgspec.msgpack.encode(known)), (digest(b"setting", key), setting)])


def recall_setting(memo: Memo, inputs: Inputs, asked: Asked) -> bytes:
    """Return in what the stories' texts of a build that was known are set, or nothing."""
    key = digest(b"setting", build_key(inputs, asked))
    return memo.get([key]).get(key, b"")


def texts_of(inputs: Inputs) -> dict[str, bytes]:
    """Return the digests of the texts of stories, by path."""
    return {path: inputs.content.digest(path) for path in inputs.content if _is_text(path)}


def _is_text(path: str) -> bool:
    return path.startswith("content/articles/") and path.endswith(".md")
