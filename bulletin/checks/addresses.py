"""Published addresses: none disappears without a word; a story that moved takes its own along."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bulletin.checks.recorded import prints_of
from bulletin.model.finding import Finding, Message, Place
from bulletin.model.ledger import LEDGER_PATH, RETIRED_PATH, Recorded
from bulletin.model.machine import CalendarView, FeedView, RedirectView
from bulletin.model.plan import Page, Plan, Withheld, site_path
from bulletin.model.rules import broken
from bulletin.model.views import ArticleView

RULE = "address-lost"
MOST = 50  # told one by one: an empty checkout loses all
LIKELY, CERTAIN = 0.4, 0.8  # of the text is the same
_STORY = re.compile(r"/([a-z0-9-]+)/articles/([0-9]{4}/[a-z0-9-]+)/")
_PAGE_NUMBER = re.compile(r"/page/[0-9]+/")


@dataclass(frozen=True, slots=True)
class Lost:
    """Published addresses of one story, or one list and its feeds, that the plan has nothing for.

    `moved_to` is the page of the story that most of the text has gone to; `is_certain` says that
    nothing else can be meant.
    """

    lines: tuple[Recorded, ...]
    story: str = ""
    moved_to: Page | None = None
    is_certain: bool = False

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses, in order."""
        return tuple(each.url for each in self.lines)


def kept_pages(plan: Plan) -> Iterator[tuple[str, Page]]:
    """Yield the addresses that readers may hold, each with its page.

    The pages, feeds and calendars, and addresses that redirect. The numbered pages of lists move
    with every story; the calendar of a single event is fetched once.
    """
    for page in plan.pages:
        url = site_path(page.output)
        is_of_one = isinstance(page.view, CalendarView) and len(page.view.entries) == 1
        is_kept = page.is_indexed or isinstance(page.view, FeedView | CalendarView | RedirectView)
        if is_kept and not _PAGE_NUMBER.search(url) and not (is_of_one and "/events/" in url):
            yield url, page


def lost_addresses(plan: Plan) -> tuple[Lost, ...]:
    """Return what was published and is neither on the site, nor redirected, nor given up."""
    standing = {site_path(page.output) for page in plan.pages}
    standing.update(url for each in plan.retired for url in each.urls)
    missing = {each.url: each for each in plan.ledger if each.url not in standing}
    by_story: dict[str, list[Recorded]] = {}
    by_folder: dict[str, list[Recorded]] = {}
    for recorded in sorted(missing.values(), key=lambda each: each.url):
        match = _STORY.fullmatch(recorded.url)
        group, name = (by_story, match[2]) if match else (by_folder, _folder(recorded.url))
        group.setdefault(name, []).append(recorded)
    new = _new_stories(plan) if by_story else {}
    stories = [_sought(story, lines, plan, new) for story, lines in sorted(by_story.items())]
    return (*stories, *(Lost(tuple(lines)) for lines in by_folder.values()))


def addresses(plan: Plan) -> Iterator[Finding]:
    """Every published address leads somewhere: to its page, to another, or to why it is gone."""
    lost = lost_addresses(plan)
    withheld = {each.story: each for each in plan.withheld}
    for each in lost[:MOST]:
        if each.moved_to:
            yield _moved(each, each.moved_to)
        elif each.story in withheld:
            yield _withheld(each, withheld[each.story])
        else:
            yield _gone(each, plan)
    if len(lost) > MOST:
        rest = len(lost) - MOST
        yield broken(
            Place(LEDGER_PATH),
            RULE,
            Message(f"另有{rest}处网址不见了。", f"{rest} more addresses are gone"),
        )
    yield from _replacements(plan)


def _folder(url: str) -> str:
    """Return the address of the list that a feed or calendar belongs to, or the page itself."""
    return url.rpartition("/")[0]


def _new_stories(plan: Plan) -> dict[str, list[Page]]:
    """Return the pages of stories that were not published under their addresses before."""
    recorded = {each.url for each in plan.ledger}
    new: dict[str, list[Page]] = {}
    for page in plan.pages:
        if isinstance(page.view, ArticleView) and site_path(page.output) not in recorded:
            new.setdefault(page.view.story.id, []).append(page)
    return new


def _sought(story: str, lines: Sequence[Recorded], plan: Plan, new: dict[str, list[Page]]) -> Lost:
    """Find out where a story has gone: under another name, or into its other language."""
    likeness = {each: _likeness(lines, pages) for each, pages in new.items()}
    best = max(likeness, key=lambda each: (likeness[each], each), default="")
    if best and likeness[best] >= LIKELY:
        rivals = sum(each >= LIKELY for each in likeness.values())
        is_certain = likeness[best] >= CERTAIN and rivals == 1
        return Lost(tuple(lines), story, new[best][0], is_certain)
    same = (
        page for page in plan.pages if page.kind == "article" and page.key.endswith(f"/{story}/")
    )
    return Lost(tuple(lines), story, next(same, None))


def _likeness(lines: Sequence[Recorded], pages: Sequence[Page]) -> float:
    """Return how much of the text is the same in the language in which most is, from 0 to 1."""
    by_language = {page.language: page for page in pages}
    best = 0.0
    for recorded in lines:
        page = by_language.get(recorded.url.split("/")[1])
        if page and isinstance(page.view, ArticleView):
            now = prints_of(page.view.version, page.view.story.facts)
            shared = sum((Counter(recorded.prints) & Counter(now)).values())
            best = max(best, 2 * shared / (len(recorded.prints) + len(now)))
    return best


def _moved(lost: Lost, page: Page) -> Finding:
    urls = ", ".join(lost.urls)
    where, path = site_path(page.output), page.sources[0]
    line = f"aliases: [{urls}]"
    fixed_zh, fixed_en = (
        ("，或运行 bulletin fix", ", or run: bulletin fix") if lost.is_certain else ("", "")
    )
    return broken(
        Place(path, 1, 1),
        RULE,
        Message(
            f"发布过的 {urls} 不见了，稿件现在在 {where}。",
            f"published and gone: {urls}; the story is now at {where}",
        ),
        Message(f"在这个文件里写上 {line}{fixed_zh}。", f"Write in this file {line}{fixed_en}"),
        related=_recorded_at(lost),
    )


def _withheld(lost: Lost, withheld: Withheld) -> Finding:
    urls = ", ".join(lost.urls)
    return broken(
        Place(withheld.path, withheld.line, withheld.column),
        RULE,
        Message(
            f"这篇稿件发布过（{urls}），不能悄悄收回。",
            f"this story was published ({urls}) and can't be taken back without a word",
        ),
        Message(
            f"要撤下，写 expires，或在 {RETIRED_PATH} 里说明原因。",
            f"To withdraw it write `expires`, or say why in {RETIRED_PATH}.",
        ),
        related=_recorded_at(lost),
    )


def _gone(lost: Lost, plan: Plan) -> Finding:
    urls = ", ".join(lost.urls)
    source = f"content/articles/{lost.story}" if lost.story else ""
    of_zh, of_en = (f"（来自 {source}）", f" (from {source})") if source else ("", "")
    nearest = "" if lost.story else _nearest(lost.lines[0].url, plan)
    row = f"- {{url: [{urls}], date: …, reason: {{zh: …, en: …}}"
    row += f", replacement: {nearest}}}" if nearest else "}"
    back_zh, back_en = (
        ("恢复稿件，或在", "Restore the story, or add to") if source else ("在", "Add to")
    )
    return broken(
        Place(LEDGER_PATH, lost.lines[0].line, 1, len(lost.lines[0].url)),
        RULE,
        Message(f"发布过的 {urls} 不见了{of_zh}。", f"published and gone: {urls}{of_en}"),
        Message(f"{back_zh} {RETIRED_PATH} 里加上 {row}", f"{back_en} {RETIRED_PATH}: {row}"),
        related=_recorded_at(lost)[1:],
    )


def _nearest(url: str, plan: Plan) -> str:
    """Return the most similar address of the same kind that was not published before."""
    recorded = {each.url for each in plan.ledger}
    kind = (url.count("/"), *url.split("/")[1:3])
    alike = [
        each
        for each, _ in kept_pages(plan)
        if each not in recorded and (each.count("/"), *each.split("/")[1:3]) == kind
    ]
    return next(iter(get_close_matches(url, alike, 1, 0.6)), "")


def _replacements(plan: Plan) -> Iterator[Finding]:
    """What takes a retired address's place is a page of the site, at once or by way of others."""
    standing = {site_path(page.output) for page in plan.pages}
    leads = {url: retired.replacement for retired in plan.retired for url in retired.urls}
    for retired in plan.retired:
        if not retired.replacement:
            continue
        if retired.replacement not in standing:
            why = Message("不存在。", "is not a page of the site")
        elif _end(retired.replacement, leads) not in standing - leads.keys():
            why = Message("已撤下，或又转回原处。", "is retired itself, or leads back")
        else:
            continue
        yield broken(
            Place(RETIRED_PATH, retired.line),
            "broken-link",
            Message(
                f"替代网页 {retired.replacement} {why.zh}",
                f"the replacement {retired.replacement} {why.en}",
            ),
        )


def _end(url: str, leads: Mapping[str, str]) -> str:
    """Return where an address leads in the end: to itself, nowhere, or round in a circle."""
    seen: set[str] = set()
    while url in leads and url not in seen:
        seen.add(url)
        url = leads[url]
    return url


def _recorded_at(lost: Lost) -> tuple[Place, ...]:
    return tuple(Place(LEDGER_PATH, each.line) for each in lost.lines)
