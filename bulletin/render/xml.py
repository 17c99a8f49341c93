"""The one place that makes text fit for XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""

_CONTROLS = bytes(each for each in range(0x20) if each not in b"\t\n\r")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def without_invalid(text: str) -> str:
    """Leave out the characters that no XML document may hold, not even escaped."""
    octets = text.encode("utf-8", "ignore").translate(None, _CONTROLS)  # lone surrogates too
    for each in _NO_CHARACTERS:
        octets = octets.replace(each, b"")
    return octets.decode()
