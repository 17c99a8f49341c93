"""A site looked over through the memo: all that can be known before a page is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin.checks import check_files, check_plan, weigh
from bulletin.memo import Memo
from bulletin.model.finding import Finding
from bulletin.model.inputs import Inputs
from bulletin.model.library import Library
from bulletin.model.plan import Plan
from bulletin.model.site import Site
from bulletin.parse import ParsedFile, parse_library
from bulletin.pipeline.checking import check_published, check_stories, mark_outdated, rules_to_run
from bulletin.pipeline.parsing import parse_all
from bulletin.pipeline.pictures import inspect_pictures
from bulletin.plan import Clock, plan
from bulletin.program import program_digest
from bulletin.render import InterfaceWords, load_strings


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A site's texts and pages, and what is wrong with them."""

    library: Library
    plan: Plan
    findings: tuple[Finding, ...]


def survey(  # noqa: PLR0913 - the site, the moment, what to ask of it and with what help
    inputs: Inputs,
    site: Site,
    folder: Path,
    clock: Clock,
    memo: Memo,
    *,
    rules: frozenset[str],
    jobs: int,
    story: str = "",
) -> Surveyed:
    """Parse all texts, check them by `rules` within stories, and plan the pages.

    With the id of a `story`, only that one is checked by these rules.
    """
    library, faults = parse_all(inputs, site, memo, jobs)
    strings = load_strings(site, inputs.templates)
    pictures = inspect_pictures(inputs.attachments, folder, memo, jobs)
    library, faulty = _checked(library, rules, memo, jobs, story)
    library = replace(library, pictures=pictures)
    whole = plan(library, InterfaceWords(strings), clock)
    found = (*check_files(inputs), *faults, *check_plan(whole), *faulty)
    return Surveyed(library, whole, found)


def examined(
    inputs: Inputs, site: Site, parsed: Mapping[str, ParsedFile], rules: frozenset[str], memo: Memo
) -> tuple[Library, tuple[Finding, ...]]:
    """Return some stories, parsed already, and all that is wrong within them."""
    library, faults = parse_library(inputs, site, parsed)
    library, faulty = _checked(library, rules, memo, 1)
    changed = check_published(library, program_digest(), memo, 1)
    return library, (*faults, *faulty, *changed)


def _checked(
    library: Library, rules: frozenset[str], memo: Memo, jobs: int, story: str = ""
) -> tuple[Library, list[Finding]]:
    """Return the library with what agrees and what is outdated, and what is wrong in stories."""
    asked = tuple(each for each in library.stories if story in {"", each.id})
    faulty, agreements = check_stories(
        replace(library, stories=asked), rules, program_digest(), memo, jobs
    )
    library = replace(library, agreements=agreements)
    return mark_outdated(library, program_digest(), memo), faulty


def recall(
    inputs: Inputs, site: Site, cache: Path | None, jobs: int
) -> tuple[Library, tuple[Finding, ...]]:
    """Return all texts with the findings of parsing them, and mark outdated translations."""
    with Memo(cache) as memo:
        library, findings = parse_all(inputs, site, memo, jobs)
        return mark_outdated(library, program_digest(), memo), findings


def examine(  # noqa: PLR0913, PLR0917 - all that a build is asked, but for where it goes
    inputs: Inputs, site: Site, folder: Path, clock: Clock, story: str, cache: Path | None
) -> tuple[Library, tuple[Finding, ...]]:
    """Return all texts with the findings that a build makes before it draws a page, weighed.

    Of the rules within stories only those of `story` (its id) are told.
    """
    rules = rules_to_run(site, everything=False)
    with Memo(cache) as memo:
        found = survey(inputs, site, folder, clock, memo, rules=rules, jobs=1, story=story)
    accepted = found.library.acceptances
    weighed = weigh(found.findings, site.severities, inputs, acceptances=accepted, is_final=False)
    return found.library, weighed.findings
