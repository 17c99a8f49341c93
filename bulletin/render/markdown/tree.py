"""What is done to the finished tree: heading ids, figures, tables, line breaks."""

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from bulletin.render.markdown.blocks import CAPTION
from bulletin.render.markdown.galleries import figure_of, make_galleries
from bulletin.render.markdown.lines import join_lines
from bulletin.render.markdown.text import slug

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LOWEST = 6


class Finish(Treeprocessor):
    """Runs last, on text whose escapes are already the characters they stand for."""

    is_han = False
    heading_offset = 0
    table_label = ""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                self._heading(element)
            elif element.tag == "p":
                _figure(element)
            elif element.tag == "pre" and len(element):
                element[0].text = AtomicString(f"{(element[0].text or '').rstrip()}\n")
            for child in list(element):
                if child.tag == "table":
                    self._table(element, child)
        make_galleries(root)
        join_lines(root, is_han=self.is_han)
        for block in root:
            block.tail = block.tail or "\n"

    def _heading(self, heading: Element) -> None:
        """Leave the only `<h1>` to the page's headline, and name the place."""
        level = max(2, int(heading.tag[1])) + self.heading_offset
        heading.tag = f"h{min(_LOWEST, level)}"
        if not heading.get("id"):
            heading.set("id", slug(self._plain(heading)) or "section")

    def _plain(self, element: Element) -> str:
        """Return the element's words: entities decoded, raw tags and footnote numbers left out."""
        words = "".join(_words(element))
        if "\x02" in words:
            words = HTML_PLACEHOLDER_RE.sub(self._entity, words).replace("\x02amp\x03", "&")
        return html.unescape(words)

    def _entity(self, match: re.Match[str]) -> str:
        raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return raw if isinstance(raw, str) and raw.startswith("&") else ""

    def _table(self, parent: Element, table: Element) -> None:
        """Put a table into a box that scrolls, with its caption if one follows."""
        place = list(parent).index(table)
        caption = self._caption(parent, place + 1, table)
        box = Element(
            "div",
            {
                "class": "table-scroll",
                "tabindex": "0",
                "role": "region",
                "aria-label": caption or self.table_label,
            },
        )
        table.tail, box.tail = None, table.tail
        parent[place] = box
        box.append(table)
        for cell in table.iter():
            if align := cell.attrib.pop("align", None):
                cell.set("class", f"align-{align}")

    def _caption(self, parent: Element, place: int, table: Element) -> str:
        """Move the paragraph at `place` into the table if it is its caption; return its words."""
        following = parent[place] if place < len(parent) else None
        if following is None or following.tag != "p":
            return ""
        mark = CAPTION.match(following.text or "")
        if mark is None:
            return ""
        parent.remove(following)
        following.tag = "caption"
        following.tail = None
        following.text = (following.text or "")[mark.end() :]
        table.insert(0, following)
        return self._plain(following).strip()


def _words(element: Element) -> Iterator[str]:
    """Yield an element's text without footnote numbers."""
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _figure(paragraph: Element) -> None:
    """Make a paragraph that is only a picture with a title a figure with a caption."""
    if len(paragraph) != 1 or paragraph[0].tag != "img":
        return
    picture = paragraph[0]
    if not picture.get("title") or (paragraph.text or "").strip() or (picture.tail or "").strip():
        return
    paragraph.tag = "figure"
    paragraph.text = None
    paragraph[:] = figure_of(picture)
