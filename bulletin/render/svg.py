"""Drawings (SVG): only what draws may stand in them; what could act or load is refused."""

import re
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree as ET
from xml.parsers import expat

from bulletin.model.picture import PictureFacts, PictureFault

MOST_BYTES = 2 << 20
MOST_ELEMENTS = 50_000
MOST_DRAWN = 500_000  # elements as drawn: what is used twice counts twice
MOST_DEPTH = 200  # elements within one another: far below where Python's own recursion ends

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ELEMENT_NAMES = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath mask pattern marker switch"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_LEFT_OUT = frozenset({"metadata", "namedview"})  # what drawing programs note for themselves
_ATTRIBUTE_NAMES = (
    "id class viewBox width height preserveAspectRatio version x y x1 y1 x2 y2 cx cy r rx ry fx fy "
    "d points pathLength transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity "
    "color offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod "
    "patternUnits patternContentUnits patternTransform clip-path clip-rule clipPathUnits mask "
    "maskUnits maskContentUnits marker-start marker-mid marker-end markerWidth markerHeight "
    "markerUnits refX refY orient display visibility overflow vector-effect shape-rendering "
    "text-rendering font-family font-size font-style font-weight font-variant letter-spacing "
    "word-spacing text-anchor text-decoration dominant-baseline alignment-baseline dx dy rotate "
    "textLength lengthAdjust writing-mode role aria-label aria-labelledby aria-hidden lang"
)
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
# Presentation attributes are CSS, where a backslash would write "url(" in another way.
_FAR = re.compile(
    r"url\(\s*['\"]?(?!#)|(?:image-set|cross-fade|src)\(|@import|expression\(|javascript:|\\",
    re.IGNORECASE,
)
_REPEATED = frozenset({f"{_SVG}pattern", f"{_SVG}marker"})  # by each heir and at each corner
_REPEATS = 10
_USED = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing holds, and its clean bytes."""

    facts: PictureFacts
    clean: bytes = b""


class _UnsafeError(Exception):
    pass


def read_svg(content: bytes) -> Drawing:
    """Return a drawing without what drawing programs note in it; refuse one that could act."""
    if len(content) > MOST_BYTES:
        return Drawing(PictureFacts("svg", fault=PictureFault.TOO_MANY_BYTES))
    try:
        root = _tree(content)
        if root.tag != f"{_SVG}svg":
            return Drawing(PictureFacts(fault=PictureFault.NO_PICTURE))
        _clean(root)
        _require_few_drawn(root)
    except _UnsafeError as error:
        return Drawing(PictureFacts("svg", fault=PictureFault.UNSAFE, detail=str(error)))
    except (expat.ExpatError, LookupError, ValueError):  # LookupError: an unknown encoding
        return Drawing(PictureFacts("svg", fault=PictureFault.BROKEN))
    size = _size(root)
    if size is None:
        return Drawing(PictureFacts("svg", fault=PictureFault.BROKEN, detail="viewBox"))
    ET.register_namespace("", _SVG[1:-1])
    ET.register_namespace("xlink", _XLINK[1:-1])
    return Drawing(PictureFacts("svg", *size, has_alpha=True), ET.tostring(root, "utf-8"))


def _tree(content: bytes) -> ET.Element:
    """Parse without document types: no entity is defined, let alone fetched or multiplied."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise _UnsafeError("<!ENTITY>")

    elements = count(1)

    def start(name: str, attributes: dict[str, str]) -> None:
        if next(elements) > MOST_ELEMENTS:
            raise _UnsafeError(f"> {MOST_ELEMENTS:,} elements")
        builder.start(_named(name), {_named(key): value for key, value in attributes.items()})

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: builder.end(_named(name))
    parser.CharacterDataHandler = builder.data
    parser.Parse(content, True)  # noqa: FBT003 - the parser's own signature
    return builder.close()


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _clean(element: ET.Element, depth: int = 0) -> None:
    if depth > MOST_DEPTH:
        raise ValueError("nested too deep")
    for name, value in list(element.attrib.items()):
        if _keeps(element, name, value):
            continue
        del element.attrib[name]
    for child in list(element):
        local = child.tag.removeprefix(_SVG)
        if child.tag.startswith(_SVG) and local in _ELEMENTS:
            _clean(child, depth + 1)
        elif local in _LEFT_OUT or not child.tag.startswith(_SVG):
            element.remove(child)
        else:
            raise _UnsafeError(f"<{local}>")


def _keeps(element: ET.Element, name: str, value: str) -> bool:
    """Whether an attribute stays; one that could act or load something refuses the drawing."""
    local = name.rpartition("}")[2]
    if local.lower().startswith("on"):
        raise _UnsafeError(local)
    if local == "href":
        if not value.startswith("#"):
            raise _UnsafeError(f"href={value[:40]}")
        return element.tag == f"{_SVG}use"
    if _FAR.search(value):
        raise _UnsafeError(f"{local}={value[:40]}")
    if local == "style" and "{" not in name:
        for declaration in value.split(";"):
            key, _, said = declaration.partition(":")
            if key.strip() in _ATTRIBUTES and said.strip():
                element.attrib.setdefault(key.strip(), said.strip())
        return False
    return "}" not in name and local in _ATTRIBUTES


def _require_few_drawn(root: ET.Element) -> None:
    """Refuse what multiplies: ten uses of ten uses, eight times over, hang a browser."""
    ids = {each.get("id", ""): each for each in reversed(list(root.iter()))}  # the first counts
    if _drawn(root, ids, {}) > MOST_DRAWN:
        raise _UnsafeError(f"<use> × {MOST_DRAWN:,}")


def _drawn(
    element: ET.Element, ids: dict[str, ET.Element], known: dict[ET.Element, int], depth: int = 0
) -> int:
    """Count the elements that a browser draws, and those that paint or clip them."""
    if depth > MOST_DEPTH:
        raise ValueError("nested too deep")
    if element not in known:
        known[element] = 0  # a ring draws nothing
        named = [element.get("href", element.get(f"{_XLINK}href", "")).removeprefix("#")]
        for value in element.attrib.values():
            named += _USED.findall(value)
        parts = [*element, *(ids[name] for name in named if name in ids and name)]
        inside = sum([_drawn(each, ids, known, depth + 1) for each in parts])
        known[element] = 1 + inside * (_REPEATS if element.tag in _REPEATED else 1)
    return known[element]


def _size(root: ET.Element) -> tuple[int, int] | None:
    width, height = (_pixels(root.get(name, "")) for name in ("width", "height"))
    box = root.get("viewBox", "").replace(",", " ").split()
    if not (width and height):
        try:
            width, height = float(box[2]), float(box[3])
        except (IndexError, ValueError):
            return None
    elif not box:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    if not (0 < width < 1e5 and 0 < height < 1e5):  # noqa: PLR2004 - a hundred thousand pixels
        return None
    root.set("width", str(max(1, round(width))))
    root.set("height", str(max(1, round(height))))
    return max(1, round(width)), max(1, round(height))


def _pixels(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    try:
        return float(match[1]) * _PIXELS[match[2] or "px"] if match else 0.0
    except ValueError:
        return 0.0
