"""Front matter is found also where a fence is missing or mistyped."""

import pytest

from bulletin.parse.frontmatter import read_front_matter
from bulletin.parse.report import SourceText
from tests.parse.samples import found


def read(text: str) -> tuple[list[tuple[str, int, int]], str, int]:
    """Return the findings, the body and its line."""
    front = read_front_matter(SourceText("a.md", text.split("\n")))
    return found(front.findings), front.body, front.body_line


def test_two_fences_hold_the_front_matter() -> None:
    """The body begins on the line after the second fence."""
    assert read("---\ntitle: a\n---\n\n正文") == ([], "\n正文", 4)


def test_a_rule_in_the_body_is_no_fence() -> None:
    """Only the first closing fence counts."""
    assert read("---\ntitle: a\n---\nb\n\n---\n\nc") == ([], "b\n\n---\n\nc", 4)


@pytest.mark.parametrize("fence", ["——", "—", "－－－", "–––", "--", "----", "+++", "−−−", "—-"])
def test_mistyped_fences_are_found_and_understood(fence: str) -> None:
    """Dashes that an editor's program put in are named; the file is read all the same."""
    findings, body, line = read(f"{fence}\ntitle: a\n{fence}\n正文")
    assert findings == [("front-matter-fence", 1, 1), ("front-matter-fence", 3, 1)]
    assert (body, line) == ("正文", 4)


def test_a_missing_closing_fence_is_found_where_it_belongs() -> None:
    """The place is the line on which the fence should stand."""
    assert read("---\ntitle: a\n\n杭州发布新政。\n\n更多。") == (
        [("front-matter-fence", 3, 1)], "杭州发布新政。\n\n更多。", 4,
    )  # fmt: skip
    assert read("---\ntitle: a\n\n# 标题\n\n正文")[:2] == (
        [("front-matter-fence", 3, 1)], "# 标题\n\n正文",
    )  # fmt: skip


def test_a_rule_far_below_does_not_hide_a_missing_fence() -> None:
    """A `---` in the body is not taken for the closing fence."""
    findings, body, _ = read("---\ntitle: a\n\n杭州发布新政。\n\n---\n\n更多。")
    assert findings == [("front-matter-fence", 3, 1)]
    assert body.startswith("杭州")


def test_a_missing_opening_fence_is_found() -> None:
    """Keys on the first line are front matter without its first fence."""
    findings, body, _ = read("title: a\n---\n正文")
    assert (findings, body) == ([("front-matter-fence", 1, 1)], "正文")


def test_blank_lines_before_the_fence_are_found() -> None:
    """The first fence is the first line."""
    assert read("\n---\ntitle: a\n---\n正文")[0] == [("front-matter-fence", 2, 1)]


@pytest.mark.parametrize(
    ("opening", "closing"), [("---yaml", "---"), ("```yaml", "```"), ("***", "***"), ("~~~", "~~~")]
)
def test_fences_of_other_programs_are_named(opening: str, closing: str) -> None:
    """They count as fences where a key stands below them."""
    findings, body, _ = read(f"{opening}\ntitle: a\n{closing}\n正文")
    assert {rule for rule, _, _ in findings} == {"front-matter-fence"}
    assert body == "正文"
    assert read(f"{opening}\n正文。")[0] == [("front-matter-missing", 1, 1)]


@pytest.mark.parametrize("text", ["+++\ntitle = 'a'\n+++\n正文", '{"title": "a"}\n\n正文'])
def test_another_language_of_front_matter_is_one_finding(text: str) -> None:
    """TOML and JSON are told once, not line by line."""
    assert read(text)[0] == [("front-matter-missing", 1, 1)]


def test_text_above_the_front_matter_is_named() -> None:
    """A headline typed before the first fence does not hide the keys below."""
    findings, body, _ = read("杭州新政\n\n---\ntitle: a\n---\n正文")
    assert (findings, body) == ([("front-matter-fence", 1, 1)], "正文")


@pytest.mark.parametrize("text", ["", "正文。", "# 标题\n\n正文"])
def test_no_front_matter_at_all(text: str) -> None:
    """A text without keys says what the file must begin with."""
    assert read(text)[0] == [("front-matter-missing", 1, 1)]


def test_empty_front_matter() -> None:
    """Two fences with nothing between them are named."""
    assert read("---\n---\n正文")[0] == [("front-matter-mapping", 2, 1)]
