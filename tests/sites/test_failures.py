"""A build with errors says them all, and leaves the last good site as it was."""

import json
from pathlib import Path

import pytest

from tests.builder import SiteBuilder


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path).pair("2024/good", districts="[gongshu]")


def test_every_fault_of_a_run_is_said_at_once(builder: SiteBuilder) -> None:
    """Three files, three faults, one run."""
    builder.article("2024/one", "zh", title="一", topics="[yuoth]")
    builder.article("2024/two", "zh", title="二", published="2024-13-45")
    builder.article(
        "2024/three",
        "en",
        "![](missing.jpg)",
        title="Three",
        topics="[youth]",
        published="2024-09-01",
    )
    built = builder.run()
    assert built.status == 1
    for path in (
        "content/articles/2024/one/index.zh.md:4:10",
        "content/articles/2024/two/index.zh.md:3:12",
        "content/articles/2024/three/index.en.md:6:",
    ):
        assert path in built.out


def test_an_error_shows_the_line_with_a_caret_under_the_fault(builder: SiteBuilder) -> None:
    """Han characters take two cells, and the caret stands under the right one."""
    builder.article("2024/one", "zh", "见[拱墅区](../nowhere/)。")
    built = builder.run()
    lines = built.out.splitlines()
    excerpt = next(line for line in lines if "见[拱墅区](../nowhere/)。" in line)
    caret = lines[lines.index(excerpt) + 1]
    gutter = excerpt.index("见")
    column = caret.index("^")
    assert column == gutter + 2 + 1 + 6 + 2  # 见 [ 拱墅区 ](


def test_a_link_to_a_story_with_faults_is_no_fault_of_its_own(builder: SiteBuilder) -> None:
    """One cause, one finding."""
    builder.article("2024/faulty", "en", title="Faulty", published="2024-13-45", topics="[youth]")
    builder.article("2024/good", "en", "See [it](../faulty/) and [it](/en/articles/2024/faulty/).")
    built = builder.run("--format", "json")
    assert [each["rule"] for each in json.loads(built.out)["findings"]] == ["bad-date"]


def test_a_missing_picture_is_reported_once(builder: SiteBuilder) -> None:
    """Whether it is the lead picture or one in the text."""
    builder.article("2024/good", "en", "![A hall](hall.jpg)\n\n[The list](list.pdf)")
    built = builder.run("--format", "json")
    assert [each["line"] for each in json.loads(built.out)["findings"]] == [4, 6]


def test_a_body_that_would_take_minutes_is_refused_with_its_line(builder: SiteBuilder) -> None:
    """And the other stories are not lost."""
    builder.article("2024/heavy", "zh", "第一段。\n\n" + "[" * 20_000)
    built = builder.run("--format", "json")
    findings = json.loads(built.out)["findings"]
    assert [(each["rule"], each["line"]) for each in findings] == [("too-complex", 8)]


def test_a_failed_build_leaves_the_published_site_untouched(builder: SiteBuilder) -> None:
    """Byte for byte, and the exit status says so."""
    before = builder.run().files()
    builder.article("2024/good", "en", title="Changed")
    builder.article("2024/bad", "zh", topics="[nothing-such]")
    built = builder.run()
    assert built.status == 1
    assert built.files() == before


def test_two_stories_that_would_write_one_file_are_an_error_naming_both(
    builder: SiteBuilder,
) -> None:
    """An alias may not take another story's place."""
    builder.pair("2024/thief", aliases="[/zh/articles/2024/good/]")
    built = builder.run()
    assert built.status == 1
    assert "output-collision" in built.out
    assert "2024/thief" in built.out
    assert "2024/good" in built.out


def test_facts_that_disagree_name_both_places(builder: SiteBuilder) -> None:
    """One error, two places, no language privileged."""
    builder.article("2024/good", "en", title="Good", published="2024-09-28")
    built = builder.run("--format", "json")
    findings = json.loads(built.out)["findings"]
    disagreements = [each for each in findings if each["rule"] == "fact-disagreement"]
    assert len(disagreements) == 1
    assert disagreements[0]["path"].startswith("content/articles/2024/good/index.")


def test_facts_that_agree_may_stand_twice(builder: SiteBuilder) -> None:
    """The same moment in another spelling is the same moment."""
    builder.article("2024/good", "en", title="Good", published="2024-09-27T08:30:00+08:00")
    assert builder.run().status == 0


@pytest.mark.parametrize("config", ["", "base_url: ftp://x/\n", "[", "\x00", "languages: 3\n"])
def test_a_broken_configuration_is_named(builder: SiteBuilder, config: str) -> None:
    """config.yaml has findings like any other file, and a status of its own."""
    builder.write("config.yaml", config)
    built = builder.run()
    assert built.status == 2
    assert "config.yaml" in built.out + built.err
    assert "Traceback" not in built.out + built.err
    assert not built.public.exists()


def test_the_command_line_s_faults_have_their_own_status(builder: SiteBuilder) -> None:
    """2, with the usage on standard error."""
    assert builder.run("--nonsense").status == 2
    assert builder.run(today="yesterday").status == 2


def test_a_folder_without_configuration_says_what_to_do(tmp_path: Path) -> None:
    """The first thing a newcomer may do wrong."""
    builder = SiteBuilder(tmp_path)
    (tmp_path / "config.yaml").unlink()
    built = builder.run()
    assert built.status == 2
    assert "config.yaml" in built.err


def test_warnings_fail_a_strict_build_only(builder: SiteBuilder) -> None:
    """--strict is for CI."""
    builder.article("2023/good", "zh", published="2024-05-05")
    assert builder.run().status == 0
    assert builder.run("--strict").status == 1


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif"])
def test_findings_come_in_every_format(builder: SiteBuilder, name: str) -> None:
    """People, programs, GitHub and SARIF readers get the same findings."""
    builder.article("2024/one", "zh", topics="[yuoth]")
    built = builder.run("--format", name)
    assert built.status == 1
    assert "content/articles/2024/one/index.zh.md" in built.out
    if name in {"json", "sarif"}:
        json.loads(built.out)
    if name == "github":
        assert "::error file=content/articles/2024/one/index.zh.md," in built.out
