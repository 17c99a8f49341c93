"""One structural fault planted at a time, in either text, with either as the original."""

import pytest

from bulletin.checks import STORY_RULES, check_story, read_glossary
from bulletin.model.finding import Finding
from tests.checks.stories import story, version
from tests.render.samples import SITE

ZH = """\
第一段说的是开幕。参见[通知](../notice/)。

## 背景

第二段讲背景，有脚注[^1]，也有更多的内容写在这里，篇幅并不算短。

![大厅](hall.jpg)

- 甲项
- 乙项
- 丙项

| 名称 | 数量 |
|---|---|
| 甲 | 很多 |
| 乙 | 很少 |

> 引用的话在这里。

### 细节

最后一段讲细节，内容还有不少，要写得长一些才好比较篇幅的大小和多少。

[^1]: 脚注的内容。
"""
EN = """\
The first paragraph tells of the opening. See the [notice](../notice/).

## Background

The second paragraph gives the background, with a footnote[^1], and there is more at some length.

![The hall](hall.jpg)

- Item alpha
- Item beta
- Item gamma

| Name | Number |
|---|---|
| A | many |
| B | few |

> The words that are quoted are here.

### Details

The last paragraph goes into the details;
there is a good deal more of it, so that it is long enough for its length to be compared at all.

[^1]: What the footnote says.
"""
TABLE = (
    "| 名称 | 数量 |\n|---|---|\n| 甲 | 很多 |\n| 乙 | 很少 |\n\n",
    "| Name | Number |\n|---|---|\n| A | many |\n| B | few |\n\n",
)
SECOND = f"{ZH.split(chr(10) * 2)[2]}\n\n", f"{EN.split(chr(10) * 2)[2]}\n\n"
LAST = (
    "，内容还有不少，要写得长一些才好比较篇幅的大小和多少",
    EN.partition("last paragraph")[2].partition(".\n")[0],
)
NEW = "又加了一段话，说的是完全不相干的另一件事情。", "One paragraph more tells of something else."
# What is replaced, and by what: in Chinese, in English.
FAULTS = {
    "a heading of another level": (("### 细节", "## 细节"), ("### Details", "## Details")),
    "a lost heading": (("### 细节\n\n", ""), ("### Details\n\n", "")),
    "a heading in bold": (("## 背景", "**背景**"), ("## Background", "**Background**")),
    "a lost picture": (("![大厅](hall.jpg)\n\n", ""), ("![The hall](hall.jpg)\n\n", "")),
    "another picture": (("hall.jpg", "door.jpg"), ("hall.jpg", "door.jpg")),
    "a lost link": (("[通知](../notice/)", "通知"), ("[notice](../notice/)", "notice")),
    "a link elsewhere": (("../notice/", "../other/"), ("../notice/", "../other/")),
    "a lost list item": (("- 乙项\n", ""), ("- Item beta\n", "")),
    "a lost row": (("| 乙 | 很少 |\n", ""), ("| B | few |\n", "")),
    "a column more": (
        ("数量 |\n|---|", "数量 | |\n|---|---|"),
        ("ber |\n|---|", "ber | |\n|---|---|"),
    ),
    "a lost table": ((TABLE[0], ""), (TABLE[1], "")),
    "a lost footnote mark": (("[^1]，", "，"), ("[^1],", ",")),
    "a lost footnote": (("[^1]: 脚注的内容。\n", ""), ("[^1]: What the footnote says.\n", "")),
    "a quotation as plain text": (("> 引用", "引用"), ("> The words", "The words")),
    "a lost paragraph": ((SECOND[0], ""), (SECOND[1], "")),
    "a text cut short": ((LAST[0], ""), (LAST[1], " ends")),
    "an added paragraph": (
        ("## 背景", f"{NEW[0]}\n\n## 背景"),
        ("## Back", f"{NEW[1]}\n\n## Back"),
    ),
}


def found(zh: str, en: str, original: str) -> tuple[Finding, ...]:
    told = story(version("zh", zh), version("en", en), original=original)
    rules = STORY_RULES - {"typography-zh", "typography-en"}
    return check_story(told, rules, read_glossary((), "District"), SITE).findings


@pytest.mark.parametrize("original", ["zh", "en"])
def test_two_texts_built_alike_are_silent(original: str) -> None:
    """Or the faults below would prove nothing."""
    assert found(ZH, EN, original) == ()


@pytest.mark.parametrize("original", ["zh", "en"])
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told_once_with_its_place_in_both_files(
    fault: str, side: int, original: str
) -> None:
    """And by no other rule besides."""
    texts = [ZH, EN]
    before, after = FAULTS[fault][side]
    assert before in texts[side]
    texts[side] = texts[side].replace(before, after)
    (finding,) = found(texts[0], texts[1], original)
    assert finding.rule == "structure"
    places = [each for each in (finding.place, *finding.related) if each.line]
    assert {each.path[-5:] for each in places} == {"zh.md", "en.md"}
    translation = "en" if original == "zh" else "zh"
    assert finding.place.path.endswith(f"{translation}.md")
