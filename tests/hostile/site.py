"""One site full of cases, built by the real program within a time, and what it said of each."""

import json
import os
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import forked
from tests.builder import SiteBuilder, tree

Finding = dict[str, Any]
SECONDS = 300
_LET_PASS = frozenset({"broken-link", "broken-anchor", "picture-remote"})


@dataclass(frozen=True, slots=True)
class Said:
    """How a run ended, and its findings by story (or by path, for other files)."""

    status: int
    err: str
    findings: dict[str, list[Finding]]

    def errors(self, name: str) -> list[Finding]:
        """Return the errors of one story or file."""
        return [each for each in self.findings[name] if each["severity"] == "error"]


class HostileSite(SiteBuilder):
    """A site with one good story, `2024/good`, whose one fault must never be lost."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.pair("2024/good")
        self.article("2024/good", "en", "See [it](../nowhere/).")

    def tell(self, *arguments: str) -> Said:
        """Run a command; it may neither hang, nor fall over, nor speak of a fault of its own."""
        command = [
            *arguments,
            "--site",
            str(self.root),
            "--today",
            "2026-11-23",
            "--format",
            "json",
        ]
        done = forked.run(command, os.environ, SECONDS)
        assert "Traceback" not in done.stderr, done.stderr[-3000:]
        assert done.returncode in {0, 1, 2}, done.stderr[-3000:]
        found: dict[str, list[Finding]] = defaultdict(list)
        for each in json.loads(done.stdout)["findings"]:
            steps = each["path"].split("/")
            is_story = steps[:2] == ["content", "articles"] and len(steps) > 4
            found[steps[3] if is_story else each["path"]].append(each)
        return Said(done.returncode, done.stderr, found)

    def publish_in_spite(self, said: Said) -> dict[str, bytes]:
        """Build with the faulty stories taken away or, where rules allow, let pass."""
        self.article("2024/good", "en")
        rules = {
            each["rule"]
            for found in said.findings.values()
            for each in found
            if each["severity"] == "error" and each["rule"] in _LET_PASS
        }
        weights = "".join(f"  {rule}: info\n" for rule in sorted(rules))
        config = (self.root / "config.yaml").read_text()
        self.write("config.yaml", config + (f"severities:\n{weights}" if weights else ""))
        for name in said.findings:
            if any(each["rule"] not in rules for each in said.errors(name)):
                shutil.rmtree(self.root / f"content/articles/2024/{name}", ignore_errors=True)
        built = self.tell("build")
        assert built.status == 0, list(map(built.errors, built.findings))
        return tree(self.root / "public")
