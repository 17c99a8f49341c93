"""`bulletin check`: chosen paths and rules, accepted findings, and what each format says."""

import json
import os
from pathlib import Path

import pytest

from tests import forked
from tests.builder import CONFIG, Built, SiteBuilder

BARE = "看[更多](../good/)。"
REASON = "专题页的名称就叫更多"


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path).pair("2024/good")


def findings(built: Built) -> list[tuple[str, str, int]]:
    return [
        (each["path"].removeprefix("content/articles/2024/"), each["rule"], each["line"])
        for each in json.loads(built.out)["findings"]
    ]


def check(builder: SiteBuilder, *arguments: str) -> Built:
    return builder.run("check", "--format", "json", *arguments)


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- bulletin: ignore link-text: {REASON} -->\n{BARE}",
        f"{BARE} <!-- bulletin: ignore link-text：{REASON} -->",
        f"<!-- bulletin: ignore link-text: {REASON} -->\n\n{BARE}",
    ],
)
def test_a_comment_with_a_reason_silences_one_finding(builder: SiteBuilder, body: str) -> None:
    """On the line itself or above it; what it silences is listed with its reason on request."""
    builder.article("2024/one", "zh", body)
    assert findings(check(builder, "--ignore", "style")) == []
    told = json.loads(check(builder, "--show-accepted", "--ignore", "style").out)["accepted"]
    assert [(each["rule"], each["reason"]) for each in told] == [("link-text", REASON)]
    page = builder.run()
    assert page.status == 0
    assert REASON not in page.page("zh/articles/2024/one/index.html")
    assert "<p>看" in page.page("zh/articles/2024/one/index.html")


def test_one_comment_silences_one_finding_only(builder: SiteBuilder) -> None:
    """A second finding of the rule on the line stands."""
    body = f"<!-- bulletin: ignore link-text: {REASON} -->\n{BARE}又见[详情](../good/)。"
    builder.article("2024/one", "zh", body)
    assert findings(check(builder)) == [("one/index.zh.md", "link-text", 7)]


def test_a_comment_that_silences_nothing_is_a_warning(builder: SiteBuilder) -> None:
    """As are one without a reason, one of no rule, and one of a rule that pages need."""
    builder.article(
        "2024/one",
        "zh",
        f"<!-- bulletin: ignore link-text: {REASON} -->\n第一段。\n\n"
        "<!-- bulletin: ignore link-text -->\n第二段。\n\n"
        f"<!-- bulletin: ignore link-txt: {REASON} -->\n第三段。\n\n"
        f"<!-- bulletin: ignore missing-key: {REASON} -->\n第四段。",
    )
    assert findings(check(builder)) == [
        ("one/index.zh.md", "unused-ignore", 6),
        ("one/index.zh.md", "ignore-reason", 9),
        ("one/index.zh.md", "unknown-rule", 12),
        ("one/index.zh.md", "ignore-reason", 15),
    ]


def test_a_comment_in_code_is_an_example(builder: SiteBuilder) -> None:
    """The editor's guide shows such comments."""
    builder.article("2024/one", "zh", "```\n<!-- bulletin: ignore link-text: x -->\n```\n\n正文。")
    assert findings(check(builder)) == []


def test_front_matter_is_accepted_by_a_yaml_comment(builder: SiteBuilder) -> None:
    """Front matter has no HTML comments."""
    builder.write(
        "content/articles/2024/one/index.zh.md",
        "---\ntitle: 一\n# bulletin: ignore year-folder: 年鉴专题\npublished: 2025-01-01\n"
        "topics: [youth]\n---\n正文。\n",
    )
    assert findings(check(builder)) == []


def test_rules_and_families_are_chosen(builder: SiteBuilder) -> None:
    """`--select` and `--ignore` take both, separated by commas."""
    builder.article("2024/one", "zh", f"##标题\n\n{BARE}\n\n**没有关。")
    everything = {"heading-marker", "link-text", "emphasis"}
    assert {rule for _, rule, _ in findings(check(builder))} == everything
    chosen = {rule for _, rule, _ in findings(check(builder, "--select", "emphasis,links"))}
    assert chosen == {"emphasis", "link-text"}
    left = {rule for _, rule, _ in findings(check(builder, "--ignore", "text"))}
    assert left == {"link-text"}
    wrong = check(builder, "--select", "link-txt")
    assert wrong.status == 2
    assert "link-text" in wrong.err


def test_paths_limit_what_is_told(builder: SiteBuilder) -> None:
    """A file, a folder, or a story by its id; the exit status is that of what is told."""
    builder.article("2024/one", "zh", "见[无](../nothing/)。")
    builder.article("2024/two", "zh", BARE)
    two = builder.root / "content/articles/2024/two"
    for path in (str(two), str(two / "index.zh.md"), "content/articles/2024/two", "2024/two"):
        built = check(builder, path)
        assert findings(built) == [("two/index.zh.md", "link-text", 6)]
        assert built.status == 0
    assert check(builder, "content").status == 1
    assert check(builder, "content/nowhere").status == 2


def test_severities_of_rules_and_families_are_configured(builder: SiteBuilder) -> None:
    """A rule's line beats its family's; what pages need keeps its weight; slips are named."""
    severities = (
        "severities: {links: 'off', link-text: error, missing-key: info, link-txt: error}\n"
    )
    builder.write("config.yaml", CONFIG + severities)
    builder.article("2024/one", "zh", f"{BARE}\n\n见[无](../nothing/)。", topics="")
    told = json.loads(check(builder).out)["findings"]
    assert [(each["path"], each["rule"], each["severity"]) for each in told] == [
        ("config.yaml", "unknown-rule", "warning"),
        ("config.yaml", "unknown-rule", "warning"),
        ("content/articles/2024/one/index.zh.md", "missing-key", "error"),
        ("content/articles/2024/one/index.zh.md", "link-text", "error"),
    ]


def test_json_says_where_and_what_to_write(builder: SiteBuilder) -> None:
    """Every field of the contract, and the corrected line with whether `fix` writes it."""
    builder.article("2024/one", "zh", "##标题\n\n正文。")
    told = json.loads(builder.run("check", "--format", "json", language="en").out)
    assert told["findings"] == [
        {
            "rule": "heading-marker",
            "severity": "warning",
            "path": "content/articles/2024/one/index.zh.md",
            "line": 6,
            "column": 1,
            "length": 2,
            "message": "a space is missing after “#”",
            "hint": "Write “## Heading”.",
            "replacement": "## 标题",
            "fixable": False,
            "related": [],
        }
    ]
    assert told["summary"]["warnings"] == 1
    assert told["summary"]["published"] == 2
    assert told["summary"]["untranslated"] == 1


def test_sarif_counts_code_points_and_explains_its_rules(builder: SiteBuilder) -> None:
    """What SARIF 2.1.0 requires, with regions that a forge can show."""
    builder.article("2024/one", "zh", f"𠮷{BARE}")
    log = json.loads(builder.run("check", "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
    (link,) = [each for each in run["results"] if each["ruleId"] == "link-text"]
    (location,) = link["locations"]
    region = location["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 4, "endColumn": 6}
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/articles/2024/one/index.zh.md"
    assert all(rule["shortDescription"]["text"] for rule in rules)


def test_annotations_stay_within_what_github_shows(builder: SiteBuilder) -> None:
    """Errors first, ten of each severity, with every sign escaped that would end a command."""
    builder.article("2024/one", "zh", "见[无](../nothing,%:/)。")
    builder.article("2024/two", "zh", "\n\n".join([BARE] * 14))
    lines = builder.run("check", "--format", "github", language="en").out.splitlines()
    assert lines[0].startswith(
        "::error file=content/articles/2024/one/index.zh.md,title=broken-link,line=6,endLine=6,"
        "col=6,endColumn=20::“../nothing,%25:/” leads to"
    )
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1].startswith("1 error, 14 warnings")


def test_the_job_summary_is_a_table_of_what_was_published_and_found(
    builder: SiteBuilder, tmp_path: Path
) -> None:
    """Added to the file that GitHub names; words of editors can't break the table."""
    builder.article("2024/one", "zh", "见[更多](../good/)和[无|<b>](../no|thing/)。")
    page = tmp_path / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(page), "BULLETIN_LANG": "en"}
    forked.run(["--site", str(builder.root), "--format", "github"], environment)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n## bulletin\n")
    assert "| stories published | 2 |" in text
    assert "| `broken-link` (error) | 1 |" in text
    assert "| `link-text` (warning) | 1 |" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {3}


def test_hints_of_several_lines_are_shown_as_lines(builder: SiteBuilder) -> None:
    """The example of a whole front matter can be copied."""
    builder.write("content/articles/2024/one/index.zh.md", "正文。\n")
    out = builder.run("check", language="en").out
    assert "      = title: Headline\n" in out
    assert "\N{REPLACEMENT CHARACTER}" not in out


def test_a_long_line_is_cut_around_the_fault(builder: SiteBuilder) -> None:
    """A paragraph of a thousand characters is not printed for one link."""
    builder.article("2024/one", "zh", "前" * 500 + BARE + "后" * 500)
    lines = builder.run("check", language="en").out.splitlines()
    excerpt = next(line for line in lines if "更多" in line and " | …" in line)
    assert len(excerpt) < 140
    caret = lines[lines.index(excerpt) + 1]
    before = excerpt[: excerpt.index("更多")].removeprefix("    6 | …")
    assert caret.index("^") == len("    6 | …") + 2 * len(before) - 1
    assert caret.count("^") == 4


def test_a_line_full_of_slips_is_checked_in_little_memory(tmp_path: Path) -> None:
    """A finding comes with its line and the corrected one: ten thousand on this took 5 GB."""
    done = SiteBuilder(tmp_path).article("2024/a", "zh", "中文,中文," * 10_000).run("check")
    assert done.status == 0
    assert 1 < done.out.count("[typography-zh]") < 100


@pytest.mark.parametrize(
    ("language", "said", "called"),
    [
        ("zh", "改正上面的问题，才能发布", "缺英文"),
        ("en", "mend the above before you publish", "in English"),
    ],
)
def test_it_claims_nothing_of_publishing_and_names_languages_in_the_editor_s(
    builder: SiteBuilder, language: str, said: str, called: str
) -> None:
    """A check publishes nothing in any case; “缺English” is neither language."""
    builder.article("2024/good", "zh", source="{name: {zh: 日报}}")
    shown = builder.run("check", language=language).out
    assert shown.rstrip().endswith(said)
    assert called in shown
