"""Large sites: a story's text is one string, however many pages are planned from it."""

import datetime as dt
import sys
from pathlib import Path

from bulletin.model.article import passing
from bulletin.model.machine import MarkdownView
from bulletin.model.search import SearchIndex
from bulletin.model.views import ArticleView
from bulletin.pipeline.run import Clock, Request, build
from tests.builder import SiteBuilder


def test_a_text_is_held_once(tmp_path: Path) -> None:
    """The article, its Markdown and the search index share it; a second copy is 500 MB of 50,000.

    Where a link becomes absolute, the Markdown has a text of its own.
    """
    site = SiteBuilder(tmp_path / "site").pair("2024/plain").pair("2024/linked")
    site.article("2024/linked", "zh", "见[另一篇](../plain/)。")
    clock = Clock(dt.datetime(2026, 11, 23))  # noqa: DTZ001 - the site's time
    done = build(Request(site.root, tmp_path / "out", clock, cache=None, jobs=1))
    assert done.plan is not None
    pages = {(page.kind, page.output): page.view for page in done.plan.pages}
    texts = set()
    for (_, output), view in pages.items():
        if isinstance(view, ArticleView):
            texts.add(id(view.version.body))
            twin = pages["markdown", output.replace("index.html", "index.md")]
            assert isinstance(twin, MarkdownView)
            assert (twin.body is view.version.body) == (
                output != "zh/articles/2024/linked/index.html"
            )
    indexed = [each for each in done.plan.search if isinstance(each, SearchIndex)]
    assert {id(each.body) for index in indexed for each in index.documents} == texts
    assert len(texts) == 4


def test_no_utf8_stays_beside_a_text(tmp_path: Path) -> None:
    """What is encoded for a digest is a passing copy: msgspec would keep its UTF-8, too.

    Feeds hold the texts of the newest twenty stories, and those only.
    """
    site = SiteBuilder(tmp_path / "site")
    for number in range(30):
        site.pair(f"2024/story-{number:02}")
    clock = Clock(dt.datetime(2026, 11, 23))  # noqa: DTZ001 - the site's time
    done = build(Request(site.root, tmp_path / "out", clock, cache=None, jobs=1))
    assert done.plan is not None
    indexed = [each for each in done.plan.search if isinstance(each, SearchIndex)]
    texts = [each.body for index in indexed for each in index.documents if not each.body.isascii()]
    doubled = [text for text in texts if sys.getsizeof(text) > sys.getsizeof(passing(text))]
    assert len(texts) == 30
    assert len(doubled) <= 20
