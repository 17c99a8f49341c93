"""Figures that changed places between the languages, and orders that languages turn by nature."""

import datetime as dt

import pytest

from bulletin.checks.figures import Fault, compare

TOLD = dt.date(2024, 9, 27)


@pytest.mark.parametrize(
    ("zh", "right", "wrong"),
    [
        (
            "吸引500家企业、300人参加。",
            "It drew 500 firms and 300 people.",
            "It drew 300 firms and 500 people.",
        ),
        (
            "共有162户、520人撤离。",
            "In all 162 households and 520 people left.",
            "In all 520 households and 162 people left.",
        ),
        (
            "出口增长22.2%，进口增长25.6%。",
            "Exports rose 22.2%, while imports grew by 25.6%.",
            "Exports rose 25.6%, while imports grew by 22.2%.",
        ),
        (
            "援外医疗队在56个国家的115个医疗点工作。",
            "The teams work in 115 medical facilities in 56 countries.",
            "The teams work in 56 medical facilities in 115 countries.",
        ),
        (
            "58款应用被曝光，涉及十余家公司。",
            "58 apps were exposed, involving more than 10 firms.",
            "10 apps were exposed, involving more than 58 firms.",
        ),
        (
            "场馆约1500平方米，可容纳1000人。",
            "The hall of about 1,500 square metres holds 1,000 people.",
            "The hall of about 1,000 square metres holds 1,500 people.",
        ),
        (
            "他将于7月20日至24日来访。",
            "He will visit from July 20 to 24.",
            "He will visit from July 24 to 20.",
        ),
        (
            "收入65亿美元，领先于去年的64亿美元。",
            "Revenue was $6.5 billion, ahead of last year's $6.4 billion.",
            "Revenue was $6.4 billion, ahead of last year's $6.5 billion.",
        ),
        (
            "26人获奖，其中7人为学生。",
            "26 people won prizes, 7 of whom are students.",
            "7 people won prizes, 26 of whom are students.",
        ),
    ],
)
def test_figures_that_changed_places_are_told_once(zh: str, right: str, wrong: str) -> None:
    """Each swap is one finding that names both; the translation as it should be has none."""
    assert not compare(zh, right, TOLD)
    found = [each for each in compare(zh, wrong, TOLD) if each.fault is not Fault.HEDGE]
    assert [each.fault for each in found] == [Fault.VALUE]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("与2010年的1300万人相比，增加700万人。", "It grew 7 million from 13 million in 2010."),
        ("继上半年增长5.5%之后，三季度增长5.2%。", "It rose 5.2% after 5.5% in the first half."),
        ("14亿人中，其中9亿为劳动力。", "Some 900 million of the 1.4 billion people work."),
        ("调运135个帐篷、120张床等6类物资。", "Six kinds of goods: 135 tents, 120 beds."),
        ("对39个国家近40000人做了调查。", "Nearly 40,000 people in 39 countries were asked."),
        ("赢得3000场中的1489场，负677场。", "It won 1,489 and lost 677 of its 3,000 games."),
        ("13次、1000家\n13次交流，1000家机构", "13 events\n1,000 firms came to 13 events."),
        ("12次交流\n20项合作", "20 projects\n12 events"),
        ("只让200人入场，而不是让1万人进来。", "Instead of 10,000 outside, we had 200 here."),
        ("出口增长28%；进口增长25%。", "Exports were up 28%. Imports rose 25%."),
    ],
)
def test_orders_that_languages_turn_are_left_alone(zh: str, en: str) -> None:
    """Comparisons, parts of a whole and totals stand in the order their language asks for."""
    assert not [each for each in compare(zh, en, TOLD) if each.fault is Fault.VALUE]


def test_the_message_says_both_orders() -> None:
    """Editors read what stands first and what second on either side."""
    (found,) = compare("吸引500家企业、300人参加。", "It drew 300 firms and 500 people.", TOLD)
    assert found.message.en == (
        "two figures may have changed places: the Chinese has 500家, then 300人; "
        "the English 300, then 500"
    )
    assert found.message.zh == "两个数字可能对调：中文先 500家 后 300人，英文先 300 后 500。"
