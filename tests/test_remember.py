"""Answers are looked up before they are computed."""

import time

from bulletin.memo import Memo
from bulletin.remember import Batch, remembered
from bulletin.workers import Lost


def _hangs_on_one(number: int) -> int:
    time.sleep(60 if number == 1 else 0)
    return number


def test_the_caller_says_how_long_an_item_may_take() -> None:
    """An index of ten years takes longer than a page; what exceeds its own limit is lost."""
    items = [(bytes([number]), number) for number in range(4)]
    answers = dict(
        remembered(Memo(None), Batch(_hangs_on_one, items, int, seconds=3.0), 2, fewest=2)
    )
    assert isinstance(answers.pop(1), Lost)
    assert answers == {0: 0, 2: 2, 3: 3}
