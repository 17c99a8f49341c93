"""Rules are explained in both languages, and their examples hold."""

import pytest

from bulletin.desk.rules import explanation, explanations, known, rules_and_families
from bulletin.model.finding import BulletinError
from bulletin.model.rules import RULES
from tests.builder import SiteBuilder


def test_every_rule_has_a_reason_and_two_examples_in_both_languages() -> None:
    """Nobody looks a rule up to find nothing."""
    assert list(explanations()) == list(RULES)
    for each in explanations().values():
        for words in (each.reason, each.bad, each.good):
            assert words.zh.strip()
            assert words.en.strip()
        assert each.reason.zh != each.reason.en
        assert each.reason.zh.endswith("。")
        assert each.reason.en.endswith(".")
        assert each.bad != each.good


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    """A slip in a rule's name costs no search."""
    with pytest.raises(BulletinError, match="picture-alt"):
        explanation("pictur-alt")
    assert known("style", rules_and_families()) == "style"


def test_the_command_line_lists_and_explains(tmp_path_factory: pytest.TempPathFactory) -> None:
    """`rules` names each rule once; `explain` shows reason and both examples."""
    builder = SiteBuilder(tmp_path_factory.mktemp("site"))
    listed = builder.run("rules").out
    assert all(f"  {rule} " in listed for rule in RULES)
    told = builder.run("explain", "link-text")
    assert told.status == 0
    assert "click here" in told.out
    assert "[How to apply for talent housing](../housing/)" in told.out
    assert builder.run("explain", "link-txt").status == 2
