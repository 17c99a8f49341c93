"""Alignment of two versions, on articles damaged on purpose."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.checks.alignment import Link, align
from bulletin.checks.blocks import read_blocks
from tests.checks.parallel import PAIRS

Links = list[tuple[tuple[int, ...], tuple[int, ...]]]


def links(zh: list[str], en: list[str]) -> Links:
    found = align(read_blocks("\n\n".join(zh)), read_blocks("\n\n".join(en)))
    return [(each.a, each.b) for each in found]


def damaged(seed: int, *, size: int = 25) -> tuple[list[str], list[str], Links]:
    """Make an article with blocks missing, added, split and merged, and say how it aligns."""
    chance = random.Random(seed)  # noqa: S311 - reproducible damage, no secret
    rest = chance.sample(PAIRS, size)
    zh: list[str] = []
    en: list[str] = []
    truth: Links = []
    while rest:
        damage = chance.random()
        taken = [rest.pop() for _ in range(2 if 0.09 < damage < 0.23 and len(rest) > 1 else 1)]
        here, there = [one for one, _ in taken], [two for _, two in taken]
        if damage < 0.06:
            there = []
        elif damage < 0.09:
            here = []
        elif damage < 0.16:
            there = [" ".join(there)]
        elif damage < 0.23:
            here = ["".join(here)]
        if len(truth) % 6 == 5:
            truth.append(((len(zh),), (len(en),)))
            zh.append("## 第二部分")
            en.append("## Part two")
        truth.append(
            (
                tuple(range(len(zh), len(zh) + len(here))),
                tuple(range(len(en), len(en) + len(there))),
            )
        )
        zh += here
        en += there
    return zh, en, truth


def pairs(found: Links) -> set[tuple[int, int]]:
    return {(i, j) for a, b in found for i in a for j in b}


def test_alignment_survives_missing_added_split_and_merged_blocks() -> None:
    """Over 100 damaged articles: links P and R at least .95 and .96, lone blocks P .85, R .6."""
    right = found_all = true_all = lone_right = lone_found = lone_true = 0
    for seed in range(1000, 1100):
        zh, en, truth = damaged(seed)
        found = links(zh, en)
        right += len(pairs(found) & pairs(truth))
        found_all += len(pairs(found))
        true_all += len(pairs(truth))
        lone = {each for each in found if not all(each)}
        lone_expected = {each for each in truth if not all(each)}
        lone_right += len(lone & lone_expected)
        lone_found += len(lone)
        lone_true += len(lone_expected)
    assert right / found_all >= 0.95
    assert right / true_all >= 0.96
    assert lone_right / lone_found >= 0.85
    assert lone_right / lone_true >= 0.6


@given(st.lists(st.sampled_from(PAIRS), max_size=12), st.lists(st.sampled_from(PAIRS), max_size=12))
def test_every_block_is_in_exactly_one_link_in_order(
    one: list[tuple[str, str]], two: list[tuple[str, str]]
) -> None:
    """Whatever the two texts have to do with each other."""
    found = links([zh for zh, _ in one], [en for _, en in two])
    assert [index for a, _ in found for index in a] == list(range(len(one)))
    assert [index for _, b in found for index in b] == list(range(len(two)))


@pytest.mark.parametrize("side", [0, 1])
def test_a_text_aligns_with_itself(side: int) -> None:
    """The programme knows no language: both sides may be Chinese or English."""
    text = [each[side] for each in PAIRS]
    assert links(text, text) == [((index,), (index,)) for index in range(len(text))]


def test_both_directions_agree() -> None:
    """English against Chinese mirrors Chinese against English."""
    zh, en, _ = damaged(7)
    assert [(b, a) for a, b in links(en, zh)] == links(zh, en)


def test_a_lost_heading_leaves_its_paragraphs_matched() -> None:
    """Structure holds the text in place, it never carries it away."""
    (one, two), (three, four), (five, six) = PAIRS[0], PAIRS[4], PAIRS[17]
    zh = [one, "## 新馆", three, "## 团队", five]
    en = [two, four, "## The team", six]
    assert links(zh, en) == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
        ((3,), (2,)),
        ((4,), (3,)),
    ]


def test_tables_and_pictures_only_answer_their_like() -> None:
    """A lost table is alone, even beside a paragraph nobody wrote before."""
    table = "|甲|乙|\n|-|-|\n|1|2|"
    zh = [PAIRS[2][0], table, "![馆](a.jpg)", PAIRS[9][0]]
    en = [PAIRS[2][1], "![The library](a.jpg)", PAIRS[9][1]]
    assert links(zh, en) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]


def test_long_documents_stay_within_reach() -> None:
    """Two thousand paragraphs, fifty of them lost in one place, still find their own."""
    zh = [f"第{number}段，" + PAIRS[number % len(PAIRS)][0] for number in range(2000)]
    en = [f"No. {number}: " + PAIRS[number % len(PAIRS)][1] for number in range(2000)]
    del en[1000:1050]
    found = links(zh, en)
    assert [each for each in found if not each[1]] == [
        ((index,), ()) for index in range(1000, 1050)
    ]


def test_an_empty_version_leaves_every_block_alone() -> None:
    """Nothing to match is no fault."""
    assert align(read_blocks("一\n\n二"), ()) == (Link((0,), ()), Link((1,), ()))
