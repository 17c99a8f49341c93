"""Interface words: templates/strings/<language>.yaml, the same keys in every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from bulletin.model.finding import BulletinError, Message
from bulletin.render.dates import month, year
from bulletin.render.locales import locale_of
from bulletin.render.numbers import plain_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bulletin.model.site import Language, Site

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})  # CLDR
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

Wording = str | dict[str, str]  # text, or plural form → text
Words = dict[str, Wording]  # dotted key → wording


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface words of every language of the site."""

    site: Site
    by_language: dict[str, Words]

    def has(self, key: str) -> bool:
        """Tell whether there is a string of this key."""
        return key in self.by_language[self.site.languages[0].id]

    def text(self, language: Language, key: str, count: int | None = None, **values: object) -> str:
        """Return a string with its placeholders filled; `count` chooses the plural form."""
        wording = self.by_language[language.id].get(key)
        if wording is None:
            raise unknown_key(language.id, key)
        if count is not None:
            values["count"] = plain_number(count, language)
        if isinstance(wording, dict):
            wording = wording.get(_plural_form(count, language), wording["other"])
        if not values:
            return wording
        return _PLACEHOLDER.sub(lambda found: str(values[found.group(1)]), wording)


@dataclass(frozen=True, slots=True)
class InterfaceWords:
    """Interface strings and dates by language id, as the plan asks for them."""

    strings: Strings

    def text(self, language: str, key: str) -> str:
        """Return an interface string."""
        return self.strings.text(self.strings.site.language(language), key)

    def month(self, language: str, day: dt.date) -> str:
        """Return the month of a day with its year."""
        return month(day, self.strings.site.language(language))

    def year(self, language: str, day: dt.date) -> str:
        """Return the year of a day."""
        return year(day, self.strings.site.language(language))


def load_strings(site: Site, templates: Mapping[str, bytes]) -> Strings:
    """Read the strings of every language; raise BulletinError with all that is wrong."""
    by_language: dict[str, Words] = {}
    faults: list[Message] = []
    for each in site.languages:
        name = strings_file(each.id)
        by_language[each.id], wrong = _read(f"templates/{name}", templates.get(name))
        faults += wrong
    if not faults:
        faults += _disagreements(by_language)
    raise_faults(faults)
    return Strings(site, by_language)


def strings_file(language_id: str) -> str:
    """Return the path of a language's strings, relative to templates/."""
    return f"strings/{language_id}.yaml"


def placeholders(wording: Wording) -> frozenset[str]:
    """Return the names that a string leaves open, in any of its plural forms."""
    forms = wording.values() if isinstance(wording, dict) else (wording,)
    return frozenset(name for form in forms for name in _PLACEHOLDER.findall(form))


def raise_faults(faults: list[Message]) -> None:
    """Raise all faults as one error, a line each."""
    if faults:
        lines = dict.fromkeys(faults)  # once each, in order
        raise BulletinError(
            "\n".join(each.zh for each in lines), "\n".join(each.en for each in lines)
        )


def unknown_key(language_id: str, key: str) -> BulletinError:
    """Make the error for a key that a strings file lacks."""
    place = f"templates/{strings_file(language_id)}"
    return BulletinError(f"{place}：缺少“{key}”，请补上", f"{place}: “{key}” is missing; add it")


def _plural_form(count: int | None, language: Language) -> str:
    return "other" if count is None else locale_of(language.tag).plural_form(count)


@lru_cache(maxsize=8)  # a build plans, checks and draws with the same few files
def _read(place: str, source: bytes | None) -> tuple[Words, tuple[Message, ...]]:
    """Return the strings of a file, and what is wrong with it."""
    if source is None:
        missing = Message(
            f"缺少 {place}：config.yaml 里的每种语言都要有界面用语文件",
            f"{place} is missing: every language of config.yaml needs its interface strings",
        )
        return {}, (missing,)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(source.decode("utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return {}, (Message(f"{place}：读不懂：{error}", f"{place}: can't be read: {error}"),)
    words: Words = {}
    faults: list[Message] = []
    for key, wording, line in _flattened(root, ""):
        if wording is None:
            faults.append(
                Message(
                    f"{place}:{line}：“{key}”应是文字，或复数形式 one、other 的文字",
                    f"{place}:{line}: “{key}” must be text, or text by plural form (one, other)",
                )
            )
        elif key in words:
            faults.append(
                Message(
                    f"{place}:{line}：“{key}”写了两次，请删去一处",
                    f"{place}:{line}: “{key}” stands twice; remove one",
                )
            )
        else:
            words[key] = wording
    return words, tuple(faults)


def _flattened(node: yaml.Node | None, key: str) -> Iterator[tuple[str, Wording | None, int]]:
    """Yield dotted key, wording and line; no wording where it is no text."""
    if isinstance(node, yaml.ScalarNode) and key:
        yield key, node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode) and (forms := _plural_forms(node)):
        yield key, forms, node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _flattened(value, f"{key}.{name.value}" if key else str(name.value))
    elif node is not None:
        yield key, None, node.start_mark.line + 1


def _plural_forms(node: yaml.MappingNode) -> dict[str, str] | None:
    """Return text by plural form; None where the mapping only groups keys."""
    names = {name.value for name, _ in node.value}
    texts = all(isinstance(value, yaml.ScalarNode) for _, value in node.value)
    if not texts or "other" not in names or not names <= PLURAL_FORMS:
        return None
    return {name.value: value.value for name, value in node.value}


def _disagreements(by_language: dict[str, Words]) -> Iterator[Message]:
    """Yield keys that a language lacks, and placeholders that differ between languages."""
    every = {key: wording for words in by_language.values() for key, wording in words.items()}
    for language, words in by_language.items():
        for key, model in every.items():
            if key not in words:
                yield unknown_key(language, key).message
            elif placeholders(words[key]) != placeholders(model):
                yield _placeholders_differ(language, key, words[key], model)


def _placeholders_differ(language: str, key: str, wording: Wording, model: Wording) -> Message:
    place = f"templates/{strings_file(language)}"
    here = ", ".join(f"{{{name}}}" for name in sorted(placeholders(wording))) or "–"
    there = ", ".join(f"{{{name}}}" for name in sorted(placeholders(model))) or "–"
    return Message(
        f"{place}：“{key}”的占位符是 {here}，另一种语言里是 {there}，两边要一致",
        f"{place}: “{key}” has the placeholders {here}, another language has {there}; "
        "make them agree",
    )
