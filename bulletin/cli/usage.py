"""What is said of a command line that can't be understood, in the editor's language."""

from difflib import get_close_matches
from typing import Any

import click

from bulletin.model.finding import Message


def usage_fault(error: click.UsageError) -> Message:
    """Return what is wrong with a command line; the English is click's own."""
    command = error.ctx.command_path if error.ctx else "bulletin"
    english = " ".join(error.format_message().split()).removesuffix(".")
    chinese = _of_name(error) or _of_value(error) or english
    if guess := _nearest_command(error):
        chinese, english = f"{chinese}，最接近的是 {guess}", f"{english}; the nearest is {guess}"
    return Message(f"{chinese}（用法见 {command} --help）", f"{english} (see {command} --help)")


def _nearest_command(error: click.UsageError) -> str:
    name, group = getattr(error, "command_name", ""), error.ctx and error.ctx.command
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return next(iter(get_close_matches(name, known)), "")


def _of_name(error: click.UsageError) -> str:
    if name := getattr(error, "command_name", ""):
        return f"没有 {name} 这个命令"
    if isinstance(error, click.NoSuchOption):
        guess = f"，最接近的是 {error.possibilities[0]}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{guess}"
    if error.message.startswith("Got unexpected extra"):
        return f"多写了 {error.message.partition('(')[2].removesuffix(')')}"
    return ""


def _of_value(error: click.UsageError) -> str:
    match error:
        case click.BadOptionUsage(option_name=name):
            takes_none = "does not take" in error.message
            return f"{name} 后面不写值" if takes_none else f"{name} 后面要写上它的值"
        case click.MissingParameter(param=click.Parameter() as missing):
            return f"还要写上 {_name(missing, error)}"
        case click.BadParameter(param=click.Parameter() as param):
            return f"{_name(param, error)} 的值不对{_allowed(param.type)}"
    return ""


def _name(param: click.Parameter, error: click.UsageError) -> str:
    if isinstance(param, click.Argument) and error.ctx:
        return param.make_metavar(error.ctx)
    return " / ".join(param.opts)


def _allowed(kind: click.ParamType[Any]) -> str:
    match kind:
        case click.Choice(choices=choices):
            return f"，可以是 {'、'.join(map(str, choices))}"
        case click.IntRange(min=least, max=None):
            return f"，要写整数，至少 {least}"
        case click.IntRange(min=least, max=most):
            return f"，要写 {least} 到 {most} 的整数"
        case click.Path():
            return "，要写文件夹"
    return "，要写成 2024-09-27 或 2024-09-27T08:30" if kind.name == "date" else ""
