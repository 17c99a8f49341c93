"""Emphasis that never ends is found, and stars that mean something else are kept from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse.markdown import body_slips
from bulletin.parse.report import SourceText
from bulletin.render.markdown.engine import render_body
from tests.render.samples import ZH


def slips(body: str) -> list[tuple[str, int, int, str]]:
    found = body_slips(SourceText("a.md", body.split("\n")), body, 1)
    return [(each.rule, each.place.line, each.place.column, each.replacement) for each in found]


@pytest.mark.parametrize(
    "body",
    [
        "*重要*，_也重要_，***都要***，`*`，\\*，\\`",
        "一间3*4米。",
        "A*STAR 研究所",
        "2 * 3 * 4",
        "人数*，另见。\n\n*注：不含实习生。",
        "Jobs* rose.\n\n*Note: seasonal.",
        "* 一\n* 二",
        "a_b_c 和 my_file.md，姓名：____",
        "见 https://example.org/_a/b_c",
        "**先说结论：**再说经过。",
        "正文。\n\n**就这样**",
        "**整句都加粗。**\n\n下一段。",
        "- **一**\n- 二",
    ],
)
def test_what_is_meant_is_left_alone(body: str) -> None:
    """Pairs, products, calls of notes, names with underscores, bold sentences and last words."""
    assert slips(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("这是*重要的话", [("emphasis", 1, 3, "")]),
        ("这是 _重要的话", [("emphasis", 1, 4, "")]),
        ("甲*乙 *丙", [("emphasis", 1, 5, "")]),
        ("- *一\n- 二*", [("emphasis", 1, 3, "")]),
        ("运行 ``甲`", [("emphasis", 1, 4, ""), ("emphasis", 1, 7, "")]),
        ("it`s", [("emphasis", 1, 3, "")]),
        ("3*4 and 5*6", [("emphasis", 1, 2, "3×4 and 5×6")]),
        ("甲*，乙*，丙", [("emphasis", 1, 2, "甲\\*，乙\\*，丙")]),
        ("**进展**\n正文", [("bold-heading", 1, 1, "## 进展")]),
        ("__Progress__\n\nText.", [("bold-heading", 1, 1, "## Progress")]),
    ],
)
def test_slips_are_found_at_their_place(body: str, found: list[tuple[str, int, int, str]]) -> None:
    """Rule, line, column and the corrected line, where there is one."""
    assert slips(body) == found


@given(st.text(st.sampled_from("甲a3， （"), min_size=1, max_size=24))
def test_stars_around_words_set_them_off_or_are_told_of(words: str) -> None:
    """The rule reads them as the page does: what would be printed does not pass."""
    body = f"前文*{words}*后文"
    assert "<em>" in render_body(body, ZH, {}).html or slips(body)
