"""Files as they were read, in memory or elsewhere."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.inputs import Sources

_FILES = st.dictionaries(st.text(max_size=3), st.binary(max_size=9), min_size=1)


@given(_FILES)
def test_files_elsewhere_are_read_when_they_are_asked_for(files: dict[str, bytes]) -> None:
    """With the same bytes and digests as those in memory."""
    sources = Sources({path: partial(bytes, each) for path, each in files.items()})
    assert sources == files
    assert [sources.digest(each) for each in files] == [
        Sources(files).digest(each) for each in files
    ]


@given(st.lists(_FILES, max_size=4))
def test_digests_follow_the_bytes(histories: list[dict[str, bytes]]) -> None:
    """Whatever files there were before under the same paths."""
    seen = Sources({})
    for files in histories:
        seen = seen.renewed(files)
        assert [seen.digest(path) for path in files] == [
            Sources(files).digest(path) for path in files
        ]
