"""Picture files as readers get them: several widths and formats, and nothing but the pixels.

EXIF data, positions, thumbnails and comments stay behind; the orientation is applied, colours
become sRGB. The same bytes and the same Pillow give the same files on any machine.
"""

import io
from collections.abc import Callable
from contextlib import suppress

from PIL import Image, ImageCms, ImageOps

from bulletin.model.picture import PictureFacts, PictureFault, PictureFile, most_pixels
from bulletin.render.svg import read_svg

Image.MAX_IMAGE_PIXELS = None  # `inspect` looks at the size before any pixel is read

_DECODERS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_MOST_PHONES = "MPO"  # a JPEG with a second one for depth behind it
_NOT_FOR_THE_WEB = {
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"8BPS": "psd",
    b"\0\0\1\0": "ico",
    b"\0\0\0\x0cjP": "jp2",
}
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_SETTINGS: dict[str, dict[str, int | bool | str]] = {
    "avif": {"quality": 58, "speed": 6, "max_threads": 1},  # one thread: the same bytes anywhere
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}


def inspect(content: bytes) -> PictureFacts:
    """Tell what a picture file holds; every pixel of it is read once, so that none is missing."""
    if _looks_like_svg(content):
        return read_svg(content).facts
    if unfit := _not_for_the_web(content):
        return PictureFacts(unfit, fault=PictureFault.NOT_FOR_THE_WEB)
    try:
        with Image.open(io.BytesIO(content), formats=_DECODERS) as image:
            return _facts(image)
    except MemoryError:  # not to be remembered as the file's fault; its size is bounded
        raise
    except Exception:  # noqa: BLE001 - what a hostile file does to a decoder is the file's fault
        is_known = content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF"))
        return PictureFacts(fault=PictureFault.BROKEN if is_known else PictureFault.NO_PICTURE)


def make_files(content: bytes, wanted: tuple[PictureFile, ...]) -> tuple[bytes, ...]:
    """Return the bytes of each wanted file of a picture that `inspect` found sound."""
    if wanted[0].format == "svg":
        return (read_svg(content).clean,)
    sizes: dict[tuple[int, int], Image.Image] = {}
    whole = _whole(content, max(each.width for each in wanted))
    for each in wanted:
        size = (each.width, each.height)
        if size not in sizes:
            sizes[size] = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return tuple(_encoded(sizes[each.width, each.height], each.format) for each in wanted)


def _looks_like_svg(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg", b"<svg")) and b"<svg" in content


def _not_for_the_web(content: bytes) -> str:
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "heic"
    return next((kind for head, kind in _NOT_FOR_THE_WEB.items() if content.startswith(head)), "")


def _facts(image: Image.Image) -> PictureFacts:
    is_plain = image.format != _MOST_PHONES
    name = (image.format or "").lower() if is_plain else "jpeg"
    width, height = image.size
    if width * height > most_pixels(name):
        return PictureFacts(name, width, height, fault=PictureFault.TOO_MANY_PIXELS)
    if image.getexif().get(0x0112, 1) in {5, 6, 7, 8}:  # turned by a quarter
        width, height = height, width
    has_alpha = image.has_transparency_data
    is_animated = is_plain and getattr(image, "n_frames", 1) > 1
    image.draft("RGB", (1, 1))  # an eighth of the size for JPEG: all of the data is still read
    image.load()
    return PictureFacts(name, width, height, has_alpha, is_animated)


def _whole(content: bytes, width: int) -> Image.Image:
    """Return the picture upright and in plain colour; what it was read into is let go."""
    with Image.open(io.BytesIO(content), formats=_DECODERS) as opened:
        opened.draft("RGB", (width * 2,) * 2)  # JPEG alone
        ImageOps.exif_transpose(opened, in_place=True)
        whole = _in_srgb(opened)
    whole.info.clear()  # comments and what else a format would write again
    return whole


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in 8 bits of sRGB, with transparency where it has any."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile is none
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
            image = converted if converted is not None else image
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel: Pillow would clip them
        image = image.convert("F").point(lambda value: value / 257.0).convert("L")
    return image if image.mode == mode else image.convert(mode)  # no second copy in memory


def _encoded(image: Image.Image, name: str) -> bytes:
    buffer = io.BytesIO()
    plain: Callable[..., None] = image.save
    plain(buffer, name.upper(), exif=b"", icc_profile=None, **_SETTINGS[name])
    return buffer.getvalue()
