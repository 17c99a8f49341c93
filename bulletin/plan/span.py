"""How long a plan stays what it is while nobody changes anything."""

import datetime as dt

from bulletin.model.library import Library
from bulletin.plan.news import DAYS
from bulletin.plan.shelf import Clock


def span(library: Library, clock: Clock) -> tuple[dt.datetime, dt.datetime]:
    """Return two moments strictly between which the plan is the same.

    Both lie within the clock's day at the site, since some pages count in days. Stories appear,
    are updated, cease to be news, expire, and their events begin and end.
    """
    now = clock.on_site(library.site).now
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [midnight, midnight + dt.timedelta(days=1)]
    for story in library.stories:
        facts = story.facts
        moments += [facts.published, facts.published + dt.timedelta(days=DAYS)]
        moments += [each for each in (facts.updated, facts.expires) if each]
        for event in facts.events:
            moments += [event.start, *([event.end] if event.end else [])]
    before = max(each for each in moments if each <= now)
    return before, min(each for each in moments if each > now)
