"""What is wrong with content, as a value: where, by which rule, why, and what to write instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

_MOST_ON_A_LINE: Final = 20
_MOST_IN_A_FILE: Final = 1_000
EditorLanguage = Literal["zh", "en"]
EDITOR_TAGS: Final[dict[EditorLanguage, str]] = {"zh": "zh-Hans", "en": "en"}  # BCP 47


class Severity(StrEnum):
    """How much a finding weighs: an error keeps the site from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Message:
    """Words for an editor, in both languages the program speaks."""

    zh: str
    en: str

    def in_language(self, language: EditorLanguage) -> str:
        """Return the wording for one editor."""
        return self.zh if language == "zh" else self.en

    @property
    def in_both(self) -> str:
        """Both wordings on one line, or the one that serves both."""
        return self.zh if self.zh == self.en else f"{self.zh} · {self.en}"


NO_MESSAGE = Message("", "")
SEVERITY_NAMES: Final = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "note"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file of the site: path relative to the site, line and column from 1.

    Columns count Unicode code points. `length` is how many of them the caret underlines.
    Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of the content, found once.

    `excerpt` is the offending line as written. `replacement` is the corrected line, where one is
    certain. `related` names the other places that took part (the other language's file, the other
    of two colliding stories).
    """

    place: Place
    rule: str
    severity: Severity
    message: Message
    hint: Message = NO_MESSAGE
    excerpt: str = ""
    replacement: str = ""
    related: tuple[Place, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order findings by file, then position, then rule."""
        return (self.place.path, self.place.line, self.place.column, self.rule)


def few_alike(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, but of one rule and severity only so many on one line and in one file.

    Each comes with its line: those of a hostile text would take hundreds of megabytes.
    """
    told: Counter[tuple[str, str, Severity, int]] = Counter()
    for each in findings:
        here = (each.place.path, each.rule, each.severity, each.place.line)
        file = (*here[:3], -1)
        if told[here] < _MOST_ON_A_LINE and told[file] < _MOST_IN_A_FILE:
            told.update((here, file))
            yield each


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of content/review.yaml: a finding to be let stand while its texts stay the same.

    `path` is the file the finding is in, `texts` are the fingerprints of the blocks it names, that
    of `path` first. `words` are those it underlines; none stands for any.
    """

    rule: str
    path: str
    texts: tuple[str, ...]
    words: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that an editor accepted, with the reason and where it is written."""

    finding: Finding
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The findings that stand, and those that were accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


class BulletinError(Exception):
    """What no editor can mend by editing a story: a broken set-up, a full disk, a bad option.

    `exit_code` is the process's status: 2 the command line or configuration, 3 the program.
    """

    def __init__(self, zh: str, en: str, exit_code: int = 2) -> None:
        super().__init__(zh, en, exit_code)  # the arguments cross process borders
        self.message = Message(zh, en)
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.message.en
