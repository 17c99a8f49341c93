"""One Markdown file → what it states: the pure function whose answers the memo keeps."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from bulletin.model.article import Facts, Version
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.keys import Kind, Scalar, key
from bulletin.model.library import PageText
from bulletin.model.site import Site
from bulletin.parse.abstract import abstract, count_han, count_words
from bulletin.parse.convert import Converter, declared_keys
from bulletin.parse.destinations import destination_slips
from bulletin.parse.encoding import decode
from bulletin.parse.frontmatter import FrontMatter, MapNode, read_front_matter
from bulletin.parse.layout import Slot, slot_of
from bulletin.parse.limits import limits
from bulletin.parse.markdown import body_slips, front_matter_slips
from bulletin.parse.report import SourceText
from bulletin.parse.targets import find_targets

# What `bulletin new` writes where the text belongs.
UNWRITTEN: Final = Message("正文写在这里。", "The text goes here.")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_PROSE: Final = re.compile(r"\]\([^()\n]*\)|`[^`\n]*`|<[^<>\n]*>|https?://\S+")
_FIRST_HEADING: Final = re.compile(r"\s*(#{1,2} +)([^\n]{1,300}?)[ #]*(?:\n|$)")
_LEAST: Final = 20  # Han characters and words from which a language is told
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
    if excess is not None and not any(each.rule == "merge-conflict" for each in findings):
        findings.append(
            lines.finding("too-complex", front.body_line + excess.line - 1, 1, excess.message)
        )
        return ParsedFile(path, slot.language, findings=tuple(findings))
    reader = _story if slot.kind == "story" else _page
    parsed = reader(slot, lines, front, site)
    return replace(parsed, findings=_once((*findings, *parsed.findings)))


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out the warning where the same rule has an error at the same place."""
    errors = {(each.place, each.rule) for each in findings if each.severity is Severity.ERROR}
    return tuple(
        each
        for each in findings
        if each.severity is Severity.ERROR or (each.place, each.rule) not in errors
    )


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
        converter.missing(Version, mapping)
    own = {name: value for name, value in values.items() if name in language_keys}
    facts = {name: value for name, value in values.items() if name in fact_keys}
    own.setdefault("title", "")
    converter.findings += _wrong_language(source, front, slot, site)
    version = Version(
        **own,
        language=slot.language,
        path=slot.path,
        abstract=abstract(own.get("summary", ""), front.body),
        han_count=count_han(front.body),
        word_count=count_words(front.body),
        marks=converter.marks,
        **_body(converter, front, own["title"]),
    )
    return ParsedFile(
        slot.path,
        slot.language,
        version=version,
        facts=replace(UNSTATED, **facts),
        stated=tuple(each.name for each in fields(Facts) if each.name in facts),
        findings=tuple(converter.findings),
    )


def _wrong_language(
    source: SourceText, front: FrontMatter, slot: Slot, site: Site
) -> list[Finding]:
    """Report a text in Chinese under another language's name, and the other way round."""
    prose = _NO_PROSE.sub(" ", front.body)
    own = site.language(slot.language)
    han = count_han(prose)
    if not han and not own.is_han:
        return []
    words = count_words(prose)
    is_han = han > 2 * words
    if han + words < _LEAST or is_han is own.is_han or (not is_han and words < 4 * han):
        return []
    other = next((each for each in site.languages if each.is_han is is_han), None)
    if other is None:
        return []
    line = next(
        (number for number in range(front.body_line, len(source.lines) + 1) if source.line(number)),
        front.body_line,
    )
    return [
        source.finding(
            "wrong-language",
            line,
            1,
            Message(
                f"文件名说这是{own.name}，正文却像是{other.name}。",
                f"the file's name says {own.name}, but the text looks like {other.name}",
            ),
            Message(
                f"改名为 index.{other.id}.md，或写上{own.name}的正文。",
                f"Rename it to index.{other.id}.md, or write the text in {own.name}.",
            ),
            length=len(source.line(line)),
            severity=Severity.WARNING,
        )
    ]


def _page(slot: Slot, source: SourceText, front: FrontMatter, site: Site) -> ParsedFile:
    noun = PageKeys if slot.kind == "page" else IntroductionKeys
    converter = Converter(source, site)
    values = converter.values(front.mapping, declared_keys(noun)) if front.mapping else {}
    converter.missing(noun, front.mapping)
    title = values.get("title", "")
    if slot.kind == "introduction" and not title and slot.axis:
        title = site.term(slot.axis, slot.name).name.get(slot.language) or ""
    page = PageText(
        title=title,
        path=slot.path,
        language=slot.language,
        summary=abstract(values.get("summary", ""), front.body),
        **_body(converter, front, title),
    )
    return ParsedFile(
        slot.path,
        slot.language,
        page=page,
        findings=tuple(converter.findings),
    )


def _body(converter: Converter, front: FrontMatter, title: str) -> dict[str, Any]:
    """Return what is kept of the Markdown; report an empty one and pictures without words."""
    source = converter.source
    if not _COMMENT.sub("", front.body).strip():
        converter.findings.append(
            source.finding(
                "empty-body",
                min(front.body_line, len(source.lines)),
                1,
                Message("前置信息下面没有正文。", "there is no text below the front matter"),
                Message("在第二行“---”下面写正文。", "Write the text below the second “---”."),
            )
        )
    elif front.body.strip() in {UNWRITTEN.zh, UNWRITTEN.en}:
        line = front.body_line + front.body[: front.body.index(front.body.strip())].count("\n")
        converter.findings.append(
            source.finding(
                "empty-body",
                line,
                1,
                Message("正文还没有写。", "the text has yet to be written"),
                Message("用正文换掉这一行。", "Write the text in place of this line."),
                length=len(source.line(line)),
                severity=Severity.WARNING,
            )
        )
    converter.findings += _headline_again(source, front, title)
    targets, bare = find_targets(front.body, front.body_line)
    converter.findings += destination_slips(source, targets, converter.site.base_url)
    converter.findings += [
        source.finding(
            "picture-alt",
            each.line,
            each.column,
            Message("图片没有替代文字。", "the picture has no alternative text"),
            Message(
                "在方括号里写看不到图的读者需要知道的内容：![展台前排队的毕业生](photo.jpg)",
                "Say in the brackets what it shows: ![Graduates queue at a stand](photo.jpg)",
            ),
            length=each.length,
            severity=Severity.WARNING,
        )
        for each in bare
    ]
    converter.findings += front_matter_slips(source, front.body_line)
    converter.findings += body_slips(source, front.body, front.body_line)
    return {"body": front.body, "body_line": front.body_line, "targets": targets}


def _headline_again(source: SourceText, front: FrontMatter, title: str) -> list[Finding]:
    """Report a text that begins with its own headline: the page would show it twice."""
    match = _FIRST_HEADING.match(front.body)
    if not match or "".join(match[2].split()) != "".join(title.split()):
        return []
    return [
        source.finding(
            "heading-level",
            front.body_line + front.body.count("\n", 0, match.start(1)),
            1,
            Message("标题会印两遍：title 里已经有了。", "the headline would be shown twice"),
            Message(
                "删去这一行，正文从下一段开始。",
                "Delete this line: the page takes its headline from `title`.",
            ),
            length=match.end(2) - match.start(1),
            severity=Severity.WARNING,
        )
    ]
