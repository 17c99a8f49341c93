"""The files as findings point into them: their lines, and the block a place stands in."""

from bisect import bisect_right

from bulletin.checks.blocks import DIGITS, Block, fingerprint, plain, read_blocks
from bulletin.checks.lines import BlockKind
from bulletin.model.finding import Finding, Place
from bulletin.model.inputs import CONFIG_PATH, Inputs

_MOST_WORDS = 40  # characters kept of what a finding underlines
_CUT = "…"


class Texts:
    """Reads each file once, and only when it is asked for."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._lines: dict[str, list[str]] = {}
        self._blocks: dict[str, tuple[Block, ...]] = {}

    def lines(self, path: str) -> list[str]:
        """Return a file's lines as written; a file that is not there has none."""
        if path not in self._lines:
            source = (
                self._inputs.config if path == CONFIG_PATH else self._inputs.content.get(path, b"")
            )
            text = source.decode("utf-8", "replace").removeprefix("\ufeff")
            self._lines[path] = [line.rstrip("\r") for line in text.split("\n")]
        return self._lines[path]

    def line(self, place: Place) -> str:
        """Return the line of a place, or nothing where the place is a file as a whole."""
        lines = self.lines(place.path)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def words(self, place: Place) -> str:
        """Return what a place underlines, cut where it is long."""
        start = max(place.column - 1, 0)
        words = " ".join(self.line(place)[start : start + place.length].split())
        return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + _CUT

    def prints(self, finding: Finding) -> tuple[str, ...]:
        """Return the fingerprints of the texts a finding is about, its own place's first."""
        return tuple(dict.fromkeys(map(self._print, (finding.place, *finding.related))))

    def front_matter(self, path: str) -> int:
        """Return the number of the line that ends a file's front matter; 0 where it has none."""
        lines = self.lines(path)
        if not path.endswith(".md") or lines[0].rstrip() != "---":
            return 0
        ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---")
        return next(ends, len(lines))

    def block(self, path: str, line: int) -> Block | None:
        """Return the block of a body that a line belongs to."""
        blocks = self._blocks_of(path)
        index = bisect_right(blocks, line, key=lambda each: each.line) - 1
        block = blocks[index] if index >= 0 else None
        return block if block and line <= block.line + block.raw.count("\n") else None

    def is_code(self, path: str, line: int) -> bool:
        """Say whether a line of a body stands in a block of code."""
        block = self.block(path, line)
        return block is not None and block.kind is BlockKind.CODE

    def _blocks_of(self, path: str) -> tuple[Block, ...]:
        if path not in self._blocks:
            start = self.front_matter(path)
            is_text = path.endswith(".md")
            body = "\n".join(self.lines(path)[start:]) if is_text else ""
            self._blocks[path] = read_blocks(body, start + 1)
        return self._blocks[path]

    def _print(self, place: Place) -> str:
        block = self.block(place.path, place.line)
        return (block.fingerprint if block else fingerprint(self._value(place)))[:DIGITS]

    def _value(self, place: Place) -> str:
        """Return a line of YAML with what is indented below it; or the whole file."""
        lines = self.lines(place.path)
        if not 0 < place.line <= len(lines):
            return "\n".join(lines)
        first, *rest = lines[place.line - 1 :]
        value = [first]
        for line in rest:
            if line.strip() and _indent(line) <= _indent(first):
                break
            value.append(line)
        return "\n".join(line.partition("# bulletin:")[0] for line in value)


def is_same(words: str, shown: str) -> bool:
    """Say whether words that were kept, perhaps cut, are those that are there now."""
    if words.endswith(_CUT):
        return plain(shown).startswith(plain(words.removesuffix(_CUT)))
    return not words or plain(words) == plain(shown)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
