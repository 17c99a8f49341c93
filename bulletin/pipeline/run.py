"""The order of the stages."""

import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import msgspec

from bulletin.checks import SIDE_BY_SIDE, STORY_RULES, check_files, check_pages, weigh
from bulletin.memo import Memo, digest
from bulletin.model.finding import Acceptance, Finding, Message, Place, Reviewed
from bulletin.model.inputs import Inputs, Reason
from bulletin.model.output import Rendered
from bulletin.model.plan import Page, Plan
from bulletin.model.rules import broken
from bulletin.model.site import Site
from bulletin.parse import parse_site
from bulletin.pipeline.checking import check_published, rules_to_run
from bulletin.pipeline.drawing import Drawn, page_batch
from bulletin.pipeline.framing import keyed, template_digest
from bulletin.pipeline.indexing import search_batch
from bulletin.pipeline.known import Known, keep, texts_of
from bulletin.pipeline.losses import lost_finding
from bulletin.pipeline.marks import keep_marks, recall_marks
from bulletin.pipeline.pictures import stage_pictures
from bulletin.pipeline.request import Request, Result, Warm
from bulletin.pipeline.retelling import setting
from bulletin.pipeline.surveying import survey
from bulletin.plan import Clock, span
from bulletin.program import program_digest
from bulletin.read import read
from bulletin.remember import Batch, together
from bulletin.render import asset_outputs
from bulletin.workers import Lost, beside
from bulletin.write import LiveStaging, Staging, require_apart, standing_files, state_of

__all__ = ["Clock", "Request", "Result", "Warm", "build", "check"]

_UNREAD = frozenset({Reason.UNREADABLE, Reason.CHANGING, Reason.NOT_DOWNLOADED})


def build(request: Request) -> Result:
    """Read, parse, plan, check, draw and publish; where the content has errors, publish nothing."""
    return _timed(request, publishes=True)


def check(request: Request) -> Result:
    """Do all that `build` does, except publishing."""
    return _timed(request, publishes=False)


def _timed(request: Request, *, publishes: bool) -> Result:
    started = time.perf_counter()
    with (
        _turn(request) if publishes else nullcontext() as staging,
        request.warm.memo if request.warm else Memo(request.cache) as memo,
    ):
        result = _in_order(request, memo, staging)
    seconds = time.perf_counter() - started
    return replace(result, seconds=seconds, memo_dropped=memo.dropped)


def _in_order(request: Request, memo: Memo, staging: Staging | None) -> Result:
    inputs = _inputs(request, staging)
    if staging is not None and request.warm is None:
        staging.expect(recall_marks(memo, request.out))
        if request.jobs > 1:
            staging.begin(beside)
    site, faults = parse_site(inputs.config)
    if site is None or _lacks_templates(inputs):
        found = [*check_files(inputs), *faults]
        return Result(weigh(found, (), inputs).findings, has_failed=True)
    site = replace(site, base_url=request.base_url or site.base_url)
    templates = template_digest(inputs.templates)
    _check_templates(inputs, site, templates, memo)
    rules = rules_to_run(site, everything=staging is None or request.is_strict)
    if request.story_rules is not None:
        rules &= request.story_rules | {SIDE_BY_SIDE}
    surveyed = survey(
        inputs, site, request.site, request.clock, memo, rules=rules, jobs=request.jobs
    )
    library = surveyed.library
    changed = check_published(library, program_digest(), memo, request.jobs)
    findings = [*faults, *surveyed.findings, *changed]
    accepted, idle = library.acceptances, STORY_RULES - rules
    drawing = _Drawing(surveyed.plan, inputs, templates, memo, request, accepted, idle, findings)
    if staging and request.is_failed_by(drawing.weighed(is_final=False)):
        staging = None
    drawing.make(staging)
    weighed = drawing.weighed(is_final=True)
    has_failed = request.is_failed_by(weighed)
    published = staging.publish() if staging and not has_failed else None
    result = Result(
        weighed.findings, has_failed, surveyed.plan, published, accepted=weighed.accepted
    )
    if staging and published:
        with suppress(OSError):  # readers have the site: what can't be kept is found out again
            drawing.keep(result, staging, span(library, request.clock))
    return result


def _inputs(request: Request, staging: Staging | None) -> Inputs:
    """Return the site's files as they are in this turn.

    Those that were read before it are old where another build has published in between: it may
    have seen newer ones, and what is published never goes back.
    """
    if request.warm:
        return request.warm.reader.inputs
    is_old = staging and (staging.has_waited or state_of(request.out) != request.target)
    if is_old or request.inputs is None:
        return read(request.site, request.cache)
    return request.inputs


def _lacks_templates(inputs: Inputs) -> bool:
    """Tell whether a template could not be read: of the others much would seem wrong."""
    return any(
        each.path.split("/")[0] == "templates" and each.reason in _UNREAD for each in inputs.refused
    )


def _check_templates(inputs: Inputs, site: Site, templates: bytes, memo: Memo) -> None:
    """Check the interface strings against the templates, once for each digest of `templates`."""
    key = digest(b"strings", program_digest(), msgspec.msgpack.encode(site), templates)
    if not memo.get([key]):
        from bulletin.render.usage import check_strings  # noqa: PLC0415 - compiles all templates

        check_strings(site, inputs.templates)
        memo.put([(key, b"sound")])


@dataclass(slots=True)
class _Drawing:
    """The drawing of all pages; what it finds on the way joins the `findings` so far."""

    plan: Plan
    inputs: Inputs
    templates: bytes  # their digest
    memo: Memo
    request: Request
    acceptances: tuple[Acceptance, ...]
    idle: frozenset[str]
    findings: list[Finding]
    drawn: dict[str, Rendered] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    frames: dict[str, list[bytes]] = field(default_factory=dict)  # of texts, by path

    def make(self, staging: Staging | None) -> None:
        """Draw every page and, where there is a staging, bring all that will be published to it."""
        if staging is None:
            self._draw(None)
            return
        for asset in asset_outputs(self.inputs.templates):
            staging.add(asset)
        self._make_pictures(staging)
        self._draw(staging)
        for copy in self.plan.copies:
            staging.add_copy(self.request.site, copy)

    def keep(self, result: Result, staging: Staging, span: tuple[datetime, datetime]) -> None:
        """Remember the whole build, for the next one that is asked the same."""
        if self.request.warm:
            return
        files = tuple(standing_files(staging, self.files))
        keep_marks(self.memo, self.request.out, staging, files)
        known = Known(
            *span,
            self.plan.site.timezone,
            files,
            result.findings,
            result.accepted,
            result.counts,
            texts_of(self.inputs),
        )
        around = setting(self.plan, self.inputs, self.frames, self.drawn)
        keep(self.memo, self.inputs, self.request.asked, known, around)

    def weighed(self, *, is_final: bool) -> Reviewed:
        """Weigh all findings so far as config.yaml says; `is_final` once all pages are drawn."""
        return weigh(
            [*self.findings, *check_pages(self.plan, self.drawn)],
            self.plan.site.severities,
            self.inputs,
            acceptances=self.acceptances,
            is_final=is_final,
            idle=self.idle,
        )

    def _draw(self, staging: Staging | None) -> None:
        folder = self.memo.folder
        keys = keyed(self.plan, self.inputs.content, self.memo, self.templates)
        self.frames = keys.frames
        batches: list[Batch[Any, Any]] = [
            page_batch(self.plan, self.inputs.templates, keys.pages, folder, staging)
        ]
        if staging:  # begun first: an index takes as long as many pages
            batches.insert(0, search_batch(self.plan.search, program_digest(), folder, staging))
        linked = {link.output for link in self.plan.fragment_links}
        done = 0
        for batch, index, answer in together(self.memo, batches, self.request.jobs):
            is_page = batch == len(batches) - 1
            if isinstance(answer, Lost):
                source = _source(self.plan.pages[index]) if is_page else "content"
                self.findings.append(lost_finding(source, answer))
            else:
                if staging:
                    for path, size, checksum in answer.files:
                        staging.take(path, size)
                        self.files[path] = (size, checksum)
                if isinstance(answer, Drawn):
                    self._note(self.plan.pages[index], answer, linked)
            if is_page:
                done += 1
                self.request.progress(done, len(self.plan.pages))

    def _note(self, page: Page, drawn: Drawn, linked: set[str]) -> None:
        """Keep what the checks ask of a page."""
        if drawn.fault:
            if page.sources:  # lists and feeds repeat what stories have said
                self.findings.append(_hopeless(page.sources[0], drawn.fault))
            return
        if drawn.unresolved or drawn.path in linked:
            self.drawn[drawn.path] = drawn.as_rendered()

    def _make_pictures(self, staging: Staging) -> None:
        lost = stage_pictures(
            self.plan.pictures,
            attachments=self.inputs.attachments,
            site=self.request.site,
            memo=self.memo,
            jobs=self.request.jobs,
            staging=staging,
        )
        self.findings += (lost_finding(source, why) for source, why in lost)


def _turn(request: Request) -> Staging:
    require_apart(request.out, request.site)
    if request.warm:
        return LiveStaging(request.out, request.warm.standing, waiting=request.waiting)
    return Staging(request.out, waiting=request.waiting)


def _source(page: Page) -> str:
    return page.sources[0] if page.sources else page.output


def _hopeless(path: str, fault: Message) -> Finding:
    return broken(Place(path), "too-complex", fault)
