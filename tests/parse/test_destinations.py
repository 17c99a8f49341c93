"""Destinations that lead nowhere by their form are told where they stand, with the right one."""

import pytest

from tests.parse.samples import FACTS, file, found

TITLE = "title: 标题\n"


@pytest.mark.parametrize(
    ("written", "rule", "instead"),
    [
        ("www.hangzhou.gov.cn", "broken-link", "https://www.hangzhou.gov.cn"),
        ("htp://a.cn/x", "broken-link", "http://a.cn/x"),
        ("https:/a.cn/x", "broken-link", "https://a.cn/x"),
        ("https//a.cn/x", "broken-link", "https://a.cn/x"),
        ("https：//a.cn/x", "broken-link", "https://a.cn/x"),
        ("https://a.cn/x。", "broken-link", "https://a.cn/x"),
        ("desk@a.cn", "broken-link", "mailto:desk@a.cn"),
        ("https://bulletin.example.org/zh/x/", "link-mark", "/zh/x/"),
        ("javascript:alert`1`", "broken-link", ""),
        ("C:\\a.doc", "broken-link", ""),
        ("file:///C:/a.doc", "broken-link", ""),
        ("", "broken-link", ""),
    ],
)
def test_a_link_with_a_slip_is_offered_mended(written: str, rule: str, instead: str) -> None:
    """One finding, at the destination's own column."""
    (finding,) = file(TITLE + FACTS, f"见[市政府]({written})。").findings
    assert found([finding]) == [(rule, 7, 8)]
    assert finding.replacement == (f"见[市政府]({instead})。" if instead else "")


@pytest.mark.parametrize(
    "url", ["../other/", "/zh/x/", "#上文", "policy.pdf", "mailto:a@b.cn", "tel:+86-571-1"]
)
def test_other_links_are_left_to_the_plan(url: str) -> None:
    """What may well lead somewhere is not judged by its form."""
    assert file(TITLE + FACTS, f"[文字]({url})").findings == ()


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("https://a.cn/x.jpg", "picture-remote"),
        ("C:\\Users\\me\\photo.jpg", "missing-picture"),
        ("/Users/me/photo.jpg", "missing-picture"),
        ("data:image/png;base64,AAAA", "missing-picture"),
        ("", "missing-picture"),
    ],
)
def test_pictures_that_nobody_else_has_are_named(url: str, rule: str) -> None:
    """On another site, on one's own disk, in the text itself."""
    (finding,) = file(TITLE + FACTS, f"![会场]({url})").findings
    assert found([finding]) == [(rule, 7, 7)]
