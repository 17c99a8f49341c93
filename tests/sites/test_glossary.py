"""The glossary of a site, and the way to it from stories."""

import re
from pathlib import Path

import pytest

from tests.builder import SiteBuilder

GLOSSARY = """\
- {id: zju, zh: 浙江大学, en: Zhejiang University, kind: institution}
- {id: dayun, zh: 大运英才, en: Dayun Talent Program, kind: programme, unsure: true}
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    builder = SiteBuilder(tmp_path / "site").write("content/glossary.yaml", GLOSSARY)
    builder.article("2024/a", "zh", "浙江大学入选大运英才。")
    return builder.article("2024/a", "en", "Zhejiang University is in the Dayun Talent Program.")


def test_terms_of_a_story_lead_to_their_entries(site: SiteBuilder) -> None:
    """Every marked term has its entry, in both languages, and feeds stay plain."""
    built = site.run()
    assert built.status == 0, built.out
    for language, other in (("zh", "Zhejiang University"), ("en", "浙江大学")):
        page = built.page(f"{language}/articles/2024/a/index.html")
        links = re.findall(r'class="term" href="/(\w+)/glossary/#(\w+)"', page)
        assert links == [(language, "zju"), (language, "dayun")]
        glossary = built.page(f"{language}/glossary/index.html")
        assert all(f'<div id="{identifier}">' in glossary for _, identifier in links)
        assert other in glossary
        assert f'href="/{language}/glossary/"' in page  # from the footer
        assert 'class="term"' not in built.page(f"{language}/feed.json")


def test_what_is_not_confirmed_says_so(site: SiteBuilder) -> None:
    """One of the two entries is ours until its owner confirms it."""
    built = site.run()
    assert built.page("zh/glossary/index.html").count('class="badge">待核实') == 1
    assert built.page("en/glossary/index.html").count('class="badge">to be confirmed') == 1


def test_a_form_is_listed_once(tmp_path: Path) -> None:
    """The straight apostrophe is allowed in texts and no form of its own."""
    entry = '- {id: linan, zh: 临安区, en: Lin’an District, en_alt: ["Lin\'an District"]}'
    builder = SiteBuilder(tmp_path / "site").pair("2024/a").write("content/glossary.yaml", entry)
    assert builder.run().page("en/glossary/index.html").count("an District") == 1


def test_a_site_may_switch_explanations_off(site: SiteBuilder) -> None:
    """The glossary stays; stories are left alone."""
    config = (site.root / "config.yaml").read_text(encoding="utf-8")
    built = site.write("config.yaml", f"{config}explain_terms: no\n").run()
    assert built.status == 0, built.out
    assert 'class="term"' not in built.page("zh/articles/2024/a/index.html")
    assert "大运英才" in built.page("zh/glossary/index.html")


def test_a_site_without_glossary_has_no_page_for_it(tmp_path: Path) -> None:
    """No empty page, and no way to one."""
    built = SiteBuilder(tmp_path / "site").pair("2024/a").run()
    assert built.status == 0
    assert "zh/glossary/index.html" not in built.files()
    assert "glossary" not in built.page("zh/index.html")


MEANING = """\
- id: dayun
  zh: 大运英才
  en: Dayun Talent Program
  kind: programme
  zh_def: 拱墅的人才政策。
  en_def: "A “policy” of Gongshu."
- {id: flat, zh: 住房, en: housing, zh_alt: [公寓], en_alt: [flat], kind: synonyms}
"""


def test_an_entry_says_what_it_means_and_where_it_is_used(site: SiteBuilder) -> None:
    """In the reader’s language, with the way back; the hint in a story says it too."""
    built = site.write("content/glossary.yaml", MEANING).run()
    assert built.status == 0, built.out
    entry = built.page("en/glossary/index.html").partition('<div id="dayun">')[2]
    assert "A “policy” of Gongshu." in entry
    assert '<a href="/en/articles/2024/a/">en 2024/a</a>' in entry
    assert "拱墅的人才政策" not in entry
    story = built.page("zh/articles/2024/a/index.html")
    assert 'title="英文：Dayun Talent Program。拱墅的人才政策。"' in story


def test_words_for_the_search_are_neither_shown_nor_marked(site: SiteBuilder) -> None:
    """They help those who search, and say nothing of how to write."""
    site.article("2024/b", "zh", "公寓和住房。")
    built = site.write("content/glossary.yaml", MEANING).run()
    assert "公寓" not in built.page("zh/glossary/index.html")
    assert 'class="term"' not in built.page("zh/articles/2024/b/index.html")
    assert "公寓" in built.page("search/index.json")


def test_spellings_that_only_checks_need_are_hidden(tmp_path: Path) -> None:
    """Readers see each name once, and true alternatives."""
    entry = (
        "- {id: srdi, zh: 成果转化, en: commercialization of research, kind: term, en_alt: "
        "[technology transfer, commercialisation of research, Commercialization of Research]}"
    )
    builder = SiteBuilder(tmp_path / "site").pair("2024/a").write("content/glossary.yaml", entry)
    page = builder.run().page("en/glossary/index.html")
    assert page.lower().count("of research</dt>") + page.lower().count("of research <") == 1
    assert page.count("technology transfer") == 1
    assert "isation" not in page
