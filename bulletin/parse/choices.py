"""Text → one of the words or ids there are, or the nearest of them."""

from typing import Final

from bulletin.model.finding import Message
from bulletin.model.keys import Choice, TermId
from bulletin.model.site import Site
from bulletin.parse.nearest import fold, listed, nearest
from bulletin.parse.wrong import WrongError

# What Chinese editors write for the words of a choice.
_CHOICES_IN_CHINESE: Final = {
    "记者": "reporter",
    "通讯员": "correspondent",
    "摄影": "photographer",
    "编辑": "editor",
    "全文": "full",
    "简讯": "brief",
    "人工": "human",
    "机器": "machine",
    "超过": "over",
    "逾": "over",
    "近": "nearly",
    "整": "exactly",
}


def language_id(text: str, site: Site) -> str:
    """Return the id of a language of the site."""
    ids = [each.id for each in site.languages]
    if text in ids:
        return text
    by_other = {
        fold(other): each.id for each in site.languages for other in (each.id, each.tag, each.name)
    }
    guess = by_other.get(fold(text)) or {"cn": "zh", "中文": "zh", "英文": "en"}.get(text, "")
    guess = guess if guess in ids else nearest(text, ids)
    raise WrongError(
        "unknown-language",
        Message(f"本站没有语言“{text}”。", f"the site has no language “{text}”"),
        listed(ids),
        guess,
    )


def choice(shape: Choice, text: str) -> str:
    """Return the word of a choice that a text is."""
    for value in shape.values:
        if value == text:
            return value
    values = [str(each) for each in shape.values]
    guess = _CHOICES_IN_CHINESE.get(text, "")
    guess = guess if guess in values else nearest(text, values)
    raise WrongError(
        "bad-value",
        Message(f"“{text}”不是可选的词。", f"“{text}” is not one of the words for this key"),
        listed(values),
        guess,
    )


def term(shape: TermId, text: str, site: Site) -> str:
    """Return the id of a district or topic; a name or alias is no id."""
    terms = site.terms(shape.axis)
    if any(each.id == text for each in terms):
        return text
    zh, en = ("区县", "district") if shape.axis == "districts" else ("主题", "topic")
    names = {
        fold(name): each.id
        for each in terms
        for name in (each.id, *each.name.by_language.values(), *each.aliases)
    }
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
                f"“{text}” belongs in {other.axis}, it is no {en}",
            ),
            Message(f"移到 {other.axis} 下。", f"Move it to {other.axis}."),
        )
    guess = names.get(nearest(text, names), "")
    hint = listed(each.id for each in terms)
    if guess:
        hint = Message(f"最接近的是 {guess}。", f"The nearest is {guess}.")
    raise WrongError(
        "unknown-term",
        Message(f"config.yaml 里没有{zh}“{text}”。", f"config.yaml has no {en} “{text}”"),
        hint,
        guess,
    )
