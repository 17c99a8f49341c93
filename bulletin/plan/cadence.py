"""Which columns have rested too long, by the plan's clock (国办秘函〔2019〕19号)."""

from collections.abc import Iterator

from bulletin.model.article import Story
from bulletin.model.plan import Resting
from bulletin.plan.context import Context


def resting_columns(context: Context) -> Iterator[Resting]:
    """Yield the columns that are past the days config.yaml gives them."""
    site, today = context.library.site, context.clock.now.date()
    for column, days in site.cadence:
        newest = next(iter(_stories(context, column)), None)
        day = site.local(newest.facts.published).date() if newest else None
        if day is None or (today - day).days > days:
            yield Resting(column, days, day)


def _stories(context: Context, column: str) -> tuple[Story, ...]:
    """Return a column's stories, newest first."""
    axis, _, term = column.partition("/")
    if axis == "districts":
        return context.shelf.by_term.get(("districts", term), ())
    if axis == "topics":
        return context.shelf.by_term.get(("topics", term), ())
    return context.shelf.stories
