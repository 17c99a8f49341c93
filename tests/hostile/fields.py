"""Attacks in front matter: every text and every address a story, page or the site may state."""

import json

from tests.hostile.bodies import CALL, SCHEMES

TEXTS = tuple(
    each.format(CALL)
    for each in (
        "<script>{0}</script>",
        '"><script>{0}</script>',
        "'><img src=x onerror={0}>",
        '" onmouseover="{0}" x="',
        "' onmouseover='{0}' x='",
        "</title><script>{0}</script>",
        "</script><script>{0}</script>",
        "<!-- --><script>{0}</script>",
        "--><script>{0}</script><!--",
        "]]><script>{0}</script><![CDATA[",
        "</textarea></style></noscript><svg onload={0}>",
        "\\u003cscript\\u003e{0}",
        "\\x3cscript>{0}",
        "</main></body></html><img src=x onerror={0}>",
        "&lt;img src=x onerror={0}&gt;",
        "&amp;lt;script&amp;gt;{0}",
        "&#60;img src=x onerror={0}&#62;",
        "javascript:{0}",
        "[x](javascript:{0})",
        "{{{{ 7*7 }}}} {{% include '/etc/passwd' %}} {{# x #}}",
        "{{{{ self.__init__.__globals__ }}}}",
        "{{number}} {{total}} %(x)s %s {{0}}",
        "`{0}` $({0}) ; rm -rf /",
        '0; url=javascript:{0}" http-equiv="refresh',
        "<b>bold</b> & <i>italic</i> &copy; &nbsp;",
        "]]>]]&gt;<?xml version='1.0'?><!DOCTYPE x>",
        '\\\\ \\" \\n \\u2028',
        "+ADw-script+AD4-{0}",
        "字" * 300,
        "A" * 300,
        "-",
        "0",
        "🏳️‍🌈 𠮷 é ẹ́ \u0301",
    )
)
URLS = tuple(scheme.format(CALL) for scheme in SCHEMES)
GOOD_URLS = (
    'https://a.cn/?q="><script>window.fired=1</script>',
    "https://a.cn/'onclick='window.fired=1",
    "https://a.cn/&quot;onclick=&quot;x",
    "https://user:pass@a.cn:8080/%22%3E?a=1&b=2#<x>",
    "https://xn--fiqs8s/路径",
    'mailto:x@a.cn?subject="><script>window.fired=1</script>',
    'tel:+86-571;"onclick="window.fired=1',
)


def front_matter(text: str, url: str = "https://a.cn/") -> dict[str, str]:
    """Return a story's keys, as YAML, with this text and address wherever one may stand."""
    words, link = json.dumps(text, ensure_ascii=False), json.dumps(url, ensure_ascii=False)
    both = f"{{zh: {words}, en: {words}}}"
    return {
        "title": words,
        "kicker": words,
        "deck": words,
        "summary": words,
        "editor_note": words,
        "translator": words,
        "translation": "machine",
        "published": "2024-09-27 08:30",
        "updated": "2024-09-28",
        "topics": "[youth]",
        "districts": "[gongshu]",
        "byline": f"[{{name: {both}, role: reporter}}, {{name: {words}, role: editor}}, {words}]",
        "source": f"{{name: {both}, url: {link}, date: 2024-09-26}}",
        "lead": f"{{file: photo.png, alt: {both}, caption: {both}, credit: {both}}}",
        "figures": f"[{{value: 1521000000, label: {both}, unit: {both}, about: over}}]",
        "events": (
            f"[{{id: talk, start: 2027-01-01 09:00, end: 2027-01-02, title: {both},"
            f" place: {both}, url: {link}, cancelled: true}}]"
        ),
        "corrections": f"[{{date: 2024-09-28, text: {both}}}]",
        "featured": "true",
    }


def config(text: str) -> str:
    """Return a config.yaml with this text wherever the site may state one."""
    words = json.dumps(text, ensure_ascii=False)
    both = f"{{zh: {words}, en: {words}}}"
    return f"""\
base_url: https://bulletin.example.org/
timezone: Asia/Shanghai
x_default: en
languages:
  zh: {{tag: zh-Hans, name: {words}, title: {words}}}
  en: {{tag: en, name: {words}, title: {words}}}
districts:
  gongshu: {both}
topics:
  youth: {both}
publisher: {{name: {both}, url: "https://a.cn/\\"><script>window.fired=1</script>"}}
filings: {{icp: {words}, police: {words}, site_code: {words}}}
"""
