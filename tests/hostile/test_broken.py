"""Broken and hostile files: an error naming file and line, or harmless output; no other loss."""

import pytest

from tests.hostile.broken import Case, Expected, cases
from tests.hostile.probe import faults
from tests.hostile.site import HostileSite, Said

CASES = {case.name: case for case in cases()}
COSTLY = ("sizes", "complexity")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """All cases, each a story of its own beside a good one."""
    built = HostileSite(tmp_path_factory.mktemp("broken"))
    for case in CASES.values():
        built.write(f"content/articles/2024/{case.name}/index.zh.md", case.source)
    return built


@pytest.fixture(scope="module")
def said(site: HostileSite) -> Said:
    """What one run said of all of them."""
    answer = site.tell("build", "--no-cache")
    assert answer.status == 1
    assert not (site.root / "public").exists()
    return answer


def wrong(case: Case, said: Said) -> str:
    errors = said.errors(case.name)
    if case.expected in {Expected.ERROR, Expected.LINE} and not errors:
        return "no error"
    if case.expected is Expected.LINE and not any(each["line"] for each in errors):
        return f"no line: {errors}"
    if case.line and all(each["line"] != case.line for each in errors):
        return f"not on line {case.line}: {errors}"
    if case.expected is Expected.FINE and errors:
        return f"an error: {errors}"
    return ""


def test_the_corpus_is_of_the_promised_size() -> None:
    """Different cases, of every class."""
    assert len({case.source for case in CASES.values()}) > 500


def test_each_case_ends_as_expected(said: Said) -> None:
    """Every error is told in the file that makes it, on its line where there is one."""
    wrongs = {case.name: wrong(case, said) for case in CASES.values()}
    assert {name: why for name, why in wrongs.items() if why} == {}


def test_the_good_story_is_still_checked(said: Said) -> None:
    """No case takes another story's findings away."""
    assert [each["rule"] for each in said.errors("good")] == ["broken-link"]
    assert set(said.findings) <= {*CASES, "good"}


def test_what_is_accepted_is_published_harmlessly(site: HostileSite, said: Said) -> None:
    """The stories without errors make a whole site, in which nothing acts."""
    files = site.publish_in_spite(said)
    costly = {path for path in files if any(f"/{each}-" in path for each in COSTLY)}
    assert list(faults({path: files[path] for path in files.keys() - costly})) == []
