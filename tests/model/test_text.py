"""Texts are known by what they say, wherever it stands."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.text import Text


@given(st.text(), st.binary())
def test_a_text_says_the_same_from_memory_and_from_its_file(said: str, before: bytes) -> None:
    """It is the rest of the file, from a byte on."""
    held, read = Text.of(said), Text.of("")
    read.stands({"a.md": before + said.encode()}, "a.md", len(before))
    assert str(held) == str(read) == said


def test_what_a_text_says_is_not_encoded() -> None:
    """Its digest stands for it, and it has to be told again what it says."""
    text = Text.of("很长的正文" * 99)
    encoded = msgspec.msgpack.encode(text)
    decoded = msgspec.msgpack.decode(encoded, type=Text)
    assert len(encoded) < 60
    assert decoded == text != Text.of("另一篇")
    with pytest.raises(AttributeError):
        str(decoded)
