"""A page for each pair of versions that agree block by block, in each of the two languages."""

from collections.abc import Iterator

from bulletin.model.alignment import Agreement, Side, SideBySideView
from bulletin.model.article import Story
from bulletin.model.plan import Page, Relation, Switch, output_path
from bulletin.plan.context import Context
from bulletin.plan.pages import story_crumbs


def side_by_side_keys(context: Context, story: Story, language: str) -> tuple[tuple[str, str], ...]:
    """Return the languages that a version can be read beside, and the keys of those pages."""
    return tuple(
        (_other(agreement, language), _key(story, agreement))
        for agreement in context.library.agreements.get(story.id, ())
        if language in agreement.languages
    )


def side_by_side_pages(context: Context, story: Story) -> Iterator[Page]:
    """Plan the pages on which a story can be read in two languages at once."""
    for agreement in context.library.agreements.get(story.id, ()):
        for language in agreement.languages:
            yield _page(context, story, agreement, language)


def _page(context: Context, story: Story, agreement: Agreement, language: str) -> Page:
    other = _other(agreement, language)
    own, theirs = story.versions[language], story.versions[other]
    key = _key(story, agreement)
    return Page(
        key=key,
        language=language,
        kind="side_by_side",
        output=output_path(key, language),
        title=context.words.text(language, "title.side_by_side").format(title=own.title),
        description=own.abstract,
        view=SideBySideView(
            story=context.facts(story),
            sides=(Side(own, ()), Side(theirs, ())),
            sections=_turned(agreement, language),
        ),
        switches=(Switch(other, key, Relation.SAME, theirs.title),),
        breadcrumbs=story_crumbs(context, story, language),
        is_indexed=False,
        sources=(own.path, theirs.path),
    )


def _key(story: Story, agreement: Agreement) -> str:
    return f"{story.key}{'-'.join(sorted(agreement.languages))}/"


def _other(agreement: Agreement, language: str) -> str:
    one, two = agreement.languages
    return two if language == one else one


def _turned(agreement: Agreement, language: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the sections with the given language first."""
    if language == agreement.languages[0]:
        return agreement.sections
    return tuple(tuple((b, a) for a, b in section) for section in agreement.sections)
