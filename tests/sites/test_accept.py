"""Living with findings: what is accepted stays silent until one of its texts changes."""

import json
from pathlib import Path

import pytest

from tests.builder import Built, SiteBuilder

STORY = "content/articles/2024/one"
ZH = "全区有6家企业参加，共引进30人。\n\n第二段没有变化。"
EN = "Six companies took part and 35 people were hired.\n\nThe second paragraph did not change."
LINE = f"{STORY}/index.en.md:4"
REASON = "rounded, as the reporter asked"


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    builder = SiteBuilder(tmp_path)
    builder.article("2024/one", "zh", ZH, title="标题")
    return builder.article("2024/one", "en", EN, title="Headline")


def accept(builder: SiteBuilder, *arguments: str) -> Built:
    return builder.run("accept", *arguments, language="en")


def checked(builder: SiteBuilder) -> tuple[list[tuple[str, int]], list[str]]:
    """Return the rules and lines of what stands, and the reasons of what is accepted."""
    told = json.loads(builder.run("check", "--accepted", "--format", "json").out)
    standing = [(each["rule"], each["line"]) for each in told["findings"]]
    return standing, [each["reason"] for each in told.get("accepted", [])]


def test_an_entry_holds_while_both_texts_stay_the_same(builder: SiteBuilder) -> None:
    """It names the fingerprints of both blocks; editing either brings the finding back."""
    assert checked(builder) == ([("figures", 4)], [])
    done = accept(builder, LINE, "--reason", REASON, "--by", "Li")
    assert done.status == 0
    assert "30人 = 30" in done.out
    entry = (builder.root / "content/review.yaml").read_text(encoding="utf-8")
    assert f"path: {STORY}/index.en.md\n" in entry
    assert "  date: 2026-11-23\n" in entry
    assert checked(builder) == ([], [REASON])
    assert builder.run().status == 0
    for language, before, after in (
        ("zh", ZH, ZH.replace("参加", "到场")),
        ("en", EN, f"So: {EN}"),
    ):
        builder.article("2024/one", language, after, title="Headline")
        assert checked(builder) == ([("figures", 4)], [])
        builder.article("2024/one", language, before, title="Headline")
        assert checked(builder) == ([], [REASON])


def test_what_is_no_change_of_the_text_leaves_an_acceptance_alone(builder: SiteBuilder) -> None:
    """Other paragraphs, spaces, the width of marks and the place in the file."""
    accept(builder, LINE, "--reason", REASON)
    builder.article(
        "2024/one",
        "zh",
        "## 新增\n\n" + ZH.replace("，", ",").replace("没有", "毫无"),
        title="标题",
    )
    builder.article(
        "2024/one", "en", "## New\n\n" + EN.replace(" and ", "\nand "), title="Headline"
    )
    standing, accepted = checked(builder)
    assert "figures" not in {rule for rule, _ in standing}
    assert accepted == [REASON]


def test_a_returned_finding_is_accepted_anew_in_the_same_entry(builder: SiteBuilder) -> None:
    """The old entry makes way, so that the file stays clean."""
    accept(builder, LINE, "--reason", REASON)
    builder.article("2024/one", "zh", ZH.replace("参加", "到场"), title="标题")
    told = json.loads(builder.run("check", "--format", "json", language="en").out)["findings"]
    assert REASON in told[0]["hint"]
    assert f"bulletin accept {LINE}" in told[0]["hint"]
    accept(builder, LINE, "--reason", "still so")
    entries = (builder.root / "content/review.yaml").read_text(encoding="utf-8")
    assert entries.count("- rule:") == 1
    assert checked(builder) == ([], ["still so"])
    again = accept(builder, LINE, "--reason", "once more")
    assert (again.status, "content/review.yaml:2" in again.out) == (0, True)
    assert entries == (builder.root / "content/review.yaml").read_text(encoding="utf-8")


def test_an_entry_that_matches_nothing_is_a_warning(builder: SiteBuilder) -> None:
    """The finding is mended, the entry left behind; so is one of no rule or without reason."""
    accept(builder, LINE, "--reason", REASON)
    builder.article("2024/one", "en", EN.replace("35", "30"), title="Headline")
    assert checked(builder) == ([("unused-ignore", 2)], [])
    review = builder.root / "content/review.yaml"
    review.write_text(
        "- {rule: figurs, path: a, texts: 12ab34, reason: x}\n"
        "- {rule: missing-key, path: a, texts: 12ab34, reason: x}\n"
        "- {rule: figures, path: a, texts: 12ab3, reason: x}\n"
        "- {rule: figures, path: a, texts: 12ab34}\n"
    )
    assert checked(builder)[0] == [
        ("unknown-rule", 1),
        ("ignore-reason", 2),
        ("bad-value", 3),
        ("missing-key", 4),
    ]


def test_a_comment_about_two_texts_carries_their_fingerprints(builder: SiteBuilder) -> None:
    """Without them it accepts nothing: nobody would know when a text has changed."""
    comment = "<!-- bulletin: ignore figures: by hand -->"
    builder.article("2024/one", "en", f"{comment}\n{EN}", title="Headline")
    line = f"{STORY}/index.en.md:5"
    assert checked(builder) == ([("figures", 5)], [])
    assert accept(builder, line).status == 0
    assert not (builder.root / "content/review.yaml").exists()
    assert checked(builder) == ([], ["by hand"])
    written = (builder.root / f"{STORY}/index.en.md").read_text(encoding="utf-8")
    assert written.replace(" 69452c 2e9b2f:", ":").endswith(f"---\n{comment}\n{EN}\n")
    builder.article("2024/one", "zh", ZH.replace("参加", "到场"), title="标题")
    assert checked(builder) == ([("figures", 5)], [])
    assert accept(builder, line, "--reason", "seen again").status == 0
    assert checked(builder) == ([], ["seen again"])


def test_front_matter_is_accepted_until_its_value_changes(builder: SiteBuilder) -> None:
    """Headlines have fingerprints like paragraphs."""
    builder.article("2024/one", "zh", ZH.replace("30", "35"), title="引进30人")
    builder.article("2024/one", "en", EN, title="'40 people hired' # bulletin: ignore figures: x")
    assert checked(builder) == ([("figures", 2)], [])
    assert accept(builder, f"{STORY}/index.en.md:2").status == 0
    assert checked(builder) == ([], ["x"])
    builder.article("2024/one", "zh", ZH.replace("30", "35"), title="共引进30人")
    assert [rule for rule, _ in checked(builder)[0]] == ["figures"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "name a place"),
        ([f"{STORY}/index.en.md:6", "--reason", "x"], "on line 4"),
        ([LINE, "--rule", "terms", "--reason", "x"], "no such finding"),
        ([LINE], "--reason"),
    ],
)
def test_what_cannot_be_accepted_is_said(
    builder: SiteBuilder, arguments: list[str], words: str
) -> None:
    """Nothing is written then."""
    done = accept(builder, *arguments)
    assert done.status in {1, 2}
    assert words in done.err
    assert not (builder.root / "content/review.yaml").exists()


def test_comments_in_code_are_examples(builder: SiteBuilder) -> None:
    """In a fence, in an indented block, and between backticks; one that quotes code is none."""
    sign = "<!-- bulletin: ignore typography-en: {} -->"
    body = (
        f"```\n{sign.format('fence')}\n```\n\nPlain words.\n\n    {sign.format('indented')}\n\n"
        f"Write `{sign.format('inline')}` above.\n\n{sign.format('the `，` is meant')}\nSo， there."
    )
    builder.article("2024/two", "en", body, published="2024-09-27", topics="[youth]")
    builder.article("2024/one", "en", EN.replace("35", "30"), title="Headline")
    assert checked(builder) == ([], ["the `，` is meant"])
