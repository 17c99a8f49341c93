"""Which edits of an original make its translation stale."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.checks.pairs import pair_up
from bulletin.checks.stale import changes, check, outdated, record_of
from bulletin.model.article import Story
from tests.checks.parallel import PAIRS
from tests.checks.stories import story, version

DAY = dt.date(2024, 10, 1)
Edit = Callable[[str], str]
WIDE = str.maketrans(",;:?", "，；：？")  # parentheses and ! may be markup
NARROW = str.maketrans("，；：！？（）", ",;:!?()")
COSMETIC: tuple[Edit, ...] = (
    lambda text: re.sub("。(?!\n)", "。\n", text),  # a second one would part the paragraph
    lambda text: text.replace("，", "， "),
    lambda text: text.translate(WIDE),
    lambda text: text.translate(NARROW),
    lambda text: text.replace("“", '"').replace("”", '"'),
    lambda text: text.replace("……", "..."),
    lambda text: f"{text}  ",
    lambda text: f"<!-- a remark -->\n{text}",
    lambda text: text.replace("(../one/)", "(/zh/articles/2024/one/)"),
    lambda text: text.replace("**", "*"),
)


def translated(before: list[str], after: list[str]) -> Story:
    """A story whose English was made from `before`; now its Chinese is `after`."""
    english = version("en", "\n\n".join(two for _, two in PAIRS[: len(before)]))
    record = record_of(version("zh", "\n\n".join(before)), DAY)
    return story(version("zh", "\n\n".join(after)), replace(english, translated_from=record))


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    blocks = [one for one, _ in draw(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=6))]
    return [*blocks, "见[通知](../one/)，**重要**的是“人才”……"]


@settings(deadline=None)
@given(texts(), st.lists(st.tuples(st.integers(0, 6), st.sampled_from(COSMETIC)), max_size=6))
def test_cosmetic_edits_never_count(before: list[str], edits: list[tuple[int, Edit]]) -> None:
    """Spaces, line breaks, punctuation width, quotation marks, link targets, remarks, emphasis."""
    after = list(before)
    for at, edit in edits:
        after[at % len(after)] = edit(after[at % len(after)])
    told = translated(before, after)
    assert outdated(told, told.versions["en"]) is None
    assert list(check(pair_up(told))) == []


@settings(deadline=None)
@given(texts(), st.data())
def test_every_other_edit_counts_and_is_named(before: list[str], data: st.DataObject) -> None:
    """A character changed, added or taken out; a paragraph added, lost or moved."""
    after = list(before)
    at = data.draw(st.integers(0, len(after) - 1))
    kind = data.draw(st.sampled_from(["change", "insert", "delete", "add", "lose", "move"]))
    words = [number for number, char in enumerate(after[at]) if "\u4e00" <= char <= "\u9fff"]
    place = data.draw(st.sampled_from(words))
    head, char, tail = after[at][:place], after[at][place], after[at][place + 1 :]
    if kind in {"change", "insert", "delete"}:
        middle = {"change": "丙" if char != "丙" else "丁", "insert": f"丙{char}", "delete": ""}[
            kind
        ]
        after[at] = head + middle + tail
    elif kind == "add":
        after.insert(at, "丙丁戊己。")
    elif kind == "lose":
        del after[at]
    else:
        after.insert(0, after.pop(at))
    told = translated(before, after)
    is_same = after == before
    assert (outdated(told, told.versions["en"]) is None) == is_same
    named = changes(told, told.versions["en"])
    assert bool(named) != is_same
    assert len(list(check(pair_up(told)))) == len(named)
    assert all(change.before != change.after for change, _, _ in named)
    if kind in {"change", "insert", "delete"}:
        assert [bool(change.before and change.after) for change, _, _ in named] == [True]
