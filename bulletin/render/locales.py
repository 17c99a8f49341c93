"""CLDR data of the site's languages, through Babel."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.model.finding import BulletinError

if TYPE_CHECKING:
    from babel import Locale

    from bulletin.model.site import Language

_TERRITORIES = {"en": "en-GB"}  # CLDR's plain "en" is American: September 27, 2024


def territory_locale(language: Language) -> str:
    """Return language_TERRITORY as Open Graph wants it: as configured, else the likely one."""
    if language.locale:
        return language.locale
    from babel.core import get_global  # noqa: PLC0415 - costs 50 ms, not always needed

    parts = language.tag.split("-")
    territory = next((each for each in parts[1:] if len(each) == 2), "")  # noqa: PLR2004 - ISO 3166
    likely = get_global("likely_subtags")
    found = likely.get("_".join(parts)) or likely.get(parts[0], "")
    return f"{parts[0]}_{territory.upper() or found.rpartition('_')[2]}"


def news_language(language: Language) -> str:
    """Return the language code of news sitemaps: ISO 639, and zh-cn or zh-tw for Chinese."""
    parts = language.tag.lower().split("-")
    if parts[0] != "zh":
        return parts[0]
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-cn"


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - costs 50 ms, not always needed

    try:
        return Locale.parse(_TERRITORIES.get(tag, tag), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise BulletinError(
            f"config.yaml：不认识语言标签“{tag}”，请写 zh-Hans、en 这样的 BCP 47 标签",
            f"config.yaml: unknown language tag “{tag}”; write a BCP 47 tag such as zh-Hans",
        ) from error
