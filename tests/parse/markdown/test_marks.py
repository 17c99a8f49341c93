"""Marks that the page would print or drop are told where they stand."""

import pytest

from bulletin.parse.markdown import body_slips
from bulletin.parse.report import SourceText


def slips(body: str) -> list[tuple[str, int, int, str]]:
    """Return rule, line, column and corrected line of a body's slips."""
    source = SourceText("a.md", body.split("\n"))
    return [
        (each.rule, each.place.line, each.place.column, each.replacement)
        for each in body_slips(source, body, 1)
    ]


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("见[[另一篇]]。", 2), ("![[photo.jpg]]", 1), ("{{< figure >}}", 1), ("甲{{ title }}", 2),
        ("![会场](a.jpg){width=300}", 13), ("!!! note", 1), ("> [!NOTE]", 1), ("[TOC]", 1),
        ("- [ ] 甲", 1), ("甲~~乙~~丙", 2), ("==甲==", 1), ("甲__乙__丙", 2), ("甲＊＊乙＊＊丙", 2),
        ("~~甲没有结束", 1), ("甲，~~ 乙~~", 3),
        ("＞ 引用", 1), ("｜ 甲 ｜ 乙 ｜", 1), ("见(另一篇)[../other/]", 2), ("[甲](../other/", 3),
        ("<font color=red>甲</font>", 1), ("甲<iframe src=x></iframe>", 2),
    ],
)  # fmt: skip
def test_marks_of_other_programs_are_told(body: str, column: int) -> None:
    """One finding each, where the mark begins."""
    assert [(rule, at) for rule, _, at, _ in slips(body)] == [("foreign-markup", column)]


def test_what_becomes_of_a_mark_is_said_once() -> None:
    """The words of the table are whole sentences already."""
    (finding,) = body_slips(SourceText("a.md", ["==甲=="]), "==甲==", 1)
    assert finding.message.zh == "“==”不是高亮，会原样印出来。"
    assert finding.message.en == "“==” marks nothing; it would be printed"


@pytest.mark.parametrize(
    "body",
    [
        "`[[甲]]`、`==乙==`", "```\n{{ title }}\n!!! note\n```", "a == b 或 c == d", "3 ~ 5",
        "欢迎来~~ 周末见~~",
        "__init__", "> 引用", "<mark>甲</mark>", "a < b > c", "- [文字](../x/)", "1. [ ]",
        "- 甲\n\n    乙", "1. 甲\n\n    乙", "[^1]甲\n\n[^1]: 乙\n\n    丙", "<!-- 待审 -->",
    ],
)  # fmt: skip
def test_what_is_meant_is_left_alone(body: str) -> None:
    """Code, real Markdown, HTML that pages keep."""
    assert [each for each in slips(body) if each[0] == "foreign-markup"] == []


def test_chinese_indented_by_four_spaces_is_no_code() -> None:
    """The line is offered without its indentation."""
    assert slips("甲。\n\n    乙。") == [("foreign-markup", 3, 1, "乙。")]
    assert slips("甲。\n\n\t乙。") == [("foreign-markup", 3, 1, "乙。")]


def test_an_open_comment_is_an_error() -> None:
    """All below it is at risk; in code it is none."""
    assert slips("甲。\n\n<!-- 待审\n\n乙。") == [("unclosed-comment", 3, 1, "")]
    assert slips("`<!--`") == []


def test_footnotes_and_references_have_both_ends() -> None:
    """A call without text, a text without call, a full-width colon, an id that nothing defines."""
    assert slips("甲[^1]。") == [("footnote", 1, 2, "")]
    assert slips("甲。\n\n[^1]: 乙") == [("footnote", 3, 1, "")]
    assert slips("甲[^1]。\n\n[^1]：乙") == [("footnote", 3, 5, "[^1]: 乙")]
    assert slips("见[甲][x]。") == [("link-mark", 1, 2, "")]
    assert slips("见[甲][x]。\n\n[x]：../other/") == [("link-mark", 3, 4, "[x]: ../other/")]
    assert slips("见[甲][x]。\n\n[x]: ../other/") == []


def test_words_that_say_nothing() -> None:
    """A link without words, a picture called “photo”, an empty heading, spaced emphasis."""
    assert [rule for rule, *_ in slips("见[](../other/)。")] == ["link-text"]
    assert [rule for rule, *_ in slips("![photo.jpg](photo.jpg)")] == ["picture-alt"]
    assert [rule for rule, *_ in slips("## ")] == ["heading-marker"]
    assert slips("甲** 重点 **乙。")[0][:3] == ("emphasis", 1, 8)


def test_marks_in_hostile_lines_are_found_quickly() -> None:
    """No pattern walks back and forth over a long line."""
    for line in ("[[" * 20_000, "{{" * 20_000, "~~" * 20_000, "[^" * 20_000, "<a " * 20_000):
        slips(line)
