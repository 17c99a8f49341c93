"""What templates may say: the globals and filters of one language's environment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from bulletin.render import dates
from bulletin.render.assets import asset_paths
from bulletin.render.key_figures import figure_text
from bulletin.render.locales import news_language, territory_locale
from bulletin.render.numbers import plain_number
from bulletin.render.report_address import report_address
from bulletin.render.side_by_side import side_by_side

if TYPE_CHECKING:
    from bulletin.model.localized import Localized
    from bulletin.model.site import Axis, Language, Site
    from bulletin.model.views import ArticleView
    from bulletin.render.addresses import Addresses
    from bulletin.render.strings import Strings

_HAN_PER_MINUTE = 400
_WORDS_PER_MINUTE = 230
_LONG = 100  # a headline of more Latin letters, or half as many Han, is set smaller
_LATIN = "\u2e7f"  # the end of what is half as wide as Han
_SAFE_IN_DATA = " =;,/"  # needs no escape in an attribute, and reads as it is written

Filter = Callable[..., Any]


def template_globals(
    language: Language, addresses: Addresses, strings: Strings, templates: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the names every template of a language knows besides its own page."""
    return {
        "site": addresses.plan.site,
        "language": language,
        "navigation": addresses.plan.navigation.get(language.id, ()),
        "footer": addresses.plan.footer.get(language.id, ()),
        "side_by_side": side_by_side,
        **_names(language, strings),
        **_places(language, addresses, templates),
    }


def template_filters(
    language: Language, strings: Strings, headline: Callable[[str], Markup]
) -> dict[str, Filter]:
    """Return the filters of a language; `headline` marks where a text's lines may end."""
    site = strings.site
    return {
        "words": lambda words: words.text(language.id),
        "headline": headline,
        "is_long": lambda title: sum(1 + (each > _LATIN) for each in title) > _LONG,
        "phrase": partial(_phrase, language=language, site=site, headline=headline),
        "number": lambda value: plain_number(value, language),
        "figure": lambda figure: figure_text(figure, language, strings),
        "reading_time": reading_time,
        "webcal": lambda address: f"webcal:{address.partition(':')[2]}",
        "og_locale": {each.id: territory_locale(each) for each in site.languages}.__getitem__,
        "news_language": {each.id: news_language(each) for each in site.languages}.__getitem__,
        "in_tag": {each.id: each.tag for each in site.languages}.__getitem__,
        "language_name": {each.id: each.name for each in site.languages}.__getitem__,
        **_date_filters(language, site),
    }


def _phrase(
    words: Localized, language: Language, site: Site, headline: Callable[[str], Markup]
) -> Markup:
    """Return words as an element's text, marked where they are not in the page's language."""
    told = words.language_for(language.id)
    text = headline(words.text(language.id))
    if told == language.id:
        return text
    return Markup('<span lang="{}">{}</span>').format(site.language(told).tag, text)


def reading_time(view: ArticleView) -> int:
    """Return how many minutes a story takes to read, at least one."""
    minutes = view.version.han_count / _HAN_PER_MINUTE + view.version.word_count / _WORDS_PER_MINUTE
    return max(1, int(minutes + 0.5))


def _names(language: Language, strings: Strings) -> dict[str, object]:
    """Return what turns keys and ids into words."""
    site = strings.site
    terms = {
        (term.axis, term.id): term.name.text(language.id)
        for term in (*site.districts, *site.topics)
    }

    def t(key: str, **values: Any) -> str:  # noqa: ANN401 - a placeholder takes what has a text
        return strings.text(language, key, **values)

    def t_in(language_id: str, key: str, **values: Any) -> str:  # noqa: ANN401 - the same
        return strings.text(site.language(language_id), key, **values)

    def term(axis: Axis, term_id: str) -> str:
        return terms[axis, term_id]

    def date_in(language_id: str, moment: dt.datetime) -> str:
        return dates.long_date(site.local(moment).date(), site.language(language_id))

    return {"t": t, "t_in": t_in, "term": term, "date_in": date_in}


def _places(
    language: Language, addresses: Addresses, templates: Mapping[str, bytes]
) -> dict[str, object]:
    """Return what turns keys and names into addresses."""
    assets = asset_paths(templates)

    def url(key: str, language_id: str | None = None) -> str:
        return addresses.url(key, language.id if language_id is None else language_id)

    def absolute(key: str, language_id: str | None = None) -> str:
        return addresses.absolute(key, language.id if language_id is None else language_id)

    def asset(name: str) -> str:
        return addresses.rooted(f"/{assets[name]}")

    @cache
    def drawing(name: str) -> str:
        return f"data:image/svg+xml,{quote(templates[f'assets/{name}'], safe=_SAFE_IN_DATA)}"

    return {
        "url": url,
        "absolute": absolute,
        "asset": asset,
        "drawing": drawing,
        "rooted": addresses.rooted,
        "absolute_path": addresses.absolute_path,
        "report_address": partial(report_address, addresses.plan.site.report_errors),
    }


def _date_filters(language: Language, site: Site) -> dict[str, Filter]:
    zone = site.zone

    def local(moment: dt.datetime) -> dt.datetime:
        return moment.astimezone(zone)

    def day(when: dt.date) -> dt.date:
        return local(when).date() if isinstance(when, dt.datetime) else when

    def iso(when: dt.date) -> str:
        if isinstance(when, dt.datetime):
            return local(when).isoformat(timespec="seconds")
        return when.isoformat()

    def days(first: dt.date, last: dt.date | None) -> list[tuple[dt.date, str]]:
        ends = day(first), day(last or first)
        return list(zip(ends, dates.days(*ends, language), strict=False))

    return {
        "days": days,
        "date": lambda when: dates.long_date(day(when), language),
        "short_date": lambda when: dates.short_date(day(when), language),
        "month": lambda when: dates.month(day(when), language),
        "year": lambda when: dates.year(day(when), language),
        "time_of": lambda moment: dates.time_of_day(local(moment)),
        "datetime": lambda moment: dates.date_and_time(local(moment), language),
        "stamp": lambda moment: dates.stamp(local(moment), language),
        "iso": iso,
        "pub_date": lambda moment: f"{local(moment):%Y-%m-%d %H:%M}",
        "day": day,
    }
