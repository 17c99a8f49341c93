"""Pages become files through the template of their kind."""

from dataclasses import replace

import pytest

from bulletin.model.body import Body
from bulletin.model.finding import BulletinError
from bulletin.model.localized import Localized
from bulletin.model.machine import (
    RedirectView,
    RobotsView,
    SitemapIndexView,
    SitemapUrl,
    SitemapView,
)
from bulletin.model.views import FeedListView, NotFoundView
from bulletin.render import Renderer
from tests.render.samples import (
    KEY,
    MORNING,
    SITE,
    STRINGS,
    article,
    card,
    page,
    plan,
    real_templates,
    templates,
)


def drawn(template: str, language: str = "zh", **files: str) -> str:
    """Draw an article page with a template of one line."""
    pages = (page(article("zh"), "zh"), page(article("en"), "en"))
    renderer = Renderer(plan(*pages, keys=("",)), templates(article__html=template, **files))
    return renderer.render(pages[language == "en"]).output.content.decode()


@pytest.mark.parametrize(
    ("expression", "zh", "en"),
    [
        ("{{ site.base_url }}", "https://bulletin.example.org/", "https://bulletin.example.org/"),
        ("{{ language.title }}", "杭州人才快讯", "Hangzhou Talent Bulletin"),
        ("{{ navigation[0].title }}", "首页", "Home"),
        ("{{ page.key }} {{ view.version.title }}", f"{KEY} 人才日", f"{KEY} 人才日"),
        ("{{ t('stories', count=1) }}", "1篇报道", "1 story"),
        ("{{ t('stories', count=12345) }}", "12,345篇报道", "12,345 stories"),
        ("{{ t_in('en', 'about.over') }}", "more than", "more than"),
        ("{{ url('') }}", "/zh/", "/en/"),
        ("{{ url('', 'en') }}", "/en/", "/en/"),
        ("{{ absolute(page.key) }}", f"https://bulletin.example.org/zh/{KEY}", None),
        ("{{ term('districts', 'gongshu') }}", "拱墅区", "Gongshu District"),
        ("{{ view.story.facts.published|date }}", "2024年9月27日", "27 September 2024"),
        ("{{ view.story.facts.published|short_date }}", "2024-09-27", "27 Sept 2024"),
        ("{{ view.story.facts.published|month }}", "2024年9月", "September 2024"),
        ("{{ view.story.facts.published|year }}", "2024年", "2024"),
        ("{{ view.story.facts.published|time_of }}", "08:30", "08:30"),
        (
            "{{ view.story.facts.published|datetime }}",
            "2024-09-27 08:30",
            "27 September 2024, 08:30",
        ),
        ("{{ view.story.facts.published|iso }}", "2024-09-27T08:30:00+08:00", None),
        ("{{ 6800|number }} {{ 16800|number }}", "6800 16,800", "6,800 16,800"),
        ("{{ 'zh'|in_tag }} {{ 'en'|language_name }}", "zh-Hans English", "zh-Hans English"),
        ("{{ view|reading_time }}", "1", "1"),
        ("{{ site.districts[0].name|words }}", "拱墅区", "Gongshu District"),
    ],
)
def test_templates_speak_the_language_of_their_page(
    expression: str, zh: str, en: str | None
) -> None:
    """Every global and filter answers in the page's language."""
    assert drawn(expression, "zh") == zh
    if en is not None:
        assert drawn(expression, "en") == en


def test_languages_share_code_but_never_words() -> None:
    """A filter of a constant is not frozen into the code that the languages share."""
    pages = (page(article("zh"), "zh"), page(article("en"), "en"))
    renderer = Renderer(plan(*pages), templates(article__html="{{ 6800|number }}"))
    assert [renderer.render(each).output.content for each in pages] == [b"6800", b"6,800"]


def test_macros_know_their_language_without_a_context() -> None:
    """A macro that is imported plainly may translate, link and format."""
    macro = "{% macro day(when) %}{{ t('about.over') }} {{ when|date }}{% endmacro %}"
    template = "{% from 'm.html' import day %}{{ day(view.card.published) }}"
    assert drawn(template, "en", m__html=macro) == "more than 27 September 2024"


def test_a_macro_that_depends_on_its_arguments_only_is_drawn_once() -> None:
    """`once` gives the same text again, told apart by language and arguments."""
    macro = "{% macro m(section) %}<b>{{ language.id }} {{ section }}</b>{% endmacro %}"
    template = "{% from 'm.html' import m %}{{ once(m, 'a') }}{{ once(m, '<') }}"
    assert drawn(template, "zh", m__html=macro) == "<b>zh a</b><b>zh &lt;</b>"
    assert drawn(template, "en", m__html=macro) == "<b>en a</b><b>en &lt;</b>"


def test_words_of_editors_and_of_the_interface_are_escaped() -> None:
    """Neither a headline nor a string can open a tag."""
    view = article()
    evil = replace(view, version=replace(view.version, title='<img src=x onerror="1">'))
    target = page(evil)
    files = templates(article__html="{{ view.version.title }}|{{ t('nasty', name='<i>') }}")
    for name in STRINGS:
        files[name] += b'\nnasty: "<b>{name}"\n'
    text = Renderer(plan(target), files).render(target).output.content.decode()
    assert text == "&lt;img src=x onerror=&#34;1&#34;&gt;|&lt;b&gt;&lt;i&gt;"


def test_content_is_never_read_as_a_template() -> None:
    """Braces in a story stay braces."""
    view = article()
    target = page(replace(view, version=replace(view.version, title="{{ 7*7 }}{% raw %}")))
    text = Renderer(plan(target), templates(article__html="{{ view.version.title }}"))
    assert text.render(target).output.content == b"{{ 7*7 }}{% raw %}"


def test_bodies_are_drawn_with_links_and_reported() -> None:
    """A body comes as HTML; its anchors and what leads nowhere are handed to the checks."""
    view = article(
        body="## 报名\n\n[甲](../a/) [乙](../b/) [丙](#报名)",
        links=(("../a/", "/zh/articles/2024/a/"),),
    )
    target = page(view)
    found = Renderer(
        plan(target), templates(article__html="{{ body(view.version.body, view.links).html }}")
    ).render(target)
    text = found.output.content.decode()
    assert '<h2 id="报名">报名</h2>' in text
    assert 'href="/zh/articles/2024/a/"' in text
    assert found.ids == ("报名",)
    assert found.anchors == ("报名",)
    assert found.unresolved == ("../b/",)


def test_a_remembering_engine_may_stand_in_for_markdown() -> None:
    """The pipeline may hand in its own way to bodies."""
    target = page(article())
    renderer = Renderer(
        plan(target),
        templates(article__html="{{ body(view.version.body, view.links).html }}"),
        lambda *_, **__: Body("<p>remembered</p>"),
    )
    assert renderer.render(target).output.content == b"<p>remembered</p>"


def test_a_site_below_its_hosts_root_prefixes_every_path() -> None:
    """Links, assets and links within texts keep the path of the base URL."""
    site = replace(SITE, base_url="https://city.example/bulletin/")
    target = page(article(body="[甲](a/)", links=(("a/", "/zh/a/"),)))
    template = (
        "{{ url('') }} {{ asset('site.css') }} {{ absolute('') }}"
        "{{ body(view.version.body, view.links).html }}"
    )
    files = {**templates(article__html=template), "assets/site.css": b"a{}"}
    text = Renderer(plan(target, site=site, keys=("",)), files).render(target)
    assert text.output.content.decode().startswith(
        "/bulletin/zh/ /bulletin/assets/site.5f546eb4.css https://city.example/bulletin/zh/"
    ), text.output.content
    assert b'href="/bulletin/zh/a/"' in text.output.content


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("\n{{ url('nowhere/') }}", "zh: nowhere/"),
        ("\n{{ missing }}", "'missing' is undefined"),
        ("\n{{ view.missing }}", "has no attribute 'missing'"),
        ("\n{% if %}", "Expected an expression"),
        ("\n{{ asset('none.css') }}", "none.css"),
    ],
)
def test_a_faulty_template_is_named_with_line_and_page(template: str, reason: str) -> None:
    """A template author sees the file, the line and the page that could not be drawn."""
    with pytest.raises(BulletinError) as raised:
        drawn(template)
    words = raised.value.message.en
    assert words.startswith("templates/article.html:2: ")
    assert f"zh/{KEY}index.html" in words
    assert reason in words


def test_an_unknown_string_is_named() -> None:
    """A key that no strings file has stops the build by its name."""
    with pytest.raises(BulletinError, match=r"strings/zh.yaml: “nowhere” is missing"):
        drawn("{{ t('nowhere') }}")


def test_a_page_without_language_is_drawn_in_the_first() -> None:
    """The root's 404 speaks all languages, beginning with the first."""
    target = page(NotFoundView(("zh", "en")), "", "not_found", "404.html")
    files = templates(not_found__html="{{ language.id }}{{ t_in('en', 'about.over') }}")
    assert Renderer(plan(target), files).render(target).output.content == b"zhmore than"


def test_kinds_choose_their_template() -> None:
    """The page's kind is the name of its template."""
    target = page(FeedListView(((Localized.everywhere("x"), ""),)), "en", "feeds", "feeds/")
    files = templates(feeds__html="list of {{ view.groups|length }}")
    assert Renderer(plan(target), files).render(target).output.content == b"list of 1"


def test_the_sitemap_lists_pages_with_their_translations() -> None:
    """Addresses are escaped for XML, times carry their offset."""
    urls = (
        SitemapUrl("https://b.example/zh/?a&b", MORNING, (("en", "https://b.example/en/"),)),
        SitemapUrl("https://b.example/en/", None, ()),
    )
    target = page(SitemapView(urls), "", "sitemap", "sitemap.xml")
    text = (
        Renderer(plan(target), {**templates(), **real_templates()})
        .render(target)
        .output.content.decode()
    )
    assert text == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "<url>\n<loc>https://b.example/zh/?a&amp;b</loc>\n"
        "<lastmod>2024-09-27T08:30:00+08:00</lastmod>\n"
        '<xhtml:link rel="alternate" hreflang="en" href="https://b.example/en/"/>\n'
        "</url>\n<url>\n<loc>https://b.example/en/</loc>\n</url>\n</urlset>\n"
    )


def test_the_sitemap_index_and_robots_name_their_files() -> None:
    """Crawlers find every sitemap."""
    index = page(
        SitemapIndexView(("https://b.example/sitemap-1.xml",)), "", "sitemap_index", "sitemap.xml"
    )
    robots = page(RobotsView(("https://b.example/sitemap.xml",)), "", "robots", "robots.txt")
    renderer = Renderer(plan(index, robots), {**templates(), **real_templates()})
    assert (
        b"<sitemap><loc>https://b.example/sitemap-1.xml</loc></sitemap>"
        in renderer.render(index).output.content
    )
    assert renderer.render(robots).output.content == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://b.example/sitemap.xml\n"
    )


def test_an_old_path_leads_on_without_script() -> None:
    """A redirect speaks the story's language, isn't indexed, and offers a plain link."""
    target = page(
        RedirectView("/en/articles/2024/fair/", "Fair & <b>", "en"), "", "redirect", "old/"
    )
    text = (
        Renderer(plan(target), {**templates(), **real_templates()})
        .render(target)
        .output.content.decode()
    )
    assert '<html lang="en">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<meta http-equiv="refresh" content="0; url=/en/articles/2024/fair/">' in text
    assert (
        '<link rel="canonical" href="https://bulletin.example.org/en/articles/2024/fair/">' in text
    )
    assert 'This page is now at <a href="/en/articles/2024/fair/">Fair &amp; &lt;b&gt;</a>' in text


def test_a_card_is_drawn_once_for_all_pages_that_show_it() -> None:
    """A macro may depend on a noun; another noun is another drawing."""
    macro = "{% macro m(card) %}<b>{{ card.title }}</b>{% endmacro %}"
    template = "{% from 'm.html' import m %}{{ once(m, view.card) }}"
    first, other = page(article()), page(replace(article(), card=card(title="<另>")))
    renderer = Renderer(plan(first, other), templates(article__html=template, m__html=macro))
    drawn_pages = [renderer.render(each).output.content.decode() for each in (first, other, first)]
    assert drawn_pages == ["<b>人才日</b>", "<b>&lt;另&gt;</b>", "<b>人才日</b>"]


def test_what_is_drawn_once_is_told_apart_by_type() -> None:
    """1 and true are equal in Python, and read differently."""
    macro = "{% macro m(x) %}{{ x }} {% endmacro %}"
    template = "{% from 'm.html' import m %}{{ once(m, 1) }}{{ once(m, true) }}"
    assert drawn(template, "en", m__html=macro) == "1 True "


def test_a_macro_drawn_once_knows_no_page() -> None:
    """What depends on the page can't be kept for others by mistake."""
    macro = "{% macro m() %}{{ page.key }}{% endmacro %}"
    with pytest.raises(BulletinError, match="'page' is undefined"):
        drawn("{% from 'm.html' import m %}{{ once(m) }}", m__html=macro)
