"""The benchmark measures what it says: the same corpus for all, fair rows, right ratios."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.bench.contenders import EVERYTHING, OURS, Contender
from tests.bench.corpus import LANGUAGES, stories
from tests.bench.install import cause
from tests.bench.kinds import Kinds, count
from tests.bench.measure import Run
from tests.bench.peers import bulletin, eleventy, hugo, nikola, pelican, zola
from tests.bench.readme import HEADING, with_speed
from tests.bench.report import Figures, report
from tests.bench.rounds import measured
from tests.bench.table import Row, ratio, table, unfair
from tests.builder import ROOT

FEW = 3
WRITERS = {
    each.__name__.rpartition(".")[2]: each
    for each in (bulletin, eleventy, hugo, nikola, pelican, zola)
}
SETTINGS = {
    "bulletin": "config.yaml",
    "eleventy": "eleventy.config.js",
    "hugo": "hugo.toml",
    "nikola": "conf.py",
    "pelican": "settings.py",
    "zola": "config.toml",
}


def test_the_corpus_is_the_same_each_time_and_as_large_as_said() -> None:
    """About 1,700 Han or 5,500 Latin characters a text, oldest story first."""
    made = list(stories(20))
    assert made == list(stories(20))
    assert [each.published for each in made] == sorted(each.published for each in made)
    sizes = {
        language: sum(len(each.told[language].body) for each in made) / len(made)
        for language in LANGUAGES
    }
    assert 1_500 < sizes["zh"] < 2_100
    assert 5_000 < sizes["en"] < 6_500


@pytest.mark.parametrize("name", WRITERS)
def test_every_generator_gets_the_same_texts(tmp_path: Path, name: str) -> None:
    """A file for each story and language, whole, with its headline, day, district and topics."""
    site = tmp_path / "site"
    WRITERS[name].write(site, stories(FEW))
    assert (site / SETTINGS[name]).is_file()
    texts = [file.read_text(encoding="utf-8") for file in site.rglob("*.md")]
    for story in stories(FEW):
        for told in story.told.values():
            (text,) = (each for each in texts if told.body in each)
            assert told.title in text
            assert told.summary in text
        facts = "\n".join(each for each in texts if story.told["zh"].body in each)
        for fact in (f"{story.published:%Y-%m-%d}", story.district, *story.topics):
            assert fact in facts


@pytest.mark.parametrize("name", ["hugo/hugo.toml", "zola/config.toml"])
def test_settings_can_be_read(name: str) -> None:
    """A slip is found here, not in a run of an hour."""
    peer, _, file = name.partition("/")
    text = (Path(__file__).parent / f"peers/{peer}_site" / file).read_text(encoding="utf-8")
    assert "en" in tomllib.loads(text)["languages"]


def test_a_whole_run_prints_its_tables(tmp_path: Path) -> None:
    """Ours alone, on a tiny corpus: each way of building, what was written, preview and start."""
    output = tmp_path / "table.md"
    command = [sys.executable, "-m", "tests.bench", "--sizes", f"{FEW}", "--runs", "1"]
    command += ["--only", "bulletin", "everything", "--preview", "1", "--starts", "1"]
    subprocess.run(
        [*command, "--output", str(output)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"BENCH_CACHE": str(tmp_path / "cache")},
    )
    said = output.read_text(encoding="utf-8")
    ways = re.findall(rf"^\| {FEW} \| ([^|]*) \| [\d.]+ s \|", said, re.MULTILINE)
    assert ways == [
        OURS,
        EVERYTHING,
        f"{OURS}, nothing changed",
        f"{OURS}, one article edited",
        f"{OURS}, one edited, all times new",
    ]
    assert re.search(r"being served: median \d+ ms", said)
    assert re.search(r"`--version` alone: bulletin \d\.\d\d s", said)
    kinds = count(tmp_path / f"cache/sites-{FEW}/bulletin/public")
    assert kinds.articles == FEW * len(LANGUAGES)
    assert kinds.feeds > 3 * len(LANGUAGES)
    assert kinds.addresses > kinds.articles
    assert f"| {FEW} | {OURS} | {kinds.articles} | {kinds.indexes} |" in said


def test_pages_are_counted_by_kind(tmp_path: Path) -> None:
    """Redirects are no pages, an index of sitemaps lists no pages, search is no feed."""
    files = {
        "en/articles/2020/story-000001/index.html": "<p>",
        "en/articles/2020/story-000001/zh-en/index.html": "<p>",
        "topics/a/index.html": "<p>",
        "topics/a/page/1/index.html": "<meta http-equiv=refresh content='0; url=../'>",
        "topics/a/rss.xml": "<rss>",
        "topics/a.atom": "<feed>",
        "search/index.json": "{}",
        "news-sitemap.xml": "<urlset>",
        "sitemap.xml": "<sitemapindex><loc>x</loc></sitemapindex>",
        "sitemap-1.xml": "<urlset><loc>x</loc><loc>y/</loc><loc>y/page/1/</loc></urlset>",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert count(tmp_path) == Kinds(articles=1, indexes=2, feeds=2, addresses=2)


def test_a_peer_that_fails_is_left_out_with_a_notice(tmp_path: Path) -> None:
    """The hours that the others have taken are not lost."""
    fails = Contender("x", "X 1", ("sh", "-c", "echo Error: broken; exit 3"), (), hugo.write)
    assert measured(tmp_path / "sites", FEW, [fails], 2) == (
        [],
        [f"X 1 failed at {FEW}: Error: broken"],
    )


def _row(name: str, *walls: float, size: int = 10, cpu: float = 1.0, memory: int = 1) -> Row:
    runs = tuple(Run(wall, cpu, memory << 20) for wall in walls)
    return Row(name, size, runs, peer=not name.startswith(OURS), kinds=Kinds(articles=20))


def test_ratios_are_those_of_the_rounds() -> None:
    """A slow moment of the machine meets both: the median of the pairs, to the fastest peer."""
    ours, hugo_row = _row(OURS, 1.0, 4.0, 1.5), _row("Hugo 1", 2.0, 8.0, 2.0, memory=4)
    rows = [ours, hugo_row, _row("Zola 1", 9.0, 9.0, 9.0), _row(OURS, 9.0, size=20, cpu=2.5)]
    assert ratio(ours, hugo_row) == 0.5
    lines = list(table(rows))
    assert lines[2] == "| 10 | bulletin | 1.50 s | 1.00 s | 1 MiB | 0.50 | 0.25 |  |"
    assert lines[-1] == "| 20 | bulletin | 9.00 s | 2.50 s | 1 MiB |  |  | 2.5 × 10 |"


def test_a_peer_that_writes_more_is_named() -> None:
    """Else a row would win by leaving something out."""
    less = _row(OURS, 1.0)
    more = Row("Hugo 1", 10, less.runs, peer=True, kinds=Kinds(articles=20, feeds=1))
    assert list(unfair([less, more], OURS)) == [
        "Hugo 1 wrote more feeds at 10 than bulletin: not comparable."
    ]
    assert "not comparable" in report(Figures(rows=[less, more]))


def test_what_keeps_a_peer_from_running_is_one_line() -> None:
    """A notice under the table, no trace."""
    said = "node:1\nError: libc.so.6: version `GLIBC_2.39' not found (required by x)\n  at y"
    assert cause(said) == "it needs the C library of a newer system (glibc 2.39)"
    assert cause("x\nError: gone\nNode v1") == "Error: gone"
    assert cause("") == "it ended with an error"


def test_the_readme_gets_the_section_once() -> None:
    """A second time it is replaced; what stands around it stays."""
    before, after = "# x\n\n### Libraries\n", "\n| a |\n"
    once = with_speed(before + after, "one\n")
    assert once == f"# x\n\n{HEADING}\n\none\n\n### Libraries\n{after}"
    assert with_speed(once, r"two \1") == once.replace("one", r"two \1")
    assert with_speed((ROOT / "README.md").read_text(encoding="utf-8"), "x").count(HEADING) == 1
