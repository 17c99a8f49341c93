"""One Markdown file → what it states: the pure function whose answers the memo keeps."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from bulletin.model.article import Facts, Version
from bulletin.model.finding import Finding, Severity, few_alike
from bulletin.model.keys import Kind, Scalar, declared_keys, key
from bulletin.model.library import PageText
from bulletin.model.site import Site
from bulletin.model.text import Text
from bulletin.parse.abstract import abstract, count_han, count_words
from bulletin.parse.body import read_body, translation_below, wrong_language
from bulletin.parse.convert import Converter
from bulletin.parse.encoding import decode
from bulletin.parse.frontmatter import FrontMatter, MapNode, read_front_matter
from bulletin.parse.layout import Slot, slot_of
from bulletin.parse.limits import limits
from bulletin.parse.report import SourceText

UNSTATED: Final = Facts(published=dt.datetime(1, 1, 1, tzinfo=dt.UTC), topics=())


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What one file of content/ states; the memo encodes it, so it holds plain nouns only.

    `facts` holds the facts named in `stated`; the others are placeholders. Of `version` (a story's)
    and `page` (any other text's) one is set, or none where the file can't be read.
    """

    path: str
    language: str
    version: Version | None = None
    page: PageText | None = None
    facts: Facts = UNSTATED
    stated: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def marks(self) -> dict[str, tuple[int, int]]:
        """Line and column of every key of a story's file, the faulty ones too."""
        return self.version.marks if self.version else {}


@dataclass(frozen=True, slots=True)
class PageKeys:
    """Front matter of a standalone page."""

    title: str = key(Scalar.TEXT, Kind.LANGUAGE, "标题", "title")
    summary: str = key(Scalar.TEXT, Kind.LANGUAGE, "一两句摘要", "one or two sentences", default="")


@dataclass(frozen=True, slots=True)
class IntroductionKeys:
    """Front matter of a district's or topic's introduction; it may have none."""

    title: str = key(Scalar.TEXT, Kind.LANGUAGE, "标题", "title", default="")
    summary: str = key(Scalar.TEXT, Kind.LANGUAGE, "一两句摘要", "one or two sentences", default="")


def parse_file(path: str, source: bytes, site: Site) -> ParsedFile:
    """Parse one of `parsed_paths`; pure, never raises for what an editor wrote."""
    slot = slot_of(path, site)
    if slot is None:
        return ParsedFile(path, "")
    text, findings = decode(path, source)
    if text is None:
        return ParsedFile(path, slot.language, findings=tuple(findings))
    lines = SourceText(path, text.split("\n"))
    if slot.kind == "introduction" and not text.lstrip().startswith("---"):
        front = FrontMatter(MapNode((), 1, 1), text, 1, [])
    else:
        front = read_front_matter(lines)
    findings += front.findings
    if front.mapping is None:
        return ParsedFile(path, slot.language, findings=tuple(findings))
    excess = limits(front.body)
    if excess is not None:
        findings.append(
            lines.finding("too-complex", front.body_line + excess.line - 1, 1, excess.message)
        )
        return ParsedFile(path, slot.language, findings=tuple(findings))
    reader = _story if slot.kind == "story" else _page
    parsed = reader(slot, lines, front, site)
    return replace(parsed, findings=tuple(few_alike(_once((*findings, *parsed.findings)))))


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out the warning where the same rule has an error at the same place."""
    errors = {(each.place, each.rule) for each in findings if each.severity is Severity.ERROR}
    for each in findings:
        if each.severity is Severity.ERROR or (each.place, each.rule) not in errors:
            yield each


def is_half_written(name: str, findings: Sequence[Finding]) -> bool:
    """Whether a line that could not be read was meant to be this key."""
    return any(
        each.rule == "front-matter-line" and each.excerpt.lstrip().startswith(name)
        for each in findings
    )


def _story(slot: Slot, source: SourceText, front: FrontMatter, site: Site) -> ParsedFile:
    mapping = front.mapping
    converter = Converter(source, site)
    language_keys, fact_keys = declared_keys(Version), declared_keys(Facts)
    values = converter.values(mapping, {**language_keys, **fact_keys}) if mapping else {}
    if not is_half_written("title", front.findings):
        converter.missing(language_keys, mapping)
    own = {name: value for name, value in values.items() if name in language_keys}
    facts = {name: value for name, value in values.items() if name in fact_keys}
    own.setdefault("title", "")
    language = site.language(slot.language)
    converter.findings += translation_below(source, front, language, site) or wrong_language(
        source, front, language, site
    )
    targets, body_findings = read_body(source, front, own["title"], site.base_url)
    converter.findings += body_findings
    version = Version(
        **own,
        language=slot.language,
        path=slot.path,
        abstract=abstract(own.get("summary", ""), front.body),
        han_count=count_han(front.body),
        word_count=count_words(front.body),
        marks=converter.marks,
        text=Text.of(front.body),
        body_line=front.body_line,
        targets=targets,
    )
    return ParsedFile(
        slot.path,
        slot.language,
        version=version,
        facts=replace(UNSTATED, **facts),
        stated=tuple(each.name for each in fields(Facts) if each.name in facts),
        findings=tuple(converter.findings),
    )


def _page(slot: Slot, source: SourceText, front: FrontMatter, site: Site) -> ParsedFile:
    noun = PageKeys if slot.kind == "page" else IntroductionKeys
    converter = Converter(source, site)
    values = converter.values(front.mapping, declared_keys(noun)) if front.mapping else {}
    converter.missing(declared_keys(noun), front.mapping)
    title = values.get("title", "")
    if slot.kind == "introduction" and not title and slot.axis:
        title = site.term(slot.axis, slot.name).name.get(slot.language) or ""
    targets, body_findings = read_body(source, front, title, site.base_url)
    converter.findings += body_findings
    page = PageText(
        title=title,
        path=slot.path,
        language=slot.language,
        summary=abstract(values.get("summary", ""), front.body),
        body=front.body,
        body_line=front.body_line,
        targets=targets,
    )
    return ParsedFile(slot.path, slot.language, page=page, findings=tuple(converter.findings))
