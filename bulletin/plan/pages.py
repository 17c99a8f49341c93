"""Building blocks of pages that exist in every language: paginated lists and their way home."""

from bulletin.model.plan import Crumb, Page, View, output_path
from bulletin.model.site import Language
from bulletin.model.views import Pagination
from bulletin.plan.addresses import everywhere, same_everywhere
from bulletin.plan.context import Context


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
    breadcrumbs: tuple[Crumb, ...] = (),
    sources: tuple[str, ...] = (),
) -> Page:
    """Return one language of a page that exists in every language."""
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
        breadcrumbs=breadcrumbs,
        sources=sources,
    )


def list_keys(key: str, count: int, page_size: int) -> tuple[str, ...]:
    """Return the keys of a paginated list: the index, then page/2/, page/3/ and so on."""
    pages = max(1, -(-count // page_size))
    return (key, *(f"{key}page/{number}/" for number in range(2, pages + 1)))


def paginations(key: str, count: int, page_size: int) -> tuple[Pagination, ...]:
    """Return where each page of a list stands."""
    keys = list_keys(key, count, page_size)
    return tuple(Pagination(number, keys) for number in range(1, len(keys) + 1))


def titles_of(context: Context, words_key: str) -> dict[str, str]:
    """Return an interface string in every language of the site."""
    return {
        each.id: context.words.text(each.id, words_key) for each in context.library.site.languages
    }


def home_crumb(context: Context, language: str) -> Crumb:
    """Return the first step of every breadcrumb trail."""
    return Crumb("", context.words.text(language, "nav.home"))
