"""The page that an editor has just saved, shown before the rest of the site is built anew."""

from dataclasses import dataclass, replace

from bulletin.model.article import Version
from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Inputs
from bulletin.model.output import Output
from bulletin.model.plan import Page, Plan
from bulletin.model.text import EMPTY
from bulletin.model.views import ArticleView
from bulletin.parse import parse_file
from bulletin.pipeline.request import Request
from bulletin.render import Renderer
from bulletin.write import LiveStaging


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build that was published was made from."""

    inputs: Inputs
    plan: Plan


def show_first(request: Request, last: Last, changed: tuple[str, ...]) -> bool:
    """Bring the page of the one text that has changed to the preview; tell whether that was done.

    It is only done where nothing but the text below the front matter has changed, and nothing is
    wrong with it. The build that follows has the last word on every file.
    """
    if request.warm is None or len(changed) != 1:
        return False
    output = _drawn(last, request.warm.reader.inputs, changed[0])
    if output is None:
        return False
    with LiveStaging(request.out, request.warm.standing) as staging:
        return staging.bring(output)


def _drawn(last: Last, inputs: Inputs, path: str) -> Output | None:
    before, after = last.inputs.content.get(path), inputs.content.get(path)
    page = next((each for each in last.plan.pages if _tells(each, path)), None)
    if before is None or after is None or page is None:
        return None
    view = page.view
    parsed = parse_file(path, after, last.plan.site)
    told = parsed.version
    if not isinstance(view, ArticleView) or told is None or parsed.findings:
        return None
    links = [each.url for each in told.targets]
    former = parse_file(path, before, last.plan.site).version
    if former is None or links != [each.url for each in former.targets]:
        return None
    if _without_text(former) != _without_text(told):
        return None
    version = replace(
        view.version, text=told.text, han_count=told.han_count, word_count=told.word_count
    )
    try:
        drawn = Renderer(last.plan, inputs.templates).render(
            replace(page, view=replace(view, version=version))
        )
    except BulletinError:
        return None  # the build will say it
    return drawn.output


def _tells(page: Page, path: str) -> bool:
    return page.kind == "article" and page.sources == (path,)


def _without_text(version: Version) -> Version:
    return replace(version, text=EMPTY, han_count=0, word_count=0, targets=())
