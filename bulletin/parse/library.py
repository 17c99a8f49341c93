"""Everything under content/ → the library: stories, pages, introductions, glossary."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

from bulletin.model.article import Story, story_key
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.glossary import SYNONYMS
from bulletin.model.inputs import Inputs
from bulletin.model.ledger import LEDGER_PATH, RETIRED_PATH
from bulletin.model.library import Library, PageText, StandalonePage
from bulletin.model.site import Site
from bulletin.parse.encoding import decode
from bulletin.parse.glossary import glossary
from bulletin.parse.layout import (
    GLOSSARY_PATH,
    OTHER_TEXT,
    REVIEW_PATH,
    Slot,
    bad_names,
    misplaced,
    slot_of,
)
from bulletin.parse.ledger import ledger
from bulletin.parse.pictures import missing_picture, missing_pictures, unused_files
from bulletin.parse.report import SourceText, about_file
from bulletin.parse.retired import retired
from bulletin.parse.review import acceptances
from bulletin.parse.story import merge, place
from bulletin.parse.version import ParsedFile

_MISNAMED: Final = re.compile(
    r"index[._]([a-z]{2,3})(?:\.(?:md|markdown))?(?:\.(?:txt|text))?", re.IGNORECASE
)
T = TypeVar("T")
Folders = dict[str, list[tuple[Slot, ParsedFile]]]


def parse_library(
    inputs: Inputs, site: Site, parsed: Mapping[str, ParsedFile]
) -> tuple[Library, tuple[Finding, ...]]:
    """Put the parsed files together; findings are those of the files and of the whole, sorted.

    `parsed` holds the answer of `parse_file` for each of `parsed_paths`.
    """
    slots = [slot for path in inputs.content if (slot := slot_of(path, site))]
    findings = misplaced(inputs, site) + bad_names(slots, site)
    for file in parsed.values():
        findings += file.findings
    folders = _folders(slots, parsed, site)
    beside = _files_beside(inputs, folders)
    findings += _without_text(inputs, folders)
    stories = _stories(folders, beside, site, findings)
    pages, introductions = _pages(folders, beside, findings)
    terms = _listed(GLOSSARY_PATH, glossary, inputs, site, findings)
    made = Library(
        site,
        stories,
        pages,
        introductions,
        tuple(each for each in terms if each.kind != SYNONYMS),
        inputs.attachments,
        _unreadable(folders, stories),
        synonyms=tuple(each for each in terms if each.kind == SYNONYMS),
        acceptances=_listed(REVIEW_PATH, acceptances, inputs, site, findings),
        ledger=_listed(LEDGER_PATH, ledger, inputs, site, findings),
        retired=_listed(RETIRED_PATH, retired, inputs, site, findings),
    )
    told = sorted(findings, key=lambda each: each.sort_key)
    return made, tuple(_with_excerpts(told, inputs))


def _folders(slots: list[Slot], parsed: Mapping[str, ParsedFile], site: Site) -> Folders:
    """Return the parsed texts of each folder, in the site's order of languages."""
    order = {each.id: number for number, each in enumerate(site.languages)}
    folders: Folders = defaultdict(list)
    for slot in sorted(slots, key=lambda each: (each.folder, order[each.language])):
        if slot.path in parsed:
            folders[slot.folder].append((slot, parsed[slot.path]))
    return folders


def _files_beside(inputs: Inputs, folders: Folders) -> dict[str, list[str]]:
    """Return the names of the attachments in each folder of texts, with steps below it."""
    beside: dict[str, list[str]] = defaultdict(list)
    for path in sorted(inputs.attachments):
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folder = folder.rpartition("/")[0]
        if folder:
            beside[folder].append(path[len(folder) + 1 :])
    return beside


def _stories(
    folders: Folders, beside: dict[str, list[str]], site: Site, findings: list[Finding]
) -> tuple[Story, ...]:
    stories: list[Story] = []
    for folder, texts in folders.items():
        slot = texts[0][0]
        if slot.kind != "story":
            continue
        files = [file for _, file in texts]
        names = beside.get(folder, [])
        story, more = merge(f"{slot.year}/{slot.name}", files, tuple(names), site)
        findings += more
        findings += _files(folder, files, names)
        if story:
            stories.append(story)
    stories.sort(key=lambda each: each.id)
    stories.sort(key=lambda each: each.facts.published, reverse=True)
    return tuple(stories)


def _files(folder: str, files: list[ParsedFile], names: list[str]) -> list[Finding]:
    """Report pictures that the texts of a folder lack, or its files that none of them names."""
    findings: list[Finding] = []
    named: list[str] = []
    for file in files:
        if text := file.version or file.page:
            findings += missing_pictures(file.path, text.targets, names)
            named += (each.url for each in text.targets)
        if file.facts.lead:
            written = file.facts.lead.file
            where = replace(place(file, "lead.file"), length=len(written))
            findings += missing_picture(where, written, names)
            named.append(written)
    if findings or any(each.severity is Severity.ERROR for file in files for each in file.findings):
        return findings
    meant = [name for name in names if not OTHER_TEXT.fullmatch(name.rpartition("/")[2])]
    return unused_files(folder, meant, named)


def _pages(
    folders: Folders, beside: dict[str, list[str]], findings: list[Finding]
) -> tuple[tuple[StandalonePage, ...], dict[str, dict[str, PageText]]]:
    pages: list[StandalonePage] = []
    introductions: dict[str, dict[str, PageText]] = {}
    for folder, texts in folders.items():
        slot = texts[0][0]
        if slot.kind == "story":
            continue
        by_language = {each.language: file.page for each, file in texts if file.page}
        if not by_language:
            continue
        findings += _files(folder, [file for _, file in texts], beside.get(folder, []))
        if slot.kind == "page":
            pages.append(StandalonePage(slot.name, by_language))
        else:
            introductions[f"{slot.axis}/{slot.name}/"] = by_language
    return tuple(pages), introductions


def _listed(
    path: str,
    read: Callable[[bytes, Site], tuple[tuple[T, ...], list[Finding]]],
    inputs: Inputs,
    site: Site,
    findings: list[Finding],
) -> tuple[T, ...]:
    """Read a file that is one list, where there is one."""
    if path not in inputs.content:
        return ()
    entries, more = read(inputs.content[path], site)
    findings += more
    return entries


def _unreadable(folders: Folders, stories: tuple[Story, ...]) -> frozenset[str]:
    """Return the page keys of folders with a text that could not be read, or no story made."""
    made = {story.key for story in stories}
    keys = set()
    for texts in folders.values():
        slot = texts[0][0]
        is_story = slot.kind == "story"
        key = story_key(f"{slot.year}/{slot.name}") if is_story else f"{slot.name}/"
        is_whole = all(file.version or file.page for _, file in texts)
        if not is_whole or (is_story and key not in made):
            keys.add(key)
    return frozenset(keys)


def _without_text(inputs: Inputs, folders: Folders) -> list[Finding]:
    """Report folders of articles/ that hold files but no text: the story would go missing."""
    empty: dict[str, str] = {}
    for path in inputs.attachments:
        steps = path.split("/")
        folder = "/".join(steps[:4])
        is_story = len(steps) > 4 and steps[:2] == ["content", "articles"]  # noqa: PLR2004
        if is_story and folder not in folders:
            empty.setdefault(folder, path)
    return [
        about_file(
            path,
            "story-without-text",
            Message(
                f"{folder} 里没有可发布的正文，文件不会发布。",
                f"{folder} holds no text, so its files would not be published",
            ),
            _instead(path),
        )
        for folder, path in sorted(empty.items())
    ]


def _instead(path: str) -> Message:
    """Say how a file beside no text becomes one, where it looks like a text."""
    name = path.rpartition("/")[2]
    if (match := _MISNAMED.fullmatch(name)) and match[1]:
        right = f"index.{match[1].lower()}.md"
        return Message(f"把 {name} 改名为 {right}。", f"Rename {name} to {right}.")
    if name.lower().endswith((".docx", ".doc", ".wps", ".rtf", ".odt", ".pages")):
        return Message(
            f"新建 index.zh.md，把 {name} 里的文字粘贴进去。",
            f"Make a file index.en.md and paste the text of {name} into it.",
        )
    return Message("加上 index.zh.md 或 index.en.md。", "Add index.zh.md or index.en.md.")


def _with_excerpts(findings: Iterable[Finding], inputs: Inputs) -> Iterator[Finding]:
    """Yield findings with whole lines, where they were made without the file's text."""

    @lru_cache(maxsize=1)  # they come file by file
    def source(path: str) -> SourceText | None:
        text, _ = decode(path, inputs.content[path])
        return None if text is None else SourceText(path, text.split("\n"))

    for each in findings:
        where = each.place
        is_bare = not each.excerpt and where.line > 0 and where.path in inputs.content
        file = source(where.path) if is_bare else None
        yield _with_line(each, file.line(where.line)) if file else each


def _with_line(finding: Finding, line: str) -> Finding:
    where = finding.place
    mended, start, end = "", where.column - 1, where.column - 1 + where.length
    if finding.replacement and line[start:end].isprintable():
        mended = f"{line[:start]}{finding.replacement}{line[end:]}"
    return replace(finding, excerpt=line, replacement=mended)
