"""config.yaml → Site, with everything that is wrong with it."""

import re
from dataclasses import replace
from typing import Any, Final

from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.keys import Choice, Key, Record, Scalar, declared_keys
from bulletin.model.localized import Localized
from bulletin.model.site import Axis, Filings, Language, SharePictures, Site, Term
from bulletin.parse.config_cadence import read_cadence
from bulletin.parse.config_keys import ALIASES, BLOCK, BLOCKS, FACT, LanguageKeys, SiteKeys
from bulletin.parse.config_values import PlainValues, entries_of
from bulletin.parse.convert import FAILED, Converter
from bulletin.parse.encoding import decode
from bulletin.parse.frontmatter import CONFIG, MapNode, Node, TextNode, read_yaml
from bulletin.parse.nearest import fold
from bulletin.parse.report import SourceText
from bulletin.parse.scalars import IDENTIFIER

PATH: Final = "config.yaml"

_LANGUAGE_ID: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)?")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_LOCALE: Final = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_RESERVED_TERMS: Final = frozenset({"page", "index", "feeds", "rss", "atom", "feed", "all"})


_SEVERITY: Final = Choice((*(each.value for each in Severity), "off"))


def parse_site(config: bytes) -> tuple[Site | None, tuple[Finding, ...]]:
    """Return the site's facts, or None where a needed one is wrong, and all findings."""
    text, findings = decode(PATH, config)
    if text is None:
        return None, tuple(findings)
    source = SourceText(PATH, text.split("\n"))
    node, yaml_findings = read_yaml(source, 0, len(source.lines), CONFIG)
    findings += yaml_findings
    if not isinstance(node, MapNode):
        if not any(each.severity is Severity.ERROR for each in findings):
            findings.append(_no_mapping(source, node))
        return None, tuple(findings)
    reader = _Reader(Converter(source, _NOWHERE))
    made = reader.site(node)
    findings += reader.convert.findings
    failed = any(each.severity is Severity.ERROR for each in findings)
    return (None if failed else made), tuple(findings)


_NOWHERE: Final = Site("https://example.invalid/", "UTC", (), (), (), "")


class _Reader:
    """Reads the blocks in the order in which each needs the one before."""

    def __init__(self, convert: Converter) -> None:
        self.convert = convert

    def site(self, node: MapNode) -> Site | None:
        blocks = {name.text: child for name, child in node.entries if name.text in BLOCKS}
        languages = self._languages(node, blocks.get("languages"))
        self.convert.site = replace(_NOWHERE, languages=languages)
        plain = tuple(each for each in node.entries if each[0].text not in BLOCKS)
        known = declared_keys(SiteKeys) | dict.fromkeys(BLOCKS, BLOCK)
        values = self.convert.values(MapNode(plain, node.line, node.column), known)
        self.convert.missing(declared_keys(SiteKeys), node)
        scalars = PlainValues(self.convert, {name.text: child for name, child in plain})
        made = replace(
            _NOWHERE,
            base_url=scalars.base_url(values.get("base_url", "")),
            timezone=scalars.timezone(values.get("timezone", "")),
            languages=languages,
            districts=self._terms("districts", blocks.get("districts")),
            topics=self._terms("topics", blocks.get("topics")),
            x_default=scalars.x_default(values.get("x_default", ""), languages),
            divisions=values.get("divisions", "District"),
            page_size=scalars.page_size(values.get("page_size", 20)),
            explains_terms=values.get("explain_terms", True),
            side_by_side=values.get("side_by_side", False),
            report_errors=values.get("report_errors", ""),
            id_host=scalars.id_host(values.get("id_host", ""), values.get("base_url", "")),
            severities=self._severities(blocks.get("severities")),
            publisher=values.get("publisher"),
            filings=values.get("filings", Filings()),
            government=values.get("government"),
            share_pictures=_whole(values.get("share_pictures")),
            security=values.get("security"),
        )
        made = replace(made, cadence=read_cadence(self.convert, made, blocks.get("cadence")))
        return made if languages else None

    def _languages(self, node: MapNode, block: Node | None) -> tuple[Language, ...]:
        if not isinstance(block, MapNode) or not block.entries:
            self.convert.report(
                block or node,
                "missing-key",
                Message("缺少 languages（网站的语言）。", "languages is missing"),
                Message(
                    "languages:\n  zh: {tag: zh-Hans, name: 中文, title: 杭州人才快讯}",
                    "languages:\n  en: {tag: en, name: English, title: Hangzhou Talent Bulletin}",
                ),
            )
            return ()
        languages: list[Language] = []
        for name, child in block.entries:
            if not _LANGUAGE_ID.fullmatch(name.text):
                self._bad_id(name, "zh", "en")
                continue
            row = self.convert.value(Record(LanguageKeys), child, f"languages.{name.text}")
            if row is FAILED:  # its id is known: names in it are no unknown keys
                languages.append(Language(name.text, name.text, name.text, name.text))
                continue
            if not _TAG.fullmatch(row.tag):
                self.convert.report(
                    _entry(child, "tag"),
                    "bad-value",
                    Message(f"“{row.tag}”不是语言标记。", f"“{row.tag}” is not a language tag"),
                    Message("例如 zh-Hans、en。", "For example zh-Hans or en."),
                )
            if row.locale and not _LOCALE.fullmatch(row.locale):
                self.convert.report(
                    _entry(child, "locale"),
                    "bad-value",
                    Message(f"“{row.locale}”不是语言与地区。", f"“{row.locale}” is not a locale"),
                    Message("例如 zh_CN、en_GB。", "For example zh_CN or en_GB."),
                )
            languages.append(Language(name.text, row.tag, row.name, row.title, row.locale))
        return tuple(languages)

    def _terms(self, axis: Axis, block: Node | None) -> tuple[Term, ...]:
        keys = self._term_keys()
        terms: list[Term] = []
        taken: dict[str, str] = {}
        one_a_line = Message("这里要一行一个编号。", "one id a line")
        for name, child in entries_of(self.convert, block, one_a_line, _TERM):
            if not IDENTIFIER.fullmatch(name.text) or name.text in _RESERVED_TERMS:
                self._bad_id(name, "gongshu", "youth")
                continue
            path = f"{axis}.{name.text}."
            values = self._term_values(child, keys, path)
            if values is None:
                continue
            aliases = values.pop("aliases", ())
            self._taken(name, {*values.values(), *aliases}, taken)
            terms.append(Term(name.text, axis, Localized(values), aliases))
        return tuple(terms)

    def _term_keys(self) -> dict[str, Key]:
        names = {
            each.id: Key(Scalar.TEXT, FACT, required=True, help=Message(each.name, each.name))
            for each in self.convert.site.languages
        }
        return names | {"aliases": ALIASES}

    def _term_values(self, node: Node, keys: dict[str, Key], path: str) -> dict[str, Any] | None:
        if isinstance(node, TextNode) and not node.is_empty:
            return {"": node.text}
        if not isinstance(node, MapNode):
            self.convert.report(
                node, "wrong-shape", Message("缺少名称。", "the name is missing"), _TERM
            )
            return None
        values = self.convert.values(node, keys, path)
        written = {name.text for name, _ in node.entries}
        for name, declared in keys.items():
            if declared.required and name not in written:
                self.convert.report(
                    node,
                    "missing-key",
                    Message(
                        f"缺少{declared.help.zh}名称。",
                        f"the name in {declared.help.en} is missing",
                    ),
                    Message(f"加上 {name}: …", f"Add {name}: …"),
                )
        return values

    def _taken(self, node: TextNode, spellings: set[str], taken: dict[str, str]) -> None:
        """Report a name or alias that another term of the axis has already."""
        for spelling in sorted(spellings):
            owner = taken.setdefault(fold(spelling), node.text)
            if owner != node.text:
                self.convert.report(
                    node,
                    "duplicate-alias",
                    Message(
                        f"“{spelling}”已经是 {owner} 的名称。",
                        f"“{spelling}” already names {owner}",
                    ),
                    Message("每个名称只归一个编号。", "Give each name to one id only."),
                )

    def _severities(self, block: Node | None) -> tuple[tuple[str, str], ...]:
        one_a_line = Message("这里要一行一条规则。", "one rule a line")
        example = Message("例如 picture-alt: error", "For example picture-alt: error")
        pairs = [
            (name.text, self.convert.value(_SEVERITY, child, f"severities.{name.text}"))
            for name, child in entries_of(self.convert, block, one_a_line, example)
        ]
        return tuple((rule, severity) for rule, severity in pairs if severity is not FAILED)

    def _bad_id(self, node: TextNode, *examples: str) -> None:
        self.convert.report(
            node,
            "bad-id",
            Message(
                f"“{node.text}”不能作编号：只用小写字母、数字和连字符，且不是保留的名字。",
                f"“{node.text}” is not an id: use a-z, 0-9 and hyphens, and no reserved name",
            ),
            Message(f"例如 {'、'.join(examples)}", f"For example {', '.join(examples)}"),
        )


def _whole(pictures: SharePictures | None) -> SharePictures | None:
    """Return the pictures with a whole number of them: YAML's is a Decimal."""
    return pictures and replace(pictures, newest=max(0, int(pictures.newest)))


def _entry(node: Node, key: str) -> Node:
    """Return the value of a key, or the whole where it is not written as a mapping."""
    entries = node.entries if isinstance(node, MapNode) else ()
    return next((child for name, child in entries if name.text == key), node)


_TERM: Final = Message(
    "写成 gongshu: {zh: 拱墅区, en: Gongshu District}",
    "Write gongshu: {zh: 拱墅区, en: Gongshu District}",
)


def _no_mapping(source: SourceText, node: Node | None) -> Finding:
    is_empty = node is None or (isinstance(node, TextNode) and node.is_empty)
    return source.finding(
        "missing-key",
        node.line if node else 1,
        1,
        Message("config.yaml 是空的。", "config.yaml is empty")
        if is_empty
        else Message(
            "config.yaml 要一行一个“键: 值”。", "config.yaml holds one “key: value” per line"
        ),
        Message(
            "至少写 base_url、timezone、languages、topics。",
            "Write at least base_url, timezone, languages and topics.",
        ),
    )
