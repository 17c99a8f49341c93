"""Slips in Markdown are found; what is written as meant is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.finding import Finding
from bulletin.parse.markdown import body_slips
from bulletin.parse.report import SourceText


def slips(body: str) -> list[Finding]:
    return body_slips(SourceText("a.md", body.split("\n")), body, 1)


@pytest.mark.parametrize(
    "body",
    [
        "# 一\n\n## 二\n\n### 三\n\n## 四",
        "标题\n---\n\n正文。",
        "第一段。\n\n---\n\n第二段。",
        "#话题# 开头",
        "- 一\n- 二\n\n正文。",
        "- a long item that\ngoes on here.",
        "- 一。\n    续段。",
        "1. 一\n2. 二",
        "-5℃到-3℃。",
        "—— 结束",
        "1.5万元，2、3月份。",
        "（1）只有一行。",
        "**注意：**报名，**“人才码”**，***都要***。",
        "5 ** 3 是 125",
        "`**` 和 \\*\\*",
        "* * *",
        "***",
        "[更多人才政策](a.md)",
        "![更多](a.jpg)",
        "[全文见附件](a.pdf)",
        '![台上六人](a.jpg "签约现场")',
        "正文（见附件）和[注]（2024年）。",
        "【更多】见下。",
        "```\n##标题\n1、一\n**\n[更多](x)\n```",
        "`[更多](x)`",
        "<!-- [更多](x) -->",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "|x|",
        "~~~\n```\n~~~",
        "文[^1]\n\n[^1]: 注。\n正文",
    ],
)
def test_what_is_meant_is_left_alone(body: str) -> None:
    """Legitimate Markdown, numbers, code and comments give no finding."""
    told = [(each.rule, each.excerpt) for each in slips(body) if each.rule != "heading-marker"]
    assert told == []


@pytest.mark.parametrize(
    ("body", "rule", "line", "column"),
    [
        ("### 三", "heading-level", 1, 1),
        ("## 一\n\n文\n\n###### 六", "heading-level", 5, 1),
        ("##标题", "heading-marker", 1, 1),
        ("**重点 **报名", "emphasis", 1, 6),
        ("一**二\n\n三**四", "emphasis", 1, 2),
        ("- **一\n- 二**", "emphasis", 1, 3),
        ("甲、乙\n（1）丙", "list-marker", 2, 1),
        ("①甲\n②乙", "list-marker", 2, 1),
        ("·甲\n·乙", "list-marker", 1, 1),
        ("见[ 更多>> ](a.md)", "link-text", 1, 3),
        ("see [Read More](a.md)", "link-text", 1, 6),
        ("[办法] (https://a.cn/)", "link-mark", 1, 5),
        ("【办法】(https://a.cn/)", "link-mark", 1, 1),
        ("~~~\n没有结束", "code-fence", 1, 1),
    ],
)
def test_slips_are_found_at_their_place(body: str, rule: str, line: int, column: int) -> None:
    """The first of them, by line and column."""
    first = slips(body)[0]
    assert (first.rule, first.place.line, first.place.column) == (rule, line, column)


MARKUP = st.text(st.sampled_from("#＃*-•1、（）()[]![]|`~>.。 \n一aB:\"'"), max_size=80)


@given(MARKUP)
def test_any_text_is_answered_within_it(body: str) -> None:
    """Nothing raises, places lie in the text, and a corrected line is another line."""
    lines = body.split("\n")
    for each in slips(body):
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1
        assert each.replacement != each.excerpt


@given(MARKUP)
def test_a_corrected_line_no_longer_has_its_slip(body: str) -> None:
    """Writing what is offered settles it."""
    for each in slips(body):
        if each.replacement and each.rule in {"heading-marker", "link-mark"}:
            lines = body.split("\n")
            lines[each.place.line - 1] = each.replacement
            left = [(one.rule, one.place) for one in slips("\n".join(lines))]
            assert (each.rule, each.place) not in left
