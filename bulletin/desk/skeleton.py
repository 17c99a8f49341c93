"""A translation to be written: the original's blocks laid out, each with its text above it."""

import datetime as dt
import re
from collections.abc import Iterator

from bulletin.checks.blocks import Block, blocks_of
from bulletin.checks.lines import BlockKind
from bulletin.checks.stale import record_of
from bulletin.desk.translated import KEY
from bulletin.model.article import TEXT_KEYS, Coverage, Version

_ALT = re.compile(r"!\[[^\[\]\n]*\]")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_KEPT = frozenset({BlockKind.TABLE, BlockKind.HTML})
_SELF_SPEAKING = _KEPT | {BlockKind.CODE, BlockKind.PICTURE}
_GAP = "…"


def skeleton(original: Version, day: dt.date) -> str:
    """Return the file of a translation that is still to be written.

    Its headline is empty on purpose: nothing is published before there is one. Facts are left out,
    for they are stated once.
    """
    front = [f"# {original.title}", "title:"]
    for name in TEXT_KEYS:
        if name != "title" and (text := getattr(original, name)):
            front += [f"# {' '.join(text.split())}", f"# {name}: {_GAP}"]
    if original.coverage is Coverage.BRIEF:
        front.append("coverage: brief")
    front += ["# translator: …", f"{KEY}: {record_of(original, day)}"]
    body = "\n\n".join(_laid_out(blocks_of(original)))
    return "\n".join(["---", *front, "---", "", body, ""])


def _laid_out(blocks: tuple[Block, ...]) -> Iterator[str]:
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            items = _run(blocks, index)
            raw = "\n".join(each.raw for each in items)
            markers = (_MARKER.match(each.raw) for each in items)
            yield _comment(raw)
            yield "\n".join(f"{match[0] if match else '- '}{_GAP}" for match in markers)
            index += len(items)
            continue
        if block.kind not in _SELF_SPEAKING:
            yield _comment(block.raw)
        yield _place_for(block)
        index += 1


def _place_for(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.raw) or [""]))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind in _KEPT:
        return block.raw
    if block.kind is BlockKind.PICTURE:
        return f"{_comment(block.raw)}\n\n{_ALT.sub(f'![{_GAP}]', block.raw)}"
    before = {
        BlockKind.HEADING: f"{'#' * block.level} ",
        BlockKind.QUOTE: "> " * max(1, block.level),
        BlockKind.FOOTNOTE: f"[^{block.label}]: " if block.label else "",
        BlockKind.DEFINITION: ":   " if block.level else "",
    }
    return before.get(block.kind, "") + _GAP


def _run(blocks: tuple[Block, ...], index: int) -> tuple[Block, ...]:
    end = index
    while end < len(blocks) and blocks[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return blocks[index:end]


def _comment(raw: str) -> str:
    """Return the original's words as a comment, which they can't end."""
    return f"<!-- {raw.replace('--', '- -')} -->"
