"""Picture files as readers get them."""

import io
import struct

import pytest
from PIL import Image

from bulletin.model.picture import PictureFault, PictureFile, most_pixels
from bulletin.render.images import inspect, make_files
from tests.pictures import drawn, encoded, photograph

FORMATS = ("avif", "webp", "jpeg", "png")


def wanted(*sizes: tuple[str, int, int]) -> tuple[PictureFile, ...]:
    """Return files to make."""
    return tuple(
        PictureFile(f"{name}-{width}", name, width, height) for name, width, height in sizes
    )


def opened(content: bytes) -> Image.Image:
    """Return a decoded picture."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_the_size_that_was_asked_for(name: str) -> None:
    """AVIF, WebP, JPEG and PNG come in the width and height that pages announce."""
    (content,) = make_files(photograph(), wanted((name, 480, 300)))
    image = opened(content)
    assert (image.format or "").lower() == name
    assert image.size == (480, 300)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_the_camera_is_left(name: str) -> None:
    """No EXIF, no position, no comment, no colour profile stands in what is published."""
    original = photograph()
    assert b"taken at home" in original
    (content,) = make_files(original, wanted((name, 480, 300)))
    image = opened(content)
    assert len(image.getexif()) == 0
    assert image.info.keys() & {"exif", "icc_profile", "comment", "xmp"} == set()
    assert b"secret" not in content
    assert b"taken at home" not in content


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_the_orientation_is_applied(orientation: int) -> None:
    """A picture that a phone says to turn is turned, and its size is the one readers see."""
    content = photograph(800, 400, orientation)
    facts = inspect(content)
    is_turned = orientation != 3
    assert (facts.width, facts.height) == ((400, 800) if is_turned else (800, 400))
    (made,) = make_files(content, wanted(("png", facts.width, facts.height)))
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270}
    right = drawn(800, 400).transpose(turn.get(orientation, Image.Transpose.ROTATE_90))
    corners = [(10, 10), (facts.width - 10, 10), (10, facts.height - 10)]
    for corner in corners:
        found, expected = opened(made).getpixel(corner), right.getpixel(corner)
        assert isinstance(found, tuple)
        assert isinstance(expected, tuple)
        assert all(abs(one - other) < 12 for one, other in zip(found, expected, strict=True))


def test_transparency_stays() -> None:
    """What can be seen through stays so in the formats that know transparency."""
    content = encoded(drawn(300, 200, "RGBA"), "PNG")
    facts = inspect(content)
    assert facts.has_alpha
    for made in make_files(
        content, wanted(("avif", 300, 200), ("webp", 300, 200), ("png", 300, 200))
    ):
        assert opened(made).mode == "RGBA"


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_plain_colour(mode: str) -> None:
    """Grey, palette, print colours and 16 bits are shown as they look."""
    name = "TIFF" if mode == "never" else "JPEG" if mode == "CMYK" else "PNG"
    grey = drawn(256, 64, "L")
    image = (
        grey.convert("I").point(lambda value: value * 257).convert("I;16")
        if mode == "I;16"
        else grey.convert(mode)
    )
    made = opened(make_files(encoded(image, name), wanted(("png", 256, 64)))[0])
    assert made.mode == "RGB"
    left, right = made.getpixel((4, 32)), made.getpixel((251, 32))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert abs(left[0] - right[0]) > 180


def test_the_same_bytes_give_the_same_files() -> None:
    """Nothing but the original and the settings goes into a file."""
    files = wanted(*((name, 480, 300) for name in FORMATS))
    assert make_files(photograph(), files) == make_files(photograph(), files)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.95])
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_file_that_was_cut_off_is_broken(name: str, keep: float) -> None:
    """A picture of which a part is lost is not shown half grey."""
    content = encoded(drawn(600, 400), name)
    assert inspect(content).fault is None
    assert inspect(content[: int(len(content) * keep)]).fault is PictureFault.BROKEN


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"%PDF-1.7 ...", b"<!doctype html><p>x"])
def test_what_is_no_picture_is_said_to_be_none(content: bytes) -> None:
    """Any other file under a picture's name is recognised."""
    assert inspect(content).fault is PictureFault.NO_PICTURE


@pytest.mark.parametrize(("name", "found"), [("TIFF", "tiff"), ("BMP", "bmp")])
def test_formats_that_browsers_do_not_know_are_named(name: str, found: str) -> None:
    """An editor is told what the file is."""
    facts = inspect(encoded(drawn(20, 20), name))
    assert (facts.format, facts.fault) == (found, PictureFault.NOT_FOR_THE_WEB)


def test_a_picture_of_a_phone_is_named() -> None:
    """HEIC is recognised without decoding it."""
    facts = inspect(b"\x00\x00\x00\x18ftypheic" + bytes(64))
    assert (facts.format, facts.fault) == ("heic", PictureFault.NOT_FOR_THE_WEB)


def test_a_picture_of_too_many_pixels_is_never_decoded() -> None:
    """A small file may claim a huge size: its header alone decides."""
    side = int(most_pixels("png") ** 0.5) + 100
    content = bytearray(encoded(drawn(10, 10), "PNG"))
    content[16:24] = struct.pack(">II", side, side)
    content[29:33] = struct.pack(">I", __import__("zlib").crc32(bytes(content[12:29])))
    assert inspect(bytes(content)).fault is PictureFault.TOO_MANY_PIXELS


def test_a_camera_s_jpeg_may_have_more_pixels() -> None:
    """JPEG is made smaller while it is read; other formats lie in memory whole."""
    assert most_pixels("jpeg") > most_pixels("png") == most_pixels("webp")
    assert inspect(encoded(Image.new("L", (5000, 4800)), "JPEG")).fault is None


def test_an_animation_is_told_from_a_still() -> None:
    """Frames beyond the first are counted, and the first one is shown."""
    frames = [drawn(40, 40), drawn(40, 40).rotate(90)]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert inspect(content).is_animated
    assert opened(make_files(content, wanted(("webp", 40, 40)))[0]).size == (40, 40)
