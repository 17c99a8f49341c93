"""How a noun declares its front-matter keys: shape, kind, requirement and help stand on its line.

The parse stage reads these declarations; so do the JSON Schema, the editor's guide and `new`.
"""

from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from bulletin.model.finding import Message


class Kind(StrEnum):
    """Whose a key is: the file's language, or the story's in every language."""

    LANGUAGE = "language"
    FACT = "fact"


class Scalar(StrEnum):
    """Shapes of one YAML scalar; each is read as text and converted by its own rule."""

    TEXT = "text"
    MOMENT = "moment"  # date, or date and time, in the site's time zone unless it has an offset
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"  # Decimal
    URL = "url"
    PATH = "path"  # site path such as /zh/old/page/
    FILE = "file"  # file name in the story's own folder
    IDENTIFIER = "identifier"  # lower-case ASCII id
    LANGUAGE_ID = "language-id"
    FINGERPRINT = "fingerprint"


@dataclass(frozen=True, slots=True)
class Words:
    """`{zh: …, en: …}`, or plain text for all languages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermId:
    """An id from config.yaml: of `districts` or of `topics`."""

    axis: Literal["districts", "topics"]


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping that becomes another noun; `plain` names the key that a bare scalar stands for."""

    noun: type
    plain: str = ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; a single value is a list of one."""

    item: "Shape"
    at_least: int = 0


Shape = Scalar | Words | Choice | TermId | Record | ListOf


@dataclass(frozen=True, slots=True)
class Key:
    """The declaration of one front-matter key."""

    shape: Shape
    kind: Kind
    required: bool
    help: Message


def key(
    shape: Shape,
    kind: Kind,
    zh: str,
    en: str,
    *,
    default: Any = MISSING,  # noqa: ANN401 - a default has its field's type
) -> Any:  # noqa: ANN401 - stands where dataclasses.field stands
    """Declare a key on its dataclass line; a key without default is required."""
    declared = Key(shape, kind, default is MISSING, Message(zh, en))
    return field(default=default, metadata={"key": declared})


@cache
def declared_keys(noun: type) -> dict[str, Key]:
    """Return the keys that a noun declares, by name."""
    return {each.name: each.metadata["key"] for each in fields(noun) if "key" in each.metadata}
