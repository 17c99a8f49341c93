"""The colours of site.css: enough contrast in light and in dark, and only one set of each."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
SHEET = (TEMPLATES / "assets" / "site.css").read_text(encoding="utf-8")

LIGHT = ":root {"
DARK_BY_SYSTEM = ':root:not([data-theme="light"]) {'
DARK_BY_CHOICE = ':root[data-theme="dark"] {'

TEXT = 4.5  # WCAG 2.2, 1.4.3
GRAPHICS = 3.0  # 1.4.11
PAIRS = (
    ("ink", "paper", TEXT),  # light 16.3, dark 14.2
    ("ink", "tint", TEXT),  # light 14.7, dark 12.4
    ("soft", "paper", TEXT),  # light 6.9, dark 7.9
    ("soft", "tint", TEXT),  # light 6.2, dark 6.9
    ("link", "paper", TEXT),  # light 7.4, dark 9.2
    ("link", "tint", TEXT),  # light 6.6, dark 8.1
    ("seal", "paper", TEXT),  # light 6.8, dark 7.8
    ("on-stamp", "stamp", TEXT),  # light 7.1, dark 5.2
    ("stamp", "paper", GRAPHICS),  # light 6.8, dark 3.5
    ("edge", "paper", GRAPHICS),  # light 3.8, dark 4.8
)


def tokens(opening: str) -> dict[str, str]:
    """Return the colours that a rule declares, by role."""
    start = SHEET.index(opening)
    rule = SHEET[start : SHEET.index("}", start)]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", rule))


def luminance(colour: str) -> float:
    """Return relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_SYSTEM], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_of_roles_has_enough_contrast(
    theme: str, front: str, back: str, least: float
) -> None:
    """Text reaches 4.5:1 and lines, seals and outlines 3:1, in both themes."""
    colours = tokens(theme)
    assert contrast(colours[front], colours[back]) >= least


def test_contrast_is_computed_as_wcag_defines_it() -> None:
    """Black on white is 21:1, and the order of the two does not matter."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_dark_is_the_same_whether_the_system_or_the_reader_asks_for_it() -> None:
    """The two dark rules declare the same colours, for every role that light has."""
    assert tokens(DARK_BY_SYSTEM) == tokens(DARK_BY_CHOICE)
    assert tokens(DARK_BY_CHOICE).keys() == tokens(LIGHT).keys()


def test_the_browser_frame_has_the_colour_of_the_paper() -> None:
    """theme-color repeats --paper of each theme."""
    head = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    found = dict(
        re.findall(
            r'<meta name="theme-color" media="\(prefers-color-scheme: (\w+)\)" content="(.+?)">',
            head,
        )
    )
    assert found == {"light": tokens(LIGHT)["paper"], "dark": tokens(DARK_BY_SYSTEM)["paper"]}


def test_rules_name_colours_by_role() -> None:
    """Outside the token rules no colour is written as a number."""
    declared = re.sub(r"--[a-z-]+: #[0-9a-f]{3,6};", "", SHEET)
    assert re.findall(r"#[0-9a-f]{3,6}\b", declared) == []


def test_every_token_is_declared_and_used() -> None:
    """No var() without its declaration, and no declaration that nothing reads."""
    declared = set(re.findall(r"(--[a-z0-9-]+):", SHEET))
    read = set(re.findall(r"var\((--[a-z0-9-]+)", SHEET))
    assert read == declared


def test_a_chinese_stack_begins_with_a_chinese_font() -> None:
    """A Latin font first would halve quotation marks and dashes in Chinese text."""
    start = SHEET.index("[lang]:lang(zh) {")
    rule = SHEET[start : SHEET.index("}", start)]
    stacks = re.findall(r"--(sans|serif): ([^,]+),", rule)
    assert stacks == [("sans", '"PingFang SC"'), ("serif", '"Songti SC"')]
