"""A page for each version of each story, and redirects from its old paths."""

from collections.abc import Iterator
from dataclasses import replace

from bulletin.model.article import Coverage, Story
from bulletin.model.machine import RedirectView
from bulletin.model.plan import Alternate, Page, Relation, Switch, output_path, page_path
from bulletin.model.views import ArticleView
from bulletin.plan.addresses import alternates, others, told_in_full
from bulletin.plan.cards import headlines, told_version
from bulletin.plan.context import Context
from bulletin.plan.identity import last_change
from bulletin.plan.pages import nearest_place, story_crumbs, unlisted
from bulletin.plan.related import Positions, related
from bulletin.plan.shelf import stated
from bulletin.plan.side_by_side import side_by_side_keys, side_by_side_pages


def plan_articles(context: Context) -> Iterator[Page]:
    """Plan every version of every visible story."""
    neighbours = _neighbours(context)
    positions = Positions(context.shelf)
    for story in context.shelf.stories:
        told_elsewhere = related(story, context.shelf, positions)
        for language in story.versions:
            yield _article(context, story, language, neighbours, told_elsewhere)
        yield from side_by_side_pages(context, story)
        yield from _redirects(context, story)


def _article(
    context: Context,
    story: Story,
    language: str,
    neighbours: dict[tuple[str, str], tuple[Story | None, Story | None]],
    told_elsewhere: tuple[Story, ...],
) -> Page:
    site = context.library.site
    version = story.versions[language]
    changed = last_change(site, story)
    older, newer = neighbours[language, story.id]
    view = ArticleView(
        story=context.facts(story),
        version=version,
        card=context.card(story, language),
        links=(),
        lead_url="",
        originals=headlines(story, site, without=language),
        previous=context.card(older, language) if older else None,
        next=context.card(newer, language) if newer else None,
        changed=changed if changed > story.facts.published else None,
        related=tuple(context.card(each, language) for each in told_elsewhere),
        side_by_side=side_by_side_keys(context, story, language),
    )
    return Page(
        key=story.key,
        language=language,
        kind="article",
        output=output_path(story.key, language),
        title=version.title,
        description=version.abstract,
        view=view,
        switches=tuple(_switches(context, story, language)),
        alternates=_alternates(context, story, language),
        breadcrumbs=story_crumbs(context, story, language),
        sources=(version.path,),
    )


def _switches(context: Context, story: Story, language: str) -> Iterator[Switch]:
    site = context.library.site
    for other in others(site, language):
        version = story.versions.get(other.id)
        if version is None:
            place = nearest_place(context, story, other.id)
            yield Switch(other.id, place.key, Relation.ABSENT, place.title)
        else:
            is_brief = version.coverage is Coverage.BRIEF
            relation = Relation.BRIEF if is_brief else Relation.SAME
            yield Switch(other.id, story.key, relation, version.title)


def _alternates(context: Context, story: Story, language: str) -> tuple[Alternate, ...]:
    """A short version is no translation: only whole versions are each other's alternates."""
    site = context.library.site
    whole = told_in_full(story)
    if language not in whole:
        return alternates(site, story.key, (language,), language)
    unmatched = told_version(story, site.x_default, site).language
    return alternates(site, story.key, whole, unmatched if unmatched in whole else language)


def _redirects(context: Context, story: Story) -> Iterator[Page]:
    site = context.library.site
    for number, alias in enumerate(story.facts.aliases):
        key = alias.lstrip("/")
        prefix = key.partition("/")[0]
        wanted = prefix if prefix in story.versions else site.x_default
        version = told_version(story, wanted, site)
        target = page_path(story.key, version.language)
        path, line, _ = stated(story, f"aliases.{number}")
        view = RedirectView(target, version.title, version.language, line)
        page = unlisted(key, "redirect", view, title=version.title, sources=(path,))
        is_folder = "." not in key.rpartition("/")[2]
        yield replace(page, output=output_path(f"{key.rstrip('/')}/", "")) if is_folder else page


def _neighbours(context: Context) -> dict[tuple[str, str], tuple[Story | None, Story | None]]:
    """Return the older and the newer story told in the same language, by language and story id."""
    found: dict[tuple[str, str], tuple[Story | None, Story | None]] = {}
    for language, stories in context.shelf.by_language.items():
        for older, story, newer in zip(
            (*stories[1:], None), stories, (None, *stories[:-1]), strict=True
        ):
            found[language, story.id] = (older, newer)
    return found
