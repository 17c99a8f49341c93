"""`bulletin build` and `bulletin check`: run the pipeline, print what came of it."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bulletin.cli.options import BuildOptions, shared_options
from bulletin.cli.selection import selection
from bulletin.cli.words import editor_languages, show_progress, tell
from bulletin.model.finding import Message

if TYPE_CHECKING:
    from bulletin.pipeline.request import Request, Result
    from bulletin.pipeline.unchanged import Unchanged


@click.command()
@shared_options
def build(**given: Any) -> int:  # noqa: ANN401 - click passes options by name
    """Build the site (the default command)."""
    options = BuildOptions(**given)
    result = _built(options)
    _print(result, options, _closing(result, options))
    return result.exit_code


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@shared_options
@click.option("--select", multiple=True, help="Only these rules or families (comma-separated).")
@click.option("--ignore", multiple=True, help="Not these rules or families (comma-separated).")
@click.option(
    "--accepted",
    "--show-accepted",
    "show_accepted",
    is_flag=True,
    help="Also list what was accepted, with the reasons.",
)
def check(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    show_accepted: bool,
    **given: Any,  # noqa: ANN401 - click passes options by name
) -> int:
    """Check the content without building the site: all of it, or the files and folders of PATHS."""
    from bulletin.pipeline import run

    options = BuildOptions(**given)
    chosen = selection(options.site, paths, select, ignore)
    result = run.check(replace(_request(options), story_rules=chosen.story_rules))
    findings = tuple(each for each in result.findings if chosen.keeps(each))
    accepted = tuple(each for each in result.accepted if chosen.keeps(each.finding))
    failing = {"error", "warning"} if options.strict else {"error"}
    result = replace(
        result,
        findings=findings,
        accepted=accepted if show_accepted else (),
        has_failed=any(each.severity in failing for each in findings),
    )
    _print(result, options, _verdict(result))
    return result.exit_code


def _built(options: BuildOptions) -> "Result | Unchanged":
    """Build the site, unless just this was built before and stands."""
    from bulletin.pipeline.known import Asked
    from bulletin.pipeline.unchanged import recall

    asked = Asked(_with_slash(options.base_url), options.drafts, options.future, options.strict)
    seen, known = recall(
        options.site,
        asked,
        options.now,
        out=options.target,
        cache=options.memo_folder,
        waiting=_say_waiting,
        jobs=options.processes,
    )
    if known:
        return known
    from bulletin.pipeline import run

    return run.build(replace(_request(options), inputs=seen.inputs, target=seen.target))


def _request(options: BuildOptions) -> "Request":
    from bulletin.pipeline import run

    return run.Request(
        site=options.site,
        out=options.target,
        clock=run.Clock(options.now, drafts=options.drafts, future=options.future),
        cache=options.memo_folder,
        jobs=options.processes,
        base_url=_with_slash(options.base_url),
        is_strict=options.strict,
        progress=show_progress if options.format_name == "text" else lambda _done, _of: None,
        waiting=_say_waiting,
    )


def _print(result: "Result | Unchanged", options: BuildOptions, closing: list[Message]) -> None:
    from bulletin.cli.report import FORMATS, Report

    report = Report(
        result.findings,
        editor_languages(),
        _summary(result),
        result.accepted,
        _folder(options.site),
    )
    if findings := FORMATS[options.format_name](report):
        click.echo(findings)
    summary_page = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if options.format_name == "github" and summary_page:
        from bulletin.cli.report.github import job_summary

        with Path(summary_page).open("a", encoding="utf-8") as page:
            page.write(job_summary(report))
    for line in closing:
        tell(line, err=options.format_name != "text")


def _folder(site: Path) -> str:
    """Return the way from the repository's root to the site, as forges name files."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    if not site.resolve().is_relative_to(root) or site.resolve() == root:
        return ""
    return f"{site.resolve().relative_to(root).as_posix()}/"


def _summary(result: "Result | Unchanged") -> dict[str, int | float]:
    summary: dict[str, int | float] = {"seconds": round(result.seconds, 3), "pages": 0}
    summary |= result.counts
    if result.counts:
        summary["stale"] = len(
            {each.place.path for each in result.findings if each.rule == "stale"}
        )
    if result.published:
        written, removed = result.published.written, result.published.removed
        summary |= {
            "written": written,
            "unchanged": result.published.unchanged,
            "removed": removed,
            "changed": written + removed,
        }
    return summary


def _closing(result: "Result | Unchanged", options: BuildOptions) -> list[Message]:
    lines = []
    if result.memo_dropped:
        lines.append(
            Message(
                f"缓存不可用，已弃用：{result.memo_dropped}",
                f"the cache could not be used and was dropped: {result.memo_dropped}",
            )
        )
    published = result.published
    if published:
        pages, seconds = result.counts["pages"], result.seconds
        changed = published.written + published.removed
        lines.append(
            Message(
                f"已在{seconds:.2f}秒内把{pages}个页面生成到 {options.target}，"
                f"其中{changed}个文件有变化",
                f"built {pages} pages into {options.target} "
                f"({changed} files changed) in {seconds:.2f} s",
            )
        )
        lines.append(
            Message(
                "预览：make serve（或 bulletin serve）",
                "look at it: make serve (or bulletin serve)",
            )
        )
    elif result.has_failed:
        lines.append(
            Message(
                "没有发布：请先改正上面的问题。已发布的网站没有改动",
                "nothing was published: mend the above first. The published site is unchanged",
            )
        )
    return lines


def _verdict(result: "Result") -> list[Message]:
    if result.has_failed:
        return [Message("改正上面的问题，才能发布", "mend the above before you publish")]
    return [] if result.findings else [Message("没有问题", "nothing to mend")]


def _say_waiting() -> None:
    waiting = Message("另一个构建正在进行，等待它结束", "another build is running; waiting for it")
    tell(waiting, err=True)


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"
