"""Text → one of the words or ids there are, or the nearest of them."""

import re
from typing import Final

from bulletin.model.finding import Message
from bulletin.model.keys import Choice, Record, Shape, TermId
from bulletin.model.site import Axis, Site
from bulletin.parse.byline import people
from bulletin.parse.frontmatter import TextNode
from bulletin.parse.nearest import fold, listed, nearest
from bulletin.parse.wrong import WrongError

_CALLED: Final = {
    "zh": "cn zho chi chn chs sc 中 中文 汉语 简体 简体中文 chinese",
    "en": "eng us gb uk 英 英文 英语 english",
}
_LANGUAGES: Final = {
    name: language for language, names in _CALLED.items() for name in names.split()
}
_LONGEST_LIST: Final = 200  # characters
_SEPARATOR: Final = re.compile(r"[,，、;；/|\s]")
_NAME: Final = re.compile(r"[^\s:：。.]{1,12}(?: [^\s:：。.]{1,12}){0,3}")  # of a person
# What editors write for the words of a choice.
_MEANT: Final = {
    "记者": "reporter",
    "通讯员": "correspondent",
    "摄影": "photographer",
    "责编": "editor",
    "编辑": "editor",
    "全文": "full",
    "摘要": "brief",
    "概要": "brief",
    "节选": "brief",
    "简讯": "brief",
    "人工": "human",
    "机器": "machine",
    "超过": "over",
    "逾": "over",
    "近": "nearly",
    "多": "over",
    "余": "over",
    "以上": "over",
    "more": "over",
    "almost": "nearly",
    "整": "exactly",
    "机翻": "machine",
    "机器翻译": "machine",
    "机器翻译并校订": "machine-reviewed",
    "人工翻译": "human",
    "短": "brief",
    "short": "brief",
    "summary": "brief",
}


def language_id(text: str, site: Site) -> str:
    """Return the id of a language of the site."""
    ids = [each.id for each in site.languages]
    if text in ids:
        return text
    guess = meant_language(text, site)
    raise WrongError(
        "unknown-language",
        Message(f"本站没有语言“{text}”。", f"the site has no language “{text}”"),
        listed(ids),
        guess,
    )


def meant_language(text: str, site: Site) -> str:
    """Return the id of the language that another name or tag stands for, or an empty text."""
    ids = [each.id for each in site.languages]
    by_other = {
        fold(other): each.id for each in site.languages for other in (each.id, each.tag, each.name)
    }
    primary = re.split("[-_]", fold(text))[0]
    guesses = (
        by_other.get(fold(text)),
        _LANGUAGES.get(fold(text)),
        _LANGUAGES.get(primary),
        primary,
    )
    return next((each for each in guesses if each in ids), None) or nearest(text, ids)


def choice(shape: Choice, text: str) -> str:
    """Return the word of a choice that a text is."""
    for value in shape.values:
        if value == text:
            return value
    values = [str(each) for each in shape.values]
    guess = _MEANT.get(text, "")
    guess = guess if guess in values else nearest(text, values)
    raise WrongError(
        "bad-value",
        Message(f"“{text}”不是可选的词。", f"“{text}” is not one of the words for this key"),
        listed(values),
        guess,
    )


def term_names(axis: Axis, site: Site) -> dict[str, str]:
    """Return the ids of a site's districts or topics by every name they have."""
    return {fold(name): each.id for each in site.terms(axis) for name in (each.id, *each.spellings)}


def several(shape: Shape, node: TextNode, site: Site) -> list[str]:
    """Return the items of a list that was written as one text, as they should be; else none."""
    is_long = node.style in {"|", ">"} or len(node.text) > _LONGEST_LIST
    if is_long or not _SEPARATOR.search(node.text):
        return []
    if isinstance(shape, TermId):
        names = term_names(shape.axis, site)
        if fold(node.text) in names:
            return []
        parts = [fold(each) for each in re.split(r"[,，、;；/|]", node.text) if each.strip()]
        if len(parts) > 1 and any(each in names for each in parts):
            meant = [names.get(each) or names.get(nearest(each, names), "") for each in parts]
            return meant if all(meant) else []
        parts = [fold(each) for each in re.split(r"[,，、;；/|\s]", node.text) if each.strip()]
        are_names = len(parts) > 1 and all(each in names for each in parts)
        return [names[each] for each in parts] if are_names else []
    if isinstance(shape, Record) and shape.plain:
        parts = [each.strip() for each in re.split(r"[,，、;；]", node.text) if each.strip()]
        are_names = len(parts) > 1 and all(map(_NAME.fullmatch, parts))
        return (people(node.text) or parts) if are_names else []
    return []


def term(shape: TermId, text: str, site: Site) -> str:
    """Return the id of a district or topic; a name or alias is no id."""
    terms = site.terms(shape.axis)
    if any(each.id == text for each in terms):
        return text
    zh, en = ("区县", "district") if shape.axis == "districts" else ("主题", "topic")
    names = term_names(shape.axis, site)
    known = names.get(fold(text))
    if known:
        raise WrongError(
            "term-name",
            Message(f"这里要写{zh}编号，不写名称“{text}”。", f"write the {en}'s id, not “{text}”"),
            Message(f"写成 {known}", f"Write {known}"),
            known,
        )
    other = next((each for each in (*site.districts, *site.topics) if each.id == text), None)
    if other:
        raise WrongError(
            "unknown-term",
            Message(
                f"“{text}”属于 {other.axis}，不是{zh}。",
                f"“{text}” belongs in {other.axis}, not a {en}",
            ),
            Message(f"移到 {other.axis} 下。", f"Move it to {other.axis}."),
        )
    parts = sorted({names[name] for name in names if len(text) > 1 and fold(text) in name})
    guess = names.get(nearest(text, names), "") if len(parts) < 2 else ""  # noqa: PLR2004 - which?
    hint = listed(parts or (each.id for each in terms))
    if guess:
        hint = Message(f"最接近的是 {guess}。", f"The nearest is {guess}.")
    raise WrongError(
        "unknown-term",
        Message(f"config.yaml 里没有{zh}“{text}”。", f"config.yaml has no {en} “{text}”"),
        hint,
        guess,
    )
