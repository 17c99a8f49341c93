"""`<picture>`: every browser chooses the format it knows and the width it needs.

Width and height stand on every picture, so that nothing moves while it loads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bulletin.model.picture import Picture, PictureFile

IN_TEXT = "(min-width: 45rem) 42rem, calc(100vw - 2rem)"
LEAD = "(min-width: 49rem) 46rem, calc(100vw - 2rem)"

_TYPES = {"avif": "image/avif", "webp": "image/webp"}
_IMG = re.compile(r"<img ([^<>]*)>")  # sanitised bodies hold < and > as tags only
_SRC = re.compile(r'src="([^"]*)"')
_EXTERNAL = ' loading="lazy" decoding="async" referrerpolicy="no-referrer"'


def picture_markup(
    picture: Picture, alt: str, rooted: Callable[[str], str], *, is_lead: bool
) -> Markup:
    """Return a picture; the lead picture is fetched first, all others when they come near."""
    attributes = f'alt="{escape(alt)}"'
    return Markup(_picture(picture, attributes, rooted, is_lead=is_lead))  # noqa: S704 - escaped


def with_pictures(html: str, pictures: Mapping[str, Picture], rooted: Callable[[str], str]) -> str:
    """Return a sanitised body whose pictures are offered in every width and format.

    `pictures` are by the address that the body has them under.
    """
    if "<img " not in html:
        return html

    def replaced(found: re.Match[str]) -> str:
        source = _SRC.search(found[1])
        picture = pictures.get(source[1]) if source else None
        if picture is None or source is None:
            return f"<img {found[1]}{_EXTERNAL}>"
        rest = " ".join((found[1][: source.start()] + found[1][source.end() :]).split(" ")).strip()
        return _picture(picture, rest, rooted, is_lead=False)

    return _IMG.sub(replaced, html)


def _picture(
    picture: Picture, attributes: str, rooted: Callable[[str], str], *, is_lead: bool
) -> str:
    sizes = LEAD if is_lead else IN_TEXT
    largest = picture.largest
    first = ' fetchpriority="high"' if is_lead else ' loading="lazy" decoding="async"'
    image = f'<img src="{_url(largest, rooted)}" {attributes}'
    fallback = [each for each in picture.files if each.format == largest.format]
    if len(fallback) > 1:
        image += f' srcset="{_srcset(fallback, rooted)}" sizes="{sizes}"'
    image += f' width="{largest.width}" height="{largest.height}"{first}>'
    sources = "".join(
        f'<source type="{kind}" srcset="{_srcset(files, rooted)}" sizes="{sizes}">'
        for name, kind in _TYPES.items()
        if (files := [each for each in picture.files if each.format == name])
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def _srcset(files: list[PictureFile], rooted: Callable[[str], str]) -> str:
    return ", ".join(f"{_url(each, rooted)} {each.width}w" for each in files)


def _url(file: PictureFile, rooted: Callable[[str], str]) -> str:
    return str(escape(rooted("/" + quote(file.output))))
