"""Text → the value that a key's shape asks for, one function a shape."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from bulletin.model.finding import Message
from bulletin.parse.encoding import has_control
from bulletin.parse.nearest import nearest
from bulletin.parse.wrong import WrongError

SLUG_LIMIT: Final = 80

_TRUE: Final = frozenset({"true", "yes", "on", "是"})
_FALSE: Final = frozenset({"false", "no", "off", "否"})
_FLAGS: Final = {
    **dict.fromkeys(("y", "t", "是的", "对", "√", "✓"), "true"),
    **dict.fromkeys(("n", "f", "不是", "不", "否定", "×", "x"), "false"),
}
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
# A number as texts write it: hedge, currency, digits, magnitude, and what is counted.
_MAGNITUDE: Final = re.compile(
    r"(超过|超|近|约|逾|over |nearly |about )?(?:RMB|CNY|US\$|\$|¥|￥)? ?"
    r"([+-]?[0-9][0-9,]*(?:\.[0-9]+)?) ?"
    r"(万亿|亿|千万|百万|万|千|thousand|million|billion|trillion|k|m|bn)?"
    r"(余|多)? ?([一-鿿]{1,4}|yuan|RMB|CNY|%|people)?",
    re.IGNORECASE,
)
_MAGNITUDES: Final = {
    "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12,
    "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9, "trillion": 12,
}  # fmt: skip
_DIGITS: Final = 24  # pages round to four places, and Decimal reckons with 28
IDENTIFIER: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FINGERPRINT: Final = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")


def flag(text: str) -> bool:
    """Return whether a text says yes."""
    folded = text.casefold()
    if folded in _TRUE:
        return True
    if folded in _FALSE:
        return False
    raise WrongError(
        "bad-value",
        Message(f"“{text}”不是 true 或 false。", f"“{text}” is neither true nor false"),
        Message("写 true（是）或 false（否）。", "Write true or false."),
        _FLAGS.get(folded, "") or nearest(folded, ("true", "false")),
    )


def number(text: str) -> Decimal:
    """Return a plain number; thousands may be set apart by commas."""
    if _NUMBER.fullmatch(text) and len(text) <= _DIGITS:
        return Decimal(text.replace(",", ""))
    narrow = unicodedata.normalize("NFKC", text)
    if narrow.endswith("%") and _NUMBER.fullmatch(narrow[:-1]):
        raise WrongError(
            "bad-number",
            Message("百分号写在 unit 里。", "the percent sign belongs in `unit`"),
            Message(
                f"写成 value: {narrow[:-1]} 和 unit: '%'",
                f"Write value: {narrow[:-1]} and unit: '%'",
            ),
        )
    if not _NUMBER.fullmatch(narrow) and len(narrow) <= _DIGITS:
        _worded(text, narrow)
    instead = narrow if _NUMBER.fullmatch(narrow) and len(narrow) <= _DIGITS else ""
    raise WrongError(
        "bad-number",
        Message(f"“{text}”不是数字。", f"“{text}” is not a number"),
        Message(
            "只写半角数字，如 1521000000 或 63.5。", "Write digits only, as 1521000000 or 63.5."
        ),
        instead,
    )


def _worded(text: str, narrow: str) -> None:
    """Say how a number with magnitude, hedge or unit is taken apart."""
    match = _MAGNITUDE.fullmatch(narrow)
    if not match or not _NUMBER.fullmatch(match[2]):
        return
    hedge, digits, magnitude, more, unit = match.groups()
    plain = Decimal(digits.replace(",", "")).scaleb(_MAGNITUDES.get((magnitude or "").lower(), 0))
    written = f"{plain:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    zh = ["每种语言的页面会自己换算成亿或 billion"] if magnitude else []
    en = ["each language's page turns it into 亿 or billion by itself"] if magnitude else []
    if unit or re.search(r"[$¥]|RMB|CNY", narrow, re.IGNORECASE):
        zh.append("单位写在 unit 里")
        en.append("the unit goes into `unit`")
    if hedge or more:
        zh.append("超过、近写在 about 里（over、nearly）")
        en.append("over or nearly goes into `about`")
    raise WrongError(
        "bad-number",
        Message(
            f"“{text}”要写成完整的数字：{written}。",
            f"“{text}” must be written out in full: {written}",
        ),
        Message("；".join(zh) + "。", "; ".join(en).capitalize() + "."),
        written,
    )


def file_name(text: str) -> str:
    """Return the name of a file beside the text."""
    if text.startswith("./"):
        raise WrongError(
            "bad-file-name",
            Message("文件名前不写“./”。", "a file name has no “./” before it"),
            Message(f"写成 {text[2:]}", f"Write {text[2:]}"),
            text[2:],
        )
    if has_control(text) or "\\" in text or "/" in text or text.startswith("."):
        raise WrongError(
            "bad-file-name",
            Message(
                f"“{text}”不是稿件文件夹里的文件名。",
                f"“{text}” is not a file name in the story's own folder",
            ),
            Message(
                "把图片放进稿件的文件夹，只写文件名，如 photo.jpg。",
                "Put the picture into the story's folder and write its name only, as photo.jpg.",
            ),
        )
    return unicodedata.normalize("NFC", text)


def identifier(text: str) -> str:
    """Return a lower-case ASCII id."""
    if IDENTIFIER.fullmatch(text) and len(text) <= SLUG_LIMIT:
        return text
    instead = slug(text)
    is_certain = instead.replace("-", "") == re.sub(r"[\s_-]", "", text.lower())
    raise WrongError(
        "bad-id",
        Message(
            f"“{text}”不能作编号：只用小写字母、数字和连字符，最多 {SLUG_LIMIT} 个字符。",
            f"“{text}” is not an id: lower-case letters, digits and hyphens, {SLUG_LIMIT} at most",
        ),
        Message("例如 talent-day-2024", "For example, talent-day-2024"),
        instead if is_certain and len(instead) <= SLUG_LIMIT else "",
    )


def slug(text: str) -> str:
    """Return the id that is nearest to a text; empty where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKC", text).lower()).strip("-")


def fingerprint(text: str) -> str:
    """Return a fingerprint as the tool wrote it."""
    if _FINGERPRINT.fullmatch(text):
        return text
    raise WrongError(
        "bad-value",
        Message("指纹不是工具写的样子。", "this is not a fingerprint as the tool writes it"),
        Message(
            "删去这一行，再运行 `bulletin translated`。",
            "Delete the line and run `bulletin translated`.",
        ),
    )
