"""Options that several commands share, and the request they add up to."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bulletin.model.inputs import Inputs
    from bulletin.pipeline.request import Result

FOLDER = click.Path(file_okay=False, path_type=Path)

F = TypeVar("F", bound=Callable[..., Any])

FORMAT_NAMES = ("text", "json", "github", "sarif")


class Moment(click.ParamType[dt.datetime]):
    """A date (meant to its last second) or a date and time, in the site's zone without offset."""

    name = "date"

    def convert(
        self, value: str | dt.datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Read ISO 8601."""
        if isinstance(value, dt.datetime):
            return value
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2024-09-27 or 2024-09-27T08:30", param, ctx)
        is_day = len(value) <= len("2024-09-27")
        return moment.replace(hour=23, minute=59, second=59) if is_day else moment


site_option = click.option(
    "--site",
    type=FOLDER,
    default=Path(),
    help="The site's root, where config.yaml lies (default: here).",
)
today_option = click.option(
    "--today", type=Moment(), help="The clock, for tests, the past and the future."
)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of `build`, as given."""

    site: Path
    out: Path | None
    cache: Path | None
    no_cache: bool
    jobs: int | None
    drafts: bool
    future: bool
    base_url: str
    today: dt.datetime | None
    strict: bool
    format_name: str

    @property
    def target(self) -> Path:
        """Where the site goes."""
        return self.out or self.site / "public"

    @property
    def memo_folder(self) -> Path | None:
        """Where the memo lies, if it is used."""
        return None if self.no_cache else self.cache or self.site / ".cache"

    @property
    def processes(self) -> int:
        """How many processes draw."""
        return self.jobs or cores()

    @property
    def now(self) -> dt.datetime:
        """The moment to build for: --today, SOURCE_DATE_EPOCH, or the clock."""
        return now(self.today)


def now(today: dt.datetime | None) -> dt.datetime:
    """Return the moment to build for: the one given, SOURCE_DATE_EPOCH, or the clock."""
    if today is not None:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_SHARED = (
    site_option,
    click.option(
        "--out",
        type=click.Path(path_type=Path),
        help="Where the site goes (default: public/ in the site).",
    ),
    click.option("--cache", type=FOLDER, help="The memo (default: .cache/ in the site)."),
    click.option("--no-cache", is_flag=True, help="Build without the memo."),
    click.option(
        "--jobs", type=click.IntRange(min=1), help="Processes (default: the cores there are)."
    ),
    click.option("--drafts", is_flag=True, help="Also show drafts."),
    click.option("--future", is_flag=True, help="Also show what is scheduled."),
    click.option("--base-url", default="", help="Instead of the configured one."),
    today_option,
    click.option("--strict", is_flag=True, help="Warnings fail the build."),
    click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMAT_NAMES),
        default="text",
        help="How findings are printed.",
    ),
)


def checked(site: Path, inputs: "Inputs", moment: dt.datetime) -> "Result":
    """Return what `bulletin check` says of a site at a moment: no drafts, nothing scheduled."""
    from bulletin.pipeline import run

    request = run.Request(
        site, site / "public", run.Clock(moment), site / ".cache", jobs=cores(), inputs=inputs
    )
    return run.check(request)


def shared_options(command: F) -> F:
    """Give a command the options of the contract."""
    for option in reversed(_SHARED):
        command = option(command)
    return command
