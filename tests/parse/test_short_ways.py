"""What a quick look rules out could not have been found by the long one."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.parse import abstract, encoding
from bulletin.parse.markdown import emphasis, placeholders
from bulletin.parse.markdown.foreign import FOREIGN
from bulletin.parse.markdown.text import Body

_MARKS = st.text(alphabet="[]{}()（）!:~=_＊＞｜%- xXTOCtoc.中a/h\\", max_size=24)


@given(_MARKS)
@settings(max_examples=400)
@example("![[a]]{{a}}{%a%}")
@example("）{.a}[x]")
@example("!!! note")
@example("> [!note]")
@example("[TOC]")
@example("{:toc}")
@example("- [x] a")
@example("~~a~~==a==中__a__＊＊a＊＊")
@example("＞a")
@example("｜a｜")
@example("（a）[./a]")
@example("[a](./a")
def test_each_mark_of_other_programs_holds_one_of_its_signs(text: str) -> None:
    """A text without the signs of a mark is not searched for it."""
    for signs, pattern, *_ in FOREIGN:
        if pattern.search(text):
            assert any(sign in text for sign in signs), pattern.pattern


_LINES = st.lists(st.text(alphabet="[]{}()（）!:~=_＊＞｜- xXTOCtp.中a/h\\…#?", max_size=10))


@given(_LINES)
@settings(max_examples=400)
@example(["a", "~~a"])
@example(["中", "__a__中"])
@example(["a:", ":abc:", "…", "## ..."])
def test_what_a_line_holds_is_found_in_the_whole_text(lines: list[str]) -> None:
    """A text in which a pattern finds nothing is not searched line by line."""
    text = "\n".join(lines)
    others = [pattern for _, pattern, *_ in placeholders._MARKS]  # noqa: SLF001 - a table of one module
    for pattern in [pattern for _, pattern, *_ in FOREIGN] + others:
        if any(pattern.search(line) for line in lines):
            assert pattern.search(text), pattern.pattern


@given(st.text(alphabet="ab1_ -'’“”—é中.\n", max_size=24))
@settings(max_examples=400)
@example("it’s a well-known--“fact”—a'b'c 'd e' -f")
def test_words_are_counted_alike_in_plain_letters_and_others(text: str) -> None:
    """The quick count of a text in plain letters is that of the pattern for all scripts."""
    found = abstract._WORD.findall(text)  # noqa: SLF001 - two ways of one module
    assert abstract.count_words(text) == len(found)


@given(
    st.text(
        alphabet="a锟斤拷烫屯锘匡豢ï»¿â€œ™Ã©\ufffd\x00\x1b\u200b\u2028\ufeff\uffff\n", max_size=12
    )
)
@settings(max_examples=400)
def test_each_suspect_begins_with_a_character_that_is_looked_for(text: str) -> None:
    """A file without one of these characters is not searched for garbled words."""
    if encoding._SUSPECT.search(text):  # noqa: SLF001 - two patterns of one module
        assert encoding._MAYBE_SUSPECT.search(text)  # noqa: SLF001 - the same


@given(st.text(alphabet="**** __\\`a中1，.-\n\n", max_size=24))
@settings(max_examples=400)
@example("**a****b**")
@example("**a\nb**中**a**")
@example("**a** *1*2")
@example("**a_b** _c")
@example("`**a` b** **c**")
@example("**中**\n\na")
@example("\\***a**")
def test_bold_words_that_are_paired_hide_no_slip(text: str) -> None:
    """What is left when they are taken out decides what is looked for, not what is found."""
    found = list(emphasis.emphasis_slips(Body.of(text)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(emphasis, "_BOLD_WORDS", re.compile("(?!)"))
        assert list(emphasis.emphasis_slips(Body.of(text))) == found
