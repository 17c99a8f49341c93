"""How many faults the comparison finds in pairs written for the purpose, and how few it invents.

seen.yaml is for working with; unseen.yaml was written first, and only its totals may be looked at
while the rules are being changed.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bulletin.checks.figures import Difference, Fault, compare
from bulletin.model.finding import Severity

TOLD = dt.date(2024, 9, 27)
HERE = Path(__file__).parent


class Pair(NamedTuple):
    """A right pair, and the same pair with one fault in its English."""

    zh: str
    en: str
    kind: str
    faulty: str


def pairs(name: str) -> Iterator[Pair]:
    for entry in yaml.safe_load((HERE / name).read_text(encoding="utf-8")):
        kind, stands, becomes = entry["fault"]
        assert stands in entry["en"], f"{stands!r} does not stand in {entry['en']!r}"
        yield Pair(entry["zh"], entry["en"], kind, entry["en"].replace(stands, becomes, 1))


def severities(zh: str, en: str) -> set[Severity]:
    return {each.severity for each in compare(zh, en, TOLD)}


def is_found(pair: Pair) -> bool:
    found = severities(pair.zh, pair.faulty)
    if pair.kind == "hedge":  # a lost 余 is a warning and no more
        return found == {Severity.WARNING}
    return Severity.ERROR in found


@pytest.mark.parametrize(
    ("name", "recall", "alarms"), [("seen.yaml", 0.99, 0.01), ("unseen.yaml", 0.94, 0.02)]
)
def test_planted_faults_are_found_and_right_pairs_are_left_alone(
    name: str, recall: float, alarms: float
) -> None:
    """Each part of the set keeps its floor of recall and its ceiling of false alarms."""
    every = list(pairs(name))
    found = sum(is_found(pair) for pair in every) / len(every)
    false = sum(Severity.ERROR in severities(pair.zh, pair.en) for pair in every) / len(every)
    assert found >= recall
    assert false <= alarms


@pytest.mark.parametrize("name", ["seen.yaml", "unseen.yaml"])
def test_every_order_of_magnitude_is_found_and_said_first(name: str) -> None:
    """A planted power of ten heads the list of differences."""
    for pair in pairs(name):
        if pair.kind == "magnitude":
            first = compare(pair.zh, pair.faulty, TOLD)[0]
            assert first.severity is Severity.ERROR, pair
            assert first.fault in {Fault.MAGNITUDE, Fault.VALUE}, pair


def test_a_block_of_several_sentences_is_compared_as_a_whole() -> None:
    """Blocks that the alignment merged are right together where each pair is right alone."""
    every = list(pairs("seen.yaml"))
    for first, second in zip(every[::2], every[1::2], strict=False):
        found = compare(first.zh + second.zh, f"{first.en} {second.en}", TOLD)
        assert not _errors(found), (first, second)


def _errors(found: tuple[Difference, ...]) -> list[Difference]:
    return [each for each in found if each.severity is Severity.ERROR]
