"""Why each rule stands, with a bad and a good example in both languages."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bulletin.model.finding import BulletinError, Message
from bulletin.model.rules import FAMILIES, RULES, Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule with its reason, what breaks it, and what to write instead."""

    rule: Rule
    reason: Message
    bad: Message
    good: Message


@cache
def explanations() -> dict[str, Explanation]:
    """Return every rule's explanation by its id, in the order of the families."""
    source = files("bulletin.desk").joinpath("rules.yaml").read_text(encoding="utf-8")
    written: Mapping[str, Mapping[str, Any]] = yaml.load(source, yaml.SafeLoader)
    return {
        rule_id: Explanation(
            rule,
            Message(written[rule_id]["zh"], written[rule_id]["en"]),
            _example(written[rule_id]["bad"]),
            _example(written[rule_id]["good"]),
        )
        for rule_id, rule in RULES.items()
    }


def explanation(rule_id: str) -> Explanation:
    """Return the explanation of one rule; an unknown name is answered with the nearest one."""
    known(rule_id, RULES)
    return explanations()[rule_id]


def known(name: str, names: Mapping[str, object] | frozenset[str]) -> str:
    """Return a name of a rule or family, or say which known one is nearest."""
    if name in names:
        return name
    nearest = "".join(difflib.get_close_matches(name, names, n=1))
    zh, en = (f"，最接近的是 {nearest}", f"; the nearest is {nearest}") if nearest else ("", "")
    raise BulletinError(
        f"没有规则“{name}”{zh}。全部规则见 bulletin rules",
        f"there is no rule “{name}”{en}. See all of them with: bulletin rules",
    )


def rules_and_families() -> frozenset[str]:
    """Return every name that `--select` and `--ignore` take."""
    return frozenset({*RULES, *FAMILIES})


def _example(written: str | Mapping[str, str]) -> Message:
    if isinstance(written, str):
        return Message(written, written)
    return Message(written["zh"], written["en"])
