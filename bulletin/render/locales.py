"""CLDR data of the site's languages, through Babel."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.model.finding import BulletinError, Message

if TYPE_CHECKING:
    from babel import Locale

_TERRITORIES = {"en": "en-GB"}  # CLDR's plain "en" is American: September 27, 2024


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - costs 50 ms, not always needed

    try:
        return Locale.parse(_TERRITORIES.get(tag, tag), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise BulletinError(
            Message(
                f"config.yaml：不认识语言标签“{tag}”，请写 zh-Hans、en 这样的 BCP 47 标签",
                f"config.yaml: unknown language tag “{tag}”; write a BCP 47 tag such as zh-Hans",
            )
        ) from error
