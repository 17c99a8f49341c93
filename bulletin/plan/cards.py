"""Stories as entries of lists."""

from bulletin.model.article import Coverage, Story, Version
from bulletin.model.site import Site
from bulletin.model.views import Card, EventEntry, FigureEntry, Headline


def card(story: Story, language: str, site: Site) -> Card:
    """Return the entry of a story in the lists of one language."""
    version = told_version(story, language, site)
    return Card(
        key=story.key,
        language=version.language,
        title=version.title,
        kicker=version.kicker,
        deck=version.deck,
        abstract=version.abstract,
        published=site.local(story.facts.published),
        districts=story.facts.districts,
        topics=story.facts.topics,
        is_brief=version.coverage is Coverage.BRIEF,
        is_draft=story.facts.draft,
        others=headlines(story, site, without=version.language),
    )


def told_version(story: Story, language: str, site: Site) -> Version:
    """Return the version that readers of a language get: theirs, the original, or what there is."""
    for choice in (language, story.facts.original, *(each.id for each in site.languages)):
        if choice in story.versions:
            return story.versions[choice]
    raise LookupError(story.id)


def headlines(story: Story, site: Site, *, without: str) -> tuple[Headline, ...]:
    """Return the story's headlines in its other languages, in the site's order."""
    return tuple(
        Headline(each.id, version.title, version.coverage is Coverage.BRIEF)
        for each in site.languages
        if each.id != without and (version := story.versions.get(each.id)) is not None
    )


def figure_entries(
    stories: tuple[Story, ...], language: str, site: Site, *, most: int, most_per_story: int
) -> tuple[FigureEntry, ...]:
    """Return the first key figures of the given stories, few of each story."""
    entries: list[FigureEntry] = []
    for story in stories:
        if len(entries) >= most:
            break
        if story.facts.figures:
            entry = card(story, language, site)
            entries += [
                FigureEntry(figure, entry) for figure in story.facts.figures[:most_per_story]
            ]
    return tuple(entries[:most])


def event_entries(stories: tuple[Story, ...], language: str, site: Site) -> tuple[EventEntry, ...]:
    """Return all events of the given stories, soonest first."""
    entries = [
        EventEntry(event, card(story, language, site))
        for story in stories
        for event in story.facts.events
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.event.start, entry.event.id)))
