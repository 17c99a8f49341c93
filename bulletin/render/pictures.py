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
IN_GALLERY = "(min-width: 45rem) 21rem, calc(100vw - 2rem)"
LEAD = "(min-width: 49rem) 46rem, calc(100vw - 2rem)"
LEAD_AT_HOME = "(min-width: 64rem) 32rem, calc(100vw - 2rem)"

_TYPES = {"avif": "image/avif", "webp": "image/webp"}
_IMG = re.compile(r"<img ([^<>]*)>")  # sanitised bodies hold < and > as tags only
_GALLERY = re.compile(r'(<div class="gallery">.*?</div>)', re.DOTALL)  # holds no other div
_SRC = re.compile(r'src="([^"]*)"')
_LATER = ' loading="lazy" decoding="async"'
_EXTERNAL = ' referrerpolicy="no-referrer"'


def lead_markup(picture: Picture, alt: str, sizes: str, rooted: Callable[[str], str]) -> Markup:
    """Return the lead picture, which is fetched before all others."""
    attributes = f'alt="{escape(alt)}" fetchpriority="high"'
    return Markup(_picture(picture, attributes, sizes, rooted))  # noqa: S704 - words are escaped


def with_pictures(html: str, pictures: Mapping[str, Picture], rooted: Callable[[str], str]) -> str:
    """Return a sanitised body whose pictures are offered in every width and format.

    `pictures` are by the address that the body has them under.
    """
    if "<img " not in html:
        return html
    parts = _GALLERY.split(html)
    for number, part in enumerate(parts):
        sizes = IN_GALLERY if number % 2 else IN_TEXT
        parts[number] = _with_pictures(part, pictures, sizes, rooted)
    return "".join(parts)


def _with_pictures(
    html: str, pictures: Mapping[str, Picture], sizes: str, rooted: Callable[[str], str]
) -> str:
    def replaced(found: re.Match[str]) -> str:
        source = _SRC.search(found[1])
        picture = pictures.get(source[1]) if source else None
        if picture is None or source is None:
            return f"<img {found[1]}{_LATER}{_EXTERNAL}>"
        rest = " ".join((found[1][: source.start()] + found[1][source.end() :]).split())
        return _picture(picture, f"{rest}{_LATER}", sizes, rooted)

    return _IMG.sub(replaced, html)


def _picture(picture: Picture, attributes: str, sizes: str, rooted: Callable[[str], str]) -> str:
    largest = picture.largest
    image = f'<img src="{_url(largest, rooted)}" {attributes}'
    fallback = [each for each in picture.files if each.format == largest.format]
    if len(fallback) > 1:
        image += f' srcset="{_srcset(fallback, rooted)}" sizes="{sizes}"'
    image += f' width="{largest.width}" height="{largest.height}">'
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
