"""The record of what a translation was made from, kept in one line of its front matter."""

import datetime as dt

from bulletin.checks.stale import read_record, record_of
from bulletin.desk.key_line import with_key
from bulletin.desk.library import Desk
from bulletin.model.article import Story, Version
from bulletin.model.finding import BulletinError

KEY = "translated_from"


def original_of(story: Story, language: str) -> Version:
    """Return the version that another one of the story is a translation of."""
    version = story.versions.get(language)
    record = read_record(version.translated_from) if version else None
    others = [each for each in story.versions.values() if each.language != language]
    for wanted in (record.language if record else "", story.facts.original):
        for each in others:
            if each.language == wanted:
                return each
    if len(others) == 1:
        return others[0]
    raise BulletinError(
        f"{story.id} 没有可译的原文", f"{story.id} has no text that this is a translation of"
    )


def recorded(
    desk: Desk, story_id: str, language: str, today: dt.date, *, is_minor: bool
) -> tuple[str, bytes]:
    """Return the path of a translation and its bytes with a current `translated_from`.

    A minor change of the original, such as a typo, leaves the day of the translation as it was.
    """
    story = desk.story(story_id)
    version = story.versions.get(language) if story else None
    if story is None or version is None:
        raise BulletinError(
            f"{story_id} 没有可用的 {language} 文本，先运行 bulletin why {story_id}",
            f"{story_id} has no readable text in {language}; see: bulletin why {story_id}",
        )
    former = read_record(version.translated_from)
    day = former.day if former and is_minor else today
    record = record_of(original_of(story, language), day)
    before = desk.inputs.content[version.path]
    return version.path, with_key(before, KEY, lambda _value, _below: [f"{KEY}: {record}"])
