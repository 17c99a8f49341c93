"""What a version says in a sentence or two, where its editor wrote no summary."""

import re
from collections.abc import Iterator
from typing import Final

from bulletin.model.han import HAN, SHARED_MARKS, WIDE

WIDTH: Final = 240  # Latin characters; a Han character counts as two
_PARAGRAPH_LIMIT: Final = 4_000

_WIDE: Final = re.compile(f"[{WIDE}]")
_SEAMLESS: Final = re.compile(f"[{WIDE}{SHARED_MARKS}]")
_OTHER_BLOCK: Final = re.compile(
    r"#|>|\||<|\t| {4}|!!!|\*\[|\{:|\[TOC\]|\[[^\]\n]*\]:|[-+*] |[0-9]{1,4}[.)] |:\s|:::"
    r"|(?:[-*_][ \t]*){3,}$"
)
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ \t]*")
_TABLE_RULE: Final = re.compile(r"[ \t|:-]*-[ \t|:-]*")
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_NOTE: Final = re.compile(r"\[\^[^\[\]]*\]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_AUTOLINK: Final = re.compile(r"<((?:https?|mailto|tel):[^<>\s]*)>")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_ATTRIBUTES: Final = re.compile(r"\{[:#.][^{}]*\}")
_STRONG: Final = re.compile(r"\*{1,3}|(?<![0-9A-Za-z_])_{1,3}|_{1,3}(?![0-9A-Za-z_])|~~|`+")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE_END: Final = re.compile(r"[。！？!?…]+[”’」』）\"')]*|\.[”’\"')]*(?=\s|$)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Co|Ltd|Jr|Sr|approx|e\.g|i\.e|etc|[A-Z]\.[A-Z])"
    r"\.$"
)
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_WORD: Final = re.compile(
    r"[^\W\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd]+(?:['’-]\w+)*"
)
_NO_LETTERS: Final = "“”‘—–…·£€¥"  # all but ’ that most English texts hold besides ASCII
_APART: Final = {each: " " for each in range(128) if not (chr(each).isalnum() or each == ord("_"))}
_JOINT: Final = re.compile(r"['-](?<=\w['-])(?=\w)")  # of two words that are one
_CLAUSE_END: Final = re.compile(r"[，；、：,;:]|\s")


def abstract(summary: str, body: str) -> str:
    """Return the summary, else the first ordinary paragraph as plain text, cut at a sentence."""
    if summary:
        return summary
    for paragraph in _paragraphs(body):
        text = plain_text(paragraph)
        if text:
            return cut(text)
    return ""


def count_han(text: str) -> int:
    """Return how many Han characters a text has."""
    return 0 if text.isascii() else sum(map(len, _HAN_RUN.findall(text)))


def count_words(text: str) -> int:
    """Return how many words in other scripts a text has."""
    if not text.isascii() and not _HAN_RUN.search(text):
        for mark in _NO_LETTERS:
            text = text.replace(mark, " ")
        text = text.replace("’", "'")
    if text.isascii():  # counted in half the time
        return len(text.translate(_APART).split()) - len(_JOINT.findall(text))
    return len(_WORD.findall(text))


def plain_text(markdown: str) -> str:
    """Return a paragraph of Markdown without its marks, on one line."""
    text = join_lines(markdown[:_PARAGRAPH_LIMIT])
    if "[" in text or "<" in text or "{" in text:
        text = _PICTURE.sub("", text)
        text = _NOTE.sub("", text)
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
        text = _AUTOLINK.sub(r"\1", text)
        text = _ATTRIBUTES.sub("", _TAG.sub("", text))
    if "\\" in text:
        text = "".join(
            part if index % 2 else _STRONG.sub("", part)
            for index, part in enumerate(_ESCAPE.split(text))
        )
    else:
        text = _STRONG.sub("", text)
    return " ".join(text.split())


def join_lines(text: str) -> str:
    """Join lines: nothing between Han characters, one space between all others."""
    joined = ""
    for line in text.split("\n"):
        part = line.strip()
        if not part:
            continue
        is_seamless = not joined or (_SEAMLESS.match(joined[-1]) and _SEAMLESS.match(part[0]))
        joined += part if is_seamless else f" {part}"
    return joined


def cut(text: str, width: int = WIDTH) -> str:
    """Cut text at the last sentence end that fits; without one, at a clause with an ellipsis."""
    room = _fitting(text, width)
    if room == len(text):
        return text
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(text[: room + 1])
        if match.end() <= room
        and not _ABBREVIATION.search(text[max(0, match.end() - 12) : match.end()])
    ]
    if ends:
        return text[: ends[-1]]
    clauses = [match.start() for match in _CLAUSE_END.finditer(text[:room])]
    end = clauses[-1] if clauses and clauses[-1] > room // 2 else room - 1
    return text[:end].rstrip("，；、：,;: ") + "…"


def _fitting(text: str, width: int) -> int:
    """Return how many characters fit; wide ones count as two."""
    if 2 * len(text) <= width:
        return len(text)
    used = 0
    for index, character in enumerate(text):
        used += 2 if _WIDE.match(character) else 1
        if used > width:
            return index
    return len(text)


def _paragraphs(body: str) -> Iterator[str]:
    """Yield the ordinary paragraphs of a Markdown text: no headings, lists, tables, code, HTML."""
    lines: list[str] = []
    fence = ""
    for line in (*body.split("\n"), ""):
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1][0] * 3
            elif match[1].startswith(fence):
                fence = ""
            lines.clear()
            continue
        if fence:
            continue
        if line.strip():
            lines.append(line)
        elif lines:
            if _is_ordinary(lines):
                yield "\n".join(lines)
            lines = []


def _is_ordinary(lines: list[str]) -> bool:
    if _OTHER_BLOCK.match(lines[0]):
        return False
    second = lines[1] if len(lines) > 1 else ""
    return not (
        second
        and (_UNDERLINE.fullmatch(second) or ("|" in lines[0] and _TABLE_RULE.fullmatch(second)))
    )
