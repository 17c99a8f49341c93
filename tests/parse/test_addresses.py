"""Addresses and paths: what is safe is kept, what is near is offered, all else is refused."""

import pytest

from bulletin.parse import addresses
from tests.parse.samples import instead


def test_addresses_typed_with_chinese_signs_are_offered() -> None:
    """A full-width colon, and the punctuation of the sentence around."""
    assert instead(addresses.url, "https：//www.a.cn/x") == "https://www.a.cn/x"
    assert instead(addresses.url, "https://www.a.cn/x。") == "https://www.a.cn/x"


@pytest.mark.parametrize(
    "text",
    [
        "https://a.cn", "http://a.cn:8080/x?y=z#w", "https://例子.cn/路径", "mailto:a@b.cn",
        "tel:+86-571-1234", "HTTPS://A.CN/",
    ],
)  # fmt: skip
def test_addresses(text: str) -> None:
    """The schemes that are safe to link."""
    assert addresses.url(text) == text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("www.hangzhou.gov.cn/a", "https://www.hangzhou.gov.cn/a"), ("javascript:alert(1)", ""),
        ("java\tscript:x", ""),
        ("https://a.cn/%00", ""), ("https://a.cn/&#9;", ""), ("data:,x", ""),
        ("https:///x", ""), ("https://a b.cn", ""), ("/zh/", ""), ("https://[::1", ""),
        ("https://a.cn:port/", ""), ("", ""), ("mailto:", ""), ("https://a.cn/%e2%80%ae", ""),
        ("JaVaScRiPt&colon;x", ""), ("https://a.cn\\@b.cn/", ""), ("https://a.cn\\.b.cn/", ""),
    ],
)  # fmt: skip
def test_unsafe_addresses_are_refused(text: str, better: str) -> None:
    """Everything else is refused, also when it is disguised."""
    assert instead(addresses.url, text) == better


def test_paths() -> None:
    """Old site paths; escapes are decoded before they are judged."""
    assert addresses.path("/zh/old/page/") == "/zh/old/page/"
    assert addresses.path("/%E6%97%A7/") == "/旧/"
    assert instead(addresses.path, "old/page.html") == "/old/page.html"
    for text in (
        "/../x",
        "/%2e%2e/x",
        "//evil.cn",
        "/a\\b",
        "/a?b",
        "/a#b",
        "https://a.cn/",
        "/%00",
    ):
        assert instead(addresses.path, text) == ""
