"""What an editor is told of each limit of a body, by its name."""

from typing import Final

from bulletin.model.finding import Message

MESSAGES: Final[dict[str, Message]] = {
    "bytes": Message(
        "正文超过 512 KB，请拆成几篇。", "the text is longer than 512 KB: make it several stories"
    ),
    "lines": Message(
        "正文超过 6000 行，请拆成几篇。",
        "the text has more than 6,000 lines: make it several stories",
    ),
    "blocks": Message(
        "正文超过 2500 段，请拆成几篇。",
        "the text has more than 2,500 paragraphs: make it several stories",
    ),
    "headings": Message(
        "小标题超过 500 个，请拆成几篇。",
        "the text has more than 500 headings: make it several stories",
    ),
    "fences": Message(
        "代码块标记（```）超过 200 处，请删减。",
        "the text has more than 200 code fences (```): use fewer",
    ),
    "links": Message(
        "链接和图片超过 4000 处，请删减或拆成几篇。",
        "the text has more than 4,000 links and pictures: make it several stories",
    ),
    "marks": Message(
        "标记符号（* _ ` \\ & [）超过 3 万个，请删减或拆成几篇。",
        "the text holds more than 30,000 signs of markup (* _ ` \\ & [): use fewer or make it "
        "several stories",
    ),
    "footnotes": Message(
        "脚注标记超过 600 处，请删减或拆成几篇。",
        "the text has more than 600 footnote marks: use fewer or make it several stories",
    ),
    "definitions": Message(
        "以冒号开头的释义行超过 250 行，请改用表格。",
        "more than 250 lines define a term with a colon: use a table",
    ),
    "tags": Message(
        "“<”超过 3000 个：请用 Markdown 代替 HTML，正文里的小于号写成 &lt;。",
        "the text holds “<” more than 3,000 times: use Markdown instead of HTML, and write a "
        "less-than sign as &lt;",
    ),
    "declarations": Message(
        "“<!”超过 20 处，请删去（注释 <!-- --> 除外）。",
        "the text holds “<!” more than 20 times: remove them (comments, <!-- -->, may stay)",
    ),
    "markdown_blocks": Message(
        "带 markdown 属性的 HTML 标签超过 50 个，请改用 Markdown。",
        "more than 50 HTML tags carry the attribute markdown: use Markdown instead",
    ),
    "containers": Message(
        "一行里嵌套的引用或列表超过 6 层，请减少层次。",
        "quotations or lists on this line are nested more than 6 deep: use fewer levels",
    ),
    "indent": Message(
        "这一行缩进超过 12 层（每层 4 个空格），请减少缩进。",
        "this line is indented by more than 12 levels of 4 spaces: indent it less",
    ),
    "spaces": Message(
        "这一行连着 1000 个以上的空格，请删去。",
        "this line has 1,000 spaces or more in a row: remove them",
    ),
    "runs": Message(
        "同一个符号连着出现太多次，请缩短。",
        "the same sign is repeated too many times in a row: shorten the row",
    ),
    "brackets": Message(
        "从这里起，段落长而方括号太多：请把这一段分成几段。",
        "long paragraphs hold too many square brackets from here on: split the paragraph",
    ),
    "backticks": Message(
        "从这里起，段落长而反引号（`）太多：请把这一段分成几段。",
        "long paragraphs hold too many backticks (`) from here on: split the paragraph",
    ),
    "braces": Message(
        "从这里起，段落长而花括号太多：请把这一段分成几段。",
        "long paragraphs hold too many curly brackets from here on: split the paragraph",
    ),
    "signs": Message(
        "从这里起，段落长而标记符号（* _ ` \\ & < [）太多：请把这一段分成几段。",
        "long paragraphs hold too many signs (* _ ` \\ & < [) from here on: split the paragraph",
    ),
    "divisions": Message(
        "从这里起，标题、分隔线等挤在一段里：请在它们之间空一行。",
        "headings, rules or the like stand too close from here on: put blank lines between them",
    ),
    "cells": Message(
        "表格合计超过 30000 格，请拆成几张或另附文件。",
        "the tables have more than 30,000 cells: split them, or attach a file",
    ),
    "ticks": Message(
        "表格的这一行反引号（`）太多，请删减。",
        "this row of the table holds too many backticks (`): use fewer",
    ),
    "open_tags": Message(
        "没有“>”与之配对的“<”太多：小于号请写成 &lt;。",
        "too many “<” have no “>”: write a less-than sign as &lt;",
    ),
    "comments": Message(
        "HTML 注释（<!-- -->）和标签太多，请删减。",
        "the text holds too many HTML comments (<!-- -->) and tags: use fewer",
    ),
    "nesting": Message(
        "这一段里方括号或强调嵌套超过 30 层，请减少层次。",
        "brackets or emphasis are nested more than 30 deep here: use fewer levels",
    ),
}
