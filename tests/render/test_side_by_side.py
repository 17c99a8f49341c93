"""Two bodies cut into rows of what answers each other."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.site import Language
from bulletin.render.markdown import render_body
from bulletin.render.side_by_side import blocks_of, side_by_side, with_prefix

LANGUAGES = ("en", "zh")
MARKUP = st.text(
    st.sampled_from("ab 中文。\n\n>-*_#|[]()!`~:<>{}\\&;^\"'=.1/xidhref"), max_size=150
)


def drawn(text: str) -> str:
    body = render_body(
        text,
        Language("en", "en", "English", ""),
        {},
        table_label="Table",
        footnote_label="Note",
        id_prefix="",
        heading_offset=0,
    )
    return body.html


@given(MARKUP)
def test_cutting_loses_nothing(text: str) -> None:
    """The blocks of a body, put together again, are the body."""
    html = drawn(text)
    blocks = blocks_of(html)
    assert "".join(blocks) == (html if blocks else "")
    assert all(block.count("<p>") == block.count("</p>") for block in blocks)


@given(MARKUP)
def test_every_id_gets_its_prefix_and_nothing_else_does(text: str) -> None:
    """Without the prefixes it is the body again; words that look like attributes stay."""
    html = drawn(text)
    prefixed = with_prefix(html, "zh:")
    assert prefixed.replace('id="zh:', 'id="').replace('href="#zh:', 'href="#') == html
    assert prefixed.count('<h2 id="zh:') == html.count("<h2 id=")


def test_words_that_look_like_an_id_are_words() -> None:
    """Only tags have ids."""
    assert with_prefix('<p>write id="x" and href="#y"</p>', "zh:") == (
        '<p>write id="x" and href="#y"</p>'
    )


def rows(one: str, two: str, *sections: tuple[tuple[int, int], ...]) -> list[tuple[str, str]]:
    found = side_by_side(one, two, LANGUAGES, sections)
    return [(str(a).strip(), str(b).strip()) for a, b in found]


def test_blocks_stand_beside_their_counterparts() -> None:
    """Paragraph beside paragraph, list beside list, heading beside heading."""
    one = '<p>1</p>\n<ul><li><p>a</p></li></ul>\n<h2 id="x">H</h2>\n<p>2</p>'
    two = '<p>一</p>\n<ul><li><p>甲</p></li></ul>\n<h2 id="x">题</h2>\n<p>二</p>'
    assert rows(one, two, ((1, 1),), ((1, 1),)) == [
        ("<p>1</p>", "<p>一</p>"),
        ("<ul><li><p>a</p></li></ul>", "<ul><li><p>甲</p></li></ul>"),
        ('<h2 id="en:x">H</h2>', '<h2 id="zh:x">题</h2>'),
        ("<p>2</p>", "<p>二</p>"),
    ]


def test_a_paragraph_told_in_two_stands_beside_both() -> None:
    """And the next one again beside one."""
    assert rows("<p>1</p>\n<p>2</p>\n<p>3</p>", "<p>一二</p>\n<p>三</p>", ((2, 1), (1, 1))) == [
        ("<p>1</p>\n<p>2</p>", "<p>一二</p>"),
        ("<p>3</p>", "<p>三</p>"),
    ]


def test_a_picture_in_a_paragraph_counts_as_no_paragraph() -> None:
    """It answers the other side's picture."""
    picture = '<p><img src="/x.jpg" alt=""></p>'
    assert rows(f"{picture}\n<p>1</p>", f"{picture}\n<p>一</p>", ((1, 1),)) == [
        (picture, picture),
        ("<p>1</p>", "<p>一</p>"),
    ]


def test_what_does_not_come_out_even_is_one_row() -> None:
    """A section of other HTML than its source promised keeps the order of both texts."""
    one = "<p>1</p>\n<blockquote><p>q</p></blockquote>"
    assert rows(one, "<p>一</p>", ((1, 1),)) == [(one, "<p>一</p>")]
    assert rows("<h2>H</h2>", "<p>一</p>", ()) == [("<h2>H</h2>", "<p>一</p>")]
