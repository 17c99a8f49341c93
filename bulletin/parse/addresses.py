"""Text → an address that is safe to link, or a path of this site that any system can serve."""

import re
import unicodedata
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from bulletin.model.body import SCHEMES
from bulletin.model.finding import Message
from bulletin.model.inputs import is_device
from bulletin.parse.encoding import has_control
from bulletin.parse.wrong import WrongError

_WIDE_SCHEME: Final = re.compile(r"(?:https?|ｈｔｔｐｓ?)(?:：|:／／|://[^/?#]*[．。])")
_WHOLE_URL: Final = re.compile(r"https?://[\w.-]{1,200}(?::[0-9]{1,5})?(?=/|$)")
_CLOSING: Final = "。，、；：！？）】」”’》"
_DOMAIN: Final = re.compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:[/?#:].*)?")
# A step of a path: no character that some system can't store, and none that hides a file,
# looks like an option, or gives a host its orders (_redirects).
_STEP: Final = re.compile(r"""(?![ ._-])[^<>:"|?*\\/%]*[^<>:"|?*\\/%. ]""")
_KEPT_STEPS: Final = frozenset({"404", "404.html", "admin", "assets", "media"})
_PAGE_NAME: Final = re.compile(r".+\.html?", re.IGNORECASE)
_PATH_LIMIT: Final = 800  # bytes, as of file names that are read
_STEP_LIMIT: Final = 200
_URL_EXAMPLE: Final = Message(
    "例如 https://www.hangzhou.gov.cn/", "For example, https://www.hangzhou.gov.cn/"
)
_PATH_EXAMPLE: Final = Message("例如 /zh/old/page/", "For example, /zh/old/page/")


def url(text: str) -> str:
    """Return an address that is safe to link: http, https, mailto or tel."""
    _refuse_slips(text)
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and "\\" not in parts.netloc  # browsers read it as /
        _ = parts.port
    except ValueError:
        raise _bad_url("网址不完整。", "the address is broken") from None
    scheme = parts.scheme.lower()
    if scheme in SCHEMES and (has_host or (scheme in {"mailto", "tel"} and parts.path)):
        return text
    if scheme in {"http", "https"}:
        raise _bad_url("网址里没有域名。", "the address has no host")
    if _DOMAIN.fullmatch(text):
        raise _bad_url(
            "网址要以 https:// 开头。", "an address begins with https://", f"https://{text}"
        )
    raise _bad_url(
        "网址只能以 https://、http://、mailto: 或 tel: 开头。",
        "an address begins with https://, http://, mailto: or tel:",
    )


def path(text: str) -> str:
    """Return an old site path, such as `/zh/old/page/`, that any system can hold and serve."""
    decoded = unicodedata.normalize("NFC", unquote(text))
    whole = decoded if decoded.startswith("/") else f"/{decoded}"
    if _WHOLE_URL.match(text):
        only_path = urlsplit(text).path or "/"
        raise WrongError(
            "bad-path",
            Message("只写路径，不写域名。", "write the path only, without the host"),
            Message(f"写成 {only_path}", f"Write {only_path}"),
        )
    if "?" in text or "#" in text or ":" in text.split("/", maxsplit=1)[0]:
        problem = Message(
            "只写路径，不写域名、? 和 #。", "write the path only, without host, ? and #"
        )
    elif not _is_path(whole):
        problem = Message(f"“{text}”不是本站的路径。", f"“{text}” is not a path of this site")
    elif not _is_page(whole):
        problem = Message(
            f"“{text}”不能转到稿件：只有网页的旧网址可以，以“/”、.html 或 .htm 结尾。",
            f"“{text}” can't lead to a story: only old addresses of pages can, which end in “/”,"
            " .html or .htm",
        )
    elif whole != decoded:
        problem = Message("路径要以“/”开头。", "a path begins with “/”")
        raise WrongError("bad-path", problem, _PATH_EXAMPLE, f"/{text}")
    else:
        return decoded
    raise WrongError("bad-path", problem, _PATH_EXAMPLE)


def _refuse_slips(text: str) -> None:
    """Raise what is wrong with the characters of an address, as typed or copied."""
    narrow = unicodedata.normalize("NFKC", text)
    if narrow != text and _WIDE_SCHEME.match(text):
        raise _bad_url("网址里有全角字符。", "the address holds full-width characters", narrow)
    if (bare := text.rstrip(_CLOSING)) != text and bare.startswith("http"):
        raise _bad_url("网址末尾多了标点。", "the address ends with a punctuation mark", bare)
    decoded = unquote(unescape(text))
    has_break = any(each in decoded for each in "\t\r\n")
    if has_control(decoded) or has_break or any(each.isspace() for each in text):
        raise WrongError(
            "bad-url",
            Message("网址里有空格或控制字符。", "the address holds a space or a control character"),
            Message("重新复制网址；空格写成 %20。", "Copy it again; write a space as %20."),
        )


def _bad_url(zh: str, en: str, instead: str = "") -> WrongError:
    hint = Message(f"写成 {instead}", f"Write {instead}") if instead else _URL_EXAMPLE
    return WrongError("bad-url", Message(zh, en), hint, instead)


def _is_path(path: str) -> bool:
    steps = path.removeprefix("/").removesuffix("/").split("/")
    return (
        path.startswith("/")
        and len(path.encode("utf-8", "replace")) <= _PATH_LIMIT
        and (path == "/" or all(map(_is_step, steps)))
    )


def _is_page(path: str) -> bool:
    """Whether a path could be a page's, and is not kept for files that hosts or browsers obey."""
    first, last = path.split("/")[1].lower(), path.rpartition("/")[2]
    return first not in _KEPT_STEPS and ("." not in last or bool(_PAGE_NAME.fullmatch(last)))


def _is_step(step: str) -> bool:
    return (
        bool(_STEP.fullmatch(step))
        and len(step.encode("utf-8", "replace")) <= _STEP_LIMIT
        and not is_device(step)
        and not any(unicodedata.category(each)[0] in "CZ" and each != " " for each in step)
    )
