"""Text is set in lines as readers of Chinese and of English expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.render.headlines import line_ends
from bulletin.render.setting import Ends, set_lines


def em(words: str) -> float:
    """Measure Han as 10 and anything else as 5."""
    return sum(10 if "\u3000" <= each <= "\uffef" else 5 for each in words)


def anywhere(text: str) -> range:
    """End a line between any two characters, as browsers do."""
    return range(len(text))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("拱墅区人才日今日到来", ["拱墅区人才日今日到来"]),
        ("拱墅区为人才备下多项活动，今日开始", ["拱墅区为人才备下多", "项活动，今日开始"]),
        ("西湖区青年综合体打造“十五”分钟圈", ["西湖区青年综合体", "打造“十五”分钟圈"]),
        ("Talent policy across ten districts", ["Talent policy across", "ten districts"]),
        ("打造15分钟服务圈和人才码GongshuCode", ["打造15分钟服务圈和", "人才码GongshuCode"]),
    ],
)
def test_lines_are_balanced_and_broken_where_one_may(words: str, lines: list[str]) -> None:
    """No mark begins a line that belongs to the one before; words and numbers stay whole."""
    assert set_lines(words, em, 105, 3, anywhere) == lines


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    """The last line says that there is more, and still fits."""
    lines = set_lines("一二三四五六七八九十" * 4, em, 100, 2, anywhere)
    assert lines == ["一二三四五六七八九十", "一二三四五六七八九…"]
    assert set_lines("one two three four five", em, 40, 2, anywhere) == ["one two", "three f…"]


@pytest.mark.parametrize(
    ("words", "ends", "lines"),
    [
        ("62项服务拱墅为人才备了什么", [5, 8, 10], ["62项服务拱墅为", "人才备了什么"]),
        ("一二三四五六七八九十一二", [], ["一二三四五六", "七八九十一二"]),
    ],
)
def test_words_stay_whole_where_they_fit_a_line(
    words: str, ends: list[int], lines: list[str]
) -> None:
    """“服” and “务” stood on two lines; a word that is too long is broken anywhere."""
    assert set_lines(words, em, 105, 3, lambda _: ends) == lines


@given(
    st.text("拱墅人才，。“”（）《 ab1", max_size=60),
    st.integers(30, 200),
    st.sampled_from([anywhere, line_ends(()), lambda _: []]),
)
def test_nothing_is_lost(words: str, width: int, ends: Ends) -> None:
    """All words are there, in order, however narrow the lines."""
    lines = set_lines(words, em, width, 1_000, ends)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(line == line.strip() for line in lines)
