"""Headlines in Chinese: lines end between words, never within a name, a term or a figure."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.render.headlines import headline_setter

TERMS = ("人才", "青年人才", "拱墅区", "拱墅", "用人单位", "Talent")
headline = headline_setter(TERMS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("西湖区今年为青年人才推出了什么", "西湖区|今年|为|青年人才|推出了|什么"),
        ("13个国际人才项目落户拱墅", "13个|国际|人才|项目|落户拱墅"),
        ("人才好不好，拱墅让用人单位说话", "人才好不好，拱墅|让|用人单位|说话"),
        ("拱墅“最潮实习生”岗位吸引全球200余名青年", "拱墅|“最潮实习生”|岗位|吸引全球200余名青年"),
        ("海外人才项目导入周期由12个月缩至3个月", "海外人才|项目|导入|周期由|12个月|缩至3个月"),
        ("为来自十九个国家的二百余个项目牵线", "为|来自十九个|国家的|二百余个|项目|牵线"),
        ("夜校第8期", "夜校|第8期"),
    ],
)
def test_lines_end_between_words(text: str, parts: str) -> None:
    """As an editor would break them."""
    assert headline(text) == parts.replace("|", "<wbr>")


def test_a_text_without_ends_is_kept_whole() -> None:
    """The style sheet finds it by a mark that stands before it."""
    assert headline("拱墅区") == "<wbr>拱墅区"


@pytest.mark.parametrize("text", ["Talent & skills", "", "3 < 4"])
def test_texts_without_han_are_only_escaped(text: str) -> None:
    """Spaces say where their words end."""
    assert headline(text) == text.replace("&", "&amp;").replace("<", "&lt;")


def test_markup_in_a_headline_is_escaped() -> None:
    """Also where it stands beside Han."""
    assert "<b>" not in headline("人才<b>引进</b>")


def test_no_line_begins_with_a_middle_dot() -> None:
    """Browsers end a line before it, whatever the style sheet says."""
    assert headline("青年人才·拱墅区") == ('<wbr>青年人<span class="joined">才·</span>拱墅区')


@given(st.text(alphabet="拱墅区用人单位青年才项目的了，、：“”《》·12个月Cit <&", max_size=40))
def test_nothing_is_added_but_ends(text: str) -> None:
    """The words stay as they are; no line ends within a term or before what begins no line."""
    parts = re.sub(r"</?span[^>]*>", "", headline(text)).split("<wbr>")
    assert html.unescape("".join(parts)) == text
    assert not any(each.startswith(tuple("，、：”》·的了")) for each in parts[1:] if parts[0])
    assert headline(f"{text}，用人单位").endswith("用人单位")
