"""What readers of the real site type, what they then see first, and that both sides read alike."""

import gzip
import json
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from bulletin.render.search_text import counted_words
from tests.browser import reading
from tests.builder import ROOT
from tests.sites.searching import found

SCRIPT = ROOT / "templates" / "assets" / "search.js"
LAST = "  fill();\n})();\n"
SHOWN = LAST.replace(
    "  fill();",
    "  globalThis.takenApart = (text) =>"
    " wordsOf(tokens(foldedWithPlaces(text, BROKEN).plain));\n"
    "  globalThis.valuesIn = (text) => clausesFor(text, false)"
    ".map((each) => each.ask(own).leaf).filter((leaf) => leaf && leaf.value)"
    ".map((leaf) => leaf.value);\n"
    "  globalThis.learnSimplified = learnSimplified;\n  fill();",
)


@pytest.fixture(scope="module")
def page(browser: Browser, real_address: str) -> Iterator[Page]:
    """One page for all queries, as a reader keeps it open."""
    with reading(browser, base_url=real_address) as opened:
        yield opened


def slugs(page: Page, query: str, language: str, more: str = "") -> list[str]:
    return [each.partition("/")[2] for each in found(page, query, language, more)]


@pytest.mark.parametrize(
    ("language", "query", "first", "most"),
    [
        ("zh", "青年人才", "xihu-youth-policies", 10),
        ("zh", "西湖", "xihu-youth-policies", 10),
        ("zh", "西湖區", "xihu-youth-policies", 10),
        ("zh", "夜校", "xihu-night-schools", 6),
        ("zh", "夜", "xihu-night-schools", 6),
        ("zh", "村官", "xihu-village-officials", 3),
        ("zh", "国美夜校", "xihu-night-schools", 3),
        ("zh", "“国美夜校”", "xihu-night-schools", 3),
        ("zh", "西湖区的青年夜校", "xihu-night-schools", 6),
        ("zh", "夜校摄影课", "xihu-night-schools", 3),
        ("zh", "1162", "gongshu-talent-services", 1),
        ("zh", "15.21亿", "gongshu-talent-services", 1),
        ("zh", "1.521 billion", "gongshu-talent-services", 1),
        ("zh", "人才公寓", "xihu-youth-complexes", 8),
        ("zh", "牛津大学", "gongshu-overseas-network", 2),
        ("zh", "香港", "gongshu-roundtable-hong-kong", 4),
        ("zh", "八八战略", "", 0),
        ("zh", "talent", "", 10),
        ("zh", "night school", "xihu-night-schools", 6),
        ("zh", "Oxford", "gongshu-overseas-network", 2),
        ("zh", "浙大", "gongshu-innovation-platforms", 8),
        ("zh", "詹丽华", "", 10),
        ("en", "talent flat", "gongshu-talent-services", 8),
        ("en", "apartment", "gongshu-talent-services", 8),
        ("en", "公寓", "gongshu-talent-services", 8),
        ("en", "night school", "xihu-night-schools", 6),
        ("en", "夜校", "xihu-night-schools", 6),
        ("en", "photography course", "xihu-night-schools", 4),
        ("en", "Hong Kong", "gongshu-roundtable-hong-kong", 4),
        ("en", "craftsman", "xihu-skilled-workers", 2),
        ("en", "RMB 979 million", "gongshu-evaluation-reform", 1),
        ("en", "9.79亿", "gongshu-evaluation-reform", 1),
        ("en", "6,800", "xihu-skilled-workers", 1),
        ("en", "“sci-tech platform”", "gongshu-innovation-platforms", 5),
        ("en", "artificial intelligence", "xihu-youth-complexes", 2),
        ("en", "intern", "gongshu-young-talent", 3),
        ("en", "village officials", "xihu-village-officials", 3),
        ("en", "luxemb", "gongshu-overseas-network", 2),
        ("en", "Zhan Lihua", "", 10),
        ("en", "talent dinosaur", "", 0),
        ("en", "xyzzy", "", 0),
    ],
)
def test_readers_see_first_what_they_look_for(
    page: Page, language: str, query: str, first: str, most: int
) -> None:
    """And few others; words that every story has find every story."""
    stories = slugs(page, query, language)
    assert len(stories) <= most
    assert bool(stories) == (most > 0)
    if first:
        assert stories[0] == first
    if most:
        assert page.locator(".card mark").count() > 0


def test_the_passage_that_answers_is_shown(page: Page) -> None:
    """In the language of the match, with what was looked for marked."""
    found(page, "1.521 billion", "en")
    said = page.locator(".card-abstract").first
    assert said.locator("mark").inner_text() == "1.521 billion"
    found(page, "15.21亿", "zh")
    assert said.locator("mark").inner_text() == "15.21亿"
    assert said.get_attribute("lang") == "zh-Hans"


def test_a_story_of_the_other_language_answers_in_it(page: Page) -> None:
    """Marked as what it is, the reader's own headline beside it."""
    found(page, "“青年留杭第一区”", "en")
    card = page.locator(".card").first
    assert card.locator(".card-abstract").get_attribute("lang") == "zh-Hans"
    assert card.locator(".card-title a").get_attribute("lang") == "zh-Hans"


def test_filters_alone_list_stories(page: Page) -> None:
    """The newest first."""
    stories = slugs(page, "", "en", "&topic=skills")
    assert stories == ["xihu-night-schools", "xihu-skilled-workers"]


@pytest.mark.parametrize("query", ["人才", "talent flat", "青年人才", "3.5亿"])
def test_a_first_query_is_light(browser: Browser, real_address: str, query: str) -> None:
    """At most 50 KB over the wire on a first visit, besides the page itself."""
    with reading(browser, base_url=real_address) as first:
        came: list[Response] = []
        first.on("response", lambda response: came.append(response))  # noqa: PLW0108 - Playwright looks into it
        assert isinstance(found(first, query, "zh"), list)
        told = [each for each in came if each.url.split("?")[0].endswith((".json", ".md"))]
        assert told
        assert sum(len(gzip.compress(each.body(), 6)) for each in told) <= 50_000


def test_older_phones_can_read_the_script() -> None:
    """Browsers of 2021 refuse a script with a lookbehind in a pattern."""
    assert "(?<" not in SCRIPT.read_text(encoding="utf-8")


def _texts() -> list[str]:
    """Return the site's own lines, and lines nobody would write."""
    lines = {
        line
        for file in sorted((ROOT / "content").rglob("*.md"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if not set(line) & set("<>{}[]()|*_`~#\\\u200b") and "://" not in line
    }
    dice = random.Random(7)  # noqa: S311 - the same lines each time
    signs = "abs é9.3,亿万元中國臺Lin’an's-ＡéИ까が１ policies housed"
    made = {"".join(dice.choices(signs, k=dice.randint(1, 30))).strip() for _ in range(400)}
    return sorted(lines | made)


@pytest.fixture(scope="module")
def opened(browser: Browser, real_address: str) -> Iterator[Page]:
    """The search page with its inner functions to be called."""

    def show(route: Route) -> None:
        source = SCRIPT.read_text(encoding="utf-8")
        assert source.endswith(LAST)
        route.fulfill(body=source.replace(LAST, SHOWN), content_type="text/javascript")

    with reading(browser, base_url=real_address) as page:
        page.route("**/search*.js*", show)
        found(page, "x")
        page.evaluate("learnSimplified()")
        yield page


def test_browser_and_build_take_texts_apart_alike(opened: Page) -> None:
    """Every word asked for can stand in an index, and no word of a text is missed."""
    texts = _texts()
    assert len(texts) > 500
    asked = opened.evaluate("all => all.map(takenApart)", texts)
    for text, words in zip(texts, asked, strict=True):
        known = set(counted_words(text))
        assert set(words) <= known, text
        alone = {each for each in known - set(words) if len(each) > 1 and not each.isdigit()}
        assert alone == set(), text


@pytest.mark.parametrize(
    "text", ["3.5亿", "350 million", "RMB 1.521 billion", "15.21亿元", "300余万", "2 trillion"]
)
def test_browser_and_build_read_one_value(opened: Page, text: str) -> None:
    """A number with its magnitude is one number in both languages."""
    (value,) = opened.evaluate("valuesIn(" + json.dumps(text) + ")")
    assert counted_words(text)[value] == 1


def test_the_end_of_another_number_has_no_value(opened: Page) -> None:
    """1.2.3万 is no number."""
    assert opened.evaluate('valuesIn("1.2.3万")') == []
