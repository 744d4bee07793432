"""JSON Schema (draft 7, which language servers for YAML support best) of timelines and of ``chronos.yaml``.

What chronos reads without a fault the schema accepts, except for an empty value in a field of few words. Values are
text to chronos, so where text is free every scalar is allowed: ``date: 2017`` needs no quotes. A project's own kinds
and regions are the only ones allowed, as its settings change seldom; its sources and claims are offered, and others are
allowed, since new ones are written every day and ``chronos check`` knows them. ``enumDescriptions`` and
``markdownDescription`` are extensions that editors show.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from chronos.editor import csl, descriptions
from chronos.edtf import DEFAULT_CIRCA
from chronos.gazetteer import countries, country_name, region_name, regions
from chronos.model import (
    CALENDARS,
    CHART_COLOURS,
    CHART_FONTS,
    CHART_THEMES,
    FORMATS,
    REDACTABLE,
    SEVERITIES,
    STATUSES,
    VERDICTS,
    Corpus,
    Source,
)
from chronos.model.further_fields import DEGREES, LONGEST_NAME, MOST_FIELDS
from chronos.pipeline import RULES, Rule, rule_summary
from chronos.pipeline.editing import LANGUAGES

Schema = dict[str, Any]
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_NAME_LANGUAGES: Final = ("en", "es", "fr", "pt")
_SLUG: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_WITHIN: Final = "^P(?=.*[1-9])([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?$"
_TEXT: Final[Schema] = {"not": {"type": ["object", "array"]}}
"""Any scalar. ``type`` would say the same, but then editors offer ``true`` and ``null`` where text is meant."""


def timeline_schema(project: Corpus | None = None) -> Schema:
    """Return the schema of a timeline; with a project, of its timelines."""
    known = _Known(project or Corpus())
    fields = {
        "claims": _array(_claim(known), "claim"),
        "references": _array(_source(), "source"),
        "judgements": _array(_judgement(), "judgement"),
    }
    return {
        "$schema": _DRAFT,
        "title": "Timeline of chronos",
        **_said("Claims, sources and judgements; every file may hold all three."),
        **_mapping(descriptions.FILE, fields),
        "definitions": {**_definitions("country", "region", "rule"), **known.definitions()},
    }


def settings_schema() -> Schema:
    """Return the schema of ``chronos.yaml``."""
    members = _several(_ref("country"))
    region = _mapping(
        descriptions.REGION, {"name": _worded(), "countries": members}, required=("id", "name", "countries")
    )
    duration = {"type": "string", "pattern": "^P([0-9]{1,6}[YMWD])+$"}
    fields = {
        "title": _worded(),
        "as_of": {**_TEXT, "examples": ["2024-06-30"]},
        "kinds": {"anyOf": [{"type": "object", "additionalProperties": _worded()}, _texts()]},
        "regions": _several({"anyOf": [_ref("region"), region]}),
        "languages": _several(_enum(_only(descriptions.LANGUAGE_NAMES, LANGUAGES))),
        "formats": _several(_enum(_only(descriptions.FORMATS, FORMATS))),
        "editions": _editions(),
        "circa": _mapping(descriptions.CIRCA, dict.fromkeys(DEFAULT_CIRCA, duration)),
        "charts": _charts(),
        "check": _check(),
    }
    return {
        "$schema": _DRAFT,
        "title": "Settings of chronos",
        **_said("`chronos.yaml`: settings of a project, every one of which may be left out."),
        **_mapping(descriptions.SETTINGS, fields),
        "definitions": _definitions("country", "region", "rule", "level"),
    }


def schema_text(schema: Schema) -> str:
    """Return a schema as text, the same for the same schema."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def country_names(code: str) -> str:
    """Return the names of a country in English, Spanish, French and Portuguese, those that differ."""
    return ", ".join(dict.fromkeys(country_name(code, language) for language in _NAME_LANGUAGES))


def source_line(source: Source) -> str:
    """Return a source in a line: who, what and when, as far as the project says."""
    who = ", ".join(person.literal or person.family for person in source.authors) or source.container
    when = str(source.issued) if source.issued is not None else ""
    return ", ".join(part for part in (who, source.title, when) if part) or source.id


class _Known:
    """The ids of a project, as what they stand for may be written."""

    def __init__(self, project: Corpus) -> None:
        self.claims = {claim.id: claim.text[:200] for claim in project.claims}
        self.sources = {name: source_line(source)[:200] for name, source in project.sources.items()}
        self.kinds = dict(project.settings.kinds)
        self.regions = {one.id: region_name(one) for one in project.settings.regions if one.names}

    def definitions(self) -> Schema:
        """Return what several fields hold: claims, sources, citations, names, dates, and what permits findings."""
        citation = _mapping(descriptions.CITATION, {"source": {"anyOf": [_ref("source")]}}, required=("source",))
        name = _mapping(descriptions.NAME, {}, closed=False)
        return {
            "names": {"anyOf": [{"type": "array", "items": {"anyOf": [name, _TEXT]}}, name, _TEXT]},
            "day": {"anyOf": [_TEXT, {"type": "object"}, {"type": "array", "maxItems": 2}]},
            "claim": _offered(self.claims, {"type": ["string", "number"]}),
            "source": _offered(self.sources, {"type": ["string", "number"]}),
            "citation": {"title": "citation", **citation},
            "suppress": _suppress(),
        }


def _definitions(*names: str) -> Schema:
    """Return what is defined once: lists of codes are long."""
    made: dict[str, Callable[[], Schema]] = {
        "country": lambda: _enum({one.code: country_names(one.code) for one in countries()}),
        "region": lambda: {"anyOf": [_enum({one.id: region_name(one.id) for one in regions()}), {"type": "integer"}]},
        "rule": lambda: {"anyOf": [_enum(_rules()), {"type": "string", "pattern": "^([a-z]([0-9]{3})?|ALL)$"}]},
        "level": lambda: _enum(descriptions.LEVELS),
    }
    return {name: made[name]() for name in names}


def _claim(known: _Known) -> Schema:
    region = {"anyOf": [_enum(known.regions), _ref("region")]} if known.regions else _ref("region")
    kind = _enum(known.kinds) if known.kinds else _TEXT
    fields: dict[str, Schema] = {
        "id": {"type": ["string", "number"], "pattern": _SLUG},
        "text": _worded(),
        "date": {"anyOf": [{"const": "undated"}, _TEXT, *_dates()]},
        "order": _mapping(descriptions.ORDER, {"after": _several(_ref("claim"))}),
        "countries": _several(_ref("country")),
        "regions": _several(region),
        "actors": _texts(),
        "places": _texts(),
        "kind": kind,
        "status": _enum(_only(descriptions.STATUSES, STATUSES)),
        "lasting": {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": "^(true|false)$"}]},
        "sources": _several({"anyOf": [_ref("source"), _ref("citation")]}),
        "suppress": {"anyOf": [_ref("suppress")]},
        "fields": _further(),
        "imported": _mapping(descriptions.IMPORTED, {"row": _row()}),
    }
    return _mapping(descriptions.CLAIM, fields, required=("id",))


def _further() -> Schema:
    """Return what the further fields of a claim may be: texts by any names; coordinates are degrees."""
    degrees = {
        name: {
            "anyOf": [
                {"type": "number", "minimum": -most, "maximum": most},
                {"type": "string", "pattern": r"^\s*([+-]?[0-9]{1,3}(\.[0-9]{1,30})?)?\s*$"},
            ]
        }
        for name, most in DEGREES.items()
    }
    return {
        **_mapping(descriptions.FURTHER, degrees),
        "propertyNames": {"maxLength": LONGEST_NAME},
        "maxProperties": MOST_FIELDS,
        "additionalProperties": _TEXT,
    }


def _row() -> Schema:
    return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{0,9}$"}]}


def _dates() -> Iterator[Schema]:
    """Yield the mappings that a date may be: one in EDTF or in words, and one for each relation to other claims."""
    said = {"said": _TEXT, "calendar": _enum(_only(descriptions.CALENDARS, CALENDARS))}
    one = {"anyOf": [_ref("claim")]}
    within = {"type": "string", "pattern": _WITHIN}
    fields: dict[str, dict[str, Schema]] = {
        "edtf": {"edtf": _TEXT},
        "after": {"after": one, "within": within},
        "before": {"before": one, "within": within},
        "during": {"during": one},
        "between": {"between": {"type": "array", "items": _ref("claim"), "minItems": 2, "maxItems": 2}},
        "same as": {"same as": one},
    }
    for name, own in fields.items():
        required = () if name == "edtf" else (name,)
        yield _mapping(_only(descriptions.DATE, [*own, *said]), {**own, **said}, required)


def _judgement() -> Schema:
    fields = {
        "claims": {"type": "array", "items": _ref("claim"), "minItems": 2},
        "verdict": _enum(_only(descriptions.VERDICTS, VERDICTS)),
        "text": {"anyOf": [_ref("claim")]},
    }
    return _mapping(descriptions.JUDGEMENT, fields, required=("claims", "verdict"))


def _source() -> Schema:
    fields = {
        "id": {"type": ["string", "number"]},
        "type": _enum(dict.fromkeys(csl.TYPES, "")),
        **{field: {"anyOf": [_ref("names")]} for field in csl.NAMES},
        **{field: {"anyOf": [_ref("day")]} for field in csl.DATES},
        "origin": {"anyOf": [_ref("source"), _TEXT]},
        "categories": {},
        "covers": {},
        "custom": {},
        "suppress": {"anyOf": [_ref("suppress")]},
        "imported": _mapping(descriptions.IMPORTED, {"row": _row()}),
    }
    return _mapping(csl.SOURCE, fields, required=("id",))


def _editions() -> Schema:
    """Return what editions may be: mappings by their names, or a list of such."""
    sources: Schema = {"sources": _texts()}
    fields = {
        "title": _worded(),
        "kinds": _texts(),
        "status": _several(_enum(_only(descriptions.STATUSES, STATUSES))),
        "countries": _texts(),
        "withhold": {"anyOf": [_texts(), _mapping(descriptions.WITHHOLD, sources)]},
        "redact": _several(_enum(_only(descriptions.REDACT, REDACTABLE))),
    }
    said = {name: words for name, words in descriptions.EDITION.items() if name != "name"}
    edition = {"anyOf": [_mapping(said, fields), {"enum": ["", None]}]}
    name = {"name": {"type": ["string", "number"], "pattern": _SLUG}}
    named = _mapping(descriptions.EDITION, {**name, **fields}, required=("name",))
    by_name = {"type": "object", "propertyNames": {"pattern": _SLUG}, "additionalProperties": edition}
    return {"anyOf": [by_name, {"type": "array", "items": named}]}


def _worded() -> Schema:
    """Return what a text may be that is given in one language or in several."""
    return {"anyOf": [_TEXT, _mapping(descriptions.LANGUAGE_NAMES, {})]}


def _charts() -> Schema:
    colour = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
    fields = {
        "theme": _enum(_only(descriptions.THEMES, CHART_THEMES)),
        "colours": _mapping(descriptions.COLOURS, dict.fromkeys(CHART_COLOURS["print"], colour)),
        "font": {"enum": list(CHART_FONTS)},
    }
    return _mapping(descriptions.CHARTS, fields)


def _check() -> Schema:
    levels = {"type": "object", "propertyNames": _ref("rule"), "additionalProperties": _ref("level")}
    words = _several(_ref("rule"))
    path = _mapping(descriptions.PATH, {"match": {"type": "string"}, "ignore": words, "levels": levels}, ("match",))
    fields = {
        "select": words,
        "ignore": words,
        "levels": levels,
        "fail_on": _enum(_only(descriptions.LEVELS, SEVERITIES)),
        "options": {
            "type": "object",
            "properties": {word: _options(rule) for rule in RULES if rule.options for word in (rule.name, rule.code)},
            "additionalProperties": False,
        },
        "paths": {"type": "array", "items": path},
    }
    return _mapping(descriptions.CHECK, fields)


def _options(rule: Rule) -> Schema:
    number: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}
    options = {
        name: {**(number if isinstance(default, int) else _texts()), "default": default}
        for name, default in rule.options.items()
    }
    return {**_said(rule_summary(rule)), "type": "object", "properties": options, "additionalProperties": False}


def _suppress() -> Schema:
    """Return what permits findings: rules with reasons; rules alone, which is a finding, are not refused."""
    named = {"type": "object", "properties": _reasons(), "propertyNames": _ref("rule"), "additionalProperties": _TEXT}
    return {"anyOf": [named, _several(_ref("rule"))]}


def _reasons() -> Schema:
    return {rule.name: {**_TEXT, **_said(f"{rule.code}: {rule_summary(rule)}")} for rule in RULES}


def _rules() -> dict[str, str]:
    """Return every word for rules: names, codes, and the letters of families."""
    names = {rule.name: f"{rule.code}: {rule_summary(rule)}" for rule in RULES}
    codes = {rule.code: f"{rule.name}: {rule_summary(rule)}" for rule in RULES}
    families = {rule.code[0]: f"all rules {rule.code[0]}" for rule in RULES}
    return {**names, **codes, **families, "all": "all rules"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _enum(values: Mapping[str, str]) -> Schema:
    """Return the values allowed, each with what it stands for."""
    said = {"enumDescriptions": list(values.values())} if any(values.values()) else {}
    return {"enum": list(values), **said}


def _offered(values: Mapping[str, str], other: Schema) -> Schema:
    """Return values that editors offer, where others are allowed as well."""
    return {"anyOf": [_enum(values), other]} if values else other


def _only(said: descriptions.Fields, values: Iterable[str]) -> dict[str, str]:
    return {value: said[value] for value in values}


def _several(item: Schema) -> Schema:
    """Return a list of items, or a single one, which stands for a list of itself."""
    return {"anyOf": [{"type": "array", "items": item}, item]}


def _texts() -> Schema:
    return {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}


def _array(item: Schema, what: str) -> Schema:
    return {"type": "array", "items": {"title": what, **item}}


def _mapping(
    said: descriptions.Fields, fields: Mapping[str, Schema], required: Iterable[str] = (), *, closed: bool = True
) -> Schema:
    """Return a mapping of these fields, with what is said of them; those that ``fields`` does not describe are text."""
    properties = {name: {**_said(words), **fields.get(name, _TEXT)} for name, words in said.items()}
    unknown = fields.keys() - properties.keys()
    if unknown:
        raise LookupError(f"fields that nothing is said of: {', '.join(sorted(unknown))}")
    shape: Schema = {"type": "object", "properties": properties}
    if required:
        shape["required"] = list(required)
    return {**shape, "additionalProperties": not closed}


def _said(words: str) -> Schema:
    return {"description": words.replace("`", ""), "markdownDescription": words}
