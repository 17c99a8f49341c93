"""A site looked over through the memo, for the commands that tell and publish nothing."""

from dataclasses import replace
from pathlib import Path

from bulletin.checks import check_files, check_plan, weigh
from bulletin.memo import Memo
from bulletin.model.finding import Finding
from bulletin.model.inputs import Inputs
from bulletin.model.library import Library
from bulletin.model.site import Site
from bulletin.pipeline.checking import check_stories, mark_outdated, rules_to_run
from bulletin.pipeline.parsing import parse_all
from bulletin.pipeline.pictures import inspect_pictures
from bulletin.plan import Clock, plan
from bulletin.program import program_digest
from bulletin.render import InterfaceWords, load_strings

Surveyed = tuple[Library, tuple[Finding, ...]]


def recall(inputs: Inputs, site: Site, cache: Path | None, jobs: int) -> Surveyed:
    """Return all texts with the findings of parsing them, and mark outdated translations."""
    with Memo(cache) as memo:
        library, findings = parse_all(inputs, site, memo, jobs)
        return mark_outdated(library, program_digest(), memo), findings


def examine(  # noqa: PLR0913, PLR0917 - all that a build is asked, but for where it goes
    inputs: Inputs, site: Site, folder: Path, clock: Clock, story: str, cache: Path | None
) -> Surveyed:
    """Return all texts with the findings that a build makes before it draws a page, weighed.

    Of the rules within stories only those of `story` (its id) are told.
    """
    rules = rules_to_run(site, everything=False)
    with Memo(cache) as memo:
        library, faults = parse_all(inputs, site, memo, 1)
        one = tuple(each for each in library.stories if each.id == story)
        alone = replace(library, stories=one)
        faulty, _ = check_stories(alone, rules, program_digest(), memo, 1)
        library = mark_outdated(library, program_digest(), memo)
        pictures = inspect_pictures(inputs.attachments, folder, memo, 1)
        library = replace(library, pictures=pictures)
    whole = plan(library, InterfaceWords(load_strings(site, inputs.templates)), clock)
    found = [*check_files(inputs), *faults, *faulty, *check_plan(whole)]
    weighed = weigh(found, site.severities, inputs, acceptances=library.acceptances, is_final=False)
    return library, weighed.findings
