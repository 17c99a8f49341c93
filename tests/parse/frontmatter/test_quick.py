"""The quick reader gives the very nodes of the full one, or gives up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.parse.frontmatter import FRONT_MATTER, GLOSSARY
from bulletin.parse.frontmatter.compose import Limits, compose
from bulletin.parse.frontmatter.quick import read_plain
from bulletin.parse.frontmatter.slips import mend
from bulletin.parse.report import SourceText

ORDINARY = """\
# 注释
title: “人才码”上线：杭州新政
deck: 'it is: quoted # here'
published: 2024-09-27 08:30
topics: [youth, skills]
empty:
url: https://a.cn/x?y=z
byline:
  - {name: {zh: 张三，李四, en: "Zhang San"}, role: reporter}
  - 王五
  - name: 赵六
    role: editor

source:
  name: {zh: 杭州日报, en: Hangzhou Daily}
  url: https://a.cn/x
aliases:
- /zh/old/
- /en/old/
none: []
last: {}"""


def agree(text: str, limits: Limits = FRONT_MATTER) -> bool:
    """Whether the quick reader answers; if so, the others must find the same and no slip."""
    lines = text.split("\n")
    quick = read_plain(lines, 0, len(lines), limits)
    if quick is None:
        return False
    source = SourceText("a", lines)
    mended, slips = mend(source, 0, lines)
    assert (mended, slips) == (lines, [])
    assert compose(source, lines, 1, limits) == (quick, [])
    return True


def test_ordinary_front_matter_is_read_quickly() -> None:
    """The forms that stories are written in need no full reader."""
    assert agree(ORDINARY)
    for count in range(len(ORDINARY.split("\n"))):
        agree("\n".join(ORDINARY.split("\n")[:count]))


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  b", "a: b\n  c", "a: 'it''s'", 'a: "\\u4e00"', "a: b #c", "a: b: c",
        "a:b", "a：b", "a: [b，c]", "a: [b,]", "a: {b}", "a: {b:c}", "a: b\na: c",
        "a: &b c", "a: *b", "a: !b c", "a: “b”", "- - a", "a:\tb", "a:\u3000b", "<<: a",
        "a: [b, c", "a: [b] c", "a: 'b' c", "a\nb: c", " a: b", "a: b\n c: d",
        "a:\n  b: c\n d: e", "a: b ", "- a：b", "- a:b", "? a", "a: [x?y]",
        "a: [[[[[[b]]]]]]", "", "# a", "a: {b: c, b: d}", "---\na: b",
        "a: b\n---\nc: d", "a: [b: c]",
    ],
)  # fmt: skip
def test_all_else_is_left_to_the_full_reader(text: str) -> None:
    """Whatever is multi-line, escaped, doubtful or wrong is not answered."""
    assert not agree(text)


def test_nodes_are_bounded() -> None:
    """A list of more nodes than are allowed is not answered."""
    text = f"a: [{', '.join(['b'] * 3_000)}]"
    assert not agree(text)
    assert agree(text, GLOSSARY)


WORDS = [
    "a",
    "b",
    "zh",
    "1",
    "2024-09-27",
    "http://a",
    "/x",
    "杭州",
    "“",
    "”",
    "《",
    "，",
    "：",
    "—",
]
SIGNS = [
    ":",
    ": ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "#",
    " #",
    "|",
    ">",
    "*",
    "&",
    "!",
    "%",
]
SPACES = [
    " ",
    "  ",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n- ",
    "\n    ",
    "\t",
    "\u3000",
    "?",
    "\\",
    "~",
    "@",
    "=",
]
PIECES = st.sampled_from(WORDS + SIGNS + SPACES)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_both_readers_agree_on_any_text(text: str) -> None:
    """Wherever the quick reader answers, the full one says the same."""
    agree(text)


NAMES = st.sampled_from(["a", "b", "zh", "en", "long_name-2"])
SCALARS = st.sampled_from(
    ["杭州", "a b", "'q: #'", '"w"', "1.10", "x:y", "“甲”乙", "甲，乙", "no", "/p/"]
)
FLOWS = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]")
        | st.dictionaries(NAMES, inner, max_size=3).map(
            lambda each: "{" + ", ".join(f"{name}: {value}" for name, value in each.items()) + "}"
        )
    ),
    max_leaves=6,
)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Draw a block mapping as an editor would write it, now and then a line off."""
    lines: list[str] = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=3)):
        pad = " " * (indent + draw(st.sampled_from([0, 0, 0, 0, 0, 0, 1])))
        kind = draw(st.sampled_from(["flow", "flow", "list", "map", "items", "empty"]))
        if kind == "flow" or depth > 2:
            lines.append(f"{pad}{name}: {draw(FLOWS)}")
        elif kind == "empty":
            lines.append(f"{pad}{name}:")
        elif kind == "map":
            lines += [f"{pad}{name}:", draw(blocks(indent + 2, depth + 1))]
        elif kind == "list":
            step = draw(st.sampled_from([0, 2]))
            items = draw(st.lists(FLOWS, min_size=1, max_size=3))
            lines += [f"{pad}{name}:", *(f"{pad}{' ' * step}- {item}" for item in items)]
        else:
            item = draw(blocks(indent + 4, depth + 1))
            lines += [f"{pad}{name}:", f"{pad}  - {item.lstrip(' ')}"]
    return "\n".join(lines)


@settings(max_examples=400)
@given(blocks())
def test_both_readers_agree_on_nested_blocks(text: str) -> None:
    """The same for text with the structure of front matter."""
    agree(text)
