"""What follows from a worse finding is not told beside it."""

from bulletin.checks.causes import causes
from bulletin.model.finding import Finding, Message, Place, Severity

ZH, EN = "content/articles/2024/a/index.zh.md", "content/articles/2024/a/index.en.md"


def finding(
    rule: str, path: str = ZH, line: int = 2, column: int = 1, hint: str = "", *, mended: str = ""
) -> Finding:
    """Make a finding with little in it."""
    place = Place(path, line, column)
    message, severity = Message("", ""), Severity.ERROR
    return Finding(place, rule, severity, message, Message(hint, hint), replacement=mended)


def told(*findings: Finding) -> list[str]:
    """Return the rules that are told."""
    return [each.rule for each in causes(findings)]


def test_a_line_with_a_slip_is_not_held_to_house_style() -> None:
    """Mending it may settle both; other lines are judged."""
    assert told(finding("front-matter-colon"), finding("typography-zh")) == ["front-matter-colon"]
    assert told(finding("link-mark"), finding("typography-zh", line=3)) == [
        "link-mark", "typography-zh",
    ]  # fmt: skip


def test_an_unread_text_is_not_compared() -> None:
    """With either language's file; a story beside it is."""
    assert told(finding("encoding"), finding("structure", EN)) == ["encoding"]
    assert told(finding("encoding"), finding("structure", EN.replace("/a/", "/b/"))) == [
        "encoding", "structure",
    ]  # fmt: skip


def test_a_destination_is_told_once_as_well_as_it_can_be() -> None:
    """The finding with the corrected line wins, and one without a line gives way."""
    kept = finding("broken-link", hint="x", mended="y")
    vague = finding("broken-link", line=0, column=0)
    assert list(causes([vague, finding("broken-link"), kept])) == [kept]
    assert list(causes([vague])) == [vague]


def test_a_page_under_a_bad_name_does_not_collide_as_well() -> None:
    """The name is what must change."""
    assert told(finding("bad-slug", line=0), finding("output-collision", line=0)) == ["bad-slug"]


def test_a_line_that_was_meant_otherwise_is_not_held_to_the_other_language() -> None:
    """A bold line for a heading is told once; the heading it lacks in the other text is not."""
    lacks = Finding(
        Place(EN, 9), "structure", Severity.WARNING, Message("", ""), related=(Place(ZH, 2, 3),)
    )
    assert told(finding("bold-heading"), lacks) == ["bold-heading"]
    assert told(finding("bold-heading", line=3), lacks) == ["bold-heading", "structure"]
