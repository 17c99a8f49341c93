# ruff: noqa: E501, PLR0915 - a table of cases, one a line
"""Files as they should not be: front matter, encodings, dates, types, sizes. One case a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Expected(Enum):
    """What has to come of a case; whatever comes, nothing else may be lost to it."""

    ERROR = "an error that names the file"
    LINE = "an error that names the file and the line"
    FINE = "no error"
    EITHER = "an error or a harmless page"


@dataclass(frozen=True, slots=True)
class Case:
    """A Markdown file of a story of its own; `line` is that of the fault, where only one is."""

    name: str
    source: bytes
    expected: Expected
    line: int = 0


ERROR, LINE, FINE, EITHER = Expected
FACTS = "published: 2024-09-27\ntopics: [youth]\n"
BODY = "正文的第一段。\n"


def cases() -> Iterator[Case]:
    """Yield every case; names are unique."""
    for make in (_yaml, _types, _required, _dates, _encodings, _fences, _sizes, _complexity):
        for number, (source, expected, *line) in enumerate(make()):
            raw = source if isinstance(source, bytes) else source.encode()
            name = f"{make.__name__.strip('_')}-{number:03}"
            yield Case(name, raw, expected, *line)


Row = tuple[str | bytes, Expected] | tuple[str | bytes, Expected, int]


def front(lines: str, body: str = BODY) -> str:
    """Return a file with the facts of a story after these lines of front matter."""
    return f"---\n{lines}{FACTS}---\n{body}"


def _yaml() -> Iterator[Row]:
    """Front matter that is no mapping of texts, or means harm."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    merge = "a: &a {x: 1}\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{', '.join(['*' + chr(97 + n)] * 9)}]}}\n"
        for n in range(9)
    )
    yield front(f"title: x\n{bomb}"), LINE
    yield front(f"title: x\n{merge}"), LINE
    yield front("title: &a x\ndeck: *a\n"), LINE, 2
    yield front("title: x\n<<: {deck: y}\n"), LINE, 3
    yield front("title: &a [*a]\n"), LINE, 2
    for tag in (
        "!!python/object/apply:os.system ['id']",
        "!!python/name:os.system",
        "!!python/object/new:subprocess.Popen [id]",
        "!!binary aGVsbG8=",
        "!!timestamp x",
        "!!bool maybe",
        "!!int '12 34'",
        "!!float abc",
        "!!set {a, b}",
        "!!omap [a: 1]",
        "!ruby/object:Gem x",
        "!<tag:yaml.org,2002:python/none> x",
        "!!str",
        "!",
    ):
        yield front(f"title: {tag}\n"), LINE, 2
    yield front("title: a\ntitle: b\n"), LINE, 3
    yield front("title: a\nTitle: b\n"), LINE, 3
    yield front("title: [unclosed\n"), LINE
    yield front("title: {unclosed: x\n"), LINE
    yield front('title: "unclosed\n'), LINE, 2
    yield front("title: 'unclosed\n"), LINE, 2
    yield front("title: a\n  deck: b\n"), LINE
    yield front("title: a\n\tdeck: b\n"), LINE, 3
    yield front("\ttitle: a\n"), LINE, 2
    yield front("title：全角冒号\n"), LINE, 2
    yield front("title:无空格\n"), LINE, 2
    yield front("title: a: b\n"), EITHER
    yield front("title: @at\n"), EITHER
    yield front("title: `tick\n"), EITHER
    yield front("title: %percent\n"), EITHER
    yield front("title: \u3000宽\n"), EITHER
    yield front("title:\u3000宽\n"), EITHER
    yield front("title: x\n\u00a0deck: y\n"), LINE, 3
    yield front("? title\n: x\n"), EITHER
    yield front("? [a, b]\n: x\ntitle: y\n"), LINE
    yield front("? {a: b}\n: x\ntitle: y\n"), LINE
    yield front("1: x\ntitle: y\n"), LINE, 2
    yield front("null: x\ntitle: y\n"), LINE, 2
    yield front("true: x\ntitle: y\n"), LINE, 2
    yield front("2024-01-01: x\ntitle: y\n"), LINE, 2
    yield front("'': x\ntitle: y\n"), LINE, 2
    yield front(f"title: {'[' * 30_000}\n"), LINE, 2
    yield front(f"title: {'[' * 2_000}{']' * 2_000}\n"), LINE, 2
    yield front(f"title: {'{a: ' * 2_000}\n"), LINE, 2
    yield front("title: x\n" + "".join(f"{' ' * n}k:\n" for n in range(60))), LINE
    yield front(f"title: x\nfigures: [{', '.join(['{}'] * 5_000)}]\n"), LINE
    yield front("".join(f"k{n}: v\n" for n in range(5_000))), LINE
    yield front("%YAML 1.2\ntitle: x\n"), LINE
    yield "%YAML 1.1\n%TAG ! tag:evil,2024:\n---\ntitle: x\n---\n" + BODY, ERROR
    yield front("title: x\n...\ndeck: y\n"), LINE
    yield front("title: !!str x\n"), LINE, 2
    yield front('title: "\\ud800"\n'), LINE, 2
    yield front('title: "\\u0000"\n'), LINE, 2
    yield front('title: "\\x1b[2J"\n'), LINE, 2
    yield front('title: "\\u202e反"\n'), LINE, 2
    yield front('title: "\\xZZ"\n'), LINE, 2
    yield front("title: |\n  一行\n  又一行\n"), EITHER
    yield front("title: >-\n  一行\n  又一行\n"), FINE
    yield front("title: no\n"), FINE
    yield front("title: 1.10\n"), FINE
    yield front("title: 0123\n"), FINE
    yield front("title: 12:30\n"), FINE
    yield front("title: 2026-05-01\n"), FINE
    yield front("title: .inf\n"), FINE
    yield front("title: 0x1F\n"), FINE
    yield front("title: ~\n"), EITHER
    yield front("title: C# 工程师 #2026\n"), EITHER
    yield front(f"title: {'9' * 5_000}\n"), EITHER
    yield front("title: 9e999999999\n"), FINE
    yield "---\n- a\n- b\n---\n" + BODY, ERROR
    yield "---\njust text\n---\n" + BODY, ERROR
    yield "---\n42\n---\n" + BODY, ERROR
    yield "---\n---\n" + BODY, ERROR
    yield "---\nnull\n---\n" + BODY, ERROR
    yield "---\n# only a comment\n---\n" + BODY, ERROR
    yield f"---\ntitle: {'x' * 20_000}\n{FACTS}---\n{BODY}", ERROR


WRONG_TYPES = {
    "title": ("[a]", "{a: b}"),
    "kicker": ("[a]", "{a: b}"),
    "deck": ("[a]", "{a: b}"),
    "summary": ("[a]", "{a: b}"),
    "editor_note": ("[a]", "{a: b}"),
    "translator": ("[a]", "{a: b}"),
    "translation": ("[a]", "{a: b}", "robot"),
    "coverage": ("[a]", "{a: b}", "half"),
    "translated_from": ("[a]", "{a: b}", "指纹"),
    "published": ("[2024-01-01]", "{a: b}", "soon", "true", "42"),
    "updated": ("[2024-01-01]", "{a: b}", "later"),
    "expires": ("[2024-01-01]", "{a: b}", "never"),
    "original": ("[zh]", "{a: b}", "fr", "zh-Hans"),
    "districts": ("{a: b}", "[[gongshu]]", "nowhere", "[gongshu, {a: b}]", "[42]"),
    "topics": ("{a: b}", "[[youth]]", "nothing", "[]", "[youth, [skills]]"),
    "byline": ("{a: b}", "[[x]]", "[{role: reporter}]", "[{name: x, role: king}]", "[{name: [x]}]"),
    "source": ("[a, b]", "{url: https://a.cn/}", "{name: x, url: 42}", "{name: x, date: soon}"),
    "lead": ("photo.jpg", "[a]", "{alt: x}", "{file: ../x.jpg, alt: x}", "{file: /etc/passwd, alt: x}"),
    "figures": ("42", "{a: b}", "[42]", "[{label: x}]", "[{value: x, label: y}]", "[{value: 1.2亿, label: y}]",
                "[{value: 1e5, label: y}]", "[{value: .inf, label: y}]", "[{value: 1, label: [y]}]",
                "[{value: 1, label: y, about: maybe}]"),
    "events": ("x", "{a: b}", "[x]", "[{id: a}]", "[{id: A B, start: 2024-01-01, title: x}]",
               "[{id: a, start: soon, title: x}]", "[{id: a, start: 2024-01-02, end: 2024-01-01, title: x}]",
               "[{id: a, start: 2024-01-01, title: x, cancelled: perhaps}]",
               "[{id: a, start: 2024-01-01, title: x, url: 'javascript:alert(1)'}]"),
    "corrections": ("x", "[x]", "[{text: x}]", "[{date: 2024-01-01}]", "[{date: soon, text: x}]"),
    "aliases": ("{a: b}", "[[x]]", "[no-slash]", "[/../x/]", "['//evil.example/']", "['/a\\b/']",
                "['https://a.cn/']", "[/a?b]", "[/a#b]", '["/a\\u0000b/"]', "['/%2e%2e/x/']", "[/./]"),
    "featured": ("[true]", "{a: b}", "maybe", "1"),
    "draft": ("[true]", "{a: b}", "maybe", "2"),
    "no_such_key": ("x",),
    "标题": ("x",),
    "__class__": ("x",),
    "path": ("/etc/passwd",),
    "slug": ("../../../x",),
    "layout": ("evil.html",),
    "url": ("/x/",),
    "body": ("x",),
}  # fmt: skip


def _types() -> Iterator[Row]:
    """Every key with a value of a shape that is not its own."""
    for key, values in WRONG_TYPES.items():
        others = "" if key == "title" else "title: x\n"
        for value in values:
            facts = "".join(
                line for line in FACTS.splitlines(keepends=True) if not line.startswith(f"{key}:")
            )
            text = f"---\n{others}{key}: {value}\n{facts}---\n{BODY}"
            yield text, LINE, text[: text.index(f"{key}: ")].count("\n") + 1


def _required() -> Iterator[Row]:
    """What is missing."""
    yield "", ERROR
    yield "\n\n\n", ERROR
    yield "---\n", ERROR
    yield BODY, ERROR
    yield f"---\n{FACTS}---\n{BODY}", ERROR
    yield f"---\ntitle: x\n---\n{BODY}", ERROR
    yield f"---\ntitle: x\npublished: 2024-09-27\n---\n{BODY}", ERROR
    yield f"---\ntitle: x\ntopics: [youth]\n---\n{BODY}", ERROR
    yield f"---\ntitle:\n{FACTS}---\n{BODY}", LINE, 2
    yield f"---\ntitle: '   '\n{FACTS}---\n{BODY}", LINE, 2
    for unseen in ("\u3164", "\u2060\u200d", "\u2800\ufe0f", "\u115f \U000e0041"):
        yield f"---\ntitle: {unseen}\n{FACTS}---\n{BODY}", LINE, 2
    yield f"---\ntitle: x\npublished:\ntopics: [youth]\n---\n{BODY}", ERROR
    yield f"---\ntitle: x\n{FACTS}---\n", ERROR
    yield f"---\ntitle: x\n{FACTS}---\n \n\t\n", ERROR
    yield f"---\ntitle: x\n{FACTS}---\n\n<!-- -->\n", EITHER
    yield f"---\ntitle: x\n{FACTS}---\n\n<script></script>\n", EITHER
    yield f"---\ntitle: x\n{FACTS}---\n\n[a]: https://a.cn/\n", EITHER


def _dates() -> Iterator[Row]:
    """Days that never were, the edges of time, and years beyond reason."""
    for written in (
        "2026-13-45", "2026-02-30", "2025-02-29", "2026-00-10", "2026-10-00", "0000-01-01",
        "10000-01-01", "99999-01-01", "-0001-01-01", "2026-10-10 25:00", "2026-10-10 12:60",
        "2026-10-10T12:00:61", "2026-10-10 12:00+99:99", "2026-10-10 12:00 CST", "26-10-10",
        "10/10/2026", "2026年10月10日", "2026.10.10", "20261010", "1760000000", "today", "now",
        "２０２６-１０-１０", "2026-10-10 12:00:00.123456789012345", "2026-W10-1", "2026-300",
        "2026-10-10 24:00", "9" * 400, "2026-10-10T12:00Z[Asia/Shanghai]",
    ):  # fmt: skip
        text = f"---\ntitle: x\npublished: {written}\ntopics: [youth]\n---\n{BODY}"
        is_read = written in {
            "2026-10-10 24:00",
            "2026年10月10日",
            "2026.10.10",
            "20261010",
            "２０２６-１０-１０",
        }
        yield text, EITHER if is_read else LINE, 0 if is_read else 3
    for written in (
        "0001-01-01", "0001-01-01T00:00+14:00", "0001-01-01 00:00-12:00", "1582-10-10",
        "1900-01-01", "1969-12-31 23:59", "1970-01-01", "2000-02-29", "2038-01-19 03:14:08",
        "9999-12-31", "9999-12-31 23:59:59", "9999-12-31T23:59:59-12:00", "2024-9-7",
        "1986-05-04 02:30", "1927-12-31 23:54:07", "2024-06-30 23:59:60", "2024-10-10T12:00-23:59",
    ):  # fmt: skip
        yield f"---\ntitle: x\npublished: {written}\ntopics: [youth]\n---\n{BODY}", EITHER
    for key in ("updated", "expires"):
        for written in ("0001-01-01", "9999-12-31T23:59:59-12:00", "1970-01-01"):
            yield front(f"title: x\n{key}: {written}\n"), EITHER
    for written in ("0001-01-01", "9999-12-31", "9999-12-31 23:59-12:00"):
        yield front(f"title: x\nevents: [{{id: a, start: {written}, title: y}}]\n"), EITHER
        yield (
            front(f"title: x\nevents: [{{id: a, start: 2024-01-01, end: {written}, title: y}}]\n"),
            EITHER,
        )
        yield front(f"title: x\ncorrections: [{{date: {written[:10]}, text: y}}]\n"), EITHER
        yield front(f"title: x\nsource: {{name: y, date: {written[:10]}}}\n"), EITHER


def _encodings() -> Iterator[Row]:
    """Bytes that are no UTF-8, and characters that no page may show."""
    text = front("title: 杭州人才\n", "杭州人才政策，来源：拱墅区。\n")
    for encoding in ("gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield text.encode(encoding, "replace"), ERROR
    yield text.encode("utf-8-sig"), FINE
    yield text.replace("\n", "\r\n").encode(), FINE
    yield text.replace("\n", "\r").encode(), EITHER
    for broken in (
        b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe6\x9d", b"\x80",
        b"\xf8\x88\x80\x80\x80", b"\xfe\xff",
    ):  # fmt: skip
        yield front("title: x\n").encode() + broken + b"\n", LINE
        yield front("title: x\n").encode().replace(b"x\n", b"x" + broken + b"\n", 1), LINE, 2
    for character in (
        *"\x00\x01\x08\x0b\x0c\x1b\x7f\x85\x9b",
        *"\u202a\u202e\u2066\u2069\u200e\u200f\u061c\u2028\u2029\ufffe\uffff",
    ):
        yield front("title: x\n", f"正文{character}继续。\n"), LINE, 6
        yield front(f"title: x{character}y\n"), LINE, 2
    for character in "\u200b\ufeff\u00ad\ufffd\u2060\U000e0041\ue000\U0010ffff\u3164\u115f":
        yield front(f"title: x{character}y\n", f"正文{character}继续。\n"), EITHER
    yield front("title: " + "Z\u0335\u0321\u0322" * 200 + "\n"), EITHER
    yield front("title: \U0001f468\u200d\U0001f469\u200d\U0001f467\n"), FINE
    yield b"\x00" * 2_000, ERROR
    yield bytes(range(256)) * 8, ERROR
    yield b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, ERROR
    yield b"PK\x03\x04" + b"\x00" * 50, ERROR


def _fences() -> Iterator[Row]:
    """The lines that set front matter apart."""
    inside = f"title: x\n{FACTS}"
    yield f"---\n{inside}", ERROR
    yield f"---\n{inside}{BODY}", ERROR
    yield f"{inside}---\n{BODY}", ERROR
    yield f"+++\n{inside}+++\n{BODY}", ERROR
    yield f"{{\n{inside}}}\n{BODY}", ERROR
    yield f"----\n{inside}----\n{BODY}", EITHER
    yield f"--- \n{inside}---  \n{BODY}", FINE
    yield f"\n---\n{inside}---\n{BODY}", EITHER
    yield f"———\n{inside}———\n{BODY}", ERROR
    yield f"---\n{inside}...\n{BODY}", EITHER
    yield f"---\n{inside}---\n---\ntitle: y\n---\n{BODY}", EITHER
    yield f"---\n{inside}---\n<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> x\n", ERROR
    yield f"---\n<<<<<<< HEAD\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n{FACTS}---\n{BODY}", ERROR


def _sizes() -> Iterator[Row]:
    """Too much of everything, and as much as an article may have."""
    paragraph = "拱墅区举办2024年高层次人才项目对接会，来自12个国家的230个项目参加。" * 4 + "\n\n"
    article = paragraph * (300_000 // len(paragraph.encode()))
    yield front("title: x\n", article), FINE
    yield front("title: x\n", "A plain English paragraph of ordinary length.\n\n" * 2_400), FINE
    yield front("title: x\n", paragraph * (10_000_000 // len(paragraph.encode()))), ERROR
    yield front("title: x\n", "字" * 170_000), EITHER
    yield front("title: x\n", "a" * 500_000), EITHER
    yield front("title: x\n", "a " * 240_000), EITHER
    yield front("title: x\n", "\n" * 500_000), ERROR
    yield front("title: x\n", " " * 500_000), ERROR
    yield front(f"title: {'长' * 5_000}\n"), EITHER
    yield front(f"title: x\nsummary: {'长' * 5_000}\n"), EITHER
    yield front(f"title: x\ntranslated_from: {'a' * 5_000}\n"), EITHER
    yield front(f"title: x\nfigures: [{{value: {'9' * 500}, label: y}}]\n"), ERROR
    yield front(f"title: x\nfigures: [{{value: {'9' * 24}, label: y}}]\n"), FINE
    yield front(f"title: x\nfigures: [{{value: {'9' * 25}, label: y}}]\n"), ERROR
    yield front(f"title: x\nevents: [{{id: {'a' * 500}, start: 2024-01-01, title: y}}]\n"), EITHER
    yield front(f"title: x\naliases: [/{'a' * 500}/]\n"), ERROR
    yield front(f"title: x\naliases: [{'/a' * 500}/]\n"), ERROR
    yield front(f"title: x\nsource: {{name: y, url: 'https://a.cn/{'a' * 10_000}'}}\n"), EITHER


COSTLY = (
    "[", "![", "[a ", "[a](", "[a](<", "[a][", '[a](b "', "[a]:\n", "[^1]", "[^1]: ", "<", "<a ",
    "<![CDATA[", "<!--", "<?", "</", "<http://a", "<a@", "<a.", "`a", "``", "\\`", "\\*", "*a",
    "_a", "**a ", "*(", ")*", "***", "___", "---\n", "a\n=\n", "a\n-\n", "# a\n", "#", "> ", ">",
    "> a\n\n", "* ", "- ", "1. ", "* a\n", "a\n\n", "a  \n", "<hr>\n", "a|b\n", "|", "|-", "||\n",
    "```", "~~~\n", "```\na\n```\n", "    a\n", "\ta\n", ": a\n", "a\n:   b\n", "&", "&#", "&a;",
    "{", "{a", "{:", "{: .a }", "$", '"', "'", "<div>", "<div markdown=1>\n", "</div>", "<p", "=",
    "http://", "https://a.b/(", "表：a\n", "!", "]", "](", "a]", "\\", "((((", "<br", "<a href=",
    "a" * 50 + "\n", "：", "“", "1", "‘", "\u3000",
)  # fmt: skip


def _complexity() -> Iterator[Row]:
    """Patterns that cost a Markdown engine minutes, at the sizes where they do."""
    for pattern in COSTLY:
        for size in (3_000, 100_000):
            yield front("title: x\n", pattern * (size // len(pattern.encode()))), EITHER
    wide = "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n"
    yield front("title: x\n", wide + "|x|\n"), EITHER
    yield front("title: x\n", "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|x|\n" * 1_000), ERROR
    yield front("title: x\n", "".join(f"[a{n}]: https://a.cn/{n}\n" for n in range(5_000))), EITHER
    yield front("title: x\n", "".join(f"[a][{n}] " for n in range(5_000))), EITHER
    yield front("title: x\n", "".join(f"x[^{n}]\n\n[^{n}]: y\n\n" for n in range(400))), EITHER
    yield front("title: x\n", "".join(f"{'  ' * n}- a\n" for n in range(300))), EITHER
    yield front("title: x\n", "<div>" * 2_000 + "x" + "</div>" * 2_000), EITHER
    yield front("title: x\n", "<b>" * 2_900 + "x"), EITHER
    yield front("title: x\n", "<i><b>" * 400 + "x" + "</i></b>" * 400), EITHER
    yield front("title: x\n", "<table><tr><td>" * 800), EITHER
    yield front("title: x\n", "".join(f"## 标题{n} {{#x}}\n\n" for n in range(450))), EITHER
    yield front("title: x\n", "## x\n\n" * 450), EITHER
    yield front("title: x\n", "https://a.cn/ " * 5_000), EITHER
    yield front("title: x\n", "![a](https://a.cn/x.png) " * 1_000), EITHER
    yield front("title: x\n", "[a](../nowhere/) " * 1_000), ERROR
