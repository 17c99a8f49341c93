"""A folder's name proposed from a headline: English words, or pinyin for Chinese ones."""

import re
import unicodedata
from collections.abc import Collection

from bulletin.model.han import HAN
from bulletin.model.site import Site
from bulletin.parse.scalars import SLUG_LIMIT

_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(f"[{HAN}]+")
_LONGEST = 40  # of a proposal; an editor may choose a longer one
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to"}
)


def propose(title: str, site: Site, taken: Collection[str]) -> str:
    """Return a folder name that no story of the year has yet.

    Names of districts and topics become their ids, so that 拱墅 is `gongshu` and no two syllables.
    """
    words = _words(title, site)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".strip("-")
        if len(longer) > _LONGEST:
            break
        slug = longer
    slug = slug or "".join(words)[:SLUG_LIMIT] or "story"
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _words(title: str, site: Site) -> list[str]:
    names = sorted(
        (
            (name, term.id)
            for term in (*site.districts, *site.topics)
            for name in term.spellings
            if _HAN.fullmatch(name)
        ),
        key=lambda pair: -len(pair[0]),
    )
    for name, term_id in names:
        title = title.replace(name, f" {term_id} ")
    title = _HAN.sub(lambda match: f" {_pinyin(match[0])} ", title)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = _WORD.findall(plain.replace("'", ""))
    return [word for word in words if word not in _SMALL] or words


def _pinyin(han: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionaries take a tenth of a second

    return " ".join(lazy_pinyin(han, v_to_u=False))
