"""The plain values of config.yaml: each is checked, and what is wrong with it is said."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from bulletin.model.finding import Message
from bulletin.model.site import Language
from bulletin.parse.convert import Converter
from bulletin.parse.frontmatter import MapNode, Node, TextNode
from bulletin.parse.nearest import listed, nearest

_HOST: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
# What people call the time of Hangzhou.
_MEANT: Final = dict.fromkeys(
    (
        "beijing", "asia/beijing", "asia/hangzhou", "hangzhou", "shanghai", "china", "cst", "prc",
        "utc+8", "utc+08:00", "gmt+8", "gmt+08:00", "+8", "+08:00", "+0800", "北京", "北京时间",
        "东八区", "中国", "上海", "杭州",
    ),
    "Asia/Shanghai",
)  # fmt: skip
_PAGE_SIZES: Final = range(1, 501)


def entries_of(
    convert: Converter, block: Node | None, message: Message, example: Message
) -> tuple[tuple[TextNode, Node], ...]:
    """Return the entries of a block; none where it is absent, empty, or told to be no mapping."""
    if isinstance(block, MapNode):
        return block.entries
    if block is not None and not (isinstance(block, TextNode) and block.is_empty):
        convert.report(block, "wrong-shape", message, example)
    return ()


@dataclass(frozen=True, slots=True)
class PlainValues:
    """Checks values; `at` holds where each key's value stands."""

    convert: Converter
    at: dict[str, Node]

    def base_url(self, text: str) -> str:
        """Return the address, ending with a slash."""
        parts = urlsplit(text)
        if text and (parts.scheme not in {"http", "https"} or parts.query or parts.fragment):
            self.convert.report(
                self.at["base_url"],
                "bad-url",
                Message(
                    "网站地址以 https:// 开头，不带 ? 和 #。",
                    "the site's address begins with https:// and has neither ? nor #",
                ),
                Message(
                    "例如 https://bulletin.example.org/",
                    "For example https://bulletin.example.org/",
                ),
            )
        return text if text.endswith("/") else f"{text}/"

    def id_host(self, host: str, base_url: str) -> str:
        """The configured host stays in the ids, whatever address a single build is made for."""
        if host and not _HOST.fullmatch(host):
            self.convert.report(
                self.at["id_host"],
                "bad-value",
                Message(f"“{host}”不是域名。", f"“{host}” is not a host name"),
                Message("例如 bulletin.example.org", "For example bulletin.example.org"),
            )
        return host or urlsplit(base_url).hostname or ""

    def timezone(self, text: str) -> str:
        """Return a time zone that exists."""
        if not text:
            return "UTC"
        try:
            ZoneInfo(text)
        except (KeyError, ValueError, OSError):
            guess = _MEANT.get(text.casefold().replace(" ", "")) or nearest(text, _zones())
            self.convert.report(
                self.at["timezone"],
                "bad-timezone",
                Message(f"没有时区“{text}”。", f"there is no time zone “{text}”"),
                Message(f"写成 {guess}", f"Write {guess}")
                if guess
                else Message("杭州写 Asia/Shanghai。", "Hangzhou is in Asia/Shanghai."),
                instead=guess,
            )
            return "UTC"
        return text

    def x_default(self, text: str, languages: tuple[Language, ...]) -> str:
        """Return the id of a language of the site."""
        ids = [each.id for each in languages]
        if text and text not in ids:
            self.convert.report(
                self.at["x_default"],
                "unknown-language",
                Message(f"languages 里没有“{text}”。", f"languages has no “{text}”"),
                listed(ids),
            )
        return text or next(iter(ids), "")

    def page_size(self, number: Any) -> int:  # noqa: ANN401 - a Decimal
        """Return how many stories a list page holds."""
        if number != int(number) or int(number) not in _PAGE_SIZES:
            self.convert.report(
                self.at["page_size"],
                "bad-number",
                Message("每页篇数是 1 到 500 的整数。", "a page holds 1 to 500 stories"),
                Message("例如 20", "For example 20"),
            )
            return 20
        return int(number)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
