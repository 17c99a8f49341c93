"""Pictures that a text names, held against the files that lie beside it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from bulletin.model.article import Target
from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.rules import broken
from bulletin.parse.nearest import fold, listed, nearest
from bulletin.parse.report import about_file

# What parse/destinations.py tells of, or nothing does.
_FAR: Final = re.compile(r"https?[:：]|data:|file:|[A-Za-z]:[\\/]|/|#", re.IGNORECASE)


def missing_pictures(
    path: str, targets: tuple[Target, ...], names: Collection[str]
) -> list[Finding]:
    """Report pictures in a text's Markdown that are not among the files of its folder."""
    findings: list[Finding] = []
    for target in targets:
        if target.is_picture and target.url.strip() and not _FAR.match(target.url):
            place = Place(path, target.line, target.column, len(target.url))
            findings += missing_picture(place, target.url, names)
    return findings


def missing_picture(place: Place, written: str, names: Collection[str]) -> list[Finding]:
    """Report a file name that no file of the folder has, with the nearest one there is.

    Where only case or width is wrong, `replacement` is the name to write in its place.
    """
    name = _file_name(written)
    known = {unicodedata.normalize("NFC", each): each for each in names}
    if name in known:
        return []
    twin = next((each for each in known if fold(each) == fold(name)), "")
    return [_miscalled(place, twin) if twin else _absent(place, written, name, known)]


def unused_files(folder: str, names: Sequence[str], written: Iterable[str]) -> list[Finding]:
    """Report the files of a folder that none of its texts names, all in one finding."""
    used = {_file_name(each) for each in written}
    unused = [each for each in names if unicodedata.normalize("NFC", each) not in used]
    if not unused:
        return []
    name = unused[0].rpartition("/")[2]
    others = Message(
        f"（同一文件夹里还有 {len(unused) - 1} 个）" if len(unused) > 1 else "",
        f" ({len(unused) - 1} more beside it)" if len(unused) > 1 else "",
    )
    return [
        about_file(
            f"{folder}/{unused[0]}",
            "unused-file",
            Message(
                f"没有一篇正文用到这个文件{others.zh}，不会发布。",
                f"no text names this file{others.en}, so it is not published",
            ),
            Message(
                f"要发布就在正文里写 [名称]({name})，图片写 ![画面说明]({name})。",
                f"To publish it, write [what it is]({name}), of a picture"
                f" ![what it shows]({name}), in the text.",
            ),
            related=tuple(Place(f"{folder}/{each}") for each in unused[1:]),
        )
    ]


def _file_name(written: str) -> str:
    """Return the name of the file that a destination in a text stands for."""
    path = unquote(written.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
    return unicodedata.normalize("NFC", path).removeprefix("./")


def _miscalled(place: Place, twin: str) -> Finding:
    return Finding(
        place,
        "picture-case",
        Severity.ERROR,
        Message(
            f"文件名的大小写或全半角不对：文件是 {twin}。",
            f"wrong case or width: the file is called {twin}",
        ),
        Message(f"写成 {twin}", f"Write {twin}"),
        replacement=twin,
    )


def _absent(place: Place, written: str, name: str, known: Collection[str]) -> Finding:
    hint = Message(
        "把图片放进稿件的文件夹，再提交。", "Put the picture into the story's folder and commit it."
    )
    if guess := nearest(name, known):
        hint = Message(f"最接近的是 {guess}。", f"The nearest is {guess}.")
    elif known:
        hint = listed(sorted(known))
    message = Message(f"文件夹里没有 {written}。", f"there is no {written} in the folder")
    return broken(place, "missing-picture", message, hint)
