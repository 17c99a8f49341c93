"""Messages in the editor's language, measured in cells, harmless to terminals."""

import errno

import pytest

from bulletin.cli.words import (
    BOTH,
    EditorLanguages,
    cells,
    editor_languages,
    printable,
    program_fault,
    say,
)
from bulletin.model.finding import Message


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"BULLETIN_LANG": "zh", "LANG": "en_US.UTF-8"}, ("zh",)),
        ({"BULLETIN_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, ("en",)),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, ("zh",)),
        ({"LANG": "en_GB.UTF-8"}, ("en",)),
        ({"LANG": "C.UTF-8"}, BOTH),
        ({"LANG": "de_DE.UTF-8"}, BOTH),
        ({}, BOTH),
    ],
)
def test_the_editor_s_language_is_asked_for_then_the_system_s_then_both(
    environment: dict[str, str], languages: EditorLanguages
) -> None:
    """BULLETIN_LANG wins; a system that says neither language gets both."""
    assert editor_languages(environment) == languages


def test_both_wordings_stand_side_by_side() -> None:
    """Chinese first, as on the nameplate."""
    assert say(Message("草稿", "draft"), BOTH) == "草稿 / draft"


@pytest.mark.parametrize(("text", "width"), [("", 0), ("ab", 2), ("拱墅", 4), ("：", 2), ("é", 1)])
def test_wide_characters_take_two_cells(text: str, width: int) -> None:
    """So that a caret stands under the right one."""
    assert cells(text) == width


def test_nothing_drives_the_terminal() -> None:
    """Escapes, bells and direction marks of a hostile file are shown, not obeyed."""
    shown = printable("a\x1b[31mb\x07c\u202ed\te")
    assert shown == "a\ufffd[31mb\ufffdc\ufffdd→e"


def test_a_missing_library_is_no_fault_of_the_program() -> None:
    """Someone who has not set it up is told how."""
    assert "make site" in program_fault(ModuleNotFoundError("", name="msgspec")).en
    fault = program_fault(_raised(ModuleNotFoundError("", name="bulletin.nothing"))).en
    assert "report this" in fault


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "not enough memory"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "not enough memory"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
    ],
)
def test_what_the_machine_lacks_is_no_fault_of_the_program(error: Exception, told: str) -> None:
    """The person at the keyboard can mend it; readers may have the new site by then."""
    message = program_fault(error).en
    assert told in message
    assert "report" not in message
    assert "the old or the new" in message


def _raised(error: Exception) -> Exception:
    try:
        raise error
    except ModuleNotFoundError as raised:
        return raised
