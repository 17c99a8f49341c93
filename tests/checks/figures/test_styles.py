"""How many planted faults are found in pairs of many styles, and how few right ones flagged."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from bulletin.checks.figures import Fault, compare
from bulletin.model.finding import Severity

_TOLD = dt.date(2026, 11, 23)
_ENTRIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "styles.yaml").read_text(encoding="utf-8")
)


class Planted(NamedTuple):
    """A pair with one fault, in one of its languages."""

    kind: str
    zh: str
    en: str
    told: dt.date


def test_right_pairs_are_left_alone() -> None:
    """At most one right pair in a hundred is told an error."""
    flagged = [
        entry["zh"]
        for entry in _ENTRIES
        if _has_error(entry["zh"], entry["en"], entry.get("told", _TOLD))
    ]
    assert len(flagged) <= len(_ENTRIES) / 100, flagged


def test_planted_faults_are_found() -> None:
    """Of all kinds together the check keeps the recall it has reached."""
    every = list(_planted())
    missed = [each for each in every if not _has_error(each.zh, each.en, each.told)]
    assert len(missed) <= len(every) * 0.015, missed


@pytest.mark.parametrize("kind", ["magnitude", "digit", "percent", "points", "score", "range"])
def test_the_plainest_faults_are_all_found(kind: str) -> None:
    """No order of magnitude, changed digit, percentage, score or end of a range slips through."""
    every = [each for each in _planted() if each.kind == kind]
    assert every
    assert [each for each in every if not _has_error(each.zh, each.en, each.told)] == []


def test_orders_of_magnitude_come_first() -> None:
    """Where a slip of tens is among the differences, it is the first that editors read."""
    for pair in _planted():
        faults = [each.fault for each in compare(pair.zh, pair.en, pair.told)]
        assert Fault.MAGNITUDE not in faults[1:] or faults[0] is Fault.MAGNITUDE, pair


def _planted() -> Iterator[Planted]:
    for entry in _ENTRIES:
        for kind, language, stands, becomes in entry["faults"]:
            texts = {"zh": entry["zh"], "en": entry["en"]}
            assert stands in texts[language], f"{stands!r} does not stand in {texts[language]!r}"
            texts[language] = texts[language].replace(stands, becomes, 1)
            yield Planted(kind, texts["zh"], texts["en"], entry.get("told", _TOLD))


def _has_error(zh: str, en: str, told: dt.date) -> bool:
    return any(each.severity is Severity.ERROR for each in compare(zh, en, told))
