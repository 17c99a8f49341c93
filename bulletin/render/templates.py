"""Page → file: the template of its kind, drawn in its language."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from bulletin.model.alignment import SideBySideView
from bulletin.model.finding import BulletinError
from bulletin.model.lookup import GLOSSARY_KEY
from bulletin.model.machine import RedirectView, ShareView
from bulletin.model.output import Output, Rendered
from bulletin.model.views import ArticleView, HomeView
from bulletin.render.addresses import Addresses
from bulletin.render.bodies import Bodies
from bulletin.render.explain import Explainer
from bulletin.render.foreign import with_languages
from bulletin.render.headlines import line_ends, unbroken
from bulletin.render.machine import MachineFiles
from bulletin.render.pictures import LEAD, LEAD_AT_HOME, lead_markup, with_pictures
from bulletin.render.share import SharePictures
from bulletin.render.strings import load_strings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from jinja2 import Template

    from bulletin.model.body import Body
    from bulletin.model.plan import Page, Plan
    from bulletin.model.site import Language
    from bulletin.render.environment import Templates

Links = tuple[tuple[str, str], ...]


class Renderer:
    """Draws the pages of one plan with one set of templates; pure, and one per process is enough.

    `templates` holds files by path relative to templates/. `render_body` stands in for the
    Markdown engine, such as one that remembers its answers.
    """

    def __init__(
        self,
        plan: Plan,
        templates: Mapping[str, bytes],
        render_body: Callable[..., Body] | None = None,
    ) -> None:
        self._addresses = Addresses.of(plan)
        self._sources = templates
        self._strings = load_strings(plan.site, templates)
        self._explainers: dict[str, Explainer] = {}
        self._bodies = Bodies(self._strings, render_body)
        self._machine_files = MachineFiles(
            self._addresses, self._strings, self._bodies, self._template
        )

    def prepare(self) -> None:
        """Load the templates and the Markdown engine: what processes forked from here share."""
        import bulletin.render.markdown  # noqa: PLC0415, F401 - unused where nothing changed

        plan = self._addresses.plan
        kinds = sorted({f"{page.kind}.html" for page in plan.pages} & self._sources.keys())
        for language in plan.site.languages:
            for kind in kinds:
                with suppress(Exception):  # drawing says which page it keeps from being drawn
                    self._template(kind, language)

    def render(self, page: Page) -> Rendered:
        """Draw a page; BulletinError names page and template where a template is at fault."""
        try:
            return self._draw(page)
        except BulletinError:
            raise
        except MemoryError:  # no template's fault
            raise
        except Exception as error:
            raise _template_error(page, error) from error

    def _draw(self, page: Page) -> Rendered:
        if isinstance(page.view, ShareView):
            return Rendered(Output(page.output, self._share_picture(page, page.view)))
        drawn: list[Body] = []
        text = self._text(page, self._language(page), drawn)
        return Rendered(
            Output(page.output, text.encode("utf-8", "replace")),
            tuple(each for body in drawn for each in body.ids),
            tuple(each for body in drawn for each in body.anchors),
            tuple(each for body in drawn for each in body.unresolved),
        )

    def _text(self, page: Page, language: Language, drawn: list[Body]) -> str:
        text = self._machine_files.text(page, language)
        if text is not None:
            return text
        template = self._template(f"{page.kind}.html", language)
        body = self._body_global(page, language, drawn)
        return template.render(
            page=page, view=page.view, body=body, lead_picture=self._lead_picture(page)
        )

    def _share_picture(self, page: Page, view: ShareView) -> bytes:
        site = self._addresses.plan.site
        return self._share_pictures.draw(view, site.language(page.language), site)

    @cached_property
    def _share_pictures(self) -> SharePictures:
        configured = self._addresses.plan.site.share_pictures
        font = self._sources.get(configured.font) if configured else None
        if font is None:
            raise _no_font()
        return SharePictures(font, line_ends(unbroken(self._addresses.plan)))

    def _template(self, name: str, language: Language) -> Template:
        return self._templates.get(name, language)

    @cached_property
    def _templates(self) -> Templates:
        from bulletin.render.environment import Templates  # noqa: PLC0415 - unused where nothing changed

        return Templates(self._sources, self._addresses, self._strings)

    def _lead_picture(self, page: Page) -> Callable[[str, str], Markup]:
        """Return what a page's template calls for the lead picture: site path and words for it."""
        sizes = LEAD_AT_HOME if isinstance(page.view, HomeView) else LEAD
        pictures = dict(page.pictures)

        def lead_picture(url: str, alt: str) -> Markup:
            return lead_markup(pictures[url], alt, sizes, self._addresses.rooted)

        return lead_picture

    def _body_global(
        self, page: Page, language: Language, drawn: list[Body]
    ) -> Callable[..., Body]:
        """Return what a page's template calls as `body`; `drawn` collects the answers."""
        pictures = {self._addresses.rooted(url): picture for url, picture in page.pictures}

        def body(
            text: str,
            links: Links,
            id_prefix: str = "",
            heading_offset: int = 0,
            other_language: str = "",
        ) -> Body:
            spoken = self._addresses.plan.site.language(other_language or language.id)
            rooted = {written: self._addresses.rooted(url) for written, url in links}
            found = self._bodies.body(text, spoken, rooted, id_prefix, heading_offset)
            if spoken is language:  # the other text's faults are those of its own page
                drawn.append(found)
            html = with_languages(
                found.html,
                ((rooted[written], url) for written, url in links),
                spoken,
                self._addresses.plan.site,
                self._strings,
            )
            html = with_pictures(html, pictures, self._addresses.rooted)
            if isinstance(page.view, ArticleView | SideBySideView):
                html = self._explained(html, spoken)
            return replace(found, html=Markup(html))  # noqa: S704 - the engine sanitised it

        return body

    def _explained(self, html: str, language: Language) -> str:
        """Return a story's text with the terms of the glossary linked, where the site wants it."""
        plan = self._addresses.plan
        if not plan.glossary or GLOSSARY_KEY not in plan.keys[language.id]:
            return html
        if language.id not in self._explainers:
            self._explainers[language.id] = Explainer(
                plan.glossary,
                language,
                self._addresses.url(GLOSSARY_KEY, language.id),
                self._strings.text(language, "glossary.says"),
            )
        return self._explainers[language.id].explain(html)

    def _language(self, page: Page) -> Language:
        """Return the page's language; a page without one is drawn in the site's first."""
        site = self._addresses.plan.site
        language = page.language
        if isinstance(page.view, RedirectView):
            language = page.view.language
        return site.language(language) if language else site.languages[0]


def _no_font() -> BulletinError:
    return BulletinError(
        "config.yaml：share_pictures 的字体文件不在 templates/ 里",
        "config.yaml: the font of share_pictures is not in templates/",
    )


def _template_error(page: Page, error: Exception) -> BulletinError:
    place = _place(error)
    reason = f"{type(error).__name__}: {error}"
    return BulletinError(
        f"{place}：生成 {page.output} 时出错：{reason}",
        f"{place}: can't draw {page.output}: {reason}",
    )


def _place(error: Exception) -> str:
    """Return the innermost template line that took part."""
    place = "templates/"
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
