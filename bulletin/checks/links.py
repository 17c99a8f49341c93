"""Links and pictures of the texts: every destination within the site exists."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from bulletin.model.finding import NO_MESSAGE, Finding, Message, Place
from bulletin.model.output import Rendered
from bulletin.model.plan import BrokenLink, LinkFault, Plan
from bulletin.model.rules import broken


def broken_links(plan: Plan) -> Iterator[Finding]:
    """A link or picture of a text leads to a page or file that is on the site."""
    for link in plan.broken_links:
        if link.is_picture:
            continue
        yield broken(
            place=_place(link.path, link.line, link.column, link.url),
            rule="link-to-unpublished" if link.fault is LinkFault.NOT_PUBLISHED else "broken-link",
            message=_message(link),
            hint=_PUBLISH_FIRST if link.fault is LinkFault.NOT_PUBLISHED else _hint(link.nearest),
        )


def fragments(plan: Plan, drawn: Mapping[str, Rendered]) -> Iterator[Finding]:
    """A link to a place within a page names a heading or anchor that the page has."""
    for link in plan.fragment_links:
        page = drawn.get(link.output)
        if page is None or link.fragment in page.ids:
            continue
        nearest = next(iter(get_close_matches(link.fragment, page.ids, 1, 0.5)), "")
        yield broken(
            place=_place(link.path, link.line, link.column, link.url),
            rule="broken-anchor",
            message=Message(
                f"所链页面上没有“{link.fragment}”这个位置。",
                f"the page has no place named “{link.fragment}”",
            ),
            hint=_hint(f"#{nearest}" if nearest else ""),
        )


def unresolved(plan: Plan, drawn: Mapping[str, Rendered]) -> Iterator[Finding]:
    """A destination that only the Markdown engine found is one that the plan knows."""
    reported = {(link.path, link.url) for link in plan.broken_links}
    for page in plan.pages:
        rendered = drawn.get(page.output)
        for url in rendered.unresolved if rendered is not None and page.sources else ():
            if (page.sources[0], url) in reported or not url:
                continue
            yield broken(
                place=Place(page.sources[0]),
                rule="broken-link",
                message=Message(
                    f"链接“{url}”没有对应的页面或文件。", f"“{url}” leads to no page or file"
                ),
            )


_PUBLISH_FIRST = Message(
    "先发布那篇稿件，或去掉链接，只留文字。",
    "Publish that story first, or keep the words without the link.",
)


def _message(link: BrokenLink) -> Message:
    url = link.url
    match link.fault:
        case LinkFault.NO_SUCH_PAGE:
            return Message(f"链接“{url}”没有对应的页面。", f"“{url}” leads to no page of the site")
        case LinkFault.NO_SUCH_FILE:
            return Message(
                f"文件“{url}”不在这篇稿件的文件夹里。",
                f"the file “{url}” is not in the story's folder",
            )
        case LinkFault.NOT_PUBLISHED:
            return Message(
                f"“{url}”指向一篇尚未发布或已到期的稿件。",
                f"“{url}” leads to a story that is not published (draft, scheduled or expired)",
            )
        case LinkFault.OUTSIDE:
            return Message(
                f"“{url}”指向网站之外的文件夹。", f"“{url}” climbs out of the site's folder"
            )


def _hint(nearest: str) -> Message:
    if not nearest:
        return NO_MESSAGE
    return Message(f"相近的有：{nearest}", f"There is a similar one: {nearest}")


def _place(path: str, line: int, column: int, url: str) -> Place:
    return Place(path, line, column, max(1, len(url)))
