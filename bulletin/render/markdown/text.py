"""Which characters are Han or set like Han, and how text becomes an anchor."""

import re

WIDE = (
    "\u2e80-\u303f\u3040-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
"""Characters of full width, as the inside of a regular-expression class; Hangul has word spaces
and is left out."""

SHARED_MARKS = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
"""Marks that Chinese sets at full width and English does not: dashes, quotation marks, dots."""

_IS_WIDE = re.compile(f"[{WIDE}]")
# Han of the planes 2 and 3 by their place: which are assigned differs between versions of Python.
_NO_SLUG = re.compile(r"[^\w\s\U00020000-\U0003fffd-]+")
_GAP = re.compile(r"[\s-]+")


def is_wide(character: str) -> bool:
    """Whether a character takes the full width of a Han character."""
    return _IS_WIDE.match(character) is not None


def slug(text: str) -> str:
    """Return an anchor for a heading: letters of every script and digits, joined by hyphens."""
    return _GAP.sub("-", _NO_SLUG.sub("", text).strip().lower()).strip("-")
