"""Chinese punctuation after GB/T 15834-2011 and the digits of GB/T 15835-2011."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from bulletin.checks.prose import Prose, Slip
from bulletin.checks.quotes_zh import find_quotes
from bulletin.checks.sides import HAN, Sides
from bulletin.checks.typography import Rule, findings_of
from bulletin.model.article import Story
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.traditional import SIMPLIFIED

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_NAMES = {
    "，": Message("逗号", "comma"),
    "；": Message("分号", "semicolon"),
    "：": Message("冒号", "colon"),
    "！": Message("叹号", "exclamation mark"),
    "？": Message("问号", "question mark"),
    "、": Message("顿号", "enumeration comma"),
    "。": Message("句号", "full stop"),
}
_CANDIDATE = re.compile(r"[,;:!?.()（…\-–—─－]|[，。、；：？！]{2}| [，。、；：？！]")
_MARKS = re.compile(r"[,，]+|[;；]+|[:：]+|[!！]+|[?？]+|、+|。+")
_REPEATABLE = "！？"
_SHORTCODE = re.compile(r":(?:[a-z][a-z0-9_]{1,31}|[+-]1):")
_STOP = re.compile(rf"(?<=[{HAN}])\.(?=[\s”’」』）)\"']|$)")
_DOTS = re.compile(r"(?:[.…]|。{3,})+")
_DASHES = re.compile(r"[-–—─－]{2,}")
_SPACED_DASH = re.compile(rf"(?<=[{HAN}]) {{1,4}}[—–] {{1,4}}(?=[{HAN}])")
_LATIN = re.compile("[A-Za-z0-9]")
# Not where ASCII would make markup of it: a tag, an entity, an address, a list.
_WIDE_LATIN = re.compile(
    r"(?<![<&/@#_\\`０-９Ａ-Ｚａ-ｚ])[０-９Ａ-Ｚａ-ｚ]+(?:[.．][０-９]+)*(?!\.(?:[^.…]|$)|[@_/])(?!(?<=^.)\))"
)
_TRADITIONAL = re.compile(f"[{''.join(SIMPLIFIED)}]+")
_DIGITS = frozenset("0123456789")
_IS_HAN = re.compile(f"[{HAN}]")


def check(story: Story) -> Iterator[Finding]:
    """Simplified Chinese text has the punctuation of GB/T 15834 and half-width digits.

    Marks beside Chinese are full-width (not within numbers, addresses, code or Latin phrases),
    quotation marks are “ ” and ‘ ’ within them, an ellipsis is ……, a dash ——, marks are not
    doubled, quotations and parentheses are closed, digits and Latin letters are half-width,
    characters are simplified. No space is asked for between Han and Latin, and none is taken from
    between names.
    """
    for version in story.versions.values():
        if version.language.split("-")[0] == "zh":
            yield from findings_of(version, RULE)


def find_slips(prose: Prose) -> Iterator[Slip]:
    """Yield what is wrong with one block of text, with the certain corrections."""
    if _CANDIDATE.search(prose.text):
        sides = Sides(prose.text)
        for find in (_marks, _stops, _ellipses, _dashes, _parentheses):
            yield from find(prose, sides)
    yield from find_quotes(prose)
    yield from _wide_latin(prose)
    yield from _traditional(prose)


RULE = Rule("typography-zh", Severity.WARNING, find_slips)


def _marks(prose: Prose, sides: Sides) -> Iterator[Slip]:
    """Yield half-width and doubled marks, and the spaces around them with their correction."""
    for match in _MARKS.finditer(prose.text):
        written, (start, end) = match[0], match.span()
        half = next((each for each in written if each in _FULL), "")
        full = _FULL.get(half, written[0])
        kept = full if full not in _REPEATABLE else full * len(written)
        before, after = _spaces(prose, start, end)
        if half and not _is_chinese(prose, sides, match):
            continue
        is_doubled = kept != written and not written.startswith("。。。")
        if not (half or is_doubled or (before and len(written) == 1)):
            continue
        edit = prose.edit(start - before, end + (after if half else 0), kept)
        yield Slip(start, end, _mark_message(written, kept, half), (edit,) if edit else ())


def _is_chinese(prose: Prose, sides: Sides, mark: re.Match[str]) -> bool:
    """Say whether a half-width mark stands in Chinese text, not in a number or a shortcode."""
    text, (start, end) = prose.text, mark.span()
    if {text[start - 1 : start] or " ", text[end : end + 1] or " "} <= _DIGITS:
        return False
    if mark[0] == ":" and _SHORTCODE.match(text, start):
        return False
    is_scope = mark[0] == "::"
    return not is_scope and sides.are_chinese(start, end)


def _spaces(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Count the spaces around a mark that go away with its correction.

    They stand between the mark and words on the same line, with no markup in between.
    """
    text = prose.text
    before = after = 0
    while text[start - before - 1 : start - before] == " ":
        before += 1
    while text[end + after : end + after + 1] == " ":
        after += 1
    left, right = (
        text[max(0, start - before - 1) : start - before],
        text[end + after : end + after + 1],
    )
    if not (_is_word(left) and prose.stands_together(start - before - 1, end)):
        before = 0
    if not (_is_word(right) and prose.stands_together(start, end + after + 1)):
        after = 0
    return before, after


def _is_word(character: str) -> bool:
    return character.isalnum()


def _mark_message(written: str, right: str, half: str) -> Message:
    name = _NAMES[right[0]]
    if half:
        return Message(
            f"中文里的{name.zh}“{written}”应为全角“{right}”。",
            f"half-width {name.en} “{written}” in Chinese text",
        )
    if len(written) > 1:
        return Message(f"{name.zh}重复：“{written}”。", f"doubled {name.en} “{written}”")
    return Message(f"{name.zh}前多了空格。", f"a space before the {name.en}")


def _stops(prose: Prose, _sides: Sides) -> Iterator[Slip]:
    """Yield Latin full stops that end a Chinese sentence."""
    for match in _STOP.finditer(prose.text):
        edit = prose.edit(*match.span(), "。")
        message = Message(
            "句号“.”应为“。”。", "Latin full stop “.” at the end of a Chinese sentence"
        )
        yield Slip(*match.span(), message, (edit,) if edit else ())


def _ellipses(prose: Prose, sides: Sides) -> Iterator[Slip]:
    """Yield ellipses that are not two characters of three dots each."""
    for match in _DOTS.finditer(prose.text):
        is_right = not set(match[0]) - {"…"} and len(match[0]) % 2 == 0
        is_dots = len(match[0]) > len("..") or "…" in match[0]
        if is_dots and not is_right and sides.are_chinese(*match.span()):
            edit = prose.edit(*match.span(), "……")
            message = Message(
                f"省略号“{match[0]}”应为“……”。", f"ellipsis “{match[0]}” instead of “……”"
            )
            yield Slip(*match.span(), message, (edit,) if edit else ())


def _dashes(prose: Prose, sides: Sides) -> Iterator[Slip]:
    """Yield dashes typed as hyphens, too long or too short, and spaced in the English way."""
    text = prose.text
    for match in (*_DASHES.finditer(text), *_SPACED_DASH.finditer(text)):
        start, end = match.span()
        is_option = text[start - 1 : start] in {"", " "} and _LATIN.match(text, end)
        stands = prose.stands_together(max(0, start - 1), end) or prose.stands_together(
            start, end + 1
        )
        is_right = not set(match[0]) - {"—"} and len(match[0]) % 2 == 0
        if is_right or is_option or not stands or not sides.are_chinese(start, end):
            continue
        edit = prose.edit(start, end, "——")
        written = match[0].strip()
        message = Message(f"破折号“{written}”应为“——”。", f"dash “{written}” instead of “——”")
        yield Slip(start, end, message, (edit,) if edit else ())


def _parentheses(prose: Prose, _sides: Sides) -> Iterator[Slip]:
    """Yield pairs of parentheses around Chinese of which one or both are half-width."""
    text, stack = prose.text, []
    han = [0, *accumulate(bool(_IS_HAN.match(each)) for each in text)]
    for match in re.finditer(r"[()（）]", text):
        if match[0] in "(（":
            stack.append(match.start())
            continue
        if not stack:
            continue
        start, end = stack.pop(), match.start()
        written = text[start] + text[end]
        if written == "（）" or (written == "()" and han[start] == han[end]):
            continue
        edits = (prose.edit(start, start + 1, "（"), prose.edit(end, end + 1, "）"))
        yield Slip(
            start,
            end + 1,
            Message("中文里的括号应为全角“（）”。", "half-width parentheses around Chinese text"),
            tuple(each for each in edits if each) if all(edits) else (),
        )
    if stack and text[stack[0]] == "（":
        hint = Message("补上“）”。", "Add the closing “）”.")
        message = Message("括号没有合上。", "a parenthesis that is never closed")
        yield Slip(stack[0], stack[0] + 1, message, (), hint)


def _wide_latin(prose: Prose) -> Iterator[Slip]:
    """Yield full-width digits and letters."""
    for match in _WIDE_LATIN.finditer(prose.text):
        right = unicodedata.normalize("NFKC", match[0])
        edit = prose.edit(*match.span(), right)
        message = Message(
            f"全角“{match[0]}”应为半角“{right}”。", f"full-width “{match[0]}” instead of “{right}”"
        )
        yield Slip(*match.span(), message, (edit,) if edit else ())


def _traditional(prose: Prose) -> Iterator[Slip]:
    """Yield a block's traditional characters; never corrected alone, since a name may want them."""
    found = list(_TRADITIONAL.finditer(prose.text))
    if found:
        written = "".join(match[0] for match in found)
        right = "".join(SIMPLIFIED[each] for each in written)
        yield Slip(
            *found[0].span(),
            Message(f"繁体字“{written}”。", f"traditional characters “{written}”"),
            hint=Message(f"写成“{right}”。", f"Write “{right}”."),
        )
