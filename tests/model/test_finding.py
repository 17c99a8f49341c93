"""Findings of which there are too many alike."""

from dataclasses import replace

from bulletin.model.finding import NO_MESSAGE, Finding, Place, Severity, few_alike


def _found(rule: str, line: int, column: int) -> Finding:
    return Finding(Place("a.md", line, column), rule, Severity.WARNING, NO_MESSAGE)


def test_of_one_rule_on_one_line_the_first_few_are_told() -> None:
    """Other rules on that line, and the same rule on other lines, are told beside them."""
    many = [_found("emphasis", 1, column) for column in range(1, 1000)]
    others = [_found("placeholder", 1, 5), *(_found("emphasis", line, 1) for line in range(2, 100))]
    told = list(few_alike([*many, *others]))
    assert told == [*many[: len(told) - len(others)], *others]
    assert 10 < len(told) - len(others) < 100


def test_of_one_rule_in_one_file_only_so_many_are_told_but_every_kind() -> None:
    """A text of 50,000 slips took 280 MB; an error behind so many warnings still counts."""
    many = [_found("foreign-markup", line, 1) for line in range(1, 5_000)]
    error = replace(many[-1], severity=Severity.ERROR)
    told = list(few_alike([*many, error]))
    assert told[:-1] == many[: len(told) - 1]
    assert told[-1] == error
    assert 500 < len(told) < 2_000
