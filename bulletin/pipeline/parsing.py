"""All texts of a site parsed, each answer kept in the memo: one edit costs the file it is in."""

import msgspec

from bulletin.memo import Memo, digest
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
    """Parse every file through the memo: an answer depends on its path, its bytes and the site."""
    paths = parsed_paths(inputs)
    common = digest(b"parse", program_digest(), msgspec.msgpack.encode(site))
    items = [
        (digest(common, path.encode("utf-8", "surrogateescape"), inputs.content.digest(path)), path)
        for path in paths
    ]
    parsed: dict[str, ParsedFile] = {}
    findings: list[Finding] = []
    task = lambda path: parse_file(path, inputs.content[path], site)  # noqa: E731 - names its inputs
    for index, answer in remembered(memo, task, items, ParsedFile, jobs):
        if isinstance(answer, Lost):
            findings.append(lost_finding(paths[index], answer))
        else:
            parsed[paths[index]] = answer
            if answer.version and not memo.lasts:  # else the reader holds the whole file anyway
                inputs.content.share(answer.path, answer.version.body)
    library, faults = parse_library(inputs, site, parsed)
    return library, (*findings, *faults)
