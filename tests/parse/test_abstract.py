"""The abstract is the summary, or the first paragraph cut at a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse.abstract import abstract, count_han, count_words, cut, plain_text


def test_a_summary_is_taken_as_it_is() -> None:
    """What the editor wrote is not cut."""
    assert abstract("摘要。", "正文。") == "摘要。"


@pytest.mark.parametrize(
    "before",
    [
        "# 标题\n\n", "标题\n====\n\n", "> 引文\n\n", "- 项\n- 项\n\n",
        "1. 项\n\n", "| a | b |\n|---|---|\n\n",
        "a | b\n--- | ---\n\n", "```\ncode\n\nmore\n```\n\n", "![图](a.png)\n\n",
        "<div>\n\n", "    code\n\n",
        "[a]: https://b\n\n", "[^1]: 注\n\n", "---\n\n", "[TOC]\n\n", "\n\n", "* * *\n\n",
    ],
)  # fmt: skip
def test_the_first_ordinary_paragraph_is_found(before: str) -> None:
    """Headings, lists, tables, code, pictures and HTML are passed over."""
    assert abstract("", f"{before}杭州发布新政。\n\n第二段。") == "杭州发布新政。"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ('**注意：**报名[链接](https://a.cn "t")。[^1]', "注意：报名链接。"),
        ("杭州\n人才\nnews\nmore", "杭州人才 news more"),
        ("a ![图](b.png) *c* `d` ~~e~~ <b>f</b> {.g}", "a c d e f"),
        ("snake_case_name _em_ 2\\*3 \\_x\\_", "snake_case_name em 2*3 _x_"),
        ("[文字][ref] <https://a.cn>", "文字 https://a.cn"),
        ("[![图](a.png)](b) 好", "好"),
        ("看[wiki](https://a.cn/x_(y))", "看wiki"),
    ],
)
def test_marks_are_taken_off(markdown: str, plain: str) -> None:
    """What remains is what a reader sees."""
    assert plain_text(markdown) == plain


def test_a_long_text_is_cut_at_a_sentence() -> None:
    """The last sentence end that fits is the end."""
    han = "杭州市拱墅区发布人才新政。" * 20
    assert cut(han) == "杭州市拱墅区发布人才新政。" * 9
    latin = "Hangzhou has a new policy for Dr. Li. " * 20
    assert cut(latin).endswith("Dr. Li.")
    assert len(cut(latin)) <= 240
    quote = "他说：“欢迎你来杭州工作。”" * 20
    assert cut(quote).endswith("。”")


def test_a_long_sentence_is_cut_at_a_clause_with_an_ellipsis() -> None:
    """Without a sentence end that fits, an ellipsis says that more follows."""
    assert (
        cut("杭州市拱墅区发布人才新政，" * 20)
        == "杭州市拱墅区发布人才新政，" * 8 + "杭州市拱墅区发布人才新政…"
    )
    assert cut("word " * 100).endswith("word…")
    assert cut("字" * 200) == "字" * 119 + "…"


@given(st.text(st.sampled_from("杭州。，ab .!?“”[]()<>*_`\\{}#|\n"), max_size=600))
def test_an_abstract_is_short_and_on_one_line(body: str) -> None:
    """Whatever the body, the abstract is one line of at most 240 Latin widths."""
    text = abstract("", body)
    assert "\n" not in text
    assert len(text) <= 240


def test_rare_han_are_no_words_of_another_script() -> None:
    """Also those that this version of Python does not know yet: 𠮷 of plane 2, 𱦬 of plane 3."""
    assert (count_han("𠮷野 and 𱦬"), count_words("𠮷野 and 𱦬")) == (3, 1)


def test_reading_is_counted_by_script() -> None:
    """Han characters one by one, other scripts by words."""
    text = "杭州人才（2024）：Talent Day isn't 拱墅"
    assert (count_han(text), count_words(text)) == (6, 4)
