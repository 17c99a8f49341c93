"""The guide's page of rules, from the registry; `python -m tests.docs.rules_page` renews it."""

# ruff: noqa: E501 - a paragraph of Markdown is one line

from collections.abc import Iterator
from pathlib import Path

from bulletin.desk.rules import Explanation, explanations
from bulletin.model.finding import SEVERITY_NAMES, EditorLanguage, Message
from bulletin.model.rules import FAMILIES

CONTENT = Path(__file__).parent.parent.parent / "content"
_HEAD = Message(
    """\
---
title: 规则一览
summary: 检查的每条规则：为什么要有，什么会被指出，应该怎样写。
---

[编辑指南](../guide/)的一部分。提示的方括号里是规则的名字，在这里可以查到它的理由和例子；在终端里用`bulletin explain`也能查到。怎样接受一条提示，见[提示信息](../guide-messages/#accepting)。

分九类：
""",
    """\
---
title: Rules
summary: Every rule of the check, with the reason for it, what is reported and what to write.
---

A part of the [editor’s guide](../guide/). A message names its rule in brackets; look up the reason here, with examples, or in a terminal with `bulletin explain`. How to accept a finding is on the page [Messages](../guide-messages/#accepting).

There are nine kinds:
""",
)
_FIXED = Message("，`bulletin fix`可以改。", "; `bulletin fix` can mend it.")
_NOT_FIXED = Message("。", ".")
_BAD, _GOOD = Message("会被指出：", "Reported: "), Message("这样写：", "Write: ")


def rules_page(language: EditorLanguage) -> str:
    """Return the page's source in one language."""
    return "\n".join(_lines(language)) + "\n"


def page_file(language: str) -> Path:
    """Return where the page's source lies."""
    return CONTENT / "pages" / "guide-rules" / f"index.{language}.md"


def _lines(language: EditorLanguage) -> Iterator[str]:
    yield _HEAD.in_language(language)
    yield from (f"- [{_family(name, language)}](#{name})" for name in FAMILIES)
    family = ""
    for each in explanations().values():
        if each.rule.family != family:
            family = each.rule.family
            yield f"\n## {_family(family, language)} {{#{family}}}"
        yield from _rule(each, language)


def _family(name: str, language: EditorLanguage) -> str:
    words = FAMILIES[name].in_language(language)
    if language == "zh":
        return words
    return f"{words[0].upper()}{words[1:]}"


def _rule(each: Explanation, language: EditorLanguage) -> Iterator[str]:
    severity = SEVERITY_NAMES[each.rule.severity].in_language(language).capitalize()
    rest = (_FIXED if each.rule.is_fixed else _NOT_FIXED).in_language(language)
    yield f"\n### {each.rule.id} {{#{each.rule.id}}}\n"
    yield f"**{severity}**{rest}{'' if language == 'zh' else ' '}{_reason(each, language)}\n"
    examples = [
        (label.in_language(language), _shown(example.in_language(language)))
        for label, example in ((_BAD, each.bad), (_GOOD, each.good))
    ]
    # A comment that accepts a finding counts in a code span, too, and not between fences.
    are_blocks = any("\n" in text or "<!--" in text for _, text in examples)
    yield from (line for each in examples for line in (_block if are_blocks else _item)(*each))


def _reason(each: Explanation, language: EditorLanguage) -> str:
    """Return the reason with signs that Markdown would take for its own made plain."""
    return "".join(
        f"\\{character}" if character in "\\`*_[]<#" else character
        for character in each.reason.in_language(language)
    )


def _shown(text: str) -> str:
    return text.replace("\N{REPLACEMENT CHARACTER}", "<U+FFFD>")


def _block(label: str, text: str) -> Iterator[str]:
    fence = "````" if "```" in text else "```"
    yield f"{label.rstrip()}\n\n{fence}\n{text}\n{fence}\n"


def _item(label: str, text: str) -> Iterator[str]:
    fence = "``" if "`" in text else "`"
    gap = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    yield f"- {label}{fence}{gap}{text}{gap}{fence}"


def main() -> None:
    """Write the page in both languages."""
    languages: tuple[EditorLanguage, ...] = ("zh", "en")
    for language in languages:
        page_file(language).write_text(rules_page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
