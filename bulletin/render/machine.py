"""Files for machines: feeds, calendars, sitemaps, texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.model.machine import (
    CalendarView,
    FeedView,
    MarkdownView,
    NewsSitemapView,
    RobotsView,
    SecurityView,
    SitemapIndexView,
    SitemapView,
    TextsView,
)
from bulletin.render.calendar import calendar
from bulletin.render.feeds import feed_content, json_feed
from bulletin.render.security import security_text
from bulletin.render.texts import llms_text, markdown_text
from bulletin.render.xml import without_invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from bulletin.model.plan import Page
    from bulletin.model.site import Language
    from bulletin.render.addresses import Addresses
    from bulletin.render.bodies import Bodies
    from bulletin.render.strings import Strings


@dataclass(frozen=True, slots=True)
class MachineFiles:
    """Draws what no template for readers draws; `template` finds one by name and language."""

    addresses: Addresses
    strings: Strings
    bodies: Bodies
    template: Callable[[str, Language], Template]

    def text(self, page: Page, language: Language) -> str | None:
        """Return the text of a file for machines, None for any other page."""
        match page.view:
            case FeedView(format="json"):
                text = json_feed(page, page.view, self.addresses, self.bodies)
            case FeedView():
                feed = feed_content(page, page.view, self.addresses, self.bodies)
                template = self.template(f"feeds/{page.view.format}.xml", language)
                text = without_invalid(template.render(feed=feed))
            case SitemapView() | SitemapIndexView() | NewsSitemapView():
                template = self.template(f"{page.kind}.xml", language)
                text = without_invalid(template.render(page=page, view=page.view))
            case CalendarView():
                text = calendar(page, page.view, language, self.addresses, self.strings)
            case MarkdownView():
                text = markdown_text(page.view, language, self.addresses, self.strings)
            case TextsView():
                text = llms_text(page.view, self.addresses, self.strings)
            case SecurityView():
                text = security_text(page.view)
            case RobotsView():
                text = self.template("robots.txt", language).render(view=page.view)
            case _:
                return None
        return text
