"""Configuration of a browser CMS (Sveltia, Decap) from the nouns' own declarations.

Facts are written into every language's file alike, which the contract allows; words of a language
into its own.
"""

from typing import Any, Final, Literal, TypeAlias

import yaml

from bulletin.model.article import Facts, Version
from bulletin.model.keys import (
    Choice,
    Key,
    Kind,
    ListOf,
    Record,
    Scalar,
    Shape,
    TermId,
    Words,
    declared_keys,
)
from bulletin.model.site import Site

Flavour = Literal["sveltia", "decap"]
Config: TypeAlias = dict[str, Any]

_HEAD: Final = (
    "# Written by `bulletin cms` from the declarations of the keys; run it again to renew.\n"
)
_LONG: Final = frozenset({"summary", "editor_note"})
_ID: Final = "[a-z0-9]+(-[a-z0-9]+)*"
_ID_HINT: Final = "小写字母、数字和连字符 · lower-case letters, digits, hyphens"
_BY_THE_CLOCK: Final = "{{year}}-{{month}}-{{day}}-{{hour}}{{minute}}{{second}}"
_TITLE: Final = ("title", "标题 · Title")
_BODY: Final = {"name": "body", "label": "正文 · Text", "widget": "markdown", "i18n": True}
_CHOICES: Final = {
    "reporter": "记者", "correspondent": "通讯员", "photographer": "摄影", "editor": "编辑",
    "full": "全文", "brief": "简讯", "human": "人工翻译", "machine": "机器翻译",
    "machine-reviewed": "机器翻译，已校", "exactly": "正好", "over": "超过", "nearly": "接近",
}  # fmt: skip
_PLAIN: Final[dict[Scalar, Config]] = {
    Scalar.TEXT: {"widget": "string"},
    Scalar.MOMENT: {
        "widget": "datetime",
        "format": "YYYY-MM-DD HH:mm",
        "date_format": "YYYY-MM-DD",
        "time_format": "HH:mm",
    },
    Scalar.DATE: {
        "widget": "datetime",
        "format": "YYYY-MM-DD",
        "date_format": "YYYY-MM-DD",
        "time_format": False,
    },
    Scalar.FLAG: {"widget": "boolean", "default": False},
    Scalar.NUMBER: {"widget": "number", "value_type": "float"},
    Scalar.URL: {"widget": "string", "pattern": ["^https?://", "https://…"]},
    Scalar.PATH: {"widget": "string", "pattern": ["^/", "/…"]},
    Scalar.FILE: {"widget": "image"},
    Scalar.IDENTIFIER: {"widget": "string", "pattern": [f"^{_ID}$", _ID_HINT]},
    Scalar.FINGERPRINT: {"widget": "hidden"},  # written by the tool; the CMS keeps it
}


def cms_config(site: Site, flavour: Flavour, backend: dict[str, str]) -> str:
    """Return config.yml for a CMS; `backend` names where the repository is."""
    config: Config = {
        "backend": backend,
        "media_folder": "content",
        "site_url": site.base_url,
        "display_url": site.base_url,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": _languages(site, flavour),
        "output": {"omit_empty_optional_fields": True},
        "collections": [_stories(site, flavour), _pages(flavour)],
    }
    if flavour == "decap":
        del config["output"]  # Sveltia's own
        _open_groups(config)
    written: str = yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{_HEAD}{written}"


def _open_groups(config: Config) -> None:
    """Let Decap decide within lists and objects, field by field, what is duplicated."""
    fields: list[Config] = config.get("collections") or config.get("fields") or []
    for field in fields:
        _open_groups(field)
        if field.get("widget") in {"list", "object"}:
            field["i18n"] = True


def cms_page(script: str, language: str) -> str:
    """Return index.html, which loads the CMS from `script` and nothing else."""
    return f"""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>编辑台 · Editor’s desk</title>
</head>
<body>
<script src="{script}"></script>
</body>
</html>
"""


def _languages(site: Site, flavour: Flavour) -> Config:
    ids = [each.id for each in site.languages]
    config: Config = {"structure": "multiple_files", "locales": ids, "default_locale": ids[0]}
    # A story may be told in one language; Decap always writes all files.
    return config | ({"initial_locales": "all"} if flavour == "sveltia" else {})


def _stories(site: Site, flavour: Flavour) -> Config:
    return {
        "name": "stories",
        "label": "稿件 · Stories",
        "label_singular": "稿件 · Story",
        "folder": "content/articles",
        "path": "{{published | date('YYYY')}}/{{slug}}/index",
        **_shared(flavour),
        "summary": "{{published | date('YYYY-MM-DD')}} {{title}}",
        "sortable_fields": ["published", "title"],
        "fields": [*_fields(Version, site), *_fields(Facts, site), {**_BODY}],
    }


def _pages(flavour: Flavour) -> Config:
    name, label = _TITLE
    return {
        "name": "pages",
        "label": "页面 · Pages",
        "label_singular": "页面 · Page",
        "folder": "content/pages",
        "path": "{{slug}}/index",
        **_shared(flavour),
        "fields": [
            {"name": name, "label": label, "widget": "string", "i18n": True},
            {
                "name": "summary",
                "label": "摘要 · Summary",
                "widget": "text",
                "required": False,
                "i18n": True,
            },
            {**_BODY},
        ],
    }


def _shared(flavour: Flavour) -> Config:
    """Return what folders of both kinds have in common: a file a language, pictures beside it."""
    by_hand: Config = {"template": "{{slug}}", "pattern": [f"^{_ID}$", _ID_HINT], "hint": _ID_HINT}
    return {
        # Decap can't ask for a folder's name, and Han makes none.
        "slug": by_hand if flavour == "sveltia" else _BY_THE_CLOCK,
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "media_folder": "",
        "public_folder": "",
        "i18n": True,
    }


def _fields(noun: type, site: Site) -> list[Config]:
    return [_field(name, each, site) for name, each in declared_keys(noun).items()]


def _field(name: str, declared: Key, site: Site) -> Config:
    whose = True if declared.kind is Kind.LANGUAGE else "duplicate"
    widget = {"widget": "text"} if name in _LONG else _widget(declared.shape, site)
    field = {"name": name, "label": declared.help.in_both, "i18n": whose, **widget}
    return field if widget["widget"] == "hidden" else field | {"required": declared.required}


def _widget(shape: Shape, site: Site) -> Config:
    match shape:
        case Words():
            words = [_words(each.id, site) for each in site.languages]
            return {"widget": "object", "fields": words}
        case Record(noun):
            return {"widget": "object", "collapsed": True, "fields": _fields(noun, site)}
        case ListOf(item, at_least):
            return _list(item, at_least, site)
        case Choice() | TermId() | Scalar.LANGUAGE_ID:
            options = [{"label": label, "value": value} for value, label in _options(shape, site)]
            return {"widget": "select", "options": options}
        case _:
            return {**_PLAIN[shape]}


def _options(shape: Choice | TermId | Scalar, site: Site) -> list[tuple[str, str]]:
    """Return values and their labels."""
    match shape:
        case Choice(values):
            return [(str(each), f"{_CHOICES[each]} · {each}") for each in values]
        case TermId(axis):
            return [(each.id, " · ".join(each.names)) for each in site.terms(axis)]
        case _:
            return [(each.id, each.name) for each in site.languages]


def _list(item: Shape, at_least: int, site: Site) -> Config:
    inner = _widget(item, site)
    if inner["widget"] == "select":
        return inner | {"multiple": True, **({"min": at_least} if at_least else {})}
    if inner["widget"] == "object":
        return {"widget": "list", "collapsed": True, "fields": inner["fields"]}
    return {"widget": "list", "field": {"name": "item", "label": "·", **inner, "i18n": "duplicate"}}


def _words(language_id: str, site: Site) -> Config:
    return {
        "name": language_id,
        "label": site.language(language_id).name,
        "widget": "string",
        "required": False,
        "i18n": "duplicate",
    }
