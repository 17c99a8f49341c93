"""`bulletin cache`: what the memo holds, and making it smaller."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.options import FOLDER, site_option
from bulletin.cli.words import tell
from bulletin.model.finding import Message

if TYPE_CHECKING:
    from bulletin.memo import Size

_MEBIBYTE = 1 << 20


@click.group()
@site_option
@click.option("--cache", "folder", type=FOLDER, help="The memo (default: .cache/ in the site).")
@click.pass_context
def cache(context: click.Context, site: Path, folder: Path | None) -> None:
    """Show, trim or clear the memo; none of it changes what a build writes."""
    context.obj = folder or site / ".cache"


@cache.command()
@click.pass_obj
def info(folder: Path) -> None:
    """Print where the memo is and how much it holds."""
    from bulletin.memo import Memo

    with Memo(folder) as memo:
        _print(folder, memo.size())


@cache.command()
@click.option("--to", "mebibytes", type=click.IntRange(min=0), default=256, help="MiB to keep.")
@click.pass_obj
def trim(folder: Path, mebibytes: int) -> None:
    """Drop the oldest answers beyond a size."""
    from bulletin.memo import Memo

    with Memo(folder) as memo:
        _print(folder, memo.trim(mebibytes * _MEBIBYTE))


@cache.command()
@click.pass_obj
def clear(folder: Path) -> None:
    """Delete the memo."""
    from bulletin import memo

    memo.remove(folder)
    tell(Message("缓存已清空", "the cache is empty"))


def _print(folder: Path, size: "Size") -> None:
    mebibytes = size.bytes / _MEBIBYTE
    tell(
        Message(
            f"{folder}：{size.answers}条记录，{mebibytes:.1f} MiB",
            f"{folder}: {size.answers} entries, {mebibytes:.1f} MiB",
        )
    )
