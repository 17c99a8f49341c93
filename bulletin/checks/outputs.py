"""Files of the site: no two pages claim one, and what will not appear is named."""

from collections.abc import Iterator

from bulletin.model.finding import Finding, Message, Place
from bulletin.model.inputs import CONFIG_PATH, collision_key
from bulletin.model.machine import RedirectView, SecurityView
from bulletin.model.plan import Page, Plan, Withheld
from bulletin.model.rules import broken


def collisions(plan: Plan) -> Iterator[Finding]:
    """Two pages never write one file, nor two that some systems take for one; none is a folder."""
    files: dict[str, Page] = {}
    folders: dict[str, tuple[str, Page]] = {"": ("", plan.pages[0])} if plan.pages else {}
    for page in plan.pages:
        key = collision_key(page.output)
        first = files.get(key) or (folders[key][1] if key in folders else None)
        first = first or _in_the_way(page, files, folders)
        if first is not None:
            yield _collision(page, first)
            continue
        files[key] = page
        for folder in _folders_of(page.output):
            folders.setdefault(collision_key(folder), (folder, page))


def _in_the_way(
    page: Page, files: dict[str, Page], folders: dict[str, tuple[str, Page]]
) -> Page | None:
    """Return the page that is a file, or is spelled otherwise, where this one needs a folder."""
    for folder in _folders_of(page.output):
        key = collision_key(folder)
        if key in files:
            return files[key]
        spelled, first = folders.get(key, (folder, page))
        if spelled != folder:
            return first
    return None


def _folders_of(output: str) -> Iterator[str]:
    while output := output.rpartition("/")[0]:
        yield output


def _collision(page: Page, first: Page) -> Finding:
    is_second = bool(page.sources) and not isinstance(first.view, RedirectView)
    is_alias = isinstance(page.view, RedirectView)
    pair = (page, first) if is_alias or is_second else (first, page)
    mine, other = (_place(each) for each in pair)
    taken_by = other.path
    url = page.output.removesuffix("index.html")
    return broken(
        place=mine if mine.path else Place(CONFIG_PATH),
        rule="output-collision",
        message=Message(
            f"“/{url}”已由{taken_by or '网站自身的页面'}占用。",
            f"“/{url}” is already taken by {taken_by or 'a page of the site itself'}",
        ),
        hint=Message(
            "请改文件夹名，或改 aliases 里的旧网址。", "Rename the folder, or change the alias."
        ),
        related=(other,) if other.path else (),
    )


def _place(page: Page) -> Place:
    line = page.view.line if isinstance(page.view, RedirectView) else 0
    return Place(page.sources[0] if page.sources else "", line, 1 if line else 0)


# What browsers show or save, and never run.
_SUFFIXES = (
    "jpg jpeg png gif webp avif pdf doc docx xls xlsx ppt pptx odt ods odp wps et csv tsv txt"
    " zip 7z rar epub ics vcf mp3 m4a ogg oga opus wav mp4 m4v webm ofd rtf"
)
_ATTACHMENTS = frozenset(_SUFFIXES.split())


def attachments(plan: Plan) -> Iterator[Finding]:
    """Files are published beside a text only if no browser could run them as the site's own."""
    for copy in plan.copies:
        name = copy.source.rpartition("/")[2]
        if name.rpartition(".")[2].lower() in _ATTACHMENTS and "." in name:
            continue
        yield broken(
            place=Place(copy.source),
            rule="attachment-type",
            message=Message(
                f"{name} 这类文件不能作为附件发布。", f"{name} is of a kind that is not published"
            ),
            hint=Message(
                "请改用 PDF、办公文档、图片或压缩包。",
                "Use a PDF, an office document, a picture or an archive.",
            ),
        )


def security(plan: Plan) -> Iterator[Finding]:
    """The security contact has not expired."""
    for page in plan.pages:
        if isinstance(page.view, SecurityView) and page.view.is_expired:
            yield broken(
                place=Place(CONFIG_PATH),
                rule="security-expired",
                message=Message(
                    f"安全联系人的有效期到 {page.view.expires} 为止，已经过了。",
                    f"the security contact held until {page.view.expires}, which has passed",
                ),
                hint=Message(
                    "核对联系方式，再把 security.expires 改成一年之内的日期。",
                    "See that it still holds, then set security.expires to a day within a year.",
                ),
            )


def withheld(plan: Plan) -> Iterator[Finding]:
    """A story that will not appear is named with the reason."""
    for story in plan.withheld:
        yield broken(
            place=Place(story.path, story.line, story.column),
            rule="not-published",
            message=_reason(story),
        )


def ahead(plan: Plan) -> Iterator[Finding]:
    """What a story says was done, was done by now."""
    for each in plan.ahead:
        yield broken(
            place=Place(each.path, each.line, each.column),
            rule="date-order",
            message=Message(
                f"{each.key} 写的 {each.day} 还没有到。",
                f"{each.key} says {each.day}, which is yet to come",
            ),
            hint=Message("写实际更新或更正的日期。", "Write the day on which it was done."),
        )


def _reason(story: Withheld) -> Message:
    when = f"{story.moment:%Y-%m-%d %H:%M}" if story.moment else ""
    match story.reason:
        case "draft":
            return Message("草稿，不发布（draft: true）。", "not published: a draft (draft: true)")
        case "scheduled":
            return Message(f"定于 {when} 发布。", f"not published yet: scheduled for {when}")
        case _:
            return Message(f"已于 {when} 到期。", f"no longer published: expired on {when}")
