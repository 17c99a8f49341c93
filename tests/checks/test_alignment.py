"""Alignment of two versions, on articles damaged on purpose."""

import random
import re
from dataclasses import dataclass

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


@dataclass(slots=True)
class Score:
    """How many links and blocks without counterpart were right, found, and there to be found."""

    right: int = 0
    found: int = 0
    true: int = 0
    lone_right: int = 0
    lone_found: int = 0
    lone_true: int = 0

    def add(self, found: Links, truth: Links) -> None:
        self.right += len(pairs(found) & pairs(truth))
        self.found += len(pairs(found))
        self.true += len(pairs(truth))
        lone, expected = ({each for each in side if not all(each)} for side in (found, truth))
        self.lone_right += len(lone & expected)
        self.lone_found += len(lone)
        self.lone_true += len(expected)


def test_alignment_survives_missing_added_split_and_merged_blocks() -> None:
    """Over 100 damaged articles: links P and R at least .98, lone blocks P .96, R .8."""
    score = Score()
    for seed in range(1000, 1100):
        zh, en, truth = damaged(seed)
        score.add(links(zh, en), truth)
    assert score.right / score.found >= 0.98
    assert score.right / score.true >= 0.98
    assert score.lone_right / score.lone_found >= 0.96
    assert score.lone_right / score.lone_true >= 0.8


def test_wrong_figures_do_not_part_blocks() -> None:
    """Half of the translations with other digits: links stay, or nobody would see the figures."""
    chance = random.Random(1)  # noqa: S311 - reproducible damage, no secret
    score = Score()
    for seed in range(1000, 1100):
        zh, en, truth = damaged(seed)
        wrong = [re.sub("[0-9]", lambda digit: str(9 - int(digit[0])), each) for each in en]
        mixed = [two if chance.random() < 0.5 else one for one, two in zip(en, wrong, strict=True)]
        score.add(links(zh, mixed), truth)
    assert score.right / score.true >= 0.97
    assert score.lone_right / score.lone_found >= 0.85


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
    assert links(zh, en) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


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
