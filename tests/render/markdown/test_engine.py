"""What editors write, and the HTML that readers get."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model.body import Heading
from bulletin.model.finding import BulletinError
from bulletin.model.site import Language
from bulletin.render.markdown import engine, render_body

ZH = Language("zh", "zh-Hans", "中文", "杭州人才快讯")
EN = Language("en", "en", "English", "Hangzhou Talent Bulletin")


def chinese(text: str, **links: str) -> str:
    return render_body(text, ZH, links).html


def english(text: str) -> str:
    return render_body(text, EN, {}).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**注意：**报名", "<p><strong>注意：</strong>报名</p>"),
        ("发布**“人才码”**服务", "<p>发布<strong>“人才码”</strong>服务</p>"),
        ("**人才新政（2026）**发布", "<p><strong>人才新政（2026）</strong>发布</p>"),
        ("*强调*的字", "<p><em>强调</em>的字</p>"),
        ('他说"好的"……', '<p>他说"好的"……</p>'),
        ("[[人才码]]", "<p>[[人才码]]</p>"),
    ],
)
def test_marks_next_to_han_are_read_as_meant(text: str, html: str) -> None:
    """Emphasis holds beside full-width punctuation, and no character is replaced."""
    assert chinese(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("人才\n新政", "<p>人才新政</p>"),
        ("人才，\n新政", "<p>人才，新政</p>"),
        ("他说\n“好”", "<p>他说“好”</p>"),
        ("说好”\n“再来", "<p>说好”“再来</p>"),
        ("一行  \n二行", "<p>一行<br>二行</p>"),
        ("位于\nHangzhou\n的", "<p>位于Hangzhou的</p>"),
        ("two\nLatin words", "<p>two Latin words</p>"),
        ("**人才**\n新政", "<p><strong>人才</strong>新政</p>"),
        ("人才\n*新政*", "<p>人才<em>新政</em></p>"),
        ("人才\n<b>新政</b>", "<p>人才<b>新政</b></p>"),
        (
            "看[人才\n新政](https://a.cn)",
            '<p>看<a href="https://a.cn" rel="noopener">人才新政</a></p>',
        ),
        ("人才 \n    新政", "<p>人才新政</p>"),
        ("- 人才\n  新政", "<ul><li>人才新政</li></ul>"),
        ("> 人才\n> 新政", "<blockquote><p>人才新政</p></blockquote>"),
        ("`a\nb`", "<p><code>a\nb</code></p>"),
    ],
)
def test_a_line_break_in_chinese_leaves_no_gap(text: str, html: str) -> None:
    """Lines of a Chinese paragraph are joined as a typesetter would."""
    assert chinese(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("two\nwords", "<p>two words</p>"),
        ("two \n   words", "<p>two words</p>"),
        ("called 杭州\nby many", '<p>called <span lang="zh-Hans">杭州</span> by many</p>'),
        ("called 杭\n州 by", '<p>called <span lang="zh-Hans">杭州</span> by</p>'),
        ("said\n“yes”", "<p>said “yes”</p>"),
    ],
)
def test_a_line_break_in_english_is_one_space(text: str, html: str) -> None:
    """Lines of an English paragraph are joined by a space, except inside a Chinese name."""
    assert english(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("要求如下：\n- 一\n- 二", "<p>要求如下：</p>\n<ul><li>一</li><li>二</li></ul>"),
        ("步骤:\n1. 一\n2. 二", "<p>步骤:</p>\n<ol><li>一</li><li>二</li></ol>"),
        ("步骤：\n3. 三", '<p>步骤：</p>\n<ol start="3"><li>三</li></ol>'),
        ("分三步。\n1. 一", "<p>分三步。</p>\n<ol><li>一</li></ol>"),
        ("共三步\n2. 二", "<p>共三步2. 二</p>"),
        ("> 要求：\n> - 一", "<blockquote><p>要求：</p><ul><li>一</li></ul></blockquote>"),
        ("始于\n2024年的计划", "<p>始于2024年的计划</p>"),
        ("始于：\n2024. 年", "<p>始于：2024. 年</p>"),
        (
            "人数：\n区|人\n-|-\n拱墅|3",
            (
                "<p>人数：</p>\n"
                '<div aria-label="" class="table-scroll" role="region" tabindex="0"><table><thead>'
                "<tr><th>区</th><th>人</th></tr></thead><tbody><tr><td>拱墅</td><td>3</td></tr>"
                "</tbody></table></div>"
            ),
        ),
    ],
)
def test_a_list_or_table_may_follow_a_line_of_text(text: str, html: str) -> None:
    """No blank line is needed after a Chinese lead-in."""
    assert chinese(text) == html


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_a_list_in_a_list_may_be_indented_by_two_spaces(indent: str) -> None:
    """Any indent that previews read as a list within the item is one."""
    assert chinese(f"- 一\n{indent}- 二\n{indent}{indent}- 三\n- 四") == (
        "<ul><li>一<ul><li>二<ul><li>三</li></ul></li></ul></li><li>四</li></ul>"
    )
    assert chinese(f"1. 一\n\n{indent} 段\n\n2. 二") == (
        "<ol><li><p>一</p><p>段</p></li><li><p>二</p></li></ol>"
    )


def test_lines_that_only_look_nested_are_left_alone() -> None:
    """Code stays code, and a lazily wrapped item stays one item."""
    assert chinese("    - a\n    b") == "<pre><code>- a\nb\n</code></pre>"
    assert chinese("- 一\n二\n - 三") == "<ul><li>一二</li><li>三</li></ul>"


def test_a_wrapped_english_line_is_no_list() -> None:
    """A number and a full stop at the start of a wrapped line stay prose."""
    assert english("It grew by version\n1. That was all") == (
        "<p>It grew by version 1. That was all</p>"
    )
    assert english("Bring:\n1. a pen") == "<p>Bring:</p>\n<ol><li>a pen</li></ol>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("##标题", '<h2 id="标题">标题</h2>'),
        ("#标题", '<h2 id="标题">标题</h2>'),
        ("### 标题 ###", '<h3 id="标题">标题</h3>'),
        ("##标题##", '<h2 id="标题">标题</h2>'),
        ("## C#", '<h2 id="c">C#</h2>'),
        ("正文\n## 标题\n正文", '<p>正文</p>\n<h2 id="标题">标题</h2>\n<p>正文</p>'),
        ("#话题# 正文", "<p>#话题# 正文</p>"),
        ("#1 的", "<p>#1 的</p>"),
        ("＃ 标题", "<p>＃ 标题</p>"),
        ("####### 七", "<p>####### 七</p>"),
        ("标题\n===", '<h2 id="标题">标题</h2>'),
    ],
)
def test_headings(text: str, html: str) -> None:
    """Hashes make headings also without a space; the first level is left to the headline."""
    assert chinese(text) == html


def test_equal_headings_have_anchors_of_their_own() -> None:
    """The first keeps its plain anchor, so that adding another never moves it."""
    body = render_body("## 报名\n\n## 报名\n\n## How to apply?\n\n## ……", ZH, {})
    assert [heading.id for heading in body.headings] == [
        "报名",
        "报名-2",
        "how-to-apply",
        "section",
    ]
    assert body.ids == ("报名", "报名-2", "how-to-apply", "section")


def test_headings_for_the_contents_are_plain_text() -> None:
    """Markup, notes, entities and raw tags leave nothing but their words."""
    text = "# A & B\n\n## **粗** `<i>` [链](https://a.cn)[^1] &lt;x&gt; <b>y</b>\n\n[^1]: 注"
    assert render_body(text, ZH, {}).headings == (
        Heading(2, "a-b", "A & B"),
        Heading(2, "粗-i-链-x-y", "粗 <i> 链 <x> y"),
    )


def test_an_explicit_anchor_is_kept_and_reached() -> None:
    """An editor may name an anchor; the same name in a link leads to it."""
    body = render_body("## 报名 {#apply}\n\n[去](#apply)、[去](#%E6%8A%A5)", ZH, {}, id_prefix="a-")
    assert body.html == (
        '<h2 id="a-apply">报名</h2>\n<p><a href="#a-apply">去</a>、<a href="#a-报">去</a></p>'
    )
    assert (body.ids, body.anchors) == (("a-apply",), ("a-apply", "a-报"))


def test_the_page_keeps_its_own_ids() -> None:
    """No body can define an id of the namespace that the page's templates use."""
    body = render_body("## Page main\n\n<div id='page-main'>a</div>", EN, {})
    assert body.ids == ("x-page-main", "x-page-main-2")


def test_heading_offset_deepens_headings() -> None:
    """Where a body stands below a heading of a list page, its headings go below that one."""
    html = render_body("# A\n\n###### B", EN, {}, heading_offset=1).html
    assert html == '<h3 id="a">A</h3>\n<h6 id="b">B</h6>'


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("见http://a.cn/新闻，后面", "http://a.cn/新闻", "，后面"),
        ("见 https://a.cn。", "https://a.cn", "。"),
        ("见 https://a.cn查询", "https://a.cn", "查询"),
        ("见 https://a.cn/b查询", "https://a.cn/b", "查询"),
        ("（https://a.cn/b_c_d）", "https://a.cn/b_c_d", "）"),
        ("(https://a.cn/b(c)).", "https://a.cn/b(c)", ")."),
        ("https://a.cn/b.html, then", "https://a.cn/b.html", ", then"),
        ("**https://a.cn**", "https://a.cn", "</strong>"),
    ],
)
def test_bare_addresses_become_links(text: str, address: str, rest: str) -> None:
    """A web address in the text is a link, which ends before the punctuation of the sentence."""
    link = f'<a href="{address}" rel="noopener">{address}</a>{rest}'
    assert link in chinese(text)


def test_bare_addresses_inside_links_and_code_are_left_alone() -> None:
    """A link never stands within a link."""
    assert english('<a href="https://b.cn">https://a.cn</a>') == (
        '<p><a href="https://b.cn" rel="noopener">https://a.cn</a></p>'
    )
    assert english("[https://a.cn](https://b.cn)") == (
        '<p><a href="https://b.cn" rel="noopener">https://a.cn</a></p>'
    )
    assert english("`https://a.cn`") == "<p><code>https://a.cn</code></p>"
    assert english("ftp://a.cn") == "<p>ftp://a.cn</p>"


def test_pictures_and_links_lead_where_the_plan_says() -> None:
    """Destinations are looked up as written; paths are percent-encoded; unknown ones are told."""
    links = {"照片 1.jpg": "/zh/a/照片 1.jpg", "../b/index.zh.md#报名": "/zh/b/#报名"}
    body = render_body(
        "![图](照片 1.jpg) [b](../b/index.zh.md#报名) [c](无.md) ![d](无.jpg) [e](//x.cn)",
        ZH,
        links,
    )
    assert body.html == (
        '<p><img alt="图" src="/zh/a/%E7%85%A7%E7%89%87%201.jpg"> '
        '<a href="/zh/b/#%E6%8A%A5%E5%90%8D">b</a> <a>c</a> <img alt="d"> <a>e</a></p>'
    )
    assert body.unresolved == ("无.md", "无.jpg", "//x.cn")


def test_external_links_do_not_hand_over_the_window() -> None:
    """Only links that leave the site carry rel, also written as HTML."""
    assert chinese(
        '[a](b) <a href="HTTPS://x.cn">c</a> [m](mailto:a@b.cn) [t](tel:+86571)', b="/b/"
    ) == (
        '<p><a href="/b/">a</a> <a href="HTTPS://x.cn" rel="noopener">c</a> '
        '<a href="mailto:a@b.cn">m</a> <a href="tel:+86571">t</a></p>'
    )


def test_a_picture_with_a_title_is_a_figure() -> None:
    """Only where it stands alone; elsewhere the title stays a title."""
    assert chinese('![图](a.jpg "图说 *x*")', **{"a.jpg": "/a.jpg"}) == (
        '<figure><img alt="图" src="/a.jpg"><figcaption>图说 *x*</figcaption></figure>'
    )
    assert chinese('字![图](a.jpg "图说")', **{"a.jpg": "/a.jpg"}) == (
        '<p>字<img alt="图" src="/a.jpg" title="图说"></p>'
    )


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("表：各区**人数**", "各区<strong>人数</strong>"),
        ("表 1：人数", "表 1：人数"),
        ("Table: People", "People"),
        ("\nTable 2: People", "Table 2: People"),
    ],
)
def test_a_table_takes_the_caption_after_it(line: str, caption: str) -> None:
    """The caption names the box that scrolls, too."""
    html = chinese(f"|区|人|\n|:-|-:|\n|拱墅|3|\n{line}\n\n正文")
    plain = caption.replace("<strong>", "").replace("</strong>", "")
    assert html == (
        f'<div aria-label="{plain}" class="table-scroll" role="region" tabindex="0"><table>'
        f"<caption>{caption}</caption><thead><tr>"
        '<th class="align-left">区</th><th class="align-right">人</th></tr></thead><tbody><tr>'
        '<td class="align-left">拱墅</td><td class="align-right">3</td></tr></tbody></table>'
        "</div>\n<p>正文</p>"
    )


def test_a_table_without_caption_takes_the_label() -> None:
    """The scroll box always has a name."""
    html = render_body("|a|\n|-|\n|b|", EN, {}, table_label="Table").html
    assert html.startswith('<div aria-label="Table" class="table-scroll"')


def reference(place: str, note: int, number: int) -> str:
    link = f'<a class="footnote-ref" href="#x-fn:{note}" role="doc-noteref">{number}</a>'
    return f'<sup id="x-{place}">{link}</sup>'


def way_back(label: str, place: str) -> str:
    return (
        f'<a aria-label="返回正文 {label}" class="footnote-backref" href="#x-{place}" '
        'role="doc-backlink">↩︎</a>'
    )


def test_footnotes() -> None:
    """Notes are numbered as they are referred to, and lead back to every place."""
    text = "甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n[^b]: 二"
    body = render_body(text, ZH, {}, id_prefix="x-", footnote_label="返回正文")
    assert body.html == (
        f"<p>甲{reference('fnref:2', 2, 1)}乙{reference('fnref:1', 1, 2)}"
        f"丙{reference('fnref2:2', 2, 1)}</p>\n"
        '<section class="footnotes" role="doc-endnotes"><ol>'
        f'<li id="x-fn:2"><p>二&nbsp;{way_back("1-1", "fnref:2")}{way_back("1-2", "fnref2:2")}</p>'
        f'</li><li id="x-fn:1"><p>一&nbsp;{way_back("2", "fnref:1")}</p></li></ol></section>'
    )
    assert set(body.anchors) == set(body.ids)


def test_a_note_inside_a_note_is_not_lost() -> None:
    """A definition indented below another is a note of its own."""
    html = chinese("甲[^a]乙[^b]\n\n[^a]: 一\n\n    [^b]: 二\n\n[^c]: 三")
    assert [word in html for word in ("一", "二", "三")] == [True, True, True]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("词\n:   义", "<dl><dt>词</dt><dd>义</dd></dl>"),
        ("```py\na < b\n\n# c\n```", "<pre><code>a &lt; b\n\n# c\n</code></pre>"),
        ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>"),
        ("```\n没有结束", "<p>```没有结束</p>"),
        ("    首行缩进", "<p>首行缩进</p>"),
        ("    code", "<pre><code>code\n</code></pre>"),
        ("　　首行缩进", "<p>首行缩进</p>"),
        ("3 < 5 & 6 > 2", "<p>3 &lt; 5 &amp; 6 &gt; 2</p>"),
        ("1. 一\n2. 二\n\n- 三", "<ol><li>一</li><li>二</li></ol>\n<ul><li>三</li></ul>"),
        (
            "<details markdown='1'>\n<summary>问</summary>\n**答**\n</details>",
            "<details><summary>问</summary><p><strong>答</strong></p></details>",
        ),
        ("{{ 7*7 }} {% x %}", "<p>{{ 7*7 }} {% x %}</p>"),
        ("", ""),
        (" \n\n", ""),
    ],
)
def test_other_syntax(text: str, html: str) -> None:
    """Definition lists, code, raw HTML and what only looks like syntax."""
    assert chinese(text) == html


def test_one_body_leaves_nothing_behind_for_the_next() -> None:
    """References, notes and ids of one body are unknown to the next, also after a failure."""
    first = render_body("## 甲[^1]\n\n[a]\n\n[a]: https://a.cn\n[^1]: 注", ZH, {})
    with pytest.raises(BulletinError):
        render_body("* " * 5000 + "a", ZH, {})
    assert chinese("[a] [^1]\n\n## 甲") == '<p>[a] [^1]</p>\n<h2 id="甲">甲</h2>'
    assert render_body("## 甲[^1]\n\n[a]\n\n[a]: https://a.cn\n[^1]: 注", ZH, {}) == first


_PROSE = st.text(alphabet="ab 字，。“*_`[]()<>&\\!\n#-1.:：|{}~\"'/=h", max_size=80)


@settings(deadline=None)
@given(_PROSE)
def test_every_id_is_unique_and_every_heading_has_one(text: str) -> None:
    """Whatever the text, contents and links can rely on the ids."""
    body = render_body(f"{text}\n\n## 甲\n\n{text}\n\n## 甲", ZH, {})
    assert len(set(body.ids)) == len(body.ids)
    assert {heading.id for heading in body.headings} <= set(body.ids)


@settings(deadline=None)
@given(_PROSE)
def test_rendering_is_the_same_every_time(text: str) -> None:
    """The engine is used again and again, and remembers nothing."""
    assert render_body(text, EN, {}) == render_body(text, EN, {})


def test_a_body_for_which_memory_lacks_is_not_called_unreadable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That would be remembered as the story's fault when there is memory again."""

    def exhausted(*_: object, **__: object) -> str:
        raise MemoryError

    monkeypatch.setattr(engine, "convert_plain", exhausted)
    with pytest.raises(MemoryError):
        render_body("text", ZH, {})
