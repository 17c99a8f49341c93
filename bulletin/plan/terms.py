"""Index pages of districts and topics, of a district and a topic together, and the lists of all."""

from collections.abc import Iterator

from bulletin.model.article import Story
from bulletin.model.library import PageText
from bulletin.model.plan import Crumb, Page
from bulletin.model.site import AXES, Axis, Language, Term
from bulletin.model.views import Filter, TermListView, TermView
from bulletin.plan.context import Context
from bulletin.plan.entries import figure_entries, term_groups
from bulletin.plan.events import FILE
from bulletin.plan.pages import paginated, section_crumb, shared_page, titles_of

NEWEST = 1
FIGURES = 4


def plan_terms(context: Context) -> Iterator[Page]:
    """Plan everything under districts/ and topics/."""
    for axis in AXES:
        terms = context.shelf.terms(axis)
        for language in context.library.site.languages:
            if terms:
                yield _term_list(context, axis, language)
            for term, stories in terms:
                yield from _term(context, term, language, stories)
    for (district, topic), stories in context.shelf.by_pair.items():
        for language in context.library.site.languages:
            yield from _combination(context, district, topic, language, stories)


def combination_key(district: str, topic: str) -> str:
    """Return the key of the page of a district and a topic together."""
    return f"districts/{district}/topics/{topic}/"


def _term_list(context: Context, axis: Axis, language: Language) -> Page:
    groups = term_groups(context, axis, language.id, newest=NEWEST)
    return shared_page(
        context,
        language,
        key=f"{axis}/",
        kind="terms",
        titles=titles_of(context, f"nav.{axis}"),
        view=TermListView(axis, groups),
        description=context.words.text(language.id, f"description.{axis}"),
        section=f"{axis}/",
    )


def _term(
    context: Context, term: Term, language: Language, stories: tuple[Story, ...]
) -> Iterator[Page]:
    site = context.library.site
    has_events = term.axis == "districts" and any(story.facts.events for story in stories)
    calendar = f"{term.key}{FILE}" if has_events else ""
    introduction = context.library.introductions.get(term.key, {}).get(language.id)
    figures = figure_entries(context, stories, language.id, most=FIGURES)
    filters = tuple(_filters(context, term))
    for pagination, shown in paginated(context, term.key, stories):
        is_first = pagination.number == 1
        view = TermView(
            axis=term.axis,
            term_id=term.id,
            introduction=introduction if is_first else None,
            figures=figures if is_first else (),
            cards=tuple(context.card(story, language.id) for story in shown),
            count=len(stories),
            pagination=pagination,
            filters=filters,
            calendar=calendar,
        )
        yield shared_page(
            context,
            language,
            key=pagination.key,
            kind="term",
            titles={each.id: term.name.text(each.id) for each in site.languages},
            view=view,
            description=_description(context, term, language, introduction),
            section=f"{term.axis}/",
            feeds=term.key,
            way=(section_crumb(context, f"{term.axis}/", language.id),),
            sources=(introduction.path,) if introduction else (),
        )


def _combination(
    context: Context, district: str, topic: str, language: Language, stories: tuple[Story, ...]
) -> Iterator[Page]:
    site = context.library.site
    names = {
        each.id: context.words.text(each.id, "title.combination").format(
            district=context.term_name("districts", district, each.id),
            topic=context.term_name("topics", topic, each.id),
        )
        for each in site.languages
    }
    about = context.words.text(language.id, "description.combination")
    filters = tuple(_filters(context, site.term("districts", district), current=topic))
    way = (
        section_crumb(context, "districts/", language.id),
        Crumb(f"districts/{district}/", context.term_name("districts", district, language.id)),
    )
    for pagination, shown in paginated(context, combination_key(district, topic), stories):
        view = TermView(
            axis="districts",
            term_id=district,
            other_term_id=topic,
            cards=tuple(context.card(story, language.id) for story in shown),
            count=len(stories),
            pagination=pagination,
            filters=filters,
        )
        yield shared_page(
            context,
            language,
            key=pagination.key,
            kind="term",
            titles=names,
            view=view,
            description=about.format(name=names[language.id]),
            section="districts/",
            way=way,
        )


def _filters(context: Context, term: Term, current: str = "") -> Iterator[Filter]:
    """Offer the terms of the other axis that share stories with this one."""
    other: Axis = "topics" if term.axis == "districts" else "districts"
    for choice in context.library.site.terms(other):
        pair = (term.id, choice.id) if other == "topics" else (choice.id, term.id)
        stories = context.shelf.by_pair.get(pair, ())
        if stories:
            key = combination_key(*pair)
            yield Filter(other, choice.id, key, len(stories), choice.id == current)


def _description(
    context: Context, term: Term, language: Language, introduction: PageText | None
) -> str:
    """Return the introduction's summary; without one, say what the page lists."""
    if introduction and introduction.summary:
        return introduction.summary
    words = context.words.text(language.id, f"description.one_of_{term.axis}")
    return words.format(name=term.name.text(language.id))
