"""Terms in a story, explained where each first occurs."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.glossary import GlossaryTerm
from bulletin.render.explain import MOST, Explainer
from tests.render.samples import EN, ZH

TERMS = (
    GlossaryTerm("zju", "浙江大学", "Zhejiang University", "institution", ("浙大",), ("ZJU",)),
    GlossaryTerm("zjut", "浙江大学城", "Zhejiang University Town", "institution"),
    GlossaryTerm("firm", "曼博舒", "French company", "institution"),
    GlossaryTerm("talent", "人才", "talent", "term"),
    GlossaryTerm("iur", "产学研", "industry-university-research", "term"),
    GlossaryTerm("housing", "共有产权房", "shared-ownership housing", "term"),
    GlossaryTerm("class", "职工学堂", "Workers’ Classroom", "programme"),
    GlossaryTerm("gongshu", "拱墅区", "Gongshu District", "district", ("拱墅",)),
    *(GlossaryTerm(f"t{n}", f"第{n}计划类", f"Plan number {n}", "policy") for n in range(20)),
)
ZH_EXPLAINER = Explainer(TERMS, ZH, "/zh/glossary/", "英文：{name}")
EN_EXPLAINER = Explainer(TERMS, EN, "/en/glossary/", "In Chinese: {name}")


def marked(html: str) -> list[tuple[str, str]]:
    """Return id and words of every marked term."""
    return re.findall(r'<a class="term" href="[^"#]*#([^"]+)"[^>]*>([^<]*)</a>', html)


def test_the_first_occurrence_is_a_link_with_the_other_name() -> None:
    """One link, title in words, the second occurrence plain."""
    html = ZH_EXPLAINER.explain("<p>浙江大学和浙江大学。</p>")
    assert html == (
        '<p><a class="term" href="/zh/glossary/#zju" title="英文：Zhejiang University">浙江大学</a>'
        "和浙江大学。</p>"
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>浙江大学城和浙江大学</p>", [("zjut", "浙江大学城"), ("zju", "浙江大学")]),
        ("<p>人才，拱墅区，浙大</p>", []),
        ("<h2>产学研</h2><p>产学研</p>", [("iur", "产学研")]),
        ('<p><a href="/x">产学研</a></p>', []),
        ("<p><code>产学研</code><kbd>产学研</kbd></p>", []),
        ("<p><strong>产学研</strong></p>", [("iur", "产学研")]),
    ],
)
def test_chinese_terms(html: str, found: list[tuple[str, str]]) -> None:
    """Longest first; short and common words, places, headings, links and code are left alone."""
    assert marked(ZH_EXPLAINER.explain(html)) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>At Zhejiang University Town.</p>", [("zjut", "Zhejiang University Town")]),
        ("<p>ZJU's</p>", [("zju", "ZJU")]),
        ("<p>xZJU ZJUx</p>", []),
        ("<p>Workers' Classroom</p>", [("class", "Workers' Classroom")]),
        ("<p>Workers’ Classroom</p>", [("class", "Workers’ Classroom")]),
        ("<p>Industry–university–research</p>", [("iur", "Industry–university–research")]),
        ("<p>Talent in Gongshu District, of a French company</p>", []),
    ],
)
def test_english_terms(html: str, found: list[tuple[str, str]]) -> None:
    """Whole words, any case, any apostrophe or dash; the text stays as it was written."""
    assert marked(EN_EXPLAINER.explain(html)) == found


def test_a_page_is_not_full_of_them() -> None:
    """A text that names twenty terms has ten marked."""
    html = "".join(f"<p>第{n}计划类</p>" for n in range(20))
    assert len(marked(ZH_EXPLAINER.explain(html))) == MOST


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def words(html: str) -> str:
    """Return what a reader reads."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return parser.words


_PIECES = "<p> </p> <em> </em> 浙江大学 浙江大学城 产学研 ZJU &amp; ’ İ a <h2> </h2> <a> </a>"
PIECES = st.sampled_from(_PIECES.split())


@given(st.lists(PIECES, max_size=30))
def test_no_word_is_lost_and_nothing_is_marked_twice(pieces: list[str]) -> None:
    """Whatever the text: the words stay, and each term is marked once at most."""
    html = "".join(pieces)
    for explainer in (ZH_EXPLAINER, EN_EXPLAINER):
        done = explainer.explain(html)
        assert words(done) == words(html)
        ids = [identifier for identifier, _ in marked(done)]
        assert len(ids) == len(set(ids)) <= MOST
