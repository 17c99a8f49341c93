"""The same figures and dates in both languages of a story."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulletin.checks.blocks import Block
from bulletin.checks.figures import Difference, Fault, Figure, Kind, compare
from bulletin.checks.pairs import Pair
from bulletin.checks.places import Locate, as_a_whole, in_block, values_of
from bulletin.model.article import Story, Version
from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.localized import Localized

FIGURES_RULE = "figures"
DATES_RULE = "dates"
_DATE_KINDS = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.TIME})
_JOINT = "\n"
NOWHERE = Place("")


def check(story: Story, pairs: Iterable[Pair], on: dt.date) -> Iterator[Finding]:
    """Each figure and date says the same in both languages, read by meaning: 9.79亿 is 979 million.

    Compared are blocks that answer each other, headlines and summaries with the whole text of the
    other language, and facts that are worded twice. A brief may leave figures out, not change
    them. `on` is the story's own date, against which dates without a year are read.
    """
    for pair in pairs:
        zh, en = _by_script(pair)
        if zh and en:
            yield from _blocks(pair, zh, en, on)
            yield from _values(zh, en, on)
    yield from _worded_facts(story, on)


@dataclass(frozen=True, slots=True)
class _Side:
    """One language of a pair: its version and blocks."""

    version: Version
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text put together of parts, and where each part stands."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Locate, ...]  # offset and length within a part → place

    @classmethod
    def of(cls, parts: Sequence[tuple[str, Locate]]) -> "_Text":
        """Join parts, each on a line of its own."""
        lengths = [len(text) + len(_JOINT) for text, _ in parts]
        starts = tuple(accumulate(lengths, initial=0))[:-1] if parts else ()
        return cls(_JOINT.join(text for text, _ in parts), starts, tuple(p for _, p in parts))

    def place(self, figure: Figure) -> Place:
        """Return where a figure of the text stands in its file."""
        part = max(at for at, start in enumerate(self.starts) if start <= figure.start)
        return self.places[part](figure.start - self.starts[part], len(figure.text))

    def beginning(self, otherwise: Place) -> Place:
        """Return where the text begins."""
        return self.places[0](0, 0) if self.places else otherwise


def _by_script(pair: Pair) -> tuple[_Side | None, _Side | None]:
    sides = {
        pair.original.language.partition("-")[0]: _Side(pair.original, pair.a),
        pair.translation.language.partition("-")[0]: _Side(pair.translation, pair.b),
    }
    return sides.get("zh"), sides.get("en")


def _blocks(pair: Pair, zh: _Side, en: _Side, on: dt.date) -> Iterator[Finding]:
    zh_is_original = zh.version is pair.original
    effort = 0
    for link in pair.links:
        if link.a and link.b:
            zh_indices, en_indices = (link.a, link.b) if zh_is_original else (link.b, link.a)
            left = _body(zh.version, [zh.blocks[index] for index in zh_indices])
            right = _body(en.version, [en.blocks[index] for index in en_indices])
            effort += _effort(left.text, right.text)
            if effort > _MOST_EFFORT:
                yield _too_many(left, right, translation_is_en=zh_is_original)
                return
            differences = compare(left.text, right.text, on)
            if pair.is_brief:
                differences = tuple(filter(_counts_in_brief, differences))
            yield from _findings(differences, left, right, translation_is_en=zh_is_original)


_NUMERAL = re.compile(r"\d+|[〇零一二两三四五六七八九十百千万亿]+")
_MOST_EFFORT = 500_000
_EFFORT_A_FIGURE = 150


def _effort(zh: str, en: str) -> int:
    """Return about how many figures will be held against each other, plus the reading of each."""
    first, second = (len(_NUMERAL.findall(text)) for text in (zh, en))
    return first * second + _EFFORT_A_FIGURE * (first + second)


def _too_many(left: _Text, right: _Text, *, translation_is_en: bool) -> Finding:
    at_zh, at_en = left.beginning(NOWHERE), right.beginning(NOWHERE)
    return Finding(
        place=at_en if translation_is_en else at_zh,
        rule=FIGURES_RULE,
        severity=Severity.WARNING,
        message=Message(
            "数字太多，从这里起没有核对。", "too many figures: from here on none has been compared"
        ),
        hint=Message("数据请另附文件。", "Attach the data as a file."),
        related=(at_zh if translation_is_en else at_en,),
    )


def _values(zh: _Side, en: _Side, on: dt.date) -> Iterator[Finding]:
    """A headline's figure stands somewhere in the other language, if not in its headline.

    The whole text is read only where the headlines do not answer each other already. A headline
    may round what the text says exactly, or leave its hedge out.
    """
    zh_values, en_values = _headlines(zh.version), _headlines(en.version)
    if not zh_values and not en_values:
        return
    left, right = _Text.of(zh_values), _Text.of(en_values)
    between = _contradictions(left, right, on)
    unfounded_en, unfounded_zh = set[int](), set[int]()  # where these figures begin
    if any(each.en for each in between):
        whole = _Text.of([*zh_values, *_parts(zh)])
        found = _contradictions(whole, right, on)
        unfounded_en = {each.en.start for each in found if each.en and not _is_turned(each)}
    if any(each.zh for each in between):
        whole = _Text.of([*en_values, *_parts(en)])
        found = _contradictions(left, whole, on)
        unfounded_zh = {each.zh.start for each in found if each.zh and not _is_turned(each)}
    unfounded = [
        each
        for each in between
        if _is_turned(each)
        or (each.en and each.en.start in unfounded_en)
        or (each.zh and each.zh.start in unfounded_zh)
    ]
    yield from _findings(unfounded, left, right, translation_is_en=True)


def _is_turned(difference: Difference) -> bool:
    """Whether only 余 and "nearly" differ: where that is the text's fault, it is told there."""
    return difference.fault is Fault.REVERSED


def _contradictions(left: _Text, right: _Text, on: dt.date) -> list[Difference]:
    found = compare(left.text, right.text, on)
    return [each for each in found if each.fault is not Fault.HEDGE]


def _worded_facts(story: Story, on: dt.date) -> Iterator[Finding]:
    facts = story.facts
    worded: list[tuple[str, Localized | None]] = []
    for number, figure in enumerate(facts.figures):
        worded.append((f"figures.{number}.label", figure.label))
    for number, event in enumerate(facts.events):
        worded.append((f"events.{number}.title", event.title))
    for number, correction in enumerate(facts.corrections):
        worded.append((f"corrections.{number}.text", correction.text))
    if facts.lead:
        worded += [("lead.alt", facts.lead.alt), ("lead.caption", facts.lead.caption)]
    for key, words in worded:
        zh, en = (words.by_language.get(each, "") for each in ("zh", "en")) if words else ("", "")
        if zh and en:
            left = _Text.of([(zh, _at_key(story, f"{key}.zh", zh))])
            right = _Text.of([(en, _at_key(story, f"{key}.en", en))])
            yield from _findings(compare(zh, en, on), left, right, translation_is_en=True)


def _findings(
    differences: Iterable[Difference], left: _Text, right: _Text, *, translation_is_en: bool
) -> Iterator[Finding]:
    """Word each difference, at its place in the translation where it has one."""
    for each in differences:
        at_zh = left.place(each.zh) if each.zh else None
        at_en = right.place(each.en) if each.en else None
        zh = at_zh or left.beginning(at_en or NOWHERE)
        en = at_en or right.beginning(zh)
        kinds = {figure.kind for figure in (each.zh, each.en) if figure}
        yield Finding(
            place=en if translation_is_en else zh,
            rule=DATES_RULE if kinds <= _DATE_KINDS else FIGURES_RULE,
            severity=each.severity,
            message=each.message,
            related=(zh if translation_is_en else en,),
        )


def _counts_in_brief(difference: Difference) -> bool:
    return difference.fault not in {Fault.MISSING, Fault.HEDGE}


def _headlines(version: Version) -> list[tuple[str, Locate]]:
    return [(text, as_a_whole(place)) for text, place in values_of(version)]


def _parts(side: _Side) -> list[tuple[str, Locate]]:
    return [(block.text, in_block(side.version, block)) for block in side.blocks]


def _body(version: Version, blocks: Sequence[Block]) -> _Text:
    return _Text.of([(block.text, in_block(version, block)) for block in blocks])


def _at_key(story: Story, key: str, text: str) -> Locate:
    for version in story.versions.values():
        if key in version.marks:
            return as_a_whole(Place(version.path, *version.marks[key], len(text)))
    return as_a_whole(Place(next(iter(story.versions.values())).path))
