"""What no XML document may hold is left out, and nothing else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bulletin.render.xml import without_invalid

VALID = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # the standard's Char
EDGES = (
    "\0\x08\t\n\x0b\x0c\r\x1f \x7f\x85"
    "\ud7ff\ud800\udfff\ue000\ufffd\ufffe\uffff\U0001fffe\U0010ffff"
)


@given(st.text(st.sampled_from(EDGES)) | st.text(st.characters()))
def test_only_characters_of_the_standard_stay(text: str) -> None:
    """Of any text those characters are left that XML 1.0 allows, in their order."""
    assert without_invalid(text) == "".join(VALID.findall(text))
