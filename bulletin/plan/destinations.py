"""Where the links and pictures of a text lead: each destination as written becomes a URL."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import quote, unquote, urlsplit

from bulletin.model.article import Target
from bulletin.model.plan import BrokenLink, FragmentLink, LinkFault, page_path

_SOURCE_NAME = re.compile(r"^index\.([a-z0-9-]+)\.md$")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_GUESSES = 50  # in one text: each one looks at the names of all pages


@dataclass(frozen=True, slots=True)
class Destinations:
    """Every place a text may lead to: page keys by language, published files, withheld stories."""

    keys: dict[str, frozenset[str]]
    files: dict[str, str]  # content path → path under public/
    published: frozenset[str]  # those paths under public/, and feeds
    withheld: frozenset[str]  # keys of stories that are not shown
    unreadable: frozenset[str]  # keys of pages that have faults of their own
    fallback: tuple[str, ...]  # languages in the order they stand in for each other


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text lives: its file, its page key and its language."""

    path: str
    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The links of one text: pairs for the render stage, and what leads nowhere."""

    links: tuple[tuple[str, str], ...]
    broken: tuple[BrokenLink, ...]
    fragments: tuple[FragmentLink, ...]


def resolve(targets: Iterable[Target], place: TextPlace, destinations: Destinations) -> Resolved:
    """Resolve the internal destinations of a text, in the order they are written."""
    links: dict[str, str] = {}
    broken: list[BrokenLink] = []
    fragments: list[FragmentLink] = []
    for target in targets:
        if target.url.startswith("#"):
            page = page_path(place.key, place.language)
            fragments += _fragment(target, page + target.url, place)
        if target.url in links or not is_internal(target.url):
            continue
        found = _resolve_one(target.url, place, destinations)
        if isinstance(found, LinkFault):
            nearest = _nearest(target, place, destinations) if len(broken) < _GUESSES else ""
            broken.append(
                BrokenLink(
                    path=place.path,
                    line=target.line,
                    column=target.column,
                    url=target.url,
                    fault=found,
                    nearest=nearest,
                    is_picture=target.is_picture and not target.url.startswith("/"),
                )
            )
        else:
            links[target.url] = found
            fragments += _fragment(target, found, place)
    return Resolved(tuple(links.items()), tuple(broken), tuple(fragments))


def is_internal(url: str) -> bool:
    """Tell whether a destination is meant to lie within the site."""
    return bool(url) and not url.startswith(("#", "//")) and not _SCHEME.match(url)


def media_path(content_path: str) -> str:
    """Return where a story's or page's file is published: media/ mirrors content/."""
    return "media/" + content_path.removeprefix("content/").removeprefix("articles/")


def _fragment(target: Target, url: str, place: TextPlace) -> Iterator[FragmentLink]:
    path, _, fragment = url.partition("#")
    if fragment and path.endswith("/"):
        output = path.lstrip("/") + "index.html"
        yield FragmentLink(
            place.path, target.line, target.column, target.url, output, unquote(fragment)
        )


def _resolve_one(url: str, place: TextPlace, destinations: Destinations) -> str | LinkFault:
    parts = urlsplit(url)
    path = unquote(parts.path)
    suffix = ("?" + parts.query if parts.query else "") + (
        "#" + parts.fragment if parts.fragment else ""
    )
    if path.startswith("/"):
        return _site_path(path, suffix, destinations)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(place.path), path))
    if file.startswith(".."):
        return LinkFault.OUTSIDE
    if file in destinations.files:
        return "/" + quote(destinations.files[file])
    key, language = _key_of(path, place)
    found = _page_url(key, language, destinations)
    if not isinstance(found, LinkFault):
        return found + suffix
    looks_like_file = "." in posixpath.basename(path) and not path.endswith((".md", "/"))
    return LinkFault.NO_SUCH_FILE if looks_like_file else found


def _key_of(path: str, place: TextPlace) -> tuple[str, str]:
    """Read `../other-story/`, `../other-story/index.en.md` and `../../../about/` as page keys."""
    directory, _, name = path.rpartition("/")
    source = _SOURCE_NAME.match(name)
    language = source.group(1) if source else place.language
    joined = posixpath.normpath(posixpath.join("/", place.key, directory if source else path))
    key = joined.lstrip("/")
    return (f"{key}/" if key else "", language)


def _site_path(path: str, suffix: str, destinations: Destinations) -> str | LinkFault:
    language, _, key = path.lstrip("/").partition("/")
    if language in destinations.keys and path != "/":
        found = _whole_key(key.removesuffix("index.html"), language, destinations)
        return found if isinstance(found, LinkFault) else page_path(found, language) + suffix
    is_known = path == "/" or path.lstrip("/") in destinations.published
    return quote(path) + suffix if is_known else LinkFault.NO_SUCH_PAGE


def _whole_key(written: str, language: str, destinations: Destinations) -> str | LinkFault:
    """Return the key of a page, also where the slash at its end was left out."""
    folder = f"{written.rstrip('/')}/"
    for choice in (written, folder):
        if choice in destinations.keys[language] or choice in destinations.unreadable:
            return choice
    return LinkFault.NOT_PUBLISHED if folder in destinations.withheld else LinkFault.NO_SUCH_PAGE


def _page_url(key: str, language: str, destinations: Destinations) -> str | LinkFault:
    for choice in (language, *destinations.fallback):
        if key in destinations.keys.get(choice, ()):
            return page_path(key, choice)
    if key in destinations.unreadable:
        return page_path(key, language)
    return LinkFault.NOT_PUBLISHED if key in destinations.withheld else LinkFault.NO_SUCH_PAGE


def _nearest(target: Target, place: TextPlace, destinations: Destinations) -> str:
    if target.is_picture or "." in posixpath.basename(target.url):
        folder = posixpath.dirname(place.path) + "/"
        names = [
            path.removeprefix(folder) for path in destinations.files if path.startswith(folder)
        ]
        return next(iter(get_close_matches(target.url, names, 1, 0.5)), "")
    wanted = target.url.partition("#")[0].rstrip("/").rpartition("/")[2]
    key = next(iter(_similar_keys(wanted, place, destinations)), "")
    if not key or target.url.startswith("/"):
        return page_path(key, place.language) if key else ""
    return posixpath.relpath("/" + key, "/" + place.key) + "/"  # as editors write links


def _similar_keys(wanted: str, place: TextPlace, destinations: Destinations) -> Iterator[str]:
    keys = destinations.keys.get(place.language, frozenset())
    by_slug = {key.rstrip("/").rpartition("/")[2]: key for key in sorted(keys) if key}
    for slug in get_close_matches(wanted, list(by_slug), 1, 0.6):
        yield by_slug[slug]
