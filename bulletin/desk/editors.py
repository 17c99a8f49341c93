"""Files that editors' programs look for: settings, snippets, schemas, a content type."""

import json
from typing import Any, Final

from bulletin.desk.new import EXAMPLES
from bulletin.desk.schema import config_schema, front_matter_schema
from bulletin.model.article import Facts, Version
from bulletin.model.finding import Message
from bulletin.model.keys import (
    Choice,
    Key,
    Kind,
    ListOf,
    Record,
    Scalar,
    Shape,
    TermId,
    declared_keys,
)
from bulletin.model.site import Site

FRONT_MATTER: Final = ".vscode/front-matter.schema.json"
CONFIG: Final = ".vscode/config.schema.json"
_SETTINGS: Final = {
    "editor.wordWrap": "on",
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.autoGuessEncoding": True,
    "[markdown]": {
        "editor.unicodeHighlight.ambiguousCharacters": False,
        "editor.unicodeHighlight.invisibleCharacters": True,
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        "editor.autoClosingQuotes": "never",
    },
    "yaml.schemas": {CONFIG: "config.yaml"},
    "markdown.validate.enabled": True,
}


def editor_files(site: Site) -> dict[str, str]:
    """Return every generated file by its path in the site."""
    files: dict[str, Any] = {
        FRONT_MATTER: front_matter_schema(site),
        CONFIG: config_schema(site),
        ".vscode/settings.json": _SETTINGS,
        ".vscode/bulletin.code-snippets": _snippets(site),
        "frontmatter.json": _front_matter_cms(site),
    }
    return {path: as_json(content) for path, content in files.items()}


def as_json(content: object) -> str:
    """Return JSON as it is kept in the repository."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _snippets(site: Site) -> dict[str, Any]:
    """Front matter of a story in each language, and one snippet for each key with an example."""
    topics = ",".join(each.id for each in site.topics)
    facts = [
        "published: ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}",
        f"topics: [${{3|{topics}|}}]",
    ]
    snippets: dict[str, Any] = {
        "story · 稿件": _snippet(
            "story",
            ["---", "title: ${1:title}", *facts, "draft: true", "---", "", "$0"],
            Message("新稿件的前置信息", "front matter of a new story"),
        ),
        "translation · 译文": _snippet(
            "translation",
            ["---", "title: ${1:title}", "translator: ${2:name}", "---", "", "$0"],
            Message("译文的前置信息", "front matter of a translation"),
        ),
        "picture · 图片": _snippet(
            "picture",
            ['![${1:alt}](${2:photo.jpg} "${3:caption}")'],
            Message("图片：方括号里写画面上有什么", "picture: say in the brackets what it shows"),
        ),
        "ignore · 接受一个问题": _snippet(
            "ignore",
            ["<!-- bulletin: ignore ${1:figures}: ${2:reason} -->"],
            Message("接受下一行的一个问题，写明理由", "accept one finding of the next line"),
        ),
    }
    facts_keys = declared_keys(Facts)
    for name, example in EXAMPLES.items():
        snippets[name] = _snippet(name, [f"{name}: {example}"], facts_keys[name].help)
    return snippets


def _snippet(prefix: str, body: list[str], help_text: Message) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": help_text.in_both}


def _front_matter_cms(site: Site) -> dict[str, Any]:
    """Return the settings of Front Matter CMS: where stories lie, and their fields."""
    keys = declared_keys(Version) | declared_keys(Facts)
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.framework.id": "other",
        "frontMatter.content.pageFolders": [
            {
                "title": "稿件 · Stories",
                "path": "[[workspace]]/content/articles",
                "contentTypes": ["story"],
            }
        ],
        "frontMatter.content.supportedFileTypes": ["md"],
        "frontMatter.content.i18n": [
            {"title": each.name, "locale": each.id} for each in site.languages
        ],
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd HH:mm",
        "frontMatter.validation.enabled": True,
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": "story",
                "pageBundle": True,
                "fields": [_field(name, each, site) for name, each in keys.items()],
            }
        ],
    }


def _field(name: str, declared: Key, site: Site) -> dict[str, Any]:
    field: dict[str, Any] = {
        "title": declared.help.zh,
        "description": declared.help.en,
        "name": name,
        **_field_type(declared.shape, site),
    }
    if declared.required and declared.kind is Kind.LANGUAGE:
        field["required"] = True
    return field


def _field_type(shape: Shape, site: Site) -> dict[str, Any]:  # noqa: PLR0911 - one for each shape
    match shape:
        case ListOf(item=TermId() as term):
            choices = [
                {"id": each.id, "title": " · ".join(each.names)} for each in site.terms(term.axis)
            ]
            return {"type": "choice", "choices": choices, "multiple": True}
        case ListOf(item=Record()):
            return {"type": "json"}
        case ListOf():
            return {"type": "list"}
        case Choice():
            return {"type": "choice", "choices": [str(each) for each in shape.values]}
        case Record():
            fields = [_field(name, each, site) for name, each in declared_keys(shape.noun).items()]
            return {"type": "fields", "fields": fields}
        case Scalar.LANGUAGE_ID:
            return {"type": "choice", "choices": [each.id for each in site.languages]}
        case Scalar():
            return {"type": _TYPES.get(shape, "string")}
        case _:
            return {
                "type": "fields",
                "fields": [
                    {"title": each.name, "name": each.id, "type": "string"}
                    for each in site.languages
                ],
            }


_TYPES: Final = {
    Scalar.MOMENT: "datetime",
    Scalar.DATE: "datetime",
    Scalar.FLAG: "boolean",
    Scalar.NUMBER: "number",
}
