"""The short way for plain texts gives the engine's HTML, or steps aside."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.render.markdown.engine import _engine
from bulletin.render.markdown.plain import convert_plain

LABEL = "表格"

words = st.text(
    st.sampled_from("aZé9中文，。：“”《》（）()-+=.,;!?#~^$%@'\"/ 、·—…𠀀"), min_size=1, max_size=12
)
marks = st.text(st.sampled_from("ab 中*_[]`|<>{}\\&!:\u3000\t\n"), min_size=1, max_size=6)
urls = st.sampled_from(
    ["/zh/a/", "https://x.org/a_b_c", "#x", "../b/", "mailto:a@b.c", "a b", "x.jpg"]
)
inline = st.lists(
    st.one_of(words, words, words.map("**{}**".format), st.builds("[{}]({})".format, words, urls)),
    min_size=1,
    max_size=3,
).map("".join)
numbered = st.lists(inline, min_size=1, max_size=3).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
)
bullets = st.lists(inline.map("- {}".format), min_size=1, max_size=3).map("\n".join)
headings = st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), words)


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


tables = st.integers(1, 3).flatmap(
    lambda columns: st.lists(
        st.lists(inline, min_size=columns, max_size=columns), min_size=1, max_size=3
    ).map(_table)
)
oddities = st.sampled_from(["表：x", "Table 1: y", "---", "> a", "2. b", "    c", ": d", "[a]: /b"])
blocks = st.one_of(inline, inline, headings, bullets, numbered, tables, oddities, marks)
texts = st.lists(blocks, min_size=1, max_size=4).map("\n\n".join)


def _by_the_engine(text: str, *, is_han: bool) -> str:
    engine = _engine()
    engine.finish.is_han = is_han
    engine.finish.heading_offset = 0
    engine.finish.table_label = LABEL
    return engine.convert(text)


@settings(max_examples=1500, deadline=None)
@given(texts, st.booleans())
@example("- a\n\n- b", True)  # noqa: FBT003 - one list
@example("| a | b |\n|---|---|\n| c | d |\n\n表：e", True)  # noqa: FBT003 - a caption
@example("![a](b)", False)  # noqa: FBT003 - a picture
def test_the_short_way_equals_the_engine(text: str, is_han: bool) -> None:  # noqa: FBT001
    """Whatever text is taken, the HTML is the engine's byte for byte."""
    plain = convert_plain(text, heading_offset=0, table_label=LABEL)
    assert plain is None or plain == _by_the_engine(text, is_han=is_han)


@pytest.mark.parametrize(
    "text",
    [
        "一段话，**重点**与[链接](/zh/a/)。",
        "A paragraph with 12% (and “quotes”).\n\n## Heading\n\nAnother.",
        "- one\n- **two**\n\nafter",
        "1. 第一；\n2. 第二。",
        "| 区 | 数量 |\n|---|---|\n| 拱墅 | 12 |",
    ],
)
def test_common_texts_take_the_short_way(text: str) -> None:
    """What most stories are made of is recognised."""
    assert convert_plain(text, heading_offset=0, table_label=LABEL) == _by_the_engine(
        text, is_han=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a *b* c",
        "a `b`",
        "a\nb",
        "![a](b)",
        "[a]: /b",
        "a [b][c]",
        "https://a.b",
        "# a #",
        "&amp;",
    ],
)
def test_what_needs_the_engine_is_left_to_it(text: str) -> None:
    """A doubtful text is no plain text."""
    assert convert_plain(text, heading_offset=0, table_label=LABEL) is None


def test_hostile_text_is_refused_in_linear_time() -> None:
    """No pattern goes back over what it has read."""
    for text in ("**a" * 100_001, "[a" * 100_000, "a:" * 100_000 + "\x00", "| a " * 100_000):
        assert convert_plain(text, heading_offset=0, table_label=LABEL) is None
