"""What readers' searches are answered from: stories with numbers, and the words of each language.

Stories stand in two parts, those of the newest year and all before: the second is not indexed
again when a new story appears.
"""

from dataclasses import dataclass, field

from bulletin.model.text import EMPTY, Text


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One version of a story; `title` weighs more than `deck`, that more than what is left."""

    number: int  # of the story, in its part
    title: str
    deck: str
    text: str
    body: Text = EMPTY


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The words of one part in one language, in as many files as keep each small.

    `digests` holds what each document says, by its number; `size` is the characters of all. Where
    only some texts have changed, `documents` may hold those alone.
    """

    part: str
    language: str
    documents: tuple[SearchDocument, ...]
    files: int
    digests: dict[int, bytes] = field(default_factory=dict)
    size: int = 0


@dataclass(frozen=True, slots=True)
class SearchHeadline:
    """A version of a story as results show it."""

    language: str
    title: str
    abstract: str
    is_brief: bool


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A story as results show it, and what filters ask about it."""

    key: str
    day: str  # ISO 8601, in the site's time zone
    districts: tuple[str, ...]
    topics: tuple[str, ...]
    headlines: tuple[SearchHeadline, ...]


@dataclass(frozen=True, slots=True)
class SearchList:
    """The stories of one part by their numbers, oldest first."""

    part: str
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True, slots=True)
class SearchPart:
    """What the table of contents says of a part; `version` changes with anything in it.

    `years` holds for each year the number of its first story.
    """

    name: str
    version: str
    stories: int
    files: dict[str, int]  # language → files of its index
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchGuide:
    """The table of contents, and which words mean the same in another language.

    `terms` holds for each name the ways to write it, by language; `synonyms` for each meaning
    the words for it, any of which may stand for another.
    """

    parts: tuple[SearchPart, ...]
    terms: tuple[dict[str, tuple[str, ...]], ...]
    synonyms: tuple[dict[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class SearchFrame:
    """The search without the texts; `lists` holds for each part its stories' keys by number."""

    guide: SearchGuide
    lists: dict[str, tuple[str, ...]]
    list_digests: dict[str, bytes]
    indexes: tuple[SearchIndex, ...]  # without documents


SearchFile = SearchIndex | SearchList | SearchGuide
