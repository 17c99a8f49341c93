"""The last step: what may stand in a page, and where its links lead."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from urllib.parse import quote, unquote

import nh3

from bulletin.model.body import SCHEMES, TAGS, Body, Heading

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "lang", "class"},
    "a": {"href", "title", "aria-label"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "dfn": {"title"},
    "div": {"tabindex", "aria-label"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "reversed"},
    "section": {"aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
ROLES: dict[str, dict[str, set[str]]] = {
    "a": {"role": {"doc-noteref", "doc-backlink"}},
    "div": {"role": {"region"}},
    "section": {"role": {"doc-endnotes"}},
}
CLASSES = frozenset(
    {
        "align-center",
        "align-left",
        "align-right",
        "footnote-backref",
        "footnote-ref",
        "footnotes",
        "gallery",
        "table-scroll",
    }
)

_EXTERNAL = re.compile(r"(?:https?://|mailto:|tel:)[!-~\u00a0-\U0010ffff]+\Z", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_ID = re.compile(r"[^\w:.-]+")
_RESERVED = "page-"
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Sanitiser:
    """Cleans bodies one after the other; keeps what it saw of the one it cleans.

    Ids of a body never begin with `page-`: that namespace is the page's own, so that no text can
    take the place of a landmark or a control.
    """

    def __init__(self) -> None:
        self._decisions: dict[str, Callable[[str], str | None]] = {
            "class": _known_classes,
            "href": self._href,
            "id": self._id,
            "rel": self._rel,
            "src": self._resolved,
            "tabindex": lambda value: value if value == "0" else None,
        }
        self._cleaner = nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags={"script", "style", "svg", "math", "title", "textarea", "noscript"},
            attributes=ATTRIBUTES,
            tag_attribute_values=ROLES,
            attribute_filter=self._attribute,
            link_rel="noopener",
            url_schemes=set(SCHEMES),
        )
        self._begin({}, "")

    def clean(self, markup: str, links: Mapping[str, str], id_prefix: str) -> Body:
        """Return the markup without anything that could act, break out or mislead."""
        self._begin(links, id_prefix)
        clean = self._cleaner.clean(markup)
        return Body(
            html=clean,
            headings=tuple(_headings(clean)),
            ids=tuple(self._ids),
            unresolved=tuple(self._unresolved),
            anchors=tuple(self._anchors),
        )

    def _begin(self, links: Mapping[str, str], id_prefix: str) -> None:
        self._links = links
        self._prefix = id_prefix
        self._is_external = False
        # dictionaries as sets that keep the order of the text
        self._ids: dict[str, int] = {}
        self._unresolved: dict[str, None] = {}
        self._anchors: dict[str, None] = {}

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        """Decide on one attribute; called in the order of the text, `rel` last of an element."""
        decide = self._decisions.get(name)
        return value if decide is None else decide(value)

    def _rel(self, value: str) -> str | None:
        is_external, self._is_external = self._is_external, False
        return value if is_external else None

    def _href(self, value: str) -> str | None:
        if value.startswith("#"):
            anchor = self._prefix + _identifier(unquote(value[1:]))
            self._anchors[anchor] = None
            return f"#{anchor}"
        if _EXTERNAL.match(value):
            self._is_external = value[:4].lower() == "http"
            return value
        return self._resolved(value)

    def _resolved(self, value: str) -> str | None:
        """Return the planned URL of a destination, or of an external picture its own."""
        url = self._links.get(value)
        if url is None and _EXTERNAL.match(value):
            return value
        if url is None:
            self._unresolved[value] = None
            return None
        encoded = quote(url, safe=_URL_SAFE)
        if _SCHEME.match(encoded) and not _EXTERNAL.match(encoded):
            return None
        return encoded

    def _id(self, value: str) -> str | None:
        name = _identifier(value)
        if not name:
            return None
        identifier = self._prefix + name
        count = 1
        while identifier in self._ids:
            count = max(count, self._ids[self._prefix + name]) + 1
            identifier = f"{self._prefix}{name}-{count}"
        self._ids[self._prefix + name] = count
        self._ids[identifier] = 1
        return identifier


def _known_classes(value: str) -> str | None:
    return " ".join(each for each in value.split() if each in CLASSES) or None


def _identifier(value: str) -> str:
    name = _NO_ID.sub("-", value).strip("-")
    return f"x-{name}" if name.startswith(_RESERVED) else name


_HEADING = re.compile(r"<h([2-6])(?: [^>]*)?>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_NOTE = re.compile(r'<sup id="[^"]*fnref\d*:[^"]*">.*?</sup>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def _headings(clean: str) -> list[Heading]:
    """Read the headings off clean markup, in which `<` and `>` stand for nothing but tags."""
    found = []
    for match in _HEADING.finditer(clean):
        identifier = _ID.search(clean, match.start(), match.start(2))
        words = _TAG.sub("", _NOTE.sub("", match[2]))
        text = " ".join(unescape(words).split())
        if identifier and text:
            found.append(Heading(int(match[1]), unescape(identifier[1]), text))
    return found
