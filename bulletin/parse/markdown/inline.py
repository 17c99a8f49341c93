"""Slips within a line: links and pictures."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from bulletin.model.finding import Message
from bulletin.parse.markdown.text import Body, Slip
from bulletin.parse.records import says_nothing

_LINK: Final = re.compile(r"(?<![!\\])\[([^\[\]\n]{1,40})\](?=[(\[])")
_PICTURE: Final = re.compile(
    r"!\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}[ \t]+(\"([^\"\n]{1,300})\"|'([^'\n]{1,300})')\)"
)
_WORDLESS: Final = re.compile(r"(?<![!\\\]])\[[ \u3000]*\]\([^()\s]{1,500}\)")
_ALT: Final = re.compile(r"!\[([^\[\]\n]{1,80})\]\(")
_ADDRESS: Final = (
    r"(?:https?:|mailto:|\.{0,2}/|[\w%.-]{1,100}\.(?:jpe?g|png|gif|webp|svg|md|html?)\b)"
)
_WIDE_BANG: Final = re.compile(r"！(?=\[[^\[\]\n]{0,300}\]\()")
_WIDE_BRACKET: Final = re.compile(rf"\]（(?={_ADDRESS})([^（）()\n]{{1,500}})[）)]", re.IGNORECASE)
_SPACED: Final = re.compile(rf"\]([ \t\u3000]+)\((?={_ADDRESS})", re.IGNORECASE)
_CORNER: Final = re.compile(rf"【([^【】\[\]\n]{{1,80}})】(?=\({_ADDRESS})", re.IGNORECASE)
_BARE_ZH: Final = (
    "更多 详情 点击 点击这里 点这里 点击此处 点此 点我 这里 此处 请点击 请点击这里 查看 点击查看 "
    "查看更多 了解更多 了解详情 查看详情 点击查看详情 点击了解 点击阅读 阅读全文 查看全文 "
    "点击进入 进入 链接 点击链接 阅读更多 更多详情 更多内容 戳这里"
)
_BARE_EN: Final = (
    "more, read more, click here, here, click, details, more details, link, this link, learn more, "
    "see more, find out more, read on, view, see here, this page, this, full text, read, go, "
    "click this link, continue reading"
)
_BARE: Final = frozenset((*_BARE_ZH.split(), *_BARE_EN.split(", ")))


def inline_slips(body: Body) -> Iterator[Slip]:
    """Yield the slips within a body's lines."""
    if "]" not in body.source and "】" not in body.source:
        return
    for index, line in enumerate(body.plain):
        if "]" in line or "】" in line:
            yield from _bare_links(index, line)
            yield from _wordless(index, line)
            yield from _empty_alts(index, line, body.written[index])
            yield from _captions(index, line, body.written[index])
            yield from _mistyped(index, line, body.written[index])


def _bare_links(index: int, line: str) -> Iterator[Slip]:
    """Yield links whose words say nothing about where they lead."""
    for match in _LINK.finditer(line):
        label = unicodedata.normalize("NFKC", match[1]).casefold()
        if label.strip(' *_>»→….。!,，:：~～"“”') in _BARE:
            yield Slip(
                index,
                match.start(1),
                "link-text",
                Message(
                    f"“{match[1]}”没说链接通向哪里。",
                    f"“{match[1]}” does not say where the link leads",
                ),
                Message(
                    "用所链页面的标题作链接文字：[人才公寓申请办法](…)。",
                    "Let the link say what is there: [how to apply for talent housing](…).",
                ),
                length=len(match[1]),
            )


def _wordless(index: int, line: str) -> Iterator[Slip]:
    """Yield links without words: nobody sees them."""
    for match in _WORDLESS.finditer(line):
        yield Slip(
            index,
            match.start(),
            "link-text",
            Message("链接没有文字，读者看不到它。", "the link has no words; readers don't see it"),
            Message("写成 [文字](网址)。", "Write [words](address)."),
            length=len(match[0]),
        )


def _empty_alts(index: int, line: str, written: str) -> Iterator[Slip]:
    """Yield pictures whose alternative text is a file's name or no more than “picture”."""
    for match in _ALT.finditer(line):
        alt = written[match.start(1) : match.end(1)]
        if says_nothing(alt):
            yield Slip(
                index,
                match.start(1),
                "picture-alt",
                Message(
                    f"替代文字“{alt}”没说画面上有什么。",
                    f"the alternative text “{alt}” does not say what the picture shows",
                ),
                Message(
                    "写看不到图的读者需要知道的内容：![展台前排队的毕业生](photo.jpg)",
                    "Say what it shows: ![Graduates queue at a stand](photo.jpg)",
                ),
                length=len(alt),
            )


def _captions(index: int, line: str, written: str) -> Iterator[Slip]:
    """Yield pictures whose alternative text only repeats the caption."""
    for match in _PICTURE.finditer(line):
        alt = written[match.start(1) : match.end(1)].strip()
        if alt and alt == (match[3] or match[4]).strip():
            yield Slip(
                index,
                match.start(1),
                "picture-caption",
                Message(
                    "替代文字和图说一样，读屏用户会听到两遍。",
                    "the alternative text repeats the caption; screen readers would say it twice",
                ),
                Message(
                    "方括号里写画面上有什么，引号里写图说。",
                    "Say in the brackets what the picture shows, in the quotes what it is about.",
                ),
                length=len(match[1]),
            )


def _mistyped(index: int, line: str, written: str) -> Iterator[Slip]:
    """Yield links and pictures whose signs were typed full-width or apart."""
    for pattern, mended, message in _SIGNS:
        for match in pattern.finditer(line):
            start = match.start() + (match[0][0] == "]")
            yield Slip(
                index,
                start,
                "link-mark",
                message,
                Message("写成 [文字](网址)，图片写成 ![说明](文件名)。",
                        "Write [words](address), and pictures as ![words](file)."),
                replacement=(
                    written[: match.start()]
                    + mended(written[match.start() : match.end()])
                    + written[match.end() :]
                ),
            )  # fmt: skip


_SIGNS: Final[tuple[tuple[re.Pattern[str], Callable[[str], str], Message], ...]] = (
    (
        _WIDE_BANG,
        lambda _: "!",
        Message("图片前的叹号是全角“！”。", "the picture's “!” is full-width"),
    ),
    (
        _WIDE_BRACKET,
        lambda text: f"]({text[2:-1]})",
        Message("链接的括号是全角“（）”。", "the link's parentheses are full-width"),
    ),
    (
        _SPACED,
        lambda _: "](",
        Message("“]”和“(”之间多了空格。", "a space stands between “]” and “(”"),
    ),
    (
        _CORNER,
        lambda text: f"[{text[1:-1]}]",
        Message("链接文字要用“[ ]”，不是“【】”。", "a link's words stand in “[ ]”, not in “【】”"),
    ),
)
