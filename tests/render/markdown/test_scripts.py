"""Han within text of another script carries its language."""

import pytest

from bulletin.model.site import Language
from bulletin.render.markdown import render_body

ZH = Language("zh", "zh-Hans", "中文", "快讯")
EN = Language("en", "en", "English", "Bulletin")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A kicker (引题) here.", '<p>A kicker (<span lang="zh-Hans">引题</span>) here.</p>'),
        ("`title: 15.21亿元`", '<p><code>title: 15.21<span lang="zh-Hans">亿元</span></code></p>'),
        ("今年9月，好。", '<p><span lang="zh-Hans">今年9月，好。</span></p>'),
        ("[x](https://a.cn/中 '中')", None),
        ('<span lang="zh-Hans">引题</span>', '<p><span lang="zh-Hans">引题</span></p>'),
        ("A full stop。", "<p>A full stop。</p>"),
        ("```\n甲 <b>\n```", '<pre><code><span lang="zh-Hans">甲</span> &lt;b&gt;\n</code></pre>'),
    ],
)
def test_han_in_english_is_marked_once_and_only_as_text(text: str, html: str | None) -> None:
    """A screen reader changes its voice; attributes and marked text stay as they are."""
    made = render_body(text, EN, {}).html.strip()
    if html is None:
        assert "span" not in made
    else:
        assert made == html


def test_chinese_text_is_left_alone() -> None:
    """It is in the language of its page."""
    assert "span" not in render_body("中文 and English。", ZH, {}).html
