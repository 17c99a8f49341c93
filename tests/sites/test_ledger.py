"""Published addresses and texts: nothing disappears or changes without a word."""

from pathlib import Path

import pytest

from tests.builder import Built, SiteBuilder

TODAY = "2026-11-23"
BODY = "第一段说了签约。\n\n第二段说了{}个项目。\n\n第三段说了展望。"


class Recorded(SiteBuilder):
    """A site whose addresses are kept."""

    @property
    def ledger(self) -> str:
        return (self.root / "content/urls.lock").read_text(encoding="utf-8")

    def keep(self, *arguments: str, today: str = TODAY) -> Built:
        """Run `bulletin ledger`."""
        return self.run("ledger", *arguments, today=today, language="en")

    def rename(self, story: str, new: str) -> None:
        articles = self.root / "content/articles"
        (articles / new).parent.mkdir(exist_ok=True)
        (articles / story).rename(articles / new)

    def built(self, *arguments: str, today: str = TODAY) -> Built:
        return self.run(*arguments, today=today, language="en")


@pytest.fixture
def site(tmp_path: Path) -> Recorded:
    site = Recorded(tmp_path)
    site.article("2024/canal", "zh", BODY.format(200), districts="[gongshu]")
    site.article("2024/canal", "en", "The first.\n\nThe second.\n\nThe third.")
    site.pair("2024/lake", districts="[xihu]")
    assert site.keep("--write").status == 0
    return site


def test_the_ledger_holds_what_readers_keep(site: Recorded) -> None:
    """Pages, feeds and redirects, sorted; no drafts, nothing scheduled, no numbered pages."""
    site.pair("2024/draft", draft="true").pair("2024/later", published="2027-01-01")
    site.pair("2024/moved", aliases="[/zh/old/]")
    site.write("config.yaml", (site.root / "config.yaml").read_text() + "page_size: 1\n")
    assert (site.built().public / "zh/topics/youth/page/2/index.html").exists()
    assert site.keep("--write").status == 0
    urls = [line.split()[0] for line in site.ledger.splitlines() if not line.startswith("#")]
    assert urls == sorted(urls)
    assert {
        "/",
        "/zh/",
        "/zh/articles/2024/canal/",
        "/zh/old/",
        "/en/districts/gongshu/rss.xml",
    } <= set(urls)
    assert not [each for each in urls if "draft" in each or "later" in each or "/page/" in each]
    assert not {"/404.html", "/sitemap.xml", "/robots.txt"} & set(urls)


def test_a_second_run_writes_nothing(site: Recorded) -> None:
    """The file is the same bytes, and the command says so."""
    before = site.ledger
    kept = site.keep("--write", today="2026-12-24")
    assert (kept.status, kept.out) == (0, "the ledger is up to date\n")
    assert site.ledger == before


def test_a_renamed_story_without_alias_keeps_the_old_site(site: Recorded) -> None:
    """The error stands in the renamed file and says what to write; then old addresses lead on."""
    assert site.built().status == 0
    site.rename("2024/canal", "2024/grand-canal")
    built = site.built()
    assert built.status == 1
    assert "content/articles/2024/grand-canal/index.zh.md:1:1: error: published and gone" in (
        built.out
    )
    alias = "aliases: [/en/articles/2024/canal/, /zh/articles/2024/canal/]"
    assert alias in built.out
    assert (built.public / "zh/articles/2024/canal/index.html").exists()
    assert site.run("fix").status == 0
    text = (site.root / "content/articles/2024/grand-canal/index.zh.md").read_text()
    assert f"\n{alias}\n---\n" in text
    built = site.built()
    assert built.status == 0, built.out
    assert "/zh/articles/2024/grand-canal/" in built.page("zh/articles/2024/canal/index.html")
    assert site.keep("--write").status == 0


def test_a_story_renamed_and_rewritten_is_proposed_but_not_fixed(site: Recorded) -> None:
    """Where only half of the text is the same, an editor decides."""
    site.rename("2024/canal", "2024/grand-canal")
    site.article("2024/grand-canal", "zh", BODY.format(300), districts="[gongshu]")
    site.article("2024/grand-canal", "en", "Quite another.\n\nThe second.\n\nAnd an end.")
    built = site.built()
    assert "/zh/articles/2024/grand-canal/" in built.out
    assert "bulletin fix" not in built.out
    assert site.run("fix", language="en").out == "there is nothing to correct automatically\n"


def test_a_deleted_story_names_its_file_and_the_ways_out(site: Recorded) -> None:
    """Restored, or given up with a reason; the reason is what readers find there."""
    for language in ("zh", "en"):
        (site.root / f"content/articles/2024/canal/index.{language}.md").unlink()
    built = site.built()
    assert built.status == 1
    assert "content/urls.lock:" in built.out
    assert "content/articles/2024/canal" in built.out
    assert "content/retired.yaml: - {url: [/en/articles/2024/canal/" in built.out
    site.write(
        "content/retired.yaml",
        "- url: [/zh/articles/2024/canal/, /en/articles/2024/canal/,"
        " /zh/districts/gongshu/rss.xml, /zh/districts/gongshu/atom.xml,"
        " /zh/districts/gongshu/feed.json, /en/districts/gongshu/rss.xml,"
        " /en/districts/gongshu/atom.xml, /en/districts/gongshu/feed.json,"
        " /zh/districts/gongshu/, /en/districts/gongshu/,"
        " /zh/districts/gongshu/topics/youth/, /en/districts/gongshu/topics/youth/]\n"
        "  date: 2026-11-20\n"
        "  reason: {zh: 主办方撤回, en: Withdrawn by the <organiser>}\n",
    )
    built = site.built()
    assert built.status == 0, built.out
    page = built.page("zh/articles/2024/canal/index.html")
    assert "主办方撤回" in page
    assert "Withdrawn by the &lt;organiser&gt;" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "2024/canal" not in built.page("sitemap.xml")
    assert not (built.public / "zh/districts/gongshu/rss.xml").exists()


def test_a_list_that_moved_leads_on_where_its_replacement_is_named(site: Recorded) -> None:
    """A district with another id: the error names the new address, retired.yaml redirects."""
    config = (site.root / "config.yaml").read_text().replace("  xihu:", "  xihu-new:")
    site.write("config.yaml", config)
    site.pair("2024/lake", districts="[xihu-new]")
    built = site.built()
    assert "replacement: /en/districts/xihu-new/}" in built.out
    entry = "- {{url: {0}, date: 2026-11-20, reason: 改名, replacement: {1}}}\n"
    rows = []
    for language in ("zh", "en"):
        home = f"/{language}/districts/xihu"
        feeds = f"[{home}/rss.xml, {home}/atom.xml, {home}/feed.json]"
        rows += [
            entry.format(f"{home}/", f"{home}-new/"),
            entry.format(f"{home}/topics/youth/", f"{home}-new/topics/youth/"),
            entry.format(feeds, f"{home}-new/"),
        ]
    site.write("content/retired.yaml", "".join(rows))
    built = site.built()
    assert built.status == 0, built.out
    assert "url=/en/districts/xihu-new/" in built.page("en/districts/xihu/index.html")


def test_a_replacement_that_is_no_page_is_named(site: Recorded) -> None:
    """With the line of retired.yaml."""
    site.write(
        "content/retired.yaml",
        "- {url: /zh/x/, date: 2026-11-20, reason: 撤下, replacement: /zh/nowhere/}\n",
    )
    assert "content/retired.yaml:1:1: error: the replacement /zh/nowhere/" in site.built().out


@pytest.mark.parametrize(
    ("ends", "is_sound"),
    [("/zh/a/", False), ("/zh/gone/", False), ("/zh/articles/2024/lake/", True)],
)
def test_a_replacement_leads_to_a_page_in_the_end(
    site: Recorded, ends: str, *, is_sound: bool
) -> None:
    """Not to what was given up, and not in a circle, in which browsers went for ever."""
    site.write(
        "content/retired.yaml",
        "- {url: /zh/gone/, date: 2026-11-20, reason: 撤下}\n"
        "- {url: /zh/a/, date: 2026-11-20, reason: 改名, replacement: /zh/b/}\n"
        f"- {{url: /zh/b/, date: 2026-11-20, reason: 改名, replacement: {ends}}}\n",
    )
    built = site.built()
    assert built.status == (0 if is_sound else 1), built.out
    told = (
        "content/retired.yaml:2:1: error: the replacement /zh/b/ is retired itself, or leads back"
    )
    assert (told in built.out) is not is_sound


def test_a_published_story_is_not_taken_back_as_a_draft(site: Recorded) -> None:
    """Nor rescheduled: the line that does so is named."""
    site.pair("2024/lake", districts="[xihu]", draft="true")
    built = site.built()
    assert built.status == 1
    assert "content/articles/2024/lake/index.zh.md:6:8: error: this story was published" in (
        built.out
    )
    site.pair("2024/lake", districts="[xihu]", published="2027-01-01")
    assert "can't be taken back" in site.built().out


def test_an_expired_story_says_so_at_its_address(site: Recorded) -> None:
    """It is no error, lists that held only it may go, and others may not."""
    site.pair("2024/lake", districts="[xihu]", expires="2026-11-01")
    built = site.built()
    assert built.status == 0, built.out
    assert "until 1 November 2026" in built.page("zh/articles/2024/lake/index.html")
    assert not (built.public / "zh/districts/xihu/rss.xml").exists()
    assert "- /zh/districts/xihu/rss.xml" in site.keep("--write").out
    assert "/zh/articles/2024/lake/" in site.ledger
    assert site.built().status == 0


def test_the_past_can_be_built_under_a_later_ledger(site: Recorded) -> None:
    """What was published later is not missed before."""
    built = site.built(today="2024-01-01")
    assert built.status == 0, built.out
    assert not (built.public / "zh/articles/2024/canal/index.html").exists()


def test_changed_text_without_a_word_to_readers_is_found_where_it_changed(site: Recorded) -> None:
    """A warning in a plain build, which a strict one does not pass."""
    site.article("2024/canal", "zh", BODY.format(300), districts="[gongshu]")
    built = site.built()
    assert built.status == 0
    assert (
        "content/articles/2024/canal/index.zh.md:9:1: warning: the published text has changed"
        in built.out
    )
    assert site.built("--strict").status == 1
    kept = site.keep("--write")
    assert "? 2024/canal" in kept.out
    assert site.built("--strict").status == 1, "the ledger has forgotten what was published"


@pytest.mark.parametrize(
    "key", [{"updated": "2026-11-01"}, {"corrections": "[{date: 2026-11-01, text: 是300个}]"}]
)
def test_a_change_that_readers_are_told_of_is_none(site: Recorded, key: dict[str, str]) -> None:
    """`updated` or a correction; the next one has to be told again."""
    site.article("2024/canal", "zh", BODY.format(300), districts="[gongshu]", **key)
    assert "text-changed" not in site.built().out
    assert "~ /zh/articles/2024/canal/" in site.keep("--write").out
    site.article("2024/canal", "zh", BODY.format(400), districts="[gongshu]", **key)
    assert "text-changed" in site.built().out


def test_a_minor_change_is_declared(site: Recorded) -> None:
    """By the command that the finding names."""
    site.article("2024/canal", "zh", BODY.format(300), districts="[gongshu]")
    assert "bulletin ledger --minor 2024/canal" in site.built().out
    assert site.keep("--minor", "2024/canal").status == 0
    assert "text-changed" not in site.built().out


def test_cosmetic_edits_do_not_count(site: Recorded) -> None:
    """Spaces, the width of punctuation and where links lead."""
    site.article("2024/lake", "zh", "见[这里](https://a.cn/)，共 3 项。", districts="[xihu]")
    site.keep("--minor", "2024/lake")
    site.article("2024/lake", "zh", "见 [这里](https://b.cn/),共3项。", districts="[xihu]")
    assert "text-changed" not in site.built().out


def test_lines_of_both_sides_of_a_merge_count(site: Recorded) -> None:
    """Two lines of one address do no harm, and are one after the next run; markers are named."""
    before = site.ledger
    doubled = before.replace(
        "/zh/articles/2024/canal/ ", "/zh/articles/2024/canal/ 2024-09-27T08:30+08:00 text=aa\n"
        "/zh/articles/2024/canal/ ",
    )  # fmt: skip
    site.write("content/urls.lock", doubled)
    assert "text-changed" not in site.built().out
    assert site.keep("--write").status == 0
    assert site.ledger == before
    site.write("content/urls.lock", f"<<<<<<< HEAD\n{before}")
    built = site.built()
    assert built.status == 1
    assert "content/urls.lock:1:1: error: this line of the ledger can't be read" in built.out


def test_without_a_ledger_nothing_is_asked(tmp_path: Path) -> None:
    """A site that keeps none builds as before."""
    site = Recorded(tmp_path).pair("2024/canal")
    assert site.run(language="en").status == 0
    assert isinstance(site, Recorded)
    site.rename("2024/canal", "2024/other")
    assert site.built().status == 0


def test_an_empty_checkout_is_told_in_few_words(site: Recorded) -> None:
    """Hundreds of lost addresses are not told one by one."""
    lines = "".join(f"/zh/articles/2020/s-{n}/ 2020-01-01 text=aa\n" for n in range(300))
    site.write("content/urls.lock", lines)
    built = site.built()
    assert built.out.count("[address-lost]") == 51
    assert "250 more addresses are gone" in built.out


@pytest.mark.parametrize(
    ("host", "moved", "gone", "feed"),
    [
        (
            "nginx",
            'location = "/zh/old {x} $y;/" { return 301 /zh/articles/2024/moved/; }',
            'location = "/zh/gone/" { error_page 410 /zh/gone/index.html; return 410; }',
            'location = "/zh/gone/rss.xml" { return 410; }',
        ),
        (
            "caddy",
            "redir /zh/old%20%7Bx%7D%20%24y%3B/ /zh/articles/2024/moved/ 301",
            "error /zh/gone/ 410",
            "error /zh/gone/rss.xml 410",
        ),
        (
            "pages",
            "/zh/old%20%7Bx%7D%20%24y%3B/ /zh/articles/2024/moved/ 301",
            "# gone: /zh/gone/",
            "# gone: /zh/gone/rss.xml",
        ),
    ],
)
def test_servers_are_told_what_moved_and_what_is_gone(
    tmp_path: Path, host: str, moved: str, gone: str, feed: str
) -> None:
    """Each in its own words; what an alias may hold stays an address."""
    site = Recorded(tmp_path).pair("2024/moved", aliases='["/zh/old {x} $y;/"]')
    entry = "- {url: [/zh/gone/, /zh/gone/rss.xml], date: 2026-11-01, reason: 撤下}\n"
    site.write("content/retired.yaml", entry)
    done = site.run("headers", "--redirects", "--format", host)
    assert done.status == 0, done.err
    assert {moved, gone, feed} <= set(done.out.splitlines())
