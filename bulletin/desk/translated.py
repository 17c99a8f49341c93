"""The record of what a translation was made from, kept in one line of its front matter."""

import datetime as dt

from bulletin.checks.stale import read_record, record_of
from bulletin.desk.library import Desk
from bulletin.model.article import Story, Version
from bulletin.model.finding import BulletinError, Message
from bulletin.parse.frontmatter.fences import find_fences
from bulletin.parse.report import SourceText

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
        Message(
            f"{story.id} 没有可译的原文", f"{story.id} has no text that this is a translation of"
        )
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
            Message(
                f"{story_id} 没有可用的 {language} 文本，先运行 bulletin why {story_id}",
                f"{story_id} has no readable text in {language}; see: bulletin why {story_id}",
            )
        )
    before = read_record(version.translated_from)
    day = before.day if before and is_minor else today
    record = record_of(original_of(story, language), day)
    return version.path, with_line(desk.inputs.content[version.path], KEY, record)


def with_line(source: bytes, key: str, value: str) -> bytes:
    """Return a file with one plain key of its front matter set; every other byte stays."""
    lines = source.splitlines(keepends=True)
    plain = [line.decode("utf-8").rstrip("\r\n") for line in lines]
    fenced, _ = find_fences(SourceText("", plain))
    if fenced is None:
        return source
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    written = f"{key}: {value}".encode() + end
    for index in range(fenced.start, fenced.stop):
        if plain[index].startswith(f"{key}:"):
            return b"".join([*lines[:index], written, *lines[index + 1 :]])
    return b"".join([*lines[: fenced.stop], written, *lines[fenced.stop :]])
