"""A site opened for an editor: read and parsed, with what is wrong with it."""

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import Path

from bulletin.model.article import Story
from bulletin.model.finding import BulletinError, Finding
from bulletin.model.inputs import Inputs
from bulletin.model.library import Library
from bulletin.model.plan import Plan
from bulletin.model.site import Site
from bulletin.parse import parse_site
from bulletin.pipeline.surveying import examine, recall
from bulletin.plan import Clock, plan
from bulletin.read import read
from bulletin.render import InterfaceWords, load_strings

STORIES = "content/articles/"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything editors wrote, and the findings of parsing it."""

    folder: Path
    inputs: Inputs
    site: Site
    library: Library
    findings: tuple[Finding, ...]

    def story_ids(self) -> tuple[str, ...]:
        """Return the id of every story folder that holds a text, readable or not."""
        return story_ids(self.inputs)

    def story(self, story_id: str) -> Story | None:
        """Return a story, or None where its files can't be made one."""
        return next((each for each in self.library.stories if each.id == story_id), None)

    def plan(self, now: dt.datetime) -> Plan:
        """Plan the pages that are public at a moment."""
        words = InterfaceWords(load_strings(self.site, self.inputs.templates))
        return plan(self.library, words, Clock(now))

    def path(self, story_id: str, language: str) -> str:
        """Return where a version of a story lies, relative to the site."""
        return f"{STORIES}{story_id}/index.{language}.md"

    def find(self, name: str) -> str:
        """Return the id of the story that an editor names by id, by slug, or by a path to it."""
        return find_story(self.inputs, name)


@dataclass(frozen=True, slots=True)
class Closely:
    """One story to be looked at closely, at a moment: with all that a build would say of it."""

    story: str
    now: dt.datetime


def open_desk(
    folder: Path, cache: Path | None = None, jobs: int = 1, closely: Closely | None = None
) -> Desk:
    """Read and parse a site; its configuration must be sound.

    Texts are parsed through the memo in `cache`, if any. With a story to look at `closely`, the
    desk also has the findings that only planned pages show (links that lead nowhere, pages that
    collide) and, for that story, those of its two texts held side by side.
    """
    inputs = read(folder)
    site, findings = parse_site(inputs.config)
    if site is None:
        first = findings[0]
        raise BulletinError(
            f"config.yaml 第 {first.place.line} 行有误：{first.message.zh}",
            f"config.yaml line {first.place.line}: {first.message.en}",
        )
    if closely is None:
        library, faults = recall(inputs, site, cache, jobs)
    else:
        story_id, clock = find_story(inputs, closely.story), Clock(closely.now)
        library, faults = examine(inputs, site, folder, clock, story_id, cache)
    return Desk(folder, inputs, site, library, (*findings, *faults))


def story_ids(inputs: Inputs) -> tuple[str, ...]:
    """Return the id of every story folder that holds a text, readable or not."""
    folders = {
        "/".join(path.removeprefix(STORIES).split("/")[:2])
        for path in inputs.content
        if path.startswith(STORIES) and path.count("/") == STORIES.count("/") + 2
    }
    return tuple(sorted(folders))


def find_story(inputs: Inputs, name: str) -> str:
    """Return the id of the story that an editor names by id, by slug, or by a path to it."""
    ids = story_ids(inputs)
    plain = name.replace("\\", "/").rstrip("/")
    plain = plain.partition(STORIES)[2] or plain
    plain = plain.rpartition("/index.")[0] if plain.endswith(".md") else plain
    found = [each for each in ids if plain in {each, each.rpartition("/")[2]}]
    if len(found) == 1:
        return found[0]
    if found:
        raise BulletinError(
            f"有几篇稿件叫“{name}”：{'、'.join(found)}",
            f"several stories are called “{name}”: {', '.join(found)}",
        )
    slugs = {each.rpartition("/")[2]: each for each in ids} | {each: each for each in ids}
    near = "".join(slugs[each] for each in difflib.get_close_matches(plain, slugs, n=1))
    raise BulletinError(
        f"没有稿件“{name}”" + (f"，最接近的是 {near}" if near else ""),
        f"there is no story “{name}”" + (f"; the nearest is {near}" if near else ""),
    )
