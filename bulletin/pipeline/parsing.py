"""All texts of a site parsed, each answer kept in the memo: one edit costs the file it is in."""

from dataclasses import dataclass

import msgspec

from bulletin.memo import Memo, decoded, digest
from bulletin.model.finding import Finding
from bulletin.model.inputs import Inputs
from bulletin.model.library import Library
from bulletin.model.site import Site
from bulletin.parse import ParsedFile, parse_file, parse_library, parsed_paths
from bulletin.pipeline.losses import lost_finding
from bulletin.program import program_digest
from bulletin.remember import Batch, remembered
from bulletin.workers import Lost


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A file as it is remembered, with the text of a story: once edited, it is in no file.

    `start` is the byte from which on the file is that text; none where its line ends are Windows'.
    """

    file: ParsedFile
    text: str = ""
    start: int | None = None


def parse_all(
    inputs: Inputs, site: Site, memo: Memo, jobs: int
) -> tuple[Library, tuple[Finding, ...]]:
    """Parse every file and put the answers together."""
    parsed, lost = parse_files(inputs, site, memo, jobs)
    library, faults = parse_library(inputs, site, parsed)
    return library, (*lost, *faults)


def parse_files(
    inputs: Inputs, site: Site, memo: Memo, jobs: int
) -> tuple[dict[str, ParsedFile], list[Finding]]:
    """Parse every file through the memo: an answer depends on its path, its bytes and the site."""
    paths = parsed_paths(inputs)
    keys = _keys({path: inputs.content.digest(path) for path in paths}, site)
    parsed: dict[str, ParsedFile] = {}
    findings: list[Finding] = []
    task = lambda path: _parsed(path, inputs.content[path], site)  # noqa: E731 - names its inputs
    items = list(zip(keys, paths, strict=True))
    for index, answer in remembered(memo, Batch(task, items, _Parsed), jobs):
        if isinstance(answer, Lost):
            findings.append(lost_finding(paths[index], answer))
        else:
            parsed[paths[index]] = _with_text(answer, inputs)
    return parsed, findings


def recall_parsed(digests: dict[str, bytes], site: Site, memo: Memo) -> dict[str, ParsedFile]:
    """Return the answers for files that had these digests, as far as they are kept."""
    decoder = msgspec.msgpack.Decoder(_Parsed)
    keys = _keys(digests, site)
    known = memo.get(keys)
    found = {
        path: decoded(known.get(key), decoder) for path, key in zip(digests, keys, strict=True)
    }
    return {path: _with_text(each) for path, each in found.items() if each}


def _keys(digests: dict[str, bytes], site: Site) -> list[bytes]:
    common = digest(b"parse", program_digest(), msgspec.msgpack.encode(site))
    return [
        digest(common, path.encode("utf-8", "surrogateescape"), each)
        for path, each in digests.items()
    ]


def _parsed(path: str, source: bytes, site: Site) -> _Parsed:
    file = parse_file(path, source, site)
    if file.version is None:
        return _Parsed(file)
    text = file.version.body
    end = text.encode()
    return _Parsed(file, text, len(source) - len(end) if source.endswith(end) else None)


def _with_text(parsed: _Parsed, inputs: Inputs | None = None) -> ParsedFile:
    """Tell the text what it says: it has been encoded since, or is of inputs of a build before."""
    file = parsed.file
    if file.version and inputs and parsed.start is not None:
        file.version.text.stands(inputs.content, file.path, parsed.start)
    elif file.version:
        file.version.text.says(parsed.text)
    return file
