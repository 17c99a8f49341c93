"""Marks of other programs and other keyboards, and what to write here."""

import re
from typing import Final

from bulletin.model.finding import Message
from bulletin.model.han import HAN

# Signs of which a text with such a mark holds one, what is written (found in a whole text as in
# each of its lines), what the page would make of it, and what to write.
ForeignMark = tuple[tuple[str, ...], re.Pattern[str], Message, Message]
FOREIGN: Final[tuple[ForeignMark, ...]] = (
    (
        ("[[",),
        re.compile(r"!?\[\[[^\[\]\n]{1,200}\]\]"),
        Message(
            "“[[…]]”是笔记软件的链接，会原样印出来。",
            "“[[…]]” is a link of note-taking programs; it would be printed",
        ),
        Message(
            "写成 [文字](网址)，图片写成 ![说明](文件名)。",
            "Write [words](address), and pictures as ![words](file).",
        ),
    ),
    (
        ("{{", "{%"),
        re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}"),
        Message(
            "这是模板的标记，会原样印出来。", "this is a mark of templates; it would be printed"
        ),
        Message("正文里只用 Markdown：删去它。", "A text is plain Markdown: delete it."),
    ),
    (
        ("{",),
        re.compile(r"(?<=[)\]])\{ ?(?:width|height|align|style|\.)[^{}\n]{0,80}\}"),
        Message("花括号里的设置不起作用。", "settings in braces have no effect"),
        Message("删去它；图片的大小由网页安排。", "Delete it; the page sizes pictures."),
    ),
    (
        ("!!!", ":::", "[!"),
        re.compile(r"^(?:!!!|:::) ?\w+.{0,80}|^> ?\[!\w+\]", re.MULTILINE),
        Message(
            "这是别的程序的提示框，会原样印出来。",
            "this is a call-out of other programs; it would be printed",
        ),
        Message("写成引用：“> 文字”。", "Write a quotation: “> text”."),
    ),
    (
        ("[TOC]", "[toc]", "{:toc}"),
        re.compile(r"^\[(?:TOC|toc)\]$|^\{:toc\}$", re.MULTILINE),
        Message(
            "这里不用写目录的标记，会原样印出来。",
            "a mark for a table of contents is not needed; it would be printed",
        ),
        Message("删去它。", "Delete it."),
    ),
    (
        ("[ ] ", "[x] ", "[X] "),
        re.compile(r"^[ \t]*[-*+] \[[ xX]\](?= )", re.MULTILINE),
        Message(
            "这里没有任务列表，会原样印出来。", "there are no task lists here; it would be printed"
        ),
        Message("写成“- 内容”。", "Write “- item”."),
    ),
    (
        ("~~",),
        re.compile(
            r"(?<![~\\])~~(?=\S)[^~\n]{1,200}~~(?!~)"
            r"|(?<![^\s，。；：、！？“（(])~~(?= ?[^\s~])"  # never closed; 欢迎来~~ is drawn out
        ),
        Message(
            "“~~”不是删除线，会原样印出来。", "“~~” strikes nothing through; it would be printed"
        ),
        Message("写成 <del>文字</del>。", "Write <del>words</del>."),
    ),
    (
        ("==",),
        re.compile(r"(?<![=\\])==(?=[^\s=])[^=\n]{1,200}==(?!=)"),
        Message("“==”不是高亮，会原样印出来。", "“==” marks nothing; it would be printed"),
        Message("写成 <mark>文字</mark>。", "Write <mark>words</mark>."),
    ),
    (
        ("__",),
        re.compile(
            rf"(?<=[{HAN}])__(?=\S)[^_\n]{{1,100}}__"
            rf"|__(?=\S)[^_\n]{{1,100}}__(?=[{HAN}])"
        ),
        Message(
            "夹在文字中间的“__”不加粗，会原样印出来。",
            "“__” within words makes nothing bold; it would be printed",
        ),
        Message("写成 **文字**。", "Write **words**."),
    ),
    (
        ("＊＊",),
        re.compile(r"＊＊[^＊\n]{1,200}＊＊"),
        Message("“＊＊”是全角，会原样印出来。", "“＊＊” is full-width; it would be printed"),
        Message("写成 **文字**。", "Write **words**."),
    ),
    (
        ("＞",),
        re.compile(r"^ {0,3}＞(?=.)", re.MULTILINE),
        Message(
            "“＞”是全角，不成引用，会原样印出来。",
            "“＞” is full-width and quotes nothing; it would be printed",
        ),
        Message("写成“> 文字”。", "Write “> text”."),
    ),
    (
        ("｜",),
        re.compile(r"^ {0,3}｜.*｜[ \t]*$", re.MULTILINE),
        Message(
            "“｜”是全角，不成表格，会原样印出来。",
            "“｜” is full-width and makes no table; it would be printed",
        ),
        Message("写成 | 甲 | 乙 |。", "Write | a | b |."),
    ),
    (
        (")[", "）["),
        re.compile(
            r"(?<![A-Za-z0-9_（(])[（(][^（）()\n]{1,60}[）)]"
            r"\[(?:https?:|\.{0,2}/)[^\[\]\n]{1,300}\]"
        ),
        Message(
            "两种括号写反了，会原样印出来。",
            "the two kinds of brackets stand the wrong way round; it would be printed",
        ),
        Message("写成 [文字](网址)。", "Write [words](address)."),
    ),
    (
        ("](",),
        re.compile(r"\]\((?=https?:|\.{0,2}/)[^\s()（）]{1,300}$", re.MULTILINE),
        Message(
            "链接没有写完，少了“)”，会原样印出来。",
            "the link is never closed: “)” is missing; it would be printed",
        ),
        Message("写成 [文字](网址)。", "Write [words](address)."),
    ),
    (
        ("![",),
        re.compile(
            r"!\[[^\[\]()\n]{1,80}\([^\s()\[\]]{1,200}\.(?:jpe?g|png|gif|webp|svg|avif)\)(?!\])",
            re.IGNORECASE,
        ),
        Message(
            "图片没有写完，少了“]”，会原样印出来。",
            "“]” is missing after the picture's words; it would be printed",
        ),
        Message("写成 ![说明](文件名)。", "Write ![words](file)."),
    ),
    (
        ("http", "HTTP"),
        re.compile(r"[hH](?<![(<].)[tT]{2}[pP][sS]?(?:：/{0,2}|:／／|:/(?!/)|：／／)(?=[\w.])"),
        Message("网址的“://”写错了，不成链接。", "the address lacks “://” and becomes no link"),
        Message("写成 https://…", "Write https://…"),
    ),
    (
        (":",),
        re.compile(r":(?<![\w:/]:)[a-z][a-z0-9_+-]{2,30}:(?![\w/:])"),
        Message(
            "网页不认表情代码，会原样印出来。",
            "the page knows no codes for emoji; it would be printed as it stands",
        ),
        Message("直接写表情符号，或删去它。", "Write the emoji itself, or delete it."),
    ),
)
