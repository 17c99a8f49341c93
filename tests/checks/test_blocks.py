"""Blocks of a Markdown body."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.checks.blocks import Block, fingerprint, read_blocks
from bulletin.checks.lines import BlockKind

MARKUP = st.text(
    st.sampled_from("ab 中文，。\n\n>-*_#|[]()!`~:<>{}\\&;^\"'.1\t　“”x/https"), max_size=120
)


def only(body: str) -> Block:
    (block,) = read_blocks(body)
    return block


def outline(body: str) -> list[tuple[str, int, str]]:
    return [(each.kind.value, each.level, each.text) for each in read_blocks(body)]


def test_every_kind_of_block_is_told_apart() -> None:
    """One of each, in the order of the file."""
    body = """\
## 报名

第一段。

> 他说好。

- 一
    - 二
1. 三

![馆前的树](tree.jpg "摄影：王")

| 甲 | 乙 |
|----|---:|
| 1 | 2 |

```
make 1
```

[^1]: 出处

术语
:   解释

<div>网页</div>
"""
    assert outline(body) == [
        ("heading", 2, "报名"),
        ("paragraph", 0, "第一段。"),
        ("quote", 1, "他说好。"),
        ("list-item", 1, "一"),
        ("list-item", 2, "二"),
        ("list-item", 1, "三"),
        ("picture", 0, "馆前的树 | 摄影：王"),
        ("table", 0, " 甲  |  乙 \n 1  |  2 "),
        ("code", 0, "make 1"),
        ("footnote", 0, "出处"),
        ("definition", 0, "术语"),
        ("definition", 1, "解释"),
        ("html", 0, "网页"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**注意：**报名", "注意：报名"),
        ("发布**“人才码”**服务", "发布“人才码”服务"),
        ("5 * 6 是 30", "5 * 6 是 30"),
        ("file_name_here 与 _斜体_", "file_name_here 与 斜体"),
        ('见[办法](https://example.org/a_b_c "题")。', "见办法。"),
        ("见[办法][p]。\n\n[p]: /zh/rules/", "见办法。"),
        ("见 <https://example.org/> 或 https://example.org/x。", "见  或 。"),
        ("写信到 a.b@example.org。", "写信到 a.b@example.org。"),
        ("价格`a*b`元", "价格a*b元"),
        ("A &amp; B \\*c\\*", "A & B *c*"),
        ("脚注[^2]在此", "脚注在此"),
        ("<b>粗</b>体<!-- 不见 -->字", "粗体字"),
        ("第一行\n第二行", "第一行第二行"),
        ("one line\nand two", "one line and two"),
        ("他说：“好”\n然后走了", "他说：“好”然后走了"),
        ("甲  \n乙", "甲\n乙"),
        ("　　缩进的段落", "缩进的段落"),
        ("~~旧~~新", "旧新"),
        ("标题 {#here}", "标题 "),
        ("没有]关上[的括号(", "没有]关上[的括号("),
    ],
)
def test_the_text_is_what_a_reader_sees(source: str, text: str) -> None:
    """Markup, addresses and comments are gone, words and figures stay."""
    assert only(source).text == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("标题\n---", [("heading", 2, "标题")]),
        ("##标题##", [("heading", 2, "标题##")]),
        ("## C# ##", [("heading", 2, "C#")]),
        (
            "要求：\n- 一\n- 二",
            [("paragraph", 0, "要求："), ("list-item", 1, "一"), ("list-item", 1, "二")],
        ),
        ("买了\n30. 个苹果", [("paragraph", 0, "买了 30. 个苹果")]),
        (
            "- 一\n\n    续段\n\n尾",
            [("list-item", 1, "一"), ("paragraph", 1, "续段"), ("paragraph", 0, "尾")],
        ),
        ("> 引\n懒行\n\n正文", [("quote", 1, "引懒行"), ("paragraph", 0, "正文")]),
        ("[^a]: 一\n    续\n\n    二段", [("footnote", 0, "一续"), ("footnote", 0, "二段")]),
        ("    code\n\n正文", [("code", 0, "code"), ("paragraph", 0, "正文")]),
        ("正文\n\n---\n\n[TOC]\n\n{: .note }", [("paragraph", 0, "正文")]),
        ("<!-- 一\n\n二 -->\n正文", [("paragraph", 0, "正文")]),
        ("```\n没有结束", [("code", 0, "没有结束")]),
        ("a | b", [("paragraph", 0, "a | b")]),
        ("", []),
    ],
)
def test_block_structure(body: str, expected: list[tuple[str, int, str]]) -> None:
    """Headings, lists, quotations, notes and code begin and end where editors mean them to."""
    assert outline(body) == expected


def test_links_and_pictures_stand_at_their_place_in_the_file() -> None:
    """Line and column count from the file's first line, not the body's."""
    block = read_blocks("\n看[一](a/)和\n[![图](b.jpg)](c/)", first_line=8)[0]
    assert [(each.url, each.line, each.column) for each in block.links] == [
        ("a/", 9, 6),
        ("c/", 10, 15),
    ]
    assert [(each.url, each.line, each.column) for each in block.pictures] == [("b.jpg", 10, 7)]


def test_pictures_alone_make_a_picture_block_and_among_words_none() -> None:
    """A figure in HTML is a picture too."""
    bodies = [
        "![甲](a.jpg)",
        "[![甲](a.jpg)](b/)",
        "文字![甲](a.jpg)",
        "<figure><img src='a.jpg'></figure>",
    ]
    assert [only(each).kind.value for each in bodies] == [
        "picture",
        "picture",
        "paragraph",
        "picture",
    ]


def test_a_table_has_a_shape() -> None:
    """Rows count the header; an escaped bar divides nothing."""
    block = only("a|b|c\n-|-|-\n1|2 \\| 3|4\n5|6|7")
    assert (block.rows, block.columns) == (3, 3)
    assert block.text == "a | b | c\n1 | 2 | 3 | 4\n5 | 6 | 7"


def test_footnote_calls_and_labels_are_kept() -> None:
    """A call names the note that answers it."""
    call, note = read_blocks("据统计[^s]。\n\n[^s]: 年鉴。")
    assert (call.notes, note.label) == (("s",), "s")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("人才, 服务(一)", "人才，服务（一）"),
        ("“好”", '"好"'),
        ("２０２４年", "2024年"),
        ("等等……", "等等..."),
        ("一 二\n三", "一二三"),
        ("It’s here", "It's  here"),
    ],
)
def test_cosmetic_edits_keep_the_fingerprint(one: str, two: str) -> None:
    """Spaces and the width of marks are not the translator's business."""
    assert fingerprint(one) == fingerprint(two)


@pytest.mark.parametrize(("one", "two"), [("200人", "300人"), ("不是", "是"), ("A。B", "A，B")])
def test_a_change_of_words_changes_the_fingerprint(one: str, two: str) -> None:
    """Figures, words and the marks themselves count."""
    assert fingerprint(one) != fingerprint(two)


def test_a_link_target_is_no_part_of_the_fingerprint() -> None:
    """A moved page leaves its readers' text as it was."""
    assert only("见[办法](a/)").fingerprint == only("见[办法](b/)").fingerprint


@given(MARKUP)
def test_prose_stands_in_the_file_where_it_says(body: str) -> None:
    """Every character of prose is found at its line and column, whatever the input."""
    lines = body.split("\n")
    for block in read_blocks(body):
        ends = [each.start for each in block.runs[1:]] + [len(block.text)]
        for run, end in zip(block.runs, ends, strict=True):
            words = block.text[run.start : end]
            if run.is_prose:
                assert lines[run.line - 1][run.column - 1 :].startswith(words)
                assert block.position(run.start) == (run.line, run.column)


@given(MARKUP)
def test_blocks_follow_the_order_of_the_file(body: str) -> None:
    """Blocks never go back to an earlier line, whatever the input."""
    lines = [each.line for each in read_blocks(body)]
    assert all(one <= two for one, two in itertools.pairwise(lines))


def test_hostile_input_is_read_in_linear_time() -> None:
    """A hundred thousand of any opening mark is read at once."""
    for mark in [
        "[",
        "](",
        "![](",
        "`",
        "*",
        "<",
        "<a ",
        "> ",
        "  ",
        "- ",
        "{:",
        "|",
        "_a",
        "<!--",
        "[^",
        "&#",
        "a@",
        "](  ",
        "[a]: ",
        "# ",
        "~~~\n",
        '[](a "',
        "\\",
    ]:
        blocks = read_blocks(mark * 20_000)
        assert all(isinstance(each.kind, BlockKind) for each in blocks)
