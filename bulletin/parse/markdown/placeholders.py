"""Marks that writers leave for what is to be filled in later."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bulletin.model.finding import Message
from bulletin.parse.markdown.text import Slip, holds

_LATER: Final = (
    r"(?:此处|这里)?(?:有?待|需|请)(?:补|核|确认|查|定稿|完善|更新|插入|配图|译|翻译)|此处[补插放加配]"
    r"|[补插配]图|请?补充"
)
_ASKED: Final = (
    r"TK|TBD|TBC|TODO|\?+|insert|to come|placeholder"
    r"|(?:add|check|confirm|verify) (?:name|number|figure|date|quote|source|photo|picture|link)s?"
)
# Signs of which a text with such a mark holds one, and the mark: no part of it ends a line.
_MARKS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = (
    (
        ("TODO", "FIXME", "TKTK"),
        re.compile(r"(?<![A-Za-z0-9_-])(?:TODO|FIXME|TKTK)(?![A-Za-z0-9_-])"),
    ),
    (
        ("【", "（", "(", "[", "〔", "［"),
        re.compile(
            rf"[【（(\[〔［](?:{_LATER})[^【】（）()\[\]〔〕［］\n]{{0,20}}[】）)\]〕］](?![(\[])"
        ),
    ),
    (
        ("[",),
        re.compile(rf"\[(?:{_ASKED})(?![A-Za-z])[^\[\]\n]{{0,60}}\](?![(\[:])", re.IGNORECASE),
    ),
    (
        ("XX", "xx", "××", "＿＿"),
        re.compile(
            r"(?<![A-Za-z0-9])(?:X{2,4}|x{2,4}|×{2,4}|＿{2,4})"
            r"(?= ?[余多]?[人个家名元万亿项场次年月日%])"
        ),
    ),
    (
        ("…", "..."),
        re.compile(r"^(?:#{1,6} )?(?:…|\.\.\.)$", re.MULTILINE),
    ),  # as laid out for a translator
    (("???", "？？？"), re.compile(r"\?{3,}|？{3,}")),
    (("orem ipsum", "OREM IPSUM"), re.compile(r"lorem ipsum", re.IGNORECASE)),
)
_NOTHING: Final = re.compile(
    r"[ ]*(?:- )?(?:kicker|deck|summary|editor_note|translator|byline|source|name|caption|credit"
    r"|place|zh|en): *(无|暂无|没有|空|N/?A|none|nil|-{1,3}|/)[ ]*",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[ ]*(?:- )?(?:title|kicker|deck|caption|credit|alt|place|zh|en):")
_MARKUP: Final = re.compile(
    r"\*\*[^*\n]{1,80}\*\*|</?[A-Za-z][^<>\n]{0,80}>|!?\[[^\[\]\n]{1,80}\]\([^()\n]{1,200}\)"
    r"|&(?:amp|nbsp|lt|gt|quot|#[0-9]{2,6});"
)


def placeholder_slips(text: str) -> Iterator[Slip]:
    """Yield the marks in a text, code and comments blanked, to be filled in later."""
    marks = [pattern for signs, pattern in _MARKS if holds(text, signs) and pattern.search(text)]
    for index, line in enumerate(text.split("\n")) if marks else ():
        for pattern in marks:
            for match in pattern.finditer(line):
                yield Slip(
                    index,
                    match.start(),
                    "placeholder",
                    Message(
                        f"“{match[0]}”像是还没补上的内容。",
                        f"“{match[0]}” looks like something still to be filled in",
                    ),
                    Message("补上内容，或删去它。", "Fill it in, or delete it."),
                    length=len(match[0]),
                )


def value_slips(lines: Sequence[str]) -> Iterator[Slip]:
    """Yield what front matter says that the page would print as it stands: marks, and 无."""
    for index, line in enumerate(lines):
        value = _WORDS.match(line)
        for match in _MARKUP.finditer(line, value.end()) if value else ():
            yield Slip(
                index,
                match.start(),
                "foreign-markup",
                Message(
                    f"这里只能是文字，“{match[0]}”会原样印出来。",
                    f"this is plain text: “{match[0]}” would be printed as it stands",
                ),
                Message("只写文字，不用标记。", "Write the words without marks."),
                length=len(match[0]),
            )
        if nothing := _NOTHING.fullmatch(line):
            yield Slip(
                index,
                nothing.start(1),
                "placeholder",
                Message(
                    f"“{nothing[1]}”会原样印在网页上。",
                    f"“{nothing[1]}” would be printed on the page",
                ),
                Message("没有就不写这一行。", "Where there is none, leave the line out."),
                length=len(nothing[1]),
            )
