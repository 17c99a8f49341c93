# ruff: noqa: E501 - a table of markup
"""No script gets in: attacks in bodies and fields, as an HTML5 parser reads what is published."""

from tests.hostile.probe import faults, fragment_faults, page_faults, xml_faults

KNOWN_BAD = (
    "<script>x</script>", "<script src=//evil.example/x.js></script>", "<img src=x onerror=x>",
    "<p onclick=x>y", "<a href=javascript:x>y", "<a href='java\tscript:x'>y", "<a href=' javascript:x'>y",
    "<a href='&#1;javascript:x'>y", "<a href=JaVaScRiPt:x>y", "<a href=vbscript:x>y",
    "<a href='data:text/html,x'>y", "<a href=//evil.example>y", "<a href='\\\\evil.example'>y",
    "<a href='https:evil'>y", "<svg onload=x>", "<svg><script>x</script></svg>",
    "<svg><use href=x></svg>", "<svg><foreignObject></svg>", "<svg><animate></svg>", "<math><mi>x</math>",
    "<style>x</style>", "<p style=x>y", "<iframe src=x>", "<iframe srcdoc=x>", "<object data=x>",
    "<embed src=x>", "<form action=x>", "<input>", "<button>x</button>", "<base href=x>",
    "<template>x</template>", "<textarea>", "<select>", "<dialog>x", "<marquee>x", "<noscript>x",
    "<plaintext>x", "<xmp>x", "<a target=_blank href=https://a.cn>x", "<p contenteditable>x",
    "<p autofocus>x", "<p id=a>x<p id=a>y", "<img name=cookie>", "<p is=x>y", "<main>x</main>",
    "<img srcset='javascript:x'>", "<p popover>x", "<video poster=javascript:x>",
    "</div></main></body><p>x", "<body onload=x>", "<html onclick=x>", "<body class=x id=y>",
    "</main><main>x", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>", "<portal src=x>", "<keygen>",
    "<slot>", "<noembed>x", "<noframes>x", "<blockquote cite=javascript:x>",
    "<p nonce=x>y", "<p accesskey=x>y", "<p slot=x>y", "<bgsound src=javascript:x>",
    "<table><td background=javascript:x>", "<a ping=javascript:x>y",
)  # fmt: skip
KNOWN_GOOD = (
    "x", "<p>x</p>", "<a href=https://a.cn/>x</a>", "<a href=/zh/>x</a>", "<a href='#a'>x</a>",
    "<a href=mailto:x@a.cn>x</a>", "<a href=tel:+86>x</a>", "<img src=/media/x.png alt=x>",
    "<p>&lt;script&gt;</p>", "<code>javascript:x</code>", "<p title='onclick=x'>y</p>",
    "<a href='https://a.cn/?q=javascript:x'>y</a>", "<table><tr><td>x</table>", "<p id=a>x<p id=b>y",
    "<svg><path d=M0></svg>",
)  # fmt: skip
PAGE = "<html lang=en><head><title>x</title></head><body><main>{}</main></body></html>"


def test_the_probe_finds_what_is_known_to_be_bad() -> None:
    """And keeps quiet about what is not; else the tests below could not fail."""
    assert [bad for bad in KNOWN_BAD if not list(page_faults(PAGE.format(bad)))] == []
    assert [good for good in KNOWN_GOOD if list(page_faults(PAGE.format(good)))] == []
    assert len(KNOWN_BAD) >= 65
    assert list(fragment_faults("<main>x</main>"))
    assert list(
        xml_faults("<rss><channel><description>&lt;script&gt;</description></channel></rss>")
    )
    assert list(xml_faults("<rss><a></rss>"))


def test_no_attack_on_a_body_gets_through(bodies: dict[str, bytes]) -> None:
    """Neither into pages, nor contents, lists, feeds or structured data."""
    assert sum("/articles/2024/v" in path for path in bodies) > 330
    assert list(faults(bodies)) == []


def test_no_attack_on_a_field_gets_through(stated: dict[str, bytes]) -> None:
    """Every text and every address of front matter and configuration is escaped where it stands."""
    assert sum("/articles/2024/v" in path for path in stated) > 60
    assert list(faults(stated)) == []


def test_content_is_no_template(bodies: dict[str, bytes], stated: dict[str, bytes]) -> None:
    """What looks like a template stays as it was written."""
    everything = b"".join((*bodies.values(), *stated.values()))
    assert b"{{ 7*7 }}" in everything
    assert b"root:x:0" not in everything
