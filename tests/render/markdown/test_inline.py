"""The short way past the inline patterns changes nothing."""

from xml.etree.ElementTree import Element, SubElement, tostring

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from bulletin.render.markdown.engine import _Engine

_PIECES = [
    *"ab字，。“ \n\\`*_[]()<>&!:/|^#{}=\"'",
    "  \n",
    "**",
    "http://a.cn/b",
    "://",
    "[a](b)",
    "![a](b)",
    "[a][r]",
    "<b>",
    "</b>",
    "<http://a.cn>",
    "<a@b.cn>",
    "&amp;",
    "&#38;",
    "[^1]",
    "\\*",
]


def inline_html(processor: InlineProcessor, md: Markdown, text: str) -> str:
    md.reset()
    md.references["r"] = ("/u", "")
    root = Element("div")
    SubElement(root, "p").text = text
    processor.run(root)
    return tostring(root, encoding="unicode")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_the_short_way_gives_what_the_plain_engine_gives(text: str) -> None:
    """Trying only the patterns whose sign the text holds finds every match, in the same order."""
    md = _Engine()._markdown  # noqa: SLF001  # the engine as it is set up, without its wrapper
    short = md.treeprocessors["inline"]
    assert isinstance(short, InlineProcessor)
    shortened = inline_html(short, md, text)
    plain = InlineProcessor(md)
    md.treeprocessors.register(plain, "inline", 20)
    assert shortened == inline_html(plain, md, text)
