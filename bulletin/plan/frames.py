"""A planned page apart from the stories' texts that it shows: an edit changes no more than these.

`framed` takes the texts out of a page, `filled` puts them in, of the same day or a later one.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from bulletin.model.alignment import SideBySideView
from bulletin.model.article import Facts, Story, Version
from bulletin.model.machine import FeedView, MarkdownView
from bulletin.model.plan import Page, View
from bulletin.model.site import Site
from bulletin.model.text import EMPTY
from bulletin.model.views import ArticleView
from bulletin.plan.markdown import with_places

T = TypeVar("T")


def texts_shown(view: View) -> tuple[str, ...]:
    """Return the paths of the stories' texts that a view shows."""
    match view:
        case ArticleView() | MarkdownView():
            return (view.version.path,)
        case SideBySideView():
            return tuple(each.version.path for each in view.sides)
        case FeedView():
            return tuple(each.version.path for each in view.entries)
        case _:
            return ()


def framed(page: Page) -> Page:
    """Return a page without the stories' texts that it shows."""
    view = page.view
    if isinstance(view, MarkdownView):
        view = replace(view, places=())
    return replace(page, view=_with_versions(view, _bare))


def filled(page: Page, texts: Mapping[str, Version], site: Site) -> Page:
    """Return a page with the stories' texts, by path, in their places.

    Moments that were planned are in the site's time zone again, wherever the page has been.
    """
    page = _local(page, site)

    def told(version: Version) -> Version:
        text = texts[version.path]
        return replace(
            version, text=text.text, han_count=text.han_count, word_count=text.word_count
        )

    view = _with_versions(page.view, told)
    if isinstance(view, MarkdownView):
        view = with_places(view, texts[view.version.path], site)
    return replace(page, view=view)


def without_text(version: Version) -> Version:
    """Return all that is said of a version besides its text, and where that leads."""
    targets = tuple(replace(each, line=0, column=0) for each in version.targets)
    return replace(_bare(version), targets=targets)


def _with_versions(view: View, change: Callable[[Version], Version]) -> View:
    """Return a view with each version whose text it shows changed."""
    match view:
        case ArticleView() | MarkdownView():
            return replace(view, version=change(view.version))
        case SideBySideView():
            one, other = (replace(each, version=change(each.version)) for each in view.sides)
            return replace(view, sides=(one, other))
        case FeedView():
            entries = tuple(replace(each, version=change(each.version)) for each in view.entries)
            return replace(view, entries=entries)
        case _:
            return view


def _bare(version: Version) -> Version:
    return replace(version, text=EMPTY, han_count=0, word_count=0)


def _local(value: T, site: Site) -> T:
    """Return a value with all its moments in the site's zone, but for what editors stated."""
    found: object = value
    if isinstance(value, dt.datetime):
        found = site.local(value)
    elif isinstance(value, tuple):
        found = tuple(_local(each, site) for each in value)
    elif is_dataclass(value) and not isinstance(value, Story | Version | Facts | type):
        changed = {each.name: _local(getattr(value, each.name), site) for each in fields(value)}
        found = replace(value, **changed)
    return found  # type: ignore[return-value] # of the same type as the value
