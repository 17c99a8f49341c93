"""Pages that readers look things up in: the glossary and the search."""

from dataclasses import dataclass
from typing import Final

GLOSSARY_KEY: Final = "glossary/"
SEARCH_KEY: Final = "search/"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A name or term: how it is written in the reader's language and in the other one."""

    id: str
    language: str
    name: str
    also: tuple[str, ...]  # other forms that are right
    other_language: str
    other_name: str
    other_also: tuple[str, ...]
    is_unsure: bool
    meaning: str = ""  # in the reader's language
    stories: tuple[tuple[str, str], ...] = ()  # key and headline of the newest that use it


@dataclass(frozen=True, slots=True)
class GlossaryGroup:
    """The entries of one kind, in the order of content/glossary.yaml."""

    kind: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary."""

    groups: tuple[GlossaryGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: what results may be narrowed by, ids of terms that have stories."""

    districts: tuple[str, ...]
    topics: tuple[str, ...]
    years: tuple[int, ...]
