"""What a story keeps while it changes: its identity, and when it last changed for readers."""

import datetime as dt
import re

from bulletin.model.article import Story
from bulletin.model.site import Site

_ARTICLE = re.compile(r"/?(?:[a-z0-9-]+/)?articles/([0-9]{4}/[a-z0-9-]+)/?")


def identity(story: Story) -> str:
    """Return `<year>/<slug>` as it was when the story first appeared.

    A story whose folder was renamed names its old address among its aliases: the first alias that
    was an article's address keeps the identity, so that no feed or calendar shows it twice.
    """
    former = (_ARTICLE.fullmatch(alias) for alias in story.facts.aliases)
    return next((found[1] for found in former if found), story.id)


def last_change(site: Site, story: Story) -> dt.datetime:
    """Return when a story last changed: publication, update or newest correction.

    A correction states its day only: it is a second later than what it corrects on that day.
    """
    facts = story.facts
    changed = site.local(max(facts.published, facts.updated or facts.published))
    for correction in sorted(facts.corrections, key=lambda each: each.date):
        midnight = dt.datetime.combine(correction.date, dt.time(), site.zone)
        if correction.date >= changed.date():
            changed = max(midnight, changed + dt.timedelta(seconds=1))
    return changed
