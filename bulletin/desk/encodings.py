"""Bytes in another encoding → text, where it is certain which one it was."""

from typing import Final

_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SAMPLE: Final = 400
_COMMON: Final = 0.9  # of the characters, in text that really is Chinese


def to_text(source: bytes) -> tuple[str, str] | None:
    """Return the text and the encoding it was in, or None where that is not certain.

    Chinese encodings are taken for certain only where nearly all characters are common ones.
    """
    for mark, encoding in _MARKS.items():
        if source.startswith(mark):
            return _decoded(source, encoding)
    if b"\0" in source[:_SAMPLE]:
        is_little = source[1:_SAMPLE:2].count(0) >= source[0:_SAMPLE:2].count(0)
        return _decoded(source, "utf-16-le" if is_little else "utf-16-be")
    utf8 = _decoded(source, "utf-8")
    if utf8:
        return utf8
    for encoding in ("gbk", "gb18030"):
        found = _decoded(source, encoding)
        if found and _is_common(found[0]):
            return found
    return None


def _decoded(source: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else (text, encoding)


def _is_common(text: str) -> bool:
    foreign = [each for each in text if not each.isascii()]
    common = sum(_is_in_gb2312(each) for each in foreign)
    return common >= _COMMON * len(foreign)


def _is_in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
