"""What a browser or a feed reader would make of published files: anything that could act."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

NEVER = frozenset(
    [
        "applet",
        "base",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "input",
        "keygen",
        "link-import",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "portal",
        "select",
        "slot",
        "style",
        "template",
        "textarea",
        "xmp",
        "button",
        "dialog",
        "marquee",
    ]
)
DRAWING = frozenset(
    [
        "svg",
        "path",
        "g",
        "rect",
        "line",
        "polyline",
        "polygon",
        "circle",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
    ]
)
ADDRESSES = frozenset(
    [
        "href",
        "src",
        "srcset",
        "action",
        "formaction",
        "poster",
        "background",
        "cite",
        "data",
        "manifest",
        "longdesc",
        "usemap",
        "codebase",
        "classid",
        "profile",
        "icon",
        "ping",
        "xlink:href",
        "{http://www.w3.org/1999/xlink}href",
    ]
)
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
ICON = "data:image/svg+xml,%3Csvg xmlns="  # how the site's own icon begins
# What the search page, and no other, has of its own.
SEARCH = re.compile(r"(?:element: |attribute: )(?:form|input|select|button|template)(?: name)?")
LANDMARKS = ["a", "header", "main", "footer"]
HOST = "bulletin.example.org"


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield whatever could act, mislead or break in the files of a published site."""
    for path, content in files.items():
        suffix = path.rpartition(".")[2]
        found: Iterator[str] = iter(())
        if suffix == "html":
            found = page_faults(content.decode())
        elif suffix == "xml":
            found = xml_faults(content.decode())
        elif suffix == "json":
            found = json_feed_faults(content.decode())
        is_search = path.endswith("/search/index.html")
        yield from (
            f"{path}: {each}" for each in found if not (is_search and SEARCH.fullmatch(each))
        )


def page_faults(markup: str) -> Iterator[str]:
    """Yield what is wrong with a whole page."""
    tree: Any = html5lib.parse(markup, namespaceHTMLElements=True)
    body = tree.find(f"{XHTML}body")
    head = tree.find(f"{XHTML}head")
    if set(tree.attrib) - {"lang", "class"}:
        yield f"attributes of html: {dict(tree.attrib)}"
    if set(body.attrib) - {"class"}:
        yield f"attributes of body: {dict(body.attrib)}"
    structure = [_name(child) for child in body]
    if structure not in (LANDMARKS, ["main"]):
        yield f"structure: {structure}"
    for element in body.iter():
        if _name(element) in {"meta", "link", "title", "base"} and element.tag.startswith(XHTML):
            yield f"in body: {_name(element)}"
    yield from _elements(tree)
    yield from _head_faults(head)
    yield from _script_faults(tree)
    if sum(_name(each) == "main" for each in tree.iter()) != 1:
        yield "more than one main"


def fragment_faults(markup: str) -> Iterator[str]:
    """Yield what is wrong with HTML that a feed carries."""
    tree: Any = html5lib.parseFragment(markup, namespaceHTMLElements=True)
    for each in tree.iter():
        if _name(each) in {"script", "meta", "link", "title", "html", "head", "body", "main"}:
            yield f"element: {_name(each)}"
    yield from _elements(tree)


def xml_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a feed or sitemap: well-formed, and its HTML harmless."""
    try:
        root = ET.fromstring(text)  # noqa: S314 - of our own making
    except ET.ParseError as error:
        yield f"not well-formed: {error}"
        return
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if element.tag == CONTENT or (tag == "description" and root.tag == "rss"):
            yield from fragment_faults(element.text or "")
        if element.tag == f"{ATOM}content":
            yield from fragment_faults(element.text or "")
        for value in (element.get("href"), element.text if tag in {"link", "loc"} else None):
            if value and value.strip() and urlsplit(value).scheme not in {"http", "https"}:
                yield f"address: {value}"


def json_feed_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a JSON feed."""
    feed = json.loads(text)
    for item in feed.get("items", ()) if isinstance(feed, dict) else ():
        yield from fragment_faults(item.get("content_html", ""))
        if urlsplit(item.get("url", "https://x/")).scheme not in {"http", "https"}:
            yield f"address: {item['url']}"


def _elements(tree: Any) -> Iterator[str]:  # noqa: ANN401 - html5lib's trees are untyped
    ids: Counter[str] = Counter()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        name = _name(element)
        if name in NEVER and not _is_control(element):
            yield f"element: {name}"
        is_html = element.tag.startswith(XHTML) or "{" not in element.tag
        if not is_html and not (element.tag.startswith(SVG) and name in DRAWING):
            yield f"foreign element: {element.tag}"
        for key, value in element.attrib.items():
            yield from _attribute_faults(name, str(key), value)
        if element.get("id"):
            ids[element.get("id")] += 1
    yield from (f"id twice: {each}" for each, times in ids.items() if times > 1)


def _is_control(element: Any) -> bool:  # noqa: ANN401 - html5lib's trees are untyped
    """Whether a button is one of the site's own, which site.js brings to life."""
    own = {"type", "aria-pressed", "aria-expanded", "aria-controls", "hidden", "class"}
    names = {name for name in element.attrib if not name.startswith("data-")}
    return _name(element) == "button" and element.get("type") == "button" and names <= own


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    lowered = name.lower()
    if lowered.startswith("on"):
        yield f"handler: {tag} {name}"
    if lowered in {"style", "srcdoc", "autofocus", "contenteditable", "target", "is", "slot"}:
        yield f"attribute: {tag} {name}"
    never_but_meta = {"popover", "popovertarget", "accesskey", "nonce", "http-equiv", "name"}
    if lowered in never_but_meta and tag != "meta":
        yield f"attribute: {tag} {name}"
    if lowered in ADDRESSES:
        yield from _address_faults(f"{tag} {name}", value)


def _address_faults(place: str, value: str) -> Iterator[str]:
    seen = re.sub(r"[\t\n\r]", "", unescape(unescape(value))).lstrip(
        "".join(map(chr, range(33))) + "\u00a0"
    )
    if seen.startswith(f"webcal://{HOST}/"):
        return
    if place == "link href" and seen.startswith(ICON):
        return  # it saves a request; that bodies have no link elements is looked for apart
    scheme = re.match(r"([^/?#:]*):", seen)
    if scheme and scheme[1].lower() not in SCHEMES:
        yield f"address: {place} {value}"
    if (
        scheme
        and scheme[1].lower() in {"http", "https"}
        and not re.match(r"https?://[^/\\]", seen, re.IGNORECASE)
    ):
        yield f"address without host: {place} {value}"
    if re.match(r"[/\\]{2}", seen):
        yield f"address of another host: {place} {value}"


def _head_faults(head: Any) -> Iterator[str]:  # noqa: ANN401 - html5lib's trees are untyped
    for element in head:
        name = _name(element)
        if name not in {"meta", "title", "link", "script"}:
            yield f"in head: {name}"
        if name == "meta" and element.get("http-equiv"):
            kind, content = element.get("http-equiv").lower(), element.get("content", "")
            if kind == "refresh" and not re.fullmatch(r"0; url=/(?!/)[!-~]*", content):
                yield f"refresh: {content}"
            if kind not in {"refresh", "content-security-policy"}:
                yield f"http-equiv: {kind}"
        if name == "link":
            href = element.get("href", "")
            is_ours = href.startswith(f"https://{HOST}/") or re.match(r"/(?!/)", href)
            is_icon = element.get("rel") == "icon" and href.startswith(ICON)
            if not is_ours and not is_icon:
                yield f"link: {href}"


def _script_faults(tree: Any) -> Iterator[str]:  # noqa: ANN401 - html5lib's trees are untyped
    for script in tree.iter(f"{XHTML}script"):
        text = "".join(script.itertext())
        if script.get("type") == "application/ld+json":
            yield from _data_faults(json.loads(text))
            if "<" in text:
                yield "an angle bracket in JSON-LD"
        elif text.strip() or not re.match(r"/assets/", script.get("src", "")):
            yield f"script: {dict(script.attrib)}"


def _data_faults(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"url", "@id", "item", "contentUrl", "sameAs"} and isinstance(value, str):
                yield from _address_faults(f"JSON-LD {key}", value)
            yield from _data_faults(value)
    elif isinstance(node, list):
        for each in node:
            yield from _data_faults(each)


def _name(element: Any) -> str:  # noqa: ANN401 - html5lib's trees are untyped
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "#comment"
