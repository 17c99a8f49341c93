"""Nodes → values by the shapes declared on the nouns; everything wrong becomes a finding."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from bulletin.model.article import Event, Person, Source
from bulletin.model.finding import NO_MESSAGE, Finding, Message, Severity
from bulletin.model.keys import (
    Choice,
    Key,
    Kind,
    ListOf,
    Record,
    Scalar,
    Shape,
    TermId,
    Words,
    declared_keys,
)
from bulletin.model.localized import Localized
from bulletin.model.site import Site
from bulletin.parse import addresses, expected, moments, scalars
from bulletin.parse.byline import several_people
from bulletin.parse.choices import choice, language_id, several, term
from bulletin.parse.frontmatter import ListNode, MapNode, Node, TextNode
from bulletin.parse.frontmatter.slip import in_a_list
from bulletin.parse.nearest import listed
from bulletin.parse.records import Remark, address_in_name, remarks
from bulletin.parse.report import SourceText
from bulletin.parse.synonyms import meant_key, needless
from bulletin.parse.wrong import WrongError

FAILED: Final = object()
_CURLY: Final = "“”‘’「」＂"


@dataclass(slots=True)
class Converter:
    """Converts one file's nodes; collects findings, and the place of every key by its path."""

    source: SourceText
    site: Site
    findings: list[Finding] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)  # keys written under another name

    def values(self, node: MapNode, keys: dict[str, Key], path: str = "") -> dict[str, Any]:
        """Return the values of a mapping's keys; the wrong, empty and unknown ones are left out."""
        values: dict[str, Any] = {}
        for name, child in node.entries:
            declared = keys.get(name.text)
            if declared is None:
                self._unknown_key(name, child, keys, path)
                continue
            if isinstance(child, TextNode) and child.is_blank:
                self.marks.setdefault(path + name.text, (name.line, name.column))
                if declared.required and (path or declared.kind is Kind.LANGUAGE):
                    self._empty(name, declared)
                continue
            child_path = path + name.text
            is_beside = child.line == name.line
            self.marks[child_path] = (name.line, child.column if is_beside else name.column)
            value = self.value(declared.shape, child, child_path)
            if value is not FAILED:
                values[name.text] = value
        return values

    def value(self, shape: Shape, node: Node, path: str) -> Any:  # noqa: ANN401 - the shape tells
        """Return the value a shape makes of a node, or FAILED when a finding says why not."""
        if isinstance(shape, ListOf):
            return self._list(shape, node, path)
        if isinstance(shape, Record):
            return self._record(shape, node, path)
        if isinstance(shape, Words):
            return self._words(node, path)
        if not isinstance(node, TextNode):
            return self._expected(node, expected.expected_text(shape))
        try:
            return self._text(shape, node.text.strip())
        except WrongError as wrong:
            return self._wrong(node, wrong)

    def _text(self, shape: Scalar | Choice | TermId, text: str) -> Any:  # noqa: ANN401
        if shape is Scalar.TEXT:
            return text
        if text[:1] in _CURLY or text[-1:] in _CURLY:
            raise WrongError(
                "front-matter-quotes",
                Message("弯引号不是 YAML 的引号。", "curly quotes are not YAML's"),
                Message("去掉引号。", "Leave the quotes out."),
                text.strip(_CURLY),
            )
        if isinstance(shape, Choice):
            return choice(shape, text)
        if isinstance(shape, TermId):
            return term(shape, text, self.site)
        if shape is Scalar.MOMENT:
            return moments.moment(text, self.site.zone)[0]
        if shape is Scalar.LANGUAGE_ID:
            return language_id(text, self.site)
        return _BY_SCALAR[shape](text)

    def _list(self, shape: ListOf, node: Node, path: str) -> Any:  # noqa: ANN401
        items = node.items if isinstance(node, ListNode) else (node,)
        values: list[Any] = []
        failed = False
        for number, item in enumerate(items):
            item_path = f"{path}.{number}"
            self.marks[item_path] = (item.line, item.column)
            if isinstance(item, TextNode) and item.is_blank:
                self.report(
                    item, "empty-item", Message("列表里有一项是空的。", "a list item is empty"),
                    Message("写上内容，或删去这一行。", "Fill it in or delete the line."),
                )  # fmt: skip
                continue
            if isinstance(item, TextNode) and (parts := several(shape.item, item, self.site)):
                self._not_a_list(item, parts)
                failed = True
                continue
            value = self.value(shape.item, item, item_path)
            if value is FAILED:
                failed = True
            elif value in values and isinstance(value, str):
                self._repeated(item)
            else:
                values.append(value)
        if failed:
            return FAILED
        if len(values) < shape.at_least:
            self.report(
                node, "missing-value",
                Message(f"至少要写 {shape.at_least} 项。", f"at least {shape.at_least} is needed"),
            )  # fmt: skip
            return FAILED
        return tuple(values)

    def _not_a_list(self, node: TextNode, parts: list[str]) -> None:
        self.report(
            node, "wrong-shape",
            Message("几项要写成列表。", "several items are written as a list"),
            Message("放进方括号，用半角逗号隔开。", "Put them in brackets, with commas between."),
            instead=in_a_list(parts, self.source.line(node.line)[: node.column - 1]),
        )  # fmt: skip

    def _record(self, shape: Record, node: Node, path: str) -> Any:  # noqa: ANN401
        keys = declared_keys(shape.noun)
        if isinstance(node, TextNode) and shape.plain:
            if shape.noun is Person:
                self._remark(several_people(node, self.source.line(node.line)))
            elif shape.noun is Source:
                self._remark(address_in_name(node))
            value = self.value(keys[shape.plain].shape, node, f"{path}.{shape.plain}")
            return FAILED if value is FAILED else shape.noun(**{shape.plain: value})
        if not isinstance(node, MapNode):
            text = node.text if isinstance(node, TextNode) else ""
            return self._expected(node, expected.expected_mapping(keys, text))
        before = sum(each.severity is Severity.ERROR for each in self.findings)
        values = self.values(node, keys, f"{path}.")
        written = {name.text: child for name, child in node.entries}
        if not written or not keys.keys().isdisjoint(written):  # else it is something else
            self.missing(keys, node, f"{path}.")
        if sum(each.severity is Severity.ERROR for each in self.findings) > before:
            return FAILED
        if shape.noun is Event and isinstance(start := written["start"], TextNode):
            values["all_day"] = moments.moment(start.text.strip(), self.site.zone)[1]
        self._remark(remarks(shape.noun, values, written))
        return shape.noun(**values)

    def _remark(self, remarks: Iterable[Remark]) -> None:
        for each in remarks:
            self.report(
                each.node, each.rule, each.message, each.hint,
                severity=each.severity, instead=each.instead,
            )  # fmt: skip

    def _words(self, node: Node, path: str) -> Any:  # noqa: ANN401
        if isinstance(node, TextNode):
            return Localized.everywhere(node.text.strip())
        if not isinstance(node, MapNode):
            return self._expected(node, expected.WORDS)
        texts: dict[str, str] = {}
        failed = False
        for name, child in node.entries:
            self.marks[f"{path}.{name.text}"] = (child.line, child.column)
            try:
                language = language_id(name.text, self.site)
            except WrongError as wrong:
                self._wrong(name, wrong)
                failed = True
                continue
            if not isinstance(child, TextNode):
                self._expected(child, expected.WORDS)
                failed = True
            elif not child.is_blank:
                texts[language] = child.text.strip()
        if not texts and not failed:
            return self._expected(node, expected.WORDS)
        return FAILED if failed else Localized(texts)

    def missing(self, keys: dict[str, Key], node: MapNode | None, path: str = "") -> None:
        """Report the required keys that a mapping lacks, or a whole file without one."""
        written = {name.text for name, _ in node.entries} if node else set()
        for name, declared in keys.items():
            if not declared.required or name in written or path + name in self.meant:
                continue
            zh, en = declared.help.zh, declared.help.en
            self.report(
                node, "missing-key",
                Message(f"缺少 {name}（{zh}）。", f"{name} ({en}) is missing"),
                Message(f"加一行 {name}: …", f"Add a line {name}: …"),
            )  # fmt: skip

    def _empty(self, name: TextNode, declared: Key) -> None:
        self.report(
            name, "missing-value",
            Message(
                f"{name.text}（{declared.help.zh}）是空的。",
                f"{name.text} ({declared.help.en}) is empty",
            ),
            Message(f"写成 {name.text}: …", f"Write {name.text}: …"),
        )  # fmt: skip

    def _repeated(self, node: Node) -> None:
        self.report(
            node, "repeated-item",
            Message("这一项写了两次。", "this item is written twice"),
            Message("留一处即可。", "Once is enough."),
        )  # fmt: skip

    def _unknown_key(self, name: TextNode, child: Node, keys: dict[str, Key], path: str) -> None:
        best = meant_key(name.text, keys)
        hint = needless(name.text) if not best and not path else None
        if best:
            hint = Message(f"应为 {best}。", f"It is called {best}.")
            self.meant.add(path + best)
            self.marks.setdefault(path + best, (name.line, name.column))
        self.report(
            name, "unknown-key",
            Message(f"没有“{name.text}”这个键。", f"there is no key “{name.text}”"),
            hint or listed(keys),
            instead="" if isinstance(child, TextNode) and child.is_empty else best,
        )  # fmt: skip

    def _expected(self, node: Node, expected: Message) -> object:
        found = {
            TextNode: ("文字", "text"),
            ListNode: ("列表", "a list"),
            MapNode: ("一组键值", "a mapping"),
        }
        zh, en = found[type(node)]
        self.report(
            node, "wrong-shape",
            Message(f"这里不能是{zh}。", f"{en} does not belong here"), expected,
        )  # fmt: skip
        return FAILED

    def _wrong(self, node: TextNode, wrong: WrongError) -> object:
        self.report(node, wrong.rule, wrong.message, wrong.hint, instead=wrong.instead)
        return FAILED

    def report(  # noqa: PLR0913 - one argument for each thing an editor is told
        self,
        node: Node | None,
        rule: str,
        message: Message,
        hint: Message = NO_MESSAGE,
        *,
        severity: Severity | None = None,
        instead: str = "",
    ) -> None:
        """Note what is wrong with a node, or with the file; `instead` is what to write for it."""
        line, column = (node.line, node.column) if node else (1, 1)
        width = node.width if isinstance(node, TextNode) else 1
        replacement = ""
        if instead and isinstance(node, TextNode):
            replacement = node.replaced_in(self.source.line(line), instead)
        self.findings.append(
            self.source.finding(
                rule, line, column, message, hint,
                length=width, severity=severity, replacement=replacement,
            )
        )  # fmt: skip


_BY_SCALAR: Final = {
    Scalar.DATE: moments.date,
    Scalar.FLAG: scalars.flag,
    Scalar.NUMBER: scalars.number,
    Scalar.URL: addresses.url,
    Scalar.PATH: addresses.path,
    Scalar.FILE: scalars.file_name,
    Scalar.IDENTIFIER: scalars.identifier,
    Scalar.FINGERPRINT: scalars.fingerprint,
}
