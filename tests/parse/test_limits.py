"""Markdown that would take the engine minutes is refused; ordinary articles are not."""

from collections.abc import Callable

import pytest

from bulletin.model.site import Language
from bulletin.parse.limits import limits
from bulletin.render.markdown import render_body

ZH = Language("zh", "zh-Hans", "中文", "杭州人才快讯")
SIZES = (1_000, 5_000, 20_000, 50_000, 100_000)
PATTERNS: dict[str, Callable[[int], str]] = {
    "bracket": lambda n: "[" * n,
    "bracket_a": lambda n: "[a " * (n // 3),
    "image": lambda n: "![" * (n // 2),
    "nested": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "nested_link": lambda n: "[" * (n // 6) + "](u)" * (n // 6),
    "a_paren": lambda n: "[a](" * (n // 4),
    "a_paren_lt": lambda n: "[a](<" * (n // 5),
    "a_bracket": lambda n: "[a][" * (n // 4),
    "a_quote": lambda n: '[a](b "' * (n // 7),
    "one_quote": lambda n: "[a](b " + '"' * n,
    "refs": lambda n: "[a]:\n" * (n // 5),
    "refs_ok": lambda n: "[a]: b\n" * (n // 7),
    "refs_use": lambda n: "[a]: /u\n\n" + "[x][a] " * (n // 7),
    "cdata": lambda n: "<![CDATA[" * (n // 9),
    "tag_a": lambda n: "<a " * (n // 3),
    "lt": lambda n: "<" * n,
    "lt_http": lambda n: "<http://a" * (n // 9),
    "lt_mail": lambda n: "<a@" * (n // 3),
    "lt_dot": lambda n: "<a." * (n // 3),
    "tick_a": lambda n: "`a " * (n // 3),
    "esc_tick": lambda n: "\\`" * (n // 2),
    "esc_star": lambda n: "\\*" * (n // 2),
    "ticks_growing": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "ticks": lambda n: "`" * n,
    "star_a": lambda n: "*a" * (n // 2),
    "star_a_sp": lambda n: "*a " * (n // 3),
    "star_paren": lambda n: "*(" * (n // 4) + ")*" * (n // 4),
    "under": lambda n: "_a " * (n // 3),
    "stars": lambda n: "*" * n,
    "star_mixed": lambda n: "*a **b " * (n // 7),
    "star_under": lambda n: "*a _b " * (n // 6),
    "strong_pairs": lambda n: "**a**" * (n // 5),
    "hr": lambda n: "---\n" * (n // 4),
    "hr_star": lambda n: "***\n" * (n // 4),
    "setext": lambda n: "a\n=\n" * (n // 4),
    "hash": lambda n: "# a\n" * (n // 4),
    "hash_bare": lambda n: "#\n" * (n // 2),
    "hash_para": lambda n: "# a\n\n" * (n // 5),
    "bullets": lambda n: "* a\n" * (n // 4),
    "bullets_loose": lambda n: "* a\n\n" * (n // 5),
    "paras": lambda n: "a\n\n" * (n // 3),
    "lines": lambda n: "a\n" * (n // 2),
    "br": lambda n: "a  \n" * (n // 4),
    "hrhtml": lambda n: "<hr>\n" * (n // 5),
    "quotes": lambda n: "> a\n\n" * (n // 5),
    "fn_open": lambda n: "[^1 " * (n // 4),
    "fn_use": lambda n: "[^1] " * (n // 5) + "\n\n[^1]: a\n",
    "fn_self": lambda n: "[^1]\n\n[^1]: " + "[^1] " * (n // 5),
    "fn_many": lambda n: "".join(f"[^{i}]\n\n[^{i}]: a\n\n" for i in range(n // 20)),
    "fn_defs": lambda n: "[^1]: a\n" * (n // 8),
    "fn_nest": lambda n: "".join("    " * i + f"[^{i}]: a\n\n" for i in range(int((n / 2) ** 0.5))),
    "abbr": lambda n: "*[" * (n // 2),
    "abbr_defs": lambda n: "".join(f"*[a{i}]: x\n" for i in range(n // 10)),
    "table_wide": lambda n: (
        "|".join("a" * (n // 8)) + "\n" + "|".join("-" * (n // 8)) + "\n" + "a\n" * (n // 4)
    ),
    "table_wide_border": lambda n: (
        "|" * (n // 4) + "\n" + "|-" * (n // 8) + "|\n" + "|\n" * (n // 4)
    ),
    "table_rows": lambda n: "a|b\n-|-\n" + "a|b\n" * (n // 4),
    "table_ticks": lambda n: "a|b\n-|-\n" + "`|" * (n // 2),
    "table_ticks_rows": lambda n: "a|b\n-|-\n" + "`| `|\n" * (n // 6),
    "table_nosep": lambda n: "|" * n + "\n" + "|" * n,
    "table_again": lambda n: "x\na|b\n-|-\n\n" * (n // 11),
    "table_again_nogap": lambda n: "x\na|b\n-|-\n" * (n // 10),
    "fence_spaces": lambda n: "```" + " " * n,
    "fence_lines": lambda n: "```\n" * (n // 4),
    "fence_many": lambda n: "```\na\n```\n" * (n // 10),
    "fence_open": lambda n: "```a\n" * (n // 5),
    "fence_lengths": lambda n: "\n".join("`" * i for i in range(3, int((2 * n) ** 0.5))),
    "fence_attr": lambda n: "```{" + "a " * (n // 2) + "\n",
    "fence_hl": lambda n: '```hl_lines="\n' * (n // 13),
    "toc": lambda n: "[TOC]\n\n" * (n // 14) + "# a\n\n" * (n // 10),
    "quot": lambda n: '"' * n,
    "wiki": lambda n: "[[" * (n // 2),
    "attr_head": lambda n: "# a" + " " * (n // 2) + "{a" * (n // 4),
    "attr_spaces": lambda n: "# a " + " " * n + "{",
    "attr_para": lambda n: "a\n" + "{ a " * (n // 4) + "}",
    "attr_quote": lambda n: "*a*{" + 'a="' * (n // 3),
    "attr_many": lambda n: "*a*{a=b}" * (n // 8),
    "attr_dup_ids": lambda n: "## a\n\n" * (n // 6),
    "attr_ids": lambda n: "*a*{#a}" * (n // 7),
    "list_line": lambda n: "* " * (n // 2) + "a",
    "list_line_dash": lambda n: "- " * (n // 2) + "a",
    "list_num": lambda n: "1. " * (n // 3) + "a",
    "list_mixed": lambda n: "1. * " * (n // 5) + "a",
    "deflist": lambda n: "a\n:   b\n" * (n // 8),
    "deflist_gap": lambda n: "a\n\n:   b\n\n" * (n // 10),
    "colons": lambda n: ": " * (n // 2) + "a",
    "colon_lines": lambda n: ": a\n" * (n // 4),
    "mddiv": lambda n: '<div markdown="1">\n' * (n // 38) + "</div>\n" * (n // 38),
    "mddiv_open": lambda n: '<div markdown="1">\n' * (n // 19),
    "mddiv_inline": lambda n: '<div markdown="1">' * (n // 18),
    "div_open": lambda n: "<div>\n" * (n // 6),
    "div_one": lambda n: "<div>" * (n // 5),
    "b_open": lambda n: "<b>" * (n // 3),
    "font": lambda n: "<i><b>" * (n // 6) + "</i>" * (n // 12),
    "p_b": lambda n: "<p><b>" * (n // 6),
    "a_nest": lambda n: "<a><table>" * (n // 10),
    "endtags": lambda n: "</p>" * (n // 4),
    "endtags2": lambda n: "</a></b>\n" * (n // 8),
    "attrs_tag": lambda n: "<b " + "a=b " * (n // 4) + ">",
    "attrs_tag_uniq": lambda n: "<b " + " ".join(f"a{i}" for i in range(n // 6)) + ">",
    "comment_open": lambda n: "<!--" * (n // 4),
    "comments": lambda n: "<!-- a -->\n" * (n // 11),
    "comments_inline": lambda n: "<b>a<!-- a -->" * (n // 14),
    "pi": lambda n: "<?" * (n // 2),
    "decl": lambda n: "<!" * (n // 2),
    "decl2": lambda n: "<!a" * (n // 3),
    "entities": lambda n: "&amp;" * (n // 5),
    "amps": lambda n: "&" * n,
    "amp_a": lambda n: "&a" * (n // 2),
    "quote_deep": lambda n: ">" * n + "a",
    "quote_deep_sp": lambda n: "> " * (n // 2) + "a",
    "quote_stairs": lambda n: "\n".join(">" * i + " a" for i in range(1, int((2 * n) ** 0.5))),
    "quote_lines": lambda n: "> a\n" * (n // 4),
    "quote_list": lambda n: "> * " * (n // 4) + "a",
    "stairs": lambda n: "\n".join("    " * i + "* a" for i in range(int((n / 2) ** 0.5))),
    "stairs_num": lambda n: "\n".join("    " * i + "1. a" for i in range(int((n / 2) ** 0.5))),
    "indent_wide": lambda n: "* a\n\n" + " " * n + "a",
    "indent_code": lambda n: "    a\n" * (n // 6),
    "tabs": lambda n: "\ta\n" * (n // 3),
    "spaces": lambda n: " " * n + "a",
    "space_lines": lambda n: " \n" * (n // 2),
    "newlines": lambda n: "a" + "\n" * n + "a",
    "trailing": lambda n: "a" + " " * n,
    "http": lambda n: "http://a " * (n // 9),
    "http_close": lambda n: "http://a" + "." * n,
    "http_paren": lambda n: "http://a/" + "(" * (n // 2) + ")" * (n // 2),
    "http_close_p": lambda n: "http://a/" + ")." * (n // 2),
    "http_run": lambda n: "http://" * (n // 7),
    "http_html": lambda n: "<b>http://a</b> " * (n // 16),
    "bullet_colon": lambda n: "a：\n- b\n" * (n // 8),
    "caption": lambda n: "a|b\n-|-\n表：x\n" * (n // 14),
    "han_lines": lambda n: "汉字\n" * (n // 7),
    "han_em_lines": lambda n: "汉\n*字*" * (n // 9),
    "raw_lines": lambda n: "汉\n<b>字</b>" * (n // 14),
    "br_raw": lambda n: "汉<br>\n" * (n // 8),
    "placeholder": lambda n: "\x02wzxhzdk:0\x03" * (n // 12),
    "img_title": lambda n: '![a](b "c")\n\n' * (n // 13),
    "links": lambda n: "[a](b) " * (n // 7),
    "link_titles": lambda n: '[a](b "c") ' * (n // 11),
    "link_em": lambda n: "[*a*](b) " * (n // 9),
    "long_word": lambda n: "a" * n,
    "hash_spaces": lambda n: "#" + " " * n + "a",
    "hash_hash": lambda n: "## " + "# " * (n // 2),
    "hash_run": lambda n: "#" * n,
    "hash_mid": lambda n: "a #" * (n // 3),
    "olist_num": lambda n: "1" * n + ". a",
    "star_nest": lambda n: "*a **b " * (n // 14) + "** *" * (n // 14),
    "tilde": lambda n: "~" * n,
    "paren": lambda n: "[a](" + "(" * n,
    "html_block_md_span": lambda n: '<p markdown="span">' * (n // 19),
    "li_blocks": lambda n: "* a\n\n    b\n\n" * (n // 12),
    "dash_text": lambda n: "a\n-\n" * (n // 4),
    "eq": lambda n: "a\n" + "=" * n,
    "hr_spaces": lambda n: "- " * (n // 2),
    "hr_almost": lambda n: "-" * n + "a",
    "hr_almost_lines": lambda n: ("- - - a\n") * (n // 8),
    "under_run": lambda n: "_" * n,
    "under_word": lambda n: "a_" * (n // 2),
    "bslash": lambda n: "\\" * n,
    "em2": lambda n: "*a _b " * (n // 10) + " c_ d*" * (n // 10),
    "em3": lambda n: "**a *b " * (n // 13) + "c* d**" * (n // 13),
    "link_nest": lambda n: "[a " * (n // 7) + "](u)" * (n // 7),
    "cdata_gt": lambda n: "<![CDATA[>" * (n // 10),
    "tag_a_para": lambda n: "<a \n\n" * (n // 5),
    "end_a": lambda n: "</a " * (n // 4),
    "script": lambda n: "<script>" * (n // 8),
    "textarea": lambda n: "<textarea>" * (n // 10),
    "fn_uses_blocks": lambda n: "[^1]\n\n" * (n // 6) + "[^1]: a",
    "brackets_blocks": lambda n: "[[[[[[[[[[\n\n" * (n // 12),
    "brace_line": lambda n: "a" + " {a" * (n // 3),
    "brace_head": lambda n: "# a" + " {a" * (n // 3),
    "brace_close": lambda n: "*a*{a}" * (n // 6),
    "brace_td": lambda n: "a|b\n-|-\n" + "a {a|b {b\n" * (n // 10),
    "space_runs": lambda n: ("a" + " " * 900) * (n // 900),
    "runs": lambda n: ("-" * 249 + "a") * (n // 250),
    "ticks_rows": lambda n: "a|b\n-|-\n" + ("`" * 39 + "|") * (n // 40),
    "tick_groups": lambda n: " ".join("`" * (1 + i % 39) for i in range(n // 20)),
    "tick_unpaired": lambda n: " ".join("`" * i for i in range(1, 39)) + "a" * (n - 800),
    "esc_blocks": lambda n: ("\\*" * 500 + "\n\n") * (n // 1002),
    "comment_words": lambda n: "<!-- " + "a " * (n // 2),
    "md_word": lambda n: "<b>" + "markdown " * (n // 9),
    "md_bare": lambda n: "<div markdown>" * (n // 14),
    "li_refs": lambda n: "* [a]: b\n" * (n // 9),
    "quote_fn": lambda n: "> [^1]: a\n" * (n // 10),
    "quote_hash": lambda n: "> # a\n" * (n // 6),
    "quote_para": lambda n: "a\n> b\n" * (n // 6),
    "li_hash": lambda n: "* # a\n" * (n // 6),
    "table_caption2": lambda n: "a|b\n-|-\n表：x\n\n" * (n // 15),
    "fence_alt": lambda n: "```\n~~~\n" * (n // 8),
    "fence_unclosed_lines": lambda n: "```a\n" * 150 + "b\n" * ((n - 750) // 2),
    "def_multi": lambda n: ("a\n" * 10 + ":   b\n") * (n // 26),
    "raw_pipe": lambda n: "|a" * (n // 2) + "\n" + "|-" * (n // 2),
    "http_q": lambda n: "http://a?" + "a" * n,
    "http_many_paren": lambda n: "(http://a/b)" * (n // 12),
    "http_in_raw": lambda n: '<a href="x">http://a ' * (n // 21),
    "img_many": lambda n: "![a](b)\n\n" * (n // 9),
    "img_inline": lambda n: '![a](b "c\'d") ' * (n // 14),
    "entity_long": lambda n: "&" + "a" * n + ";",
    "num_entity": lambda n: "&#" + "1" * n + ";",
    "olist_digits": lambda n: "1" * n + ". a\n",
    "digits_lines": lambda n: ("1" * 50 + ". a\n") * (n // 54),
    "han_break": lambda n: "汉字，\n" * (n // 4),
    "eq_line": lambda n: ("a\n" + "=" * 200 + "\n") * (n // 203),
    "stairs2": lambda n: "\n\n".join("    " * (i % 12) + "* a" for i in range(n // 30)),
    "deep_quote_blocks": lambda n: "> > > > > > a\n\n" * (n // 15),
    "deep_lists": lambda n: "* * * * * * a\n\n" * (n // 15),
    "def_deep": lambda n: "a\n:   b\n" * 120 + "a\n\n" * ((n - 960) // 3),
    "ref_defs_one": lambda n: "[a]: b\n" * (n // 7),
    "nbsp": lambda n: "\u00a0" * n,
    "ideographic": lambda n: "\u3000" * n + "a",
    "nul": lambda n: "\0" * n,
    "hash_no_space": lambda n: "##a" * (n // 3),
    "hash_close": lambda n: "## a " + " #" * (n // 2),
    "hash_close2": lambda n: ("## a" + " " * 900 + "#" * 240 + "x\n") * (n // 1150),
    "tilde_lines": lambda n: "~~~~\n" * (n // 5),
    "caption_spaces": lambda n: "a|b\n-|-\n" + ("   表" + " " * 900 + "x\n") * (n // 900),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_refused_or_rendered(name: str) -> None:
    """At every size up to 100 KB: beyond the limits it is named, within them it is rendered.

    The suite's own time limit is the measure: without the limits this takes hours.
    """
    for size in SIZES:
        text = PATTERNS[name](size)
        excess = limits(text)
        if excess:
            assert 1 <= excess.line <= text.count("\n") + 1
            assert excess.message.zh
            assert excess.message.en
        else:
            render_body(text, ZH, {})


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("字\n\n" + "字" * 200_000, "bytes", 1),
        ("a\n" * 6_002, "lines", 6_001),
        ("a\n\n" * 2_502, "blocks", 5_001),
        ("a\n\n" + "## a\n\n" * 501, "headings", 1_003),
        ("```\n" * 201, "fences", 201),
        ("a [^1]\n" * 601, "footnotes", 601),
        ("[a](b)\n" * 4_001, "links", 4_001),
        ("http://a.cn\n" * 4_001, "links", 4_001),
        (("*a* " * 10 + "\n\n") * 1_501, "marks", 3_001),
        ("a\n:   b\n" * 251, "definitions", 502),
        ("<b>\n" * 3_001, "tags", 3_001),
        ("a\n\n<![CDATA[a]]>" * 21, "declarations", 43),
        ("<div markdown=1>\n" * 51, "markdown_blocks", 51),
        ("一\n\n- > - > - > - 二", "containers", 3),
        ("一\n\n" + "\t" * 13 + "二", "indent", 3),
        ("一\n\n二" + " " * 1_000 + "三", "spaces", 3),
        ("一\n\n" + "=" * 250, "runs", 3),
        ("一\n\n" + "[a " * 1_100, "brackets", 3),
        ("一\n\n" + "`a` " * 3_000, "backticks", 3),
        ("一\n\n" + "{a " * 3_000, "braces", 3),
        ("一\n\n" + "*a " * 15_000, "signs", 3),
        ("一\n\n" + "> a\n" * 4_000, "divisions", 3),
        ("一\n\n" + "|a" * 200 + "\n" + "|-" * 200 + "\n" + "a\n" * 200, "cells", 3),
        ("一\n\na|b\n-|-\n" + "|`" * 1_100, "ticks", 5),
        ("一\n\n" + "<a " * 2_900, "open_tags", 3),
        ("一\n\n" + "<b>a<!-- a -->" * 1_000, "comments", 3),
        ("一\n\n" + "*a _b " * 20 + " c_ d*" * 20, "nesting", 3),
        ("一\n\n" + "[" * 31 + "]" * 31, "nesting", 3),
    ],
)
def test_each_limit_names_itself_and_the_line(text: str, limit: str, line: int) -> None:
    """An editor learns where the text becomes too much."""
    excess = limits(text)
    assert excess is not None
    assert (excess.limit, excess.line) == (limit, line)


_HAN = "杭州市拱墅区发布**“人才码”**服务，详见[名单](a.md)和 https://a.cn/b 。" * 8
_LATIN = "The district opened *two* schools for [workers](a.md), and more & more. " * 8


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"## 第{number}节\n\n{_HAN}\n\n- 一\n- 二\n    - 三" for number in range(150)),
        "\n\n".join(
            f"## Part {number}\n\np {'<'[number % 9 :]} 0.05\n\n{_LATIN}\n\n1. a\n2. b"
            for number in range(380)
        ),
        "|姓名|单位|区|\n|-|-|-|\n" + "|张三|某公司人才服务部|拱墅区|\n" * 5_000,
        "- 张三，某公司人才服务部\n" * 5_900,
        "".join(f"正文[^{number}]\n\n[^{number}]: 注\n\n" for number in range(290)),
        "* * *\n\n- - - - - - - -\n\n> > > 引\n\n" + "-" * 200,
    ],
)
def test_an_ordinary_long_article_passes(text: str) -> None:
    """Up to 250 KB of what editors write, and long public lists of names."""
    assert limits(text) is None


def test_line_ends_of_any_system_are_counted_alike() -> None:
    """CRLF and CR are line ends too."""
    text = "一\n\n" + "=" * 250
    assert limits(text.replace("\n", "\r\n")) == limits(text) == limits(text.replace("\n", "\r"))
