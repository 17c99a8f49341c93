"""Pictures that a text names, held against the files that lie beside it."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final
from urllib.parse import unquote

from bulletin.model.article import Target
from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.parse.nearest import fold, listed, nearest

_REMOTE: Final = ("http:", "https:", "//")
_PICTURE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(?:jpe?g|png|webp|gif|avif)")
_FAR: Final = (*_REMOTE, "data:", "/", "#")


def missing_pictures(
    path: str, targets: tuple[Target, ...], names: Collection[str]
) -> list[Finding]:
    """Report pictures in a text's Markdown that are not among the files of its folder."""
    findings: list[Finding] = []
    told: set[str] = set()
    for target in targets:
        if not target.is_picture:
            continue
        place = Place(path, target.line, target.column, len(target.url))
        if not target.url.lower().startswith(_FAR):
            findings += missing_picture(place, target.url, names)
        elif target.url.lower().startswith(_REMOTE) and target.url not in told:
            told.add(target.url)
            findings.append(_remote_picture(place, target.url))
    return findings


def _remote_picture(place: Place, url: str) -> Finding:
    """Say that a picture of another site would not be shown: every page's policy forbids it."""
    name = unquote(re.split(r"[?#]", url, maxsplit=1)[0].rpartition("/")[2])
    shown = name if _PICTURE_NAME.fullmatch(name) else "photo.jpg"
    return Finding(
        place,
        "remote-picture",
        Severity.ERROR,
        Message(
            "别的网站上的图片不会显示：本站网页只加载自己的图片。",
            "a picture of another site is not shown: pages load only the site's own",
        ),
        Message(
            f"取得授权后把图片存进文章的文件夹，写成 ![…]({shown})。",
            f"With permission, save it in the story's folder and write ![…]({shown})",
        ),
    )


def missing_picture(place: Place, written: str, names: Collection[str]) -> list[Finding]:
    """Report a file name that no file of the folder has, with the nearest one there is.

    Where only case or width is wrong, `replacement` is the name to write in its place.
    """
    name = unicodedata.normalize(
        "NFC", unquote(written.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
    )
    name = name.removeprefix("./")
    known = {unicodedata.normalize("NFC", each): each for each in names}
    if name in known:
        return []
    twin = next((each for each in known if fold(each) == fold(name)), "")
    if twin:
        return [
            Finding(
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
        ]
    guess = nearest(name, known)
    hint = Message(
        "把图片放进文章的文件夹，再提交。", "Put the picture into the story's folder and commit it."
    )
    if guess:
        hint = Message(f"最接近的是 {guess}。", f"The nearest is {guess}.")
    elif known:
        hint = listed(sorted(known))
    return [
        Finding(
            place,
            "missing-picture",
            Severity.ERROR,
            Message(f"文件夹里没有 {written}。", f"there is no {written} in the folder"),
            hint,
        )
    ]
