"""The front door and each language's home."""

from collections.abc import Iterator

from bulletin.model.article import Coverage, Story
from bulletin.model.plan import Alternate, Page, output_path
from bulletin.model.site import Language
from bulletin.model.views import FrontView, HomeView
from bulletin.plan.addresses import alternates, same_everywhere
from bulletin.plan.context import Context
from bulletin.plan.entries import event_entries, figure_entries, term_groups
from bulletin.plan.events import is_over

LATEST = 10
PER_TERM = 3
EVENTS = 6
FIGURES = 6
PERIOD_DAYS = 31


def plan_home(context: Context) -> Iterator[Page]:
    """Plan `/` and `/<language>/`."""
    site = context.library.site
    leads = {each.id: _lead(context, each.id) for each in site.languages}
    yield Page(
        key="",
        language="",
        kind="front",
        output=output_path("", ""),
        title=" · ".join(each.title for each in site.languages),
        description=context.words.text(site.x_default, "description.home"),
        view=FrontView(
            tuple(
                context.card(story, language)
                for language, story in leads.items()
                if story is not None
            )
        ),
        alternates=_home_alternates(context),
    )
    for language in site.languages:
        yield _home(context, language, leads[language.id])


def _home(context: Context, language: Language, lead: Story | None) -> Page:
    site, shelf = context.library.site, context.shelf
    others = tuple(story for story in shelf.stories if story is not lead)
    recent = _recent(context)
    with_figures = tuple(story for story in recent if story.facts.figures and story is not lead)
    coming = tuple(
        entry
        for entry in event_entries(context, shelf.stories, language.id)
        if not is_over(entry.event, context.clock.now, site)
    )
    view = HomeView(
        lead=context.card(lead, language.id) if lead else None,
        lead_figures=lead.facts.figures if lead else (),
        lead_picture=lead.facts.lead if lead else None,
        latest=tuple(context.card(story, language.id) for story in others[:LATEST]),
        by_district=term_groups(context, "districts", language.id, newest=PER_TERM),
        by_topic=term_groups(context, "topics", language.id, newest=PER_TERM),
        events=coming[:EVENTS],
        figures=figure_entries(context, with_figures, language.id, most=FIGURES),
        period=(
            site.local(recent[-1].facts.published).date(),
            site.local(recent[0].facts.published).date(),
        )
        if recent
        else None,
    )
    titles = {each.id: each.title for each in site.languages}
    return Page(
        key="",
        language=language.id,
        kind="home",
        output=output_path("", language.id),
        title=language.title,
        description=context.words.text(language.id, "description.home"),
        view=view,
        feeds="",
        switches=same_everywhere(site, "", language.id, titles),
        alternates=_home_alternates(context),
    )


def _lead(context: Context, language: str) -> Story | None:
    """Choose the newest featured story told whole in the language, else the newest told in it."""
    told = context.shelf.by_language.get(language, ())
    whole = [story for story in told if story.versions[language].coverage is Coverage.FULL]
    featured = [story for story in whole if story.facts.featured]
    return next(iter([*featured, *whole, *told, *context.shelf.stories]), None)


def _recent(context: Context) -> tuple[Story, ...]:
    stories = context.shelf.stories
    if not stories:
        return ()
    newest = stories[0].facts.published
    return tuple(story for story in stories if (newest - story.facts.published).days < PERIOD_DAYS)


def _home_alternates(context: Context) -> tuple[Alternate, ...]:
    """Readers of neither language are led to the front door, where both stand as equals."""
    site = context.library.site
    return alternates(site, "", tuple(each.id for each in site.languages), unmatched="")
