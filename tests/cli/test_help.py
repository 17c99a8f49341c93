"""`--help` speaks the editor's language, and no command or option is left out."""

import inspect
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bulletin.cli import commands
from bulletin.cli.help import CHINESE
from bulletin.cli.usage import usage_fault
from tests import forked
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
    english = forked.run(["--help"], {**os.environ, "BULLETIN_LANG": "en"}).stdout
    shown = " ".join(english.split())
    assert "until one of their texts changes." in shown
    assert "..." not in shown.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "没有 chekc 这个命令，最接近的是 check（用法见 bulletin --help）"),
        (["build", "--strickt"], "没有 --strickt 这个选项，最接近的是 --strict"),
        (["build", "--jobs", "0"], "--jobs 的值不对，要写整数，至少 1"),
        (["serve", "--port", "70000"], "--port 的值不对，要写 0 到 65535 的整数"),
        (["check", "--format", "xml"], "--format 的值不对，可以是 text、json、github、sarif"),
        (["build", "--today", "昨天"], "--today 的值不对，要写成 2024-09-27"),
        (["build", "--site", "pyproject.toml"], "--site 的值不对，要写文件夹"),
        (["build", "--base-url"], "--base-url 后面要写上它的值"),
        (["build", "--strict=yes"], "--strict 后面不写值"),
        (["explain"], "还要写上 RULE（用法见 bulletin explain --help）"),
        (["build", "content"], "多写了 content"),
    ],
)
def test_a_slip_in_a_command_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """With the nearest name, or what may be written instead; the English is click's."""
    monkeypatch.setenv("BULLETIN_LANG", "en")
    with pytest.raises(click.UsageError) as caught:
        commands.main(arguments, prog_name="bulletin", standalone_mode=False)
    assert said in usage_fault(caught.value).zh
    assert caught.value.format_message().rstrip(".") in usage_fault(caught.value).en


def test_a_slip_in_a_command_is_told_in_one_line(tmp_path: Path) -> None:
    """As every other fault that no page can show, with exit status 2."""
    told = SiteBuilder(tmp_path).run("chekc", language="zh")
    assert (told.status, told.err) == (
        2,
        "bulletin: 没有 chekc 这个命令，最接近的是 check（用法见 bulletin --help）\n",
    )
