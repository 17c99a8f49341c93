"""Chinese punctuation and digits."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.checks.correct import corrections
from bulletin.checks.prose import apply
from bulletin.checks.typography_zh import check
from bulletin.model.finding import Finding
from tests.checks.stories import story, version

NOISY = st.text(
    st.sampled_from(
        "人才服务AB12 \n,;:!?.()（），。；：！？、…—-–“”‘’\"'「」『』*_`[]<>{}#|\\&~－ａ３　"
    ),
    max_size=60,
)

SAMPLE = """\
## 城北:一条老街的新店 开放日

周岚 吴一凡 沈可

今年春天,城北老街(东段)新开了12家小店,其中7家由“90后”经营,营业到22:30;
街口还立了“老街地图”,“社区书屋”也搬来了。

据统计,客流增长1.5倍(含周末),销售额达3,200万元。
看板上写着:“别急着走”;一家叫VIP,老板姓林。

项目组把它叫作『慢街计划』,英文名为(Slow Street, phase 1)。
采用“1+46+N”模式,详见[章程](rules,v1:a.md)和`a,b;c`。

![老街入口 (摄影:周岚)](gate,1.jpg){: .wide }

等了很久……——没有人回答。
"""


def found(body: str, title: str = "") -> list[Finding]:
    return list(check(story(version("zh", body, title=title))))


def fixed(source: str) -> str:
    return apply(source, corrections(source, "zh"))


def test_a_page_of_news_has_exactly_its_faults_reported() -> None:
    """Marks by their neighbours; numbers, times, Latin phrases, names and code are left alone."""
    names = Counter(re.split("[“：应]", each.message.zh)[0] for each in found(SAMPLE))
    assert names == {
        "中文里的逗号": 9,
        "中文里的冒号": 3,
        "中文里的分号": 2,
        "中文里的括号": 3,
        "直角引号": 1,
    }


def test_a_finding_names_its_place_and_the_corrected_line() -> None:
    """Line and column are of the file; the corrected line holds every certain correction."""
    finding = found("好。\n\n**早上,**去(老)街,好")[0]
    assert (finding.place.line, finding.place.column, finding.place.length) == (7, 5, 1)
    assert finding.excerpt == "**早上,**去(老)街,好"
    assert finding.replacement == "**早上，**去（老）街，好"


def test_headings_of_the_front_matter_are_checked_at_their_place() -> None:
    """The title's value is underlined where it begins."""
    (finding,) = found("", title="老街:新店")
    assert (finding.place.line, finding.place.column, finding.place.length) == (2, 8, 5)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("人才,服务", "人才，服务"),
        ("人才, 服务", "人才，服务"),
        ("人才 ,服务", "人才，服务"),
        ("人才 ，服务", "人才，服务"),
        ("用了IP,除了它", "用了IP，除了它"),
        ("“甲”,“乙”", "“甲”，“乙”"),
        ("注意:2023年", "注意：2023年"),
        ("真的吗?是!", "真的吗？是！"),
        ("好!!好", "好！！好"),
        ("好，，好", "好，好"),
        ("好,，好", "好，好"),
        ("好。。", "好。"),
        ("结束了.", "结束了。"),
        ("等等...", "等等……"),
        ("等等。。。", "等等……"),
        ("等…", "等……"),
        ("一--二", "一——二"),
        ("一 — 二", "一——二"),
        ('他说"好"', "他说“好”"),
        ('“他说"好"”', "“他说‘好’”"),
        ("他说'好'", "他说“好”"),
        ("『甲』", "“甲”"),
        ("「甲『乙』」", "“甲‘乙’”"),
        ("（甲)乙", "（甲）乙"),
        ("２０２４年ＡＩ", "2024年AI"),
        ("|甲,乙|\n|-|\n|丙;丁|", "|甲，乙|\n|-|\n|丙；丁|"),
        ("- 甲,\n- 乙;", "- 甲，\n- 乙；"),
        ("**甲:**乙", "**甲：**乙"),
        ("甲[乙,丙](a,b)", "甲[乙，丙](a,b)"),
    ],
)
def test_what_is_certain_is_corrected(wrong: str, right: str) -> None:
    """The correction, and that the check finds the fault."""
    assert fixed(wrong) == right
    assert found(wrong)
    assert not found(right)


@pytest.mark.parametrize(
    "text",
    [
        "9.79亿元，12,600人，比分1:1，19:30开始",
        "詹丽 王嘉 陆莹",
        "活动IP和9月27日的 FIND HZ 之间",
        "香港（Hello, World: a; b? c!）大学",
        "世界贸易组织(WTO)成立",
        "拨打(0571)8888",
        "见`a,b`和<https://a.cn/x,y>",
        "<span title='a,b'>好</span>",
        "好{: title='a,b' }",
        "```\n甲,乙\n```",
        "2025—2026年，北京—上海",
        "——他说……",
        "选项 --drafts 和 -o",
        "临安的拼音是Lin'an或Lin’an",
        '屏幕27"的电脑',
        "很好:smile:",
        "用std::map写",
        "“第一段\n\n“第二段”",
        "“他说‘好’”",
        "1）甲；2）乙",
        "真的？！",
        "100%～150%",
        "| 甲 | 乙 |\n|----|----|\n| 1 | 2 |",
        "A, B and C.",
        'Hello "world".',
        "甲\n---\n乙",
        "于是著名的乾隆皇帝",
    ],
)
def test_what_is_right_or_uncertain_is_left_alone(text: str) -> None:
    """Numbers, addresses, code, Latin phrases, names, ranges and options."""
    assert found(text) == []
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他说“好", "引号没有成对"),
        ("他说好”", "引号没有成对"),
        ('他说"好', "引号没有成对"),
        ("發展", "繁体字“發”"),
    ],
)
def test_what_is_wrong_without_a_certain_correction_is_only_reported(text: str, words: str) -> None:
    """The editor decides: no replacement, no edit."""
    (finding,) = found(text)
    assert finding.message.zh.startswith(words)
    assert finding.replacement == ""
    assert fixed(text) == text


def test_front_matter_is_corrected_in_its_headings_only() -> None:
    """Keys, lists, other values, quotes and comments of YAML stay; the body follows."""
    source = (
        "---\ntitle: 老街:新店,开了 # 备注,不动\nkicker: '一,二'\ndeck: \"三(四)\"\n"
        "byline: {zh: 甲,en: A}\nsummary: [一,二]\neditor_note: |\n  五,六\n---\n七,八\n"
    )
    assert fixed(source) == (
        "---\ntitle: 老街：新店，开了 # 备注,不动\nkicker: '一，二'\ndeck: \"三（四）\"\n"
        "byline: {zh: 甲,en: A}\nsummary: [一,二]\neditor_note: |\n  五,六\n---\n七，八\n"
    )


def test_another_language_is_not_read_as_chinese() -> None:
    """Neither checked nor corrected."""
    assert list(check(story(version("en", "人才,服务")))) == []
    assert corrections("人才,服务", "fr") == ()


@given(NOISY)
def test_correcting_twice_is_correcting_once(source: str) -> None:
    """Whatever the input."""
    once = fixed(source)
    assert fixed(once) == once


@given(NOISY)
def test_corrections_leave_words_and_markup_alone(source: str) -> None:
    """Nothing but marks, spaces and the width of characters ever changes."""
    for edit in corrections(source, "zh"):
        removed = source[edit.start : edit.end]
        assert not re.search(r"[\n人才服务AB12*_`\[\]<>{}#|\\&~]", removed)


@given(NOISY)
def test_every_correction_has_a_finding(source: str) -> None:
    """Where something can be corrected, the check says so."""
    assert bool(corrections(source.lstrip("-"), "zh")) <= bool(found(source.lstrip("-")))
