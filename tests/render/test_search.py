"""Indexes for searching in the browser."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.search import SearchDocument, SearchEntry, SearchGuide, SearchIndex, SearchList
from bulletin.render.search import LEVELS, search_outputs, word_levels
from bulletin.render.search_text import place


def _index(*documents: tuple[str, str, str], files: int = 4) -> dict[str, dict[str, list[int]]]:
    index = SearchIndex(
        "current",
        "zh",
        tuple(SearchDocument(number, *each) for number, each in enumerate(documents)),
        files,
    )
    return {output.path: json.loads(output.content) for output in search_outputs(index)}


def test_each_word_stands_in_the_file_that_its_beginning_names() -> None:
    """A browser fetches the files of the words it looks for and no other."""
    written = _index(("青年人才", "", "talent"), ("西湖", "3.5亿", "人才"))
    assert list(written) == [f"search/current-zh-{number}.json" for number in range(4)]
    for path, content in written.items():
        number = int(path.removesuffix(".json").rpartition("-")[2])
        assert all(place(word, 4) == number for word in content)


def _together(*documents: tuple[str, str, str]) -> dict[str, list[int]]:
    return {word: steps for each in _index(*documents).values() for word, steps in each.items()}


def test_documents_are_told_by_distance() -> None:
    """Eight times the number, plus the level."""
    found = _together(("青年人才", "", ""), ("x", "", "人才"), ("x", "人才", ""))
    assert found["人才"] == [5, 3, 11]  # 5, 8, 19
    assert found["青年"] == [5]


@pytest.mark.parametrize(
    ("document", "level"),
    [
        (("", "", "人才"), 0),
        (("", "", "人才，人才"), 1),
        (("", "", "人才，" * 4), 2),
        (("", "人才", ""), 3),
        (("", "人才", "人才"), 4),
        (("人才", "", ""), 5),
        (("人才", "人才", ""), 6),
        (("人才", "人才", "人才，" * 2), 7),
    ],
)
def test_the_title_says_most_and_the_text_least(document: tuple[str, str, str], level: int) -> None:
    """Within each, what is said more often says more."""
    assert word_levels(SearchDocument(0, *document))["人才"] == level


def test_an_index_is_merged_from_what_was_known_of_each_document() -> None:
    """Whoever remembers the words of a story hands them in."""
    index = SearchIndex("current", "zh", (SearchDocument(0, "人才", "", ""),), 1)
    (made,) = search_outputs(index)
    (merged,) = search_outputs(index, lambda _document: {"人才": 5, "才": 5})
    assert merged == made


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_distances_lead_back_to_the_documents(holds: list[bool]) -> None:
    """Whatever documents hold a word, adding up its steps names them."""
    documents = [("x", "", "人才" if each else "西湖") for each in holds]
    found: list[int] = []
    for content in _index(*documents).values():
        entry = 0
        for step in content.get("人才", []):
            entry += step
            found.append(entry // LEVELS)
    assert found == [number for number, each in enumerate(holds) if each]
    assert all(one < other for one, other in pairwise(found))


def test_addresses_and_markup_are_not_searched() -> None:
    """A reader looks for what is to be read."""
    text = "[工位](https://example.org/desk.png) <div class='zzz'> {: .yyy} https://a.example/b"
    assert set(_together(("x", "", text))) == {"x", "工位", "位"}


def test_stories_are_listed_by_district_and_topic() -> None:
    """A filter asks for numbers, told by distance."""
    entries = [SearchEntry(f"articles/{n}/", "2024-09-27", (), ("a",), ()) for n in range(3)]
    entries.append(SearchEntry("articles/3/", "2024-09-28", ("x",), ("a", "b"), ()))
    facets, *_ = search_outputs(SearchList("current", tuple(entries)))
    assert json.loads(facets.content) == {
        "district": {"x": [3]},
        "topic": {"a": [0, 1, 1, 1], "b": [3]},
    }


def test_the_guide_folds_what_means_the_same() -> None:
    """A browser compares with what readers type, folded too."""
    guide = SearchGuide((), ({"zh": ("臨安",), "en": ("Lin’an", "Lin'an")},), ())
    made = {output.path: json.loads(output.content) for output in search_outputs(guide)}
    assert made["search/index.json"]["terms"] == [{"zh": ["临安"], "en": ["linan"]}]
    pairs = made["search/simplified.json"]
    assert pairs[pairs.index("灣") + 1] == "湾"
