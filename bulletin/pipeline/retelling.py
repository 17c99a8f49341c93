"""The pages of stories of which only the text has changed, drawn into a site that stands.

What other pages say of a story is in its front matter, its abstract and the places it leads to.
Where these are as they were, and nothing is wrong with it, the plan is the same but for its text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from bulletin.checks import weigh
from bulletin.memo import Memo, decoded
from bulletin.model.article import Story
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.inputs import Inputs
from bulletin.model.ledger import LEDGER_PATH
from bulletin.model.library import Library
from bulletin.model.output import Rendered
from bulletin.model.plan import Crumb, Plan
from bulletin.model.search import SearchFrame
from bulletin.model.site import Site
from bulletin.parse import ParsedFile
from bulletin.pipeline.checking import rules_to_run
from bulletin.pipeline.drawing import Drawn, page_batch
from bulletin.pipeline.framing import frames, keyed, template_digest
from bulletin.pipeline.indexing import search_batch
from bulletin.pipeline.known import Asked, Known, Retold, recall_setting, texts_of
from bulletin.pipeline.parsing import parse_files, recall_parsed
from bulletin.pipeline.patching import IncompleteError
from bulletin.pipeline.surveying import examined
from bulletin.plan.frames import filled, texts_shown, without_text
from bulletin.plan.mentions import stories_by_term
from bulletin.plan.search import search_exchanged, search_frame, without_documents
from bulletin.program import program_digest
from bulletin.remember import together
from bulletin.workers import beside
from bulletin.write import File, Staging

_SHARED = frozenset({"content/glossary.yaml", "content/review.yaml", LEDGER_PATH})


@dataclass(frozen=True, slots=True)
class Setting:
    """In what the stories' texts are set: what is the same while only they change.

    `texts` are those of the build. `frames` are the keys of the pages that show a text, by its
    path; `anchors` the places within pages that links lead to, by output; `loose` the pages that
    lack such a place.
    """

    texts: dict[str, bytes]
    site: Site
    keys: dict[str, frozenset[str]]
    navigation: dict[str, tuple[Crumb, ...]]
    footer: dict[str, tuple[Crumb, ...]]
    glossary: tuple[GlossaryTerm, ...]
    search: SearchFrame | None
    frames: dict[str, list[bytes]]
    anchors: dict[str, tuple[str, ...]]
    loose: frozenset[str]


def setting(
    plan: Plan, inputs: Inputs, frames: dict[str, list[bytes]], drawn: Mapping[str, Rendered]
) -> bytes:
    """Return in what the texts of a build are set, encoded; `drawn` holds pages linked within."""
    anchors: dict[str, set[str]] = {}
    for link in plan.fragment_links:
        anchors.setdefault(link.output, set()).add(link.fragment)
    loose = {
        output
        for output, wanted in anchors.items()
        if output not in drawn or not wanted.issubset(drawn[output].ids)
    }
    return msgspec.msgpack.encode(
        Setting(
            texts=texts_of(inputs),
            site=plan.site,
            keys=plan.keys,
            navigation=plan.navigation,
            footer=plan.footer,
            glossary=plan.glossary,
            search=search_frame(plan.search),
            frames=frames,
            anchors={output: tuple(sorted(wanted)) for output, wanted in anchors.items()},
            loose=frozenset(loose),
        )
    )


def retold(  # noqa: PLR0913, PLR0917 - what was known, what is asked, where it goes
    memo: Memo,
    inputs: Inputs,
    asked: Asked,
    known: Known,
    changed: list[str],
    staging: Staging,
    jobs: int,
) -> Retold | None:
    """Draw and stage the pages of the texts that changed; None where more may have changed."""
    old = decoded(recall_setting(memo, inputs, asked), msgspec.msgpack.Decoder(Setting))
    folders = frozenset(path.rpartition("/")[0] for path in changed)
    if old is None or old.texts != known.texts or folders & _told_of(known):
        return None
    rules = rules_to_run(old.site, everything=asked.is_strict)
    pairs = _pairs(memo, _of(inputs, folders), old, changed, rules)
    if pairs is None:
        return None
    search = search_exchanged(old.search, pairs, old.site) if old.search else None
    if old.search and search and _has_other_files(old.search, search):
        return None
    plan = _plan(memo, inputs, old, changed, search)
    if plan and jobs > 1:  # not before: a tree that was begun in vain is made anew
        staging.begin(beside)
    files = _drawn(memo, inputs, plan, old, staging) if plan else None
    if files is None:
        return None
    texts = texts_of(inputs)
    new = replace(old, texts=texts, search=search and without_documents(search))
    return Retold(
        replace(known, files=tuple(files.get(each[0], each) for each in known.files), texts=texts),
        frozenset(files),
        msgspec.msgpack.encode(new),
    )


def _told_of(known: Known) -> set[str]:
    """Return the folders of all files in which something was found, or that took part in it."""
    findings = (*known.findings, *(each.finding for each in known.accepted))
    places = [place for each in findings for place in (each.place, *each.related)]
    places += [each.place for each in known.accepted]
    return {each.path.rpartition("/")[0] for each in places}


def _of(inputs: Inputs, folders: frozenset[str]) -> Inputs:
    """Return the inputs of the stories in these folders, as if there were no others."""
    content = inputs.content
    own = [path for path in content if path in _SHARED or path.rpartition("/")[0] in folders]
    beside = {
        path: each
        for path, each in inputs.attachments.items()
        if any(path.startswith(f"{folder}/") for folder in folders)
    }
    return replace(inputs, content=content.only(own), attachments=beside, refused=())


def _pairs(
    memo: Memo, own: Inputs, old: Setting, changed: list[str], rules: frozenset[str]
) -> tuple[tuple[Story, Story], ...] | None:
    """Return the stories as they were and are, where they differ in nothing but their texts."""
    parsed, _ = parse_files(own, old.site, memo, 1)
    former = parsed | recall_parsed({path: old.texts[path] for path in changed}, old.site, memo)
    if any(former.get(path) is parsed.get(path) for path in changed):
        return None  # what it was is no longer known, or it is no text of a story
    before, faults_before = examined(own, old.site, former, rules, memo)
    after, faults_after = examined(own, old.site, parsed, rules, memo)
    if faults_before or faults_after or _accepts(own, parsed, after):
        return None
    if _framed(before) != _framed(after):
        return None
    return tuple(zip(before.stories, after.stories, strict=True))


def _accepts(own: Inputs, parsed: Mapping[str, ParsedFile], library: Library) -> bool:
    """Tell whether something is accepted in these texts, where nothing is found."""
    texts = replace(own, config=b"", content=own.content.only(parsed))
    given = [each for each in library.acceptances if each.path in parsed]
    return bool(weigh((), (), texts, acceptances=given).findings)


def _framed(library: Library) -> object:
    """Return all that the plan takes from some stories besides the text of their pages."""
    named = [
        stories_by_term(library.glossary, (story,), language)
        for story in library.stories
        for language in library.site.languages
    ]
    stories = [
        replace(each, versions={key: without_text(one) for key, one in each.versions.items()})
        for each in library.stories
    ]
    return stories, library.agreements, named


def _has_other_files(before: SearchFrame, after: SearchFrame) -> bool:
    """Tell whether an index has outgrown its files, or needs fewer of them."""
    return [each.files for each in before.indexes] != [each.files for each in after.indexes]


def _plan(
    memo: Memo, inputs: Inputs, old: Setting, changed: list[str], search: SearchFrame | None
) -> Plan | None:
    """Return the plan of the pages that show the texts; None where one of them is not kept."""
    names = dict.fromkeys(name for path in changed for name in old.frames.get(path, ()))
    kept = list(frames(memo, names))
    pages = [each for each in kept if each is not None]
    shown = {path for page in pages for path in texts_shown(page.view)}
    parsed, _ = parse_files(replace(inputs, content=inputs.content.only(shown)), old.site, memo, 1)
    texts = {path: each.version for path, each in parsed.items() if each.version}
    if len(pages) < len(kept) or len(texts) < len(shown):
        return None
    indexes = [each for each in search.indexes if each.documents] if search else []
    return Plan(
        site=old.site,
        pages=tuple(filled(page, texts, old.site) for page in pages),
        copies=(),
        navigation=old.navigation,
        keys=old.keys,
        footer=old.footer,
        search=(*indexes, search.guide) if search else (),
        glossary=old.glossary,
    )


def _drawn(
    memo: Memo, inputs: Inputs, plan: Plan, old: Setting, staging: Staging
) -> dict[str, File] | None:
    """Draw and stage a plan; return its files by path, or None where something is wrong."""
    program, folder = program_digest(), memo.folder
    keys = keyed(plan, inputs.content, memo, template_digest(inputs.templates)).pages
    batches = (
        search_batch(plan.search, program, folder, staging),
        page_batch(plan, inputs.templates, keys, folder, staging),
    )
    files: dict[str, File] = {}
    try:
        for _, _, answer in together(memo, batches, 1):
            if isinstance(answer, Drawn) and not _is_sound(answer, old):
                return None
            files |= {each[0]: each for each in answer.files}
    except IncompleteError:
        return None
    for path, size, _ in files.values():
        staging.take(path, size)
    return files


def _is_sound(drawn: Drawn, old: Setting) -> bool:
    """Tell whether a page can be shown, and has the places that links lead to, as it had."""
    if drawn.fault or drawn.unresolved or drawn.path in old.loose:
        return False
    return set(old.anchors.get(drawn.path, ())) <= set(drawn.ids)
