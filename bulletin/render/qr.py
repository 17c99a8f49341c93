"""QR codes (ISO/IEC 18004) of addresses, as paths of SVG, without a library.

Byte mode, error correction M, versions 1 to 10: up to 213 octets. The mask is always the same one;
a reader takes any. Drawn at build for every story, so everything that depends on the version only
is worked out once, and the rest is done on whole numbers instead of single modules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUIET = 4  # modules of white around the code
_VERSIONS = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27, 27, 27, 27)),
    7: (18, (31, 31, 31, 31)),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43, 43, 43, 43, 44)),
}  # version → correction octets of each block, data octets of each block (level M)
_ALIGNED = {
    1: (),
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}  # version → where alignment patterns are centred
_FORMAT = 0b101010000010010  # level M and mask 0 are 00 000: corrected they stay 0; then masked
_WITH_VERSION = 7  # from here on the code says its version
_LONG_COUNT = 10  # from here on the length takes two octets
_PADDING = 0xEC11


def qr_svg(text: str) -> Markup:
    """Return the code of an address as SVG; nothing where it is too long for one."""
    found = qr_rows(text.encode())
    if not found:
        return Markup()
    size = len(found) + 2 * QUIET
    octets = -(-len(found) // 8)
    back = f"m-{8 * octets} 1"
    runs = _runs()
    rows = (
        "".join(map(runs.__getitem__, (row << (8 * octets - len(found))).to_bytes(octets)))
        for row in found
    )
    path = f"M{QUIET} {QUIET}.5{back.join(rows)}"
    return Markup(  # noqa: S704 - numbers and letters made here
        f'<svg class="qr" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" '
        'aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )


def qr_rows(content: bytes) -> list[int]:
    """Return the rows of a code as numbers, a bit for each module; none where it is too long."""
    for version, (corrections, blocks) in _VERSIONS.items():
        counted = 2 if version >= _LONG_COUNT else 1
        room = sum(blocks)
        if len(content) * 8 + 4 + 8 * counted <= room * 8:
            frame = _frame(version)
            codewords = _interleaved(_data(content, counted, room), corrections, blocks)
            bits = int.from_bytes(codewords) << frame.remainder ^ frame.mask
            modules = "".join(frame.arranged(f"{bits:0{frame.capacity}b}01"))
            size = frame.size
            return [int(modules[at : at + size], 2) for at in range(0, size * size, size)]
    return []


def _data(content: bytes, counted: int, room: int) -> bytes:
    """Return mode, length, content and padding as octets."""
    bits = (0b0100 << 8 * counted | len(content)) << 8 * len(content) | int.from_bytes(content)
    used = 4 + 8 * counted + 8 * len(content)
    spare = room * 8 - used
    filled = (bits << min(4, spare)).to_bytes(used // 8 + 1)
    padding = _PADDING.to_bytes(2) * (room // 2 + 1)
    return (filled + padding)[:room]


def _interleaved(data: bytes, corrections: int, blocks: tuple[int, ...]) -> bytes:
    """Return the octets of all blocks in turn, and after them those that correct them."""
    parts, start = [], 0
    for length in blocks:
        parts.append(data[start : start + length])
        start += length
    checks = [_correction(part, corrections) for part in parts]
    longest = max(blocks)
    turned = bytes(part[at] for at in range(longest) for part in parts if at < len(part))
    return turned + bytes(octet for column in zip(*checks, strict=True) for octet in column)


def _correction(data: bytes, corrections: int) -> bytes:
    """Return the Reed-Solomon remainder of a block."""
    products, top = _products(corrections), 8 * (corrections - 1)
    remainder, kept = 0, (1 << top) - 1
    for octet in data:
        remainder = (remainder & kept) << 8 ^ products[remainder >> top ^ octet]
    return remainder.to_bytes(corrections)


@lru_cache
def _products(corrections: int) -> list[int]:
    """Return the generator polynomial, without its first term, times each octet."""
    powers, logs = _field()
    generator = [1]
    for root in range(corrections):
        shifted = [*generator, 0]
        for at, factor in enumerate(generator):
            shifted[at + 1] ^= powers[logs[factor] + root] if factor else 0
        generator = shifted
    return [
        int.from_bytes(
            bytes(powers[logs[octet] + logs[each]] if octet else 0 for each in generator[1:])
        )
        for octet in range(256)
    ]


@lru_cache
def _field() -> tuple[list[int], list[int]]:
    """Return powers and logarithms of GF(256) modulo x⁸ + x⁴ + x³ + x² + 1."""
    powers, logs, value = [0] * 512, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logs[value] = exponent
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return powers, logs


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all codes of a version share.

    `arranged` puts the bits of the codewords, followed by a 0 and a 1, where they belong.
    """

    size: int
    capacity: int  # modules for codewords and remainder
    remainder: int  # modules left over
    mask: int  # of those modules, in the order of the codewords
    arranged: Callable[[str], tuple[str, ...]]


@lru_cache
def _frame(version: int) -> _Frame:
    size = 17 + 4 * version
    fixed = dict(_patterns(version, size))
    order = [place for place in _zigzag(size) if place not in fixed]
    corrections, blocks = _VERSIONS[version]
    capacity = len(order)
    mask = int("".join("01"[(row + column) % 2 == 0] for row, column in order), 2)
    source = {place: index for index, place in enumerate(order)}
    source |= {place: capacity + is_dark for place, is_dark in fixed.items()}
    places = (source[row, column] for row in range(size) for column in range(size))
    remainder = capacity - 8 * (sum(blocks) + corrections * len(blocks))
    return _Frame(size, capacity, remainder, mask, itemgetter(*places))


def _patterns(version: int, size: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the modules that hold no codewords; later ones take the place of earlier ones."""
    for at in range(size):
        yield (6, at), at % 2 == 0
        yield (at, 6), at % 2 == 0
    centres = _ALIGNED[version]
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for row, column in ((row, column) for row in centres for column in centres):
        if (row, column) not in corners:
            yield from _square(row, column, 2, light={1}, size=size)
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        yield from _square(row, column, 4, light={2, 4}, size=size)
    yield (size - 8, 8), True
    yield from _format_modules(size)
    if version >= _WITH_VERSION:
        word = version << 12 | _remainder(version << 12, 0b1111100100101)
        for at in range(18):
            is_dark = bool(word >> at & 1)
            yield (at // 3, size - 11 + at % 3), is_dark
            yield (size - 11 + at % 3, at // 3), is_dark


def _square(
    row: int, column: int, reach: int, *, light: set[int], size: int
) -> Iterator[tuple[tuple[int, int], bool]]:
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            place = (row + down, column + right)
            if 0 <= place[0] < size and 0 <= place[1] < size:
                yield place, max(abs(down), abs(right)) not in light


def _format_modules(size: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield level and mask, twice."""
    for at in range(15):
        is_dark = bool(_FORMAT >> at & 1)
        down = at if at < 6 else at + 1 if at < 8 else size - 15 + at  # noqa: PLR2004 - around the timing pattern
        left = size - 1 - at if at < 8 else 15 - at if at < 9 else 14 - at  # noqa: PLR2004 - the same
        yield (down, 8), is_dark
        yield (8, left), is_dark


def _remainder(value: int, divisor: int) -> int:
    """Return the remainder of a division of polynomials over two elements."""
    length = divisor.bit_length()
    while value.bit_length() >= length:
        value ^= divisor << value.bit_length() - length
    return value


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Yield all modules in the order in which codewords fill them."""
    upwards = True
    for right in range(size - 1, 0, -2):
        pair = right if right > 6 else right - 1  # noqa: PLR2004 - the timing pattern is skipped
        rows = range(size - 1, -1, -1) if upwards else range(size)
        for row in rows:
            yield row, pair
            yield row, pair - 1
        upwards = not upwards


@lru_cache
def _runs() -> list[str]:
    """Return the path of each eight modules in a row, from their start to their end."""
    return [_run(f"{octet:08b}") for octet in range(256)]


def _run(modules: str) -> str:
    path, at = "", 0
    while at < len(modules):
        end = at
        while end < len(modules) and modules[end] == modules[at]:
            end += 1
        path += f"h{end - at}" if modules[at] == "1" else f"m{end - at} 0"
        at = end
    return path
