"""What is asked of the pipeline, and what comes of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletin.memo import Memo
from bulletin.model.finding import Accepted, Finding, Reviewed, Severity
from bulletin.model.inputs import CONFIG_PATH, Inputs
from bulletin.model.plan import Plan
from bulletin.pipeline.known import Asked
from bulletin.plan import Clock
from bulletin.read import Reader
from bulletin.write import Published, Standing


class Warm:
    """What a process keeps between its builds of one site: files, answers, what is published.

    A build takes the files as `reader` saw them at its last look.
    """

    def __init__(self, site: Path, cache: Path | None) -> None:
        self.reader = Reader(site)
        self.memo = Memo(cache, lasts=True)
        self.standing = Standing()


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: the site's folder, the moment, what is shown, and with how many processes.

    `warm` is what a process that builds the site again and again keeps between its builds.
    Of the rules within stories only those in `story_rules` are run, if it says any.
    `progress` is called with pages drawn and pages in all, `waiting` when another build is on.
    """

    site: Path
    out: Path
    clock: Clock
    cache: Path | None = None
    jobs: int = 1
    base_url: str = ""
    is_strict: bool = False
    story_rules: frozenset[str] | None = None
    inputs: Inputs | None = None
    target: tuple[int, int] = (0, 0)  # its state before the inputs were read
    warm: Warm | None = None
    progress: Callable[[int, int], None] = lambda _done, _of: None
    waiting: Callable[[], None] = lambda: None

    @property
    def asked(self) -> Asked:
        """What goes into the answer besides the inputs and the moment."""
        clock = self.clock
        return Asked(self.base_url, clock.drafts, clock.future, self.is_strict)

    def is_failed_by(self, weighed: Reviewed) -> bool:
        """Tell whether what was found keeps the site from being published."""
        failing = {Severity.ERROR, Severity.WARNING} if self.is_strict else {Severity.ERROR}
        return any(finding.severity in failing for finding in weighed.findings)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: findings in order, the plan, what was published, a dropped store."""

    findings: tuple[Finding, ...]
    has_failed: bool
    plan: Plan | None = None
    published: Published | None = None
    seconds: float = 0.0
    memo_dropped: str = ""
    accepted: tuple[Accepted, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many pages there are, and stories by what readers see of them."""
        if self.plan is None:
            return {}
        told = Counter(page.key for page in self.plan.pages if page.kind == "article")
        languages = len(self.plan.site.languages)
        return {
            "pages": len(self.plan.pages),
            "published": len(told),
            "withheld": len(self.plan.withheld),
            "untranslated": sum(count < languages for count in told.values()),
        }

    @property
    def exit_code(self) -> int:
        """The contract's status: 0 done, 1 the content has errors, 2 the configuration has."""
        is_configuration = any(
            finding.severity is Severity.ERROR and finding.place.path == CONFIG_PATH
            for finding in self.findings
        )
        return (2 if is_configuration else 1) if self.has_failed else 0
