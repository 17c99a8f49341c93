"""A body as a whole: where it leads, whether it is written, and in which language."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from bulletin.model.article import Target
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.site import Language, Site
from bulletin.parse.abstract import count_han, count_words
from bulletin.parse.destinations import destination_slips
from bulletin.parse.frontmatter import FrontMatter
from bulletin.parse.markdown import body_slips, front_matter_slips
from bulletin.parse.report import SourceText
from bulletin.parse.targets import BarePicture, find_targets, without_code

# What `bulletin new` writes where the text belongs.
UNWRITTEN: Final = Message("正文写在这里。", "The text goes here.")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_PROSE: Final = re.compile(  # a set first: searched faster
    r"[\]`<h](?:(?<=\])\([^()\n]*\)|(?<=`)[^`\n]*`|(?<=<)[^<>\n]*>|(?<=h)ttps?://\S+)"
)
_FIRST_HEADING: Final = re.compile(r"\s*+(#{1,2}(?= )[^\n]*)")
_LEAST_BELOW: Final = 40  # the same, of a translation below its original
_LEAST: Final = 20  # Han characters and words from which a language is told


def read_body(
    source: SourceText, front: FrontMatter, title: str, base_url: str
) -> tuple[tuple[Target, ...], list[Finding]]:
    """Return where the Markdown of a file leads, and everything that is wrong with it."""
    targets, bare = find_targets(front.body, front.body_line)
    return targets, [
        *_unwritten(source, front),
        *_headline_again(source, front, title),
        *destination_slips(source, targets, base_url),
        *(_without_words(source, each) for each in bare),
        *front_matter_slips(source, front.body_line),
        *body_slips(source, front.body, front.body_line),
    ]


def wrong_language(
    source: SourceText, front: FrontMatter, own: Language, site: Site
) -> list[Finding]:
    """Report a text in Chinese under another language's name, and the other way round."""
    if front.body.isascii() and not own.is_han:
        return []
    prose = _NO_PROSE.sub(" ", front.body)
    han = count_han(prose)
    if not han and not own.is_han:
        return []
    words = count_words(prose)
    is_han = han > 2 * words
    if han + words < _LEAST or is_han is own.is_han or (not is_han and words < 4 * han):
        return []
    other = next((each for each in site.languages if each.is_han is is_han), None)
    if other is None:
        return []
    line = next(
        (number for number in range(front.body_line, len(source.lines) + 1) if source.line(number)),
        front.body_line,
    )
    return [
        source.finding(
            "wrong-language",
            line,
            1,
            Message(
                f"文件名说这是{own.called.zh}，正文却像是{other.called.zh}。",
                f"the file's name says {own.called.en}, but the text looks like {other.called.en}",
            ),
            Message(
                f"改名为 index.{other.id}.md，或写上{own.called.zh}的正文。",
                f"Rename it to index.{other.id}.md, or write the text in {own.called.en}.",
            ),
            length=len(source.line(line)),
        )
    ]


def translation_below(
    source: SourceText, front: FrontMatter, own: Language, site: Site
) -> list[Finding]:
    """Report a text that goes on in the other language: two languages in one file."""
    if not _is_in(front.body.rstrip().rpartition("\n\n")[2], is_han=not own.is_han):
        return []
    other = next((each for each in site.languages if each.is_han is not own.is_han), None)
    blocks = without_code(front.body).rstrip().split("\n\n")
    below = list(takewhile(lambda block: _is_in(block, is_han=not own.is_han), reversed(blocks)))
    said = sum(count_han(each) + count_words(each) for each in below)
    if other is None or len(below) in {1, len(blocks)} or said < _LEAST_BELOW:
        return []
    above = "\n\n".join(blocks[: len(blocks) - len(below)])
    line = front.body_line + above.count("\n") + 2
    return [
        source.finding(
            "wrong-language",
            line,
            1,
            Message(
                f"从这里起像是{other.called.zh}。",
                f"from here on the text looks like {other.called.en}",
            ),
            Message(
                f"每种语言一个文件：移到旁边的 index.{other.id}.md。",
                f"Each language has its file: move it to index.{other.id}.md beside this one.",
            ),
            length=len(source.line(line)),
        )
    ]


def _is_in(block: str, *, is_han: bool) -> bool:
    """Whether a block is told in Chinese, or without any."""
    prose = _NO_PROSE.sub(" ", block)
    han, words = count_han(prose), count_words(prose)
    return han > 2 * words if is_han else words > 0 and not han


def _unwritten(source: SourceText, front: FrontMatter) -> Iterator[Finding]:
    if not _COMMENT.sub("", front.body).strip():
        yield source.finding(
            "empty-body",
            min(front.body_line, len(source.lines)),
            1,
            Message("前置信息下面没有正文。", "there is no text below the front matter"),
            Message("在第二行“---”下面写正文。", "Write the text below the second “---”."),
        )
    elif front.body.strip() in {UNWRITTEN.zh, UNWRITTEN.en}:
        line = front.body_line + front.body[: front.body.index(front.body.strip())].count("\n")
        yield source.finding(
            "empty-body",
            line,
            1,
            Message("正文还没有写。", "the text has yet to be written"),
            Message("用正文换掉这一行。", "Write the text in place of this line."),
            length=len(source.line(line)),
            severity=Severity.WARNING,
        )


def _headline_again(source: SourceText, front: FrontMatter, title: str) -> list[Finding]:
    """Report a text that begins with its own headline: the page would show it twice."""
    match = _FIRST_HEADING.match(front.body)
    if not match or "".join(match[1].strip("# ").split()) != "".join(title.split()):
        return []
    return [
        source.finding(
            "heading-level",
            front.body_line + front.body.count("\n", 0, match.start(1)),
            1,
            Message("标题会印两遍：title 里已经有了。", "the headline would be shown twice"),
            Message(
                "删去这一行，正文从下一段开始。",
                "Delete this line: the page takes its headline from `title`.",
            ),
            length=len(match[1].rstrip()),
        )
    ]


def _without_words(source: SourceText, picture: BarePicture) -> Finding:
    return source.finding(
        "picture-alt",
        picture.line,
        picture.column,
        Message("图片没有替代文字。", "the picture has no alternative text"),
        Message(
            "在方括号里写看不到图的读者需要知道的内容：![展台前排队的毕业生](photo.jpg)",
            "Say in the brackets what it shows: ![Graduates queue at a stand](photo.jpg)",
        ),
        length=picture.length,
    )
