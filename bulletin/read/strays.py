"""Texts beside content/, where nobody reads them: a slip when a file or folder is made."""

import os
import re
from collections.abc import Iterator

from bulletin.read.names import is_text

CONTENT = "content"
_LOOK_ALIKE = frozenset(
    {"content", "contents", "article", "articles", "post", "posts", "news", "stories"}
    | {"page", "pages", "稿件", "文章", "新闻", "内容"}
)
_FILES_OF_CONTENT = frozenset(
    {f"{name}.{suffix}" for name in ("glossary", "review", "retired") for suffix in ("yaml", "yml")}
    | {"urls.lock"}
)
_INDEX = re.compile(r"index\.[A-Za-z-]{2,12}\.md")
_DEPTH, _MOST = 4, 400  # folders below, and entries looked at: enough for a first story


def strays(root: str) -> Iterator[str]:
    """Yield what lies beside content/ and is called like it or its parts: files, and folders.

    A folder counts where it holds texts.
    """
    try:
        names = sorted(each.name for each in os.scandir(root))
    except OSError:
        return
    for name in names:
        path = f"{root}/{name}"
        if name.lower() in _FILES_OF_CONTENT or _INDEX.fullmatch(name):
            yield name
        if name == CONTENT or name.casefold() not in _LOOK_ALIKE or not os.path.isdir(path):  # noqa: PTH112 - strings
            continue
        is_same = name.casefold() == CONTENT and os.path.samefile(path, f"{root}/{CONTENT}")  # noqa: PTH121 - one folder under two names
        if not is_same and _holds_text(path):
            yield name


def _holds_text(folder: str) -> bool:
    looked_at = 0
    for here, folders, files in os.walk(folder):
        looked_at += len(folders) + len(files)
        if any(is_text(each) and each.lower().endswith((".md", ".markdown")) for each in files):
            return True
        if looked_at > _MOST or here.count("/") - folder.count("/") >= _DEPTH:
            folders.clear()
    return False
