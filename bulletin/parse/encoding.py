"""Bytes → text: UTF-8 with plain line ends; anything else is named, with the way out."""

import re
from collections.abc import Iterator
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.parse.report import SourceText, about_file

FILE_LIMIT: Final = 512 * 1024
FINDINGS_PER_FILE: Final = 20

_SAVE_AS_UTF8: Final = Message(
    "运行 `bulletin fix`，或在编辑器中选“另存为”，编码选 UTF-8。",
    "Run `bulletin fix`, or choose “Save with encoding” → UTF-8 in your editor.",
)
_SAVE_WORDS: Final = Message(
    "打开它，把文字另存为 UTF-8 的纯文本。", "Open it and save its words as plain text in UTF-8."
)
# Controls, line separators that are no line ends in git, bidirectional controls, noncharacters.
_CONTROL: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_ZERO_WIDTH: Final = "\u00ad\u200b\u2060\ufeff"
# Garbled: a stand-in, or what GBK makes of UTF-8's stand-ins and of memory never written.
_GARBLED: Final = "\ufffd+|(?:锟斤拷|烫{3,}|屯{3,}|锘匡豢|ï»¿|â€œ|â€™|Ã©)+"
_SUSPECT: Final = re.compile(f"[{_CONTROL}{_ZERO_WIDTH}\ufffe\uffff]|{_GARBLED}")
# One class of characters is searched in a tenth of the time.
_MAYBE_SUSPECT: Final = re.compile(f"[{_CONTROL}{_ZERO_WIDTH}\ufffe\uffff\ufffd锟烫屯锘ïâÃ]")
_ZERO_WIDTHS: Final = re.compile(f"[{_ZERO_WIDTH}]")
_CONTROLS: Final = re.compile(f"[{_CONTROL}\ufffe\uffff]")
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKER: Final = re.compile(r"^(?:<{7}|>{7}|\|{7}) \S.*$", re.MULTILINE)
_RARELY: Final = 0.1
_ASCII: Final = bytes(range(128))
# How files begin that were renamed to .md.
_DOCUMENTS: Final = {
    b"PK\x03\x04": Message("Word 文档或压缩包", "a Word document or an archive"),
    b"\xd0\xcf\x11\xe0": Message("旧版 Word 文档", "an old Word document"),
    b"{\\rtf": Message("RTF 文档", "an RTF document"),
    b"%PDF-": Message("PDF", "a PDF"),
    b"\xff\xd8\xff": Message("JPEG 图片", "a JPEG picture"),
    b"\x89PNG": Message("PNG 图片", "a PNG picture"),
}


def decode(path: str, source: bytes) -> tuple[str | None, list[Finding]]:
    r"""Return a file's text with `\n` line ends, or None where it is not readable as UTF-8.

    Characters that may not be there are reported and read as spaces, so that columns stay true.
    """
    if len(source) > FILE_LIMIT:
        return None, [_too_large(path, len(source))]
    found = to_text(source)
    if found is None or found[1] != "UTF-8":
        return None, [_not_utf8(path, source, found)]
    text = found[0]
    findings: list[Finding] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(_byte_order_mark(path, text))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        findings.append(_line_ends(path, text))
    if _MAYBE_SUSPECT.search(text) and _SUSPECT.search(text):
        findings += _suspects(path, text)
        text = _CONTROLS.sub(" ", text)
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (conflicts := _conflicts(path, text)):
        return None, conflicts
    return text, findings


def to_text(source: bytes) -> tuple[str, str] | None:
    """Return a file's text and its encoding: UTF-8, or another where that is certain; else None."""
    for encoding, codec, level in _encodings(source):
        try:
            text = source.decode(codec)
        except UnicodeDecodeError:
            continue
        if encoding == "UTF-8" or ("\0" not in text and _is_common(text, level)):
            return text, encoding
    return None


def _encodings(source: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield name and codec of each encoding to try, and the set that most characters must be in."""
    if source.startswith(tuple(_DOCUMENTS)):
        return
    sample = source[:400]
    nulls = sample[0::2].count(0), sample[1::2].count(0)
    if source.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        yield "UTF-32", "utf-32", "utf-8"
    elif source.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "UTF-16", "utf-16", "utf-8"
    elif len(sample) >= 4 and max(nulls) * 5 >= len(sample):  # noqa: PLR2004 - two code units
        yield "UTF-16", "utf-16-le" if nulls[1] >= nulls[0] else "utf-16-be", "utf-8"
    yield "UTF-8", "utf-8", "utf-8"
    damaged = source.decode("utf-8", "replace").count("\ufffd")
    if damaged * 20 >= len(source.translate(None, _ASCII)):
        yield "GBK", "gbk", "gb2312"
        yield "GB18030", "gb18030", "gb2312"
        yield "BIG5", "big5", "big5"


def has_control(text: str) -> bool:
    """Whether a text holds characters that no page may show, lone surrogates among them."""
    return bool(_CONTROLS.search(text)) or any("\ud800" <= each <= "\udfff" for each in text)


def _too_large(path: str, size: int) -> Finding:
    return about_file(
        path,
        "file-too-large",
        Message(
            f"文件有 {size // 1024} KB，上限是 {FILE_LIMIT // 1024} KB。",
            f"the file has {size // 1024} KB; the limit is {FILE_LIMIT // 1024} KB",
        ),
        Message("把稿件拆开，图片另存为文件。", "Split the story; keep pictures as files."),
    )


def _not_utf8(path: str, source: bytes, found: tuple[str, str] | None) -> Finding:
    for beginning, kind in _DOCUMENTS.items():
        if source.startswith(beginning):
            what = Message(f"这个文件其实是{kind.zh}。", f"the file is in fact {kind.en}")
            return about_file(path, "encoding", what, _SAVE_WORDS)
    damaged = source.decode("utf-8", "replace")
    start = damaged.find("\ufffd")
    line = damaged.count("\n", 0, start) + 1
    if found:
        text, encoding = found
        lines = SourceText(path, text.replace("\r\n", "\n").split("\n"))
        message = Message(
            f"文件是 {encoding} 编码，不是 UTF-8。", f"the file is encoded as {encoding}, not UTF-8"
        )
        line = 1 if encoding.startswith("UTF") else line
        return lines.finding("encoding", line, 1, message, _SAVE_AS_UTF8)
    byte = source[len(damaged[:start].encode())]
    return SourceText(path, damaged.split("\n")).finding(
        "encoding",
        line,
        start - damaged.rfind("\n", 0, start),
        Message(
            f"这里有不是 UTF-8 的字节（0x{byte:02X}），文字会变成乱码。",
            f"a byte here is not UTF-8 (0x{byte:02X}); the text would be garbled",
        ),
        Message(
            "用原来的编辑器打开，另存为 UTF-8；或对照原稿重新输入这个字。",
            "Open it in the editor it came from and save as UTF-8, or type the character again.",
        ),
    )


def _is_common(text: str, encoding: str) -> bool:
    """Whether nearly all characters are common ones: any bytes make some Chinese."""
    foreign = [each for each in text if not each.isascii()]
    rare = sum(not _fits(each, encoding) for each in foreign)
    return rare <= max(1, _RARELY * len(foreign))


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _byte_order_mark(path: str, text: str) -> Finding:
    return SourceText(path, [text.split("\n", 1)[0].rstrip("\r")]).finding(
        "byte-order-mark",
        1,
        1,
        Message("文件开头有字节顺序标记（BOM）。", "the file begins with a byte-order mark (BOM)"),
        Message(
            "不影响发布；`bulletin fix` 会去掉它，或另存为“UTF-8 无 BOM”。",
            "It does no harm; `bulletin fix` removes it, or save as “UTF-8 without BOM”.",
        ),
    )


def _line_ends(path: str, text: str) -> Finding:
    return SourceText(path, [text.split("\n", 1)[0]]).finding(
        "line-ends",
        1,
        1,
        Message("换行符是 CRLF（Windows）或 CR。", "lines end with CRLF (Windows) or CR"),
        Message(
            "不影响发布；`bulletin fix` 会改成 LF。", "It does no harm; `bulletin fix` writes LF."
        ),
    )


def _suspects(path: str, text: str) -> list[Finding]:
    findings: list[Finding] = []
    source = SourceText(path, text.split("\n"))
    for number, line in enumerate(source.lines, 1):
        for match in _SUSPECT.finditer(line):
            report = _garbled if len(match[0]) > 1 or match[0] == "\ufffd" else _suspect
            findings.append(report(source, number, match.start() + 1, match[0]))
            if len(findings) == FINDINGS_PER_FILE:
                return findings
    return findings


def _garbled(source: SourceText, line: int, column: int, written: str) -> Finding:
    return source.finding(
        "garbled-character",
        line,
        column,
        Message(f"这里有乱码“{written}”。", f"characters here were garbled ({written})"),
        Message("对照原稿，重新输入。", "Type the words again from the original."),
        length=len(written),
    )


def _suspect(source: SourceText, line: int, column: int, character: str) -> Finding:
    code = f"U+{ord(character):04X}"
    written = source.line(line)
    if character in _ZERO_WIDTH:
        return source.finding(
            "invisible-character",
            line,
            column,
            Message(f"这里有看不见的字符 {code}。", f"an invisible character, {code}, stands here"),
            Message("删去它。", "Delete it."),
            replacement=_ZERO_WIDTHS.sub("", written),
        )
    zh, en = (
        ("改变文字方向的控制字符", "a character that changes the direction of text")
        if character in _BIDI
        else ("控制字符", "a control character")
    )
    return source.finding(
        "control-character",
        line,
        column,
        Message(f"这里有{zh} {code}。", f"{en}, {code}, stands here"),
        Message(
            "它看不见，常随复制粘贴带入；删去它。",
            "It is invisible and often comes with copied text; delete it.",
        ),
        replacement=_CONTROLS.sub("", written),
    )


def _conflicts(path: str, text: str) -> list[Finding]:
    """Report each conflict once: where it begins, or its end where that is all there is."""
    source = SourceText(path, text.split("\n"))
    findings: list[Finding] = []
    is_open = False
    for match in list(_MARKER.finditer(text))[: 3 * FINDINGS_PER_FILE]:
        begins = match[0].startswith("<")
        if begins or not is_open:
            findings.append(_conflict(source, text.count("\n", 0, match.start()) + 1))
        is_open = begins or (is_open and not match[0].startswith(">"))
    return findings[:FINDINGS_PER_FILE]


def _conflict(source: SourceText, line: int) -> Finding:
    return source.finding(
        "merge-conflict",
        line,
        1,
        Message(
            "合并冲突的标记留在了文件里，改好之前不读这个文件。",
            "a merge conflict was left in the file, which is not read until it is settled",
        ),
        Message(
            "留下要用的文字，删去 <<<<<<<、=======、>>>>>>> 三行。",
            "Keep the text you want; delete the lines <<<<<<<, ======= and >>>>>>>.",
        ),
        length=7,
    )
