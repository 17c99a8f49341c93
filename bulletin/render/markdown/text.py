"""How text becomes an anchor."""

import re

# Han of the planes 2 and 3 by their place: which are assigned differs between versions of Python.
_NO_SLUG = re.compile(r"[^\w\s\U00020000-\U0003fffd-]+")
_GAP = re.compile(r"[\s-]+")


def slug(text: str) -> str:
    """Return an anchor for a heading: letters of every script and digits, joined by hyphens."""
    return _GAP.sub("-", _NO_SLUG.sub("", text).strip().lower()).strip("-")
