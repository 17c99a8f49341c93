"""Pairs that agree can be read block by block; others cannot, and the editor learns why."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.builder import CONFIG, Built, SiteBuilder

ZH = """\
第一段，见[拱墅区](/zh/districts/gongshu/)和注释[^1]。

## 报名

- 一项
- 两项

第二段，说得比较长一些，分成两句。后一句在这里，英文里另起一段。

| 甲 | 乙 |
|----|----|
| 一 | 二 |

[^1]: 出处。
"""
EN = """\
The first paragraph, see [Gongshu](/en/districts/gongshu/) and the note[^1].

## How to apply

- one item
- two items

The second paragraph says somewhat more, in two sentences. The later one is here, too.

| A | B |
|---|---|
| 1 | 2 |

[^1]: Its source.
"""
PAGE = "articles/2024/both/en-zh/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    builder = SiteBuilder(tmp_path_factory.mktemp("pairs"))
    builder.write("config.yaml", CONFIG + "side_by_side: true\n")
    builder.article("2024/both", "zh", ZH, districts="[gongshu]", kicker="引题")
    builder.article("2024/both", "en", EN, deck="Deck")
    builder.article("2024/unlike", "zh", "第一段。\n\n- 列表\n\n第二段。")
    builder.article("2024/unlike", "en", "The first.\n\nNo list at all, but prose.\n\nThe second.")
    builder.article("2024/short", "zh", ZH)
    builder.article("2024/short", "en", "In short.", coverage="brief")
    builder.article("2024/alone", "zh", ZH)
    built = builder.run("--format", "json")
    assert built.status == 0, built.out + built.err
    return built


def prose(html: str) -> str:
    """Return the text of an article's page as HTML."""
    found = re.search(r'<div class="prose">\n(.*?)\n</div>\n</div>', html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(("own", "other"), [("zh", "en"), ("en", "zh")])
def test_the_texts_are_those_of_the_article_pages(site: Built, own: str, other: str) -> None:
    """The same HTML, cut into rows, with its language on it; only ids know which text they are."""
    page = site.page(f"{own}/{PAGE}")
    for language in (own, other):
        tag = {"zh": "zh-Hans", "en": "en"}[language]
        cells = re.findall(
            rf'<div class="prose" lang="{tag}">(.*?)</div>\n(?=<div class="prose"|</div>\n)',
            page,
            re.DOTALL,
        )
        assert len(cells) == 6
        text = "".join(cells).replace(f'id="{language}:', 'id="')
        text = text.replace(f'href="#{language}:', 'href="#')
        article = site.page(f"{language}/articles/2024/both/index.html")
        assert re.sub(r"\s+", " ", text).strip() == re.sub(r"\s+", " ", prose(article)).strip()


def test_rows_hold_what_answers_each_other_the_reader_s_language_first(site: Built) -> None:
    """In both languages."""
    for language, words in (("en", ["How to apply", "报名"]), ("zh", ["报名", "How to apply"])):
        page = site.page(f"{language}/{PAGE}")
        row = re.search(
            r'<div class="pair">\n(?:(?!class="pair").)*?<h2.*?</div>\n</div>', page, re.DOTALL
        )
        assert row
        assert re.findall(r"<h2[^>]*>([^<]*)", row[0]) == words


def test_notes_lead_within_their_own_language(site: Built) -> None:
    """Ids of the two texts never collide, and every link to a place finds it."""
    page = site.page(f"en/{PAGE}")
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {unescape(each) for each in re.findall(r'href="#([^"]*)"', page)} <= set(ids)
    assert {"zh:fn:1", "en:fn:1"} <= set(ids)


def test_the_article_stays_the_story_s_address(site: Built) -> None:
    """Not indexed, canonical to the article of its language, and in no sitemap."""
    for language in ("zh", "en"):
        page = site.page(f"{language}/{PAGE}")
        address = f"https://bulletin.example.org/{language}/articles/2024/both/"
        assert '<meta name="robots" content="noindex">' in page
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [address]
        assert f'href="/{language}/articles/2024/both/en-zh/"' in site.page(
            f"{language}/articles/2024/both/index.html"
        )
        for other in ("zh", "en"):
            assert f'<a href="/{other}/articles/2024/both/"' in page
    assert "en-zh" not in site.page("sitemap.xml")


def test_only_whole_pairs_that_agree_have_the_page(site: Built) -> None:
    """No brief, no story of one language, no two structures."""
    found = [name for name in site.files() if name.endswith("en-zh/index.html")]
    assert sorted(found) == [f"en/{PAGE}", f"zh/{PAGE}"]
    assert "en-zh" not in site.page("en/articles/2024/unlike/index.html")


def test_the_editor_learns_where_two_texts_part(site: Built) -> None:
    """Once, where the translation stands, as information."""
    found = json.loads(site.out)["findings"]
    (finding,) = (each for each in found if each["rule"] == "side-by-side")
    assert finding["severity"] == "info"
    assert finding["path"] == "content/articles/2024/unlike/index.en.md"
    assert finding["line"] == 6
    assert "list item" in finding["message"]


def test_what_the_structure_check_says_is_not_said_again(tmp_path: Path) -> None:
    """One finding for one cause."""
    builder = SiteBuilder(tmp_path).write("config.yaml", CONFIG + "side_by_side: true\n")
    builder.article("2024/unlike", "zh", "第一段。\n\n- 列表\n\n第二段。")
    builder.article("2024/unlike", "en", "The first.\n\nNo list at all, but prose.\n\nThe second.")
    found = json.loads(builder.run("check", "--format", "json").out)["findings"]
    assert [each["rule"] for each in found if each["line"] == 6] == ["structure"]


def test_a_site_may_do_without(tmp_path: Path) -> None:
    """Nothing of it unless config.yaml asks."""
    built = SiteBuilder(tmp_path).pair("2024/both").run()
    assert not any("en-zh" in name for name in built.files())
