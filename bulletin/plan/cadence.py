"""Which columns have rested too long, by the plan's clock (国办秘函〔2019〕19号)."""

from collections.abc import Iterator

from bulletin.model.plan import Resting
from bulletin.plan.context import Context


def resting_columns(context: Context) -> Iterator[Resting]:
    """Yield the columns that are past the days config.yaml gives them."""
    site, shelf, today = context.library.site, context.shelf, context.clock.now.date()
    columns = {f"{axis}/{term}": stories for (axis, term), stories in shelf.by_term.items()}
    columns["home"] = shelf.stories
    for column, days in site.cadence:
        newest = next(iter(columns.get(column, ())), None)
        day = site.local(newest.facts.published).date() if newest else None
        if day is None or (today - day).days > days:
            yield Resting(column, days, day)
