"""What templates may not hold: third parties, inline style or script, words of their own."""

import re
from pathlib import Path

import pytest
import yaml

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted([*TEMPLATES.glob("*.html"), *TEMPLATES.glob("partials/*.html")])
SHEET = TEMPLATES / "assets" / "site.css"
LANGUAGES = ("zh", "en")

FILING_SYSTEMS = {"https://beian.miit.gov.cn/", "https://beian.mps.gov.cn/"}  # links, never loaded
HAN = re.compile(r"[\u4e00-\u9fff]")


def without_comments(text: str) -> str:
    """Return a template without what Jinja leaves out."""
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def strings(language: str) -> dict[str, object]:
    """Return the interface words of a language."""
    found = yaml.safe_load((TEMPLATES / "strings" / f"{language}.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def placeholders(wording: object) -> set[str]:
    """Return the names that a string leaves open."""
    forms = wording.values() if isinstance(wording, dict) else [wording]
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", str(form))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_loaded_from_a_third_party(page: Path) -> None:
    """The only absolute addresses written in templates are links to the filing systems."""
    found = re.findall(r"https?://[^\s\"'<>{}]+", without_comments(page.read_text("utf-8")))
    assert set(found) <= FILING_SYSTEMS


def test_the_style_sheet_loads_nothing() -> None:
    """No font, picture or second sheet: one request."""
    assert re.findall(r"url\(|@import|@font-face", SHEET.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_template_needs_an_unsafe_policy(page: Path) -> None:
    """No inline style, no script, no event handler: the pages' own policy would refuse them."""
    text = without_comments(page.read_text("utf-8"))
    assert (
        re.findall(
            r"<style|<script(?! src=\"\{\{ asset)|\sstyle=|\son[a-z]+=|javascript:|unsafe-inline",
            text,
        )
        == []
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_template_escapes_from_autoescape(page: Path) -> None:
    """Only the render stage may say that a text is markup."""
    assert re.findall(r"\|\s*safe\b|autoescape", page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_chinese_words_stand_in_the_strings(page: Path) -> None:
    """Han stand in templates only where the law words them: the code beside filing numbers."""
    text = without_comments(page.read_text("utf-8")).replace("网站标识码：", "")
    assert HAN.findall(text) == []


def test_strings_have_the_same_keys_and_placeholders_in_both_languages() -> None:
    """A key or placeholder of one language stands in the other."""
    chinese, english = (strings(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key, wording in chinese.items():
        assert placeholders(wording) == placeholders(english[key]), key


def test_templates_ask_only_for_strings_that_exist() -> None:
    """Every literal key of t() and t_in() is in the strings files."""
    call = re.compile(r"\bt(?:_in)?\((?:[\w.]+,\s*)?['\"]([a-z_.]+)['\"]")
    asked = {key for page in PAGES for key in call.findall(page.read_text("utf-8"))}
    assert asked - strings("zh").keys() == set()
    assert len(asked) > len(PAGES)


def test_no_key_is_put_together() -> None:
    """t() and t_in() are called with literal keys, so that unused strings can be found."""
    literal = r"(?!\s*['\"][a-z_.]+['\"])"
    computed = re.compile(rf"\bt\({literal}|\bt_in\([^,()]+,{literal}")
    assert [page.name for page in PAGES if computed.search(page.read_text("utf-8"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_calm_and_links_say_where_they_lead(language: str) -> None:
    """No exclamation marks, no bare “more”, “details”, “click here”."""
    forms = [
        str(form)
        for wording in strings(language).values()
        for form in (wording.values() if isinstance(wording, dict) else [wording])
    ]
    vague = {"更多", "详情", "点击这里", "查看全文", "more", "details", "click here", "read more"}
    assert [form for form in forms if "!" in form or "！" in form] == []
    assert [form for form in forms if form.strip().lower() in vague] == []


def test_pages_in_english_ask_for_no_chinese_words() -> None:
    """English strings hold no Han."""
    assert [key for key, wording in strings("en").items() if HAN.search(str(wording))] == []
