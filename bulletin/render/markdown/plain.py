"""The short way for plain texts: paragraphs, headings, lists, tables, bold words and links.

Most stories hold nothing else. Whatever looks otherwise is left to the engine, whose HTML this
equals byte for byte; the sanitiser reads both alike.
"""

import itertools
import re
from collections.abc import Iterable

from bulletin.render.markdown.blocks import CAPTION
from bulletin.render.markdown.text import slug

# Characters that mean nothing to any syntax wherever they stand in a line.
_QUIET = r"[^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff&<>`\\*_\[\]{}|!:]"
_WORDS = rf"(?:{_QUIET}++|[!:](?!//|\[))"
_BOLD = rf"\*\*(?=\S){_WORDS}++(?<=\S)\*\*(?!\*)"
_LINK = rf"\[(?=\S){_WORDS}++(?<=\S)\]\([\w/.:?=%#+~,;@-]++\)"
_INLINE = rf"(?:{_WORDS}|{_BOLD}|{_LINK})++(?<=\S)"
# No number with its point, which begins a list; no mark that begins anything.
_BEGINNING = r"(?=[^\W_]|[“‘「『《【（]|\*\*|\[)(?!\d+\.)"

_PARAGRAPH = re.compile(_BEGINNING + _INLINE)
_HEADING = re.compile(rf"(#{{1,6}}) (?=[^\W_]|[“‘「『《【（]){_WORDS}++(?<=[^\s#])")
_RULE = re.compile(r"\|(?: ?-{3,} ?\|)+")
_BLANK = re.compile(r"\n\n+")
_BOLD_WORDS = re.compile(r"\*\*([^*]+)\*\*")
_LINK_PARTS = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_LOWEST = 6
_FEWEST_COLUMNS = 2
_FEWEST_LINES = 3


def convert_plain(text: str, *, heading_offset: int, table_label: str) -> str | None:
    """Return the engine's HTML of a plain text, or None where the text is not plain."""
    if not text or any(mark in table_label for mark in '&<>"'):
        return None
    drawn: list[str] = []
    before = ""
    for block in _BLANK.split(text.strip("\n")):
        kind, html = _drawn(block, heading_offset, table_label)
        # Two lists with a blank line between them are one; a caption belongs to its table.
        if not html or kind == before == "list" or (before == "table" and CAPTION.match(block)):
            return None
        drawn.append(html)
        before = kind
    return "\n".join(drawn)


def _drawn(block: str, heading_offset: int, table_label: str) -> tuple[str, str]:
    """Return what a block is and its HTML, or nothing where it is not plain."""
    if "\n" not in block and _PARAGRAPH.fullmatch(block):
        return "paragraph", f"<p>{_inline(block)}</p>"
    if block.startswith("- "):
        return "list", _list("ul", block.split("\n"), itertools.repeat("- "))
    if block.startswith("1. "):
        marks = (f"{number}. " for number in itertools.count(1))
        return "list", _list("ol", block.split("\n"), marks)
    if heading := _HEADING.fullmatch(block):
        return "heading", _heading(len(heading[1]), block[heading.end(1) + 1 :], heading_offset)
    if block.startswith("| "):
        return "table", _table(block.split("\n"), table_label)
    return "", ""


def _heading(hashes: int, words: str, offset: int) -> str:
    level = min(_LOWEST, max(2, hashes) + offset)
    return f'<h{level} id="{slug(words) or "section"}">{words}</h{level}>'


def _list(tag: str, lines: list[str], marks: Iterable[str]) -> str:
    items = ""
    for line, mark in zip(lines, marks, strict=False):
        words = line.removeprefix(mark)
        if words == line or not _PARAGRAPH.fullmatch(words):
            return ""
        items += f"<li>{_inline(words)}</li>"
    return f"<{tag}>{items}</{tag}>"


def _table(lines: list[str], label: str) -> str:
    if len(lines) < _FEWEST_LINES or not _RULE.fullmatch(lines[1]):
        return ""
    columns = lines[1].count("|") - 1
    head, *rows = (_cells(row) for row in (lines[0], *lines[2:]))
    if columns < _FEWEST_COLUMNS or any(len(cells) != columns for cells in (head, *rows)):
        return ""
    body = "".join(_row(cells, "td") for cells in rows)
    return (
        f'<div aria-label="{label}" class="table-scroll" role="region" tabindex="0"><table>'
        f"<thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: str) -> list[str]:
    """Return the words of each cell; none where one is not plain."""
    if not row.startswith("| ") or not row.endswith(" |"):
        return []
    cells = [cell.strip(" ") for cell in row[1:-1].split("|")]
    return cells if all(map(_PARAGRAPH.fullmatch, cells)) else []


def _row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in cells)}</tr>"


def _inline(words: str) -> str:
    if "[" in words:
        words = _LINK_PARTS.sub(r'<a href="\2">\1</a>', words)
    if "**" in words:
        words = _BOLD_WORDS.sub(r"<strong>\1</strong>", words)
    return words
