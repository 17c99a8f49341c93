"""What a web server should answer where addresses have moved or are gone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.desk.library import Desk
from bulletin.model.machine import RedirectView
from bulletin.model.plan import site_path
from bulletin.model.views import GoneView


@dataclass(frozen=True, slots=True)
class Answer:
    """An address and where it leads, as site paths; without `target` it is gone.

    `page` is the file, if any, that tells readers why.
    """

    url: str
    target: str = ""
    page: str = ""


def answers(desk: Desk, now: dt.datetime) -> tuple[Answer, ...]:
    """Return the answers of the site as it is at a moment, in order."""
    return tuple(sorted(_answers(desk, now), key=lambda each: each.url))


def _answers(desk: Desk, now: dt.datetime) -> Iterator[Answer]:
    planned = desk.plan(now)
    told = set()
    for page in planned.pages:
        url = site_path(page.output)
        if isinstance(page.view, RedirectView):
            yield Answer(url, page.view.target)
            told.add(url)
        elif isinstance(page.view, GoneView):
            yield Answer(url, page=f"/{page.output}")
            told.add(url)
    for retired in planned.retired:
        yield from (Answer(url, retired.replacement) for url in retired.urls if url not in told)
