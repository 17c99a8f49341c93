"""All texts of a site parsed, each answer kept in the memo: one edit costs the file it is in."""

import msgspec

from bulletin.memo import Memo, decoded, digest
from bulletin.model.finding import Finding
from bulletin.model.inputs import Inputs
from bulletin.model.library import Library
from bulletin.model.site import Site
from bulletin.parse import ParsedFile, parse_file, parse_library, parsed_paths
from bulletin.pipeline.losses import lost_finding
from bulletin.program import program_digest
from bulletin.remember import remembered
from bulletin.workers import Lost


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
    task = lambda path: parse_file(path, inputs.content[path], site)  # noqa: E731 - names its inputs
    items = list(zip(keys, paths, strict=True))
    for index, answer in remembered(memo, task, items, ParsedFile, jobs):
        if isinstance(answer, Lost):
            findings.append(lost_finding(paths[index], answer))
        else:
            parsed[paths[index]] = answer
            if answer.version and not memo.lasts:  # else the reader holds the whole file anyway
                inputs.content.share(answer.path, answer.version.body)
    return parsed, findings


def recall_parsed(digests: dict[str, bytes], site: Site, memo: Memo) -> dict[str, ParsedFile]:
    """Return the answers for files that had these digests, as far as they are kept."""
    decoder = msgspec.msgpack.Decoder(ParsedFile)
    keys = _keys(digests, site)
    known = memo.get(keys)
    found = {
        path: decoded(known.get(key), decoder) for path, key in zip(digests, keys, strict=True)
    }
    return {path: each for path, each in found.items() if each}


def _keys(digests: dict[str, bytes], site: Site) -> list[bytes]:
    common = digest(b"parse", program_digest(), msgspec.msgpack.encode(site))
    return [
        digest(common, path.encode("utf-8", "surrogateescape"), each)
        for path, each in digests.items()
    ]
