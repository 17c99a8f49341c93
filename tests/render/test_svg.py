"""Drawings: what draws stays, what could act refuses the file."""

import pytest

from bulletin.model.picture import PictureFault
from bulletin.render.svg import MOST_ELEMENTS, read_svg
from tests.pictures import SVG

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">'
)


def test_a_plain_drawing_keeps_its_shapes_and_gets_a_size() -> None:
    """A drawing with a viewBox alone is as large as that."""
    drawing = read_svg(SVG.encode())
    assert drawing.facts.fault is None
    assert (drawing.facts.width, drawing.facts.height) == (300, 200)
    assert b'fill="#0a5a75"' in drawing.clean
    assert b'width="300"' in drawing.clean


def test_cleaning_twice_changes_nothing() -> None:
    """What came out clean is clean."""
    once = read_svg(SVG.encode()).clean
    assert read_svg(once).clean == once


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<g ONCLICK="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        '<use xlink:href="https://example.org/x.svg#a"/>',
        '<use href="data:image/svg+xml;base64,AAAA#a"/>',
        '<image href="https://example.org/x.png"/>',
        "<foreignObject><p/></foreignObject>",
        '<rect fill="url(https://example.org/x#a)"/>',
        '<rect style="fill:url( //example.org/x)"/>',
        '<rect fill="u\\72l(https://example.org/x#a)"/>',
        "<rect mask=\"image-set('https://example.org/x.png' 1x)\"/>",
        "<rect style=\"mask:-webkit-cross-fade(image-set('//example.org/x' 1x), none, 1%)\"/>",
        "<rect clip-path=\"src('https://example.org/x#a')\"/>",
        "<style>@import 'https://example.org/x.css'</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        "<iframe/>",
    ],
)
def test_what_could_act_or_load_refuses_the_drawing(inside: str) -> None:
    """Scripts, handlers, links, foreign content, animation and far addresses are named."""
    drawing = read_svg(f"{HEAD}{inside}</svg>".encode())
    assert drawing.facts.fault is PictureFault.UNSAFE
    assert drawing.facts.detail
    assert drawing.clean == b""


@pytest.mark.parametrize(
    "entities", ['<!ENTITY a "x"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">']
)
def test_entities_are_refused(entities: str) -> None:
    """Nothing is fetched and nothing multiplied while a drawing is read."""
    content = f"<!DOCTYPE svg [{entities}]>{HEAD}<text>&b;</text></svg>"
    assert read_svg(content.encode()).facts.fault is PictureFault.UNSAFE


def test_a_drawing_of_too_many_shapes_is_refused() -> None:
    """Each shape takes time and memory, and readers' browsers draw it too."""
    content = HEAD + "<path/>" * MOST_ELEMENTS + "</svg>"
    facts = read_svg(content.encode()).facts
    assert (facts.fault, facts.detail) == (PictureFault.UNSAFE, "> 50,000 elements")


@pytest.mark.parametrize(
    "use", ['<use href="#{}"/>', '<use xlink:href="#{}"/>', '<rect fill="url(#{})"/>']
)
def test_a_drawing_that_multiplies_itself_is_refused(use: str) -> None:
    """Ten uses of ten uses, eight times over, are a few hundred bytes and keep a browser busy."""

    def drawing(levels: int) -> str:
        groups = (f'<g id="a{n}">{use.format(f"a{n - 1}") * 10}</g>' for n in range(1, levels))
        return f'{HEAD}<g id="a0"><rect/></g>{"".join(groups)}</svg>'

    facts = read_svg(drawing(8).encode()).facts
    assert (facts.fault, facts.detail) == (PictureFault.UNSAFE, "<use> × 500,000")
    assert read_svg(drawing(4).encode()).facts.fault is None
    assert read_svg(drawing(400).encode()).facts.fault is not None
    ring = f'{HEAD}<g id="a">{use.format("a")}</g></svg>'
    assert read_svg(ring.encode()).facts.fault is None


@pytest.mark.parametrize("name", ["pattern", "marker"])
def test_patterns_within_patterns_are_refused_where_they_multiply(name: str) -> None:
    """Each shape below a group inherits its paint: ten a level hang a browser too."""

    def drawing(levels: int) -> str:
        inside = "<rect/>" * 10
        servers = (
            f'<{name} id="a{n}"><g fill="url(#a{n - 1})">{inside}</g></{name}>'
            for n in range(levels)
        )
        return f'{HEAD}{"".join(servers)}<g fill="url(#a{levels - 1})">{inside}</g></svg>'

    assert read_svg(drawing(2).encode()).facts.fault is None
    assert read_svg(drawing(8).encode()).facts.fault is PictureFault.UNSAFE


def test_what_drawing_programs_note_is_left_out() -> None:
    """Metadata, foreign elements and attributes go; styles become attributes."""
    inside = (
        '<metadata>where I live</metadata><i:view xmlns:i="urn:ink" a="b"/>'
        '<rect i:label="secret" xmlns:i="urn:ink" style="fill:#fff;-ink-x:1" data-name="n"/>'
        '<g><use href="#a"/></g>'
    )
    drawing = read_svg(f"{HEAD}{inside}</svg>".encode())
    assert drawing.facts.fault is None
    for word in (b"where", b"secret", b"ink", b"data-name"):
        assert word not in drawing.clean
    assert b'fill="#fff"' in drawing.clean
    assert b'href="#a"' in drawing.clean


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<svg>\xff</svg>",
        b"<?xml version='1.0' encoding='x-none'?>" + f"{HEAD}</svg>".encode(),
        # Between these depths writing a tree once ran out of recursion where reading had not.
        *(f"{HEAD}{'<g>' * depth}{'</g>' * depth}</svg>".encode() for depth in range(900, 1000)),
    ],
)
def test_a_broken_drawing_or_one_without_size_is_a_fault(content: bytes) -> None:
    """Nothing is guessed."""
    assert read_svg(content).facts.fault is not None


@pytest.mark.parametrize(
    ("size", "pixels"), [("96", 96), ("96px", 96), ("1in", 96), ("25.4mm", 96), ("72pt", 96)]
)
def test_lengths_become_pixels(size: str, pixels: int) -> None:
    """Drawing programs measure in millimetres and points."""
    content = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect/></svg>'
    )
    facts = read_svg(content.encode()).facts
    assert (facts.width, facts.height) == (pixels, pixels)
