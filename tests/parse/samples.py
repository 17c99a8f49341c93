"""Small sites for the parse tests: text in, library and findings out."""

import pytest

from bulletin.model.finding import Finding
from bulletin.model.inputs import Attachment, Inputs, Sources
from bulletin.model.library import Library
from bulletin.model.site import Site
from bulletin.parse import ParsedFile, parse_file, parse_library, parse_site, parsed_paths
from bulletin.parse.wrong import WrongError

CONFIG = """\
base_url: https://bulletin.example.org
timezone: Asia/Shanghai
languages:
  zh: {tag: zh-Hans, name: 中文, title: 测试快讯}
  en: {tag: en, name: English, title: Test Bulletin}
districts:
  gongshu: {zh: 拱墅区, en: Gongshu District, aliases: [拱墅, Gongshu]}
  xihu: {zh: 西湖区, en: Xihu District}
topics:
  youth: {zh: 青年人才, en: Young talent}
  skills: {zh: 技能人才, en: Skilled workers, aliases: [工匠]}
"""
STORY = "content/articles/2024/talent-day"
ZH = f"{STORY}/index.zh.md"
EN = f"{STORY}/index.en.md"
FACTS = "published: 2024-09-27 08:30\ntopics: [youth]\n"


def site() -> Site:
    """Return the site of these tests."""
    made, findings = parse_site(CONFIG.encode())
    assert made is not None
    assert findings == ()
    return made


def file(front: str, body: str = "正文。", path: str = ZH) -> ParsedFile:
    """Parse one file written as an editor would."""
    return parse_file(path, f"---\n{front}\n---\n{body}\n".encode(), site())


def found(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, int, int]]:
    """Return rule, line and column of findings."""
    return [(each.rule, each.place.line, each.place.column) for each in findings]


def rules(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Return the rules of findings."""
    return [each.rule for each in findings]


def build(files: dict[str, str], names: tuple[str, ...] = ()) -> tuple[Library, list[Finding]]:
    """Parse a whole content folder; `names` are the paths of attachments."""
    content = {path: text.encode() for path, text in sorted(files.items())}
    attachments = {name: Attachment(name, 1, "", b"") for name in names}
    inputs = Inputs(CONFIG.encode(), Sources(content), {}, attachments)
    here = site()
    parsed = {path: parse_file(path, content[path], here) for path in parsed_paths(inputs)}
    made, findings = parse_library(inputs, here, parsed)
    return made, list(findings)


def instead(function: object, text: str) -> str:
    """Return what to write instead of a wrong text."""
    assert callable(function)
    with pytest.raises(WrongError) as caught:
        function(text)
    assert caught.value.message.zh
    assert caught.value.message.en
    return caught.value.instead
