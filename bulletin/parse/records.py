"""What the keys of one record say of each other: an event, a lead picture, a key figure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bulletin.model.article import Event, KeyFigure, LeadPicture
from bulletin.model.finding import NO_MESSAGE, Message, Severity
from bulletin.model.localized import Localized
from bulletin.model.picture import WEB_SUFFIXES
from bulletin.parse.frontmatter import MapNode, Node, TextNode
from bulletin.parse.frontmatter.slip import quoted
from bulletin.parse.nearest import fold

_ALL_PICTURES: Final = (
    *WEB_SUFFIXES, ".heic", ".heif", ".tif", ".tiff", ".bmp", ".jp2", ".psd", ".raw",
)  # fmt: skip
# Words that say no more than that there is a picture.
_EMPTY_WORDS: Final = frozenset(
    {"图", "图片", "照片", "配图", "题图", "插图", "图像", "无标题"}
    | {"image", "picture", "photo", "photograph", "img", "pic", "untitled"}
)
_UNITS: Final = {
    **dict.fromkeys(("元", "人民币", "人民币元", "rmb", "yuan", "cny", "¥", "￥"), "CNY"),
    **dict.fromkeys(("percent", "per cent", "百分比", "百分之", "%"), "%"),
}
# A magnitude at the head of a unit, and what is left of it; 千 alone begins 千米 and 千瓦.
_MAGNITUDE: Final = re.compile(
    r"(万亿|千万|百万|十万|万|千亿|百亿|十亿|亿|千(?=元|人|名|家)"
    r"|(?:thousand|million|billion|trillion|bn)\b) ?(?:of )?(.*)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[\s（(，,]*(https?://[^\s（）(),，{}]+)[）)]?")
_POWERS: Final = {
    "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11,
    "万亿": 12, "thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong between the keys of a record; `instead` is the text to write, if certain."""

    node: Node
    rule: str
    message: Message
    hint: Message = NO_MESSAGE
    severity: Severity | None = None  # the rule's
    instead: str = ""


def remarks(noun: type, values: Mapping[str, Any], written: Mapping[str, Node]) -> Iterator[Remark]:
    """Yield what is wrong with a record; `written` holds the node of each key."""
    if noun is Event:
        yield from _event(values, written)
    elif noun is LeadPicture:
        yield from _lead(values, written)
    elif noun is KeyFigure:
        yield from _unit(written)
        yield from _magnitude(values, written)


def address_in_name(node: TextNode) -> Iterator[Remark]:
    """Tell of an address within the name of a source: readers can't follow it."""
    match = _ADDRESS.search(node.text)
    if match is None:
        return
    name = f"{node.text[: match.start()]} {node.text[match.end() :]}".strip(" []")
    yield Remark(
        node,
        "wrong-shape",
        Message(
            "网址写进了名称，读者点不开。", "the name holds an address, which readers can't follow"
        ),
        Message("写成 {name: …, url: …}", "Write {name: …, url: …}"),
        instead=f"{{name: {quoted(name)}, url: {match[1]}}}" if name and not node.style else "",
        severity=Severity.WARNING,
    )


def says_nothing(alt: str) -> bool:
    """Whether an alternative text is a file's name, or only a word for pictures."""
    return fold(alt) in _EMPTY_WORDS or alt.strip().lower().endswith(_ALL_PICTURES)


def _event(values: Mapping[str, Any], written: Mapping[str, Node]) -> Iterator[Remark]:
    end = written.get("end")
    if end is not None and values.get("end") and values["end"] < values["start"]:
        yield Remark(
            end,
            "event-order",
            Message("活动在开始之前就结束了。", "the event ends before it starts"),
            Message("检查 start 和 end。", "Look at start and end."),
        )


def _lead(values: Mapping[str, Any], written: Mapping[str, Node]) -> Iterator[Remark]:
    name = values["file"]
    if not name.lower().endswith(_ALL_PICTURES):
        yield Remark(
            written["file"],
            "bad-file-name",
            Message(f"{name} 不是图片。", f"{name} is not a picture"),
            Message("题图用 JPEG 或 PNG。", "A lead picture is a JPEG or PNG."),
        )
    alt, caption = values["alt"], values.get("caption")
    for node, language, text in _texts(alt, written["alt"]):
        if says_nothing(text):
            yield Remark(
                node,
                "picture-alt",
                Message(
                    f"替代文字“{text}”没说画面上有什么。",
                    f"the alternative text “{text}” does not say what the picture shows",
                ),
                Message(
                    "写看不到图的读者需要知道的内容，如：展台前排队的毕业生",
                    "Say what it shows, as: Graduates queue at a stand",
                ),
            )
        elif caption and text and text == (caption.get(language) if language else _plain(caption)):
            yield Remark(
                node,
                "picture-caption",
                Message(
                    "替代文字和图说一样，读屏用户会听到两遍。",
                    "the alternative text repeats the caption; screen readers would say it twice",
                ),
                Message(
                    "alt 写画面上有什么，caption 写图说。",
                    "Say in `alt` what it shows, in `caption` what it is about.",
                ),
            )


def _texts(words: Localized, node: Node) -> Iterator[tuple[Node, str, str]]:
    """Yield the place, language and text of each text; no language for one that serves all."""
    if isinstance(node, MapNode):
        for name, child in node.entries:
            yield child, name.text, words.get(name.text) or ""
    else:
        yield node, "", _plain(words)


def _plain(words: Localized) -> str:
    return words.get("") or ""


def _unit(written: Mapping[str, Node]) -> Iterator[Remark]:
    node = written.get("unit")
    if (
        isinstance(node, TextNode)
        and (unit := _UNITS.get(fold(node.text), "")) != node.text
        and unit
    ):
        yield Remark(
            node,
            "bad-value",
            Message(
                f"单位“{node.text}”写成 {unit}，每种语言才有自己的写法。",
                f"write the unit “{node.text}” as {unit}: each language then has its own form",
            ),
            instead=f"'{unit}'" if unit == "%" and not node.style else unit,
        )


def _magnitude(values: Mapping[str, Any], written: Mapping[str, Node]) -> Iterator[Remark]:
    """Yield the first unit that holds a part of the number, as 万元."""
    node, units = written.get("unit"), values.get("unit")
    for unit, _, text in _texts(units, node) if units and node else ():
        if match := _MAGNITUDE.fullmatch(text.strip()):
            plain = values["value"].scaleb(_POWERS[match[1].lower()])
            rest = _UNITS.get(fold(match[2]), match[2])
            yield Remark(
                unit,
                "bad-value",
                Message(
                    f"“{match[1]}”是数的一部分，不是单位：另一种语言里会差成许多倍。",
                    f"“{match[1]}” is part of the number, not of its unit: the other language would"
                    " be wrong by that much",
                ),
                Message(
                    f"写成 value: {_written_out(plain)} 和 unit: {rest}",
                    f"Write value: {_written_out(plain)} and unit: {rest}",
                ),
            )
            return


def _written_out(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
