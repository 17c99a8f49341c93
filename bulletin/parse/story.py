"""The versions of one folder → a story: facts merged, and what the versions disagree about."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bulletin.model.article import Facts, Story, story_key
from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.keys import Key, declared_keys
from bulletin.model.localized import Localized
from bulletin.model.plan import page_path
from bulletin.model.rules import broken
from bulletin.model.site import Site
from bulletin.parse.version import ParsedFile, is_half_written


def merge(
    story_id: str, files: Sequence[ParsedFile], names: tuple[str, ...], site: Site
) -> tuple[Story | None, list[Finding]]:
    """Return the story that the files of one folder tell, or None where a needed fact is wrong.

    `files` come in the site's order of languages; `names` are the other files of the folder.
    """
    versions = {each.language: each.version for each in files if each.version}
    if not versions:
        return None, []
    owners = _owners(files)
    findings = _disagreements(files, owners)
    findings += _missing(files, owners)
    stated = {name: getattr(owner.facts, name) for name, owner in owners.items()}
    if not {"published", "topics"} <= stated.keys():
        return None, findings
    facts = Facts(**stated)
    facts = replace(facts, original=facts.original or _original(files))
    findings += _untranslated(facts, owners, [*versions], site)
    findings += _repeated_events(facts, owners)
    addresses = {page_path(story_key(story_id), language) for language in versions}
    findings += _own_addresses(facts, owners, addresses)
    findings += _out_of_order(facts, owners)
    findings += _wrong_year(story_id, facts, owners, site)
    return Story(story_id, _without_doubles(facts, addresses), versions, names), findings


def _owners(files: Sequence[ParsedFile]) -> dict[str, ParsedFile]:
    """Return, for each fact stated, the first file that states it."""
    owners: dict[str, ParsedFile] = {}
    for file in files:
        for name in file.stated:
            owners.setdefault(name, file)
    return owners


def _disagreements(files: Sequence[ParsedFile], owners: dict[str, ParsedFile]) -> list[Finding]:
    findings: list[Finding] = []
    for file in files:
        for name in file.stated:
            owner = owners[name]
            ours, theirs = getattr(file.facts, name), getattr(owner.facts, name)
            if file is not owner and _comparable(ours) != _comparable(theirs):
                findings.append(_disagreement(name, file, owner))
    return findings


def _comparable(value: Any) -> Any:  # noqa: ANN401 - any fact
    """Return a value to compare: the order of ids says nothing."""
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return frozenset(value)
    return value


def _disagreement(name: str, file: ParsedFile, owner: ParsedFile) -> Finding:
    return broken(
        place(file, name),
        "fact-disagreement",
        Message(
            f"{name} 在两个文件里不一样，另一处在 {owner.path} 第 {place(owner, name).line} 行。",
            f"{name} differs between the two files; the other is {owner.path}, "
            f"line {place(owner, name).line}",
        ),
        Message(
            f"{name} 对所有语言都一样：改成一致，或只在一个文件里写。",
            f"{name} is the same in every language: make them agree, or state it in one file.",
        ),
        related=(place(owner, name),),
    )


def _missing(files: Sequence[ParsedFile], owners: dict[str, ParsedFile]) -> list[Finding]:
    """Report needed facts that no file states; one stated wrongly has been reported already."""
    if any(each.version is None for each in files):
        return []
    findings: list[Finding] = []
    for name, declared in declared_keys(Facts).items():
        if not declared.required or name in owners:
            continue
        written = [each for each in files if name in each.marks]
        findings += [_empty(each, name, declared) for each in written if not _is_told(each, name)]
        if not written and not any(is_half_written(name, each.findings) for each in files):
            findings.append(_absent(files, name, declared))
    return findings


def _absent(files: Sequence[ParsedFile], name: str, declared: Key) -> Finding:
    first, *others = (Place(each.path, 1, 1) for each in files)
    return broken(
        first,
        "missing-key",
        Message(f"缺少 {name}（{declared.help.zh}）。", f"{name} ({declared.help.en}) is missing"),
        Message(f"加一行 {_EXAMPLES[name]}", f"Add a line {_EXAMPLES[name]}"),
        related=tuple(others),
    )


def _is_told(file: ParsedFile, name: str) -> bool:
    """Whether something is said already of the lines from a key to its value."""
    line = file.marks[name][0]
    return any(
        each.severity is Severity.ERROR and each.place.line in {line, line + 1}
        for each in file.findings
    )


def _empty(file: ParsedFile, name: str, declared: Key) -> Finding:
    line, column = file.marks[name]
    return broken(
        Place(file.path, line, column, len(name)),
        "missing-key",
        Message(f"{name}（{declared.help.zh}）是空的。", f"{name} ({declared.help.en}) is empty"),
        Message(f"写成 {_EXAMPLES[name]}", f"Write {_EXAMPLES[name]}"),
    )


_EXAMPLES = {"published": "published: 2024-09-27", "topics": "topics: [youth]"}


def _original(files: Sequence[ParsedFile]) -> str:
    """Return the language written first: the only one, or the only one that is no translation."""
    versions = [each.version for each in files if each.version]
    if len(versions) > 1:
        versions = [
            each
            for each in versions
            if not (each.translator or each.translation or each.translated_from)
        ]
    return versions[0].language if len(versions) == 1 else ""


def _untranslated(
    facts: Facts, owners: dict[str, ParsedFile], languages: list[str], site: Site
) -> list[Finding]:
    """Report words of a fact that lack a language in which the story is told."""
    findings: list[Finding] = []
    for name, owner in owners.items():
        for path, words in _words(getattr(facts, name), name):
            findings += [
                _lacking(path, owner, site.language(language).called, language)
                for language in languages
                if words.get(language) is None
            ]
    return findings


def _words(value: Any, path: str) -> Iterator[tuple[str, Localized]]:  # noqa: ANN401 - any fact
    """Yield every text by language within a fact, with its key path."""
    if isinstance(value, Localized):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _words(item, f"{path}.{number}")
    elif is_dataclass(value):
        for each in fields(value):
            yield from _words(getattr(value, each.name), f"{path}.{each.name}")


def _lacking(path: str, owner: ParsedFile, name: Message, language: str) -> Finding:
    return broken(
        place(owner, path),
        "missing-language",
        Message(f"{path} 缺{name.zh}。", f"{path} has no text in {name.en}"),
        Message(f"加上 {language}: …", f"Add {language}: …"),
    )


def _repeated_events(facts: Facts, owners: dict[str, ParsedFile]) -> list[Finding]:
    ids = [each.id for each in facts.events]
    return [
        broken(
            place(owners["events"], f"events.{number}.id"),
            "repeated-event",
            Message(f"活动编号“{each}”用了两次。", f"the event id “{each}” is used twice"),
            Message("换一个编号。", "Choose another id."),
        )
        for number, each in enumerate(ids)
        if each in ids[:number]
    ]


def _own_addresses(
    facts: Facts, owners: dict[str, ParsedFile], addresses: set[str]
) -> list[Finding]:
    """Report aliases that are the story's own address."""
    return [
        broken(
            replace(place(owners["aliases"], f"aliases.{number}"), length=len(each)),
            "bad-path",
            Message("这就是稿件现在的网址。", "this is the story's address as it is now"),
            Message("aliases 只写以前的网址：删去它。", "aliases are former addresses: delete it."),
        )
        for number, each in enumerate(facts.aliases)
        if each in addresses
    ]


def _without_doubles(facts: Facts, addresses: set[str]) -> Facts:
    """Return the facts without what has been reported twice over: it would take its own place."""
    events = {each.id: each for each in reversed(facts.events)}
    return replace(
        facts,
        aliases=tuple(each for each in facts.aliases if each not in addresses),
        events=tuple(each for each in facts.events if events[each.id] is each),
    )


def _out_of_order(facts: Facts, owners: dict[str, ParsedFile]) -> list[Finding]:
    """Report dates that come before the publication."""
    wrong = []
    if facts.expires and facts.expires <= facts.published:
        wrong.append(
            (
                "expires",
                Message("到期早于发布，稿件永远不会出现。", "it expires before it is published"),
            )
        )
    if facts.updated and facts.updated < facts.published:
        wrong.append(
            ("updated", Message("更新早于发布。", "it was updated before it was published"))
        )
    return [
        broken(
            place(owners[name], name),
            "date-order",
            message,
            Message(f"检查 published 和 {name}。", f"Look at published and {name}."),
        )
        for name, message in wrong
    ]


def _wrong_year(
    story_id: str, facts: Facts, owners: dict[str, ParsedFile], site: Site
) -> list[Finding]:
    folder, published = story_id.partition("/")[0], site.local(facts.published).year
    if folder == str(published):
        return []
    owner = owners["published"]
    return [
        broken(
            place(owner, "published"),
            "year-folder",
            Message(
                f"发布在 {published} 年，文件夹却在 {folder} 下。",
                f"published in {published}, but the folder lies under {folder}",
            ),
            Message(
                "改日期，或移动文件夹（网址会随之改变，旧网址写进 aliases）。",
                "Mend the date, or move the folder (its URL changes: put the old one in aliases).",
            ),
        )
    ]


def place(file: ParsedFile, path: str) -> Place:
    """Return where a key path is written, or the nearest step above it that is."""
    while path:
        if path in file.marks:
            return Place(file.path, *file.marks[path])
        path = path.rpartition(".")[0]
    return Place(file.path)
