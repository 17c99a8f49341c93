"""Codes are read back by an independent reader."""

import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from bulletin.render.qr import QUIET, qr_rows, qr_svg

SCALE = 4  # pixels of a module
ADDRESS = "https://bulletin.example.org/zh/articles/2024/gongshu-global-talent/"


def read(rows: list[str]) -> bytes:
    """Photograph modules, a text of 0 and 1 for each row, and read the code."""
    size = len(rows) + 2 * QUIET
    edge = "0" * QUIET
    modules = ["0" * size] * QUIET + [f"{edge}{row}{edge}" for row in rows] + ["0" * size] * QUIET
    pixels = b"".join(
        b"".join((b"\xff", b"\x00")[int(each)] * SCALE for each in row) * SCALE for row in modules
    )
    width = size * SCALE
    view = zxingcpp.ImageView(pixels, width, width, zxingcpp.ImageFormat.Lum)
    (found,) = zxingcpp.read_barcodes(view)
    return bytes(found.bytes)


def modules(content: bytes) -> list[str]:
    """Return the rows of a code as text."""
    rows = qr_rows(content)
    return [f"{row:0{len(rows)}b}" for row in rows]


@pytest.mark.parametrize("length", [1, 14, 15, 26, 42, 62, 84, 106, 122, 123, 152, 180, 181, 213])
def test_every_version_is_read(length: int) -> None:
    """At both ends of the versions, with one and two octets of length."""
    content = (ADDRESS * 4).encode()[:length]
    assert read(modules(content)) == content


@given(st.binary(min_size=1, max_size=213))
def test_any_octets_are_read(content: bytes) -> None:
    """Whatever an address holds."""
    assert read(modules(content)) == content


def test_the_drawing_is_the_code() -> None:
    """The path, walked as a browser walks it, darkens the modules and no others."""
    svg = qr_svg(ADDRESS)
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1]) - 2 * QUIET  # type: ignore[index]
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    dark, column, row = set(), 0, 0
    for step, right, down in re.findall(r"([Mmh])(-?\d+)(?: (-?\d+)(?:\.5)?)?", path):
        if step == "M":
            column, row = int(right) - QUIET, int(down) - QUIET
        elif step == "m":
            column, row = column + int(right), row + int(down)
        else:
            dark |= {(row, column + each) for each in range(int(right))}
            column += int(right)
    rows = ["".join("01"[(row, column) in dark] for column in range(size)) for row in range(size)]
    assert rows == modules(ADDRESS.encode())
    assert max(max(place) for place in dark) < size


def test_an_address_too_long_for_a_code_has_none() -> None:
    """The plain link is there all the same."""
    assert qr_svg("x" * 214) == ""
