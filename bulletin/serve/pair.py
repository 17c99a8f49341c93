"""The preview's page of two texts side by side; nothing of it is ever published."""

from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from bulletin.model.comparison import Comparisons
from bulletin.model.finding import EDITOR_TAGS, SEVERITY_NAMES, EditorLanguage, Message
from bulletin.model.plan import page_path
from bulletin.serve.request import OWN

_WORDS: Final = {
    "title": Message("中英对照", "Side by side"),
    "pages": Message("这篇稿件的网页", "Pages of this story"),
    "accepted": Message("已接受", "accepted"),
    "none": Message("这一边没有对应的内容", "Nothing on this side matches it"),
    "first": Message("到第一处", "Go to the first finding"),
    "nothing": Message("没有发现问题", "Nothing was found"),
    "single": Message("这篇稿件只有一种语言", "This story is told in one language only"),
    "unreadable": Message(
        "稿件还读不出来，先改正这些：", "The story can't be read yet; mend this first:"
    ),
}
# What a page of the editor's own words needs, and no more.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page(told: Comparisons, languages: tuple[EditorLanguage, ...], prefix: str) -> bytes:
    """Return the page as HTML; `prefix` is where the site lies below its host."""
    own = dict.fromkeys(language for made in told.made for language in made.languages)
    html = _template().render(
        made=told.made,
        findings=told.findings,
        title=" · ".join(made.titles[0] for made in told.made[:1]) or told.key,
        pages=[
            (each.name, each.tag, quote(f"{prefix}{page_path(told.key, each.id)}")) for each in own
        ],
        languages=languages,
        tags=EDITOR_TAGS,
        severities=SEVERITY_NAMES,
        words=_WORDS,
        own=OWN,
    )
    return html.encode("utf-8")


@cache
def _template() -> Template:
    source = files("bulletin.serve").joinpath("pair.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=False, lstrip_blocks=False
    )
    return environment.from_string(source)
