"""The ledger of published addresses: what it should say now, and aliases for stories that moved."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from bulletin.checks.addresses import Lost, kept_pages, lost_addresses
from bulletin.checks.recorded import is_announced, prints_of
from bulletin.desk.key_line import with_key
from bulletin.desk.library import Desk
from bulletin.model.ledger import Recorded
from bulletin.model.plan import Page, Plan
from bulletin.model.site import Site
from bulletin.model.views import ArticleView
from bulletin.parse.ledger import ledger

HEADING = """\
# Addresses that were published. A build that loses one fails: see `bulletin explain address-lost`.
# Written by `bulletin ledger --write`; on a merge the lines of both sides stay.
"""


@dataclass(frozen=True, slots=True)
class Renewal:
    """The ledger as it should be, and the addresses that are new, renewed, left out or lost.

    `untold` are stories whose text has changed without a word to readers: their lines stay.
    """

    content: bytes
    added: tuple[str, ...]
    renewed: tuple[str, ...]
    dropped: tuple[str, ...]
    lost: tuple[Lost, ...]
    untold: tuple[str, ...]


def renew(
    published: Plan, before: bytes, now: dt.datetime, minor: Collection[str] = frozenset()
) -> Renewal:
    """Return the ledger for a plan of what is published now.

    `minor` are ids of stories whose change readers need not be told of.
    """
    site = published.site
    lines, _ = ledger(before, site)
    known = {each.url: each for each in lines}
    owed = {each.url for each in published.ledger} | {
        each.url for each in lines if each.since > now
    }
    after = {url: each for url, each in known.items() if url in owed}
    untold = set()
    for url, page in kept_pages(published):
        recorded = _recorded(url, page, known.get(url), site, now)
        if _is_untold(known.get(url), recorded, page, minor):
            untold.add(_story_id(page))
        else:
            after[url] = recorded
    content = HEADING + "".join(f"{_line(after[url], site)}\n" for url in sorted(after))
    return Renewal(
        content.encode(),
        tuple(sorted(after.keys() - known.keys())),
        tuple(
            url
            for url in sorted(after.keys() & known.keys())
            if _line(after[url], site) != _line(known[url], site)
        ),
        tuple(sorted(known.keys() - after.keys())),
        lost_addresses(published),
        tuple(sorted(untold)),
    )


def with_aliases(source: bytes, urls: Collection[str]) -> bytes:
    """Return a story's file with old addresses among its aliases; every other byte stays."""

    def joined(value: str | None, below: str) -> list[str]:
        if value == "":
            indent, dash, _ = below.partition("- ")
            indent = indent if dash and not indent.strip() else "  "
            return ["aliases:", *(f"{indent}- {each}" for each in urls)]
        given = value or ""
        if given.startswith("[") and given.endswith("]"):
            given = given[1:-1]
        before = [each.strip() for each in given.split(",") if each.strip()]
        return [f"aliases: [{', '.join([*before, *urls])}]"]

    return with_key(source, "aliases", joined)


def moves(desk: Desk, now: dt.datetime) -> dict[str, tuple[str, ...]]:
    """Return the files of stories that moved beyond doubt, each with the addresses it left."""
    if not desk.library.ledger:
        return {}
    return {
        lost.moved_to.sources[0]: lost.urls
        for lost in lost_addresses(desk.plan(now))
        if lost.is_certain and lost.moved_to
    }


def _recorded(
    url: str, page: Page, before: Recorded | None, site: Site, now: dt.datetime
) -> Recorded:
    if not isinstance(page.view, ArticleView):
        today = dt.datetime.combine(site.local(now).date(), dt.time(), site.zone)
        return before or Recorded(url, today)
    facts = page.view.story.facts
    return Recorded(
        url,
        site.local(facts.published),
        site.local(facts.updated) if facts.updated else None,
        len(facts.corrections),
        prints_of(page.view.version, facts),
    )


def _is_untold(
    before: Recorded | None, after: Recorded, page: Page, minor: Collection[str]
) -> bool:
    if before is None or not before.prints or before.prints == after.prints:
        return False
    if not isinstance(page.view, ArticleView) or _story_id(page) in minor:
        return False
    return not is_announced(page.view.story.facts, before)


def _story_id(page: Page) -> str:
    return page.view.story.id if isinstance(page.view, ArticleView) else ""


def _line(recorded: Recorded, site: Site) -> str:
    parts = [recorded.url, _moment(recorded.since, site, is_day=not recorded.prints)]
    parts += [f"changed={_moment(recorded.changed, site)}"] if recorded.changed else []
    parts += [f"corrections={recorded.corrections}"] if recorded.corrections else []
    parts += [f"text={'.'.join(recorded.prints)}"] if recorded.prints else []
    return " ".join(parts)


def _moment(moment: dt.datetime, site: Site, *, is_day: bool = False) -> str:
    local = site.local(moment)
    if is_day:
        return local.date().isoformat()
    return local.isoformat() if local.second else local.isoformat(timespec="minutes")
