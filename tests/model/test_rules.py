"""The register of rules holds every rule that the program can name, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bulletin.model.inputs import Reason
from bulletin.model.rules import FAMILIES, RULES, rules_of

PACKAGE = Path(__file__).parent.parent.parent / "bulletin"
ID = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
# Whatever makes a finding, with the rule among its first three arguments.
MAKERS = {"Finding", "Rule", "Slip", "WrongError", "about_file", "finding", "report"}


def _strings(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _named_by(node: ast.AST) -> Iterator[str]:
    """Yield the rule ids that a piece of source names as such."""
    if isinstance(node, ast.Call):
        maker = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        maker = node.func.id if isinstance(node.func, ast.Name) else maker
        if maker in MAKERS:
            for argument in node.args[:3]:
                if isinstance(argument, ast.Constant | ast.IfExp):
                    yield from (each for each in _strings(argument) if ID.fullmatch(each))
        for keyword in node.keywords:
            if keyword.arg == "rule" and isinstance(keyword.value, ast.Constant | ast.IfExp):
                yield from _strings(keyword.value)
    targets = node.targets if isinstance(node, ast.Assign) else ()
    if any(isinstance(each, ast.Name) and each.id == "RULE" for each in targets):
        yield from (each for each in _strings(node) if ID.fullmatch(each))


def _sources() -> Iterator[ast.Module]:
    for file in PACKAGE.rglob("*.py"):
        if file.relative_to(PACKAGE).as_posix() != "model/rules.py":
            yield ast.parse(file.read_text(encoding="utf-8"))


def test_every_rule_the_source_names_is_registered() -> None:
    """A finding of a rule that `bulletin rules` does not list can't be looked up."""
    named = {rule for tree in _sources() for node in ast.walk(tree) for rule in _named_by(node)}
    assert len(named) > 70
    assert named - RULES.keys() == set()


def test_every_registered_rule_is_used() -> None:
    """A rule that nothing reports is a promise nobody keeps."""
    written = {text for tree in _sources() for text in _strings(tree)}
    written |= {f"file-{reason}" for reason in Reason}
    assert RULES.keys() - written == set()


def test_every_rule_belongs_to_a_family_and_families_share_no_name_with_rules() -> None:
    """`--select` takes either."""
    assert {rule.family for rule in RULES.values()} == FAMILIES.keys()
    assert not FAMILIES.keys() & RULES.keys()
    assert rules_of(["style", "stale"]) == {"typography-zh", "typography-en", "stale"}
