"""What is on the site at a given moment, in the site's own time zone."""

from pathlib import Path

import pytest

from tests.builder import SiteBuilder

ARTICLE = "zh/articles/2024/story/index.html"


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path).pair("2024/other", published="2024-01-01")


@pytest.mark.parametrize(
    ("published", "today", "is_visible"),
    [
        ("2024-09-27 08:30", "2024-09-27T08:29", False),
        ("2024-09-27 08:30", "2024-09-27T08:30", True),
        ("2024-09-27 08:30", "2024-09-27", True),
        ("2024-09-27 08:30", "2024-09-26", False),
        ("2024-09-27 00:30", "2024-09-26T16:29:00+00:00", False),  # Shanghai is eight hours ahead
        ("2024-09-27 00:30", "2024-09-26T16:30:00+00:00", True),
        ("2024-09-27T08:30:00+02:00", "2024-09-27T14:29", False),
        ("2024-09-27T08:30:00+02:00", "2024-09-27T14:30", True),
    ],
)
def test_a_story_appears_at_its_moment(
    builder: SiteBuilder, published: str, today: str, *, is_visible: bool
) -> None:
    """`published` without offset is meant in the site's time zone, never the machine's."""
    builder.pair("2024/story", published=published)
    built = builder.run(today=today)
    assert built.status == 0, built.out
    assert (built.public / ARTICLE).exists() == is_visible
    assert ("not-published" in built.out) != is_visible


def test_an_expired_story_leaves_the_site_and_is_named(builder: SiteBuilder) -> None:
    """Its file is gone, its lists forget it, and the editor reads why."""
    builder.pair("2024/story", expires="2024-10-01 12:00")
    assert (builder.run(today="2024-10-01T11:59").public / ARTICLE).exists()
    built = builder.run(today="2024-10-01T12:00")
    assert not (built.public / ARTICLE).exists()
    assert "2024-10-01 12:00" in built.out
    assert "2024/story" not in built.page("zh/index.html")


def test_an_update_or_correction_yet_to_come_is_named_until_its_day(builder: SiteBuilder) -> None:
    """Mostly the year is wrong; a build that recalls the last one knows when the day has come."""
    corrections = "[{date: 2024-10-03, text: 数字有误}]"
    builder.pair("2024/story", updated="2024-10-02 12:00", corrections=corrections)
    told = builder.run("--format", "text", today="2024-10-02T11:59", language="en").out
    assert "updated says 2024-10-02, which is yet to come" in told
    assert "date says 2024-10-03, which is yet to come" in told
    told = builder.run(today="2024-10-02T12:00", language="en").out
    assert "updated says" not in told
    assert "date says" in told
    assert "yet to come" not in builder.run(today="2024-10-03", language="en").out


def test_drafts_and_scheduled_stories_show_when_asked_for(builder: SiteBuilder) -> None:
    """--drafts and --future; a draft carries its mark."""
    builder.pair("2024/story", draft="yes")
    builder.pair("2024/later", published="2024-12-31")
    plain = builder.run(today="2024-10-01")
    assert not (plain.public / ARTICLE).exists()
    shown = builder.run("--drafts", "--future", today="2024-10-01")
    assert "草稿" in shown.page(ARTICLE)
    assert (shown.public / "en/articles/2024/later/index.html").exists()


def test_no_empty_index_is_published_or_linked(builder: SiteBuilder) -> None:
    """A district, topic or month without visible stories does not exist."""
    builder.pair("2024/story", topics="[skills]", districts="[xihu]", draft="true")
    built = builder.run()
    files = set(built.files())
    assert not any("xihu" in name or "skills" in name or "2024/09" in name for name in files)
    everything = b"".join(built.files().values())
    assert b"districts/xihu" not in everything
    assert b"topics/skills" not in everything


def test_a_site_without_stories_is_still_a_site(tmp_path: Path) -> None:
    """Home, front door and 404 in both languages, without dead links."""
    built = SiteBuilder(tmp_path).run()
    assert built.status == 0, built.out + built.err
    assert {"index.html", "zh/index.html", "en/index.html", "404.html", "robots.txt"} <= set(
        built.files()
    )
    assert "districts/" not in built.page("en/index.html")


def test_a_link_to_a_draft_is_an_error_that_says_so(builder: SiteBuilder) -> None:
    """Readers would meet a 404."""
    builder.pair("2024/story", draft="true")
    builder.article("2024/other", "en", "See [this](../story/).")
    built = builder.run()
    assert built.status == 1
    assert "content/articles/2024/other/index.en.md:4:" in built.out
    assert "link-to-unpublished" in built.out
