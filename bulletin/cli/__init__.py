"""Click commands: they print, set the exit code and hold the only clock.

A command imports within itself what only it needs, so that `--version` stays quick.
"""

import gc
import signal
import sys
from importlib import import_module
from typing import Any, Final

import click

from bulletin import __version__
from bulletin.cli.ending import Ended, leave, signal_behind, told_to_end
from bulletin.cli.help import in_editors_words
from bulletin.cli.words import editor_languages, program_fault, say
from bulletin.model.finding import BulletinError

# Each command is the function of its name in a module of this package, loaded when it is run.
COMMANDS: Final = {
    "build": "build",
    "check": "build",
    "new": "new",
    "fix": "fix",
    "accept": "accept",
    "serve": "serve",
    "headers": "headers",
    "ledger": "ledger",
    "status": "status",
    "why": "status",
    "translated": "status",
    "rules": "rules",
    "explain": "rules",
    "schema": "schema",
    "cms": "cms",
    "cache": "cache",
}


class Commands(click.Group):
    """The commands; no command means `build`, with or without options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` in front of arguments that name no command."""
        own = {"--help", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click asks
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name, or None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"bulletin.cli.{COMMANDS[cmd_name]}"), cmd_name)
        if not isinstance(command, click.Command):
            return None
        return in_editors_words(command)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="bulletin")
def commands() -> None:
    """Publish a bilingual news bulletin from Markdown in git."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the contract's status.

    Without `arguments` it runs what the process was started with, and ends the process at once.
    """
    gc.disable()  # what a command makes lives to its end; the preview collects when it rests
    signal.signal(signal.SIGINT, told_to_end)
    signal.signal(signal.SIGTERM, told_to_end)
    try:
        in_editors_words(commands)
        status: Any = commands.main(args=arguments, prog_name="bulletin", standalone_mode=False)
    except (KeyboardInterrupt, click.exceptions.Abort):
        leave(128 + signal.SIGINT)
    except Ended as ended:
        leave(128 + ended.number)
    except click.UsageError as error:
        from bulletin.cli.usage import usage_fault  # only a slip needs it

        click.echo(f"bulletin: {say(usage_fault(error), editor_languages())}", err=True)
        sys.exit(2)
    except BulletinError as error:
        click.echo(f"bulletin: {say(error.message, editor_languages())}", err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the one place where a fault of the program ends
        if number := signal_behind(error):
            leave(128 + number)
        click.echo(f"bulletin: {say(program_fault(error), editor_languages())}", err=True)
        sys.exit(3)
    status = status if isinstance(status, int) else 0
    if arguments is None:
        leave(status)
    sys.exit(status)
