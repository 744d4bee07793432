"""A project with one planted defect for every rule: each is found at its line and column, and nothing else is."""

import json
import re
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft7Validator

from chronos.check import RULES, Rule, run
from chronos.cli.main import run as chronos
from chronos.model import Finding
from chronos.pipeline import CheckRequest, check_projects
from chronos.pipeline.checking import check_corpus
from chronos.store import read
from folders import cache_of

FOLDER = Path(__file__).parent / "02_every_rule"
LINK = "shape/again"
"""A link to the folder it stands in: no checkout should have one, so the project gets it here."""
ROW = re.compile(r"(?P<code>[A-Z]\d{3}) +(?P<path>\S+):(?P<line>\d+):(?P<column>\d+) +(?P<owner>\S+) +(?P<stands>.+)")
MARK = re.compile(r"# plant ([A-Z]\d{3})\b")


class Plant(NamedTuple):
    """A defect: the rule that finds it, its place, and the claim or source it concerns (``-`` for neither)."""

    code: str
    path: str
    line: int
    column: int
    owner: str


def rows() -> list[re.Match[str]]:
    lines = (FOLDER / "plants.txt").read_text(encoding="utf-8").splitlines()
    found = [(line, ROW.fullmatch(line)) for line in lines if line and not line.startswith("#")]
    assert [line for line, row in found if row is None] == []
    return [row for _, row in found if row is not None]


def plant(row: re.Match[str]) -> Plant:
    return Plant(row["code"], row["path"], int(row["line"]), int(row["column"]), row["owner"])


PLANTS = tuple(map(plant, rows()))


def plants_without(code: str) -> list[Plant]:
    return sorted(one for one in PLANTS if one.code != code)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, in the current folder."""
    shutil.copytree(FOLDER / "timelines", tmp_path / "timelines", ignore=shutil.ignore_patterns(".*"))
    (tmp_path / "timelines" / LINK).symlink_to(".", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return Path("timelines")


def found(project: Path, *ignored: str) -> list[Plant]:
    """Check the project and return its findings as plants, in their order."""
    report = check_projects([project], CheckRequest(ignore=ignored))
    return sorted(map(as_plant, report.findings))


def as_plant(one: Finding) -> Plant:
    path = one.location.path.removeprefix("timelines/")
    return Plant(one.code, path, one.location.line, one.location.column, one.claim or one.source or "-")


def test_every_rule_has_one_defect_in_the_order_of_the_rules() -> None:
    assert [one.code for one in PLANTS] == [rule.code for rule in RULES]


def test_all_planted_defects_and_nothing_else_are_found(project: Path) -> None:
    assert found(project) == sorted(PLANTS)


def test_a_check_of_the_whole_corpus_at_once_finds_the_same(project: Path) -> None:
    assert sorted(map(as_plant, check_corpus(read(project), project).findings)) == sorted(PLANTS)


def test_what_the_table_says_stands_at_every_place() -> None:
    for row in rows():
        if row["path"] != LINK:
            lines = (FOLDER / "timelines" / row["path"]).read_text("utf-8", "replace").split("\n")
            assert lines[int(row["line"]) - 1][int(row["column"]) - 1 :].startswith(row["stands"]), row["code"]


def test_every_defect_is_marked_where_it_stands_and_nothing_else_is() -> None:
    marked = {
        (found[1], path.relative_to(FOLDER / "timelines").as_posix(), number + below)
        for path in (FOLDER / "timelines").rglob("*.yaml")
        for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1)
        if (found := MARK.search(line)) is not None
        for below in [int(line.lstrip().startswith("#"))]
    }
    assert marked == {(one.code, one.path, one.line) for one in PLANTS if one.path != LINK}


def test_a_defect_that_is_mended_is_seen_to_be_missing(project: Path) -> None:
    (project / "dates.yaml").write_bytes((project / "dates.yaml").read_bytes().replace(b"2020/2018", b"2018/2020"))
    assert found(project) == plants_without("D006")


# The same in every form.

Placed = tuple[str, str, int, int]


def said(form: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert chronos(["check", "timelines", "--format", form, *more]) == 1
    return capsys.readouterr().out


def from_lines(text: str) -> list[Placed]:
    """Read ``path:line:column: CODE severity message``; of a whole file there may be the path alone."""
    pattern = re.compile(r"^timelines/([\w./-]+?)(?::(\d+):(\d+))?: ([A-Z]\d{3}) (?:error|warning|info) ", re.MULTILINE)
    return [(code, path, int(line or 0), int(column or 0)) for path, line, column, code in pattern.findall(text)]


def from_json(text: str) -> list[Placed]:
    listed = json.loads(text)["findings"]
    return [(one["code"], one["path"].removeprefix("timelines/"), one["line"], one["column"]) for one in listed]


def from_sarif(text: str) -> list[Placed]:
    return [from_result(one) for one in json.loads(text)["runs"][0]["results"]]


def from_result(one: Any) -> Placed:
    place = one["locations"][0]["physicalLocation"]
    region = place.get("region", {"startLine": 0, "startColumn": 0})
    path = place["artifactLocation"]["uri"].removeprefix("timelines/")
    return (one["ruleId"], path, region["startLine"], region["startColumn"])


def from_github(text: str) -> list[Placed]:
    pattern = re.compile(r"^::\w+ file=timelines/([^,]+)(?:,line=(\d+),col=(\d+))?,title=([A-Z]\d{3}) ", re.MULTILINE)
    return [(code, path, int(line or 0), int(column or 0)) for path, line, column, code in pattern.findall(text)]


FORMS: dict[str, Callable[[str], list[Placed]]] = {
    "text": from_lines,
    "concise": from_lines,
    "json": from_json,
    "sarif": from_sarif,
    "github": from_github,
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_every_place(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    placed = FORMS[form](said(form, capsys))
    assert sorted(placed) == sorted(one[:4] for one in PLANTS)
    assert [one[1:] for one in placed] == sorted(one[1:] for one in placed)


@pytest.mark.usefixtures("project")
def test_sarif_of_every_rule_is_valid_against_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((FOLDER.parents[1] / "data" / "sarif-schema-2.1.0.json").read_bytes())
    Draft7Validator(schema).validate(json.loads(said("sarif", capsys)))


@pytest.mark.usefixtures("project")
def test_the_markdown_form_has_a_row_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.findall(r"^\|.*\| ([A-Z]\d{3}) [\w-]+ \|", said("markdown", capsys), re.MULTILINE)
    assert sorted(shown) == sorted(one.code for one in PLANTS)


@pytest.mark.parametrize("form", [*FORMS, "markdown"])
def test_without_a_cache_with_a_new_one_and_with_an_old_one_the_bytes_are_the_same(
    project: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    without = said(form, capsys, "--no-cache")
    assert not cache_of(project).exists()
    assert [said(form, capsys) for _ in range(3)] == [without] * 3
    assert cache_of(project).is_dir()
    with (project / "texts.yaml").open("a", encoding="utf-8") as file:
        file.write("# One file of many has changed.\n")
    assert said(form, capsys) == without


# Every rule can fail to find what it is for, and that would be seen.

CHECKING = [rule for rule in RULES if any((rule.check_claim, rule.check_source, rule.check_event, rule.check_whole))]
OF_STAGES = [rule for rule in RULES if rule not in CHECKING]
"""Rules for faults that other stages meet, and those of permissions, which the settling of faults meets."""


def by_code(rule: Rule) -> str:
    return rule.code


@pytest.mark.parametrize("rule", CHECKING, ids=by_code)
def test_without_a_rule_what_it_finds_and_nothing_else_is_missed(
    rule: Rule, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "RULES", tuple(one for one in RULES if one is not rule))
    assert found(project) == plants_without(rule.code)


@pytest.mark.parametrize("rule", OF_STAGES, ids=by_code)
def test_without_the_rule_of_a_fault_that_is_met_the_check_stops(
    rule: Rule, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("chronos.check.settle"), "RULES", tuple(one for one in RULES if one is not rule))
    with pytest.raises(LookupError, match=rule.name):
        found(project)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_that_is_turned_off_finds_nothing_and_the_others_find_the_same(rule: Rule, project: Path) -> None:
    assert found(project, rule.code) == plants_without(rule.code)
