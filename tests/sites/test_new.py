"""`bulletin new`: stories from a template and skeletons of translations, never over a file."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.desk.slug import propose
from bulletin.parse import parse_site
from tests.builder import CONFIG, ROOT, SiteBuilder

SITE = parse_site(CONFIG.encode())[0]


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path)


def read(builder: SiteBuilder, path: str) -> str:
    return (builder.root / path).read_text(encoding="utf-8")


def test_a_new_story_is_a_pair_of_files_that_pass_the_check(builder: SiteBuilder) -> None:
    """The first states the facts and is a draft; terms may be named in either language."""
    made = builder.run(
        "new", "拱墅：四个月", "--topic", "青年人才", "--district", "Gongshu", "--topic", "skills"
    )
    folder = "content/articles/2026/gongshu-si-ge-yue"
    assert made.out.splitlines() == [f"{folder}/index.zh.md", f"{folder}/index.en.md"]
    chinese = read(builder, f"{folder}/index.zh.md")
    assert chinese.startswith(
        "---\ntitle: 拱墅：四个月\npublished: 2026-11-23\ndistricts: [gongshu]\n"
        "topics: [youth, skills]\n# 发布时删去下一行\ndraft: true\n"
    )
    english = read(builder, f"{folder}/index.en.md")
    assert "published" not in english
    assert "# headline" not in english
    assert "# line above the headline\n# kicker: …\n" in english
    assert builder.run("check").status == 0
    assert builder.run("build", "--drafts").status == 0


def test_every_key_offered_in_a_comment_can_be_uncommented(builder: SiteBuilder) -> None:
    """An example that does not parse teaches the wrong thing."""
    builder.run("new", "One", "--topic", "youth", "--language", "en", "--slug", "one")
    path = "content/articles/2026/one/index.en.md"
    lines = read(builder, path).split("\n")
    shown = [line.removeprefix("# ") if ": " in line else line for line in lines]
    builder.write(path, "\n".join(shown)).write("content/articles/2026/one/photo.jpg", b"\xff\xd8")
    built = builder.run("check", "--select", "keys,front-matter")
    assert built.status == 0, built.out


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("拱墅区引才：西湖也来", "gongshu-yin-cai-xihu-ye-lai"),
        ("The Talent of Lin'an in 2024", "talent-linan-2024"),
        ("Café & Crème", "cafe-creme"),
        ("一" * 60, "yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi-yi"),
        ("！？", "story"),
        ("The", "the"),
    ],
)
def test_a_folder_is_named_by_words_or_pinyin(title: str, slug: str) -> None:
    """Lower-case ASCII, cut at a word, districts by their ids."""
    assert SITE is not None
    assert propose(title, SITE, ()) == slug
    assert propose(title, SITE, {slug, f"{slug}-2"}) == f"{slug}-3"


def test_nothing_is_overwritten(builder: SiteBuilder) -> None:
    """A second story of the same title gets a folder of its own; a taken name is refused."""
    first = builder.run("new", "One", "--topic", "youth").out.splitlines()
    second = builder.run("new", "One", "--topic", "youth").out.splitlines()
    assert first[0] == "content/articles/2026/one/index.en.md"
    assert second[0] == "content/articles/2026/one-2/index.en.md"
    before = read(builder, first[0])
    assert builder.run("new", "Two", "--topic", "youth", "--slug", "one").status == 2
    assert read(builder, first[0]) == before


def test_what_is_missing_is_an_error_where_nobody_can_be_asked(builder: SiteBuilder) -> None:
    """With the ids there are; so is a district that does not exist."""
    built = builder.run("new", "One", language="en")
    assert (built.status, built.err) == (
        2,
        "bulletin: --topic is missing; there are youth, skills, services\n",
    )
    wrong = builder.run("new", "One", "--topic", "yuoth", language="en")
    assert wrong.err == "bulletin: config.yaml has no “yuoth” in topics; the nearest is youth\n"


def test_a_terminal_is_asked(builder: SiteBuilder) -> None:
    """Topics by number or by a name with a space in it, districts, and the folder's name."""
    controller, terminal = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), "new", "One", "--site", str(builder.root)]
    environment = {**os.environ, "BULLETIN_LANG": "en"}
    with subprocess.Popen(
        [*command, "--today", "2026-11-23"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        os.write(controller, b"1, Skilled workers\nxihu\nmy-story\n")
        out, err = process.communicate(timeout=60)
    os.close(controller)
    os.close(terminal)
    assert process.returncode == 0, err
    assert "青年人才 Young talent" in err.decode()
    assert out.decode().splitlines()[0] == "content/articles/2026/my-story/index.en.md"
    text = read(builder, out.decode().splitlines()[0])
    assert "topics: [youth, skills]\n" in text
    assert "districts: [xihu]\n" in text


ORIGINAL = """\
第一段 <!-- 注 --> 里有 -- 两个减号。

## 报名

- 一
    - 二

1. 甲

![签约](pic.gif "图说")

| 区 | 人数 |
|---|---|
| 拱墅 | 12 |

> 他说好。

```
make
```

最后[^1]。

[^1]: 出处"""


def test_a_translation_is_laid_out_block_by_block(builder: SiteBuilder) -> None:
    """The original above each gap, facts left out, tables and code kept, fingerprint set."""
    builder.article("2024/one", "zh", ORIGINAL, deck="副题: 一", districts="[xihu]")
    made = builder.run("new", "--translation", "one", "English", language="en")
    path = "content/articles/2024/one/index.en.md"
    assert made.out == f"{path}\n"
    text = read(builder, path)
    front, _, body = text.removeprefix("---\n").partition("---\n")
    assert front.startswith("# zh 2024/one\ntitle:\n# 副题: 一\n# deck: …\n# translator: …\n")
    assert "translated_from: zh 2026-11-23 " in front
    assert "published" not in front
    for gap in (
        "## …",
        "- …\n    - …\n1. …",
        "![…](pic.gif",
        "> …",
        "[^1]: …",
        "| 拱墅 | 12 |",
        "```\nmake",
    ):
        assert gap in body
    assert "<!-- 第一段 <!- - 注 - -> 里有 - - 两个减号。 -->" in body
    assert builder.run("new", "--translation", "one", "en").status == 2


def test_a_skeleton_is_not_published_before_it_has_a_headline(builder: SiteBuilder) -> None:
    """The check says what to write; with a headline the page is built without the comments."""
    builder.article("2024/one", "zh", "第一段。")
    builder.run("new", "--translation", "one", "en")
    path = "content/articles/2024/one/index.en.md"
    failed = builder.run("check", language="en")
    assert failed.status == 1
    assert f"{path}:3:1: error: title (headline) is empty" in failed.out
    builder.write(path, read(builder, path).replace("title:\n", "title: One\n"))
    built = builder.run()
    assert built.status == 0, built.out
    assert "第一段" not in built.page("en/articles/2024/one/index.html").partition("story-text")[2]
