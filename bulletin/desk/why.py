"""Why a story is or is not on the site, in one line a language, and when a rebuild is due."""

import datetime as dt
from collections.abc import Iterator

from bulletin.desk.library import Desk
from bulletin.desk.status import State, state
from bulletin.model.article import Facts, Story
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.plan import Withheld, page_path
from bulletin.plan import Clock
from bulletin.plan.shelf import arrange


def why(desk: Desk, story_id: str, now: dt.datetime) -> Iterator[tuple[str, Message]]:
    """Yield, for each language of the site, its id and why the story is or is not there."""
    clock = Clock(now).on_site(desk.site)
    story = desk.story(story_id)
    withheld = {each.story: each for each in arrange(desk.library, clock).withheld}.get(story_id)
    for language in desk.site.languages:
        path = desk.path(story_id, language.id)
        errors = [each for each in desk.findings if _keeps_away(each, path)]
        yield language.id, _why(desk, story_id, story, language.id, withheld, errors)


def errors_elsewhere(desk: Desk, story_id: str) -> list[Finding]:
    """Return the errors of other files: while there is one, no page of the site is renewed."""
    folder = desk.path(story_id, "").rpartition("/")[0]
    return [
        each
        for each in desk.findings
        if each.severity is Severity.ERROR and not each.place.path.startswith(folder)
    ]


def _keeps_away(finding: Finding, path: str) -> bool:
    """Whether a finding is an error of a text, or of its folder as a whole."""
    where = finding.place.path
    is_here = where == path or path.startswith(f"{where}/")
    return is_here and finding.severity is Severity.ERROR


def next_rebuild(desk: Desk, now: dt.datetime) -> tuple[dt.datetime, str] | None:
    """Return the next moment at which the site changes by itself, and the story it is for."""
    here = desk.site.local(now)
    moments = [
        (desk.site.local(moment), story.id)
        for story in desk.library.stories
        if not story.facts.draft
        for moment in _moments(story.facts)
        if moment > here
    ]
    return min(moments, default=None)


def _moments(facts: Facts) -> Iterator[dt.datetime]:
    yield facts.published
    if facts.expires:
        yield facts.expires
    for event in facts.events:
        end = event.end or event.start
        yield end + dt.timedelta(days=1) if event.all_day else end


def _why(  # noqa: PLR0913, PLR0917 - all that may keep a story from the site
    desk: Desk,
    story_id: str,
    story: Story | None,
    language: str,
    withheld: Withheld | None,
    errors: list[Finding],
) -> Message:
    is_written = desk.path(story_id, language) in desk.inputs.content
    if not is_written:
        command = f"bulletin new --translation {story_id} {language}"
        return Message(
            f"不在网站上：没有这种语言的文本。要翻译：{command}",
            f"not on the site: there is no text in this language. To translate it: {command}",
        )
    if errors:
        first, number = errors[0], len(errors)
        return Message(
            f"不在网站上：有 {number} 个错误，第一个在第 {first.place.line} 行："
            f"{first.message.zh} 改正之前整个网站不会更新",
            f"not on the site: {number} error{'s' * (number > 1)}, the first on line "
            f"{first.place.line}: {first.message.en}. The whole site stays as it is until then",
        )
    if withheld:
        return _withheld(desk, withheld)
    how = state(desk, story_id, story, language)
    if story is None:
        return Message(
            "不在网站上：另一种语言的文件有错误",
            "not on the site: the other language's file has errors",
        )
    url = page_path(story.key, language)
    zh, en = _REMARKS.get(how, Message("", "")).zh, _REMARKS.get(how, Message("", "")).en
    if story.facts.expires:
        until = _moment(desk, story.facts.expires)
        zh, en = f"{zh}，到 {until} 为止", f"{en}, until {until}"
    return Message(f"在网站上：{url}{zh}", f"on the site: {url}{en}")


_REMARKS = {
    State.STALE: Message("，译文过时：原文后来改过", ", but stale: its original has changed since"),
    State.MACHINE: Message("，机器翻译，无人校订", ", machine-translated and not reviewed"),
    State.BRIEF: Message("，是简讯", ", as a short version"),
}


def _withheld(desk: Desk, withheld: Withheld) -> Message:
    where = f"{withheld.path.rpartition('/')[2]}:{withheld.line}"
    when = _moment(desk, withheld.moment) if withheld.moment else ""
    match withheld.reason:
        case "draft":
            return Message(f"不在网站上：草稿（{where}）", f"not on the site: a draft ({where})")
        case "scheduled":
            return Message(
                f"还不在网站上：定于 {when} 发布（{where}）",
                f"not on the site until {when} ({where})",
            )
        case _:
            return Message(
                f"已不在网站上：{when} 到期（{where}）",
                f"no longer on the site: it expired at {when} ({where})",
            )


def _moment(desk: Desk, moment: dt.datetime) -> str:
    return f"{desk.site.local(moment):%Y-%m-%d %H:%M} {desk.site.timezone}"
