"""Inline syntax: bare web addresses, and a short way past the patterns for plain text."""

import re
from re import Match
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from bulletin.model.han import HAN


class InlineSyntax(Extension):
    """Adds the pattern of bare addresses and the short way; registered after all other patterns."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own name
        """Register both."""
        self._bare_address = BareAddress(md)
        md.inlinePatterns.register(self._bare_address, "bare_address", 85)
        md.treeprocessors.register(ShortInline(md), "inline", 20)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the last body."""
        self._bare_address.reset()


_PATH = r"!-;=?-Z\\^_a-z|~\[\]"  # printable ASCII but < > ` " { }, which end an address
BARE_ADDRESS = (
    r"(?<![A-Za-z0-9_/:@.=\"'])https?://[A-Za-z0-9](?:[A-Za-z0-9.:@%~_-]*[A-Za-z0-9])?"
    rf"(?:[/?#](?:[{_PATH}]|(?<![A-Za-z0-9])[{HAN}])*)?"
)
"""Han characters belong to a path where a segment begins with them; after a Latin letter or a
digit, and in the host's name, they are the sentence that goes on."""


class BareAddress(InlinePattern):
    """A web address in running text becomes a link; closing punctuation stays outside."""

    ANCESTOR_EXCLUDES = ("a",)
    _ANCHOR_TAG = re.compile(r"<(/?)a[\s>/]", re.IGNORECASE)

    def __init__(self, md: Markdown) -> None:
        super().__init__(BARE_ADDRESS, md)
        self.reset()

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's own name
        self, m: Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link and where it stands."""
        address = _without_closing_marks(m.group(0))
        end = m.start(0) + len(address)
        if self._is_in_raw_link(data[: m.start(0)]):
            return None, m.start(0), end
        link = Element("a", {"href": address})
        link.text = AtomicString(address)
        return link, m.start(0), end

    def reset(self) -> None:
        """Forget the last body."""
        self._read = ("", False)

    def _is_in_raw_link(self, before: str) -> bool:
        """Whether a link written as HTML is open; reads on from where the last call ended."""
        if not self.md.htmlStash.html_counter:
            return False
        known, is_open = self._read
        if not before.startswith(known):
            known, is_open = "", False
        for placeholder in HTML_PLACEHOLDER_RE.finditer(self.unescape(before[len(known) :])):
            raw = self.md.htmlStash.rawHtmlBlocks[int(placeholder[1])]
            if isinstance(raw, str) and (tag := self._ANCHOR_TAG.match(raw)):
                is_open = not tag[1]
        self._read = (before, is_open)
        return is_open


def _without_closing_marks(address: str) -> str:
    """Drop punctuation that ends the sentence, and brackets that opened before the address."""
    unopened = {
        closing: address.count(closing) - address.count(opening)
        for opening, closing in ("()", "[]")
    }
    end = len(address)
    while end:
        last = address[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in ".,;:!?'*_~|":
            break
        end -= 1
    return address[:end]


class ShortInline(InlineProcessor):
    """Python-Markdown's inline pass, without trying patterns on text that holds no sign of them."""

    _ANY = re.compile(r"[`\\\[<&*_]|  \n|://")
    _SIGNS: ClassVar[dict[str, str]] = {
        "backtick": "`",
        "escape": "\\",
        "footnote": "[^",
        "reference": "[",
        "link": "[",
        "image_link": "![",
        "image_reference": "![",
        "short_reference": "[",
        "short_image_ref": "![",
        "autolink": "<",
        "automail": "<",
        "linebreak": "  \n",
        "html": "<",
        "bare_address": "://",
        "entity": "&",
    }
    """What the text must hold for the pattern of this name to match; emphasis is always tried."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        signs = {md.inlinePatterns[name]: sign for name, sign in self._SIGNS.items()}
        self._steps = [(pattern, signs.get(pattern, "")) for pattern in md.inlinePatterns]

    def _InlineProcessor__handleInline(  # noqa: N802  # the name-mangled method it overrides
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803  # Python-Markdown's own name
    ) -> str:
        if self._ANY.search(data) is None or isinstance(data, AtomicString):
            return data
        for number, (pattern, sign) in enumerate(self._steps[patternIndex:], start=patternIndex):
            matched, start = sign in data, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # name-mangled
                    pattern, data, number, start
                )
        return data
