"""Every slip editors make is found where it was made, with the line as it should be."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletin.model.rules import RULES
from tests.builder import SiteBuilder

FACTS = "title: 标题\npublished: 2024-09-27\ntopics: [youth]\n"
OWN_FAMILIES = {"files", "front-matter", "keys", "text", "links"}


def story(front: str = FACTS, body: str = "正文在这里。") -> str:
    return f"---\n{front}---\n{body}\n"


def titled(line: str) -> str:
    return story(f"{line}\npublished: 2024-09-27\ntopics: [youth]\n")


def dated(value: str) -> str:
    return story(f"title: 标题\npublished: {value}\ntopics: [youth]\n")


def with_key(lines: str) -> str:
    return story(f"{FACTS}{lines}\n")


def body(text: str) -> str:
    return story(body=text)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a slip is found, by which rule, the text under the caret, and the mended line."""

    line: int
    column: int
    rule: str
    caret: str
    mended: str = ""


SLIPS: dict[str, tuple[str | bytes, list[Found]]] = {
    # signs that an input method types
    "wide-colon": (titled("title：标题"), [Found(2, 6, "front-matter-colon", "：", "title: 标题")]),
    "no-space": (titled("title:标题"), [Found(2, 6, "front-matter-colon", ":", "title: 标题")]),
    "inner-colon": (
        titled("title: 杭州: 新政"),
        [Found(2, 10, "front-matter-colon", ":", "title: '杭州: 新政'")],
    ),
    "inner-hash": (
        titled("title: 新政 #1 发布"),
        [Found(2, 11, "front-matter-hash", "#1 发布", "title: '新政 #1 发布'")],
    ),
    "wide-hash": (with_key("＃ 注释"), [Found(5, 1, "front-matter-hash", "＃", "# 注释")]),
    "tab": (
        story("title: 标题\npublished: 2024-09-27\ntopics:\n\t- youth\n"),
        [Found(5, 1, "front-matter-tab", "\t", "  - youth")],
    ),
    "wide-space": (
        titled("title:　标题"),
        [Found(2, 7, "front-matter-space", "　", "title: 标题")],
    ),
    "no-break-space": (
        with_key("source:\n\u00a0\u00a0name: 日报"),
        [Found(6, 1, "front-matter-space", "\u00a0", "  name: 日报")],
    ),
    "zero-width": (
        titled("title: 标\u200b题"),
        [Found(2, 9, "invisible-character", "\u200b", "title: 标题")],
    ),
    "curly-quotes": (
        dated("“2024-09-27”"),
        [Found(3, 12, "front-matter-quotes", "“2024-09-27”", "published: 2024-09-27")],
    ),
    "curly-title": (titled("title: “后浪”"), [Found(2, 8, "front-matter-quotes", "“后浪”")]),
    "text-after-quotes": (
        titled('title: "杭州"人才'),
        [Found(2, 12, "front-matter-quotes", "人才", "title: '\"杭州\"人才'")],
    ),
    "wide-comma": (
        story("title: 标题\npublished: 2024-09-27\ntopics: [youth，skills]\n"),
        [Found(4, 15, "front-matter-comma", "，", "topics: [youth, skills]")],
    ),
    **{
        f"sign-{number}": (
            titled(f"title: {sign}重磅"),
            [Found(2, 8, "front-matter-sign", sign[0], f"title: '{sign}重磅'")],
        )
        for number, sign in enumerate(["[图文] ", "*", "!", ">", "%", "@", "& ", "? ", "|"])
    },
    "duplicate": (with_key("title: 又一个"), [Found(5, 1, "duplicate-key", "title")]),
    # fences
    "unclosed": (
        "---\ntitle: 标题\npublished: 2024-09-27\ntopics: [youth]\n\n正文在这里。\n",
        [Found(5, 1, "front-matter-fence", "", "---")],
    ),
    "smart-dashes": (
        f"—\n{FACTS}—\n正文\n",
        [
            Found(1, 1, "front-matter-fence", "—", "---"),
            Found(5, 1, "front-matter-fence", "—", "---"),
        ],
    ),
    "wide-dashes": (
        f"－－－\n{FACTS}---\n正文\n",
        [Found(1, 1, "front-matter-fence", "－－－", "---")],
    ),
    "no-front-matter": ("正文。\n", [Found(1, 1, "front-matter-missing", "正")]),
    # encodings
    "byte-order-mark": ("\ufeff" + story(), [Found(1, 1, "byte-order-mark", "-")]),
    "crlf": (story().replace("\n", "\r\n"), [Found(1, 1, "line-ends", "-")]),
    "gbk": (story().encode("gbk"), [Found(2, 1, "encoding", "t")]),
    "gb18030": (body("㐂在这里。").encode("gb18030"), [Found(2, 1, "encoding", "t")]),
    "utf-16": (story().encode("utf-16"), [Found(1, 1, "encoding", "-")]),
    "utf-16-bare": (story().encode("utf-16-le"), [Found(1, 1, "encoding", "-")]),
    "merge": (
        body("<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> branch"),
        [Found(6, 1, "merge-conflict", "<<<<<<<")],
    ),
    # dates
    "impossible-month": (dated("2026-13-45"), [Found(3, 12, "bad-date", "2026-13-45")]),
    "impossible-day": (dated("2024-02-30"), [Found(3, 12, "bad-date", "2024-02-30")]),
    "ambiguous": (dated("03/04/2024"), [Found(3, 12, "ambiguous-date", "03/04/2024")]),
    # keys and ids
    "misspelt-key": (with_key("tittle: x"), [Found(5, 1, "unknown-key", "tittle", "title: x")]),
    "chinese-key": (with_key("引题: x"), [Found(5, 1, "unknown-key", "引题", "kicker: x")]),
    "district-name": (
        with_key("districts: [拱墅]"),
        [Found(5, 13, "term-name", "拱墅", "districts: [gongshu]")],
    ),
    "correction-keyed-by-its-day": (
        with_key("corrections:\n- 2024-09-28: 人数有误"),
        [Found(6, 3, "unknown-key", "2024-09-28")],
    ),
    "source-as-a-link": (
        with_key('source: "[杭州日报](https://example.org/a)"'),
        [Found(5, 9, "wrong-shape", '"[杭州日报](https://example.org/a)"')],
    ),
    "districts-in-a-row": (
        with_key("districts: 拱墅、西湖"),
        [Found(5, 12, "wrong-shape", "拱墅、西湖", "districts: [gongshu, xihu]")],
    ),
    "indented-key": (
        with_key("  districts: [gongshu]"),
        [Found(5, 1, "front-matter-yaml", "  ", "districts: [gongshu]")],
    ),
    "key-below-an-item": (
        with_key("byline:\n- 王小明\n  role: photographer"),
        [Found(7, 1, "front-matter-yaml", "  ")],
    ),
    "day-first": (
        dated("20/3/2026 9:00"),
        [Found(3, 12, "ambiguous-date", "20/3/2026 9:00", "published: 2026-03-20 9:00")],
    ),
    "district-english": (
        with_key("districts: [Gongshu Distric]"),
        [Found(5, 13, "unknown-term", "Gongshu Distric", "districts: [gongshu]")],
    ),
    "topic": (
        story("title: 标题\npublished: 2024-09-27\ntopics: [yuoth]\n"),
        [Found(4, 10, "unknown-term", "yuoth", "topics: [youth]")],
    ),
    "language": (
        with_key("original: cn"),
        [Found(5, 11, "unknown-language", "cn", "original: zh")],
    ),
    "number": (
        with_key("figures:\n  - {value: 15.21亿, unit: CNY, label: 投资}"),
        [Found(6, 13, "bad-number", "15.21亿", "  - {value: 1521000000, unit: CNY, label: 投资}")],
    ),
    # pictures
    "missing-picture": (body("![签约](photo.jpg)"), [Found(6, 7, "missing-picture", "photo.jpg")]),
    "picture-case": (
        body("![签约](Pic.gif)"),
        [Found(6, 7, "picture-case", "Pic.gif", "![签约](pic.gif)")],
    ),
    "picture-alt": (body("![](pic.gif)"), [Found(6, 1, "picture-alt", "![]")]),
    "picture-caption": (
        body('![签约现场](pic.gif "签约现场")'),
        [Found(6, 3, "picture-caption", "签约现场")],
    ),
    # Markdown
    "heading-skips": (
        body("## 一\n\n#### 二\n\n文。"),
        [Found(8, 1, "heading-level", "####", "### 二")],
    ),
    "heading-wide": (body("＃＃标题\n\n文。"), [Found(6, 1, "heading-marker", "＃＃", "## 标题")]),
    "heading-tight": (body("##标题\n\n文。"), [Found(6, 1, "heading-marker", "##", "## 标题")]),
    "bare-links": (
        body("[更多](../good/) [点击这里](../good/) [click here](../good/) [Read more…](../good/)"),
        [
            Found(6, 2, "link-text", "更多"),
            Found(6, 17, "link-text", "点击这里"),
            Found(6, 34, "link-text", "click here"),
            Found(6, 57, "link-text", "Read more…"),
        ],
    ),
    "wide-brackets": (
        body("见[办法]（../good/）。"),
        [Found(6, 6, "link-mark", "（", "见[办法](../good/)。")],
    ),
    "wide-bang": (body("！[签约](pic.gif)"), [Found(6, 1, "link-mark", "！", "![签约](pic.gif)")]),
    "enumeration": (
        body("1、身份证\n2、学历证书"),
        [
            Found(6, 1, "list-marker", "1、", "1. 身份证"),
            Found(7, 1, "list-marker", "2、", "2. 学历证书"),
        ],
    ),
    "bullets": (
        body("• 身份证\n• 学历证书"),
        [
            Found(6, 1, "list-marker", "•", "- 身份证"),
            Found(7, 1, "list-marker", "•", "- 学历证书"),
        ],
    ),
    "tight-dashes": (
        body("-身份证\n-学历证书"),
        [
            Found(6, 1, "list-marker", "-", "- 身份证"),
            Found(7, 1, "list-marker", "-", "- 学历证书"),
        ],
    ),
    "below-a-list": (
        body("- 身份证；\n- 学历证书。\n材料齐全后办理。"),
        [Found(8, 1, "blank-line", "材料齐全后办理。")],
    ),
    "line-below-text": (body("第一段结束。\n---\n第二段。"), [Found(7, 1, "blank-line", "---")]),
    "table": (body("| 区 | 人数 |\n| 拱墅 | 12 |"), [Found(6, 1, "table-rule", "| 区 | 人数 |")]),
    "emphasis": (body("**注意：报名截止。"), [Found(6, 1, "emphasis", "**")]),
    "italic": (body("这是*重要的话。"), [Found(6, 3, "emphasis", "*")]),
    "backtick": (body("运行 `bulletin 就行。"), [Found(6, 4, "emphasis", "`")]),
    "times": (
        body("一间3*4米，一间5*6米。"),
        [Found(6, 4, "emphasis", "*", "一间3×4米，一间5×6米。")],
    ),
    "second-story": (
        body("正文。\n\n---\ntitle: 第二篇\n---\n\n正文。"),
        [Found(8, 1, "foreign-markup", "---")],
    ),
    "pasted-rows": (body("姓名\t单位\n甲\t乙"), [Found(6, 1, "table-rule", "姓名\t单位")]),
    "bold-heading": (
        body("**一、进展**\n\n正文。"),
        [Found(6, 1, "bold-heading", "**一、进展**", "## 一、进展")],
    ),
    "persons": (
        with_key("byline: 记者 张三 摄影 李四"),
        [
            Found(
                5,
                9,
                "wrong-shape",
                "记者 张三 摄影 李四",
                "byline: [张三, {name: 李四, role: photographer}]",
            )
        ],
    ),
    "null-title": (titled("title: ~"), [Found(2, 1, "missing-value", "title")]),
    "no-source": (with_key("source: 无"), [Found(5, 9, "placeholder", "无")]),
    "heading-in-title": (
        titled("title: # 标题"),
        [Found(2, 8, "front-matter-sign", "#", "title: '标题'")],
    ),
    "marks-in-title": (titled("title: 人才 &amp; 科技"), [Found(2, 11, "foreign-markup", "&amp;")]),
    "headline-twice": (body("# 标题\n\n正文。"), [Found(6, 1, "heading-level", "# 标题")]),
    "html-comment": (
        story(f"<!-- 注释 -->\n{FACTS}"),
        [Found(2, 1, "front-matter-hash", "<!-- 注释 -->", "# 注释")],
    ),
    "indented-fence": (
        f" ---\n{FACTS}---\n正文。\n",
        [Found(1, 2, "front-matter-fence", "---", "---")],
    ),
    "two-in-one-item": (
        story("title: 标题\npublished: 2024-09-27\ntopics: [youth; skills]\n"),
        [Found(4, 10, "wrong-shape", "youth; skills", "topics: [youth, skills]")],
    ),
    "two-in-quotes": (
        story("title: 标题\npublished: 2024-09-27\ntopics: 'youth, skills'\n"),
        [Found(4, 9, "wrong-shape", "'youth, skills'", "topics: [youth, skills]")],
    ),
    "source-with-address": (
        with_key("source: 杭州日报 https://example.org/a"),
        [
            Found(
                5,
                9,
                "wrong-shape",
                "杭州日报 https://example.org/a",
                "source: {name: '杭州日报', url: https://example.org/a}",
            )
        ],
    ),
    "address-as-source": (
        with_key("source: https://example.org/a"),
        [Found(5, 9, "wrong-shape", "https://example.org/a")],
    ),
    "wide-address": (
        body("见 https：//example.org/"),
        [Found(6, 3, "foreign-markup", "https：//")],
    ),
    "open-picture": (
        body("![签约现场(a.jpg)"),
        [Found(6, 1, "foreign-markup", "![签约现场(a.jpg)")],
    ),
    "emoji-code": (body("大家好 :smile:"), [Found(6, 5, "foreign-markup", ":smile:")]),
    "bracket-number": (
        body("1）甲\n2）乙"),
        [Found(6, 1, "list-marker", "1）", "1. 甲"), Found(7, 1, "list-marker", "2）", "2. 乙")],
    ),
    "wide-row": (
        body("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |"),
        [Found(8, 1, "table-rule", "| 1 | 2 | 3 |")],
    ),
    "placeholder": (body("共有【待补】人参加。"), [Found(6, 3, "placeholder", "【待补】")]),
    "left-blank": (body("## …\n\n正文。"), [Found(6, 1, "placeholder", "## …")]),
    "todo-title": (titled("title: TODO 标题"), [Found(2, 8, "placeholder", "TODO")]),
    "code-fence": (body("```\nmake"), [Found(6, 1, "code-fence", "```")]),
    # links
    "broken-link": (body("见[办法](../no-such/)。"), [Found(6, 7, "broken-link", "../no-such/")]),
    "link-to-draft": (
        body("见[草稿](../draft/)。"),
        [Found(6, 7, "link-to-unpublished", "../draft/")],
    ),
}

READ = {
    "slashes": dated("2024/1/5"),
    "dots": dated("2024.1.5"),
    "chinese-date": dated("2024年1月5日"),
    "english-date": dated("5 Jan 2024"),
    "wide-date": dated("２０２４－０１－０５"),
    "octal": with_key("figures:\n  - {value: 010, unit: 个, label: 岗位}"),
    "no": with_key("draft: no"),
    "clock": titled("title: 12:30"),
    "year": titled("title: 2024"),
    "list-below-text": body("要求：\n- 一\n- 二"),
    "table-below-text": body("人数：\n| 区 | 人 |\n|---|---|\n| 拱墅 | 1 |"),
    "bold-beside-han": body("**注意：**报名，发布**“人才码”**服务。"),
    "good": body("这篇没有问题。"),
}

MISPLACED = {
    "content/articles/2024/good/.index.en.md.icloud": "file-not-downloaded",
    "content/articles/2024/good/~$稿件.docx": "file-lock",
    "content/articles/2024/good/index.zh (冲突副本).md": "file-conflict-copy",
    "content/articles/2024/chinese/index.cn.md": "unknown-language",
    "content/articles/new.md": "misplaced-file",
}

Json = dict[str, object]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Json]]:
    """All findings of one run over all slips, by path."""
    builder = SiteBuilder(tmp_path_factory.mktemp("slips"))
    for name, source in {**{n: s for n, (s, _) in SLIPS.items()}, **READ}.items():
        builder.write(f"content/articles/2024/{name}/index.zh.md", source)
        builder.write(f"content/articles/2024/{name}/pic.gif", picture())
    builder.write("content/articles/2024/draft/index.zh.md", with_key("draft: true"))
    builder.write("content/articles/2024/late/index.zh.md", dated("2029-01-01 09:00"))
    for path in MISPLACED:
        builder.write(path, story())
    built = builder.run("check", "--format", "json")
    assert built.status == 1, built.err
    by_path: dict[str, list[Json]] = {}
    for each in json.loads(built.out)["findings"]:
        by_path.setdefault(each["path"], []).append(each)
    return by_path


def test_messages_are_written_alike(findings: dict[str, list[Json]]) -> None:
    """What is wrong has a stop in Chinese and none in English; what to do begins a sentence."""
    for each in (each for found in findings.values() for each in found):
        _, stop, english = str(each["message"]).partition("。 / ")
        assert stop, each["message"]
        assert not english.endswith("."), english
        assert not english[:1].isupper() or english.startswith(("YAML", "Han", "Chinese")), english
        hint = str(each["hint"]).rpartition(" / ")[2]
        assert not hint[:1].islower(), hint


def picture() -> bytes:
    """The smallest picture there is: one grey pixel, as GIF."""
    return bytes.fromhex("474946383961010001008000008080800000002c00000000010001000002024401003b")


def shown(path: str, each: Json, source: str | bytes) -> Found:
    """A finding of the run as this table writes it."""
    text = decoded(source).split("\n")
    line, column, length = (int(str(each[key])) for key in ("line", "column", "length"))
    caret = text[line - 1][column - 1 : column - 1 + length]
    assert each["path"] == path
    return Found(line, column, str(each["rule"]), caret, str(each["replacement"]))


def decoded(source: str | bytes) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff").replace("\r\n", "\n")
    for encoding in ("utf-16", "gb18030", "utf-16-le"):
        try:
            text = source.decode(encoding)
        except UnicodeError:
            continue
        if text.startswith("---"):
            return text
    raise AssertionError(source)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_where_it_was_made(name: str, findings: dict[str, list[Json]]) -> None:
    """File, line, column, the text under the caret, and the line as it should be; nothing else."""
    source, expected = SLIPS[name]
    path = f"content/articles/2024/{name}/index.zh.md"
    told = [
        shown(path, each, source)
        for each in findings.get(path, [])
        if RULES[str(each["rule"])].family in OWN_FAMILIES
    ]
    assert told == expected


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, findings: dict[str, list[Json]]) -> None:
    """Dates in every form, words that YAML would turn into something else: no fault of editors."""
    told = findings.get(f"content/articles/2024/{name}/index.zh.md", [])
    assert [each for each in told if RULES[str(each["rule"])].family in OWN_FAMILIES] == []


@pytest.mark.parametrize(("path", "rule"), MISPLACED.items())
def test_what_would_not_be_published_is_named(
    path: str, rule: str, findings: dict[str, list[Json]]
) -> None:
    """Placeholders of cloud drives, lock files, copies, and files in the wrong place."""
    assert [each["rule"] for each in findings[path]] == [rule]


@pytest.mark.parametrize(("name", "line"), [("draft", 5), ("late", 3)])
def test_a_story_that_will_not_appear_is_named_at_the_key_that_says_so(
    name: str, line: int, findings: dict[str, list[Json]]
) -> None:
    """Nothing is dropped without a word."""
    told = findings[f"content/articles/2024/{name}/index.zh.md"]
    assert [(each["rule"], each["line"]) for each in told if each["severity"] == "info"] == [
        ("not-published", line)
    ]


def test_every_rule_a_run_names_can_be_explained(findings: dict[str, list[Json]]) -> None:
    """No finding leads to a rule that `bulletin explain` does not know."""
    assert {str(each["rule"]) for told in findings.values() for each in told} <= RULES.keys()


def test_a_broken_link_is_answered_with_the_nearest_story_as_editors_write_links(
    tmp_path: Path,
) -> None:
    """From the story's own folder, in no language; a link from the site's root stays one."""
    builder = SiteBuilder(tmp_path)
    builder.article("2024/night-schools", "zh")
    builder.article("2025/one", "zh", "见[甲](../night-school/#二)。")
    builder.article("2025/two", "zh", "见[乙](/zh/articles/2025/night-school/)。")
    out = builder.run("check", language="en").out
    assert "      = There is a similar one: ../../2024/night-schools/\n" in out
    assert "      = There is a similar one: /zh/articles/2024/night-schools/\n" in out


def test_the_caret_stands_under_the_slip(tmp_path: Path) -> None:
    """In a terminal, where Han characters take two cells; the corrected line stands below."""
    builder = SiteBuilder(tmp_path)
    path = "content/articles/2024/one/index.zh.md"
    builder.write(path, titled("title：标题"))
    lines = builder.run("check", language="en").out.splitlines()
    assert lines[:5] == [
        f"{path}:2:6: error: the colon is full-width (：) [front-matter-colon]",
        "    2 | title：标题",
        "      |      ^^",
        "      = write (bulletin fix does): title: 标题",
        "      = Write a plain colon and a space: “: ”.",
    ]
