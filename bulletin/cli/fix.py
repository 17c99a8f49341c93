"""`bulletin fix`: write the corrections that can't change meaning."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.options import now, site_option
from bulletin.cli.selection import relative, within
from bulletin.cli.words import counted, printable, tell
from bulletin.model.finding import Message

if TYPE_CHECKING:
    from bulletin.desk.fix import Fixed


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@site_option
@click.option("--diff", "shows_diff", is_flag=True, help="Show what would change; write nothing.")
def fix(paths: tuple[Path, ...], site: Path, *, shows_diff: bool) -> int:
    """Write the corrections that can't change meaning, in PATHS or everywhere."""
    from bulletin.desk import files
    from bulletin.desk.fix import fix_site

    chosen = relative(site, paths)
    changed = list(fix_site(site, lambda path: within(path, chosen), now(None)))
    for each in changed:
        if shows_diff:
            click.echo("\n".join(_diff(each)))
        else:
            files.write(site / each.path, each.after, instead_of=each.before)
            click.echo(_told(each))
    tell(_closing(len(changed), shows_diff=shows_diff), err=shows_diff)
    return 0


def _told(each: "Fixed") -> str:
    rules = ", ".join(
        f"{rule} ×{count}" if count > 1 else rule for rule, count in each.rules if count
    )
    return f"{printable(each.path)}: {rules}"


def _diff(each: "Fixed") -> Iterator[str]:
    before, after = (
        content.decode("utf-8", "replace").split("\n") for content in (each.before, each.after)
    )
    for line in difflib.unified_diff(before, after, each.path, each.path, n=1, lineterm=""):
        yield line[:1] + printable(line[1:])


def _closing(count: int, *, shows_diff: bool) -> Message:
    if not count:
        return Message("没有可以自动改的地方", "there is nothing to correct automatically")
    files = counted(count, "file")
    if shows_diff:
        return Message(
            f"{count}个文件会有改动；没有写入", f"{files} would change; nothing was written"
        )
    return Message(f"改了{count}个文件", f"{files} corrected")
