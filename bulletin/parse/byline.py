"""Persons that a byline names in one text, as newspapers print them."""

import re
from collections.abc import Iterator
from typing import Final

from bulletin.model.finding import Message, Severity
from bulletin.model.han import HAN
from bulletin.parse.frontmatter import TextNode
from bulletin.parse.frontmatter.slip import in_a_list
from bulletin.parse.records import Remark

_LATIN_NAME: Final = re.compile(r"[A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20}){1,3}")
_HAN_NAME: Final = re.compile(f"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}·[{HAN}·]{{1,12}}")
_BY: Final = re.compile(r"(?:by|text|words|photos?)\b:? +", re.IGNORECASE)
_GLUED: Final = re.compile(rf"(记者|通讯员)(?!协会|中心|之家|联盟)(?=[{HAN}]{{2,3}}(?:\W|$))")
_ROLES: Final = {
    **dict.fromkeys(("记者", "文字记者", "文", "撰文", "撰稿", "作者"), "reporter"),
    **dict.fromkeys(("摄影", "摄影记者", "图", "供图"), "photographer"),
    **dict.fromkeys(("编辑", "责编", "责任编辑"), "editor"),
    "通讯员": "correspondent",
}
_SURNAMES: Final = frozenset(
    ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "东方", "尉迟", "公孙", "令狐", "司徒", "慕容")
)  # of two characters: what follows a space may be the given name


def people(text: str) -> list[str]:
    """Return the persons that one text names, as YAML writes each; none where it is one name."""
    parts = [each for each in re.split(r"[,，、;；&]|\band ", text) if each.strip()]
    latin = [_BY.sub("", each.strip()) for each in parts]
    if all(map(_LATIN_NAME.fullmatch, latin)):
        return latin if latin != [text] else []
    named: list[str] = []
    role = ""
    for word in re.split(r"[\s,，、;；:：/／]+", _GLUED.sub(r"\1 ", text.strip())):
        if known := _ROLES.get(word.removeprefix("本报")):
            role = known
        elif not _HAN_NAME.fullmatch(word) or (word in _SURNAMES and not named):
            return []
        else:
            named.append(word if role in {"", "reporter"} else f"{{name: {word}, role: {role}}}")
    return named if role or len(named) > 1 else []


def several_people(node: TextNode, line: str) -> Iterator[Remark]:
    """Tell of a name that is several persons, or a person with a role; `line` is the node's."""
    named = people(node.text.strip())
    if not named:
        return
    yield Remark(
        node,
        "wrong-shape",
        Message(
            f"“{node.text}”会当成一个人的姓名。",
            f"“{node.text}” is taken for the name of one person",
        ),
        Message(
            "每人一项，身份写在 role 里；确是一个名字就写成 {name: …}。",
            "One item a person, the role in `role`; if it is one name, write {name: …}.",
        ),
        severity=Severity.WARNING,
        instead=in_a_list(named, line[: node.column - 1]),
    )
