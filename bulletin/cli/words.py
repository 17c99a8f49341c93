"""What the program says on the terminal, in the editor's language or in both."""

import errno
import locale
import os
import sys
import unicodedata
from collections.abc import Mapping

import click

from bulletin.model.finding import EditorLanguage, Message

EditorLanguages = tuple[EditorLanguage, ...]
BOTH: EditorLanguages = ("zh", "en")
_OF_THE_MACHINE = frozenset(
    {
        errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE,
        errno.EAGAIN, errno.EACCES, errno.EPERM,
    }
)  # fmt: skip


def editor_languages(environment: Mapping[str, str] = os.environ) -> EditorLanguages:
    """Return BULLETIN_LANG's language, else the system's, else both."""
    names = [
        environment.get(each, "") for each in ("BULLETIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    ]
    if os.name == "nt":  # elsewhere a system without these says English and means nothing
        names.append(locale.getlocale()[0] or "")
    return next(((found,) for name in names if (found := _language(name))), BOTH)


def say(message: Message, languages: EditorLanguages, separator: str = " / ") -> str:
    """Return the wording for the editor, or both wordings."""
    return separator.join(message.in_language(language) for language in languages)


def tell(message: Message, *, err: bool = False) -> None:
    """Say something on the terminal."""
    click.echo(say(message, editor_languages()), err=err)


def program_fault(error: Exception) -> Message:
    """Return what is said of a fault of the program itself, or of the machine that it runs on."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("bulletin"):
        return Message(
            f"缺少程序库 {error.name}：在仓库的文件夹里运行 make site 装好（Windows 见 README）",
            f"the library {error.name} is missing: run make site in the folder of the repository "
            "to install it (for Windows, see the README)",
        )
    if isinstance(error, MemoryError) or _code(error) == errno.ENOMEM:
        return Message(
            "内存不够。请腾出内存，或加上 --jobs 1，再运行一次；已发布的网站是完整的，或旧或新",
            "there is not enough memory. Free some, or add --jobs 1, and run it again; the"
            " published site is whole, the old or the new",
        )
    if _code(error) in _OF_THE_MACHINE:
        return Message(
            f"系统拒绝了程序的一步操作（{error}）。请排除原因，再运行一次；"
            "已发布的网站是完整的，或旧或新",
            f"the system refused a step ({error}). Mend the cause and run it again; the published"
            " site is whole, the old or the new",
        )
    import traceback  # only a fault needs it, and where memory lacks it can't be loaded

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
    what = f"{type(error).__name__}: {error}"
    return Message(
        f"程序自身出错（{place}：{what}）。请报告此问题；已发布的网站是完整的，或旧或新",
        f"a fault of the program itself ({place}: {what}). Please report this; the published site"
        " is whole, the old or the new",
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def show_progress(done: int, total: int) -> None:
    """Show how far a build is on a terminal, and nothing in CI or in a pipe."""
    if not sys.stderr.isatty():
        return
    if done == total:
        click.echo("\r\033[K", nl=False, err=True)
    elif done % 50 == 0:
        click.echo(f"\r{done}/{total}", nl=False, err=True)


def printable(text: str) -> str:
    """Return text that can't drive a terminal: control and format characters become visible."""
    return "".join(_visible(character) for character in text)


def cells(text: str) -> int:
    """Return how many terminal cells a text takes: wide characters take two (UAX 11)."""
    return sum(_cells_of(character) for character in text)


def _code(error: Exception) -> int | None:
    return error.errno if isinstance(error, OSError) else None


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(character: str) -> str:
    if character == "\t":
        return "→"
    return (
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character) in {"Cc", "Cf", "Cs"}
        else character
    )


def _language(name: str) -> EditorLanguage | None:
    lowered = name.lower()
    if lowered.startswith("zh"):
        return "zh"
    if lowered.startswith("en"):
        return "en"
    return None
