"""Pictures made of nothing but arithmetic, for tests; none of them shows anything."""

import io
from typing import Any

from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


def drawn(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a gradient, so that a turned or scaled picture can be told apart."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    bands = {"RGB": (across, down, across), "RGBA": (across, down, across, down)}
    if mode in bands:
        return Image.merge(mode, bands[mode])
    return across.convert(mode)


def encoded(image: Image.Image, name: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Return the bytes of a picture file."""
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()


def photograph(width: int = 1600, height: int = 1000, orientation: int = 1) -> bytes:
    """Return a JPEG with what a camera adds: orientation, position, a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010E] = "taken at home"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (30.0, 16.0, 12.0)
    return encoded(drawn(width, height), exif=exif, quality=90, comment=b"secret place")


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">'
    '<rect width="300" height="200" fill="#0a5a75"/></svg>'
)
