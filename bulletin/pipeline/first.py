"""The page that an editor has just saved, shown before the rest of the site is built anew."""

from dataclasses import dataclass

from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Inputs
from bulletin.model.output import Output
from bulletin.model.plan import Page, Plan
from bulletin.parse import parse_file
from bulletin.pipeline.request import Request
from bulletin.plan.frames import filled, without_text
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
    parsed = parse_file(path, after, last.plan.site)
    former, told = parse_file(path, before, last.plan.site).version, parsed.version
    if former is None or told is None or parsed.findings:
        return None
    if without_text(former) != without_text(told):
        return None
    page = filled(page, {path: told}, last.plan.site)
    try:
        return Renderer(last.plan, inputs.templates).render(page).output
    except BulletinError:
        return None  # the build will say it


def _tells(page: Page, path: str) -> bool:
    return page.kind == "article" and page.sources == (path,)
