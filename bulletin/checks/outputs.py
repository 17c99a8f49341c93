"""Files of the site: no two pages claim one, and what will not appear is named."""

import unicodedata
from collections.abc import Iterator

from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.plan import Page, Plan, Withheld


def collisions(plan: Plan) -> Iterator[Finding]:
    """Two pages never write one file, nor two files that some systems take for one."""
    claimed: dict[str, Page] = {}
    for page in plan.pages:
        key = unicodedata.normalize("NFKC", page.output).casefold()
        first = claimed.setdefault(key, page)
        if first is page:
            continue
        mine = page.sources[0] if page.sources else ""
        other = first.sources[0] if first.sources else ""
        yield Finding(
            place=Place(mine or other or "config.yaml"),
            rule="output-collision",
            severity=Severity.ERROR,
            message=Message(
                f"“/{page.output}”已由{other or '网站自身的页面'}占用",
                f"“/{page.output}” is already taken by {other or 'a page of the site itself'}",
            ),
            hint=Message(
                "请改文件夹名，或改 aliases 里的旧网址", "rename the folder, or change the alias"
            ),
            related=(Place(other),) if other and mine else (),
        )


def withheld(plan: Plan) -> Iterator[Finding]:
    """A story that will not appear is named with the reason."""
    for story in plan.withheld:
        yield Finding(
            place=Place(story.path, story.line, story.column),
            rule="not-published",
            severity=Severity.INFO,
            message=_reason(story),
        )


def _reason(story: Withheld) -> Message:
    when = f"{story.moment:%Y-%m-%d %H:%M}" if story.moment else ""
    match story.reason:
        case "draft":
            return Message("草稿，不发布（draft: true）", "not published: a draft (draft: true)")
        case "scheduled":
            return Message(f"定于{when}发布", f"not published yet: scheduled for {when}")
        case _:
            return Message(f"已于{when}到期", f"no longer published: expired on {when}")
