"""What a generator wrote, by kind, so that no program is measured for writing less."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

_ARTICLE = re.compile(r"/story-\d{6}/index\.html$")
_FEED = re.compile(r"\.(?:xml|atom|json)$")
_NO_FEED = re.compile(r"(?:^|/)(?:sitemap\w*|news)[\w-]*\.xml$|^(?:search|assets)/")
_REFRESH = re.compile(rb'http-equiv="?refresh')
_ADDRESS = re.compile(rb"<loc>[^<]*(?<!/page/1/)</loc>")  # Zola lists those that send readers on
_SITEMAP = re.compile(r"^(?:\w\w/)?sitemap(?:-\d+)?\.xml$")


@dataclass(frozen=True, slots=True)
class Kinds:
    """Numbers of pages and files; `addresses` are those that sitemaps list."""

    articles: int = 0
    indexes: int = 0
    feeds: int = 0
    addresses: int = 0

    def lacks(self, other: "Kinds") -> Iterator[str]:
        """Yield the kinds of which the other has more."""
        for each in fields(self):
            if getattr(self, each.name) < getattr(other, each.name):
                yield each.name


def count(public: Path) -> Kinds:
    """Count what stands in a published folder. Pages that only send readers on don't count."""
    articles = indexes = feeds = addresses = 0
    for file in public.rglob("*"):
        path = file.relative_to(public).as_posix()
        if _ARTICLE.search(path):
            articles += 1
        elif path.endswith(".html"):
            indexes += not _sends_on(file)
        elif _SITEMAP.search(path):
            addresses += len(_ADDRESS.findall(file.read_bytes())) if _lists_pages(file) else 0
        elif _FEED.search(path) and not _NO_FEED.search(path):
            feeds += 1
    return Kinds(articles, indexes, feeds, addresses)


def _sends_on(file: Path) -> bool:
    return bool(_REFRESH.search(file.read_bytes()[:2000]))


def _lists_pages(file: Path) -> bool:
    return b"<sitemapindex" not in file.read_bytes()[:1000]
