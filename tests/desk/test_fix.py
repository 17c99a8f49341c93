"""`bulletin fix` writes what is certain, once, and leaves every other byte alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.desk.fix import fix
from bulletin.parse import parse_file, parse_site
from tests.builder import CONFIG, SiteBuilder

SITE = parse_site(CONFIG.encode())[0]
ZH = "content/articles/2024/one/index.zh.md"
EN = "content/articles/2024/one/index.en.md"
FRONT = "---\ntitle: 标题\npublished: 2024-09-27\ntopics: [youth]\n---\n"


def fixed(source: str | bytes, path: str = ZH) -> str:
    given = source.encode() if isinstance(source, str) else source
    return fix(path, given, SITE).after.decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"\ufeff{FRONT}正文。\n", f"{FRONT}正文。\n"),
        (f"{FRONT}正文。\n".replace("\n", "\r\n"), f"{FRONT}正文。\n"),
        (f"{FRONT}正文。\n".encode("gbk"), f"{FRONT}正文。\n"),
        (f"{FRONT}正文。\n".encode("utf-16"), f"{FRONT}正文。\n"),
        ("---\ntitle: 標題\n---\n談人才。\n".encode("big5"), "---\ntitle: 標題\n---\n談人才。\n"),
        (f"{FRONT}正文。\n".encode("utf-16-be"), f"{FRONT}正文。\n"),
        (f"{FRONT}正\u200b文。\n", f"{FRONT}正文。\n"),
        (f"{FRONT}杭州,人才;引才:好!\n", f"{FRONT}杭州，人才；引才：好！\n"),
        (FRONT.replace("title: ", "title：") + "正文。\n", f"{FRONT}正文。\n"),
        (FRONT.replace("---", "－－－") + "正文。\n", f"{FRONT}正文。\n"),
        (
            FRONT.replace("[youth]", "[youth，skills]") + "文。",
            FRONT.replace("[youth]", "[youth, skills]") + "文。",
        ),
        (
            FRONT.replace("标题", "Talent: 新政") + "文。",
            FRONT.replace("标题", "'Talent：新政'") + "文。",
        ),
        (FRONT.replace("2024-09-27", "“2024-09-27”") + "文。", f"{FRONT}文。"),
        (FRONT.replace("2024-09-27", "2024年9月27日") + "文。", f"{FRONT}文。"),
        (
            FRONT.replace("2024-09-27", "27 Sep 2024, 8:30 am") + "文。",
            FRONT.replace("27\n", "27 08:30\n") + "文。",
        ),
        (
            FRONT.replace("]\n", "]\nsource: {name: 日报, date: 2024/9/1}\n") + "文。",
            FRONT.replace("]\n", "]\nsource: {name: 日报, date: 2024-09-01}\n") + "文。",
        ),
    ],
)  # fmt: skip
def test_what_is_certain_is_written(source: str | bytes, expected: str) -> None:
    """Encoding, line ends, invisible characters, punctuation, front matter, dates."""
    assert fixed(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        f"{FRONT}`杭州,人才`和 https://a.cn/杭州,人才 以及[文](https://a.cn/a,b)。\n",
        f"{FRONT}```\n杭州,人才\u200b\n```\n",
        FRONT.replace("]\n", "]\nbyline: [张三,李四]\n") + "文。\n",
        FRONT.replace("]\n", "]\noriginal: 中文\n") + "文。\n",
        FRONT.replace("2024-09-27", "03/04/2024") + "文。\n",
        FRONT.replace("2024-09-27", "2024-09-27T08:30:00+08:00") + "文。\n",
        FRONT.replace("[youth]", "[yuoth]") + "文。\n",
        "---\ntitle: 标题\n\n杭州人才\n",
        f"{FRONT}1、身份证\n2、学历\n",
        FRONT + "正文。\n" + "\xe9".encode("latin-1").decode("latin-1"),
    ],
)
def test_what_is_not_certain_stays(source: str) -> None:
    """Code, addresses, ids, bylines, doubtful dates, unknown words, and what reads differently."""
    assert fixed(source) == source


@pytest.mark.parametrize(
    "line",
    ["![会场](照片 1.jpg)", "!【会场】(photo.jpg)", "见(另一篇)[../other/]", "见[甲] (../b/)"],
)
def test_mistyped_links_and_pictures_keep_their_signs(line: str) -> None:
    """A bracket made full-width would undo what the editor meant."""
    text = f"---\ntitle: 题\npublished: 2024-09-27\ntopics: [youth]\n---\n{line}\n"
    assert fixed(text) == text


def test_bytes_of_an_unknown_encoding_stay() -> None:
    """Latin-1 can be read as GBK, as nonsense."""
    source = f"{FRONT}Café, déjà vu, très Zhejiang.\n".encode("latin-1", "replace")
    assert fix(EN, source, SITE).after == source


@pytest.mark.parametrize(
    "source",
    [f"{FRONT}a\0b正文。\n".encode(), f"{FRONT}a\0b正文。 \n".encode(), b"PK\3\4\x14\0\6\0\x08\0"],
)
def test_a_stray_null_makes_no_other_encoding(source: bytes) -> None:
    """Good UTF-8 with one NUL in it, or a Word document, was rewritten as UTF-16: nonsense."""
    assert fix(EN, source, SITE).after == source


def test_english_keeps_its_own_marks() -> None:
    """Full-width marks left behind go, the rest stays."""
    assert fixed("---\ntitle: One\n---\nHangzhou，in East China.\n", EN) == (
        "---\ntitle: One\n---\nHangzhou, in East China.\n"
    )


PIECES = st.sampled_from(
    ["title", "published", "topics", "：", ": ", ":", "，", ",", "“", "”", '"', "'", "#", "-", "—",
     "---", "\n", "\n", "\t", "　", "\u200b", "\ufeff", "[", "]", "{", "}", "杭州", "人才",
     "Lin'an", "2024年9月27日", "2024/1/5", "(", ")", "（", "）", "`", "```", "**", "1、",
     "https://a.cn/b,c",
     "...", "……", "<b>", "&amp;", "|", " ", "  ", "\\", "3,000", "3：30", "!", "？", "。"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.sampled_from([ZH, EN]), st.sampled_from([FRONT, ""]))
@settings(max_examples=300, deadline=None)
def test_fixing_twice_is_fixing_once(pieces: list[str], path: str, front: str) -> None:
    """Whatever an editor wrote."""
    source = front + "".join(pieces)
    once = fix(path, source.encode(), SITE).after
    assert fix(path, once, SITE).after == once


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=200, deadline=None)
def test_facts_are_read_as_before(pieces: list[str]) -> None:
    """No correction changes what the file states."""
    assert SITE is not None
    source = (FRONT.removesuffix("---\n") + "".join(pieces)).encode()
    before = parse_file(ZH, source, SITE)
    after = parse_file(ZH, fix(ZH, source, SITE).after, SITE)
    for name in before.stated:
        assert getattr(after.facts, name) == getattr(before.facts, name)


def test_the_command_shows_a_diff_and_then_writes(tmp_path: Path) -> None:
    """`--diff` writes nothing; without it the file changes, keeps its mode, and stays put."""
    builder = SiteBuilder(tmp_path)
    file = tmp_path / ZH
    builder.write(ZH, FRONT.replace("title: ", "title：") + "杭州,人才。\n")
    builder.write(EN, "---\ntitle: One\n---\nText.\n")
    file.chmod(0o640)
    before = file.read_bytes()
    diff = builder.run("fix", "--diff", language="en")
    assert file.read_bytes() == before
    assert "-title：标题\n+title: 标题\n" in diff.out
    assert "-杭州,人才。\n+杭州，人才。\n" in diff.out
    done = builder.run("fix", "content/articles/2024/one", language="en")
    assert done.out == f"{ZH}: front-matter-colon, typography-zh\n1 file corrected\n"
    assert file.read_text(encoding="utf-8") == f"{FRONT}杭州，人才。\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert builder.run("fix", language="en").out == "there is nothing to correct automatically\n"
    assert {each.name for each in file.parent.iterdir()} == {"index.zh.md", "index.en.md"}
