"""The one place that makes text fit for XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""

import re

_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_invalid(text: str) -> str:
    """Leave out the characters that no XML document may hold, not even escaped."""
    return _INVALID.sub("", text)
