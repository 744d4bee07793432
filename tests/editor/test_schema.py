"""The JSON Schema accepts what chronos accepts, refuses what it refuses, and knows the fields that it reads."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from chronos.check import RULES
from chronos.check.csl import FIELDS, OWN_FIELDS
from chronos.check.registry import find_rule
from chronos.editor import csl, descriptions
from chronos.editor.schema import Schema, settings_schema, timeline_schema
from chronos.edtf import DEFAULT_CIRCA, LANGUAGES
from chronos.model import (
    CALENDARS,
    CHART_THEMES,
    FORMATS,
    REDACTABLE,
    SEVERITIES,
    STATUSES,
    VERDICTS,
    Person,
)
from chronos.model.further_fields import DEGREES
from chronos.pipeline.editing import read_project
from chronos.store.chart_settings import CHART_FIELDS, CHART_ROLES
from chronos.store.checking import CHECK_FIELDS, PATH_FIELDS
from chronos.store.claims import CITATION_FIELDS, CLAIM_FIELDS, DATE_FIELDS
from chronos.store.edition_settings import NAMED_EDITION_FIELDS, WITHHOLD_FIELDS
from chronos.store.imported import IMPORTED_FIELDS
from chronos.store.judgements import JUDGEMENT_FIELDS
from chronos.store.parts import FILE_FIELDS, read_part
from chronos.store.relations import ORDER_FIELDS
from chronos.store.settings import REGION_FIELDS, SETTINGS_FIELDS
from projects import corpus_of

TIMELINES = Path(__file__).resolve().parents[2] / "timelines"


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as an editor does: by the core schema of YAML 1.2 (section 10.3.2)."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the base class has it


for tag, pattern, first in (
    ("null", r"null|Null|NULL|~|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value))

LOADERS = (yaml.BaseLoader, CoreLoader)


def problems(schema: Schema, text: str) -> list[str]:
    """Return what the schema says of a text, read as text and read as an editor reads it."""
    found = []
    for loader in LOADERS:
        document = yaml.load(dedent(text), Loader=loader)  # noqa: S506 - both are safe
        found += [f"{error.json_path}: {error.message}" for error in Draft7Validator(schema).iter_errors(document)]
    return found


def examples(heading: str) -> Iterator[tuple[str, str]]:
    """Yield the examples of all manual pages under a heading, each with the name of its rule."""
    for rule in RULES:
        for text in re.findall(rf"^{heading}:\n\n```yaml\n(.*?)^```$", f"{rule.page}\n", re.DOTALL | re.MULTILINE):
            yield rule.name, text


@pytest.fixture(scope="module")
def general() -> Schema:
    return timeline_schema()


@pytest.fixture(scope="module")
def settings() -> Schema:
    return settings_schema()


def test_the_schemas_are_schemas_of_draft_7(general: Schema, settings: Schema) -> None:
    for schema in (general, settings, timeline_schema(read_project(TIMELINES))):
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_shipped_timelines_are_accepted_in_general_and_by_their_own_schema(general: Schema) -> None:
    own = timeline_schema(read_project(TIMELINES))
    files = sorted(path for path in TIMELINES.glob("*.yaml") if path.name != "chronos.yaml")
    assert len(files) == 8
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert problems(general, text) == []
        assert problems(own, text) == []


def test_the_shipped_settings_are_accepted(settings: Schema) -> None:
    assert problems(settings, (TIMELINES / "chronos.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("rule", "text"), list(examples("Passes")))
def test_what_passes_a_rule_is_accepted(rule: str, text: str, general: Schema, tmp_path: Path) -> None:
    assert problems(general, text) == [], rule
    own = timeline_schema(corpus_of(tmp_path, text, settings="", sources=""))
    assert problems(own, text) == [], rule


@pytest.mark.parametrize(("rule", "text"), list(examples("Settings")))
def test_the_settings_of_examples_are_accepted(rule: str, text: str, settings: Schema) -> None:
    assert problems(settings, text) == [], rule


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("unknown-field", "Additional properties are not allowed"),
        ("wrong-value", "'contested' is not one of ['undisputed', 'disputed', 'prospective', 'retracted']"),
        ("missing-id", "'id' is a required property"),
        ("bad-id", "does not match"),
        ("unknown-country", "is not valid under any of the given schemas"),
        ("unknown-region", "is not valid under any of the given schemas"),
        ("wrong-type", ""),
        ("unknown-csl-field", "Additional properties are not allowed"),
    ],
)
def test_what_fails_for_its_shape_or_a_word_is_refused(rule: str, problem: str, general: Schema) -> None:
    for text in (text for name, text in examples("Fails") if name == rule):
        found = problems(general, text)
        assert len(found) >= len(LOADERS)
        assert all(problem in one for one in found)


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (descriptions.FILE, FILE_FIELDS),
        (descriptions.CLAIM, CLAIM_FIELDS),
        (descriptions.DATE, DATE_FIELDS),
        (descriptions.ORDER, ORDER_FIELDS),
        (descriptions.CITATION, CITATION_FIELDS),
        (descriptions.JUDGEMENT, JUDGEMENT_FIELDS),
        (descriptions.FURTHER, frozenset(DEGREES)),
        (descriptions.IMPORTED, IMPORTED_FIELDS),
        (csl.SOURCE, FIELDS | OWN_FIELDS),
        (descriptions.NAME, frozenset(Person.__struct_fields__)),
        (descriptions.SETTINGS, SETTINGS_FIELDS),
        (descriptions.REGION, REGION_FIELDS),
        (descriptions.EDITION, NAMED_EDITION_FIELDS),
        (descriptions.WITHHOLD, WITHHOLD_FIELDS),
        (descriptions.REDACT, frozenset(REDACTABLE)),
        (descriptions.FORMATS, frozenset(FORMATS)),
        (descriptions.LANGUAGE_NAMES, frozenset(LANGUAGES)),
        (descriptions.CIRCA, frozenset(DEFAULT_CIRCA)),
        (descriptions.CHARTS, CHART_FIELDS),
        (descriptions.COLOURS, CHART_ROLES),
        (descriptions.THEMES, frozenset(CHART_THEMES)),
        (descriptions.CHECK, CHECK_FIELDS),
        (descriptions.PATH, PATH_FIELDS),
        (descriptions.STATUSES, frozenset(STATUSES)),
        (descriptions.VERDICTS, frozenset(VERDICTS)),
        (descriptions.CALENDARS, frozenset(CALENDARS)),
        (descriptions.LEVELS, frozenset([*SEVERITIES, "off"])),
    ],
)
def test_every_field_that_is_read_is_described_and_no_other(place: descriptions.Fields, known: frozenset[str]) -> None:
    assert set(place) == known


def described(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every field of a schema by its path."""
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            yield f"{path}.{name}", field
        for name, part in schema.items():
            yield from described(part, f"{path}.{name}")
    elif isinstance(schema, list):
        for part in schema:
            yield from described(part, path)


def test_every_field_says_what_it_is_for_in_plain_text_and_in_markdown(general: Schema, settings: Schema) -> None:
    for schema in (general, settings):
        for path, field in described(schema):
            if ".options.properties." not in path:  # an option is explained on the page of its rule
                assert field["description"] == field["markdownDescription"].replace("`", ""), path
                assert field["description"].endswith("."), path


def claim(line: str, before: str = "") -> str:
    return f"{before}\nclaims:\n- id: ec-2019-visit\n  date: 2019\n  text: A delegation visits Quito.\n  {line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "date: 2017",
        "date: 2017-05-01",
        "date: 2017.5",
        "date: undated",
        "date: {said: early 2017, calendar: julian}",
        "date: {after: uy-2008-paper, within: P1Y}",
        "date: {before: 2019, within: P1Y6M, said: within the year, calendar: julian}",
        "date: {during: uy-2008-paper}",
        "date: {between: [uy-2008-paper, uy-2016-paper]}",
        "date: {same as: uy-2008-paper, said: on that day}",
        "order: {after: uy-2008-paper}",
        "order: {after: [uy-2008-paper, 2019]}",
        "text: 1848",
        "text:",
        "text: {en: A delegation visits Quito., es: Una delegación visita Quito.}",
        "countries: EC",
        "countries: [NO, CSHH, XK]",
        "regions: 419",
        "regions: [419, '005']",
        "places: [Quito, 12:30]",
        "lasting: true",
        "lasting: 'false'",
        "sources: gazette-2020",
        "sources: ['gazette-2020, p. 3', {source: wire-2021, locator: 4, quote: No, retrieved: 2024}]",
        "suppress: {D001: for a reason, unsourced: for another}",
        "suppress: [d001, all]",
        "kind: any at all",
    ],
)
def test_values_may_be_written_as_people_write_them(line: str, general: Schema) -> None:
    text = claim(line).replace("  date: 2019\n", "" if line.startswith("date") else "  date: 2019\n")
    text = text.replace("  text: A delegation visits Quito.\n", "") if line.startswith("text") else text
    assert problems(general, text) == []


@pytest.mark.parametrize(
    "line",
    [
        "actor: [Ministry]",
        "countries: [Ecuador]",
        "countries: [ec]",
        "regions: [andes]",
        "status: contested",
        "note: {en: a}",
        "text: {xx: A delegation visits Quito.}",
        "lasting: perhaps",
        "note: {a: b}",
        "date: {after: uy-2008-paper, before: uy-2016-paper}",
        "date: {after: [uy-2008-paper]}",
        "date: {edtf: 2019, after: uy-2008-paper}",
        "date: {between: [uy-2008-paper]}",
        "date: {between: uy-2008-paper}",
        "date: {during: uy-2008-paper, within: P1Y}",
        "date: {after: uy-2008-paper, within: 1 year}",
        "date: {after: uy-2008-paper, within: P0D}",
        "date: {after: uy-2008-paper, within: P1D1Y}",
        "date: {within: P1Y}",
        "order: [uy-2008-paper]",
        "order: {before: [uy-2008-paper]}",
        "order: {after: {id: uy-2008-paper}}",
        "actors: [[a]]",
        "sources: [{locator: p. 3}]",
        "sources: [{source: gazette-2020, page: 3}]",
        "suppress: {no-such-rule: for a reason}",
    ],
)
def test_values_that_chronos_would_not_take_are_refused(line: str, general: Schema) -> None:
    text = claim(line).replace("  date: 2019\n", "" if line.startswith("date") else "  date: 2019\n")
    assert len(problems(general, text)) == len(LOADERS)


@pytest.mark.parametrize(
    "text",
    [
        "judgements: [{claims: [a, b], verdict: perhaps}]",
        "judgements: [{claims: [a], verdict: same}]",
        "judgements: [{claims: [a, b]}]",
        "references: [{title: No id}]",
        "references: [{id: a, type: newspaper}]",
        "claim: []",
        "claims: {id: a}",
    ],
)
def test_other_shapes_that_chronos_would_not_take_are_refused(text: str, general: Schema) -> None:
    assert len(problems(general, text)) == len(LOADERS)


def test_sources_are_items_of_csl_with_dates_and_names_as_pandoc_reads_them(general: Schema) -> None:
    text = """
    references:
    - id: a-2020
      type: article-newspaper
      author: {family: Gaceta, given: Ana}
      issued: 2020
      volume: 3
      custom: {short: a}
      covers: [EC, 2019/2020]
    - id: 2021
      author: [{literal: The Wire}, Ana Gaceta]
      issued: {date-parts: [[2021, 3]], circa: true}
      accessed: [{year: 2021, month: 4}]
      origin: a-2020
      file: copies/a.pdf
      suppress: {S001: for a reason}
    """
    assert problems(general, text) == []


SETTINGS = """
kinds: {visit: Visits, training: Training}
regions: ["419", {id: andes, name: Andes, countries: [BO, EC]}]
"""
SOURCES = """
references:
- {id: gazette-2020, title: A gazette, container-title: The Gazette, issued: 2020-05-01}
"""


def test_a_project_offers_its_own_kinds_sources_regions_and_claims(tmp_path: Path) -> None:
    schema = timeline_schema(corpus_of(tmp_path, claim("kind: visit"), settings=SETTINGS, sources=SOURCES))
    fields = schema["properties"]["claims"]["items"]["properties"]
    assert fields["kind"]["enum"] == ["visit", "training"]
    assert fields["kind"]["enumDescriptions"] == ["Visits", "Training"]
    assert fields["regions"]["anyOf"][1]["anyOf"][0] == {"enum": ["andes"], "enumDescriptions": ["Andes"]}
    cited = {"enum": ["gazette-2020"], "enumDescriptions": ["The Gazette, A gazette, 2020-05-01"]}
    assert schema["definitions"]["source"]["anyOf"][0] == cited
    named = {"enum": ["ec-2019-visit"], "enumDescriptions": ["A delegation visits Quito."]}
    assert schema["definitions"]["claim"]["anyOf"][0] == named
    judged = schema["properties"]["judgements"]["items"]["properties"]["claims"]["items"]
    assert judged == fields["order"]["properties"]["after"]["anyOf"][1] == {"$ref": "#/definitions/claim"}


def test_a_project_allows_its_own_kinds_and_regions_alone_and_sources_and_claims_that_are_new(tmp_path: Path) -> None:
    schema = timeline_schema(corpus_of(tmp_path, claim("kind: visit"), settings=SETTINGS, sources=SOURCES))
    assert problems(schema, claim("kind: visit\n  regions: [andes]\n  sources: [new-2021, 'gazette-2020, p. 3']")) == []
    assert problems(schema, "judgements: [{claims: [a-new-claim, ec-2019-visit], verdict: same}]") == []
    assert len(problems(schema, claim("kind: vist"))) == len(LOADERS)
    assert len(problems(schema, claim("regions: [alps]"))) == len(LOADERS)


def test_countries_are_offered_with_their_names_in_four_languages(general: Schema) -> None:
    country = general["definitions"]["country"]
    names = dict(zip(country["enum"], country["enumDescriptions"], strict=True))
    assert names["DE"] == "Germany, Alemania, Allemagne, Alemanha"
    assert names["EC"] == "Ecuador, Équateur, Equador"
    assert names["NO"] == "Norway, Noruega, Norvège"
    assert "SUHH" in names or "SU" in names


@pytest.mark.parametrize(
    "text",
    [
        "as_of: 2024-06-30",
        "as_of: 2024",
        "kinds: [visit, training]",
        "regions: [419, {id: andes, name: Andes, countries: BO}]",
        "circa: {day: P3D, year: P1Y6M}",
        "title: {en: Police, es: Policía}",
        "kinds: {visit: {en: Visit, fr: Visite}, training: Training}",
        "regions: [{id: andes, name: {en: Andes, pt: Andes}, countries: [BO, EC]}]",
        "languages: [es, en, pt, fr]",
        "formats: [md, pdf]\ncitation_style: apa",
        "editions:\n  public: {status: undisputed, withhold: [a, b], redact: [quote, URL]}\n  internal:",
        "editions: [{name: court, title: {es: A}, countries: [andes, Chile, 419], from: 2010, to: 2019-05}]",
        "editions: {court: {withhold: {sources: [a]}, kinds: visit, status: [disputed, retracted]}}",
        "charts: {theme: screen, title: The Ledger, credit: The Ledger, font: Liberation Sans}",
        "charts: {colours: {accent: '#7a1fa2', paper: '#FFFFFF'}}",
        "check: {select: [D, unsourced, all], ignore: S001, levels: {d001: off, S: info}, fail_on: warning}",
        "check: {paths: [{match: archive/*, ignore: [D001], levels: {unsourced: info}, why: It is old.}]}",
        "check: {baseline: baseline.json}",
    ],
)
def test_settings_may_be_written_as_people_write_them(text: str, settings: Schema) -> None:
    assert problems(settings, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "titel: A title",
        "languages: [xx]",
        "regions: [{id: andes}]",
        "regions: [nowhere]",
        "circa: {day: 3 days}",
        "title: {xx: Police}",
        "kinds: {visit: {xx: Visit}}",
        "formats: [word]",
        "citation_style: [apa]",
        "editions: {Court: {}}",
        "editions: {court: {witheld: [a]}}",
        "editions: {court: {status: gone}}",
        "editions: {court: {redact: [authors]}}",
        "editions: [{title: A}]",
        "charts: {theme: dark}",
        "charts: {font: Georgia}",
        "charts: {colours: {red: '#ff0000'}}",
        "charts: {colours: {accent: '#f00'}}",
        "check: {levels: {D001: fatal}}",
        "check: {levels: {no-such-rule: info}}",
        "check: {fail_on: off}",
        "check: {paths: [{levels: {D001: info}}]}",
    ],
)
def test_settings_that_chronos_would_not_take_are_refused(text: str, settings: Schema) -> None:
    assert len(problems(settings, text)) == len(LOADERS)


def test_every_option_of_every_rule_is_known_with_its_default(settings: Schema) -> None:
    known = settings["properties"]["check"]["properties"]["options"]["properties"]
    assert set(known) == {word for rule in RULES if rule.options for word in (rule.name, rule.code)}
    for name, options in known.items():
        rule = find_rule(name)
        assert rule is not None
        assert {option: field["default"] for option, field in options["properties"].items()} == dict(rule.options)


def run(*arguments: str, **environment: str) -> bytes:
    command = [sys.executable, "-m", "chronos", "schema", *arguments]
    return subprocess.run(command, capture_output=True, check=True, env={**os.environ, **environment}).stdout


@pytest.mark.parametrize("arguments", [["--kind", "timeline", str(TIMELINES)], ["--kind", "settings"]])
def test_the_same_bytes_in_every_locale_and_with_every_hash_seed(arguments: list[str]) -> None:
    first = run(*arguments, PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    assert first == run(*arguments, PYTHONHASHSEED="2", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert first.endswith(b"}\n")
    Draft7Validator.check_schema(json.loads(first))


def test_it_is_written_to_a_file_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "timeline.schema.json"
    assert run("-o", str(path)) == f"wrote {path}\n".encode()
    assert path.read_bytes() == run()


def test_a_folder_that_is_not_there_is_one_line_and_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "chronos", "schema", str(tmp_path / "nowhere")]
    failed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stdout, failed.stderr.count("\n")) == (2, "", 1)
    assert "no such file or folder" in failed.stderr


def test_no_language_server_is_loaded_for_it() -> None:
    code = "import sys, chronos.editor.schema; print('pygls' in sys.modules, 'lsprotocol' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "False False\n"


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ('fields: {date_prec: "2", "a b": x, n: 3}', True),
        ("fields: {latitude: -0.18, longitude: '-78.47'}", True),
        ("fields: {latitude: north}", False),
        ("fields: {longitude: 181}", False),
        ("fields: {a: [b]}", False),
        ("fields: [a]", False),
        (f"fields: {{{'n' * 101}: x}}", False),
        (f"fields: {{{', '.join(f'n{n}: x' for n in range(201))}}}", False),
        ("imported: {from: x.csv, row: 3, digest: d12}", True),
        ("imported: {from: x.csv, row: third}", False),
        ("imported: {form: x.csv}", False),
    ],
)
def test_further_fields_and_imports_fit_the_schema_where_they_are_read_without_a_fault(
    line: str, fits: bool, general: Schema
) -> None:
    assert (not problems(general, claim(line))) == fits
    assert (not read_part("t.yaml", claim(line)).faults) == fits
