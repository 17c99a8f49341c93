"""Bytes become text, or a finding that says how to save the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.finding import Severity
from bulletin.parse.encoding import FILE_LIMIT, decode
from tests.parse.samples import found, rules


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn"]))
)
def test_clean_utf8_comes_back_as_it_was(text: str) -> None:
    """UTF-8 without odd characters is read without a word."""
    if "\ufffd" not in text:
        assert decode("a.md", text.encode()) == (text, [])


@given(st.binary(max_size=300))
def test_no_bytes_raise(source: bytes) -> None:
    """Any bytes give text or findings."""
    text, findings = decode("a.md", source)
    assert text is not None or rules(findings) == ["encoding"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("杭州人才政策".encode("gbk"), "GBK"),
        ("杭州人才政策".encode("utf-16"), "UTF-16"),
        ("title: Hangzhou".encode("utf-16-le"), "UTF-16"),
        ("杭州𠮷".encode("gb18030"), "GB18030"),
    ],
)
def test_foreign_encodings_are_named(source: bytes, name: str) -> None:
    """The finding names the encoding and says to save as UTF-8."""
    text, findings = decode("a.md", source)
    assert text is None
    assert name in findings[0].message.en
    assert "UTF-8" in findings[0].hint.zh


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [(b"PK\x03\x04\x14\0\6\0", "Word"), (b"%PDF-1.7\n", "PDF"), (b"{\\rtf1", "RTF")],
)
def test_documents_that_were_renamed_are_called_what_they_are(beginning: bytes, kind: str) -> None:
    """A Word document called index.zh.md is no text in a strange encoding."""
    text, (finding,) = decode("a.md", beginning)
    assert (text, finding.rule) == (None, "encoding")
    assert kind in finding.message.en


def test_gbk_is_found_on_its_line() -> None:
    """The first line that is not UTF-8 is shown, readable."""
    _, (finding,) = decode("a.md", "---\ntitle: 杭州\n".encode("gbk"))
    assert (finding.place.line, finding.excerpt) == (2, "title: 杭州")


def test_a_damaged_byte_is_found_where_it_stands() -> None:
    """One bad byte in good UTF-8 is a place in a line, not another encoding."""
    source = "杭州人才政策青年发展\n西湖".encode() + b"\xff" + "区的夜校".encode()
    _, findings = decode("a.md", source)
    assert found(findings) == [("encoding", 2, 3)]


def test_byte_order_mark_and_windows_line_ends_are_read_and_noted() -> None:
    """Both are harmless: the text comes without them, and an editor is told."""
    text, findings = decode("a.md", b"\xef\xbb\xbfa\r\nb\rc")
    assert text == "a\nb\nc"
    assert rules(findings) == ["byte-order-mark", "line-ends"]
    assert {each.severity for each in findings} == {Severity.INFO}


@pytest.mark.parametrize("character", ["\0", "\x08", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"])
def test_control_characters_are_errors_and_read_as_spaces(character: str) -> None:
    """A control character is found at its column, and the others keep theirs."""
    text, findings = decode("a.md", f"好\n人才{character}好".encode())
    assert text == "好\n人才 好"
    assert found(findings) == [("control-character", 2, 3)]
    assert findings[0].replacement == "人才好"


def test_zero_width_and_garbled_characters_are_warnings() -> None:
    """What can't be seen, or was lost on the way, is named."""
    _, findings = decode("a.md", "人\u200b才\ufffd".encode())
    assert found(findings) == [("invisible-character", 1, 2), ("garbled-character", 1, 4)]


def test_merge_conflicts_are_found() -> None:
    """Each conflict is told once, where it begins; a heading underlined with = is none.

    Nothing else is said of a file in which two texts stand side by side.
    """
    text = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n\nHeading\n=======\n"
    _, findings = decode("a.md", text.encode())
    assert found(findings) == [("merge-conflict", 1, 1)]
    assert found(decode("a.md", f"{text}{text}".encode())[1])[1:] == [("merge-conflict", 9, 1)]
    assert found(decode("a.md", b"a\n>>>>>>> main\n")[1]) == [("merge-conflict", 2, 1)]


def test_huge_files_are_refused() -> None:
    """A file beyond the limit is named and not read."""
    text, findings = decode("a.md", b"a" * (FILE_LIMIT + 1))
    assert text is None
    assert rules(findings) == ["file-too-large"]
