"""Names that a site may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.inputs import Reason, collision_key
from bulletin.read.names import is_by_product, printable, refusal


@pytest.mark.parametrize(
    "name",
    [
        "index.zh.md",
        "展览现场.jpg",
        "gongshu-global-talent",
        "photo (1).jpg",
        "console.md",
        "com10.png",
        "nullable",
        "_partials",
        "404.html",
        "a b.png",
        "𠮷野.jpg",
    ],
)
def test_ordinary_names_are_allowed(name: str) -> None:
    """What editors call their files is let through."""
    assert refusal(name) is None
    assert not is_by_product(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".index.zh.md.icloud", Reason.NOT_DOWNLOADED),
        ("a\nb.md", Reason.NAME_CHARACTERS),
        ("a\x00b.md", Reason.NAME_CHARACTERS),
        ("a\u202eb.md", Reason.NAME_CHARACTERS),
        ("a\u200bb.md", Reason.NAME_CHARACTERS),
        ("a\udcffb.md", Reason.NAME_CHARACTERS),
        ("a:b.md", Reason.NAME_CHARACTERS),
        ("a\\b.md", Reason.NAME_CHARACTERS),
        ("长" * 67, Reason.NAME_LONG),
        ("cafe\u0301.md", Reason.NAME_DECOMPOSED),
        ("\uf900.md", Reason.NAME_DECOMPOSED),
        ("con", Reason.NAME_RESERVED),
        ("NUL.zh.md", Reason.NAME_RESERVED),
        ("lpt¹.md", Reason.NAME_RESERVED),
        ("aux .md", Reason.NAME_RESERVED),
        ("-rf.md", Reason.NAME_EDGE),
        ("a.", Reason.NAME_EDGE),
        ("a ", Reason.NAME_EDGE),
        ("\u3000a", Reason.NAME_EDGE),
        (".env", Reason.HIDDEN),
        ("index.zh (1).md", Reason.CONFLICT_COPY),
        ("index.zh 2.md", Reason.CONFLICT_COPY),
        ("index 2.zh.md", Reason.CONFLICT_COPY),
        ("index.zh - 副本.md", Reason.CONFLICT_COPY),
        ("index.zh - Copy.md", Reason.CONFLICT_COPY),
        ("index.zh（1）.md", Reason.CONFLICT_COPY),
        ("index.zh (Li's conflicted copy 2026-05-01).md", Reason.CONFLICT_COPY),
        ("lead.sync-conflict-20260501-120000-ABCDEF.jpg", Reason.CONFLICT_COPY),
    ],
)
def test_a_name_some_system_cannot_hold_is_refused(name: str, reason: Reason) -> None:
    """Each class of troublesome names has its own reason."""
    assert not is_by_product(name)
    assert refusal(name) == reason


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "._lead.jpg",
        "Thumbs.db",
        "index.zh.md~",
        "#index.zh.md#",
        ".#index.zh.md",
        ".index.zh.md.swp",
        "4913",
        "index.zh.md.bak",
        "index.zh.md.orig",
        ".gitkeep",
        "Icon\r",
    ],
)
def test_by_products_of_programs_are_known(name: str) -> None:
    """What systems and editors leave behind is no concern of the person writing."""
    assert is_by_product(name)


@given(st.text(st.characters(categories=["L", "N", "M", "P", "S", "Cf", "Cs"]), min_size=1))
def test_an_allowed_name_can_be_stored_and_printed(name: str) -> None:
    """Whatever is allowed is UTF-8, short, and prints as it is."""
    if refusal(name) is None:
        assert len(name.encode()) <= 200
        assert printable(name) == name
        assert collision_key(name) == collision_key(name.upper().lower()) or not name.isascii()


@given(st.text())
def test_any_name_can_be_told(name: str) -> None:
    """What is shown of a name is one line of UTF-8."""
    shown = printable(name)
    assert shown.encode().decode() == shown
    assert len(shown.splitlines()) <= 1


@pytest.mark.parametrize(
    ("one", "other"), [("A.md", "a.md"), ("ﬁ.md", "fi.md"), ("ａ.md", "a.md"), ("ß.md", "SS.md")]
)
def test_names_one_system_takes_for_the_same_share_a_key(one: str, other: str) -> None:
    """Case, width and ligatures make no difference."""
    assert collision_key(one) == collision_key(other)
