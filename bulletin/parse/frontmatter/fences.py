"""Where the front matter begins and ends: the two `---` lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bulletin.model.finding import Finding, Message
from bulletin.parse.report import SourceText

_FENCE: Final = re.compile(r"---[ \t]*")
_DASHES: Final = "\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d"
_ALMOST: Final = re.compile(rf"[ \t]*(?:[{_DASHES}]|[-{_DASHES}]{{2,12}}|\+{{3}}|\.{{3}})[ \t]*")
# What other programs put around front matter; a fence only where a key follows.
_MARK: Final = re.compile(r"(?:---|`{3,}|~{3,}|\*{3,}|={3,}) *(?:ya?ml)?[ \t]*", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"\+{3}[ \t]*$|\{")
_NEAR: Final = 40  # lines
_KEY_LINE: Final = re.compile(r"[A-Za-z_][\w-]*[ \u3000]*[:：]")
_YAML_LINE: Final = re.compile(r"[ \t\u3000\u00a0#＃\-\]}\"']|[A-Za-z_][\w-]*[ \u3000]*[:：]")
_EXAMPLE: Final = Message(
    "文件开头写：\n---\ntitle: 标题\npublished: 2024-09-27\ntopics: [youth]\n---",
    "Begin the file with:\n---\ntitle: Headline\npublished: 2024-09-27\ntopics: [youth]\n---",
)


@dataclass(frozen=True, slots=True)
class Fenced:
    """The parts of a file: front matter in `lines[start:stop]`, the body from `lines[body:]`."""

    start: int
    stop: int
    body: int


def find_fences(source: SourceText) -> tuple[Fenced | None, list[Finding]]:
    """Find the front matter, also where a fence is missing or mistyped; None for none."""
    findings: list[Finding] = []
    lines = source.lines
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return None, [_empty(source)]
    opening = lines[start]
    following = lines[start + 1] if start + 1 < len(lines) else ""
    if _FOREIGN.match(opening) and not _KEY_LINE.match(following):
        return None, [_foreign(source, start + 1)]
    if _FENCE.fullmatch(opening):
        if start:
            findings.append(_blank_before(source, start + 1))
        start += 1
    elif _ALMOST.fullmatch(opening) or (_MARK.fullmatch(opening) and _KEY_LINE.match(following)):
        findings.append(_mistyped(source, start + 1))
        start += 1
    elif _KEY_LINE.match(opening):
        findings.append(_no_opening(source, start + 1))
    elif below := _fence_below(lines, start):
        findings.append(_text_above(source, start + 1, below))
        start = below
    else:
        return None, [_missing(source, start + 1)]
    stop, body, finding = _closing(source, start)
    if finding:
        findings.append(finding)
    return Fenced(start, stop, body), findings


def _closing(source: SourceText, start: int) -> tuple[int, int, Finding | None]:
    lines = source.lines
    fences = (index for index in range(start, len(lines)) if _FENCE.fullmatch(lines[index]))
    proper = next(fences, None)
    foreign = _first_foreign(lines, start, proper)
    if foreign is not None and (
        _ALMOST.fullmatch(lines[foreign]) or _MARK.fullmatch(lines[foreign])
    ):
        return foreign, foreign + 1, _mistyped(source, foreign + 1)
    if foreign is not None or proper is None:
        return _unclosed(source, len(lines) if foreign is None else foreign)
    return proper, proper + 1, None


def _first_foreign(lines: Sequence[str], start: int, proper: int | None) -> int | None:
    """Return the first line that no front matter holds, or None.

    Where there is a fence, prose counts only if no key follows before it; a `# heading` counts
    only where there is none, for it may be a comment.
    """
    stop = len(lines) if proper is None else proper
    last_key = start
    if proper is not None:
        keys = (index for index in range(stop - 1, start, -1) if _KEY_LINE.match(lines[index]))
        last_key = next(keys, start)
    after_blank = False
    for index in range(start, stop):
        line = lines[index]
        if not line.strip():
            after_blank = True
            continue
        if not line[0].isalnum() and (_ALMOST.fullmatch(line) or _MARK.fullmatch(line)):
            return index
        is_prose = not _YAML_LINE.match(line) or (proper is None and line[0] == "#")
        if after_blank and is_prose and index > last_key:
            return index
        after_blank = False
    return None


def _unclosed(source: SourceText, body: int) -> tuple[int, int, Finding]:
    """Report a missing closing fence on the first line that the front matter can't hold."""
    stop = body
    while stop > 1 and not source.lines[stop - 1].strip():
        stop -= 1
    line = min(stop + 1, len(source.lines))
    finding = source.finding(
        "front-matter-fence",
        line,
        1,
        Message("前置信息没有结束的“---”。", "the front matter has no closing “---”"),
        Message(
            "最后一个键的下一行写“---”，正文从再下一行开始。",
            "Write “---” on the line after the last key; the text begins below it.",
        ),
        replacement="---" if not source.line(line).strip() else "",
    )
    return stop, body, finding


def _fence_below(lines: Sequence[str], start: int) -> int:
    """Return the line after a fence with a key below it, near the beginning; 0 for none."""
    stop = min(len(lines) - 1, start + _NEAR)
    for index in range(start + 1, stop):
        if _FENCE.fullmatch(lines[index]) and _KEY_LINE.match(lines[index + 1]):
            return index + 1
    return 0


def _empty(source: SourceText) -> Finding:
    return source.finding(
        "front-matter-missing", 1, 1, Message("文件是空的。", "the file is empty"), _EXAMPLE
    )


def _foreign(source: SourceText, line: int) -> Finding:
    written = source.line(line).strip()
    name = "TOML" if written == "+++" else "JSON"
    return source.finding(
        "front-matter-missing",
        line,
        1,
        Message(
            f"前置信息写成了 {name}，这里用 YAML。", f"this front matter is {name}; here it is YAML"
        ),
        _EXAMPLE,
        length=len(written),
    )


def _text_above(source: SourceText, line: int, fence: int) -> Finding:
    return source.finding(
        "front-matter-fence",
        line,
        1,
        Message(
            f"第 {fence} 行的“---”前面有文字：前置信息要在最前面。",
            f"text stands above the “---” of line {fence}; front matter comes first",
        ),
        Message("把这些文字移到前置信息下面。", "Move the text below the front matter."),
        length=len(source.line(line)),
    )


def _missing(source: SourceText, line: int) -> Finding:
    return source.finding(
        "front-matter-missing",
        line,
        1,
        Message(
            "文件开头没有两行“---”之间的前置信息。",
            "the file does not begin with front matter between two “---” lines",
        ),
        _EXAMPLE,
    )


def _no_opening(source: SourceText, line: int) -> Finding:
    return source.finding(
        "front-matter-fence",
        line,
        1,
        Message("第一个键前面少了一行“---”。", "a “---” line is missing before the first key"),
        Message("文件的第一行写“---”。", "Make “---” the first line of the file."),
    )


def _blank_before(source: SourceText, line: int) -> Finding:
    return source.finding(
        "front-matter-fence",
        line,
        1,
        Message("“---”前面不能有空行。", "no blank line may stand before “---”"),
        Message("删去它前面的空行。", "Delete the blank lines above it."),
        length=3,
    )


def _mistyped(source: SourceText, line: int) -> Finding:
    written = source.line(line).strip()
    return source.finding(
        "front-matter-fence",
        line,
        source.line(line).index(written) + 1,
        Message("“---”前面不能有空格。", "no space may stand before “---”")
        if written == "---"
        else Message(
            f"“{written}”不是前置信息的分隔线，要写三个半角连字符。",
            f"“{written}” is not a front-matter fence; it takes three plain hyphens",
        ),
        Message("这一行只写“---”。", "Write “---” and nothing else on this line.")
        if written.isascii()
        else Message(
            "写成“---”；输入法可能把它换成了破折号。",
            "Write “---”; your editor may have turned it into a dash.",
        ),
        length=len(written),
        replacement="---",
    )
