"""Whether two versions are built alike."""

import pytest

from bulletin.checks.pairs import pair_up
from bulletin.checks.structure import check
from bulletin.model.finding import Finding, Severity
from tests.checks.parallel import PAIRS
from tests.checks.stories import story, version

ZH = [zh for zh, _ in PAIRS[:8]]
EN = [en for _, en in PAIRS[:8]]


def found(zh: list[str], en: list[str], coverage: str = "full") -> list[Finding]:
    told = story(version("zh", "\n\n".join(zh)), version("en", "\n\n".join(en), coverage=coverage))
    return list(check(pair_up(told)))


def test_a_faithful_translation_has_no_finding() -> None:
    """Every kind of block, with targets that differ only by language."""
    zh = [
        "## 市集 {#market}", *ZH[:2], "- 一项\n- 两项", "> " + ZH[2], "![市集](market.zh.jpg)",
        "|甲|乙|\n|-|-|\n|1|2|", "见[办法](/zh/rules/)、[说明](#market)和[官网](https://www.example.cn/)[^1]。",
        "[^1]: 出处。", "见[前文](../a/index.zh.md)。",
    ]  # fmt: skip
    en = [
        "## The market", *EN[:2], "- one item\n- two items", "> " + EN[2],
        "![The market](market.en.jpg)",
        "|A|B|\n|-|-|\n|1|2|",
        "See the [rules](/en/rules/), [notes](#the-market) and [site](https://en.example.cn/)[^a].",
        "[^a]: Source.", "See [earlier](../a/).",
    ]  # fmt: skip
    assert found(zh, en) == []


def test_a_missing_block_is_found_where_it_belongs() -> None:
    """The finding stands in the translation and names the original's line."""
    (finding,) = found(ZH, EN[:3] + EN[4:])
    assert finding.severity is Severity.WARNING
    assert finding.place.path.endswith("index.en.md")
    assert finding.place.line == 5 + 2 * 3
    assert [(each.path[-11:], each.line) for each in finding.related] == [("index.zh.md", 11)]
    assert "the original's paragraph “‘以前天不亮" in finding.message.en
    assert "(index.zh.md line 11) has no counterpart" in finding.message.en


def test_missing_neighbours_are_one_finding() -> None:
    """One cause, one finding."""
    (finding,) = found(ZH, EN[:2] + EN[5:])
    assert "3 neighbouring blocks" in finding.message.en
    assert "have no counterpart here" in finding.message.en
    assert len(finding.related) == 3


def test_a_block_lost_at_the_end_is_found_after_the_last() -> None:
    """There is no block before which it belongs."""
    (finding,) = found(ZH, EN[:-2])
    assert finding.place.line == 5 + 2 * 5
    assert "after this block" in finding.hint.en


def test_an_added_block_is_found_at_itself() -> None:
    """The original's nearest block is related."""
    (finding,) = found(ZH[:3] + ZH[4:], EN)
    assert finding.place.line == 5 + 2 * 3
    assert "has no counterpart in the original" in finding.message.en


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        ("## 小标题", "### A subheading", "a heading of level 2 here, the translation of level 3"),
        ("|甲|乙|\n|-|-|\n|1|2|\n|3|4|", "|A|B|\n|-|-|\n|1|2|",
         "has 3 rows and 2 columns, the translation's 2"),
        ("> 这是一段引用。", "This is a quotation.",
         "has a block quotation here, the translation a paragraph"),
        ("- 甲项目\n- 乙项目\n- 丙项目", "- Item A\n- Item B", "list item"),
        ("见[办法](/zh/a/)。", "See the [rules](/en/b/).",
         "leads to /zh/a/, the translation's to /en/b/"),
        ("见[办法](a/)。", "See the rules.", "the original's link a/ is missing here"),
        ("见办法。", "See the [rules](a/).", "the link a/ is not in the original"),
        ("![甲](a.jpg)", "![A](b.jpg)", "picture leads to a.jpg, the translation's to b.jpg"),
        ("说法[^1]与[^2]。\n\n[^1]: 一。\n[^2]: 二。", "A claim[^1].\n\n[^1]: One.\n[^2]: Two.",
         "2 in the original, 1 in the translation"),
        (ZH[2] + ZH[6] + ZH[4], "Since it opened in March 2023 visits have risen.",
         "of the length to expect: part of the original"),
        (ZH[3], " ".join((EN[3], EN[5], EN[7])), "it says more"),
    ],
)  # fmt: skip
def test_each_difference_is_one_finding(zh: str, en: str, message: str) -> None:
    """Between blocks that answer each other."""
    (finding,) = found([ZH[0], zh, ZH[7]], [EN[0], en, EN[7]])
    assert message in finding.message.en
    assert finding.message.zh
    assert finding.hint.en
    assert finding.related[0].path.endswith("index.zh.md")


def test_headings_shifted_by_one_level_are_one_finding() -> None:
    """The same cause everywhere."""
    zh = ["## 一", ZH[0], "## 二", ZH[1]]
    en = ["# One", EN[0], "# Two", EN[1]]
    assert len(found(zh, en)) == 1


def test_a_link_may_move_within_the_text() -> None:
    """Word order differs between languages, and so may the paragraph."""
    assert found([ZH[0] + "见[甲](a/)。", ZH[4]], [EN[0], EN[4] + " See [A](a/)."]) == []


def test_a_link_lost_with_its_text_is_the_same_cause() -> None:
    """The truncated block is reported, not what it held."""
    zh = ZH[2] + ZH[6] + "见[甲](a/)。"
    (finding,) = found([ZH[0], zh, ZH[7]], [EN[0], "Since March 2023, up 18 percent.", EN[7]])
    assert "of the length to expect" in finding.message.en


def test_merged_and_split_paragraphs_are_no_fault() -> None:
    """A translator may divide the text otherwise."""
    assert found(ZH[:4], [EN[0] + " " + EN[1], EN[2], EN[3]]) == []


def test_briefs_are_exempt() -> None:
    """A short version tells less on purpose."""
    assert found(ZH, [EN[0]], coverage="brief") == []
