"""Links of a text that lead to the other language."""

from pathlib import Path

from bulletin.model.site import Language
from bulletin.render.foreign import with_languages
from bulletin.render.strings import load_strings
from tests.render.samples import EN, SITE, ZH

FOLDER = Path(__file__).parents[2] / "templates"
NAMES = ("strings/zh.yaml", "strings/en.yaml")
STRINGS = load_strings(SITE, {name: (FOLDER / name).read_bytes() for name in NAMES})


def marked(html: str, language: Language = EN) -> str:
    """Mark the links of a text under a base URL with a path."""
    links = [("/sub/zh/articles/a/", "/zh/articles/a/"), ("/sub/en/b/?x=1&y", "/en/b/?x=1&y")]
    return with_languages(html, links, language, SITE, STRINGS)


def test_a_link_to_the_other_language_says_so() -> None:
    """To programs by hreflang, to all readers in words of their own language."""
    assert marked('<p><a href="/sub/zh/articles/a/" title="t">Nine <em>terms</em></a>.</p>') == (
        '<p><a href="/sub/zh/articles/a/" hreflang="zh-Hans" title="t">'
        "Nine <em>terms</em> (in Chinese)</a>.</p>"
    )
    assert marked('<a href="/sub/en/b/?x=1&amp;y">x</a>', ZH) == (
        '<a href="/sub/en/b/?x=1&amp;y" hreflang="en">x（英文）</a>'
    )


def test_other_links_stay() -> None:
    """Those within the language, to places of the page, and to other sites."""
    html = (
        '<a href="/sub/en/b/?x=1&amp;y">a</a><a href="#n">b</a><a href="https://zh.example/">c</a>'
    )
    assert marked(html) == html
