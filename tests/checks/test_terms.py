"""Names and terms after the glossary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.checks.lexicon import read_glossary
from bulletin.checks.pairs import pair_up
from bulletin.checks.terms import check
from bulletin.model.finding import Finding, Severity
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.site import Divisions
from tests.checks.stories import story, version

GLOSSARY = (
    GlossaryTerm(
        "xihu", "西湖区", "Xihu District", "district",
        zh_alt=("西湖新区",), en_short=("Xihu",), en_forbidden=("West Lake District",),
    ),
    GlossaryTerm("lake", "西湖", "West Lake", "place", en_forbidden=("Xi Hu", "Xihu Lake")),
    GlossaryTerm("westlake", "西湖大学", "Westlake University", "institution",
                 en_forbidden=("West Lake University",)),
    GlossaryTerm("linan", "临安区", "Lin'an District", "district", zh_alt=("临安",),
                 en_short=("Lin'an",), en_forbidden=("Linan",)),
    GlossaryTerm("zust", "浙江科技大学", "Zhejiang University of Science and Technology",
                 "institution", zh_alt=("浙科大",), en_alt=("ZUST",),
                 en_forbidden=("Zhejiang Sci-Tech University",)),
    GlossaryTerm("zustde", "浙科大中德中心", "ZUST Sino-German Center", "institution", unsure=True),
    GlossaryTerm("canal", "大运河", "the Grand Canal", "place", zh_alt=("运河",),
                 en_alt=("the canal",)),
    GlossaryTerm("nqpf", "新质生产力", "new quality productive forces", "term",
                 en_forbidden=("new productivity",)),
    GlossaryTerm("people", "人才", "talent", "term", en_forbidden=("persons of ability",)),
    GlossaryTerm("conf", "杭州-浙工大青年大会", "Hangzhou–ZJUT Youth Conference", "programme",
                 unsure=True),
)  # fmt: skip


def found(zh: str, en: str, divisions: Divisions = "District") -> list[Finding]:
    told = story(version("zh", zh), version("en", en))
    return list(check(pair_up(told), read_glossary(GLOSSARY, divisions)))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("西湖区在西湖边上。", "Xihu District lies by West Lake."),
        ("西湖大学在西湖区。", "Westlake University is in Xihu District."),
        ("临安区很大。\n\n临安下雨了。", "Lin’an District is large.\n\nIt rained in Lin’an."),
        ("临安下雨了。", "Lin'an had rain."),
        (
            "西湖区很好。\n\n西湖区还要建桥。",
            "Xihu District is fine.\n\nThe district will build a bridge.",
        ),
        ("运河上有船。", "The canal has boats on it."),
        ("大运河上有船。", "The Grand Canal’s boats."),
        ("“杭州-浙工大”青年大会开幕。", "The Hangzhou-ZJUT Youth Conference has opened."),
        ("浙科大中德中心成立。", "The ZUST Sino-German Center is here."),
        ("吸引人才。", "It attracts people."),
        ("全市面临安全新任务。", "The city faces new tasks of safety."),
        ("西湖区域风景好。", "The views around West Lake are fine."),
        ("新质生产力。", "New quality productive forces."),
        ("他来了。", "He came from Hangzhou."),
        ("看`西湖区`。", "See `Xihu District`."),
    ],
)
def test_right_renderings_are_left_alone(zh: str, en: str) -> None:
    """Longest name first, apostrophes and dashes alike, sentence capitals, the district."""
    assert found(zh, en) == []


@pytest.mark.parametrize(
    ("zh", "en", "message", "severity"),
    [
        ("西湖区很好。", "West Lake District is fine.", "“West Lake District”", "error"),
        ("西湖大学很好。", "West Lake University is fine.", "“West Lake University”", "error"),
        ("浙科大中德中心成立。", "The Zhejiang Sci-Tech University Sino-German Center is here.",
         "is not called “Zhejiang Sci-Tech University”", "warning"),
        ("新质生产力。", "It is new productivity.", "is not called “new productivity”", "warning"),
        ("临安区很大。", "Linan is large.", "临安区 is not called “Linan”", "error"),
        ("西湖区很好。", "Xihuu District is fine.", "looks like a misspelling", "warning"),
        ("西湖大学很好。", "Wesltake University is fine.", "looks like a misspelling", "warning"),
        ("西湖区很好。", "Xihu district is fine.", "needs capital letters", "warning"),
        ("西湖区很好。", "Xihu is fine.", "the short form “Xihu” comes before", "warning"),
        ("西湖区很好。", "It is fine there.", "西湖区 has no rendering", "warning"),
        ("浙科大中德中心成立。", "A centre is here.", "浙科大中德中心 has no rendering", "info"),
        ("新质生产力。", "Productive forces of a new kind.", "新质生产力 has no rendering", "info"),
        ("他来了。", "He came to Westlake University.", "nowhere in the Chinese", "warning"),
    ],
)  # fmt: skip
def test_each_fault_is_one_finding(zh: str, en: str, message: str, severity: str) -> None:
    """A compound inherits what is forbidden to its parts; unsure entries are warnings at most."""
    (finding,) = found(zh, en)
    assert message in finding.message.en
    assert finding.severity is Severity(severity)


def test_a_finding_names_both_places_and_what_to_write() -> None:
    """The English words are underlined, the Chinese name is related."""
    (finding,) = found("好。\n\n在**西湖区**里。", "Good.\n\nIn **West Lake District**.")
    assert (finding.place.line, finding.place.column, finding.place.length) == (7, 6, 18)
    (zh,) = finding.related
    assert (zh.path[-11:], zh.line, zh.column, zh.length) == ("index.zh.md", 7, 4, 3)
    assert finding.hint.en == "Write Xihu District"


def test_forbidden_forms_count_only_beside_their_entry() -> None:
    """Linan may be another place where the Chinese has no 临安."""
    assert found("他姓林。", "His name is Linan.") == []


def test_a_name_is_missed_once_in_a_block() -> None:
    """However often the Chinese has it."""
    assert len(found("西湖区、西湖区、西湖区。", "There.")) == 1


def test_the_house_chooses_how_divisions_are_written() -> None:
    """Xihu District or Xihu district: one setting."""
    assert found("西湖区很好。", "Xihu district is fine.", "district") == []
    (finding,) = found("西湖区很好。", "It is fine.", "district")
    assert finding.hint.en == "Write Xihu district"


def test_the_chinese_may_be_the_translation() -> None:
    """Both directions read the same glossary; the finding stands in the English."""
    told = story(
        version("zh", "西湖区很好。"), version("en", "West Lake District is fine."), original="en"
    )
    (finding,) = check(pair_up(told), read_glossary(GLOSSARY, "District"))
    assert finding.place.path.endswith("index.en.md")


def test_a_brief_owes_no_name_but_may_not_use_a_wrong_one() -> None:
    """Its text is judged as a whole."""
    zh = version("zh", "西湖区很好。\n\n临安区很大。")
    brief = story(zh, version("en", "Linan is large.", coverage="brief"))
    (finding,) = check(pair_up(brief), read_glossary(GLOSSARY, "District"))
    assert "“Linan”" in finding.message.en


def test_headlines_are_judged_too() -> None:
    """At the place of the title."""
    told = story(
        version("zh", "", title="西湖区建桥"), version("en", "", title="West Lake District")
    )
    (finding,) = check(pair_up(told), read_glossary(GLOSSARY, "District"))
    assert (finding.place.line, finding.place.column, finding.place.length) == (2, 8, 18)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("西湖区下雨了。", "It rained in Xihu Distrct."),
        ("西湖很大。", "The Greater Xihu Lake is large."),
        ("浙江科技大学来了。", "Zhejiang Sci-Tech University, not ZUST in full, came."),
    ],
)
def test_a_wrong_name_is_told_once(zh: str, en: str) -> None:
    """Not also as a short form, nor once for each form that is near."""
    assert len(found(zh, en)) == 1


@given(st.lists(st.tuples(*[st.text("abc ", min_size=1, max_size=6)] * 2), max_size=8))
def test_which_entries_lie_within_others_is_as_if_each_were_compared_with_each(
    names: list[tuple[str, str]],
) -> None:
    """A glossary of thousands takes its length's time, and finds what comparing all would."""
    terms = tuple(
        GlossaryTerm(id=str(number), zh=zh, en=en, en_forbidden=(f"x{number}",))
        for number, (zh, en) in enumerate(names)
    )
    lexicon = read_glossary(terms, "District")
    for one in terms:
        keys = [form.key for form in lexicon.allowed[one.id]]
        held = [[form.key for form in lexicon.allowed[each.id]] for each in terms]
        assert lexicon.inner[one.id] == {
            each.id
            for each, others in zip(terms, held, strict=True)
            if each != one and any(other in key for other in others for key in keys)
        }
        assert [form.entry for form in lexicon.forbidden[one.id]] == [
            each.id for each in terms if each.zh in one.zh
        ]
