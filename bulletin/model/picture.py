"""Pictures beside a text: what a file holds, and the files readers are given for it."""

from dataclasses import dataclass
from enum import StrEnum

from bulletin.model.finding import Place

WEB_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
MOST_BYTES = 30 << 20
_MOST_PIXELS = 20_000_000  # 4 bytes each while a picture is made smaller
_MOST_OF_JPEG = 50_000_000  # cameras write them, and they are made smaller while they are read


def most_pixels(kind: str) -> int:
    """Return how many pixels a picture of a format may have."""
    return _MOST_OF_JPEG if kind == "jpeg" else _MOST_PIXELS


class PictureFault(StrEnum):
    """Why a picture file can't be shown."""

    TOO_MANY_BYTES = "too-many-bytes"
    TOO_MANY_PIXELS = "too-many-pixels"
    BROKEN = "broken"
    NOT_FOR_THE_WEB = "not-for-the-web"  # HEIC, TIFF, BMP, a camera's raw data
    NO_PICTURE = "no-picture"
    UNSAFE = "unsafe"  # an SVG with script, links or foreign content


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture file holds, whatever it is called.

    `format` is jpeg, png, webp, gif, avif, svg, or the one that was found and is not for the web.
    `width` and `height` are those a reader sees, in pixels, orientation applied. `detail` names
    what is unsafe.
    """

    format: str = ""
    width: int = 0
    height: int = 0
    has_alpha: bool = False
    is_animated: bool = False
    fault: PictureFault | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a picture: `output` under public/, its format and its size in pixels."""

    output: str
    format: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it: its files, smallest first within each format.

    The format that every browser knows comes last.
    """

    files: tuple[PictureFile, ...]

    @property
    def largest(self) -> PictureFile:
        """The largest file in the format that every browser knows."""
        return self.files[-1]


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture that texts show: `source` relative to the site, `digest` its SHA-256 in hex.

    `uses` are the places that name it.
    """

    source: str
    digest: str
    facts: PictureFacts
    uses: tuple[Place, ...]
    picture: Picture | None  # None where it can't be shown
