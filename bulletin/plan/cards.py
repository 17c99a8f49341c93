"""Stories as entries of lists."""

import datetime as dt

from bulletin.model.article import Coverage, Story, Version
from bulletin.model.site import Site
from bulletin.model.views import Card, Headline


def card(story: Story, language: str, site: Site, now: dt.datetime) -> Card:
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
        is_scheduled=story.facts.published > now,
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
