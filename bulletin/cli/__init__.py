"""Click commands: they print, set the exit code and hold the only clock."""

import signal
import sys
from typing import Any

import click

from bulletin import __version__
from bulletin.cli.accept import accept
from bulletin.cli.build import build, check
from bulletin.cli.cache import cache
from bulletin.cli.cms import cms
from bulletin.cli.ending import Ended, leave, told_to_end
from bulletin.cli.fix import fix
from bulletin.cli.headers import headers
from bulletin.cli.ledger import ledger
from bulletin.cli.new import new
from bulletin.cli.rules import explain, rules
from bulletin.cli.schema import schema
from bulletin.cli.serve import serve
from bulletin.cli.status import status, translated, why
from bulletin.cli.words import editor_languages, program_fault, say
from bulletin.model.finding import BulletinError


class DefaultsToBuild(click.Group):
    """No command means `build`, with or without options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` in front of arguments that name no command."""
        own = {"--help", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultsToBuild)
@click.version_option(__version__, prog_name="bulletin")
def commands() -> None:
    """Publish a bilingual news bulletin from Markdown in git."""


for command in (
    build,
    check,
    new,
    fix,
    accept,
    serve,
    headers,
    ledger,
    status,
    why,
    translated,
    rules,
    explain,
    schema,
    cms,
    cache,
):
    commands.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the contract's status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, told_to_end)
    try:
        status: Any = commands.main(args=arguments, prog_name="bulletin", standalone_mode=False)
    except (KeyboardInterrupt, click.exceptions.Abort):
        leave(128 + signal.SIGINT)
    except Ended as ended:
        leave(128 + ended.number)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BulletinError as error:
        click.echo(f"bulletin: {say(error.message, editor_languages())}", err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the one place where a fault of the program ends
        click.echo(f"bulletin: {say(program_fault(error), editor_languages())}", err=True)
        sys.exit(3)
    sys.exit(status if isinstance(status, int) else 0)
