"""JSON Schemas (draft-07) of front matter and of config.yaml, from the nouns' own declarations."""

from typing import Any, Final

from bulletin.model.article import Facts, Version
from bulletin.model.finding import Severity
from bulletin.model.keys import Choice, Key, ListOf, Record, Scalar, Shape, TermId, declared_keys
from bulletin.model.rules import FAMILIES, RULES
from bulletin.model.site import Site, Term
from bulletin.parse.config_keys import BLOCKS, LanguageKeys, SiteKeys

Schema = dict[str, Any]
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_DATE: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME: Final = "[0-9]{2}:[0-9]{2}"
_TEXT: Final[Schema] = {"type": ["string", "number"]}
_SCALARS: Final[dict[Scalar, Schema]] = {
    Scalar.TEXT: _TEXT,
    Scalar.MOMENT: {
        "type": "string",
        "pattern": f"^{_DATE}([T ]{_TIME}(:[0-9]{{2}})? ?(Z|[+-]{_TIME})?)?$",
    },
    Scalar.DATE: {"type": "string", "pattern": f"^{_DATE}$"},
    Scalar.FLAG: {"type": "boolean"},
    Scalar.NUMBER: {"type": "number"},
    Scalar.URL: {"type": "string", "pattern": "^(https?://|mailto:|tel:)"},
    Scalar.PATH: {"type": "string", "pattern": "^/"},
    Scalar.FILE: {"type": "string"},
    Scalar.IDENTIFIER: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Scalar.FINGERPRINT: {"type": "string"},
}


def front_matter_schema(site: Site) -> Schema:
    """Return the schema of a story's front matter.

    Only the keys of the language are required: facts may stand in the other language's file.
    """
    keys = declared_keys(Version)
    return {
        "$schema": _DRAFT,
        "title": "bulletin: front matter",
        "type": "object",
        "properties": _properties(keys | declared_keys(Facts), site),
        "required": [name for name, each in keys.items() if each.required],
        "additionalProperties": False,
    }


def config_schema(site: Site) -> Schema:
    """Return the schema of config.yaml."""
    keys = declared_keys(SiteKeys)
    blocks = {name: _BLOCKS.get(name, {"type": "object"}) for name in BLOCKS}
    blocks["languages"] = _by_id(_object(declared_keys(LanguageKeys), site))
    names = {each.id: _TEXT for each in site.languages}
    aliases = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    term = {
        "type": "object",
        "properties": names | {"aliases": aliases},
        "required": [*names],
        "additionalProperties": False,
    }
    blocks |= {
        "districts": _by_id({"anyOf": [_TEXT, term]}),
        "topics": _by_id({"anyOf": [_TEXT, term]}),
    }
    return {
        "$schema": _DRAFT,
        "title": "bulletin: config.yaml",
        "type": "object",
        "properties": _properties(keys, site) | blocks,
        "required": [*(name for name, each in keys.items() if each.required), "languages"],
        "additionalProperties": False,
    }


def _properties(keys: dict[str, Key], site: Site) -> dict[str, Schema]:
    return {
        name: _shape(each.shape, site) | {"description": each.help.in_both}
        for name, each in keys.items()
    }


def _object(keys: dict[str, Key], site: Site) -> Schema:
    return {
        "type": "object",
        "properties": _properties(keys, site),
        "required": [name for name, each in keys.items() if each.required],
        "additionalProperties": False,
    }


def _by_id(value: Schema) -> Schema:
    names = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": value}


def _shape(shape: Shape, site: Site) -> Schema:  # noqa: PLR0911 - one for each shape
    match shape:
        case ListOf():
            item = _shape(shape.item, site)
            items = {"type": "array", "items": item, "minItems": shape.at_least}
            return {"anyOf": [item, items]}
        case Record():
            record = _object(declared_keys(shape.noun), site)
            return {"anyOf": [_TEXT, record]} if shape.plain else record
        case Choice():
            return {"enum": [str(each) for each in shape.values]}
        case TermId():
            return {"oneOf": [_term(each) for each in site.terms(shape.axis)]}
        case Scalar.LANGUAGE_ID:
            return {"enum": [each.id for each in site.languages]}
        case Scalar():
            return _SCALARS[shape]
        case _:
            return _words(site)


def _words(site: Site) -> Schema:
    """Text for all languages, or for each."""
    by_language = {
        "type": "object",
        "properties": {each.id: _TEXT for each in site.languages},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [_TEXT, by_language]}


def _term(term: Term) -> Schema:
    return {"const": term.id, "description": " · ".join(term.names)}


_BLOCKS: Final[dict[str, Schema]] = {
    "severities": {
        "type": "object",
        "propertyNames": {"enum": [*FAMILIES, *RULES]},
        "additionalProperties": {"enum": [*(each.value for each in Severity), "off", False]},
    },
    "cadence": {"type": "object"},
}
