"""English punctuation: what Chinese typing leaves behind, slips of the hand, number words."""

import re
import unicodedata
from collections.abc import Iterator

from bulletin.checks.prose import Edit, Prose, Slip
from bulletin.checks.quotes_zh import BROKEN, PAIR_UP
from bulletin.checks.sides import HAN
from bulletin.checks.styles_en import TWICE, mixed_styles
from bulletin.checks.typography import Rule, findings_of
from bulletin.model.article import Story
from bulletin.model.finding import Finding, Message, Severity

_MARKS = {"，": ",", "、": ",", "；": ";", "：": ":", "？": "?", "！": "!", "。": "."}
_HAN_RUN = re.compile(rf"[{HAN}](?:[{HAN}0-9A-Za-z，。、；：？！（）《》“”·—…]*[{HAN}）》”])?")
_GLOSS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_LANGUAGE_TAG = re.compile(r"lang=[\"']?zh")
_WIDE_MARK = re.compile(
    rf"(?<![{HAN}])(?P<before> ?)(?P<mark>[，、；：？！。])(?P<after> ?)(?![{HAN}])"
)
_LONGEST = 400  # characters in parentheses that are worth showing
_WIDE_LATIN = re.compile(
    r"(?<![<&/@#_\\`０-９Ａ-Ｚａ-ｚ])[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*％?(?![.@_/])(?!(?<=^.)\))|％"
)
_DOUBLE_QUOTE = re.compile("[“”]")
_STRAY = re.compile(r"(?<=[^\s|]) +(?=[,;](?:\s|$)|[，；、])")  # those become , and ;
_SPACES = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])(?![,;](?:\s|$)|[，；、])")
_CLOCK = re.compile(r"\b(?:1[0-2]|0?[1-9])(?::[0-5]\d)?(?=(?:[AaPp]m|[AP]M|[ap]\.m\.)(?![A-Za-z]))")
_TYPOS = {
    wrong: right
    for right, slips in {
        "thousand": "thousnad thousend thousant thosand",
        "million": "millon milion millionn",
        "billion": "billon bilion billionn",
        "trillion": "trillon trilion",
        "hundred": "hunderd hundered hundread",
        "forty": "fourty",
        "ninety": "ninty",
        "ninth": "nineth",
        "twelfth": "twelth",
        "eighth": "eigth",
        "eighty": "eigthy",
        "nineteen": "ninteen",
        "percent": "precent percant",
    }.items()
    for wrong in slips.split()
}
_TYPO = re.compile(rf"\b(?:{'|'.join(_TYPOS)})\b", re.IGNORECASE)


def check(story: Story) -> Iterator[Finding]:
    """English text has English punctuation, and one style for each thing.

    Reported are Chinese characters (but not in parentheses after the English, nor marked as
    Chinese) and full-width marks left behind, double spaces, spaces before a comma, times without
    a space before am or pm, misspelt number words, a currency said twice, “ and ” that do not pair;
    and in one text two styles of quotation marks, apostrophes, percent, currency or dates.
    """
    for version in story.versions.values():
        if version.language.split("-")[0] == "en":
            yield from findings_of(version, RULE)
            yield from mixed_styles(version, RULE.id, RULE.severity)


def find_slips(prose: Prose) -> Iterator[Slip]:
    """Yield what is wrong with one block of English, with the certain corrections."""
    if not prose.text.isascii():
        yield from _han(prose)
        yield from _wide_marks(prose)
        yield from _wide_parentheses(prose)
        yield from _wide_latin(prose)
        yield from _quotes(prose)
    yield from _words(prose)


RULE = Rule("typography-en", Severity.WARNING, find_slips)


def _han(prose: Prose) -> Iterator[Slip]:
    """Yield Chinese left in English, but not the original name in parentheses after its English."""
    if prose.block is not None and _LANGUAGE_TAG.search(prose.block.raw):
        return
    glosses = [each.span() for each in _GLOSS.finditer(prose.text)]
    for match in _HAN_RUN.finditer(prose.text):
        if not any(start < match.start() < end for start, end in glosses):
            yield Slip(
                *match.span(),
                Message(
                    f"英文里留有汉字“{match[0]}”。", f"Chinese left in the English: “{match[0]}”"
                ),
                hint=Message(
                    "译成英文；要保留原名，放在英文名后的括号里。",
                    "Translate it, or put it in parentheses after the English name.",
                ),
            )


def _wide_marks(prose: Prose) -> Iterator[Slip]:
    """Yield Chinese marks between English words."""
    text = prose.text
    for match in _WIDE_MARK.finditer(text):
        right = _MARKS[match["mark"]]
        start, end = match.start("mark"), match.end("mark")
        follows = text[end : end + 1]
        space = " " if follows.isalnum() or follows in {"“", "‘", "(", "（"} else ""
        edit = prose.edit(start, end, right + (space if follows else ""))
        if not _is_embedded(prose, start, end) or _makes_markup(prose, start):
            edit = None
        yield _wide(match["mark"], right, start, (edit,) if edit else ())


def _is_embedded(prose: Prose, start: int, end: int) -> bool:
    """Say whether a stretch touches no markup and no line end, where a space may be a sign."""
    first, last = max(0, start - 1), min(len(prose.text), end + 1)
    return prose.stands_together(first, last)


def _makes_markup(prose: Prose, start: int) -> bool:
    """Say whether an ASCII mark here would begin a list (1.) or a reference ([1]:)."""
    digits = start
    while prose.text[digits - 1 : digits].isdigit():
        digits -= 1
    begins_line = digits == 0 or not prose.stands_together(digits - 1, digits + 1)
    return prose.text[start - 1 : start] == "]" or (digits < start and begins_line)


def _wide(written: str, right: str, start: int, edits: tuple[Edit, ...]) -> Slip:
    return Slip(
        start,
        start + len(written),
        Message(
            f"英文里的全角“{written}”应为“{right}”。", f"full-width “{written}” in English text"
        ),
        edits,
        Message(f"写成“{right}”。", f"Write “{right}”."),
    )


def _wide_parentheses(prose: Prose) -> Iterator[Slip]:
    """Yield full-width parentheses around English words."""
    text, stack = prose.text, []
    for match in re.finditer("[（）]", text):
        if match[0] == "（":
            stack.append(match.start())
            continue
        start, end = stack.pop() if stack else -1, match.end()
        if start < 0 or end - start > _LONGEST or _HAN_RUN.search(text, start, end):
            continue
        is_tight = text[start - 1 : start].isalnum(), text[end : end + 1].isalnum()
        opened = prose.edit(start, start + 1, " (" if is_tight[0] else "(")
        closed = prose.edit(end - 1, end, ") " if is_tight[1] else ")")
        is_sure = _is_embedded(prose, start, start + 1) and _is_embedded(prose, end - 1, end)
        edits = (opened, closed) if opened and closed and is_sure else ()
        yield _wide(text[start:end], f"({text[start + 1 : end - 1]})", start, edits)


def _wide_latin(prose: Prose) -> Iterator[Slip]:
    """Yield full-width letters and digits; not corrected where that would lay bare another slip."""
    narrow = _WIDE_LATIN.sub(_narrowed, prose.text)  # as long as the text
    laid_bare = _clocks_and_typos(narrow) - _clocks_and_typos(prose.text)
    for match in _WIDE_LATIN.finditer(prose.text):
        right = _narrowed(match)
        edit = prose.edit(*match.span(), right)
        if any(start <= match.end() and match.start() <= end + 1 for start, end in laid_bare):
            edit = None
        yield _wide(match[0], right, match.start(), (edit,) if edit else ())


def _clocks_and_typos(text: str) -> set[tuple[int, int]]:
    return {each.span() for rule in (_CLOCK, _TYPO) for each in rule.finditer(text)}


def _narrowed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _quotes(prose: Prose) -> Iterator[Slip]:
    """Yield the first of “ and ” that has no partner in its block.

    A quotation of several paragraphs opens each of them and closes only the last; ” after a digit
    is inches.
    """
    text, opened = prose.text, -1
    for match in _DOUBLE_QUOTE.finditer(text):
        at = match.start()
        is_opening = match[0] == "“"
        if is_opening is not (opened >= 0):
            opened = at if is_opening else -1
        elif is_opening or not text[at - 1 : at].isdigit():
            yield Slip(at, at + 1, BROKEN, (), PAIR_UP)
            return
    if opened > 0:
        yield Slip(opened, opened + 1, BROKEN, (), PAIR_UP)


def _words(prose: Prose) -> Iterator[Slip]:
    """Yield needless and missing spaces, misspelt number words, a currency said twice."""
    text = prose.text
    for match in _STRAY.finditer(text):
        if prose.stands_together(match.start() - 1, match.end() + 1):
            edit = prose.edit(*match.span(), "")
            message = Message("逗号、分号前多了空格。", "a space before a comma or semicolon")
            yield Slip(*match.span(), message, (edit,) if edit else ())
    for match in _SPACES.finditer(text):
        if prose.stands_together(match.start() - 1, match.end() + 1):
            edit = prose.edit(*match.span(), " ")
            message = Message("词间有多个空格。", "more than one space between words")
            yield Slip(*match.span(), message, (edit,) if edit else ())
    for match in _CLOCK.finditer(text):
        if prose.stands_together(match.end() - 1, match.end() + 1):
            edit = prose.edit(match.end() - 1, match.end(), f"{text[match.end() - 1]} ")
            message = Message("时间与 am/pm 之间缺空格。", "no space between the time and am or pm")
            yield Slip(*match.span(), message, (edit,) if edit else ())
    for match in _TYPO.finditer(text):
        right = _TYPOS[match[0].lower()]
        right = right.capitalize() if match[0][0].isupper() else right
        edit = prose.edit(*match.span(), right)
        message = Message(f"“{match[0]}”拼写有误。", f"“{match[0]}” is misspelt")
        hint = Message(f"写成“{right}”。", f"Write “{right}”.")
        yield Slip(*match.span(), message, (edit,) if edit else (), hint)
    for match in TWICE.finditer(text):
        message = Message("货币单位写了两次。", "the currency is said twice")
        hint = Message("RMB 与 yuan 只留一个。", "Keep either RMB or yuan.")
        yield Slip(*match.span(), message, (), hint)
