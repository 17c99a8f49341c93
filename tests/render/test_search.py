"""Indexes for searching in the browser."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.search import SearchDocument, SearchIndex
from bulletin.render.search import place, search_outputs, vocabulary, words

SCRIPT = Path(__file__).parents[2] / "templates" / "assets" / "search.js"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青年人才", ["青年", "年人", "人才", "才"]),
        ("人", ["人"]),
        ("投资3.5亿元", ["投资", "资", "3.5", "3.5亿", "亿元", "元"]),
        ("2024年", ["2024", "2024年", "年"]),
        ("1,521 flats", ["1521", "flat"]),
        ("ＡＩ人才", ["ai", "人才", "才"]),
        ("人\n才", ["人才", "才"]),
        ("**人**才", ["人才", "才"]),
        ("Lin’an District’s e-commerce", ["lin", "an", "district", "e", "commerce"]),
        ("policies buses glass status", ["policy", "buse", "glass", "status"]),
        ("Société", ["société"]),
        ("", []),
    ],
)
def test_a_text_is_taken_apart_into_what_it_is_found_by(text: str, found: list[str]) -> None:
    """Pairs of Han characters, whole words, numbers with the character behind them."""
    assert words(text) == found


@given(st.text(alphabet="人才青年西湖", min_size=2, max_size=12), st.data())
def test_every_substring_of_two_characters_is_found(text: str, data: st.DataObject) -> None:
    """No dictionary decides what is a word: any part of a text finds it."""
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    asked = words(text[start:end])[:-1]  # the last character alone is for shorter queries
    assert set(asked) <= set(words(text))


def _index(*documents: tuple[str, str], files: int = 4) -> dict[str, dict[str, list[int]]]:
    index = SearchIndex(
        "current",
        "zh",
        tuple(SearchDocument(number, *each) for number, each in enumerate(documents)),
        files,
    )
    return {output.path: json.loads(output.content) for output in search_outputs(index)}


def test_each_word_stands_in_the_file_that_its_beginning_names() -> None:
    """A browser fetches the files of the words it looks for and no other."""
    written = _index(("青年人才", "talent"), ("西湖", "人才 3.5亿"))
    assert list(written) == [f"search/current-zh-{number}.json" for number in range(4)]
    for path, content in written.items():
        number = int(path.removesuffix(".json").rpartition("-")[2])
        assert all(place(word, 4) == number for word in content)


def test_documents_are_told_by_distance_and_headings_are_marked() -> None:
    """Twice the number, plus one for the heading."""
    together = {
        word: steps
        for content in _index(("青年人才", ""), ("x", "人才"), ("人才", "")).values()
        for word, steps in content.items()
    }
    assert together["人才"] == [1, 1, 3]  # 1, 2, 5
    assert together["青年"] == [1]


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_distances_lead_back_to_the_documents(holds: list[bool]) -> None:
    """Whatever documents hold a word, adding up its steps names them."""
    documents = [("x", "人才" if each else "西湖") for each in holds]
    found: list[int] = []
    for content in _index(*documents).values():
        entry = 0
        for step in content.get("人才", []):
            entry += step
            found.append(entry >> 1)
    assert found == [number for number, each in enumerate(holds) if each]
    assert all(one < other for one, other in pairwise(found))


def test_addresses_and_markup_are_not_searched() -> None:
    """A reader looks for what is to be read."""
    text = "[工位](https://example.org/desk.png) <div class='zzz'> {: .yyy} https://a.example/b"
    together = {word for content in _index(("x", text)).values() for word in content}
    assert together == {"x", "工位", "位"}


@given(st.text(st.sampled_from("abs é9.3,亿元中’'-*_ Ａ\n10ñ"), max_size=40))
def test_the_quick_way_finds_the_same_words(text: str) -> None:
    """An index takes each word once; which words is the same."""
    assert vocabulary(text) == set(words(text))


def test_the_browser_s_patterns_are_the_same() -> None:
    """Both sides know the same Han ranges, the same words and the same endings."""
    script = SCRIPT.read_text(encoding="utf-8")
    source = (Path(__file__).parents[2] / "bulletin" / "render" / "search.py").read_text("utf-8")
    assert r"\u3400-\u9fff\uf900-\ufaff" in source
    assert r"\\u3400-\\u9fff\\uf900-\\ufaff" in script
    assert r"[0-9]+(?:\.[0-9]+)+|[a-z0-9\u00df-\u024f]+" in source
    assert r"([0-9]+(?:\\.[0-9]+)+|[a-z0-9\\u00df-\\u024f]+)" in script
    assert re.findall(r'"(sses|xes|ches|shes|zes)"', source) == re.findall(
        r"(sses|xes|ches|shes|zes)", script
    )
