"""A story's texts and what was found in them → rows to read side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bulletin.checks.blocks import Block
from bulletin.checks.lines import BlockKind
from bulletin.checks.pairs import Pair, pair_up
from bulletin.model.article import TEXT_KEYS, Story, Version
from bulletin.model.comparison import Comparison, Note, Passage, Row, Stretch
from bulletin.model.finding import Place, Reviewed
from bulletin.model.site import Site

Span = tuple[int, int, int]  # start, end, number of the note


def comparisons(story: Story, reviewed: Reviewed, site: Site) -> Iterator[Comparison]:
    """Yield the original beside each translation, with what was found in these two files."""
    found = [(each, "") for each in reviewed.findings]
    found += [(each.finding, each.reason) for each in reviewed.accepted]
    found.sort(key=lambda each: each[0].sort_key)
    for pair in pair_up(story):
        paths = pair.original.path, pair.translation.path
        here = (each for each in found if each[0].place.path in paths)
        notes = [Note(number, finding, why) for number, (finding, why) in enumerate(here, 1)]
        rows = tuple(_told_once(_rows(pair, _Places(notes, frozenset(_lone(pair))))))
        shown = {number for row in rows for number in row.notes}
        one, two = pair.original, pair.translation
        yield Comparison(
            (site.language(one.language), site.language(two.language)),
            (one.title, two.title),
            rows,
            tuple(each for each in notes if each.number in shown),
            tuple(each for each in notes if each.number not in shown),
        )


@dataclass(slots=True)
class _Places:
    """Which notes point at a line of a file, from the place itself or from the other side.

    One about a block without counterpart points at that block, not at its neighbour.
    """

    notes: Sequence[Note]
    lone: frozenset[tuple[str, int]]  # file and first line of blocks without counterpart
    by_line: dict[tuple[str, int], list[tuple[Place, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for note in self.notes:
            places = dict.fromkeys((note.finding.place, *note.finding.related))
            lone = [each for each in places if (each.path, each.line) in self.lone]
            for place in lone or places:
                at = self.by_line.setdefault((place.path, place.line), [])
                at.append((place, note.number))


def _rows(pair: Pair, places: _Places) -> Iterator[Row]:
    for key in TEXT_KEYS:
        sides = [_value(each, key, places) for each in (pair.original, pair.translation)]
        if any(sides):
            yield _row(*sides)
    for link in pair.links:
        yield _row(
            tuple(_block(pair.original, pair.a[index], places) for index in link.a),
            tuple(_block(pair.translation, pair.b[index], places) for index in link.b),
        )


def _lone(pair: Pair) -> Iterator[tuple[str, int]]:
    for link in pair.links:
        if not link.b:
            yield from ((pair.original.path, pair.a[index].line) for index in link.a)
        if not link.a:
            yield from ((pair.translation.path, pair.b[index].line) for index in link.b)


def _told_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Leave each note to the first row that it is about; marks elsewhere still call it."""
    told: set[int] = set()
    for row in rows:
        yield replace(row, notes=tuple(each for each in row.notes if each not in told))
        told.update(row.notes)


def _row(original: tuple[Passage, ...], translation: tuple[Passage, ...]) -> Row:
    stretches = (each for passage in (*original, *translation) for each in passage.stretches)
    notes = sorted({number for each in stretches for number in (*each.notes, *each.calls)})
    return Row(original, translation, tuple(notes))


def _value(version: Version, key: str, places: _Places) -> tuple[Passage, ...]:
    """Return a value of the front matter; the parser only kept where it begins."""
    text = getattr(version, key)
    if not text:
        return ()
    line = version.marks.get(key, (0, 0))[0]
    here = places.by_line.get((version.path, line), [])
    spans = [(0, len(text), number) for _, number in here] if line else []
    return (Passage(key, line, _stretches(text, spans)),)


def _block(version: Version, block: Block, places: _Places) -> Passage:
    text = block.text if block.kind is not BlockKind.PICTURE else _described(block)
    spans: list[Span] = []
    last = block.line + block.raw.count("\n")
    for line in range(block.line, last + 1):
        for place, number in places.by_line.get((version.path, line), []):
            start, end = _span(block, place)
            end = min(end, len(text))
            spans.append((min(start, end), end, number))
    return Passage(block.kind.value, block.line, _stretches(text, spans))


def _described(block: Block) -> str:
    names = " ".join(each.url.rpartition("/")[2] for each in block.pictures)
    return f"{names}\n{block.text}".strip()


def _span(block: Block, place: Place) -> tuple[int, int]:
    """Return the part of a block's text that stands at a place of its file, else all of it."""
    inside: list[int] = []
    ends = [*(run.start for run in block.runs[1:]), len(block.text)]
    for run, end in zip(block.runs, ends, strict=True):
        first = max(place.column, run.column) - run.column
        last = min(place.column + place.length - run.column, end - run.start)
        if run.line == place.line and first < last:
            inside += (run.start + first, run.start + last)
    return (min(inside), max(inside)) if inside else (0, len(block.text))


def _stretches(text: str, spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """Cut a text where marks begin and end."""
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    made = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        notes = sorted({number for a, b, number in spans if a <= start < end <= b})
        calls = sorted({number for _, b, number in spans if b == end})
        if start < end:
            made.append(Stretch(text[start:end], tuple(notes), tuple(calls)))
    if not made and spans:
        made.append(Stretch("", (), tuple(sorted({number for _, _, number in spans}))))
    return tuple(made)
