"""Files as they were read: what is shared with a parsed text stays byte for byte what it was."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.inputs import Sources

_FILES = st.dictionaries(st.text(max_size=3), st.binary(max_size=9), min_size=1)


@given(_FILES, st.text(max_size=5), st.data())
def test_sharing_changes_no_byte_and_no_digest(
    files: dict[str, bytes], body: str, data: st.DataObject
) -> None:
    """Whether or not the file ends with the body."""
    path = data.draw(st.sampled_from(sorted(files)))
    files[path] += data.draw(st.sampled_from((b"", body.encode())))
    sources, whole = Sources(files), Sources(files)
    sources.share(path, body)
    assert sources == files
    assert [sources.digest(each) for each in files] == [whole.digest(each) for each in files]


@given(st.lists(_FILES, max_size=4))
def test_digests_follow_the_bytes(histories: list[dict[str, bytes]]) -> None:
    """Whatever files there were before under the same paths."""
    seen = Sources({})
    for files in histories:
        seen = seen.renewed(files)
        assert [seen.digest(path) for path in files] == [
            Sources(files).digest(path) for path in files
        ]
