"""Digests of contents follow the bytes, not the objects that held others before."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.memo import digest
from bulletin.pipeline.contents import content_digests


@given(st.lists(st.dictionaries(st.text(max_size=3), st.binary(max_size=9)), max_size=4))
def test_each_file_has_the_digest_of_its_bytes(histories: list[dict[str, bytes]]) -> None:
    """Whatever files there were before, and whatever memory theirs has become."""
    for files in histories:
        made = {path: bytes(bytearray(content)) for path, content in files.items()}
        found = content_digests(made)
        assert list(found.items()) == [(path, digest(each)) for path, each in files.items()]
