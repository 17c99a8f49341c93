"""Which file of content/ is what, told by its path alone; and where a misplaced one belongs."""

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from bulletin.model.finding import Finding, Message, Place, Severity
from bulletin.model.inputs import Inputs, is_device
from bulletin.model.ledger import LEDGER_PATH, RETIRED_PATH
from bulletin.model.site import Axis, Site
from bulletin.parse.choices import meant_language, term_names
from bulletin.parse.nearest import fold, listed, nearest
from bulletin.parse.report import about_file
from bulletin.parse.scalars import IDENTIFIER, SLUG_LIMIT, slug

GLOSSARY_PATH: Final = "content/glossary.yaml"
REVIEW_PATH: Final = "content/review.yaml"

_NO_TEXTS: Final = frozenset({GLOSSARY_PATH, REVIEW_PATH, LEDGER_PATH, RETIRED_PATH})
_AXES: Final[dict[str, Axis]] = {"districts": "districts", "topics": "topics"}
_YEAR: Final = re.compile(r"[0-9]{4}")
_WRITTEN: Final = re.compile(
    r"\.(?:md|markdown|mdown|txt|docx?|rtf|odt|pages|wps|html?)$", re.IGNORECASE
)
_LONG_WORD: Final = 9  # letters that no name of a language has
_INDEX: Final = re.compile(r"index\.([A-Za-z0-9_-]{1,40})\.md")
OTHER_TEXT: Final = re.compile(
    r"(index\.[A-Za-z0-9_-]{1,40})(?:\.md)?\.(?:txt|docx?|rtf|odt|pages|wps|html?)", re.IGNORECASE
)
_SITE_PAGES: Final = frozenset(
    {"articles", "districts", "topics", "archive", "feeds", "404", "assets", "media", "admin"}
    | {"search", "events", "glossary", "page", "rss", "atom", "feed", "sitemap", "robots"}
    | {"corrections"}
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the layout: the kind of text, its folder's name (`name`) and its language.

    `folder` is the whole folder; `year` is a story's; `axis` an introduction's.
    """

    path: str
    kind: Literal["story", "page", "introduction"]
    folder: str
    name: str
    language: str
    year: str = ""
    axis: Axis | None = None


def parsed_paths(inputs: Inputs) -> tuple[str, ...]:
    """Return the content files that `parse_file` is for, in order; each may be parsed alone."""
    return tuple(path for path in inputs.content if _INDEX.fullmatch(path.rpartition("/")[2]))


def slot_of(path: str, site: Site) -> Slot | None:
    """Return where in the layout a file stands, or None where it has no place there."""
    steps = path.split("/")
    match = _INDEX.fullmatch(steps[-1])
    if steps[0] != "content" or not match or all(each.id != match[1] for each in site.languages):
        return None
    folder = path.rpartition("/")[0]
    language = match[1]
    match steps[1:-1]:
        case ["articles", year, name] if _YEAR.fullmatch(year):
            return Slot(path, "story", folder, name, language, year=year)
        case ["pages", name]:
            return Slot(path, "page", folder, name, language)
        case [("districts" | "topics") as place, name]:
            axis = _AXES[place]
            if any(each.id == name for each in site.terms(axis)):
                return Slot(path, "introduction", folder, name, language, axis=axis)
    return None


def misplaced(inputs: Inputs, site: Site) -> list[Finding]:
    """Report texts under content/ that no page would be made of, and files in no text's folder."""
    newest = max(filter(None, map(_year_of, inputs.content)), default="2024")
    findings = [
        _misplaced(path, site, inputs.content, newest)
        for path in inputs.content
        if path not in _NO_TEXTS and slot_of(path, site) is None
    ]
    loose: dict[str, list[str]] = {}
    for path in inputs.attachments:
        folder, _, name = path.rpartition("/")
        if match := OTHER_TEXT.fullmatch(name):
            findings.append(_no_markdown(path, match[1]))
        elif _holds_no_text(folder.split("/")):
            loose.setdefault(folder, []).append(path)
    return findings + [_loose(paths, site, newest) for paths in loose.values()]


def _year_of(path: str) -> str:
    match path.split("/"):
        case ["content", "articles", year, _, _] if _YEAR.fullmatch(year):
            return year
    return ""


def _holds_no_text(folder: list[str]) -> bool:
    match folder:
        case ["content"] | ["content", "articles" | "pages" | "districts" | "topics"]:
            return True
        case ["content", "articles", year]:
            return bool(_YEAR.fullmatch(year))
    return False


def _loose(paths: list[str], site: Site, newest: str) -> Finding:
    """Report the files of a folder that holds only folders, all in one finding."""
    path, *others = paths
    and_zh = f"（这里还有 {len(others)} 个）" if others else ""
    and_en = f" ({len(others)} more beside it)" if others else ""
    hint = Message(
        f"移到用到它的那篇稿件的文件夹里，如 content/articles/{newest}/talent-day/；没用就删掉。",
        f"Move it into the folder of the text that shows it, as"
        f" content/articles/{newest}/talent-day/, or delete it.",
    )
    if _WRITTEN.search(path):
        where = _belongs(path.split("/"), site, newest)
        hint = Message(f"把文字另存为 {where}", f"Save its text as {where}")
    return about_file(
        path,
        "misplaced-file",
        Message(
            f"这个文件不在任何稿件的文件夹里{and_zh}，不会发布。",
            f"this file lies in no text's folder{and_en}, so it is not published",
        ),
        hint,
        severity=Severity.WARNING,
        related=tuple(map(Place, others)),
    )


def _no_markdown(path: str, stem: str) -> Finding:
    return about_file(
        path,
        "misplaced-file",
        Message(
            "这个文件不是 Markdown，不会成为网页。", "it is not Markdown, so no page is made of it"
        ),
        Message(f"把文字另存为 {stem}.md", f"Save its text as {stem}.md"),
        severity=Severity.WARNING,
    )


def bad_names(slots: Iterable[Slot], site: Site) -> list[Finding]:
    """Report folder names that make no good URL, and folders that differ in case or width only."""
    findings: list[Finding] = []
    folders: dict[str, Slot] = {}
    for slot in slots:
        if slot.folder in folders or slot.kind == "introduction":
            continue
        folders[slot.folder] = slot
        findings += _bad_name(slot, site)
    folded: dict[str, str] = {}
    for folder in sorted(folders):
        twin = folded.setdefault(unicodedata.normalize("NFKC", folder).casefold(), folder)
        if twin != folder:
            findings.append(_collision(folders[folder], folders[twin]))
    return findings


def _bad_name(slot: Slot, site: Site) -> list[Finding]:
    name = slot.name
    if len(name) > SLUG_LIMIT:
        message = Message(
            f"文件夹名有 {len(name)} 个字符，最多 {SLUG_LIMIT} 个。",
            f"the folder's name has {len(name)} characters; {SLUG_LIMIT} is the limit",
        )
    elif not IDENTIFIER.fullmatch(name):
        message = Message(
            f"文件夹名“{name}”会成为网址，只能用小写字母、数字和连字符。",
            f"the folder's name “{name}” becomes the URL: lower-case letters, digits, hyphens",
        )
    elif (
        is_device(name)
        or name == "index"
        or (
            slot.kind == "page"
            and (name in _SITE_PAGES or any(each.id == name for each in site.languages))
        )
    ):
        message = Message(
            f"“{name}”是系统保留的名字。", f"“{name}” is a name kept for the site or the system"
        )
    else:
        return []
    right = slug(name)[:SLUG_LIMIT].strip("-")
    right = right if right and right != name else "talent-day-2024"
    hint = Message(f"改文件夹的名字，例如 {right}。", f"Rename it, as {right}.")
    return [about_file(slot.path, "bad-slug", message, hint)]


def _collision(slot: Slot, twin: Slot) -> Finding:
    return about_file(
        slot.path,
        "path-collision",
        Message(
            f"“{slot.folder}”和“{twin.folder}”只差大小写或全半角，会写进同一个网页。",
            f"“{slot.folder}” and “{twin.folder}” differ in case or width only and make one page",
        ),
        Message("给其中一个改名。", "Rename one of them."),
        related=(Place(twin.path),),
    )


def _misplaced(path: str, site: Site, taken: Container[str], newest: str) -> Finding:
    ids = [each.id for each in site.languages]
    steps = path.split("/")
    match = _INDEX.fullmatch(steps[-1])
    if match and match[1] not in ids and len(steps) > 3:  # noqa: PLR2004 - content/kind/name/file
        guess = meant_language(match[1], site)
        return about_file(
            path,
            "unknown-language",
            Message(
                f"文件名里的“{match[1]}”不是本站的语言。",
                f"“{match[1]}” in the file's name is not a language of the site",
            ),
            Message(f"改名为 index.{guess}.md", f"Rename it to index.{guess}.md")
            if guess
            else listed(ids),
        )
    if len(steps) > 1 and steps[1] in _AXES and len(steps) == 4 and match:  # noqa: PLR2004
        return _introduction_of_nothing(path, _AXES[steps[1]], steps[2], site)
    is_text = path.lower().endswith((".md", ".markdown", ".mdown"))
    return about_file(
        path,
        "misplaced-file",
        Message(
            "这个文件不在约定的位置，不会发布。",
            "this file is not where a page is made from, and would not be published",
        ),
        _way_home(steps, taken, _belongs(steps, site, newest), is_text=is_text),
        severity=Severity.ERROR if is_text else Severity.WARNING,
    )


def _introduction_of_nothing(path: str, axis: Axis, name: str, site: Site) -> Finding:
    ids = [each.id for each in site.terms(axis)]
    guess = term_names(axis, site).get(fold(name)) or nearest(name, ids)
    return about_file(
        path,
        "unknown-term",
        Message(
            f"config.yaml 的 {axis} 里没有“{name}”。", f"config.yaml has no “{name}” in {axis}"
        ),
        Message(f"最接近的是 {guess}。", f"The nearest is {guess}.") if guess else listed(ids),
    )


def _way_home(steps: list[str], taken: Container[str], where: str, *, is_text: bool) -> Message:
    """Say where a misplaced file most likely belongs, or that it belongs nowhere."""
    if "glossary" in steps[-1].lower() and GLOSSARY_PATH not in taken:
        return Message(f"改为 {GLOSSARY_PATH}", f"Make it {GLOSSARY_PATH}")
    if not is_text or where in taken:
        return Message("删去它，或移出 content。", "Delete it, or move it out of content.")
    if where.rpartition("/")[0] == "/".join(steps[:-1]):
        name = where.rpartition("/")[2]
        return Message(f"改名为 {name}", f"Rename it to {name}")
    return Message(f"移到 {where}", f"Move it to {where}")


def _belongs(steps: list[str], site: Site, newest: str) -> str:
    """Return where a misplaced text most likely belongs; where no year is said, in the `newest`."""
    kinds = ["articles", "pages", *_AXES]
    stem = _WRITTEN.sub("", steps[-1])
    words = [each for each in re.split(r"[\s._。．、-]+", stem) if each]
    found = [meant_language(each, site) for each in words if len(each) < _LONG_WORD]
    language = next(filter(None, found), site.languages[0].id if site.languages else "zh")
    kind = (nearest(steps[1], kinds) if len(steps) > 2 else "") or "articles"  # noqa: PLR2004
    folders = [
        slug(each)
        for each in steps[1:-1]
        if nearest(each, kinds) != kind and each not in {"posts", language}
    ]
    year = next((match[0] for each in steps if (match := _YEAR.match(each))), newest)
    folders = [each for each in folders if each and not each.isdigit()]
    own = slug("-".join(each for each in words if meant_language(each, site) != language))
    own = "" if own in {"index", "readme", "md", "index-md"} else own
    name = (folders[-1] if folders else own) or "my-story"
    if kind != "articles":
        return f"content/{kind}/{name}/index.{language}.md"
    return f"content/articles/{year}/{name}/index.{language}.md"
