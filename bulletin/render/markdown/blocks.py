"""Block syntax as Chinese editors write it: what Python-Markdown alone reads differently."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, CodeBlockProcessor
from markdown.extensions.tables import TableProcessor

from bulletin.model.han import WIDE

CAPTION = re.compile(r"[ ]{0,3}(?:(?:表|Table)[:：]|(?=(?:表|Table)[ ]*\d{1,3}[:：]))[ ]*(?=\S)")
"""The beginning of a caption line; what is matched is dropped from the caption."""


def register(md: Markdown) -> None:
    """Put these processors in the places of Python-Markdown's own."""
    processors = md.parser.blockprocessors
    processors.register(PlainParagraph(md.parser), "plain", 110)
    processors.register(CodeBlock(md.parser), "code", 80)
    processors.register(CaptionedTable(md.parser, {"use_align_attribute": True}), "table", 75)
    processors.register(HashHeading(md.parser), "hashheader", 70)
    processors.register(InterruptedParagraph(md.parser), "interrupted", 12)


class PlainParagraph(BlockProcessor):
    """A single line of prose, sent past the other processors, none of which could claim it.

    Each of them wants several lines, or a line that begins with a space or a mark.
    """

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # the base class's shape
        """Whether the block is one line that begins with a letter, outside any list."""
        return block[:1].isalpha() and "\n" not in block and not self.parser.state

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make it a paragraph."""
        SubElement(parent, "p").text = blocks.pop(0)


class CodeBlock(CodeBlockProcessor):
    """Indented code, but not a Chinese paragraph whose first line is indented (首行缩进)."""

    _HAN_FIRST = re.compile(f"[ ]+[{WIDE}]")

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is indented and does not begin with a Han character."""
        return super().test(parent, block) and self._HAN_FIRST.match(block) is None


class HashHeading(BlockProcessor):
    """A heading marked with hashes, also without the space after them (`##标题`).

    One hash without a space makes a heading only of Han text without a second hash: `#1` and
    `#hashtag` in English, `#话题#` in Chinese are words of a sentence.
    """

    _LINE = re.compile(
        rf"^(#{{1,6}})(?:[ ]+([^\n]*)|(?<=##)([^#\s][^\n]*)|([{WIDE}][^#\n]*)|)$", re.MULTILINE
    )
    _CLOSING = re.compile(r"(?:^|[ ])#+$")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # the base class's shape
        """Whether any line of the block is a heading."""
        return "#" in block and self._LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse what stands before, make the heading, leave the rest of the block to the others."""
        block = blocks.pop(0)
        match = self._LINE.search(block)
        if match is None:
            return
        before, after = block[: match.start()].rstrip("\n"), block[match.end() + 1 :]
        if before:
            self.parser.parseBlocks(parent, [before])
        hashes, spaced, close, single = match.groups()
        heading = SubElement(parent, f"h{len(hashes)}")
        if spaced is None:
            heading.text = (close or single or "").rstrip().rstrip("#").rstrip()
        else:
            heading.text = self._CLOSING.sub("", spaced.rstrip()).strip()
        if after:
            loose = self.parser.state.isstate("looselist")
            blocks.insert(0, self.looseDetab(after) if loose else after)


class CaptionedTable(TableProcessor):
    """A table that ends before a caption line instead of taking it for a row."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Cut the caption off, then build the table."""
        lines = blocks[0].split("\n")
        for number in range(2, len(lines)):
            if CAPTION.match(lines[number]) and "|" not in lines[number]:
                blocks[0] = "\n".join(lines[:number])
                blocks.insert(1, "\n".join(lines[number:]))
                break
        super().run(parent, blocks)


class InterruptedParagraph(BlockProcessor):
    """A list or a table directly after a line of text, without the blank line between them.

    A bullet list may follow any line, as previews show it. A numbered list must follow a colon,
    or begin with 1 after Chinese text: English prose wraps, and a line of it may begin with `1.`.
    """

    _BULLET = re.compile(r"[ ]{0,3}[*+-][ ]+\S")
    _NUMBER = re.compile(r"[ ]{0,3}(\d{1,3})\.[ ]+\S")
    _TABLE_RULE = re.compile(r"[ ]{0,3}[|:-][|: -]*$")
    _WIDE_END = re.compile(f"[{WIDE}]$")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # the base class's shape
        """Whether the block could be interrupted at all."""
        return "\n" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Parse the text before the list or table, leave the rest to the others."""
        lines = blocks[0].split("\n")
        for number in range(1, len(lines)):
            if self._begins(lines, number):
                blocks[0] = "\n".join(lines[number:])
                self.parser.parseBlocks(parent, ["\n".join(lines[:number])])
                return True
        return False

    def _begins(self, lines: list[str], number: int) -> bool:
        line, before = lines[number], lines[number - 1].rstrip()
        if self._BULLET.match(line):
            return True
        if numbered := self._NUMBER.match(line):
            after_han = numbered[1] == "1" and self._WIDE_END.search(before) is not None
            return after_han or before.endswith((":", "："))
        if "|" not in line or number + 1 == len(lines):
            return False
        rule = lines[number + 1].strip(" ")
        return "|" in rule and "-" in rule and self._TABLE_RULE.match(rule) is not None
