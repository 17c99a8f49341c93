"""Folders of texts beside content/, where nobody reads them: a slip when a folder is made."""

import os
from collections.abc import Iterator

from bulletin.read.names import is_text

CONTENT = "content"
_LOOK_ALIKE = frozenset(
    {"content", "contents", "article", "articles", "post", "posts", "news", "stories"}
    | {"page", "pages", "稿件", "文章", "新闻", "内容"}
)
_DEPTH, _MOST = 4, 400  # folders below, and entries looked at: enough for a first story


def stray_folders(root: str) -> Iterator[str]:
    """Yield the folders of a site that are called like content/ or its parts and hold texts."""
    try:
        names = sorted(each.name for each in os.scandir(root))
    except OSError:
        return
    for name in names:
        path = f"{root}/{name}"
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
