"""Whether names and terms are written as the glossary has them, in both directions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bulletin.checks.blocks import Block
from bulletin.checks.lexicon import (
    CASELESS,
    Form,
    Lexicon,
    Mention,
    comparable,
    find_en,
    find_form,
    find_zh,
)
from bulletin.checks.naming import English, Named, is_lowered
from bulletin.checks.pairs import Pair
from bulletin.checks.places import Locate, as_a_whole, in_block, place_of, values_of
from bulletin.checks.spelling import near_misses
from bulletin.model.article import Version
from bulletin.model.finding import NO_MESSAGE, Finding, Message, Place, Severity

RULE = "terms"
SEVERITY = Severity.ERROR  # of a forbidden rendering; all else is a warning or less

_REPORTED_BACK = frozenset({"district", "institution", "programme"})
_LONG_TERM = 5  # Chinese characters from which a common term has one rendering only
_GENERIC = re.compile(r"\b(?:the|its|their|this|that|these|both|each)\s(?:[a-z-]+\s)?$")


def check(pairs: Iterable[Pair], lexicon: Lexicon) -> Iterator[Finding]:
    """What the Chinese names, the English names as the glossary says; and names nothing else.

    In each pair of blocks: a forbidden rendering (judged only where the Chinese holds the entry,
    also inside a longer name), a spelling close to the right one, a name in lower case, a short
    form before the full one, and an entry with no rendering at all (once a block; once it has
    been named, "the district" will do, and for a bare 拱墅 anything). Over the whole text: an
    English name whose Chinese occurs nowhere. Entries marked unsure are warnings at most.
    """
    for pair in pairs:
        if {_script(pair.original), _script(pair.translation)} == {"zh", "en"}:
            yield from _Reading(pair, lexicon).findings()


def _script(version: Version) -> str:
    return version.language.partition("-")[0]


@dataclass(slots=True)
class _Reading:
    """Walks through a pair; `used` are the entries the English has named in full so far."""

    pair: Pair
    lexicon: Lexicon
    used: set[str] = field(default_factory=set)
    told: list[Place] = field(default_factory=list)  # where wrong names stand

    def findings(self) -> Iterator[Finding]:
        pair, is_zh = self.pair, _script(self.pair.original) == "zh"
        zh, en = (pair.original, pair.translation)[:: 1 if is_zh else -1]
        blocks, others = (pair.a, pair.b)[:: 1 if is_zh else -1]
        headings = list(values_of(zh))
        named = [Named(each, at) for text, at in headings for each in find_zh(self.lexicon, text)]
        english = [self.english(text, as_a_whole(place)) for text, place in values_of(en)]
        yield from self.compare(named, english, is_strict=False)
        texts = [self.english(each.text, in_block(en, each)) for each in others]
        for link in pair.links:
            here, there = (link.a, link.b)[:: 1 if is_zh else -1]
            named = [each for index in here for each in self.named(zh, blocks[index])]
            if there:
                english = [texts[index] for index in there]
                yield from self.compare(named, english, is_strict=not pair.is_brief)
        if not pair.is_brief:
            everything = "\n".join([*(text for text, _ in headings), *(x.text for x in blocks)])
            yield from self.unfounded(everything, texts)

    def named(self, zh: Version, block: Block) -> list[Named]:
        return [
            Named(each, place_of(zh, block, each.start, each.end - each.start))
            for each in find_zh(self.lexicon, block.text)
        ]

    def english(self, text: str, locate: Locate) -> English:
        lower = comparable(text)
        return English(text, lower, locate, tuple(find_en(self.lexicon, lower)))

    def compare(
        self, named: list[Named], english: list[English], *, is_strict: bool
    ) -> Iterator[Finding]:
        """Compare blocks that tell the same; `is_strict` asks for every entry's rendering."""
        entries: dict[str, Named] = {}
        for each in named:
            known = entries.get(each.entries[0])
            if known is None or not known.mention.forms[0].is_full:
                entries[each.entries[0]] = each
        for one in entries.values():
            found = list(self.wrong(one, english))
            yield from found
            forms = [
                (form, text, mention)
                for text in english
                for mention in text.mentions
                for form in mention.forms
                if form.entry in one.entries
            ]
            if forms:  # a wrong name may hold a short form of the right one
                yield from self.written(one, forms, is_strict=is_strict and not found)
            elif is_strict and not found and not self.is_understood(one, english):
                yield from self.missing(one, english[0])

    def wrong(self, one: Named, english: list[English]) -> Iterator[Finding]:
        """Yield forbidden renderings and spellings close to the right one."""
        entry = one.entries[0]
        for text in english:
            for form in self.lexicon.forbidden[entry]:
                at = find_form(form, text.lower)
                if at >= 0 and not text.is_in_name(at, at + len(form.key)):
                    yield from self.found(one, text, at, len(form.key), is_forbidden=True)
            if self.lexicon.terms[entry].kind not in CASELESS:
                for start, end in near_misses(self.lexicon.allowed[entry], text.text, text.lower):
                    if not text.is_in_name(start, end) and not text.extends_name(start, end):
                        yield from self.found(one, text, start, end - start, is_forbidden=False)

    def found(
        self, one: Named, text: English, start: int, length: int, *, is_forbidden: bool
    ) -> Iterator[Finding]:
        place, term = text.locate(start, length), self.lexicon.terms[one.entries[0]]
        if any(_meet(place, each) for each in self.told):
            return
        self.told.append(place)
        words = text.text[start : start + length]
        is_sure = is_forbidden and not term.unsure and term.kind not in CASELESS
        if is_forbidden:
            message = Message(f"“{one.zh}”不译作 {words}。", f"{one.zh} is not called “{words}”")
        else:
            message = Message(
                f"{words} 像是“{one.zh}”的英文名拼错了。",
                f"“{words}” looks like a misspelling of the name of {one.zh}",
            )
        severity = SEVERITY if is_sure else Severity.WARNING
        yield self.finding(place, severity, message, one, self.right(one, words))

    def right(self, one: Named, words: str) -> Message:
        """Say what to write: the short form where a short name was tried."""
        term = self.lexicon.terms[one.entries[0]]
        is_short = bool(term.en_short) and " " not in words
        right = term.en_short[0] if is_short else self.lexicon.allowed[term.id][0].text
        doubt = Message("（尚未核实）", " (not yet confirmed)") if term.unsure else NO_MESSAGE
        return Message(f"写作 {right}{doubt.zh}", f"Write {right}{doubt.en}")

    def written(
        self, one: Named, forms: list[tuple[Form, English, Mention]], *, is_strict: bool
    ) -> Iterator[Finding]:
        """Yield a name in lower case, and a short form where the full one is due."""
        term = self.lexicon.terms[one.entries[0]]
        form, text, mention = forms[0]
        place = text.locate(mention.start, mention.end - mention.start)
        words = text.text[mention.start : mention.end]
        is_due = one.mention.forms[0].is_full and not {*one.entries} & self.used
        if any(each.is_full for each, _, _ in forms):
            self.used.update(one.entries)
        elif is_strict and is_due:
            message = Message(
                f"首次提到“{one.zh}”时用了简称 {words}。",
                f"the short form “{words}” comes before the full name of {one.zh}",
            )
            severity = Severity.INFO if term.unsure else Severity.WARNING
            self.used.update(one.entries)  # once is enough
            yield self.finding(place, severity, message, one, self.full(one))
        if term.kind not in CASELESS and all(is_lowered(*each) for each in forms):
            message = Message(f"{words} 的大小写不对。", f"“{words}” needs capital letters")
            hint = Message(f"写作 {form.text}", f"Write {form.text}")
            yield self.finding(place, Severity.WARNING, message, one, hint)

    def full(self, one: Named) -> Message:
        right = self.lexicon.allowed[one.entries[0]][0].text
        return Message(f"写作 {right}", f"Write {right}")

    def is_understood(self, one: Named, english: list[English]) -> bool:
        """Say whether a name is part of another's, or was given before and may be left out."""
        allowed = self.lexicon.allowed[one.entries[0]]
        if any(find_form(form, text.lower) >= 0 for form in allowed for text in english):
            return True
        if not {*one.entries} & self.used:
            return False
        if not one.mention.forms[0].is_full:
            return True
        nouns = {each.key.rpartition(" ")[2] for each in allowed}
        return any(
            _GENERIC.search(text.lower, max(0, match.start() - 40), match.start())
            for text in english
            for noun in nouns
            for match in re.finditer(rf"\b{re.escape(noun)}\b", text.lower)
        )

    def missing(self, one: Named, text: English) -> Iterator[Finding]:
        term = self.lexicon.terms[one.entries[0]]
        if term.kind == "topic" or (term.kind == "term" and len(term.zh) < _LONG_TERM):
            return  # 人才 may well be "people" here
        is_weak = term.unsure or term.kind in CASELESS
        severity = Severity.INFO if is_weak else Severity.WARNING
        message = Message(
            f"“{one.zh}”在译文的这一段里没有译出。", f"{one.zh} has no rendering in this block"
        )
        yield self.finding(text.locate(0, 0), severity, message, one, self.full(one))

    def unfounded(self, zh: str, texts: list[English]) -> Iterator[Finding]:
        """Yield English names in full whose Chinese occurs nowhere in the text.

        One that is part of a longer name (ZJUT of its institute's) explains that name.
        """
        forms = [form for text in texts for each in text.mentions for form in each.forms]
        known = {name for form in forms for name in self.lexicon.inner[form.entry]}
        for text in texts:
            for mention in text.mentions:
                forms = [each for each in mention.forms if each.is_full]
                terms = [self.lexicon.terms[each.entry] for each in forms]
                if not terms or known & {each.id for each in terms}:
                    continue
                names = [name for each in terms for name in each.zh_forms]
                is_proper = all(x.kind in _REPORTED_BACK and not x.unsure for x in terms)
                if not is_proper or any(name in zh for name in names):
                    continue
                known.update(each.id for each in terms)
                words = text.text[mention.start : mention.end]
                message = Message(
                    f"译文有 {words}，原文没有“{terms[0].zh}”。",
                    f"“{words}” is named here, {terms[0].zh} nowhere in the Chinese",
                )
                place = text.locate(mention.start, mention.end - mention.start)
                hint = Message("核对是否译错了名称。", "Check that this is the right name.")
                yield self.finding(place, Severity.WARNING, message, None, hint)

    def finding(
        self, place: Place, severity: Severity, message: Message, one: Named | None, hint: Message
    ) -> Finding:
        related = (one.place,) if one else ()
        return Finding(place, RULE, severity, message, hint, related=related)


def _meet(one: Place, two: Place) -> bool:
    if (one.path, one.line) != (two.path, two.line):
        return False
    return one.column < two.column + two.length and two.column < one.column + one.length
