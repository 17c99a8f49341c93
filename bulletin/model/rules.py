"""Every rule that a finding may carry: its family, how much it weighs, what an editor may do.

Why each rule stands, with a bad and a good example, is in `bulletin/desk/rules.yaml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import NO_MESSAGE, Finding, Message, Place, Severity
from bulletin.model.inputs import Reason

FAMILIES: Final = {
    "files": Message("文件", "files"),
    "front-matter": Message("前置信息的写法", "how front matter is written"),
    "keys": Message("键和值", "keys and values"),
    "text": Message("正文", "text"),
    "links": Message("链接和图片", "links and pictures"),
    "pages": Message("网页", "pages"),
    "languages": Message("两种语言", "the two languages"),
    "style": Message("文字规范", "house style"),
    "review": Message("审校说明", "review comments"),
}
_HARMLESS: Final = frozenset({Reason.HIDDEN, Reason.LOCK, Reason.STRAY})
_VITAL: Final = frozenset({"files", "front-matter", "keys"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `is_fixed` says that `bulletin fix` can mend what breaks it."""

    id: str
    family: str
    severity: Severity
    is_fixed: bool = False

    @property
    def is_vital(self) -> bool:
        """Whether no page can be made without it: such a rule is neither silenced nor lowered."""
        return self.severity is Severity.ERROR and self.family in _VITAL


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: Final = {
    rule.id: rule
    for rule in (
        Rule("encoding", "files", _E, is_fixed=True),
        Rule("byte-order-mark", "files", _I, is_fixed=True),
        Rule("line-ends", "files", _I, is_fixed=True),
        Rule("control-character", "files", _E),
        Rule("invisible-character", "files", _W, is_fixed=True),
        Rule("garbled-character", "files", _W),
        Rule("merge-conflict", "files", _E),
        Rule("file-too-large", "files", _E),
        Rule("too-complex", "files", _E),
        Rule("too-costly", "files", _E),
        Rule("misplaced-file", "files", _E),
        Rule("story-without-text", "files", _W),
        Rule("unused-file", "files", _I),
        Rule("bad-slug", "files", _E),
        Rule("path-collision", "files", _E),
        *(Rule(f"file-{reason}", "files", _W if reason in _HARMLESS else _E) for reason in Reason),
        Rule("front-matter-missing", "front-matter", _E),
        Rule("front-matter-fence", "front-matter", _E, is_fixed=True),
        Rule("front-matter-mapping", "front-matter", _E),
        Rule("front-matter-line", "front-matter", _E),
        Rule("front-matter-key", "front-matter", _E),
        Rule("front-matter-colon", "front-matter", _E, is_fixed=True),
        Rule("front-matter-comma", "front-matter", _E, is_fixed=True),
        Rule("front-matter-dash", "front-matter", _E, is_fixed=True),
        Rule("front-matter-hash", "front-matter", _E, is_fixed=True),
        Rule("front-matter-space", "front-matter", _E, is_fixed=True),
        Rule("front-matter-tab", "front-matter", _E, is_fixed=True),
        Rule("front-matter-sign", "front-matter", _E, is_fixed=True),
        Rule("front-matter-quotes", "front-matter", _E, is_fixed=True),
        Rule("front-matter-bracket", "front-matter", _E),
        Rule("front-matter-anchor", "front-matter", _E),
        Rule("front-matter-too-deep", "front-matter", _E),
        Rule("front-matter-too-large", "front-matter", _E),
        Rule("front-matter-yaml", "front-matter", _E),
        Rule("duplicate-key", "front-matter", _E),
        Rule("unknown-key", "keys", _E),
        Rule("missing-key", "keys", _E),
        Rule("missing-value", "keys", _E),
        Rule("missing-language", "keys", _E),
        Rule("empty-item", "keys", _E),
        Rule("repeated-item", "keys", _W),
        Rule("wrong-shape", "keys", _E),
        Rule("bad-value", "keys", _E),
        Rule("bad-date", "keys", _E),
        Rule("ambiguous-date", "keys", _E),
        Rule("bad-number", "keys", _E),
        Rule("bad-url", "keys", _E),
        Rule("bad-path", "keys", _E),
        Rule("bad-file-name", "keys", _E),
        Rule("bad-id", "keys", _E),
        Rule("bad-timezone", "keys", _E),
        Rule("term-name", "keys", _E),
        Rule("unknown-term", "keys", _E),
        Rule("unknown-column", "keys", _E),
        Rule("unknown-language", "keys", _E),
        Rule("unknown-rule", "keys", _W),
        Rule("duplicate-alias", "keys", _E),
        Rule("duplicate-term", "keys", _E),
        Rule("repeated-event", "keys", _E),
        Rule("event-order", "keys", _E),
        Rule("date-order", "keys", _W),
        Rule("fact-disagreement", "keys", _E),
        Rule("year-folder", "keys", _W),
        Rule("empty-body", "text", _E),
        Rule("heading-marker", "text", _W),
        Rule("heading-level", "text", _W),
        Rule("list-marker", "text", _W),
        Rule("blank-line", "text", _W),
        Rule("table-rule", "text", _W),
        Rule("emphasis", "text", _W),
        Rule("bold-heading", "text", _W),
        Rule("placeholder", "text", _W),
        Rule("code-fence", "text", _W),
        Rule("unclosed-comment", "text", _E),
        Rule("footnote", "text", _W),
        Rule("foreign-markup", "text", _W),
        Rule("broken-link", "links", _E),
        Rule("broken-anchor", "links", _E),
        Rule("link-to-unpublished", "links", _E),
        Rule("link-text", "links", _W),
        Rule("link-mark", "links", _W),
        Rule("missing-picture", "links", _E),
        Rule("picture-case", "links", _E),
        Rule("picture-remote", "links", _E),
        Rule("picture-alt", "links", _W),
        Rule("picture-caption", "links", _W),
        Rule("picture-broken", "links", _E),
        Rule("picture-format", "links", _E),
        Rule("picture-too-large", "links", _E),
        Rule("picture-unsafe", "links", _E),
        Rule("picture-mislabelled", "links", _W),
        Rule("picture-animated", "links", _W),
        Rule("not-published", "pages", _I),
        Rule("address-lost", "pages", _E, is_fixed=True),
        Rule("text-changed", "pages", _W),
        Rule("security-expired", "pages", _W),
        Rule("column-resting", "pages", _W),
        Rule("output-collision", "files", _E),
        Rule("ledger-line", "files", _E),
        Rule("attachment-type", "files", _E),
        Rule("wrong-language", "languages", _W),
        Rule("figures", "languages", _E),
        Rule("dates", "languages", _E),
        Rule("terms", "languages", _W),
        Rule("structure", "languages", _W),
        Rule("side-by-side", "languages", _I),
        Rule("stale", "languages", _W),
        Rule("typography-zh", "style", _W, is_fixed=True),
        Rule("typography-en", "style", _W, is_fixed=True),
        Rule("unused-ignore", "review", _W),
        Rule("ignore-reason", "review", _W),
    )
}


def broken(
    place: Place,
    rule: str,
    message: Message,
    hint: Message = NO_MESSAGE,
    *,
    related: tuple[Place, ...] = (),
) -> Finding:
    """Return the finding that a rule is broken, as grave as the rule is."""
    return Finding(place, rule, RULES[rule].severity, message, hint, related=related)


def rules_of(names: Iterable[str]) -> frozenset[str]:
    """Return the ids that names of rules and of families stand for; unknown names for nothing."""
    named = frozenset(names)
    return frozenset(each.id for each in RULES.values() if named & {each.id, each.family})
