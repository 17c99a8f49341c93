"""An index after an exchange of documents is the index of the documents there are then."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model.search import SearchDocument, SearchIndex
from bulletin.render.search import index_path, search_outputs, word_levels
from bulletin.render.search_patch import Exchange, patched, touched

WORDS = ("人才", "引才计划", "talent", "talents", "city", "cities", "2024", "3.5亿", "a")
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
documents = st.dictionaries(
    st.integers(0, 6), st.tuples(texts, texts, texts), min_size=1, max_size=6
)


def _index(documents: dict[int, tuple[str, str, str]], files: int) -> SearchIndex:
    ordered = tuple(SearchDocument(number, *documents[number]) for number in sorted(documents))
    return SearchIndex("current", "zh", ordered, files)


def _files(index: SearchIndex) -> list[bytes]:
    made = list(search_outputs(index))
    assert [each.path for each in made] == [index_path(index, n) for n in range(index.files)]
    return [each.content for each in made]


@settings(deadline=None)
@given(documents, documents, st.integers(1, 4))
def test_a_patched_index_is_that_of_a_clean_build(
    one: dict[int, tuple[str, str, str]], other: dict[int, tuple[str, str, str]], files: int
) -> None:
    """Texts added, changed and taken away: byte for byte, and no file is touched in vain."""
    before, after = _index(one, files), _index(other, files)
    levels = [
        {each.number: word_levels(each) for each in index.documents} for index in (before, after)
    ]
    exchanges = [
        Exchange(number, levels[0].get(number, {}), levels[1].get(number, {}))
        for number in one.keys() | other.keys()
    ]
    old, new = _files(before), _files(after)
    changed = touched(exchanges, files)
    assert [patched(old[n], exchanges, n, files) for n in range(files)] == new
    assert changed == {n for n in range(files) if old[n] != new[n]}
