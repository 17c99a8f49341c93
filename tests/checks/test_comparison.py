"""A story's texts as rows to read side by side."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.checks.comparison import comparisons
from bulletin.model.comparison import Passage
from bulletin.model.finding import Finding, Message, Place, Reviewed, Severity
from tests.checks.stories import story, version
from tests.render.samples import SITE

ZH = "甲**乙**丙，`码`。\n丁\n\n- 一\n- 二\n\n| 三 | 四 |\n|---|---|\n| 五 | 六 |"
EN = "One **two** three, `code`.\n\n- four\n- five\n\n| six | seven |\n|---|---|\n| eight | nine |"
PLACES = st.builds(
    Place,
    st.sampled_from(
        ["content/articles/2024/story/index.zh.md", "content/articles/2024/story/index.en.md"]
    ),
    st.integers(0, 16),
    st.integers(0, 20),
    st.integers(0, 40),
)


def found(place: Place, *related: Place) -> Finding:
    message = Message("问题", "a fault")
    return Finding(place, "figures", Severity.ERROR, message, related=related)


def text(passage: Passage) -> str:
    return "".join(each.text for each in passage.stretches)


@settings(deadline=None)  # the first example loads the checks
@given(st.lists(st.builds(found, PLACES, PLACES), max_size=8))
def test_marks_change_no_text_and_lose_no_finding(findings: list[Finding]) -> None:
    """Wherever findings point: every word is there once, every finding is told once."""
    told = story(version("zh", ZH, title="标题"), version("en", EN, title="Title"))
    plain = next(comparisons(told, Reviewed((), ()), SITE))
    marked = next(comparisons(told, Reviewed(tuple(findings), ()), SITE))
    for one, two in zip(plain.rows, marked.rows, strict=True):
        sides = zip(
            (*one.original, *one.translation), (*two.original, *two.translation), strict=True
        )
        assert all(text(a) == text(b) for a, b in sides)
    in_rows = [number for row in marked.rows for number in row.notes]
    assert sorted([*in_rows, *(each.number for each in marked.others)]) == [
        number for number, _ in enumerate(findings, 1)
    ]


def test_a_mark_covers_the_words_a_finding_underlines() -> None:
    """Through emphasis and over what is no text."""
    told = story(version("zh", ZH), version("en", EN))
    finding = found(Place("content/articles/2024/story/index.en.md", 5, 7, 11))
    rows = next(comparisons(told, Reviewed((finding,), ()), SITE)).rows
    stretches = rows[0].translation[0].stretches
    assert [each.text for each in stretches if each.notes] == ["two three"]
    assert [each.text for each in stretches if each.calls] == ["two three"]
