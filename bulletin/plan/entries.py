"""Figures and events of stories as entries of lists."""

from bulletin.model.article import Story
from bulletin.model.views import EventEntry, FigureEntry
from bulletin.plan.context import Context


def figure_entries(
    context: Context,
    stories: tuple[Story, ...],
    language: str,
    *,
    most: int,
    most_per_story: int,
) -> tuple[FigureEntry, ...]:
    """Return the first key figures of the given stories, few of each story."""
    entries: list[FigureEntry] = []
    for story in stories:
        if len(entries) >= most:
            break
        if story.facts.figures:
            entry = context.card(story, language)
            entries += [
                FigureEntry(figure, entry) for figure in story.facts.figures[:most_per_story]
            ]
    return tuple(entries[:most])


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
