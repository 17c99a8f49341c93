"""Destinations of links and pictures that lead nowhere by their very form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from bulletin.model.article import Target
from bulletin.model.finding import NO_MESSAGE, Finding, Message, Severity
from bulletin.parse.nearest import nearest
from bulletin.parse.report import SourceText

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_KNOWN: Final = ("https", "http", "mailto", "tel")
_HARMLESS: Final = frozenset({*_KNOWN, "data"})  # of data: the sanitiser tells
_OWN_DISK: Final = re.compile(r"[A-Za-z]:[\\/]|file:|/(?:Users|home|Volumes|private|tmp|mnt)/")
_HOST: Final = re.compile(r"www\.[\w-]{1,63}\.|(?:[\w-]{1,63}\.){1,4}(?:com|cn|org|net|gov)(?:/|$)")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24}")
_WIDE: Final = re.compile(r"https?(?:：|:／／)")
_SLASHES: Final = re.compile(r"(https?)(?::/?|//)(?=[^/\s])")
_CLOSING: Final = "。，、；：！？）】」”’》"


def destination_slips(
    source: SourceText, targets: Iterable[Target], base_url: str
) -> Iterator[Finding]:
    """Yield what is wrong with destinations as they are written, each with the right line."""
    for target in targets:
        slip = _slip(target, base_url)
        if slip is None:
            continue
        rule, message, hint, instead = slip
        line = source.line(target.line)
        start, end = target.column - 1, target.column - 1 + len(target.url)
        is_there = line[start:end] == target.url
        yield source.finding(
            rule,
            target.line,
            target.column,
            message,
            hint or (Message(f"写成 {instead}", f"Write {instead}") if instead else NO_MESSAGE),
            length=len(target.url),
            severity=Severity.WARNING if rule == "link-mark" else Severity.ERROR,
            replacement=f"{line[:start]}{instead}{line[end:]}" if instead and is_there else "",
        )


_Slip = tuple[str, Message, Message | None, str]


def _slip(target: Target, base_url: str) -> _Slip | None:
    url = target.url.strip()
    if not url:
        rule = "missing-picture" if target.is_picture else "broken-link"
        hint = _PICTURE if target.is_picture else _EXAMPLE
        return rule, Message("这里没有写网址。", "there is no address here"), hint, ""
    if target.is_picture and url.startswith("data:"):
        return "missing-picture", _EMBEDDED, _PICTURE, ""
    if _OWN_DISK.match(url):
        return _on_own_disk(target)
    if url.startswith(("http://", "https://")):
        return _on_the_web(target, url, base_url)
    return _mistyped(url) or (None if target.is_picture else _without_scheme(url))


def _mistyped(url: str) -> _Slip | None:
    """Judge an address of the web with a slip in its beginning."""
    if _WIDE.match(url):
        message = Message("网址里有全角字符。", "the address holds full-width characters")
        return "broken-link", message, None, unicodedata.normalize("NFKC", url)
    if match := _SLASHES.match(url):
        instead = f"{match[1]}://{url[match.end() :]}"
        return "broken-link", Message("网址不完整。", "the address is broken"), None, instead
    return None


def _without_scheme(url: str) -> _Slip | None:
    """Judge a destination that begins with no scheme, or with one that no link has."""
    if _MAIL.fullmatch(url):
        message = Message("邮箱前要写 mailto:。", "an e-mail address begins with mailto:")
        return "broken-link", message, None, f"mailto:{url}"
    if _HOST.match(url):
        message = Message("网址要以 https:// 开头。", "an address begins with https://")
        return "broken-link", message, None, f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() in _HARMLESS:
        return None
    guess = nearest(scheme[1], _KNOWN)
    message = Message(f"链接不能以“{scheme[0]}”开头。", f"no link begins with “{scheme[0]}”")
    return "broken-link", message, _SCHEMES, f"{guess}{url[len(scheme[1]) :]}" if guess else ""


def _on_own_disk(target: Target) -> _Slip:
    name = re.split(r"[\\/]", target.url)[-1]
    zh, en = ("图片", "picture") if target.is_picture else ("文件", "file")
    return (
        "missing-picture" if target.is_picture else "broken-link",
        Message(
            "这是你电脑上的路径，别人打不开。",
            "this is a path on your computer; nobody else has it",
        ),
        Message(
            f"把{zh}放进稿件的文件夹，只写文件名：{name}",
            f"Put the {en} into the story's folder and write its name only: {name}",
        ),
        "",
    )


def _on_the_web(target: Target, url: str, base_url: str) -> _Slip | None:
    if target.is_picture:
        return (
            "picture-remote",
            Message(
                "图片在别的网站上，读者看不到：本站只显示自己的图片。",
                "the picture lies on another site; readers would not see it",
            ),
            Message(
                "在获得许可后下载，放进稿件的文件夹，只写文件名。",
                "With permission, save it into the story's folder and write its name only.",
            ),
            "",
        )
    bare = url.rstrip(_CLOSING)
    if bare != url:
        message = Message("网址末尾多了标点。", "the address ends with a punctuation mark")
        return "broken-link", message, None, bare
    if base_url and url.startswith(base_url):
        path = f"/{url[len(base_url) :]}"
        message = Message(
            "站内的链接只写路径，构建时才能核对。",
            "write links within the site as paths: only then can they be checked",
        )
        return "link-mark", message, None, path
    return None


_EMBEDDED: Final = Message(
    "图片嵌在了正文里，网页上不会显示。", "the picture is embedded in the text, so no page shows it"
)
_PICTURE: Final = Message(
    "把图片存进稿件的文件夹，写成 ![说明](photo.jpg)",
    "Save the picture in the story's folder and write ![words](photo.jpg)",
)
_EXAMPLE: Final = Message(
    "写成 [文字](https://www.hangzhou.gov.cn/)", "Write [words](https://www.hangzhou.gov.cn/)"
)
_SCHEMES: Final = Message(
    "只用 https://、http://、mailto: 或 tel:。", "Use https://, http://, mailto: or tel: only."
)
