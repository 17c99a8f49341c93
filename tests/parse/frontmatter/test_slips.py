"""Every slip in front matter is found at its line and column, with the line as it should be."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin.model.finding import Severity
from bulletin.parse.frontmatter import FrontMatter, MapNode, TextNode, read_front_matter
from bulletin.parse.report import SourceText
from tests.parse.samples import found


def read(front: str) -> FrontMatter:
    """Read front matter between its fences; its first line is line 2 of the file."""
    return read_front_matter(SourceText("a.md", f"---\n{front}\n---\n正文".split("\n")))


def texts(front: FrontMatter) -> dict[str, str]:
    """Return the plain values."""
    assert isinstance(front.mapping, MapNode)
    return {
        name.text: value.text
        for name, value in front.mapping.entries
        if isinstance(value, TextNode)
    }


SLIPS = [
    ("title：杭州", "front-matter-colon", 2, 6, "title: 杭州"),
    ("title ： 杭州", "front-matter-colon", 2, 7, "title: 杭州"),
    ("title:杭州", "front-matter-colon", 2, 6, "title: 杭州"),
    ("title: 杭州: 新政", "front-matter-colon", 2, 10, "title: '杭州: 新政'"),
    ("title: It's: new", "front-matter-colon", 2, 12, "title: 'It''s: new'"),
    ("title: 通知:", "front-matter-colon", 2, 10, "title: '通知:'"),
    ("title:\t杭州", "front-matter-tab", 2, 7, "title: 杭州"),
    ("a: b\ntopics:\n\t- youth", "front-matter-tab", 4, 1, "  - youth"),
    ("title:　杭州", "front-matter-space", 2, 7, "title: 杭州"),
    ("source:\n\u00a0\u00a0name: x", "front-matter-space", 3, 1, "  name: x"),
    ("title: 新政 #1 发布", "front-matter-hash", 2, 11, "title: '新政 #1 发布'"),
    ("title: C #1", "front-matter-hash", 2, 10, "title: 'C #1'"),
    ("＃ 注释\ntitle: x", "front-matter-hash", 2, 1, "# 注释"),
    ('title: "杭州"人才', "front-matter-quotes", 2, 12, "title: '\"杭州\"人才'"),
    ("title: 'x", "front-matter-quotes", 2, 8, "title: 'x'"),
    ('title: "x”', "front-matter-quotes", 2, 10, "title: 'x'"),
    ("title: [图文] 新政", "front-matter-sign", 2, 8, "title: '[图文] 新政'"),
    ("title: *重磅*", "front-matter-sign", 2, 8, "title: '*重磅*'"),
    ("title: !重磅", "front-matter-sign", 2, 8, "title: '!重磅'"),
    ("title: >3000人", "front-matter-sign", 2, 8, "title: '>3000人'"),
    ("title: |竖线", "front-matter-sign", 2, 8, "title: '|竖线'"),
    ("title: %50", "front-matter-sign", 2, 8, "title: '%50'"),
    ("title: @zhang", "front-matter-sign", 2, 8, "title: '@zhang'"),
    ("title: &a b", "front-matter-sign", 2, 8, "title: '&a b'"),
    ("title: ? b", "front-matter-sign", 2, 8, "title: '? b'"),
    ("title: #1 新政", "front-matter-sign", 2, 8, "title: '#1 新政'"),
    ("topics: [青年，人才]", "front-matter-comma", 2, 12, "topics: [青年, 人才]"),
    ("topics: [青年、人才]", "front-matter-comma", 2, 12, "topics: [青年, 人才]"),
    ("name: {zh: 张三，en: Zhang}", "front-matter-comma", 2, 14, "name: {zh: 张三, en: Zhang}"),
    ("name: {zh：张三, en: Zhang}", "front-matter-colon", 2, 10, "name: {zh: 张三, en: Zhang}"),
    ("name: {zh:张三, en: Zhang}", "front-matter-colon", 2, 10, "name: {zh: 张三, en: Zhang}"),
    ("topics: [\n  a，\n  b]", "front-matter-comma", 3, 4, "  a, b]"[:4]),
    ("title: 'It's new'", "front-matter-quotes", 2, 12, "title: 'It''s new'"),
    ('title: "他说"好""', "front-matter-quotes", 2, 12, "title: '他说\"好\"'"),
    ('title: "杭州"和"上海"', "front-matter-quotes", 2, 12, 'title: \'"杭州"和"上海"\''),
    ('title: "C:\\Users"', "front-matter-quotes", 2, 11, "title: 'C:\\Users'"),
    ("title = 杭州", "front-matter-colon", 2, 7, "title: 杭州"),
    ("title；杭州", "front-matter-colon", 2, 6, "title: 杭州"),
    ("title︰杭州", "front-matter-colon", 2, 6, "title: 杭州"),
    ("editor note: 按", "front-matter-key", 2, 7, "editor_note: 按"),
    ("a: b\ntitle:\n杭州", "front-matter-line", 4, 1, "  杭州"),
    ("topics: 【youth，skills】", "front-matter-bracket", 2, 9, "topics: [youth, skills]"),
    ("name: ｛zh：张三，en: Zhang｝", "front-matter-bracket", 2, 7, "name: {zh: 张三, en: Zhang}"),
    ("topics: [youth", "front-matter-bracket", 2, 9, "topics: [youth]"),
    ("name: {zh: 张三, en: Zhang", "front-matter-bracket", 2, 7, "name: {zh: 张三, en: Zhang}"),
    ("topics: [youth,, skills]", "front-matter-comma", 2, 16, "topics: [youth, skills]"),
    (
        "figures: [{value: 1,521, unit: CNY}]",
        "front-matter-comma",
        2,
        20,
        "figures: [{value: 1521, unit: CNY}]",
    ),
    ("topics:\n-youth", "front-matter-dash", 3, 1, "- youth"),
    ("topics:\n－ youth", "front-matter-dash", 3, 1, "- youth"),
]


@pytest.mark.parametrize(("front", "rule", "line", "column", "mended"), SLIPS)
def test_a_slip_is_found_where_it_was_made(
    front: str, rule: str, line: int, column: int, mended: str
) -> None:
    """One slip, one finding: its place, its line as written, and the line mended."""
    result = read(front)
    (finding,) = result.findings
    assert found([finding]) == [(rule, line, column)]
    assert finding.severity is Severity.ERROR
    assert finding.excerpt == front.split("\n")[line - 2]
    assert finding.replacement.rstrip() == mended
    assert result.mapping is not None


@pytest.mark.parametrize(("front", "rule", "line", "column", "mended"), SLIPS)
def test_the_line_offered_is_right(
    front: str, rule: str, line: int, column: int, mended: str
) -> None:
    """Writing what the finding offers leaves nothing to find."""
    del rule, column
    lines = front.split("\n")
    lines[line - 2] = mended
    assert read("\n".join(lines)).findings == []


def test_invisible_characters_make_no_slip_of_their_own() -> None:
    """They are told once, where bytes become text; keys and values are read without them."""
    result = read("ti\u200btle: 杭\ufeff州\ntopics: [youth\u200b]")
    assert result.findings == []
    assert texts(result)["title"] == "杭州"


def test_values_below_their_key_become_its_list() -> None:
    """Each line is offered as an item, and read as one."""
    result = read("topics:\nyouth\nskills\ntitle: a")
    assert [each.replacement for each in result.findings] == ["  - youth", "  - skills"]
    assert texts(result) == {"title": "a"}


def test_several_slips_are_all_found_at_once() -> None:
    """Slips on several lines are reported together, and the good keys are still read."""
    result = read("title：a\nkicker:b\ndeck: c: d\nsummary: good")
    assert [each.place.line for each in result.findings] == [2, 3, 4]
    assert texts(result) == {"title": "a", "kicker": "b", "deck": "c: d", "summary": "good"}


def test_a_value_quoted_with_curly_quotes_is_kept_and_noted() -> None:
    """A headline may be a quotation: the text stays, an editor is told."""
    result = read("title: “后浪”")
    assert texts(result) == {"title": "“后浪”"}
    assert found(result.findings) == [("front-matter-quotes", 2, 8)]
    assert result.findings[0].severity is Severity.WARNING


def test_a_comment_behind_a_value_is_a_warning() -> None:
    """`# ` after a value may be meant; nothing is dropped without a word."""
    result = read("draft: true # 待审")
    assert texts(result) == {"draft": "true"}
    assert [each.severity for each in result.findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    "front",
    [
        "title: “人才码”上线",
        "title: C#语言",
        "url: https://a.cn/x#y",
        "# 注释\ntitle: a",
        'title: "a: b # c"  # 注释',
        "topics: [a, b]  # 注释",
        "summary: >-\n  第一行: 有冒号\n  * 第二行 #3\ntitle: x",
        "summary: |\n\n  - a：b\n\ntitle: x",
        "summary: 一行\n  接着写的一行\ntitle: x",
        'summary: "一行\n  接着写"\ntitle: x',
        "byline:\n  - name: {zh: 张三，李四, en: Zhang}\n    role: editor\n  - 王五",
        "time: 12:30",
        "a: [\n  b,\n  c\n]\nd: e",
    ],
)
def test_good_front_matter_is_left_alone(front: str) -> None:
    """What YAML reads as meant gives no finding."""
    assert read(front).findings == []


def test_lines_without_a_key_are_found() -> None:
    """A line that is no `key: value` is found on its own line."""
    assert found(read("title: a\n\n杭州人才\nkicker: b").findings) == [("front-matter-line", 4, 1)]


def test_no_line_is_offered_where_a_part_of_it_is_in_doubt() -> None:
    """The space is certain, the missing key is not: neither comes with a line to write."""
    findings = read("　杭州\nkicker: b").findings
    assert found(findings) == [("front-matter-space", 2, 1), ("front-matter-line", 2, 2)]
    assert [each.replacement for each in findings] == ["", ""]


def test_chinese_lines_are_folded_without_a_gap() -> None:
    """A text written over several lines has no space between Han characters."""
    assert texts(read("summary: >-\n  杭州发布\n  新政 for\n  all")) == {
        "summary": "杭州发布新政 for all"
    }


YAMLISH = st.text(st.sampled_from("ab: -[]{},'\"#&*!|>%@?\n\t：，“”　杭1.\\<~"), max_size=60)


@given(YAMLISH)
@example("a: {b: \n- c")
@example("'")
@example("- - -\n -a")
def test_nothing_an_editor_types_raises(front: str) -> None:
    """Any text gives a mapping or at least one finding, all of them within the file."""
    result = read(front)
    lines = f"---\n{front}\n---\n正文".split("\n")
    assert result.mapping is not None or result.findings
    for each in result.findings:
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1
