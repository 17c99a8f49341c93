"""A build of what was built before does nothing, and says what the first one said."""

import datetime as dt
from pathlib import Path

import pytest

from bulletin.plan import Clock, plan
from bulletin.plan.span import span
from tests.builder import SiteBuilder
from tests.incremental.edits import TODAYS, Editors


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    site = SiteBuilder(tmp_path / "site")
    site.pair("2024/first")
    site.article("2024/second", "zh", published="2024-09-30 10:00", expires="2024-10-02 12:00")
    return site


def test_the_second_build_reports_what_the_first_did(site: SiteBuilder) -> None:
    """Counts, findings and files are the same; nothing is written."""
    first = site.run("--format", "json")
    second = site.run("--format", "json")
    assert second.status == 0
    assert '"written": 0' in second.out or '"written":0' in second.out
    assert _without_counts(first.out) == _without_counts(second.out)


def _without_counts(report: str) -> list[str]:
    varying = ("seconds", "written", "unchanged", "removed", "changed")
    return [
        line for line in report.splitlines() if not any(f'"{each}"' in line for each in varying)
    ]


@pytest.mark.parametrize(
    ("moments", "shown"),
    [
        (("2024-09-30T09:59", "2024-09-30T10:01"), [False, True]),
        (("2024-10-02T11:59", "2024-10-02T12:01"), [True, False]),
        (("2024-10-02T12:01", "2024-10-02T11:59"), [False, True]),
    ],
    ids=["appears", "expires", "goes back"],
)
def test_time_alone_changes_the_site(
    site: SiteBuilder, moments: tuple[str, str], shown: list[bool]
) -> None:
    """What was known at one moment is not believed at another that differs."""
    page = "zh/articles/2024/second/index.html"
    assert [page in site.run(today=moment).files() for moment in moments] == shown


def test_other_options_are_other_builds(site: SiteBuilder) -> None:
    """Drafts shown once are not shown to a build that did not ask for them."""
    site.article("2024/draft", "zh", draft="true")
    page = "zh/articles/2024/draft/index.html"
    shown = [page in site.run(*options).files() for options in ((), ("--drafts",), ())]
    assert shown == [False, True, False]


def test_a_file_that_others_removed_is_put_back(site: SiteBuilder) -> None:
    """Knowing is not enough: every file must stand."""
    expected = site.run().files()
    (site.root / "public/zh/index.html").unlink()
    assert site.run().files() == expected


@pytest.mark.parametrize("seed", range(3))
def test_the_plan_is_the_same_all_through_its_span(tmp_path: Path, seed: int) -> None:
    """Just after its beginning and just before its end, nothing differs."""
    from tests.incremental.plans import library_of, words  # noqa: PLC0415 - reads the templates

    editors = Editors(tmp_path / "site", seed)
    library = library_of(editors.site.root)
    for today in TODAYS:
        now = dt.datetime.fromisoformat(today).replace(hour=9, tzinfo=library.site.zone)
        since, until = span(library, Clock(now))
        assert since <= now < until
        moments = (since + dt.timedelta(seconds=1), now, until - dt.timedelta(seconds=1))
        plans = [
            plan(library, words(editors.site.root, library.site), Clock(each)) for each in moments
        ]
        assert plans[0] == plans[1] == plans[2]
