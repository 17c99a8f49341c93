"""One file is parsed by itself, purely, into nouns that the memo can keep."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse import ParsedFile, parse_file
from tests.parse.samples import EN, FACTS, ZH, file, found, site

FULL = f"""\
title: 标题
{FACTS}byline: [{{name: {{zh: 张三, en: Zhang}}, role: editor}}]
source: {{name: 杭州日报, date: 2024-09-26}}
lead: {{file: a.jpg, alt: 图}}
figures: {{value: 63.50, unit: "%", label: 比例}}
events: {{id: a, start: 2024-10-01T09:00+01:00, title: x}}
translation: machine-reviewed
kicer: x"""


def test_a_parsed_file_comes_back_from_the_memo_as_it_was() -> None:
    """Encoded and decoded, everything is equal: decimals, moments, words of a choice."""
    parsed = file(FULL, "正文[链接](https://a.cn)。![](b.png)")
    encoded = msgspec.msgpack.encode(parsed)
    decoded = msgspec.msgpack.decode(encoded, type=ParsedFile)
    assert decoded == parsed
    assert repr(decoded) == repr(parsed)
    assert str(decoded.facts.figures[0].value) == "63.50"


def test_the_version_knows_its_file() -> None:
    """Language, path, body and the line it begins on, abstract and counts."""
    version = file("title: 标题\nkicker: 引题", "\n第一段 OK。\n\n[a](u)").version
    assert version is not None
    assert (version.language, version.path, version.body_line) == ("zh", ZH, 5)
    assert version.body == "\n第一段 OK。\n\n[a](u)\n"
    assert (version.abstract, version.han_count, version.word_count) == ("第一段 OK。", 3, 3)
    assert [(each.url, each.line, each.column) for each in version.targets] == [("u", 8, 5)]


def test_byte_order_mark_and_crlf_do_not_shift_places() -> None:
    """A file from Windows has its findings where an editor sees them."""
    source = "\ufeff---\r\ntitle：标题\r\n---\r\n正文\r\n".encode()
    parsed = parse_file(ZH, source, site())
    assert ("front-matter-colon", 2, 6) in found(parsed.findings)
    assert parsed.version is not None
    assert parsed.version.body == "正文\n"


def test_an_empty_body_is_an_error() -> None:
    """Keys alone make no story."""
    assert found(file("title: a", "").findings) == [("empty-body", 4, 1)]


def test_a_picture_without_words_is_found_in_the_file() -> None:
    """Lines count from the file's first."""
    assert found(file("title: a", "\n![](b.png)").findings) == [("picture-alt", 5, 1)]


def test_pages_and_introductions_have_keys_of_their_own() -> None:
    """A page needs a title; an introduction may go without front matter."""
    page = file("title: 关于\nsummary: 摘要", path="content/pages/about/index.zh.md")
    assert page.page is not None
    assert (page.page.title, page.page.summary, page.version) == ("关于", "摘要", None)
    assert found(
        file("published: 2024-01-01", path="content/pages/about/index.zh.md").findings
    ) == [("unknown-key", 2, 1), ("missing-key", 2, 1)]
    intro = parse_file("content/districts/xihu/index.en.md", b"Xihu has a lake.\n", site())
    assert intro.findings == ()
    assert intro.page is not None
    assert (intro.page.title, intro.page.body) == ("Xihu District", "Xihu has a lake.\n")


@given(st.binary(max_size=200))
def test_no_bytes_raise(source: bytes) -> None:
    """Any file at all gives a noun, with findings where it is no story."""
    parsed = parse_file(EN, b"---\n" + source, site())
    assert parsed.version is not None or parsed.findings


KEYISH = st.lists(
    st.tuples(
        st.sampled_from(
            ["title", "published", "topics", "byline", "lead", "figures", "events", "x"]
        ),
        st.text(st.sampled_from("ab2 -[]{}:,'\"#\n、"), max_size=20),
    ),
    max_size=5,
)


@given(KEYISH)
def test_no_front_matter_raises(pairs: list[tuple[str, str]]) -> None:
    """Any value under any key gives a noun that the memo can keep."""
    front = "".join(f"{name}: {text}\n" for name, text in pairs)
    parsed = parse_file(ZH, f"---\n{front}---\n正文\n".encode(), site())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(parsed), type=ParsedFile) == parsed


@pytest.mark.parametrize("body", ["# 标题\n\n文", "\n\n##  标 题 ##\n\n文"])
def test_a_text_that_begins_with_its_headline_is_told(body: str) -> None:
    """However its marks and spaces are written."""
    assert "heading-level" in {each.rule for each in file("title: 标题", body).findings}


@pytest.mark.parametrize("body", ["### 标题", "#标题", "# 标题一", "文\n\n# 标题"])
def test_other_headings_are_none(body: str) -> None:
    """Nor is what stands further down."""
    told = [each.message.en for each in file("title: 标题", body).findings]
    assert "the headline would be shown twice" not in told


def test_a_line_of_spaces_and_signs_is_read_in_one_go() -> None:
    """Ways to divide it are not tried one by one, which would take minutes."""
    assert file("title: 标题", "# " + (" " * 900 + "#") * 400 + "x").version is not None


@pytest.mark.parametrize("slip", ["3*4 ", "【待补】", ":smile: ", "？？？啊"])
def test_a_line_full_of_one_slip_is_told_a_few_times(slip: str) -> None:
    """Each finding comes with its line: thousands on a long one would fill the memory."""
    parsed = file("title: 标题", "\n" + slip * 5_000)
    assert len(parsed.findings) < 50
    assert len(msgspec.msgpack.encode(parsed)) < 10_000_000
