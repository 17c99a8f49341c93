"""`--help` speaks the editor's language, and no command or option is left out."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bulletin.cli import commands
from bulletin.cli.help import CHINESE
from tests.builder import SiteBuilder


def commands_of(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield command
        if isinstance(command, click.Group):
            yield from commands_of(command)


def test_every_command_and_option_has_its_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new one without is named here."""
    monkeypatch.setenv("BULLETIN_LANG", "en")
    texts = {inspect.cleandoc(commands.help or "")}
    for command in commands_of(commands):
        texts.add(inspect.cleandoc(command.help or ""))
        for each in command.get_params(click.Context(command)):
            if isinstance(each, click.Option):
                assert each.help, f"{command.name} {each.opts}"
                texts.add(each.help)
    assert texts <= CHINESE.keys()


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("zh", ["用法: bulletin new", "选项:", "文件夹名（默认：由标题得出）。"], "Usage"),
        ("en", ["Usage: bulletin new", "Name of the folder (default: from the title)."], "用法"),
    ],
)
def test_help_is_in_the_editor_s_language(
    tmp_path: Path, language: str, said: list[str], unsaid: str
) -> None:
    """As all other messages are."""
    shown = SiteBuilder(tmp_path).run("new", "--help", language=language).out
    assert all(each in shown for each in said), shown
    assert unsaid not in shown


def test_the_list_of_commands_is_in_the_editor_s_language(tmp_path: Path) -> None:
    """Each with its whole first sentence."""
    shown = SiteBuilder(tmp_path).run("cache", "--help", language="zh").out
    assert "命令:" in shown
    assert "清空缓存。" in shown
