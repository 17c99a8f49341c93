"""`bulletin status`, `bulletin why` and `bulletin translated`: where each story stands."""

import datetime as dt
from pathlib import Path

import click

from bulletin.cli.options import cores, now, site_option, today_option
from bulletin.cli.words import counted, editor_languages, printable, say, tell
from bulletin.model.finding import Message


@click.command()
@site_option
@today_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json", "html"]),
    default="table",
    help="As a table, a web page or JSON.",
)
def status(site: Path, today: dt.datetime | None, format_name: str) -> None:
    """Show every story by language: full, brief, missing, stale, machine-translated."""
    from bulletin.cli.surveys import FORMATS
    from bulletin.desk.library import open_desk
    from bulletin.desk.status import survey

    surveyed = survey(open_desk(site, site / ".cache", cores()), now(today))
    click.echo(FORMATS[format_name](surveyed, editor_languages()))


@click.command()
@click.argument("story")
@site_option
@today_option
def why(story: str, site: Path, today: dt.datetime | None) -> None:
    """Say why STORY is or is not on the site, and when the next rebuild is due."""
    from bulletin.desk.library import Closely, open_desk
    from bulletin.desk.why import errors_elsewhere, next_rebuild
    from bulletin.desk.why import why as reasons

    here, languages = now(today), editor_languages()
    desk = open_desk(site, site / ".cache", cores(), Closely(story, here))
    story_id = desk.find(story)
    for language, message in reasons(desk, story_id, here):
        click.echo(f"{language}: {printable(say(message, languages))}")
    if elsewhere := errors_elsewhere(desk, story_id):
        first, count = elsewhere[0].place, len(elsewhere)
        told = Message(
            f"别的文件里有 {count} 个错误，改正之前整个网站不会更新。"
            f"第一个：{first.path}:{first.line}",
            f"other files have {counted(count, 'error')}; until then the whole site stays as it "
            f"is. The first: {first.path}:{first.line}",
        )
        click.echo(printable(say(told, languages)))
    due = next_rebuild(desk, here)
    if due:
        moment, due_story = f"{due[0]:%Y-%m-%d %H:%M} {desk.site.timezone}", due[1]
        told = Message(
            f"下一次需要重建：{moment}（{due_story}）", f"next rebuild due: {moment} ({due_story})"
        )
    else:
        told = Message("没有定时发布或到期的内容，不需要重建", "no rebuild is due by the clock")
    tell(told)


@click.command()
@click.argument("story")
@click.argument("language")
@click.option("--minor", is_flag=True, help="The original had a typo; keep the translation's day.")
@site_option
@today_option
def translated(
    story: str, language: str, site: Path, today: dt.datetime | None, *, minor: bool
) -> None:
    """Record that STORY's version in LANGUAGE tells what its original tells now."""
    from bulletin.desk import files
    from bulletin.desk.library import open_desk
    from bulletin.desk.translated import recorded

    desk = open_desk(site)
    today_there = desk.site.local(now(today)).date()
    path, content = recorded(desk, desk.find(story), language, today_there, is_minor=minor)
    before = desk.inputs.content[path]
    if content == before:
        told = Message(f"{path}：已经是最新的", f"{path}: already current")
    else:
        files.write(site / path, content, instead_of=before)
        told = Message(f"{path}：记为与原文一致", f"{path}: recorded as current")
    tell(told)
