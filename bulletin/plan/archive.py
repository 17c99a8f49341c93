"""All years, each year, and each month with its stories."""

import datetime as dt
from collections.abc import Iterator

from bulletin.model.plan import Crumb, Page
from bulletin.model.site import Language
from bulletin.model.views import ArchiveView, Card, MonthEntry, YearEntry
from bulletin.plan.context import Context
from bulletin.plan.pages import paginated, section_crumb, shared_page, titles_of

KEY = "archive/"


def plan_archive(context: Context) -> Iterator[Page]:
    """Plan archive/, archive/<year>/ and archive/<year>/<month>/."""
    years = _years(context)
    if not years:
        return
    for language in context.library.site.languages:
        yield shared_page(
            context,
            language,
            key=KEY,
            kind="archive",
            titles=titles_of(context, "nav.archive"),
            view=ArchiveView(years, None, None, _few(context, language, years), None),
            description=context.words.text(language.id, "description.archive"),
            section=KEY,
        )
        for year in years:
            yield _year(context, language, year)
            for month in year.months:
                yield from _month(context, language, year, month)


def _years(context: Context) -> tuple[YearEntry, ...]:
    months: dict[dt.date, list[MonthEntry]] = {}
    for first_day in sorted(context.shelf.by_month, reverse=True):
        entry = MonthEntry(
            f"{KEY}{first_day:%Y/%m}/", first_day, len(context.shelf.by_month[first_day])
        )
        months.setdefault(first_day.replace(month=1), []).append(entry)
    return tuple(
        YearEntry(f"{KEY}{year:%Y}/", year, sum(each.count for each in entries), tuple(entries))
        for year, entries in months.items()
    )


def _year(context: Context, language: Language, year: YearEntry) -> Page:
    year_name = context.words.year(language.id, year.first_day)
    return shared_page(
        context,
        language,
        key=year.key,
        kind="archive",
        titles={
            each.id: context.words.year(each.id, year.first_day)
            for each in context.library.site.languages
        },
        view=ArchiveView((year,), year.first_day, None, _few(context, language, (year,)), None),
        description=_description(context, language, year_name),
        section=KEY,
        way=(section_crumb(context, KEY, language.id),),
    )


def _few(context: Context, language: Language, years: tuple[YearEntry, ...]) -> tuple[Card, ...]:
    """Return all stories of the years where they fit one page: then nobody needs to open months."""
    if sum(year.count for year in years) > context.library.site.page_size:
        return ()
    return tuple(
        context.card(story, language.id)
        for year in years
        for month in year.months
        for story in context.shelf.by_month[month.first_day]
    )


def _month(
    context: Context, language: Language, year: YearEntry, month: MonthEntry
) -> Iterator[Page]:
    month_name = context.words.month(language.id, month.first_day)
    year_crumb = Crumb(year.key, context.words.year(language.id, year.first_day))
    stories = context.shelf.by_month[month.first_day]
    for pagination, shown in paginated(context, month.key, stories):
        cards = tuple(context.card(story, language.id) for story in shown)
        yield shared_page(
            context,
            language,
            key=pagination.key,
            kind="archive",
            titles={
                each.id: context.words.month(each.id, month.first_day)
                for each in context.library.site.languages
            },
            view=ArchiveView((year,), year.first_day, month.first_day, cards, pagination),
            description=_description(context, language, month_name),
            section=KEY,
            way=(section_crumb(context, KEY, language.id), year_crumb),
        )


def _description(context: Context, language: Language, period: str) -> str:
    return context.words.text(language.id, "description.period").format(period=period)
