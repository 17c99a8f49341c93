"""The page of all corrections, newest first, where there are any."""

from collections.abc import Iterator

from bulletin.model.plan import Page
from bulletin.model.views import CorrectionEntry, CorrectionsView
from bulletin.plan.context import Context
from bulletin.plan.pages import paginated, shared_page, titles_of

KEY = "corrections/"


def plan_corrections(context: Context) -> Iterator[Page]:
    """Plan corrections/ in every language."""
    corrected = [
        (correction, story)
        for story in context.shelf.stories
        for correction in story.facts.corrections
    ]
    corrected.sort(key=lambda pair: pair[0].date, reverse=True)
    if not corrected:
        return
    for language in context.library.site.languages:
        for pagination, shown in paginated(context, KEY, corrected):
            entries = tuple(
                CorrectionEntry(correction, context.card(story, language.id))
                for correction, story in shown
            )
            yield shared_page(
                context,
                language,
                key=pagination.key,
                kind="corrections",
                titles=titles_of(context, "article.corrections"),
                view=CorrectionsView(entries, pagination),
                description=context.words.text(language.id, "description.corrections"),
                section=KEY,
            )
