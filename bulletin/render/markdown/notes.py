"""Footnotes: numbered in the order of their references, and named for screen readers."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.treeprocessors import Treeprocessor


class Footnotes(FootnoteExtension):
    """Python-Markdown's footnotes with ids by number, valid whatever a note is called."""

    def __init__(self) -> None:
        super().__init__(BACKLINK_TEXT="&#8617;&#65038;", USE_DEFINITION_ORDER=False)
        self.finish = FinishNotes(self)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own name
        """Register the processors, and the one that finishes the list."""
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-reorder")  # it knows ids by name only
        md.treeprocessors.register(self.finish, "footnote_names", 12)

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802  # Python-Markdown's own names
        """Return the id of a note."""
        return f"fn:{self._number(id)}"

    def makeFootnoteRefId(  # noqa: N802  # Python-Markdown's own name
        self,
        id: str,  # noqa: A002  # the same
        found: bool = False,  # noqa: FBT001, FBT002  # the same
    ) -> str:
        """Return the id of a reference to a note."""
        return self.unique_ref(f"fnref:{self._number(id)}", found)

    def findFootnotesPlaceholder(  # noqa: N802  # Python-Markdown's own name
        self,
        root: Element,  # noqa: ARG002  # the same
    ) -> None:
        """Return no place of the text: notes stand at its end."""
        return

    def makeFootnotesDiv(  # noqa: N802  # Python-Markdown's own name
        self,
        root: Element,  # noqa: ARG002  # the same
    ) -> Element | None:
        """Return the list of notes, also of those defined inside another note, or None."""
        if not self.footnotes:
            return None
        box = Element("div", {"class": "footnote"})
        notes = SubElement(box, "ol")
        while len(notes) < len(self.footnotes):
            name = list(self.footnotes)[len(notes)]
            note = SubElement(notes, "li", {"id": self.makeFootnoteId(name)})
            content = Element("div")  # inside an <li> blocks would be read as a list's
            self.parser.parseChunk(content, self.footnotes[name])
            note.extend(content)
            paragraph = note[-1] if len(note) and note[-1].tag == "p" else SubElement(note, "p")
            if paragraph.text:
                paragraph.text += NBSP_PLACEHOLDER
            link = SubElement(paragraph, "a", {"href": "#" + self.makeFootnoteRefId(name)})
            link.set("class", "footnote-backref")
            link.text = FN_BACKLINK_TEXT
        return box

    def _number(self, name: str) -> int:
        return list(self.footnotes).index(name) + 1


class FinishNotes(Treeprocessor):
    """Sorts the list of notes and says what its links are.

    `label` names the way back to the text.
    """

    label = ""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__()
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        """Change the list of notes in place, if there is one."""
        notes = root[-1] if len(root) else None
        if notes is None or notes.tag != "div" or notes.get("class") != "footnote":
            return
        for reference in root.iter("a"):
            if reference.get("class") == "footnote-ref":
                reference.set("role", "doc-noteref")
        notes.tag = "section"
        notes.attrib = {"class": "footnotes", "role": "doc-endnotes"}
        order = {
            self._footnotes.makeFootnoteId(name): place
            for place, name in enumerate(self._footnotes.footnote_order)
        }
        notes[0][:] = sorted(notes[0], key=lambda note: order.get(note.get("id", ""), len(order)))
        for number, note in enumerate(notes[0], start=1):
            links = [link for link in note.iter("a") if link.get("class") == "footnote-backref"]
            for count, link in enumerate(links, start=1):
                place = f"{number}-{count}" if len(links) > 1 else f"{number}"
                link.set("role", "doc-backlink")
                link.set("aria-label", f"{self.label} {place}".strip())
