"""What a page is called in every language: switches, hreflang and absolute URLs."""

from bulletin.model.article import Coverage, Story
from bulletin.model.plan import Alternate, Relation, Switch, page_path
from bulletin.model.site import Language, Site


def absolute(site: Site, key: str, language: str) -> str:
    """Return the absolute URL of `(key, language)`."""
    return site.base_url + page_path(key, language).lstrip("/")


def same_everywhere(
    site: Site, key: str, language: str, titles: dict[str, str]
) -> tuple[Switch, ...]:
    """Return the switches of a page that exists in every language of the site."""
    return tuple(
        Switch(each.id, key, Relation.SAME, titles.get(each.id, ""))
        for each in others(site, language)
    )


def alternates(
    site: Site, key: str, languages: tuple[str, ...], unmatched: str
) -> tuple[Alternate, ...]:
    """Return hreflang for the languages that truly tell a page, and x-default (WHATWG, Google)."""
    lines = [
        Alternate(each.tag, absolute(site, key, each.id))
        for each in site.languages
        if each.id in languages
    ]
    lines.append(Alternate("x-default", absolute(site, key, unmatched)))
    return tuple(lines)


def everywhere(site: Site, key: str) -> tuple[Alternate, ...]:
    """Return hreflang of a page that exists in every language of the site."""
    return alternates(site, key, tuple(each.id for each in site.languages), site.x_default)


def told_in_full(story: Story) -> tuple[str, ...]:
    """Return the languages in which a story is told whole."""
    return tuple(
        language
        for language, version in story.versions.items()
        if version.coverage is Coverage.FULL
    )


def others(site: Site, language: str) -> tuple[Language, ...]:
    """Return the site's languages besides one."""
    return tuple(each for each in site.languages if each.id != language)
