"""`bulletin new`: a story from a template, or the skeleton of a translation."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.options import Moment, now, site_option, today_option
from bulletin.cli.words import editor_languages, say, tell
from bulletin.model.finding import BulletinError, Message
from bulletin.model.han import HAN

if TYPE_CHECKING:
    from bulletin.desk.library import Desk
    from bulletin.model.site import Axis, Site, Term

_TWO = 2  # arguments of --translation


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="TITLE | STORY LANGUAGE")
@click.option("--translation", is_flag=True, help="Lay out a translation of STORY in LANGUAGE.")
@click.option("--district", "districts", multiple=True, help="An id, a name or an alias.")
@click.option("--topic", "topics", multiple=True, help="An id, a name or an alias.")
@click.option("--language", "languages", multiple=True, help="The first states the facts.")
@click.option("--date", "day", type=Moment(), help="Day of publication (default: today).")
@click.option("--slug", default="", help="Name of the folder (default: from the title).")
@site_option
@today_option
def new(  # noqa: PLR0913 - one argument for each option
    *,
    words: tuple[str, ...],
    translation: bool,
    districts: tuple[str, ...],
    topics: tuple[str, ...],
    languages: tuple[str, ...],
    day: dt.datetime | None,
    slug: str,
    site: Path,
    today: dt.datetime | None,
) -> None:
    """Start a story called TITLE, or with --translation the text of STORY in LANGUAGE."""
    from bulletin.desk.library import open_desk
    from bulletin.desk.new import create

    desk = open_desk(site)
    day_here = day.date() if day else desk.site.local(now(today)).date()
    if translation:
        texts = _translation(desk, words, day_here)
    else:
        texts = _story(desk, " ".join(words), slug, day_here, districts, topics, languages)
    for path in create(site, texts):
        click.echo(path)
    tell(_NEXT_TRANSLATION if translation else _NEXT_STORY, err=True)


_NEXT_STORY = Message(
    "写好正文后运行 bulletin check；发布时删去 draft: true",
    "when the text is written, run: bulletin check. Delete draft: true to publish",
)
_NEXT_TRANSLATION = Message(
    "先写 title：有了标题网站才会更新。译完运行 bulletin check",
    "write the title first: the site is not updated without one. Then run: bulletin check",
)


def _translation(desk: "Desk", words: tuple[str, ...], day: dt.date) -> Iterator[tuple[str, str]]:
    from bulletin.desk.skeleton import skeleton
    from bulletin.desk.translated import original_of

    if len(words) != _TWO:
        raise BulletinError(
            "写法：bulletin new --translation 稿件 en", "write: bulletin new --translation STORY en"
        )
    story_id, language = desk.find(words[0]), _language(desk.site, words[1])
    story = desk.story(story_id)
    if story is None:
        raise BulletinError(
            f"{story_id} 有错误，先运行 bulletin why {story_id}",
            f"{story_id} has errors; see: bulletin why {story_id}",
        )
    yield desk.path(story_id, language), skeleton(original_of(story, language), day)


def _story(  # noqa: PLR0913, PLR0917 - one argument for each option
    desk: "Desk",
    title: str,
    slug: str,
    day: dt.date,
    districts: tuple[str, ...],
    topics: tuple[str, ...],
    languages: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    from bulletin.desk.new import Wanted, files_of, term_id
    from bulletin.desk.slug import propose

    site = desk.site
    chosen = [_language(site, each) for each in languages] or _languages(site, title)
    named_topics = tuple(topics) or _asked(site, "topics", at_least=1)
    named_districts = tuple(districts) or _asked(site, "districts", at_least=0)
    taken = {each.partition("/")[2] for each in desk.story_ids() if each.startswith(f"{day.year}/")}
    wanted = Wanted(
        slug=slug or _asked_slug(propose(title, site, taken)),
        titles=dict.fromkeys(chosen, title),
        published=day,
        districts=tuple(
            dict.fromkeys(term_id(site, "districts", each) for each in named_districts)
        ),
        topics=tuple(dict.fromkeys(term_id(site, "topics", each) for each in named_topics)),
    )
    if wanted.slug in taken:
        raise BulletinError(
            f"文件夹 {wanted.slug} 已经有了", f"there is a folder {wanted.slug} already"
        )
    return files_of(wanted, site)


def _languages(site: "Site", title: str) -> list[str]:
    """Return all languages, the one first in whose script the title is written."""
    is_han = re.search(f"[{HAN}]", title) is not None
    ordered = sorted(site.languages, key=lambda each: each.is_han is not is_han)
    return [each.id for each in ordered]


def _language(site: "Site", given: str) -> str:
    for each in site.languages:
        if given in {each.id, each.tag, each.name}:
            return each.id
    known = ", ".join(each.id for each in site.languages)
    raise BulletinError(
        f"本站没有语言“{given}”，只有 {known}",
        f"the site has no language “{given}”; it has {known}",
    )


def _asked(site: "Site", axis: "Axis", *, at_least: int) -> tuple[str, ...]:
    """Ask for districts or topics on a terminal; elsewhere a missing one is an error."""
    terms = site.terms(axis)
    if not sys.stdin.isatty():
        if not at_least:
            return ()
        known = ", ".join(each.id for each in terms)
        raise BulletinError(
            f"缺少 --topic，可选：{known}", f"--topic is missing; there are {known}"
        )
    for number, term in enumerate(terms, 1):
        click.echo(f"{number:>3}  {term.id}  {' '.join(term.names)}", err=True)
    question = Message(
        "主题（编号、名称或序号，用逗号隔开）" if axis == "topics" else "区县（可以不填）",
        "topics (ids, names or numbers, with commas)" if axis == "topics" else "districts, if any",
    )
    default = None if at_least else ""
    told = click.prompt(
        say(question, editor_languages()), default=default, show_default=False, err=True
    )
    numbers = {str(number): term.id for number, term in enumerate(terms, 1)}
    return tuple(numbers.get(each, each) for each in _parts(told, terms))


def _parts(told: str, terms: "tuple[Term, ...]") -> list[str]:
    """Return the items of an answer; a name may have spaces in it, as “Talent services”."""
    names = {name.casefold() for term in terms for name in term.spellings}
    parts = [each.strip() for each in re.split(r"[,，、;；]", told) if each.strip()]
    return [
        each for part in parts for each in ([part] if part.casefold() in names else part.split())
    ]


def _asked_slug(proposal: str) -> str:
    if not sys.stdin.isatty():
        return proposal
    question = Message("文件夹名（会进入网址）", "folder name (part of the address)")
    return str(click.prompt(say(question, editor_languages()), default=proposal, err=True))
