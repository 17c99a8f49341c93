"""Figures, events and terms of stories as entries of lists."""

from itertools import islice

from bulletin.model.article import Story
from bulletin.model.site import Axis
from bulletin.model.views import EventEntry, FigureEntry, TermGroup
from bulletin.plan.context import Context

FIGURES_A_STORY = 2


def figure_entries(
    context: Context, stories: tuple[Story, ...], language: str, *, most: int
) -> tuple[FigureEntry, ...]:
    """Return the first key figures of the given stories, few of each story."""
    entries = (
        FigureEntry(figure, context.card(story, language))
        for story in stories
        for figure in story.facts.figures[:FIGURES_A_STORY]
    )
    return tuple(islice(entries, most))


def event_entries(
    context: Context, stories: tuple[Story, ...], language: str
) -> tuple[EventEntry, ...]:
    """Return all events of the given stories, soonest first."""
    entries = [
        EventEntry(event, context.card(story, language))
        for story in stories
        for event in story.facts.events
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.event.start, entry.event.id)))


def term_groups(
    context: Context, axis: Axis, language: str, *, newest: int
) -> tuple[TermGroup, ...]:
    """Return the terms of an axis that have stories, with the newest few of each."""
    return tuple(
        TermGroup(
            axis,
            term.id,
            len(stories),
            tuple(context.card(story, language) for story in stories[:newest]),
        )
        for term, stories in context.shelf.terms(axis)
    )
