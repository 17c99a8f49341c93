"""The slips of a line of front matter around its value: spaces, dashes, colons, keys."""

from bulletin.model.finding import Message
from bulletin.parse.frontmatter.slip import Slip


def plain_spaces(spaces: str) -> str:
    """Return spaces of any kind as plain ones; a tab or ideographic space counts two."""
    return "".join(
        "  " if each in "\t\u3000" else "" if each in "\u200b\u2060\ufeff" else " "
        for each in spaces
    )


def odd_space(spaces: str, column: int) -> Slip:
    """Say which space stands among indentation or behind a colon."""
    at = len(spaces) - len(spaces.lstrip(" "))
    character = spaces[at]
    if character == "\t":
        return Slip(
            column + at,
            "front-matter-tab",
            Message(
                "这里是制表符（Tab），YAML 只认空格。", "a tab stands here; YAML takes spaces only"
            ),
            Message("改成两个空格。", "Write two spaces."),
        )
    zh, en = {
        "\u3000": ("全角空格", "an ideographic space"),
        "\u00a0": ("不换行空格", "a no-break space"),
    }.get(character, ("特殊空格", "an unusual space"))
    return Slip(
        column + at,
        "front-matter-space",
        Message(
            f"这里是{zh}（U+{ord(character):04X}），YAML 只认普通空格。",
            f"{en} (U+{ord(character):04X}) stands here; YAML takes plain spaces only",
        ),
        Message("改成普通空格。", "Write a plain space."),
    )


def other_bullet(column: int, written: str) -> Slip:
    """Say that a list item begins with another sign."""
    return Slip(
        column,
        "front-matter-dash",
        Message(
            f"列表项要用半角“-”，不是“{written}”。", f"a list item begins with “-”, not “{written}”"
        ),
        Message("写成“- ”加内容。", "Write “- ” and the item."),
    )


def tight_dash(column: int) -> Slip:
    """Say that a dash stands without a space."""
    return Slip(
        column,
        "front-matter-dash",
        Message("“-”后面缺一个空格。", "a space is missing after “-”"),
        Message("写成“- ”加内容。", "Write “- ” and the item."),
    )


def wide_hash(column: int) -> Slip:
    """Say that a comment begins with a full-width hash."""
    return Slip(
        column,
        "front-matter-hash",
        Message(
            "注释要用半角“#”，不是“＃”。", "a comment begins with “#”, not the full-width “＃”"
        ),
        Message("写成“# ”加注释。", "Write “# ” and the comment."),
    )


def wide_colon(column: int) -> Slip:
    """Say that a colon is full-width."""
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号是全角“：”。", "the colon is full-width (：)"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
    )


def tight_colon(column: int) -> Slip:
    """Say that a colon stands without a space."""
    return Slip(
        column,
        "front-matter-colon",
        Message("冒号后面缺一个空格。", "a space is missing after the colon"),
        Message("在冒号后加一个空格。", "Put a space after the colon."),
    )


def other_sign(column: int, written: str) -> Slip:
    """Say that another sign stands where the colon belongs."""
    return Slip(
        column,
        "front-matter-colon",
        Message(f"键后面要用冒号，不是“{written}”。", f"a colon follows the key, not “{written}”"),
        Message("改成半角冒号加一个空格：“: ”。", "Write a plain colon and a space: “: ”."),
    )


def space_in_key(column: int) -> Slip:
    """Say that a key is written in two words."""
    return Slip(
        column,
        "front-matter-key",
        Message("键里不能有空格。", "a key can't contain a space"),
        Message("改成下划线。", "Write an underscore."),
    )


def not_indented(column: int, length: int) -> Slip:
    """Say that a value stands below its key without indentation."""
    return Slip(
        column,
        "front-matter-line",
        Message(
            "上一个键的值写到了这一行，开头却没有空格。",
            "the value of the key above stands here without indentation",
        ),
        Message(
            "开头空两格；列表的每一项以“- ”开头。",
            "Begin with two spaces; each item of a list with “- ”.",
        ),
        length=length,
    )


def other_comment(column: int, length: int) -> Slip:
    """Say that a comment is written as another language has it."""
    return Slip(
        column,
        "front-matter-hash",
        Message("前置信息里的注释以“#”开头。", "a comment in front matter begins with “#”"),
        Message("写成“# 注释”。", "Write “# comment”."),
        length=length,
    )


def no_key(column: int, length: int) -> Slip:
    """Say that a line is no key with its value."""
    return Slip(
        column,
        "front-matter-line",
        Message("这一行没有写成“键: 值”。", "this line is not written as “key: value”"),
        Message(
            "例如 title: 标题。上一行没写完的，本行开头空两格。",
            "For example, title: Headline. To continue the line above, begin with two spaces.",
        ),
        length=length,
        is_certain=False,
    )
