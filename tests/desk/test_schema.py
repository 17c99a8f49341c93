"""What editors' programs are given is current, and says of real stories what the parser says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bulletin.cli import COMMANDS
from bulletin.desk.editors import CONFIG, FRONT_MATTER, editor_files
from bulletin.desk.library import open_desk
from tests.builder import ROOT

SITE = open_desk(ROOT).site


class PlainLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: a date is text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema(path: str) -> Draft7Validator:
    content = json.loads((ROOT / path).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(content)
    return Draft7Validator(content)


def front_matter(source: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    return yaml.load(source.split("---\n")[1], PlainLoader)  # noqa: S506 - a safe loader


def test_generated_files_in_the_repository_are_current() -> None:
    """`bulletin schema --write` renews them."""
    for path, text in editor_files(SITE).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, path


@pytest.mark.parametrize(
    "file",
    sorted((ROOT / "content/articles").rglob("index.*.md")),
    ids=lambda each: each.parent.name,
)
def test_every_story_of_the_site_fits_the_schema(file: Path) -> None:
    """The editor's underlines agree with `bulletin check`."""
    found = front_matter(file.read_text(encoding="utf-8"))
    assert [each.message for each in schema(FRONT_MATTER).iter_errors(found)] == []


@pytest.mark.parametrize(
    "keys",
    [
        "title: x\ntittle: y",
        "kicker: no title",
        "title: x\ntopics: [yuoth]",
        "title: x\ntopics: []",
        "title: x\npublished: 2024/9/27",
        "title: x\ncoverage: short",
        "title: x\nfigures: [{value: 15亿, label: a}]",
        "title: x\nbyline: [{nmae: a}]",
        "title: x\nsource: {name: {de: a}}",
    ],
)
def test_what_the_parser_refuses_the_schema_underlines(keys: str) -> None:
    """Unknown keys and ids, wrong shapes and words."""
    assert not schema(FRONT_MATTER).is_valid(yaml.load(keys, PlainLoader))  # noqa: S506


def test_the_site_s_own_configuration_fits_its_schema() -> None:
    """And a slip in it does not."""
    source = (ROOT / "config.yaml").read_text(encoding="utf-8")
    validator = schema(CONFIG)
    assert [each.message for each in validator.iter_errors(yaml.safe_load(source))] == []
    slips = ("tpoics: {}", "severities: {pictur-alt: error}", "severities: {picture-alt: eror}")
    for slip in slips:
        assert not validator.is_valid(yaml.safe_load(f"{source}\n{slip}\n"))


def test_pre_commit_hooks_call_commands_there_are() -> None:
    """On the files that hold content, and on no others."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= set.intersection(*map(set, hooks))
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program == "bulletin"
        assert command in COMMANDS
        assert re.search(hook["files"], "content/articles/2024/one/index.zh.md")
        assert not re.search(hook["files"], "README.md")


def test_snippets_are_plain_front_matter() -> None:
    """With the first choice taken, a new story's front matter is one that the schema accepts."""
    snippets = json.loads(editor_files(SITE)[".vscode/bulletin.code-snippets"])
    body = "\n".join(next(iter(snippets.values()))["body"])
    body = body.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-23")
    body = re.sub(r"\$\{\d\|([^,|]*)[^|]*\|\}", r"\1", body)
    body = re.sub(r"\$\{\d:([^{}]*)\}", r"\1", body)
    found = front_matter(body)
    assert [each.message for each in schema(FRONT_MATTER).iter_errors(found)] == []
    assert found["draft"] is True
