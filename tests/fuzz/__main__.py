"""Every parser under a coverage-guided fuzzer (atheris): `make fuzz`, for as long as one likes.

`python -m tests.fuzz SECONDS` runs each target in a process of its own and prints how many inputs
it took; `python -m tests.fuzz SECONDS TARGET` runs one. An input that raises anything but the
program's own error, or takes longer than two seconds, is kept in the working folder and fails.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bulletin", "markdown", "yaml"]):
    from bulletin.model.finding import BulletinError
    from bulletin.model.site import Site
    from bulletin.parse import parse_file, parse_site
    from bulletin.parse.frontmatter.fences import find_fences
    from bulletin.parse.glossary import glossary
    from bulletin.parse.ledger import ledger
    from bulletin.parse.limits import limits
    from bulletin.parse.report import SourceText
    from bulletin.parse.retired import retired
    from bulletin.render.markdown import render_body
from tests.builder import CONFIG
from tests.hostile.bodies import vectors
from tests.hostile.broken import COSTLY
from tests.hostile.probe import fragment_faults


def _site() -> Site:
    site, _ = parse_site(CONFIG.encode())
    assert site is not None
    return site


SITE = _site()
SECONDS_EACH = 2
LONGEST = 4096


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _story(data: bytes) -> None:
    parse_file("content/articles/2024/x/index.zh.md", data, SITE)


def _fences(data: bytes) -> None:
    find_fences(SourceText("content/articles/2024/x/index.zh.md", _text(data).split("\n")))


def _body(data: bytes) -> None:
    """Only what the limits let pass is ever rendered."""
    text = _text(data)
    if limits(text) is not None:
        return
    try:
        html = render_body(text, SITE.languages[0], {}).html
    except BulletinError:
        return
    if found := list(fragment_faults(html)):
        raise AssertionError(found)


TARGETS: dict[str, Callable[[bytes], object]] = {
    "front matter": _story,
    "fences": _fences,
    "limits": lambda data: limits(_text(data)),
    "body": _body,
    "config": parse_site,
    "glossary": lambda data: glossary(data, SITE),
    "ledger": lambda data: ledger(data, SITE),
    "retired": lambda data: retired(data, SITE),
}


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with."""
    bodies = [each.encode("utf-8", "replace") for each in (*vectors(), *COSTLY)]
    front = b"---\ntitle: x\npublished: 2024-09-27 08:30\ntopics: [youth]\n---\n"
    retiring = "- url: [/zh/old/]\n  date: 2026-11-20\n  reason: {zh: 一, en: one}\n"
    recorded = "/zh/articles/2024/a/ 2024-09-27T08:30+08:00 changed=2024-09-28 text=ab12.cd\n"
    given = {
        "front matter": [front + each for each in bodies],
        "fences": [front, b"+++\n", "——\ntitle：x\n——\n".encode()],
        "config": [CONFIG.encode()],
        "glossary": ["- {id: a, zh: 人才, en: talent}\n- id: b\n  zh: 二\n  en: two\n".encode()],
        "ledger": [recorded.encode()],
        "retired": [retiring.encode()],
    }
    return [each[:LONGEST] for each in given.get(target, bodies)]


def fuzz(target: str, seconds: int, corpus: Path) -> None:
    """Fuzz one target; this never returns."""
    for number, seed in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-timeout={SECONDS_EACH}", f"-max_len={LONGEST}"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(corpus)], TARGETS[target])
    atheris.Fuzz()


def fuzz_all(seconds: int) -> int:
    """Fuzz every target in a process of its own; return how many failed."""
    failed = 0
    for target in TARGETS:
        command = [sys.executable, "-m", "tests.fuzz", str(seconds), target]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        executed = re.search(r"number_of_executed_units: ([0-9]+)", done.stderr)
        told = executed[1] if executed else "?"
        sys.stdout.write(f"{target}: {told} inputs{', failed' if done.returncode else ''}\n")
        sys.stdout.flush()
        if done.returncode:
            failed += 1
            sys.stdout.write(f"{done.stderr[-3000:]}\n")
    return failed


if __name__ == "__main__":
    time_each = int(sys.argv[1])
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as folder:
            fuzz(sys.argv[2], time_each, Path(folder))
    sys.exit(1 if fuzz_all(time_each) else 0)
