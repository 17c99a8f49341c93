"""Pictures for links that are shared: a headline in both languages, 1200 by 630 pixels, as PNG.

The same input gives the same bytes on every machine: the font is part of the site, its glyphs are
drawn without hints or shaping, and the compressor uses run lengths only, whose outcome does not
depend on how a system's zlib looks for matches.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bulletin.model.han import HAN
from bulletin.render.dates import long_date
from bulletin.render.setting import Ends, Measure, set_lines

if TYPE_CHECKING:
    from PIL import Image as Pictures
    from PIL.ImageFont import FreeTypeFont

    from bulletin.model.machine import ShareView
    from bulletin.model.site import Language, Site

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_FILTER = 1  # each row of a PNG begins with the type of its filter: 0, none
_LEFT = _FILTER + _MARGIN
_TOP, _BOTTOM = 138, 520  # between nameplate and foot
_SIZES = (84, 72, 62, 54)
_SMALL, _SMALL_LEADING = 34, 46
_GAP = 24
_MOST_LINES = 3
_ROOM = WIDTH - 2 * _MARGIN
_HAN = re.compile(f"[{HAN}]")
_NARROW = {ord(mark): 0xE000 + at for at, mark in enumerate("‘’“”…—")}  # as the font has them
_LEVELS = 16  # from paper to full colour
_PAPER = (251, 250, 246)
_COLOURS = ((26, 28, 31), (165, 42, 28), (84, 88, 91), (216, 213, 202))
_INK, _SEAL, _SOFT, _RULE = range(4)
_BAND = 30  # rows that are compressed together
_SEAL_STROKES = (((7.5, 12), (24.5, 12)), ((18, 6.5), (18, 22.5), (17, 25.5), (13, 25.5)))
_SEAL_SWEEP = ((17.5, 13), (15.8, 16.4), (13.2, 19.8), (7.5, 23))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as levels of a colour, which of its pixels are drawn, and where it stands."""

    image: Pictures.Image
    drawn: Pictures.Image
    right: int
    down: int


@dataclass(slots=True)
class SharePictures:
    """Draws with one font; glyphs are kept, for headlines share most of their characters."""

    font: bytes
    ends_of: Ends
    _sizes: dict[int, FreeTypeFont] = field(default_factory=dict)
    _glyphs: dict[tuple[str, int, int], Glyph] = field(default_factory=dict)
    _advances: dict[str, float] = field(default_factory=dict)  # in ems; 0 where there is no glyph

    def draw(self, view: ShareView, language: Language, site: Site) -> bytes:
        """Return a picture: nameplate, kicker, headline, the other headline, place and day."""
        from PIL import Image  # noqa: PLC0415 - most builds draw none

        canvas = Image.new("L", (_FILTER + WIDTH, HEIGHT))
        self._nameplate(canvas, language)
        above = self._small(view.kicker, language, 1)
        below = self._small(view.other, None, 2)
        room = _BOTTOM - _TOP - (len(above) + len(below)) * _SMALL_LEADING
        room -= _GAP * (bool(above) + bool(below))
        headline = view.headline if self._has(view.headline) else language.title
        size, lines = self._fitted(_set_for(language, headline), room)
        top = _TOP + max(0, (room - len(lines) * _leading(size)) // 2)
        top = self._lines(canvas, above, top, _SMALL, _SEAL) + _GAP * bool(above)
        top = self._lines(canvas, lines, top, size, _INK) + _GAP * bool(below)
        self._lines(canvas, below, top, _SMALL, _SOFT)
        day = long_date(site.local(view.published).date(), language) if view.published else ""
        foot = " · ".join(each for each in (view.place, day) if each) or site.host
        canvas.paste(_RULE * _LEVELS + _LEVELS - 1, (_LEFT, 540, _LEFT + _ROOM, 542))
        self._lines(canvas, self._small(foot, language, 1), 556, _SMALL, _SOFT)
        return _png(canvas.tobytes())

    def _nameplate(self, canvas: Pictures.Image, language: Language) -> None:
        canvas.paste(_seal(56), (_LEFT, 56))
        if self._has(language.title):
            self._lines(canvas, [language.title], 60, _SMALL, _INK, left=_LEFT + 76)

    def _small(self, words: str, language: Language | None, most: int) -> list[str]:
        words = _set_for(language, words)
        return (
            set_lines(words, self._measure(_SMALL), _ROOM, most, self.ends_of)
            if self._has(words)
            else []
        )

    def _fitted(self, words: str, height: int) -> tuple[int, list[str]]:
        """Return the greatest size at which a headline fits, and its lines."""
        for size in _SIZES:
            most = min(_MOST_LINES, height // _leading(size))
            lines = set_lines(words, self._measure(size), _ROOM, most + 1, self.ends_of)
            if len(lines) <= most:
                return size, lines
        return size, set_lines(words, self._measure(size), _ROOM, most, self.ends_of)

    def _lines(  # noqa: PLR0913, PLR0917 - where and how lines are set
        self,
        canvas: Pictures.Image,
        lines: list[str],
        top: int,
        size: int,
        colour: int,
        left: int = _LEFT,
    ) -> int:
        """Set lines, and return where they end."""
        for line in lines:
            at = float(left)
            for character in line:
                if not character.isspace():
                    glyph = self._glyph(character, size, colour)
                    place = (round(at) + glyph.right, top + glyph.down)
                    canvas.paste(glyph.image, place, glyph.drawn)
                at += self._advance(character) * size
            top += _leading(size)
        return top

    def _glyph(self, character: str, size: int, colour: int) -> Glyph:
        key = (character, size, colour)
        if key not in self._glyphs:
            from PIL import Image  # noqa: PLC0415 - most builds draw none

            mask, (right, down) = self._sized(size).getmask2(character, mode="L")
            image = Image.frombytes("L", mask.size, bytes(mask)).point(_ramp_of(colour))
            self._glyphs[key] = Glyph(image, image.point(_IS_DRAWN), right, down)
        return self._glyphs[key]

    def _measure(self, size: int) -> Measure:
        return lambda words: sum(map(self._advance, words)) * size

    def _has(self, words: str) -> bool:
        """Tell whether the font has every character: half a headline is worse than none."""
        return all(map(self._advance, words))

    def _advance(self, character: str) -> float:
        if character not in self._advances:
            font = self._sized(_SMALL)
            missing = bytes(font.getmask("\uffff"))
            is_known = character.isspace() or bytes(font.getmask(character)) != missing
            self._advances[character] = font.getlength(character) / _SMALL if is_known else 0.0
        return self._advances[character]

    def _sized(self, size: int) -> FreeTypeFont:
        if size not in self._sizes:
            from PIL import ImageFont  # noqa: PLC0415 - see above

            self._sizes[size] = ImageFont.truetype(
                io.BytesIO(self.font), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._sizes[size]


_IS_DRAWN = [0] + [255] * 255


@lru_cache
def _ramp_of(colour: int) -> list[int]:
    """Return the level of a colour for each shade of a mask; the faintest are left out."""
    faint = 256 // _LEVELS
    levels = (level * (_LEVELS - 1) // 255 for level in range(256))
    return [colour * _LEVELS + level if shade >= faint else 0 for shade, level in enumerate(levels)]


def _leading(size: int) -> int:
    return _SMALL_LEADING if size == _SMALL else size * 13 // 10


def _set_for(language: Language | None, words: str) -> str:
    """Take the narrow quotation marks of the font where words are no Chinese."""
    is_han = language.is_han if language else bool(_HAN.search(words))
    return words if is_han else words.translate(_NARROW)


@lru_cache
def _seal(side: int) -> Pictures.Image:
    """Draw the seal of the nameplate, at four times its size and then made smaller."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - most builds draw none

    scale = 4 * side / 26
    image = Image.new("L", (4 * side, 4 * side), 255)
    pen = ImageDraw.Draw(image)
    for stroke in (*_SEAL_STROKES, _SEAL_SWEEP):
        points = [((x - 3) * scale, (y - 3) * scale) for x, y in stroke]
        pen.line(points, fill=0, width=round(2.6 * scale), joint="curve")
    small = image.resize((side, side), Image.Resampling.BOX)
    return small.point([_SEAL * _LEVELS + level * (_LEVELS - 1) // 255 for level in range(256)])


def _png(rows: bytes) -> bytes:
    """Write an indexed PNG (ISO/IEC 15948)."""
    palette = b"".join(map(_ramp, _COLOURS))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", _compressed(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


@lru_cache
def _ramp(colour: tuple[int, int, int]) -> bytes:
    """Return the levels from paper to a colour."""
    last = _LEVELS - 1
    return bytes(
        (paper * (last - level) + full * level) // last
        for level in range(_LEVELS)
        for paper, full in zip(_PAPER, colour, strict=True)
    )


def _compressed(rows: bytes) -> bytes:
    """Compress in bands: those without text, and the nameplate, are the same in most pictures."""
    length = _BAND * (_FILTER + WIDTH)
    packed = b"".join(_packed(rows[at : at + length]) for at in range(0, len(rows), length))
    return b"\x78\x01" + packed + b"\x03\x00" + struct.pack(">I", zlib.adler32(rows))


@lru_cache(maxsize=64)
def _packed(band: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
    return engine.compress(band) + engine.flush(zlib.Z_FULL_FLUSH)
