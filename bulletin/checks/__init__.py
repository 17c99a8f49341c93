"""Library, Plan and drawn pages → Findings: one file per rule family, a check is a generator."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin.checks.addresses import addresses
from bulletin.checks.cadence import resting
from bulletin.checks.causes import causes
from bulletin.checks.files import refused_files
from bulletin.checks.links import broken_links, fragments, unresolved
from bulletin.checks.outputs import ahead, attachments, collisions, security, withheld
from bulletin.checks.pictures import picture_files
from bulletin.checks.recorded import check_recorded
from bulletin.checks.review import review
from bulletin.checks.story_rules import SIDE_BY_SIDE, STORY_RULES
from bulletin.checks.texts import Texts
from bulletin.checks.weights import OFF, weight, weightless
from bulletin.model.finding import Acceptance, Finding, Reviewed, Severity, few_alike
from bulletin.model.inputs import Inputs
from bulletin.model.output import Rendered
from bulletin.model.plan import Plan

if TYPE_CHECKING:
    from bulletin.checks.lexicon import Lexicon
    from bulletin.model.alignment import Examined
    from bulletin.model.article import Outdated, Story, Version
    from bulletin.model.glossary import GlossaryTerm
    from bulletin.model.site import Divisions, Site

__all__ = [
    "SIDE_BY_SIDE",
    "STORY_RULES",
    "check_files",
    "check_pages",
    "check_plan",
    "check_recorded",
    "check_story",
    "outdated",
    "read_glossary",
    "weigh",
]

PLAN_CHECKS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    collisions,
    attachments,
    broken_links,
    withheld,
    ahead,
    resting,
    picture_files,
    addresses,
    security,
)
PAGE_CHECKS: tuple[Callable[[Plan, Mapping[str, Rendered]], Iterator[Finding]], ...] = (
    fragments,
    unresolved,
)


# The rules within stories are loaded when a story is examined: most builds examine none.


def read_glossary(terms: "tuple[GlossaryTerm, ...]", divisions: "Divisions") -> "Lexicon":
    """Return the glossary as the rules within stories look it up."""
    from bulletin.checks import lexicon  # noqa: PLC0415 - see above

    return lexicon.read_glossary(terms, divisions)


def check_story(
    story: "Story", rules: frozenset[str], lexicon: "Lexicon", site: "Site"
) -> "Examined":
    """Examine a story by the given rules, which are among STORY_RULES."""
    from bulletin.checks import stories  # noqa: PLC0415 - see above

    return stories.check_story(story, rules, lexicon, site)


def outdated(story: "Story", version: "Version") -> "Outdated | None":
    """Return what a version was translated from where that text has changed since."""
    from bulletin.checks import stale  # noqa: PLC0415 - see above

    return stale.outdated(story, version)


def check_files(inputs: Inputs) -> Iterator[Finding]:
    """Yield what is wrong with files before any is parsed."""
    yield from refused_files(inputs)


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with the pages before any is drawn."""
    for check in PLAN_CHECKS:
        yield from check(plan)


def check_pages(plan: Plan, drawn: Mapping[str, Rendered]) -> Iterator[Finding]:
    """Yield what only the drawn pages show; `drawn` is keyed by output path."""
    for check in PAGE_CHECKS:
        yield from check(plan, drawn)


def weigh(  # noqa: PLR0913 - the last three say under which circumstances
    findings: Iterable[Finding],
    severities: Sequence[tuple[str, str]],
    inputs: Inputs,
    *,
    acceptances: Sequence[Acceptance] = (),
    is_final: bool = True,
    idle: frozenset[str] = frozenset(),
) -> Reviewed:
    """Return the findings in order, each once, with configured severities and their lines.

    `severities` pairs a rule or a family with a severity or `off`. What editors accepted is
    returned apart; `acceptances` are those of content/review.yaml. `is_final` says that nothing
    more will be found; `idle` rules did not run.
    """
    configured = dict(severities)
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in (*findings, *weightless(severities, inputs)):
        severity = weight(finding, configured)
        if severity != OFF:
            place = finding.place
            cause = (place.path, place.line, place.column, finding.rule, finding.message.en)
            kept.setdefault(cause, replace(finding, severity=Severity(severity)))
    ordered = sorted(kept.values(), key=lambda finding: finding.sort_key)
    reviewed = review(ordered, inputs, acceptances, is_final=is_final, idle=idle)
    texts = Texts(inputs)
    shown = [
        finding if finding.excerpt else replace(finding, excerpt=texts.line(finding.place))
        for finding in few_alike(causes(sorted(reviewed.findings, key=lambda each: each.sort_key)))
    ]
    return Reviewed(tuple(shown), reviewed.accepted)
