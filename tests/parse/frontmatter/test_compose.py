"""YAML becomes text nodes with positions; whatever could surprise is refused."""

import pytest

from bulletin.parse.frontmatter import FRONT_MATTER, ListNode, MapNode, TextNode
from bulletin.parse.frontmatter.compose import Limits, compose
from bulletin.parse.report import SourceText
from tests.parse.samples import found


def run(text: str, limits: Limits = FRONT_MATTER) -> tuple[object, list[tuple[str, int, int]]]:
    """Compose a text that begins on line 1."""
    lines = text.split("\n")
    node, findings = compose(SourceText("a", lines), lines, 1, limits)
    return node, found(findings)


@pytest.mark.parametrize(
    "text", ["no", "0123", "12:30", "1.10", "2026-13-45", "~", "1e3", "null", "08", "yes", ".inf"]
)
def test_every_scalar_is_text(text: str) -> None:
    """Nothing is taken for a number, a date, a truth value or nothing."""
    node, findings = run(f"a: {text}")
    assert findings == []
    assert isinstance(node, MapNode)
    assert node.entries[0][1] == TextNode(text, 1, 4, len(text))


def test_positions_are_those_of_the_file() -> None:
    """Lines and columns count from 1, columns in code points."""
    node, _ = run("名: [𠮷, {b: 'c'}]\nd:\n  - e")
    assert node == MapNode(
        (
            (
                TextNode("名", 1, 1, 1),
                ListNode(
                    (
                        TextNode("𠮷", 1, 5, 1),
                        MapNode(((TextNode("b", 1, 9, 1), TextNode("c", 1, 12, 3, "'")),), 1, 8),
                    ),
                    1,
                    4,
                ),
            ),
            (TextNode("d", 2, 1, 1), ListNode((TextNode("e", 3, 5, 1),), 3, 3)),
        ),
        1,
        1,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1", [("front-matter-anchor", 1, 4)]),
        ("a: &x 1\nb: *x", [("front-matter-anchor", 1, 4), ("front-matter-anchor", 2, 4)]),
        ("<<: {a: b}", [("front-matter-anchor", 1, 1)]),
        ("a: !!python/object:os.system x", [("front-matter-anchor", 1, 4)]),
        ("a: !!timestamp x", [("front-matter-anchor", 1, 4)]),
        ("a: 1\nb: 2\na: 3", [("duplicate-key", 3, 1)]),
        ("? [a]\n: b", [("front-matter-key", 1, 3)]),
        ('a: "\\ud800"', [("control-character", 1, 4)]),
        ('a: "\\u202e"', [("control-character", 1, 4)]),
        ("a: 1\n---\nb: 2", [("front-matter-fence", 2, 1)]),
        ("a: 1\n   b: 2", [("front-matter-yaml", 2, 1)]),
        ("a:\n  b: 1\n c: 2", [("front-matter-yaml", 3, 2)]),
        ("a: 'x\nb: 1", [("front-matter-yaml", 1, 4)]),
        ("a: [x, y\nb: 1", [("front-matter-yaml", 1, 4)]),
        ("a: b: c", [("front-matter-yaml", 1, 5)]),
    ],
)
def test_what_could_surprise_is_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each refusal stands at the place of its cause."""
    assert run(text)[1] == expected


def test_a_duplicate_names_the_first_place() -> None:
    """Both places of a key written twice are told, and the first value counts."""
    lines = ["a: 1", "a: 2"]
    node, (finding,) = compose(SourceText("f", lines), lines, 5, FRONT_MATTER)
    assert isinstance(node, MapNode)
    assert [value.line for _, value in node.entries] == [5]
    assert [(each.line, each.column) for each in finding.related] == [(5, 1)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 30_000, "front-matter-too-large"),
        ("[" * 15_000, "front-matter-too-deep"),
        ("{a: " * 3_000, "front-matter-too-deep"),
        ("a: [[[[[[[1]]]]]]]", "front-matter-too-deep"),
        ("a: [" + "1, " * 3_000 + "]", "front-matter-too-large"),
        ("- " * 5_000, "front-matter-too-deep"),
    ],
)
def test_depth_and_size_are_bounded(text: str, rule: str) -> None:
    """Nested brackets and endless lists are refused before they cost anything."""
    assert [each for each, _, _ in run(text)[1]] == [rule]


def test_an_alias_bomb_is_refused() -> None:
    """No alias is ever expanded."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, findings = run(bomb)
    assert {rule for rule, _, _ in findings} == {"front-matter-anchor"}
