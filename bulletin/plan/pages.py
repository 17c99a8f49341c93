"""Building blocks of pages that exist in every language: paginated lists and their way home."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from bulletin.model.article import Story
from bulletin.model.plan import Crumb, Page, Switch, View, output_path
from bulletin.model.site import Axis, Language
from bulletin.model.views import Pagination
from bulletin.plan.addresses import everywhere, same_everywhere
from bulletin.plan.context import Context

T = TypeVar("T")


def shared_page(  # noqa: PLR0913 - a page has this many facts; each is named at the call
    context: Context,
    language: Language,
    *,
    key: str,
    kind: str,
    titles: dict[str, str],
    view: View,
    description: str = "",
    section: str = "",
    feeds: str = "",
    way: tuple[Crumb, ...] = (),
    sources: tuple[str, ...] = (),
) -> Page:
    """Return one language of a page that exists in every language; `way` leads to it from home."""
    site = context.library.site
    return Page(
        key=key,
        language=language.id,
        kind=kind,
        output=output_path(key, language.id),
        title=titles[language.id],
        description=description,
        view=view,
        section=section,
        feeds=feeds,
        switches=same_everywhere(site, key, language.id, titles),
        alternates=everywhere(site, key),
        breadcrumbs=(home_crumb(context, language.id), *way),
        sources=sources,
    )


def unlisted(  # noqa: PLR0913 - as above
    key: str,
    kind: str,
    view: View,
    *,
    language: str = "",
    title: str = "",
    description: str = "",
    feeds: str = "",
    switches: tuple[Switch, ...] = (),
    sources: tuple[str, ...] = (),
) -> Page:
    """Return a file that neither sitemap nor search engines list: for programs, or a way out."""
    return Page(
        key=key,
        language=language,
        kind=kind,
        output=output_path(key, language),
        title=title,
        description=description,
        view=view,
        feeds=feeds,
        switches=switches,
        is_indexed=False,
        sources=sources,
    )


def paginated(
    context: Context, key: str, items: Sequence[T]
) -> Iterator[tuple[Pagination, Sequence[T]]]:
    """Yield each page of a list with what it shows: the index, then page/2/, page/3/ and so on."""
    size = context.library.site.page_size
    pages = max(1, -(-len(items) // size))
    keys = (key, *(f"{key}page/{number}/" for number in range(2, pages + 1)))
    for number in range(1, pages + 1):
        yield Pagination(number, keys), items[(number - 1) * size : number * size]


def titles_of(context: Context, words_key: str) -> dict[str, str]:
    """Return an interface string in every language of the site."""
    return {
        each.id: context.words.text(each.id, words_key) for each in context.library.site.languages
    }


def home_crumb(context: Context, language: str) -> Crumb:
    """Return the first step of every breadcrumb trail."""
    return Crumb("", context.words.text(language, "nav.home"))


def section_crumb(context: Context, key: str, language: str) -> Crumb:
    """Return the step that a section of the site is: archive/, districts/, topics/."""
    return Crumb(key, context.words.text(language, f"nav.{key.removesuffix('/')}"))


def story_crumbs(context: Context, story: Story, language: str) -> tuple[Crumb, ...]:
    """Return the way from home to a story, by its nearest place."""
    place = nearest_place(context, story, language)
    section = f"{place.key.partition('/')[0]}/"
    return (home_crumb(context, language), section_crumb(context, section, language), place)


def nearest_place(context: Context, story: Story, language: str) -> Crumb:
    """Return the story's first district, else its first topic: both list it in every language."""
    axis: Axis = "districts" if story.facts.districts else "topics"
    term_id = (story.facts.districts or story.facts.topics)[0]
    key = context.library.site.term(axis, term_id).key
    return Crumb(key, context.term_name(axis, term_id, language))
