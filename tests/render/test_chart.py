"""Key figures of one unit are drawn as bars; the words say all that the bars show."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.article import KeyFigure
from bulletin.model.localized import Localized
from bulletin.render.chart import draw_chart
from bulletin.render.strings import load_strings
from tests.render.samples import EN, SITE, ZH, figure, templates

STRINGS = load_strings(SITE, templates())
PROJECTS = {"zh": "个", "en": "projects"}


def figures(*values: str) -> tuple[KeyFigure, ...]:
    """Return figures of one unit, labelled by their place."""
    return tuple(
        figure(value, PROJECTS, label=Localized({"zh": f"第{place}项", "en": f"Item {place}"}))
        for place, value in enumerate(values, 1)
    )


def bars(*values: str) -> list[tuple[float, float]]:
    """Return start and width of the bars in per cent."""
    drawn = ET.fromstring(draw_chart(figures(*values), ZH, STRINGS))  # noqa: S314 - our own
    return [
        (float(each.get("x", "").rstrip("%")), float(each.get("width", "").rstrip("%")))
        for each in drawn.iter("rect")
    ]


def test_bars_are_in_proportion() -> None:
    """The greatest fills the width, the others are in proportion."""
    assert bars("120", "60", "30") == [(0, 100), (0, 50), (0, 25)]


def test_equal_values_are_equal_bars() -> None:
    """No bar is longer than its equal."""
    assert bars("7", "7") == [(0, 100), (0, 100)]


def test_hugely_different_values_can_all_be_seen() -> None:
    """What is not nothing has a visible bar."""
    assert bars("1000000000", "1") == [(0, 100), (0, 0.5)]


def test_zero_has_words_but_no_bar() -> None:
    """Nothing is drawn as nothing, also where all are."""
    assert bars("0", "5") == [(0, 100)]
    assert bars("0", "0") == []


def test_negative_values_go_the_other_way() -> None:
    """Bars begin at zero, wherever it must lie."""
    assert bars("30", "-10") == [(25, 75), (0, 25)]
    assert bars("-10", "-20") == [(50, 50), (0, 100)]


@given(st.lists(st.decimals(-(10**13), 10**13, places=2), min_size=2, max_size=6))
def test_bars_stay_inside_the_drawing(values: list[Decimal]) -> None:
    """Whatever the values, every bar lies between 0 and 100 per cent."""
    for start, width in bars(*(str(value) for value in values)):
        assert start >= 0
        assert width > 0
        assert start + width <= 100.011


@pytest.mark.parametrize("given_figures", [(), figures("5"), (figure("1"), figure("2"))])
def test_nothing_is_drawn_where_nothing_compares(given_figures: tuple[KeyFigure, ...]) -> None:
    """One figure, or figures without unit, make no chart."""
    assert draw_chart(given_figures, ZH, STRINGS) == ""


def test_each_unit_has_its_own_drawing() -> None:
    """Money is never measured against people."""
    money = (figure("10000000", "CNY"), figure("20000000", "CNY"))
    drawn = draw_chart((*figures("1", "2"), *money, figure("5", "%")), EN, STRINGS)
    assert drawn.count("<svg ") == 2
    assert "RMB\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}million" in drawn
    assert "5%" not in drawn


def test_the_text_alternative_says_everything() -> None:
    """Whoever can't see the bars hears labels and values, in the page's language."""
    drawn = ET.fromstring(draw_chart(figures("12", "3"), ZH, STRINGS))  # noqa: S314 - our own
    title, told = drawn.find("title"), drawn.find("desc")
    assert title is not None
    assert told is not None
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert title.text == "关键数字比较"
    assert told.text == "第1项：12个。第2项：3个。"


def test_no_style_and_no_script() -> None:
    """The drawing needs classes only, so that a strict content policy holds."""
    drawn = draw_chart(figures("12", "3"), EN, STRINGS)
    assert "style" not in drawn
    assert set(re.findall(r'class="([^"]+)"', drawn)) == {
        "chart",
        "chart-bar",
        "chart-label",
        "chart-value",
    }


def test_labels_are_escaped() -> None:
    """A label can't open a tag."""
    evil = tuple(figure(value, "CNY", label=Localized.everywhere("<b>&")) for value in ("1", "2"))
    assert "&lt;b&gt;&amp;" in draw_chart(evil, EN, STRINGS)
    assert "<b>" not in draw_chart(evil, EN, STRINGS)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Participants", ["Participants 2 projects"]),
        (
            "Projects signed during the two-day recruitment conference",
            ["Projects signed during the two-day", "recruitment conference 2 projects"],
        ),
        (
            "全球青年人才创新创业大赛决赛期间现场签约落户的海外高层次人才、项目",
            ["全球青年人才创新创业大赛决赛期间现场签约", "落户的海外高层次人才、项目 2projects"],
        ),
    ],
)
def test_long_labels_break_into_lines_that_fit_a_phone(label: str, lines: list[str]) -> None:
    """A line takes at most 20 em; words stay whole, and no line begins with a mark."""
    pair = tuple(figure("2", PROJECTS, label=Localized.everywhere(label)) for _ in range(2))
    drawn = ET.fromstring(draw_chart(pair, EN, STRINGS))  # noqa: S314 - our own
    texts = ["".join(each.itertext()) for each in drawn.iter("text")]
    found = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts[: len(lines)]]
    assert found == [line.replace("2projects", "2 projects") for line in lines]
