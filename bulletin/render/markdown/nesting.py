"""Lists inside lists, indented by two or three spaces as editors and previews do."""

import re

from markdown.preprocessors import Preprocessor

_INDENTED = re.compile(r"^[ ]+\S", re.MULTILINE)
_ITEM = re.compile(r"(?P<indent>[ ]*)(?P<marker>(?:[*+-]|\d{1,9}\.)[ ]{1,4})(?=\S)")
_LEVEL = 4  # spaces that Python-Markdown wants for each level
_CODE = 4  # spaces beyond an item's text that make code


class NestedLists(Preprocessor):
    """Indents what belongs to a list item by four spaces a level.

    A line belongs to the item whose text begins no further right (CommonMark's rule).
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with the indent of list items and of their text made regular."""
        if not _INDENTED.search("\n".join(lines)):
            return lines
        texts: list[int] = []  # the column at which the text of each open item begins
        regular = []
        for line in lines:
            indent = len(line) - len(line.lstrip(" "))
            item = _ITEM.match(line)
            if line.strip() and (item or indent == 0):
                while texts and indent < texts[-1]:
                    texts.pop()
            if not texts and indent >= _CODE:
                item = None
            regular.append(_regular(line, indent, texts, is_item=item is not None))
            if item:
                texts.append(item.end())
        return regular


def _regular(line: str, indent: int, texts: list[int], *, is_item: bool) -> str:
    level = len(texts) if is_item else sum(text <= indent for text in texts)
    if not level:
        return line
    beyond = indent - texts[level - 1]
    return " " * (_LEVEL * level + (beyond if beyond >= _CODE else 0)) + line[indent:]
