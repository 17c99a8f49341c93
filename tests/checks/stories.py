"""Stories for the tests of checks: bodies in one or two languages, everything else at rest."""

import datetime as dt

from bulletin.model.article import Coverage, Facts, Story, Version
from bulletin.model.text import Text

BODY_LINE = 5


def version(language: str, body: str, *, title: str = "", coverage: str = "full") -> Version:
    """A version whose body begins on line 5 of its file and whose title stands on line 2."""
    return Version(
        title=title,
        coverage=Coverage(coverage),
        language=language,
        path=f"content/articles/2024/story/index.{language}.md",
        text=Text.of(body),
        body_line=BODY_LINE,
        marks={"title": (2, 8)},
    )


def story(*versions: Version, original: str = "zh") -> Story:
    """A story of these versions."""
    facts = Facts(published=dt.datetime(2024, 9, 27, tzinfo=dt.UTC), topics=(), original=original)
    return Story("2024/story", facts, {each.language: each for each in versions})
