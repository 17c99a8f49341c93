"""A Markdown body made into safe HTML, with what other rooms ask about it."""

from dataclasses import dataclass
from typing import Final

# The HTML that a text may hold; the sanitiser drops all else, and editors are told.
_TAG_NAMES: Final = (
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
TAGS: Final = frozenset(_TAG_NAMES.split())
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})  # of addresses it may lead to


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a body: level 2 to 6, the id to link to, and its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """Sanitised HTML of one body.

    `headings` are for the contents. `ids` are all ids it defines and `anchors` the ids that its
    own `#…` links lead to, both in the order of the text. `unresolved` are destinations, as
    written, for which the plan had no URL: their links are without effect.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    ids: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
